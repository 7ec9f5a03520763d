"""HTML that a text in Markdown has become → Markdown again, in the few forms that all who read Markdown take alike.

What somebody wrote may be code to the site and a link, or even HTML, to another reader. So copies are made of what
the page shows, which has been judged.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from strategy.exports.escaping import escape_first, escape_within, unlinked
from strategy.reading.markup import VOID, tokens

_STRESS = {"em": "*", "strong": "**"}
_WITHIN_LINES = frozenset((*_STRESS, "a", "img", "code", "br"))
_LISTS = {"ul": "+-", "ol": ".)"}  # by the second a list is parted from one before it; - is for those of the program
_BLANKS = " \t\n\r"  # and no others: one that lets no line end is part of the text
_PLAIN_ADDRESS = re.compile(r"[\w./:#?=%@+,;~-]+")
_GLUED = re.compile("`\0`")  # two pieces of code, which would be read as one of another end
_UNLIKE = re.compile(r"[\s<>\\]|&#?\w+;")  # between < and >, not all read it alike
_MAIL = re.compile(r"[\w.+'-]+@[a-z0-9.-]+", re.ASCII | re.IGNORECASE)  # that all see there
_ALIGNED = {"align-center": ":-:", "align-right": "--:"}


@dataclass
class _Element:
    tag: str
    given: dict[str, str] = field(default_factory=dict)
    within: list["_Element | str"] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.within)

    @property
    def elements(self) -> list["_Element"]:
        """Those right within it, where no text stands between."""
        return [one for one in self.within if isinstance(one, _Element)]


def markdown(html: str, absolute: Callable[[str], str]) -> str:
    """The text as Markdown; `absolute`: what a link or the source of a picture comes to."""
    return "\n".join(_Written(absolute).blocks(_tree(html)))


def _tree(html: str) -> _Element:
    open_ = [_Element("")]
    for token in tokens(html):
        if not token.tag:
            open_[-1].within.append(token.text)
        elif token.ends:
            open_.pop()
        else:
            element = _Element(token.tag, dict(token.attributes))
            open_[-1].within.append(element)
            open_ += [] if token.tag in VOID else [element]
    return open_[0]


class _Written:
    def __init__(self, absolute: Callable[[str], str]) -> None:
        self.absolute = absolute

    def blocks(self, element: _Element) -> list[str]:
        """The lines of all that stands in an element, a blank one between two blocks."""
        lines: list[str] = []
        last, turn = "", 0
        for is_text, group in groupby(element.within, lambda one: isinstance(one, str) or one.tag in _WITHIN_LINES):
            for block in [_Element("p", within=[*group])] if is_text else group:
                turn = (turn + 1) % 2 if block.tag == last else 0
                if found := [*self._block(block, turn)]:
                    lines += ([""] if lines else []) + found
                    last = block.tag
        return lines

    def _block(self, block: _Element, turn: int) -> Iterator[str]:
        match block.tag:
            case "p":
                title = block.given.get("class")
                lines = self._lines([_Element("strong", within=block.within)] if title else block.within)
                yield from (f"{line}\\" for line in lines[:-1])
                yield from lines[-1:]
            case "ul" | "ol":
                number = int(block.given.get("start", 1))
                for place, item in enumerate(block.elements):
                    sign = _LISTS[block.tag][turn]
                    yield from self._item(f"{sign} " if block.tag == "ul" else f"{number + place}{sign} ", item)
            case "blockquote" | "div":
                yield from (f"> {line}".rstrip(_BLANKS) for line in self.blocks(block))
            case "pre":
                yield from _fenced(block)
            case "hr":
                yield "___"
            case "table":
                yield from self._table(block)
            case heading:
                yield f"{'#' * int(heading[1])} {self._one_line(block)}"

    def _item(self, sign: str, item: _Element) -> Iterator[str]:
        first, *others = self.blocks(item) or [""]
        yield f"{sign}{first}".rstrip(_BLANKS)
        yield from (" " * len(sign) + line if line else "" for line in others)

    def _table(self, table: _Element) -> Iterator[str]:
        rows = (row.elements for part in table.elements for row in part.elements)
        for number, row in enumerate(rows):
            yield f"| {' | '.join(self._one_line(cell, in_table=True) for cell in row)} |"
            if number == 0:
                yield f"| {' | '.join(_ALIGNED.get(cell.given.get('class', ''), '---') for cell in row)} |"

    def _one_line(self, element: _Element, in_table: bool = False) -> str:
        return " ".join(self._lines(element.within, in_table))

    def _lines(self, within: list[_Element | str], in_table: bool = False) -> list[str]:
        """Texts and what stands within lines; a new line only where one is broken."""
        text = self._inline(within, frozenset(), in_table).strip(_BLANKS)
        return [escape_first(line.strip(_BLANKS)) for line in text.split("\n")] if text else []

    def _inline(self, within: list[_Element | str], stressed: frozenset[str], in_table: bool) -> str:
        parts: list[str] = []
        for place, one in enumerate(within):
            if isinstance(one, str):
                parts.append(_text(one) if "a" in stressed else unlinked(_text(one)))
                continue
            match one.tag:
                case "br":
                    parts.append("\n")
                case "code":
                    parts.append(_code(one.text, in_table))
                case "img":
                    parts.append(f"!{self._link(_text(one.given.get('alt', '')), one.given, 'src')}")
                case "a" if _is_bare(one):
                    parts.append(f"<{one.text}>")
                case "a":
                    parts.append(self._link(self._inline(one.within, stressed | {"a"}, in_table), one.given, "href"))
                case stress:
                    inner = self._inline(one.within, stressed | {stress}, in_table)
                    mark = _STRESS[stress]
                    before = next((part for part in reversed(parts) if part), "")
                    after = within[place + 1] if place + 1 < len(within) else " "
                    is_inside = 0 < place < len(within) - 1 or stressed <= {"a"}
                    is_seen = is_inside and stress not in stressed and _can_stand(before, inner, after)
                    parts.append(f"{mark}{inner}{mark}" if is_seen else inner)
        return _GLUED.sub("` `", "\0".join(filter(None, parts))).replace("\0", "")

    def _link(self, words: str, given: dict[str, str], name: str) -> str:
        address = self.absolute(given[name])
        if not _PLAIN_ADDRESS.fullmatch(address):
            spelt = re.sub(r"[\s<>\\`|]", lambda sign: f"%{ord(sign[0]):02X}", address)
            address = f"<{spelt.replace('&', '&amp;')}>"
        title = _text(given["title"]).replace('"', "&quot;") if given.get("title") else ""
        return f"[{words}]({address}" + (f' "{title}")' if title else ")")


def _text(typed: str) -> str:
    """A text amid a line. Only code ends in a grave, and no link behind a text becomes a picture."""
    text = escape_within(re.sub(f"[{_BLANKS}]+", " ", typed)).replace("\\`", "&#96;")
    return re.sub(r"!$", r"\\!", text)


def _fenced(block: _Element) -> Iterator[str]:
    code = block.elements[0]
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", code.text)), default=0))
    yield fence + code.given.get("class", "").removeprefix("language-")
    yield from code.text.removesuffix("\n").split("\n")
    yield fence


def _code(text: str, in_table: bool) -> str:
    text = text.replace("\n", " ")
    if not text:
        return ""
    graves = {len(run) for run in re.findall("`+", text)}
    mark = "`" * next(n for n in range(1, len(graves) + 2) if n not in graves)
    pad = " " if text.strip(" ") and (text[0] in " `" or text[-1] in " `") else ""
    text = text.replace("|", "\\|") if in_table else text
    return f"{mark}{pad}{text}{pad}{mark}"


def _is_bare(link: _Element) -> bool:
    """Whether an address stands for its own words."""
    address = link.given["href"]
    if _UNLIKE.search(address) or "title" in link.given:
        return False
    is_mail = address == f"mailto:{link.text}" and _MAIL.fullmatch(link.text)
    return bool(is_mail) or (":" in address and address == link.text)


def _can_stand(before: str, inner: str, after: _Element | str) -> bool:
    """Whether stress is seen there by all: they disagree on it beside punctuation, and where two meet."""
    behind = after[:1] if isinstance(after, str) else "*" if after.tag in _STRESS else "`"
    edges = (before[-1:], inner[:1]), (behind, inner[-1:])
    return all(
        inside not in ("", "*")
        and not inside.isspace()
        and outside != "*"
        and (re.match(r"[^\W_]", inside) or not outside.strip(_BLANKS))
        for outside, inside in edges
    )
