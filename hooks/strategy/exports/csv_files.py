"""CSV files: two forms of the same tables, for spreadsheets here and for programs and spreadsheets elsewhere."""

import datetime
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy.addresses import downloads
from strategy.exports.columns import Cell, Table

BOM = "\ufeff"  # without it Excel does not read UTF-8
# What spreadsheet programs take for a formula, and run. An apostrophe before it makes it a text; a text that begins
# with apostrophes and such a sign gets one as well, so that taking one off always gives the text back.
FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
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
        case str() if FORMULA.match(cell):
            return f"'{cell}"
        case _:
            return cell


def read_back(text: str) -> str:
    """A text as it was before it was written into a CSV file."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text
