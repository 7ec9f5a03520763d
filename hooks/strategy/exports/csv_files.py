"""CSV files: two forms of the same tables, for spreadsheets here and for programs and spreadsheets elsewhere."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy.addresses import downloads
from strategy.exports.columns import Cell, Table

BOM = "\ufeff"  # without it Excel does not read UTF-8
_SIGN = "[=+\\-@\uff1d\uff0b\uff0d\uff20]"  # what spreadsheet programs take for the beginning of a formula, and run
# Before what → after what it begins: a text; what follows a sign that parts cells for somebody, quotes there or not; a
# line, but not an item of a list, or a rule.
_BEGUN = {
    "^": f"'*(?:{_SIGN}|[\t\r\n])",
    "(?<=[;,\t])": f"['\"]*\t?['\"]*{_SIGN}",
    "(?<=[\r\n])": "['\"]*(?:[=@\uff1d\uff20]|[+\\-\uff0b\uff0d]+[^\\s+\\-\uff0b\uff0d])",
}
# An apostrophe there makes it a text; where such signs follow apostrophes there is one more as well, so that taking one
# off always gives the text back.
_FORMULA, _KEPT = (
    re.compile("|".join(f"{before}{sign}(?={after})" for before, after in _BEGUN.items())) for sign in ("", "'")
)
# What parts cells in one program or another, or is about to: LibreOffice takes all of them at once unless told not to.
_PARTING = re.compile('[",;\t\r\n]')


@dataclass(frozen=True)
class Form:
    """How a CSV file is written: what parts its columns, what begins a fraction, and the folder of such files."""

    separator: str
    decimal: str
    folder: str = ""


# Spreadsheets set to Ukrainian or most other European languages part columns by semicolons, and write 1,5. The others,
# and the programs of statisticians, expect 1.5 between commas.
SEMICOLONS = Form(";", ",")
COMMAS = Form(",", ".", downloads.COMMAS)
FORMS = (SEMICOLONS, COMMAS)


def to_csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]], form: Form = SEMICOLONS) -> str:
    """A CSV file: UTF-8 with a byte order mark, quotes where needed, lines parted by CR LF (RFC 4180)."""
    return BOM + "".join(f"{_line(cells, form)}\r\n" for cells in (columns, *rows))


def table_to_csv(table: Table, form: Form = SEMICOLONS) -> str:
    names = [column.name for column in table.columns]
    return to_csv(names, [[row.get(name) for name in names] for row in table.rows], form)


def _line(cells: Iterable[Cell], form: Form) -> str:
    return form.separator.join(_quoted(written(cell, form)) for cell in cells)


def _quoted(cell: str | int | None) -> str:
    text = "" if cell is None else str(cell)
    return '"{}"'.format(text.replace('"', '""')) if _PARTING.search(text) else text


def written(cell: Cell, form: Form = SEMICOLONS) -> str | int | None:
    """A cell as a CSV file holds it."""
    match cell:
        case bool():
            return str(cell).lower()
        case Decimal():
            return f"{cell:f}".replace(".", form.decimal)  # -1E-9 looks like a formula
        case datetime.date():
            return cell.isoformat()
        case str():
            return _FORMULA.sub("'", cell)
        case _:
            return cell


def read_back(text: str) -> str:
    """A text as it was before it was written into a CSV file."""
    return _KEPT.sub("", text) if "'" in text else text
