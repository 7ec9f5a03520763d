"""CSV and the workbook, read back with the libraries of others."""

import csv
import datetime
import io
import re
from dataclasses import replace
from decimal import Decimal

import openpyxl
import pytest
from openpyxl.worksheet.hyperlink import Hyperlink

from invented import year_site
from past import with_past
from repository import Repository
from strategy import exports
from strategy.addresses import downloads, permalinks
from strategy.artefacts import kinds
from strategy.exports import all_tables, csv_files, plan_tables, tables, workbook
from strategy.exports.columns import Column, Row, Table, columns_in
from strategy.exports.csv_files import Form
from strategy.model import Indicator, Paragraph, Strategy, codes, editions, urls, withdrawn_of
from strategy.site.shared import Site


def plain(cell: object) -> object:
    """A cell as openpyxl reads it, a day without its midnight."""
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def told(column: Column, row: Row, lang: str) -> tuple[object, ...]:
    """What stands for a cell in a sheet of a language: of a code first its words; what is no code has no code."""
    cell = counted(row.get(column.name))
    if not column.said:
        return (cell,)
    words = column.said(cell, lang, row) if cell else None
    return (words, cell) if words else (cell, None)


def counted(cell: object) -> object:
    """A number as the workbook holds it."""
    return float(cell) if isinstance(cell, Decimal) else cell


def vision(strategy: Strategy) -> tuple[Paragraph, ...]:
    return (*strategy.vision, *withdrawn_of(strategy.vision))


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
    places = editions.by_reference(site.strategy).values()
    every = [f"{node.id}#{permalinks.anchor(area)}" if area else node.id for node, area in places]
    every += map(permalinks.anchor, vision(site.strategy))
    assert sorted(row["key"].removeprefix("#") for row in table.rows) == sorted(every)


def test_the_numbers_of_a_row_make_its_official_number(site: Site) -> None:
    counted = {node.id: codes.parts(node.code) for node in site.strategy.nodes() if node.code}
    kinds = [level.kind for level in site.strategy.levels]
    for row in tables.of_strategy(site).rows:
        numbers = tuple(row[name] for name in kinds if name in row)
        if row["key"] in counted:
            assert numbers == counted[row["key"]]


@pytest.mark.parametrize("form", csv_files.FORMS)
@pytest.mark.parametrize("name", downloads.TABLES)
def test_csv_reads_back_as_the_table(site: Site, downloaded: dict[str, bytes], name: str, form: Form) -> None:
    (table,) = (table for table in all_tables.of_site(site) if table.name == name)
    data = downloaded[f"{form.folder}{name}.csv"]
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=form.separator))
    names = [column.name for column in table.columns]
    cells = [[csv_files.written(row.get(name), form) for name in names] for row in table.rows]
    assert read == [
        {name: "" if cell is None else str(cell) for name, cell in zip(names, row, strict=True)} for row in cells
    ]


@pytest.mark.parametrize("form", csv_files.FORMS)
def test_no_cell_of_the_csv_is_parted_where_a_program_takes_every_separator(form: Form) -> None:
    texts = ["a,=1+1,b", "a;=1+1;b", "a\t=1+1", "a\n=1+1", 'a";=1+1', "a"]
    text = csv_files.to_csv(["=1+1", *texts[1:]], [texts], form).removeprefix(csv_files.BOM)
    cells = [csv_files.read_back(cell[1:-1].replace('""', '"')) for cell in re.findall(r'"(?:[^"]|"")*"', text)]
    assert cells == [*texts[1:-1], *texts[:-1]]
    assert text.startswith("'=1+1") and "=1+1" not in re.sub(r'"(?:[^"]|"")*"', "", text.removeprefix("'=1+1"))


def test_a_number_is_written_out_however_small_or_large_it_is() -> None:
    """-1E-9 would be taken for a formula."""
    written = [csv_files.written(Decimal(number)) for number in ("-0.000000001", "1E-9", "0E+3")]
    assert written == ["-0,000000001", "0,000000001", "0"]
    one = {"date": "2020", "value": "-999999,999999999"}
    given = {"name": {"uk": "Слово"}, "unit": {"uk": "%"}, "baseline": one, "values": [{"date": "2024", "value": "9"}]}
    far = Indicator.model_validate(given | {"target": one | {"date": "2029", "value": "-999999,999999998"}})
    site = year_site()
    node = site.strategy.children[0].model_copy(update={"indicators": (far,)})
    goals = {site.strategy.levels[0].key: (node, *site.strategy.children[1:])}
    table = plan_tables.indicators(replace(site, strategy=site.strategy.model_copy(update=goals)))
    assert table.rows[0]["share"] == Decimal("1000008999999999.0000")


def test_no_cell_of_the_csv_is_a_number_that_excel_takes_for_a_date(site: Site, downloaded: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(downloaded["strategy.csv"].decode("utf-8-sig")), delimiter=";"))
    cells = {cell for row in rows[1:] for cell in row}
    assert not cells & {node.code for node in site.strategy.nodes() if re.search(r"\d\.\d", node.code or "")}


def test_each_value_of_an_indicator_has_a_row_and_so_has_one_without_values(sample: Strategy) -> None:
    table = plan_tables.indicators(Site(sample, "https://example.org/", {}, favicon="mark.svg"))
    rows = [*csv.reader(io.StringIO(csv_files.table_to_csv(table), newline=""), delimiter=";")]
    assert [row[7:20] for row in rows[1:]] == [
        ["baseline", "2023-01-01", "2023-12-31", "0", "fact", *[""] * 6, "0,5840", "true"],
        ["measured", "2023-07-15", "2023-07-15", "1200", "fact", *[""] * 6, "0,5840", "true"],
        [
            *("measured", "2024-02-01", "2024-02-29", "7300,25", "fact", "", "", ""),
            *("https://example.net/lanterns?a=1&b=2", "Перелік ліхтарів", "A list of lanterns", "0,5840", "true"),
        ],
        ["target", "2025-06-01", "2025-06-30", "12500,5", "", "", "", "true", "", "", "", "0,5840", "true"],
        [""] * 13,
    ]


def test_the_workbook_reads_back_as_the_tables(site: Site, downloaded: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(downloaded["strategy.xlsx"]))
    first, *others = all_tables.of_site(site)
    sheets = iter(book)
    for lang in site.strategy.languages:
        about = next(sheets)
        expected = [(columns_in(lang, first), first), *((each.columns, each) for each in others if each.rows)]
        for columns, table in expected:
            sheet = next(sheets)
            assert sheet.freeze_panes == "A2"
            heading, *read = sheet.iter_rows(values_only=True)
            assert all(heading) and len({*heading}) == len(heading)
            assert [tuple(map(plain, row)) for row in read] == [
                tuple(cell for column in columns for cell in told(column, row, lang)) for row in table.rows
            ]
            explained = [(line[1], line[2]) for line in about.iter_rows(values_only=True) if line[0] == sheet.title]
            assert [title for title, _ in explained] == [*heading] and all(meaning for _, meaning in explained)
            assert all(sheet.column_dimensions[cell.column_letter].width > 10 for cell in sheet[1])
        assert about["A1"].value == site.strategy.name[lang]
    assert not list(sheets)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert not [cell for cell in cells if cell.data_type == "f"]
    addresses = [cell for cell in cells if str(cell.value).startswith(site.url)]
    assert addresses and all(cell.hyperlink and cell.value == _whole(cell.hyperlink) for cell in addresses)


def test_a_text_that_looks_like_the_markup_of_the_workbook_stays_a_text() -> None:
    site = year_site()
    name = {"uk": "<r>а & б</r>", "en": "<r><t>Word</t></r>"}
    site = replace(site, strategy=site.strategy.model_copy(update={"name": name}))
    row = {"url": f"https://example.net/{chr(0x1F600) * 1_500}", "text": "<r><t>Слово</t></r>"}
    table = Table("links", (Column("url"), Column("text")), (row,))
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(site, [table])))
    assert [book[sheet]["A1"].value for sheet in book.sheetnames[::2]] == [*name.values()]
    assert [cell.value for cell in book["Українська"][2]] == [*row.values()]


def test_an_address_beyond_the_links_that_a_sheet_may_have_stands_as_a_text(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 1)
    rows = tuple({"url": f"https://example.net/{name}"} for name in "ab")
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(year_site(), [Table("links", (Column("url"),), rows)])))
    cells = [cell for (cell,) in book["Українська"].iter_rows(min_row=2)]
    assert [(cell.value, bool(cell.hyperlink)) for cell in cells] == [(rows[0]["url"], True), (rows[1]["url"], False)]


@pytest.mark.parametrize(
    ("address", "is_link"),
    [
        ("https://example.net/?a[b]=[c]#d", True),
        ("https://example.net/a_(b)?c=https://example.org/", True),
        ("https://example.net/wiki/File:Kyiv.jpg", True),
        ("https://example.net/web/2024/ftp://example.org/", True),
        ("https://example.net/?a=viber://b", True),
        ("https://example.net/URL(a)", False),
        (f"https://example.net/{'[' * 1900}", False),
        ("https://example.net/#[a]", False),
        ("https://example.net/#a//b", False),
        ("https://example.net/#mailto:a", False),
        ("https://example.net/#ftp://a", False),
    ],
)
def test_an_address_is_a_link_where_the_gate_takes_it_for_one_alone(address: str, is_link: bool) -> None:
    assert urls.fault(address) is None
    made = workbook.workbook(year_site(), [Table("links", (Column("url"),), ({"url": address},))])
    kinds.judge_of("xlsx", year_site().url)(made)
    cell = openpyxl.load_workbook(io.BytesIO(made))["Українська"]["A2"]
    assert (cell.value, bool(cell.hyperlink)) == (address, is_link)


def _whole(link: Hyperlink) -> str:
    """Where it leads: a place on a page is kept apart from its page."""
    return f"{link.target}#{link.location}" if link.location else link.target


def rows_of(name: str, book: bytes) -> list[dict[str, object]]:
    heading, *rows = openpyxl.load_workbook(io.BytesIO(book))[name].iter_rows(values_only=True)
    return [dict(zip(heading, row, strict=True)) for row in rows]


@pytest.mark.parametrize(
    ("sheet", "was", "became", "values"),
    [
        ("Зміни", "Було", "Стало", ("виконано", "completed", "виконується", "in_progress")),
        ("Changes", "Was", "Became", ("completed", "completed", "in progress", "in_progress")),
    ],
)
def test_a_change_of_status_is_told_in_words_with_the_codes_beside(
    sheet: str, was: str, became: str, values: tuple[str, ...]
) -> None:
    first = rows_of(sheet, workbook.workbook(year_site(), all_tables.of_site(year_site())))[0]
    code = {"Зміни": "код", "Changes": "code"}[sheet]
    assert tuple(first[name] for one in (was, became) for name in (one, f"{one} ({code})")) == values


def test_a_change_of_a_term_is_told_in_words_and_a_text_has_no_code(repo: Repository) -> None:
    title = "title: {uk: Вежа, en: Tower}"
    repo.commit((title, "title: {uk: Нова вежа, en: Tower}\n            period: {end: 2027-Q1}"))
    changed = rows_of("Зміни", workbook.workbook(with_past(repo), [*all_tables.of_site(with_past(repo))]))[:2]
    names = ("Поле", "Поле (код)", "Мова", "Стало", "Стало (код)")
    assert [tuple(row[name] for name in names) for row in changed] == [
        ("Назва", "title", "Українська", "Нова вежа", None),
        ("Строки → кінець", "period/end", None, "I\xa0квартал 2027\u202fр.", "2027-Q1"),
    ]


def test_sheets_are_told_apart_as_excel_does() -> None:
    taken: set[str] = set()
    named = [workbook._named(name, lang, taken) for name, lang in (("Зміни", "uk"), ("зміни", "en"))]
    assert named == ["Зміни", "зміни (en)"]
    again = [workbook._named(name, "en", taken) for name in ("Зміни", "Зміни", "Зміни (en 2)")]
    assert again == ["Зміни (en 2)", "Зміни (en 3)", "Зміни (en 2) (en)"]


def test_languages_may_be_called_as_sheets_are() -> None:
    """Excel keeps one name for itself."""
    site = replace(year_site(), languages={"uk": "About these data (en)", "en": "About these data"})
    names = openpyxl.load_workbook(io.BytesIO(workbook.workbook(site, all_tables.of_site(site)))).sheetnames
    assert {"About these data (en)", "About these data", "About these data (en 2)"} <= {*names}
    site = replace(site, languages={"uk": "History", "en": "English"})
    assert (
        "History"
        not in openpyxl.load_workbook(io.BytesIO(workbook.workbook(site, all_tables.of_site(site)))).sheetnames
    )


def test_rows_are_as_high_as_their_texts() -> None:
    """LibreOffice shows a row without a height as one line, and the other lines of a text across the next rows."""
    book = openpyxl.load_workbook(io.BytesIO(workbook.workbook(year_site(), all_tables.of_site(year_site()))))
    for sheet in book:
        alike = sheet.column_dimensions.values()
        widths = {at: one.width for one in alike for at in range(one.min, one.max + 1)}
        for row in sheet.iter_rows():
            texts = [(cell.value, widths[cell.column]) for cell in row if isinstance(cell.value, str)]
            needed = max((sum(len(line) // width + 1 for line in text.split("\n")) for text, width in texts), default=1)
            height = sheet.row_dimensions[row[0].row].height or workbook.LINE
            assert height >= min(needed * workbook.LINE, workbook.HIGHEST)


def test_bodies_are_named_where_their_ids_stand() -> None:
    rows = {row["key"]: row for row in tables.of_strategy(year_site()).rows}
    (stairs,) = (
        row for row in plan_tables.progress(year_site(), year_site().progress.tasks).rows if row["key"] == "stairs"
    )
    names = {body.id: body.name for body in year_site().bodies.bodies}
    assert rows["stairs"]["body_name_uk"] == stairs["body_name_uk"] == names["roads"]["uk"]
    assert rows["stairs"]["co_body_names_en"] == names["council"]["en"]
    assert "body_name_uk" not in rows["sea"]


def test_the_tasks_of_a_body_are_there_in_both_forms_as_all_tasks_are() -> None:
    made = {
        export.address: export.make for export in exports.of_strategy(year_site()) if export.address.endswith("csv")
    }
    for form in csv_files.FORMS:
        every, of_body = (
            [*csv.DictReader(io.StringIO(made[f"downloads/{form.folder}{name}.csv"]()), delimiter=form.separator)]
            for name in ("progress", "bodies/roads")
        )
        assert of_body == [row for row in every if row["body"] == "roads"] != []
