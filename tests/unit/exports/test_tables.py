"""CSV and the workbook, read back with the libraries of others."""

import csv
import datetime
import io
import re
from decimal import Decimal

import openpyxl
import pytest

from strategy.exports import plan_tables, tables
from strategy.model import Strategy, codes
from strategy.site.shared import Site


def plain(cell: object) -> object:
    """A cell as openpyxl reads it, a day without its midnight."""
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def counted(cell: object) -> object:
    """A number as the workbook holds it."""
    return float(cell) if isinstance(cell, Decimal) else cell


def test_every_text_of_the_data_is_in_the_table(site: Site) -> None:
    table = tables.of_strategy(site)
    cells = {cell for row in table.rows for cell in row.values()}
    for lang in site.strategy.languages:
        for paragraph in site.strategy.vision:
            assert {paragraph.text[lang], paragraph.note and paragraph.note[lang]} <= cells
        for node in site.strategy.nodes():
            assert {part and part[lang] for part in (node.title, node.short, node.summary, node.note)} <= cells
            if not node.children:
                for area in node.areas:
                    assert {area.text[lang], area.note and area.note[lang]} <= cells
                assert {node.responsible and node.responsible[lang]} <= cells
                assert {"\n".join(partner[lang] for partner in node.partners) or None} <= cells
    areas = sum(len(node.areas) for node in site.strategy.nodes())
    assert len(table.rows) == len(site.strategy.vision) + len(list(site.strategy.nodes())) + areas


def test_the_numbers_of_a_row_make_its_official_number(site: Site) -> None:
    counted = {node.id: codes.parts(node.code) for node in site.strategy.nodes() if node.code}
    kinds = [level.kind for level in site.strategy.levels]
    for row in tables.of_strategy(site).rows:
        numbers = tuple(row[name] for name in kinds if name in row)
        if row["key"] in counted:
            assert numbers == counted[row["key"]]


@pytest.mark.parametrize("name", plan_tables.NAMES)
def test_csv_reads_back_as_the_table(site: Site, downloaded: dict[str, bytes], name: str) -> None:
    (table,) = (table for table in plan_tables.of_site(site) if table.name == name)
    data = downloaded[f"{name}.csv"]
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    names = [column.name for column in table.columns]
    cells = [[tables.written(row.get(name)) for name in names] for row in table.rows]
    assert read == [
        {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)} for row in cells
    ]


def test_no_cell_of_the_csv_is_a_number_that_excel_takes_for_a_date(site: Site, downloaded: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(downloaded["strategy.csv"].decode("utf-8-sig")), delimiter=";"))
    cells = {cell for row in rows[1:] for cell in row}
    assert not cells & {node.code for node in site.strategy.nodes() if re.search(r"\d\.\d", node.code or "")}


def test_each_value_of_an_indicator_has_a_row_and_so_has_one_without_values(sample: Strategy) -> None:
    table = plan_tables.indicators(Site(sample, "https://example.org/", {}, favicon="mark.svg"))
    lines = tables.table_to_csv(table).splitlines()
    assert [line.split(";")[7:] for line in lines[1:]] == [
        ["baseline", "2023-01-01", "2023-12-31", "0", "fact", *[""] * 6, "0,5840"],
        ["measured", "2023-07-15", "2023-07-15", "1200", "fact", *[""] * 6, "0,5840"],
        [
            *("measured", "2024-02-01", "2024-02-29", "7300,25", "fact", "", "", ""),
            *("https://example.net/lanterns?a=1&b=2", "Перелік ліхтарів", "A list of lanterns", "0,5840"),
        ],
        ["target", "2025-06-01", "2025-06-30", "12500,5", "", "", "", "true", "", "", "", "0,5840"],
        [""] * 12,
    ]


def test_the_workbook_reads_back_as_the_tables(site: Site, downloaded: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(downloaded["strategy.xlsx"]))
    table, *others = plan_tables.of_site(site)
    sheets = [(tables.columns_in(lang, table), table) for lang in site.strategy.languages]
    assert book.sheetnames == [*site.languages.values(), "Посилання", "Показники", "Віхи", "Гроші", "Повідомлення"]
    for sheet, (columns, expected) in zip(book, [*sheets, *((each.columns, each) for each in others)], strict=True):
        assert sheet.freeze_panes == "A2"
        heading, *read = sheet.iter_rows(values_only=True)
        assert len(heading) == len(columns) and all(heading)
        assert [tuple(map(plain, row)) for row in read] == [
            tuple(counted(row.get(column.name)) for column in columns) for row in expected.rows
        ]
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
        assert all(sheet.column_dimensions[cell.column_letter].width > 10 for cell in sheet[1])
    assert len({heading.value for heading in book.worksheets[0][1]}) == len(list(book.worksheets[0][1]))
