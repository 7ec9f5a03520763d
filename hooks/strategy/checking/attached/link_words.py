"""What the words of links in an office file say of where these lead: in texts, in cells, in drawings.

The address may stand in another part, by the id of a relation; the words of a cell, by their number.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from strategy.checking.attached import formulas
from strategy.checking.attached.cells import Area, Cells, area
from strategy.checking.attached.document_links import misnames

LONGEST_HOST = 253  # signs
_TEXTS = frozenset(("t", "v", "a", "span", "p", "h"))  # elements whose text is seen
_BLANKS = frozenset(("s", "tab", "br", "cr", "line-break"))
_APART = frozenset(("annotation", "note"))  # within a link, and no words of it
_SAYING = ("tooltip", "title")  # attributes beside the words
_SHAPES = frozenset(("shape", "rect", "roundrect", "oval", "group"))  # of VML
_LINKS = frozenset(("a", "hyperlink", "hlinkclick")) | _SHAPES
ELEMENTS = _LINKS | _APART | _BLANKS | {"si", "table-cell"}


class Place(NamedTuple):
    """Where a link leads: an address, or the id of a relation."""

    address: str = ""
    id: str = ""


class _Open(NamedTuple):
    until: object  # how deep its element stands, or a field
    place: Place
    words: list[str]


class Links:
    """Those of a part, as it is read."""

    def __init__(self) -> None:
        self.strings: list[str] = []  # texts that cells call by number
        self.cells = Cells()
        self._said: list[tuple[Place, str]] = []
        self._areas: list[tuple[Place, Area]] = []
        self._open: list[_Open] = []
        self._last = Place()  # of a link right behind which nothing stands yet

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    def start(self, name: str, given: Mapping[str, str], depth: int, parent: str) -> None:
        place = Place(given.get("href", ""), given.get("id", ""))
        if name in _LINKS:
            self._said += [(place, given[one]) for one in _SAYING if one in given]
        if name in _BLANKS:
            self._take(" ")
        elif name == "hyperlink" and "ref" in given:
            self._said.append((place, given.get("display", "")))
            self._areas.append((place, area(given["ref"])))
        elif name == "table-cell":
            self.begin(depth, Place(formulas.leads_to(given.get("formula", ""))))
        elif name in _LINKS or name in _APART:
            self.begin(depth - _above(name, parent), place)
        elif name == "si":
            self.begin(depth, Place())

    def begin(self, until: object, place: Place) -> None:
        is_going_on = any(place) and place == self._last and len(self._said[-1][1]) < LONGEST_HOST
        self._open.append(_Open(until, place, [self._said.pop()[1]] if is_going_on else []))
        self._last = Place()

    def text(self, element: str, text: str) -> None:
        if element in _TEXTS:
            self._take(text)

    def end_cell(self, formula: str) -> None:
        said, address = self.cells.end(), formulas.leads_to(formula) if formula else ""
        self._said += [(Place(address), said)] if address else []

    def end(self, name: str, until: object) -> None:
        ending = [one for one in self._open if one.until == until]
        self._open = [one for one in self._open if one.until != until] if ending else self._open
        for _, place, words in ending:
            said = "".join(words)
            if name == "si":
                self.strings.append(said)
            elif any(place):
                self._said.append((place, said))
                self._last = place

    def misnamed(self, addresses: Mapping[str, str], strings: Sequence[Sequence[str]]) -> Iterator[str]:
        """Words that name another host than that to which they lead. `addresses`: by the id of a relation; `strings`:
        every list of texts that cells may call by number."""
        for place, words in (*self._said, *self._of_cells(strings)):
            if misnames(words, addresses.get(place.id, place.address)):
                yield words.strip()

    def _of_cells(self, strings: Sequence[Sequence[str]]) -> Iterator[tuple[Place, str]]:
        for place, cells in self._areas:
            yield from ((place, words) for words in self.cells.within(cells, strings))

    def _take(self, text: str) -> None:
        if self._open:
            self._open[-1].words.append(text)
        elif self.cells.is_open:
            self.cells.words.append(text)
        elif text.strip():
            self._last = Place()


def _above(name: str, parent: str) -> int:
    """How many elements stand between a link of a drawing and the words: of a run how it looks, of a shape what it is
    and its name."""
    if name != "hlinkclick":
        return 0
    return 2 if parent == "rpr" else 3
