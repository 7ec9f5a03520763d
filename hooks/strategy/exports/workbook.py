"""The tables as an Excel workbook: a sheet of the strategy for each language, then one of each other table."""

import datetime
import io
from collections.abc import Sequence
from decimal import Decimal

import xlsxwriter

from strategy.exports import tables
from strategy.i18n import Catalogue
from strategy.site.shared import Site

# The format asks for a date of creation. This one is that of all entries of the archive, and never changes.
CREATED = datetime.datetime(1980, 1, 1)
WIDTHS = {
    "text": 80,
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


def workbook(site: Site, strategy: tables.Table, others: Sequence[tables.Table]) -> bytes:
    """The bytes of the workbook. Nothing in it is a formula, whatever a text starts with."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": site.strategy.name[site.strategy.languages[0]], "created": CREATED})
    for lang in site.strategy.languages:
        _sheet(book, site.languages[lang], lang, strategy, tables.columns_in(lang, strategy))
    official = site.strategy.languages[0]
    for table in others:
        _sheet(book, Catalogue(official, "data").text(f"sheet.{table.name}"), official, table, table.columns)
    book.close()
    return file.getvalue()


def sheet_alone(site: Site, table: tables.Table) -> bytes:
    """The bytes of a workbook of one table, a sheet in each language."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True})
    book.set_properties({"title": site.strategy.name[site.strategy.languages[0]], "created": CREATED})
    for lang in site.strategy.languages:
        _sheet(book, site.languages[lang], lang, table, tables.columns_in(lang, table))
    book.close()
    return file.getvalue()


def _sheet(
    book: xlsxwriter.Workbook, name: str, lang: str, table: tables.Table, columns: tuple[tables.Column, ...]
) -> None:
    wrapped = book.add_format({"text_wrap": True, "valign": "top"})
    dated = book.add_format({"num_format": "yyyy-mm-dd", "valign": "top"})
    heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, WIDTHS.get(column.key, WIDTH), wrapped)
        title = column.title(lang)
        sheet.write_string(0, at, f"{title} ({column.lang})" if column.lang and column.lang != lang else title, heading)
        for line, row in enumerate(table.rows, 1):
            match row.get(column.name):
                case str(text):
                    sheet.write_string(line, at, text, wrapped)
                case bool(truth):
                    sheet.write_boolean(line, at, truth, wrapped)
                case int() | Decimal() as number:
                    sheet.write_number(line, at, number, wrapped)
                case datetime.date() as day:
                    sheet.write_datetime(line, at, day, dated)
    sheet.autofilter(0, 0, max(1, len(table.rows)), len(columns) - 1)
