"""The last look at a site before anybody sees it, whoever made its files: nothing runs, is fetched or takes a reader
elsewhere but what the program itself writes, and every file is what its name says.

Only what no earlier look has found good is looked at again.
"""

import gzip
import json
import re
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin

import brotli

from strategy import store
from strategy.artefacts import kinds
from strategy.artefacts.kinds import LINKS, Unfit
from strategy.checking import markup
from strategy.checking.attachments import DOCUMENTS
from strategy.store import Store

# What templates draw, beside what Markdown may become; what is not here is no page of the program's.
ELEMENTS = frozenset(markup.ALLOWED) | frozenset(
    (
        *("article", "aside", "bdi", "body", "button", "caption", "circle", "dd", "del", "details", "dl", "dt"),
        *("figcaption", "figure", "footer", "form", "g", "h1", "head", "header", "html", "input", "ins", "label"),
        *("line", "link", "main", "mark", "meta", "nav", "noscript", "path", "picture", "polyline", "rect", "script"),
        *("section", "source", "span", "summary", "svg", "text", "time", "title"),
    )
)
ATTRIBUTES = frozenset(name for of_element in markup.ALLOWED.values() for name in of_element) | frozenset(
    (
        *("action", "autocomplete", "charset", "cite", "content", "cx", "cy", "d", "datetime", "decoding", "defer"),
        *("dir", "download", "focusable", "for", "hidden", "hreflang", "http-equiv", "lang", "name", "placeholder"),
        *("points", "preserveaspectratio", "property", "r", "rel", "role", "scope", "sizes", "spellcheck", "srcset"),
        *("tabindex", "target", "text-anchor", "type", "value", "viewbox", "x", "x1", "x2", "xmlns", "y", "y1", "y2"),
    )
)
_OF_PROGRAM = ("data-", "aria-")  # which browsers do nothing about
_FETCHED = frozenset({"src", "srcset", "action"})  # addresses that a browser follows by itself
_NOT_FETCHED = frozenset({"canonical", "alternate"})
_PLAIN = re.compile(r"(?:https?://|(?![a-z][a-z0-9+.-]*:))[^\\\s\x00-\x1f]*", re.IGNORECASE)
_POLICY = "content-security-policy"
_JUDGES = (Path(__file__), Path(kinds.__file__), *sorted(Path(markup.__file__).parent.glob("*.py")))
_UNPACKED: Mapping[str, Callable[[bytes], bytes]] = {"gz": gzip.decompress, "br": brotli.decompress}


@dataclass(frozen=True)
class _Rules:
    url: str
    program: frozenset[str]
    links: frozenset[str]
    attached: frozenset[str]


def look(
    folder: Path,
    url: str,
    program: Collection[str],
    kept: Store,
    links: Collection[str] = (),
    attached: Collection[str] = (),
) -> Iterator[tuple[str, Unfit]]:
    """(path, what is wrong) of each file of a site that is not as it should be. `url`: of the site; `program`: the
    paths of the scripts, styles and drawings that the program itself brings; `links`: schemes of addresses, beside the
    usual ones, that the settings let readers follow; `attached`: the paths of what others wrote, formulas and all."""
    key = store.key("gate", store.program(_JUDGES), url, *sorted(program), *sorted(links))
    good = set((kept.get(key) or b"").decode().split())
    seen = set()
    rules = _Rules(url, frozenset(program), LINKS | set(links), frozenset(attached))
    for path in sorted(path for path in folder.rglob("*") if not path.is_dir()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        digest = store.key(name, content)
        try:
            if digest not in good:
                stem, plain = _plain(name, content)  # as it is judged: a packed file stands behind the same unpacked
                if store.key(stem, plain) not in seen:
                    _judge(stem, plain, rules)
            seen.add(digest)
        except Unfit as unfit:
            yield name, unfit
    if seen != good:
        kept.put(key, " ".join(sorted(seen)).encode())


def _judge(name: str, content: bytes, rules: _Rules) -> None:
    """Raises Unfit."""
    ending = name.rpartition(".")[2].lower()
    if ending in {"html", "htm"}:
        _Page(name, rules).read(kinds.text(content))
    elif ending in {"js", "css", "svg"}:
        if name not in rules.program:
            raise Unfit("gate.not_ours", name)
        if ending == "svg":
            kinds.drawing(content)
    elif name in rules.attached and f".{ending}" in DOCUMENTS:
        kinds.attached(content, f".{ending}")
    elif judge := kinds.judge_of(ending, rules.url):
        try:
            judge(content)
        except Unfit:
            raise
        except Exception as error:  # whatever a parser stumbles over
            raise Unfit("gate.damaged", type(error).__name__) from None
    elif name not in rules.attached:  # what a host asks for by its name has been judged by it
        raise Unfit("gate.kind", name)


class _Page(HTMLParser):
    """Looks at the tags of a page."""

    def __init__(self, name: str, rules: _Rules) -> None:
        super().__init__()
        self.address, self.url, self.rules = urljoin(rules.url, name), rules.url, rules
        self.data = ""  # of a script that is linked data
        self.is_data = self.is_title = False
        self.ids: set[str] = set()

    def read(self, html: str) -> None:
        self.feed(html)
        self.close()
        if self.is_data:
            raise Unfit("gate.element", "script")

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        # Browsers read on where this library sees an end, or take the first of two.
        if len(given) < len(attrs) or "<" in self.get_starttag_text()[1:] or self.is_title:
            raise Unfit("gate.element", tag)
        self.is_title = tag == "title"
        if (id_ := given.get("id")) in self.ids:
            raise Unfit("gate.twice", id_)
        self.ids |= {id_} if id_ else set()
        strange = (name for name in given if name not in ATTRIBUTES and not name.startswith(_OF_PROGRAM))
        if found := tag if tag not in ELEMENTS else next(strange, None):
            raise Unfit("gate.element", found)
        for name, value in given.items():
            self._address(tag, name, value, given)
        if tag == "script":
            self._script(given)
        elif given.get("http-equiv", _POLICY).lower() != _POLICY:
            raise Unfit("gate.element", given["http-equiv"])

    def _address(self, tag: str, name: str, value: str, given: Mapping[str, str]) -> None:
        if name in _FETCHED:
            for one in value.split(",") if name == "srcset" else [value]:
                self._own(one.strip().split(" ")[0] if name == "srcset" else one)
        elif name == "href" and _is_followed(tag, given):
            self._own(value)
        elif name == "href" and kinds.scheme(value) not in self.rules.links:
            raise Unfit("gate.elsewhere", value)

    def _own(self, link: str) -> None:
        """An address that a browser follows by itself is one of the site, and spelt as all read it."""
        if not (_PLAIN.fullmatch(link.strip()) and urljoin(self.address, link.strip()).startswith(self.url)):
            raise Unfit("gate.elsewhere", link)

    def _script(self, given: Mapping[str, str]) -> None:
        if "src" in given:
            path = urljoin(self.address, given["src"]).removeprefix(self.url).partition("?")[0]
            if path not in self.rules.program:
                raise Unfit("gate.not_ours", path)
        elif given.get("type") != "application/ld+json":
            raise Unfit("gate.element", "script")
        else:
            self.is_data, self.data = True, ""

    def handle_data(self, data: str) -> None:
        if self.is_data:
            self.data += data

    def handle_comment(self, data: str) -> None:
        raise Unfit("gate.element", "<!--")  # programs differ in where it ends

    unknown_decl = handle_pi = handle_comment

    def handle_endtag(self, tag: str) -> None:
        self.is_title = False
        if tag == "script" and self.is_data:
            self.is_data = False
            if "<!--" in self.data:  # by which browsers may read on
                raise Unfit("gate.element", "script")
            try:
                json.loads(self.data)
            except ValueError:
                raise Unfit("gate.damaged", "JSON") from None


def _is_followed(tag: str, given: Mapping[str, str]) -> bool:
    """Whether a browser follows the address of an element without the reader's doing."""
    return tag == "link" and not _NOT_FETCHED.issuperset(given.get("rel", "").lower().split())


def _plain(name: str, content: bytes) -> tuple[str, bytes]:
    """Name and content of a file, unpacked if it is packed. Raises Unfit."""
    stem, _, ending = name.rpartition(".")
    if ending.lower() not in _UNPACKED:
        return name, content
    try:
        return _plain(stem, _UNPACKED[ending.lower()](content))
    except (OSError, EOFError, zlib.error, brotli.error) as error:
        raise Unfit("gate.damaged", type(error).__name__) from None
