"""Workbooks of Excel (ECMA-376 part 1, 18), written anew: of formulas what they came to."""

import re
from collections.abc import Mapping

from strategy.checking.attached.names_xml import Target, read
from strategy.checking.attached.office_part import THEME, Part, copied_file
from strategy.checking.attached.office_xml import EITHER, LeadsAstray, NoCopy
from strategy.checking.attached.package import Package, Source

_MAIN = "xl/workbook.xml"
_BESIDE = {
    "styles": ("spreadsheetml.styles+xml", "x:styleSheet"),
    "sharedStrings": ("spreadsheetml.sharedStrings+xml", "x:sst"),
    "theme": THEME,
}
_LONGEST = 2_000  # signs of a place
_CELL = r"\$?[A-Z]{1,3}\$?[0-9]{1,7}"
_PLACE = re.compile(rf"#?(?:(?:'(?:[^'\[\]\\/:?*#]|'')+'|[\w.]+)!)?(?:{_CELL}(?::{_CELL})?|#REF!|[\w.]+)")
# What a value may be, by the kind of its cell.
_NO_VALUE = re.compile(r"\s*")
_VALUES = {
    "b": re.compile(r"\s*(?:[01]|true|false)?\s*", re.IGNORECASE),
    "n": re.compile(r"\s*(?:[+-]?(?:\d+\.?\d*|\.\d+)(?:E[+-]?\d+)?)?\s*", re.IGNORECASE),
    "s": re.compile(r"\s*\d*\s*"),
    "d": re.compile(r"[\d:.TZ+-]*"),
    "e": re.compile(r"(?:#(?:N/A|[A-Z0-9_]+[!?]?|DIV/0!))?"),
    **dict.fromkeys(("str", "inlineStr"), re.compile(r".*", re.DOTALL)),
}
# And nowhere else; a worksheet is the outermost.
_WITHIN = {"x:v": "x:c", "x:c": "x:row", "x:row": "x:sheetData", "x:sheetData": "x:worksheet", "x:worksheet": ""}
_FORMULA, _VALUE, _CELL_OF, _DRAWING = "x:f", "x:v", "x:c", "x:drawing"


def copied(source: Source, package: Package) -> None:
    """Raises NoCopy, LeadsAstray, and ValueError for another kind of file."""
    book = copied_file(source, package, _MAIN, _BESIDE, _Book)
    book.copied("spreadsheetml.sheet.main+xml", "x:workbook")


class _Book(Part):
    """The list of sheets, and what they have in common."""

    prefixes = ("x",)
    _sheets = 0

    def leaves_out(self, name: str, given: Mapping[str, str]) -> bool:
        # Here stands the folder in which Excel has saved the file.
        return (name == EITHER and self.open == ["x:workbook"]) or super().leaves_out(name, given)

    def added(self, name: str, given: Mapping[str, str]) -> Mapping[str, str]:
        if name != "x:sheet":
            return {}
        relation = self.relations[given.get("r:id", "")]
        if relation.kind != "worksheet" or relation.is_outside:
            raise NoCopy(_DRAWING)  # a sheet that is a chart, or a program
        self._sheets += 1
        sheet = _Sheet(self.source, relation.target, self.package, f"xl/worksheets/sheet{self._sheets}.xml")
        sheet.copied("spreadsheetml.worksheet+xml", "x:worksheet")
        return {"r:id": self.lead_to("worksheet", sheet.name)}


class _Drawing(Target):
    """What is drawn on a sheet."""

    elements = 0

    def start(self, name: str, given: Mapping[str, str]) -> None:
        self.elements += 1


class _Sheet(Part):
    prefixes = ("x",)

    def __init__(self, *given: object) -> None:
        super().__init__(*given)
        self._is_computed = self._has_value = False  # the cell that is read
        self._kind = self._value = ""

    def leaves_out(self, name: str, given: Mapping[str, str]) -> bool:
        if name in _WITHIN and _WITHIN[name] != self.above:
            raise NoCopy(name)
        if name == _VALUE and self._has_value:
            raise NoCopy(name)  # programs differ in which counts
        if name == _CELL_OF:
            self._is_computed, self._has_value, self._kind, self._value = False, False, given.get("t", "n"), ""
        self._is_computed |= name == _FORMULA
        self._has_value |= name == _VALUE
        if name == _DRAWING and self._is_blank(given.get("r:id", "")):
            return True
        return super().leaves_out(name, given)

    def _is_blank(self, id_: str) -> bool:
        """Whether a drawing shows nothing: Google Sheets writes one for each sheet."""
        relation = self.relations.get(id_)
        if relation is None or relation.is_outside:
            return False
        read(self.source.read(relation.target), drawing := _Drawing())
        return drawing.elements == 1

    def data(self, text: str) -> None:
        if self.above == _VALUE:
            self._value += text
        super().data(text)

    def end(self, name: str) -> None:
        super().end(name)
        if name != _CELL_OF:
            return
        has_value = self._value.strip() or (self._has_value and self._kind == "str")
        if self._is_computed and not has_value:
            raise NoCopy(_FORMULA)  # no program has computed it yet
        if not _VALUES.get(self._kind, _NO_VALUE).fullmatch(self._value):
            raise NoCopy(name)  # LibreOffice computes what stands in an error

    def added(self, name: str, given: Mapping[str, str]) -> Mapping[str, str]:
        if name != "x:hyperlink":
            return {}
        id_, place = self.lead_out(given.get("r:id", ""), given.get("location", ""))
        if id_:
            return {"r:id": id_}
        if not place:
            return {}  # it leads nowhere
        if len(place) > _LONGEST or not _PLACE.fullmatch(place):
            raise LeadsAstray(place[:_LONGEST])
        return {"location": place}
