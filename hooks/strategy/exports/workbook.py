"""Tables as an Excel workbook: for each language a sheet that says what this is, and a sheet for each table."""

import datetime
import io
import itertools
import math
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from strategy.addresses import downloads
from strategy.exports.columns import Cell, Column, Row, Table, columns_in
from strategy.i18n import Catalogue
from strategy.site.shared import Site

# The format asks for a date of creation. This one is that of all entries of the archive, and never changes.
CREATED = datetime.datetime(1980, 1, 1)
_BY_WIDTH = {
    80: ("text", "words", "told_text"),
    60: ("permalink", "url", "title", "source", "provider", "update_link", "was", "became"),
    50: ("summary", "note", "definition", "remark", "done", "next", "hindered", "reason", "term_changes"),
    40: ("label", "key", "parent", "headline", "name", "milestone", "source_title", "source_titles", "provider_title"),
    30: ("short_title", "body_name", "co_body_names", "responsible", "partners", "update", "withdrawn_reason"),
}
WIDTHS = {key: width for width, keys in _BY_WIDTH.items() for key in keys}
WIDTH = 14  # of the other columns, in characters
LINKED = frozenset({"permalink", "url", "source", "provider", "update_link"})  # columns of addresses
LONGEST = 32_767  # signs that a cell holds
LONGEST_URL = 2_000
MOST_LINKS = 65_530  # of a sheet, as in Excel
NAME = 31  # signs that the name of a sheet may have
_ELSEWHERE = re.compile(r"[\[\\]|//|[a-z.+-]{4,}:", re.IGNORECASE)  # than within the workbook
LINE = 15  # points: the height of a line
HIGHEST = 409  # points: more no row may have


@dataclass(frozen=True)
class Looks:
    """How cells look."""

    plain: Format
    dated: Format
    linked: Format
    heading: Format


@dataclass(frozen=True)
class Sheet:
    """A sheet before it is written: a table in a language."""

    name: str
    lang: str
    table: Table
    columns: tuple[Column, ...]

    def titles(self, column: Column) -> Iterator[str]:
        """What stands above a column: of codes two, their words and themselves."""
        words = Catalogue(self.lang, "data").text
        title = column.title(self.lang)
        title = f"{title} ({column.lang})" if column.lang and column.lang != self.lang else title
        yield title
        if column.said:
            yield words("column.code.title", title=title)

    def cells(self, column: Column, row: Row) -> Iterator[Cell]:
        """What stands in these."""
        cell = row.get(column.name)
        if not column.said:
            yield cell
        elif isinstance(cell, str) and (words := column.said(cell, self.lang, row)):
            yield from (words, cell)
        else:
            yield from (cell, None)


def workbook(site: Site, tables: Sequence[Table]) -> bytes:
    """The bytes of the workbook. Nothing in it is a formula, whatever a text starts with. The first table's sheets are
    called as the languages are; of the others, those without rows are left out."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": site.strategy.name[site.strategy.languages[0]], "created": CREATED})
    plain = {"text_wrap": True, "valign": "top"}
    looks = Looks(
        book.add_format(plain),
        book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"}),
        book.add_format(plain | {"font_color": "#0b57a4", "underline": 1}),
        book.add_format(plain | {"bold": True, "bottom": 1}),
    )
    taken = {"history"}  # Excel keeps it for a sheet of its own
    for lang in site.strategy.languages:
        about = _named(Catalogue(lang, "data").text("sheet.about"), lang, taken)
        sheets = tuple(_sheets(site, tables, lang, taken))
        _about(book.add_worksheet(about), sheets, lang, site, looks)
        for sheet in sheets:
            _fill(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return file.getvalue()


def _sheets(site: Site, tables: Sequence[Table], lang: str, taken: set[str]) -> Iterator[Sheet]:
    first, *others = tables
    yield Sheet(_named(site.languages[lang], lang, taken), lang, first, columns_in(lang, first))
    for table in others:
        if table.rows:
            name = Catalogue(lang, "data").text(f"sheet.{table.name}")
            yield Sheet(_named(name, lang, taken), lang, table, table.columns)


def _named(name: str, lang: str, taken: set[str]) -> str:
    """The name of a sheet; two languages may have the same word for what is on it. Excel does not tell case."""
    ends = itertools.chain(("", f" ({lang})"), (f" ({lang} {n})" for n in itertools.count(2)))
    name = next(one for end in ends if (one := f"{name[: NAME - len(end)]}{end}").casefold() not in taken)
    taken.add(name.casefold())
    return name


def _about(page: Worksheet, sheets: Sequence[Sheet], lang: str, site: Site, looks: Looks) -> None:
    """Where the workbook is from, on which terms, of which day; and what every column of it means."""
    words = Catalogue(lang, "data").text
    widths = (30, 60, 90)
    for at, width in enumerate(widths):
        page.set_column(at, at, width, looks.plain)
    rows = [*_origin(lang, site), (), (words("sheet.name"), words("sheet.column"), words("sheet.meaning"))]
    headings = {0, len(rows) - 1}
    for sheet in sheets:
        for column in sheet.columns:
            for title in sheet.titles(column):
                rows.append((sheet.name, title, column.meaning(lang)))
    for line, row in enumerate(rows):
        for at, cell in enumerate(row):
            if line in headings:
                _text(page, line, at, cell, looks.heading)
            else:
                _write(page, line, at, cell, looks, linked=True)
        _heighten(page, line, max(map(_lines, row, widths), default=1))


def _origin(lang: str, site: Site) -> Iterator[tuple[str, ...]]:
    """Lines about the data: what, from where, the terms, the day, the commit."""
    words, strategy, history = Catalogue(lang, "data").text, site.strategy, site.changelog.history
    yield (strategy.name[lang],)
    yield words("sheet.source"), site.absolute("" if lang == strategy.languages[0] else f"{lang}/")
    yield words("sheet.terms"), words("licences")
    for one in strategy.languages[1:]:
        yield words("sheet.licence", lang=site.languages[one]), downloads.licence(one, strategy) or ""
    if day := site.data_day:
        yield words("sheet.day"), day
    if history.revisions:
        commit = history.revisions[0].commit.id
        yield words("sheet.commit"), site.commit_url(commit) or commit


def _fill(page: Worksheet, sheet: Sheet, looks: Looks) -> None:
    page.freeze_panes(1, 0)
    at = 0
    lines = [1] * (len(sheet.table.rows) + 1)
    for column in sheet.columns:
        width = WIDTHS.get(column.key, WIDTH)
        for place, title in enumerate(sheet.titles(column)):
            page.set_column(at, at, width, looks.plain)
            _text(page, 0, at, title, looks.heading)
            lines[0] = max(lines[0], _lines(title, width))
            for line, row in enumerate(sheet.table.rows, 1):
                cell = tuple(sheet.cells(column, row))[place]
                _write(page, line, at, cell, looks, linked=column.key in LINKED)
                lines[line] = max(lines[line], _lines(cell, width))
            at += 1
    for line, count in enumerate(lines):
        _heighten(page, line, count)
    page.autofilter(0, 0, max(1, len(sheet.table.rows)), at - 1)


def _lines(cell: Cell, width: int) -> int:
    """How many lines a text takes in a column of that many digits: few letters are wider, and words stay whole."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, math.ceil(len(line) / (width * 0.85))) for line in cell.split("\n"))


def _heighten(page: Worksheet, line: int, count: int) -> None:
    """Gives a row its height. Excel finds it by itself; LibreOffice would show every row of a file that seems to be
    Excel's as one line, with the other lines of a text across its neighbours."""
    if count > 1:
        page.set_row(line, min(count * LINE, HIGHEST))


def _write(page: Worksheet, line: int, at: int, cell: Cell, looks: Looks, *, linked: bool) -> None:
    match cell:
        case str(url) if linked and _leads(url) and page.hlink_count < MOST_LINKS:
            page.write_url(line, at, url, looks.linked)
        case str(text):
            _text(page, line, at, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…", looks.plain)
        case bool(truth):
            page.write_boolean(line, at, truth, looks.plain)
        case int() | Decimal() as number:
            page.write_number(line, at, number, looks.plain)
        case datetime.date() as day:
            page.write_datetime(line, at, day, looks.dated)


def _leads(url: str) -> bool:
    """Whether a cell may be a link to an address: a workbook tells the place on a page apart, and no program may see
    another address, or another workbook, in that."""
    place = url.partition("#")[2]
    spelt = _length(url) + 2 * sum(map(url.count, "[]"))  # the library writes %5b
    return (
        url.startswith(("https://", "http://"))
        and spelt <= LONGEST_URL
        and "url(" not in url.lower()
        and not _ELSEWHERE.search(place)
    )


def _text(page: Worksheet, line: int, at: int, text: str, look: Format) -> None:
    """A text as it is. One from <r> to </r> the library would write as markup of its own, so it goes in two runs."""
    if text.startswith("<r>"):
        page.write_rich_string(line, at, text[0], look, text[1:], look)
    else:
        page.write_string(line, at, text, look)


def _length(text: str) -> int:
    """In units of UTF-16, as Excel counts."""
    return len(text.encode("utf-16-le")) // 2
