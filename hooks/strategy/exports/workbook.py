"""Tables as an Excel workbook: for each language a sheet that says what this is, and a sheet for each table."""

import datetime
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from strategy.addresses import downloads
from strategy.exports.columns import Cell, Column, Table, columns_in
from strategy.i18n import Catalogue
from strategy.site.shared import Site

# The format asks for a date of creation. This one is that of all entries of the archive, and never changes.
CREATED = datetime.datetime(1980, 1, 1)
WIDTHS = {
    "text": 80,
    "words": 80,
    "told_text": 80,
    "short_title": 30,
    "summary": 50,
    "note": 50,
    "permalink": 60,
    "label": 40,
    "url": 60,
    "title": 60,
    "key": 40,
    "parent": 40,
}
WIDTH = 14  # of the other columns, in characters
LINKED = frozenset({"permalink", "url", "source", "update_link"})  # columns of addresses
LONGEST = 32_767  # signs that a cell holds
LONGEST_URL = 2_000
NAME = 31  # signs that the name of a sheet may have


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

    def cells(self, column: Column, cell: Cell) -> Iterator[Cell]:
        """What stands in these."""
        if column.said:
            yield column.said(cell, self.lang) if isinstance(cell, str) else None
        yield cell


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
    taken: set[str] = set()
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
    """The name of a sheet; two languages may have the same word for what is on it."""
    name = name[:NAME] if name[:NAME] not in taken else f"{name[: NAME - 6]} ({lang})"
    taken.add(name)
    return name


def _about(page: Worksheet, sheets: Sequence[Sheet], lang: str, site: Site, looks: Looks) -> None:
    """Where the workbook is from, on which terms, of which day; and what every column of it means."""
    words = Catalogue(lang, "data").text
    page.set_column(0, 1, 30, looks.plain)
    page.set_column(2, 2, 90, looks.plain)
    rows = [*_origin(lang, site), (), (words("sheet.name"), words("sheet.column"), words("sheet.meaning"))]
    heading = len(rows) - 1
    for sheet in sheets:
        for column in sheet.columns:
            for title in sheet.titles(column):
                rows.append((sheet.name, title, column.meaning(lang)))
    for line, row in enumerate(rows):
        for at, cell in enumerate(row):
            _write(page, line, at, cell, looks, linked=True)
    page.set_row(heading, None, looks.heading)
    page.set_row(0, None, looks.heading)


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
    for column in sheet.columns:
        for place, title in enumerate(sheet.titles(column)):
            page.set_column(at, at, WIDTHS.get(column.key, WIDTH), looks.plain)
            page.write_string(0, at, title, looks.heading)
            for line, row in enumerate(sheet.table.rows, 1):
                cell = tuple(sheet.cells(column, row.get(column.name)))[place]
                _write(page, line, at, cell, looks, linked=column.key in LINKED)
            at += 1
    page.autofilter(0, 0, max(1, len(sheet.table.rows)), at - 1)


def _write(page: Worksheet, line: int, at: int, cell: Cell, looks: Looks, *, linked: bool) -> None:
    match cell:
        case str(url) if linked and url.startswith(("https://", "http://")) and len(url) <= LONGEST_URL:
            page.write_url(line, at, url, looks.linked)
        case str(text):
            page.write_string(line, at, text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…", looks.plain)
        case bool(truth):
            page.write_boolean(line, at, truth, looks.plain)
        case int() | Decimal() as number:
            page.write_number(line, at, number, looks.plain)
        case datetime.date() as day:
            page.write_datetime(line, at, day, looks.dated)
