"""The cells of a sheet of Office Open XML: each stands behind the one before, and holds one thing.

Of two in one place, or two things in one, some programs show the first, others the last.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

ELEMENTS = frozenset(("row", "c", "v", "is"))
Area = tuple[int, int, int, int]  # first row and column, last row and column
_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


def area(said: str) -> Area:
    """What "A1" or "A1:B2" means."""
    ends = [_CELL.fullmatch(one.strip()) for one in said.split(":")]
    return tuple(place for end in (ends[0], ends[-1]) for place in ((int(end[2]), _column(end[1])) if end else (0, 0)))


class Cells:
    def __init__(self) -> None:
        self.is_open = False
        self.words: list[str] = []  # of the cell that is open
        self._row = self._column = self._held = 0
        self._kind = ""
        self._texts: dict[tuple[int, int], tuple[str, str]] = {}  # kind, text

    def is_wrong(self, name: str, parent: str, given: Mapping[str, str]) -> bool:
        """Whether a row, a cell or what it holds stands where it should not; each is told as it begins."""
        if parent == "c":
            self._held += 1
            return self._held > 1
        said = given.get("r", "")
        if name == "row":
            before, self._column = self._row, 0
            self._row = int(said) if said.isdecimal() else before + 1
            return parent == "sheetdata" and self._row <= before
        if name != "c" or parent != "row":
            return False
        before, self.is_open, self._held, self._kind = self._column, True, 0, given.get("t", "")
        letters = said.rstrip("0123456789")
        self._column = _column(letters) if said else before + 1
        return self._column <= before or (said != "" and said[len(letters) :] != str(self._row))

    def end(self) -> str:
        """The text of the cell that is open."""
        text, self.words, self.is_open = "".join(self.words), [], False
        if text:
            self._texts[self._row, self._column] = self._kind, text
        return text

    def within(self, cells: Area, strings: Sequence[Sequence[str]]) -> Iterator[str]:
        """The texts of these cells."""
        top, left, bottom, right = cells
        if (top, left) == (bottom, right):
            found = [self._texts[top, left]] if (top, left) in self._texts else []
        else:
            inside = (one for one in self._texts if top <= one[0] <= bottom and left <= one[1] <= right)
            found = [self._texts[one] for one in inside]
        for kind, text in found:
            if kind != "s":
                yield text
            elif text.strip().isdecimal():
                yield from (every[int(text)] for every in strings if int(text) < len(every))


@lru_cache(maxsize=4096)
def _column(letters: str) -> int:
    """0 for what is no column."""
    number = 0
    for letter in letters.upper() if letters.isascii() and letters.isalpha() and len(letters) <= 3 else "":
        number = number * 26 + ord(letter) - 64
    return number
