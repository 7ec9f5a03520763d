"""Markdown → HTML, as the site shows it. HTML that stands in the Markdown is text like any other: it is shown, never
taken for markup.

The dialect is that of the host's settings (settings.py) with `PlainText` added, here and there alike.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import HTML_RE, InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor, UnescapeTreeprocessor
from markdown.util import ETX, STX, AtomicString

from strategy.model import urls
from strategy.reading.swelling import Bounds, Tangles
from strategy.reading.unseen import Attributes, Contents, Fences, Notices, Numbers, References, Rows, Stress, Unseen

CODE = frozenset({"code", "pre"})
VOID = frozenset({"br", "hr", "img", "input", "col", "wbr", "meta", "link", "embed", "source", "area", "base"})
# Within bounds: a text of the past that nobody has checked may open brackets without end.
_TARGET = re.compile(r"!?\[([^\[\]]*)\]\(([^)\s]{0,300}+[^)]{0,300})\)")
_LABEL = re.compile(r"(^#{1,6} .*?)[ ]?\{:?[ ]?#[\w-]{1,100}[ ]?\}$", re.MULTILINE)  # else braces are read
_SHOWN = r"(?<=\))\{:?[ ]?(?:(?:width|height|loading)=[^\s}]{1,100}[ ]?){1,9}\}"  # how a picture is
_PLACE = r"https?://\S*[^\s*]|\((?=[^\s()]{0,300}[./])[^\s()]{1,300}\)"  # where an underscore stresses nothing
_SIGNS = re.compile(
    rf"({_PLACE})|^#{{1,6}} |(?<!\w)[*_]{{1,3}}(?=\S)|(?<=\S)[*_]{{1,3}}(?!\w)|{_SHOWN}|`", re.MULTILINE
)
_SPELT_PLACE = re.compile(r"(?!mailto:|https?://[^&/?#]+[/?#])[^&]*&")  # not what follows a host
_OF_BRACKETS = ("href", "src", "alt", "title")
_LESS = f"{STX}less{ETX}"  # no text holds these signs
BUILT_IN = ("toc", "tables", "fenced_code")  # what the host adds to any list of extensions


class PlainText(Extension):
    """Takes HTML for text, and lets no list of attributes say where a link leads. What would have been taken for a tag
    is listed in `found`, what such a list said in `overruled`, what would be left out in `unseen`."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.overruled: list[str] = []
        self.labels: list[str] = []
        self.unseen: list[Unseen] = []

    def extendMarkdown(self, md: Markdown) -> None:
        md.preprocessors.deregister("html_block", strict=False)
        md.preprocessors.register(_Replaced("<", _LESS, md), "less_hidden", 22)  # the host looks for tags at 21
        md.preprocessors.register(_Replaced(_LESS, "<", md), "less_shown", 20)
        if "fenced_code_block" in md.preprocessors:
            fences = Fences(md.preprocessors["fenced_code_block"], self.unseen)
            md.preprocessors.register(fences, "fenced_code_block", 25)
        md.inlinePatterns.deregister("html", strict=False)
        md.inlinePatterns.register(_Tag(self.found, md), "html", 90)
        if md.delimiters and "em_strong" in md.inlinePatterns:
            md.delimiters = Stress(md.delimiters)
            md.inlinePatterns.register(md.delimiters, "em_strong", 60)
        md.treeprocessors.register(Tangles(md), "tangles", 25)  # before what is within lines
        md.treeprocessors.register(_Brackets(md), "brackets", 15)  # after what is within lines
        md.treeprocessors.register(_Aligned(md), "aligned", 15)
        md.treeprocessors.register(_Notices(md), "notices", 15)
        if "admonition" in md.parser.blockprocessors:
            md.parser.blockprocessors.register(Notices(self.unseen, md), "admonition", 105)
        if "table" in md.parser.blockprocessors:
            md.parser.blockprocessors.register(Rows(md.parser.blockprocessors["table"], self.unseen), "table", 75)
        if "olist" in md.parser.blockprocessors:
            numbered = Numbers(md.parser.blockprocessors["olist"], self.unseen)
            md.parser.blockprocessors.register(numbered, "olist", 40)
        if "attr_list" in md.treeprocessors:
            md.treeprocessors.register(Attributes(self.unseen, md), "attr_list", 8)
        self.references = md.references = References(self.unseen)
        before = _Addresses(self.unseen, md)
        md.treeprocessors.register(before, "addresses", 9)  # attr_list is 8
        md.treeprocessors.register(_Overruled(before, self.overruled, md), "overruled", 7)
        md.treeprocessors.register(_Labels(self.labels, md), "labels", 6)  # toc is 5
        md.treeprocessors.register(Bounds(md), "bounds", 4)  # after all that adds to the tree
        md.treeprocessors.register(Contents(self.unseen, md), "contents", 3)


class _Replaced(Preprocessor):
    """Keeps a sign from the host, whose look for anchors in HTML fails at `<![x` in code, and takes minutes at more."""

    def __init__(self, old: str, new: str, md: Markdown) -> None:
        super().__init__(md)
        self.old, self.new = old, new

    def run(self, lines: list[str]) -> list[str]:
        return [line.replace(self.old, self.new) for line in lines]


class _Brackets(Treeprocessor):
    """Gives an address that is typed bare the bracket that closes one within it."""

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if link.text and link.tail and (href := link.get("href", "")).endswith(link.text):
                whole, link.tail = urls.parted(link.text, link.tail)
                link.set("href", href + whole.removeprefix(link.text))
                link.text = AtomicString(whole)


class _Aligned(Treeprocessor):
    """Says by a class how a column is aligned: the policy of the site lets no style stand in a page."""

    def run(self, root: Element) -> None:
        for cell in (cell for cell in root.iter() if cell.tag in {"th", "td"}):
            aligned = cell.attrib.pop("style", "").removeprefix("text-align: ").removesuffix(";")
            if aligned in {"center", "right"}:
                cell.set("class", f"align-{aligned}")


class _Notices(Treeprocessor):
    """Leaves out the kind of a notice (note, quote …): a class that the program gives to what it says itself."""

    def run(self, root: Element) -> None:
        for element in root.iter("div"):
            if element.get("class", "").startswith("admonition "):
                element.set("class", "admonition")


class _Labels(Treeprocessor):
    """The ids that a text itself gives to its headings; the others get theirs afterwards, of their words."""

    def __init__(self, found: list[str], md: Markdown) -> None:
        super().__init__(md)
        self.found = found

    def run(self, root: Element) -> None:
        self.found += [element.get("id") or "" for element in root.iter() if "id" in element.attrib]


class _Addresses(Treeprocessor):
    """What the brackets of links and pictures say. Tells of signs that are spelt out (&#46;) where the host reads an
    address itself: it looks for a file, or a site, of that spelling."""

    def __init__(self, found: list[Unseen], md: Markdown) -> None:
        super().__init__(md)
        self.spelt = found

    def run(self, root: Element) -> None:
        self.found = [(element, name, element.get(name)) for element in root.iter() for name in _OF_BRACKETS]
        addresses = dict.fromkeys(said for _, name, said in self.found if said and name in {"href", "src"})
        typed = UnescapeTreeprocessor().unescape  # of signs behind a backslash that Markdown keeps as numbers
        self.spelt += [Unseen("link.absent", typed(address)) for address in addresses if _SPELT_PLACE.match(address)]


class _Overruled(Treeprocessor):
    """Takes back what lists of attributes say of it, or a copy of the Markdown would lead elsewhere than the page; and
    tells of what toc would leave out: the words for a heading in a menu that no page has."""

    def __init__(self, before: _Addresses, found: list[str], md: Markdown) -> None:
        super().__init__(md)
        self.before, self.found = before, found

    def run(self, root: Element) -> None:
        for element, name, address in self.before.found:
            if element.get(name) != address:
                self.found.append(name)
                element.attrib.pop(name) if address is None else element.set(name, address)
        self.found += [name for element in root.iter() for name in element.attrib if name == "data-toc-label"]


class _Tag(InlineProcessor):
    def __init__(self, found: list[str], md: Markdown) -> None:
        super().__init__(HTML_RE, md)
        self.found = found

    def handleMatch(self, match, data):
        self.found.append(match[1])
        return AtomicString(self.unescape(match[1])), match.start(0), match.end(0)


@dataclass(frozen=True)
class Token:
    """A tag or a text of HTML. `tag`: its name, "" of a text; `ends`: whether it is an end tag; `within`: the elements
    that are open there, outermost first."""

    tag: str = ""
    attributes: tuple[tuple[str, str], ...] = ()
    text: str = ""
    ends: bool = False
    within: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rendered:
    """What becomes of a text: its HTML, what of it looks like `tags` and is shown as it stands, the attributes that are
    `overruled`, the `labels` that it gives to its headings, and what of it is `unseen`."""

    html: str
    tags: tuple[str, ...] = field(default=())
    overruled: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()
    unseen: tuple[Unseen, ...] = ()

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tokens(self.html)


class Dialect:
    """The Markdown of a site, by the names and the settings of its extensions."""

    def __init__(self, extensions: Sequence[str] = (), settings: Mapping[str, Mapping[str, Any]] | None = None) -> None:
        self._plain = PlainText()
        self._names, self._settings = dict.fromkeys((*BUILT_IN, *extensions)), dict(settings or {})
        self.render = lru_cache(maxsize=None)(self._render)
        self._markdown = self._made()

    def _made(self) -> Markdown:
        return Markdown(extensions=[*self._names, self._plain], extension_configs=self._settings)

    def _render(self, text: str) -> Rendered:
        """Raises Swollen for what becomes too much, RecursionError for what is nested too deep."""
        self._markdown.reset()
        for said in (self._plain.found, self._plain.overruled, self._plain.labels, self._plain.unseen):
            said.clear()
        try:
            html = self._markdown.convert(text)
        except BaseException:  # which leaves it amid a list, and what comes next would be taken for an item
            self._markdown = self._made()
            raise
        unseen = (*self._plain.unseen, *self._plain.references.uncalled())
        return Rendered(html, tuple(self._plain.found), tuple(self._plain.overruled), tuple(self._plain.labels), unseen)


def in_words(text: str) -> str:
    """Markdown as a reader meets its words, with what its links and pictures lead to.

    >>> in_words("# Міст {#mist}\\n**Є** [Акт](akt.pdf) і ![Щит](x.jpg){ width=9 }, 2*2")
    'Міст\\nЄ Акт (akt.pdf) і Щит (x.jpg), 2*2'
    """
    return _SIGNS.sub(r"\1", _TARGET.sub(r"\1 (\2)", _LABEL.sub(r"\1", text))).strip()


def tokens(html: str) -> tuple[Token, ...]:
    """The tags and texts of HTML in their order."""
    reader = _Tokens()
    reader.feed(html)
    reader.close()
    return tuple(reader.found)


class _Tokens(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[Token] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = tuple((name, value or "") for name, value in attrs)
        self.found.append(Token(tag, given, within=tuple(self.open)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag in self.open:
            while self.open.pop() != tag:
                pass
        self.found.append(Token(tag, ends=True))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_data(self, data: str) -> None:
        self.found.append(Token(text=data, within=tuple(self.open)))

    def _other(self, data: str) -> None:
        """Comments, declarations and the like: no Markdown makes any."""
        self.found.append(Token("!", within=tuple(self.open)))

    handle_comment = handle_decl = handle_pi = unknown_decl = _other
