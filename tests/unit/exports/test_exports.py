"""Formats to take away, of the invented strategy and of the real one, read back with the libraries of others."""

import csv
import dataclasses
import datetime
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import frictionless
import lxml.etree
import marko
import openpyxl
import pytest
from lxml.html import fragment_fromstring

from strategy import exports
from strategy.addresses import downloads, permalinks
from strategy.checking.translations import Older
from strategy.exports import api, markdown, opendata, stratml, tables
from strategy.exports.stratml import PERFORMANCE, PLAN
from strategy.history import Aspect, Key
from strategy.i18n import Catalogue
from strategy.model import Strategy, codes, editions
from strategy.model.dates import first_day, last_day
from strategy.site import pages
from strategy.site.changelog import Chronicle
from strategy.site.render import Renderer
from strategy.site.shared import Site
from website import ROOT

LANGUAGES = {"uk": "Українська", "en": "English", "pl": "Polski"}
STRATML = {"s": PLAN, "p": PERFORMANCE}
_GRAMMAR = (ROOT / "tests/unit/exports/stratml.rng").read_bytes()
OWN_GRAMMAR = lxml.etree.RelaxNG(lxml.etree.XML(_GRAMMAR))
PERFORMANCE_GRAMMAR = lxml.etree.RelaxNG(lxml.etree.XML(_GRAMMAR.replace(PLAN.encode(), PERFORMANCE.encode())))
# The schema of the standard may not be copied here: its head names no licence. It may lie beside the repository.
PUBLISHED_SCHEMAS = sorted((ROOT.parent / "shared/stratml").glob("*.xsd"))
HOSTILE = (
    "- пункт", "+ x", "1. раз", "10) x", "# x", "> x", "=== x", "--- x", "a_b_c *d* **e**", "[a](http://x) ![b](c)",
    "№ 1.10", "`x`", "<script>alert(1)</script>", "&amp; & &copy;", "a\\*b", "~~x~~", "| a | b |", "<http://x>",
)  # fmt: skip


@pytest.fixture(scope="module", params=["sample", "strategy", "five_levels", "goals_alone", "letters"])
def site(request: pytest.FixtureRequest) -> Site:
    """The invented strategy below a path, then the real one and those with other levels, languages and codes."""
    strategy = request.getfixturevalue(request.param)
    languages = {lang: LANGUAGES[lang] for lang in strategy.languages}
    return Site(strategy, "https://example.org/x/", languages, favicon="mark.svg")


def made(site: Site) -> dict[str, bytes]:
    """Every file by its address."""
    contents = {export.address: export.make() for export in exports.of_strategy(site)}
    return {address: text if isinstance(text, bytes) else text.encode() for address, text in contents.items()}


@pytest.fixture(scope="module")
def files(site: Site) -> dict[str, bytes]:
    """Every file by its address."""
    return made(site)


def plain(cell: object) -> object:
    """A cell as openpyxl reads it, a day without its midnight."""
    return cell.date() if isinstance(cell, datetime.datetime) else cell


def download(files: dict[str, bytes], name: str) -> bytes:
    return files[downloads.FOLDER + name]


def test_the_list_of_addresses_is_what_is_made(site: Site, files: dict[str, bytes]) -> None:
    listed = (
        *(f"{api.FOLDER}{name}.json" for name in ("index", "strategy", "openapi")),
        *map(api.address, editions.every(site.strategy)),
        *map(api.number_address, editions.meanings(site.strategy)),
        *(file.address for file in downloads.of_strategy(site.strategy)),
    )
    assert [table.name for table in tables.of_site(site)] == [*tables.NAMES]
    made_beside = {permalinks.document(lang) for lang in site.strategy.languages}
    assert Counter(listed) == Counter([*files, *made_beside])


def test_files_are_the_same_each_time(site: Site, files: dict[str, bytes]) -> None:
    assert made(site) == files


def test_the_interface_says_which_translations_are_outdated(sample: Strategy) -> None:
    site = Site(sample, "https://example.org/x/", LANGUAGES, favicon="mark.svg")
    task = next(node for node in site.strategy.nodes() if not node.children)
    keys = (Key(task.id), Key(task.id, permalinks.anchor(task.areas[0])), Key("", "vision-1"))
    older = tuple(Older(Aspect(key, "text", "en"), "task", task.code, "", "", None) for key in keys)
    answers = made(dataclasses.replace(site, chronicle=Chronicle(older=older)))
    told = json.loads(answers[f"api/v1/tasks/{task.id}.json"])["history"]
    assert {lang: of["outdated"] for lang, of in told.items()} == {"uk": [], "en": ["title", keys[1].part]}
    assert json.loads(answers["api/v1/strategy.json"])["history"]["en"]["outdated"] == ["vision-1"]


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


@pytest.mark.parametrize("name", ["strategy", "links", "indicators"])
def test_csv_reads_back_as_the_table(site: Site, files: dict[str, bytes], name: str) -> None:
    (table,) = (table for table in tables.of_site(site) if table.name == name)
    data = download(files, f"{name}.csv")
    assert data.startswith(b"\xef\xbb\xbf") and data.endswith(b"\r\n")
    read = list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    names = [column.name for column in table.columns]
    assert read == [{name: str(tables.written(row.get(name)) or "") for name in names} for row in table.rows]


def test_no_cell_of_the_csv_is_a_number_that_excel_takes_for_a_date(site: Site, files: dict[str, bytes]) -> None:
    rows = list(csv.reader(io.StringIO(download(files, "strategy.csv").decode("utf-8-sig")), delimiter=";"))
    cells = {cell for row in rows[1:] for cell in row}
    assert not cells & {node.code for node in site.strategy.nodes() if re.search(r"\d\.\d", node.code or "")}


def test_each_value_of_an_indicator_has_a_row_and_so_has_one_without_values(sample: Strategy) -> None:
    table = tables.indicators(Site(sample, "https://example.org/", LANGUAGES, favicon="mark.svg"))
    lines = tables.table_to_csv(table).splitlines()
    assert [line.split(";")[6:] for line in lines[1:]] == [
        ["baseline", "2023-01-01", "2023-12-31", "0", "", "", ""],
        ["measured", "2023-07-15", "2023-07-15", "1200", "", "", ""],
        [
            "measured",
            "2024-02-01",
            "2024-02-29",
            "7300,25",
            "https://example.net/lanterns?a=1&b=2",
            "Перелік ліхтарів",
            "A list of lanterns",
        ],
        ["target", "2025-06-01", "2025-06-30", "12500,5", "", "", ""],
        ["", "", "", "", "", "", ""],
    ]


def test_the_workbook_reads_back_as_the_tables(site: Site, files: dict[str, bytes]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(download(files, "strategy.xlsx")))
    table, *others = tables.of_site(site)
    sheets = [(tables.columns_in(lang, table), table) for lang in site.strategy.languages]
    assert book.sheetnames == [*site.languages.values(), "Посилання", "Показники"]
    for sheet, (columns, expected) in zip(book, [*sheets, *((each.columns, each) for each in others)], strict=True):
        assert sheet.freeze_panes == "A2"
        heading, *read = sheet.iter_rows(values_only=True)
        assert len(heading) == len(columns) and all(heading)
        assert [tuple(map(plain, row)) for row in read] == [
            tuple(row.get(column.name) for column in columns) for row in expected.rows
        ]
        assert not [cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f" or cell.hyperlink]
        assert all(sheet.column_dimensions[cell.column_letter].width > 10 for cell in sheet[1])
    assert len({heading.value for heading in book.worksheets[0][1]}) == len(list(book.worksheets[0][1]))


def test_the_data_package_is_valid(files: dict[str, bytes], tmp_path: Path) -> None:
    for address, content in files.items():
        if address.startswith(downloads.FOLDER):
            (tmp_path / address.removeprefix(downloads.FOLDER)).write_bytes(content)
    report = frictionless.validate(str(tmp_path / "datapackage.json"))
    assert report.valid, report.flatten()
    assert [task.name for task in report.tasks] == ["strategy", "links", "indicators"]
    assert report.tasks[0].stats["rows"] > 3


def test_a_fault_in_the_csv_is_seen(site: Site, files: dict[str, bytes], tmp_path: Path) -> None:
    kind = site.strategy.levels[-1].kind
    (tmp_path / "datapackage.json").write_bytes(download(files, "datapackage.json"))
    for name in ("links.csv", "indicators.csv"):
        (tmp_path / name).write_bytes(download(files, name))
    (tmp_path / "strategy.csv").write_bytes(
        download(files, "strategy.csv").replace(f";{kind};".encode(), b";nothing;", 1)
    )
    assert not frictionless.validate(str(tmp_path / "datapackage.json")).valid


def test_the_structure_names_the_columns_of_the_csv(site: Site, files: dict[str, bytes]) -> None:
    columns = [column.name for column in tables.of_strategy(site).columns]
    text = download(files, "structure.csv").decode("utf-8-sig")
    heading, *rows = csv.reader(io.StringIO(text), delimiter=";")
    assert heading == ["name", "title", "description", "datatype", "required"]
    assert [row[0] for row in rows] == columns and all(all(row) for row in rows)
    structure = json.loads(download(files, "structure.json"))
    assert [column["name"] for column in structure["tableSchema"]["columns"]] == columns
    assert structure["@context"][0] == "http://www.w3.org/ns/csvw"


def test_the_passport_knows_what_the_site_knows_and_no_more(site: Site, files: dict[str, bytes]) -> None:
    text = download(files, "passport.csv").decode("utf-8-sig")
    _, *rows = csv.reader(io.StringIO(text), delimiter=";")
    words = Catalogue(site.strategy.languages[0], "data").text
    known = dict(zip(opendata.ELEMENTS, (value for _, value in rows), strict=True))
    assert [name for name, _ in rows] == [words(f"passport.{element}") for element in opendata.ELEMENTS]
    assert {element for element, value in known.items() if value} == {
        "title", "description", "language", "format", "data", "structure",
    }  # fmt: skip
    assert {known["data"], known["structure"]} <= {site.url + address for address in files}


def plans(site: Site, files: dict[str, bytes]) -> Iterator[tuple[str, lxml.etree._Element]]:
    for lang in site.strategy.languages:
        yield lang, lxml.etree.fromstring(download(files, f"stratml.{lang}.xml"))


def test_stratml_is_in_the_order_of_the_standard(site: Site, files: dict[str, bytes]) -> None:
    for _, plan in plans(site, files):
        OWN_GRAMMAR.assertValid(plan)
        ids = plan.xpath("//s:Identifier/text()", namespaces=STRATML)
        assert len(ids) == len(set(ids)) == len(list(site.strategy.nodes()))
        assert plan.xpath("//s:Objective//s:Objective", namespaces=STRATML) == []


def test_performance_is_told_once_there_are_indicators(site: Site, files: dict[str, bytes]) -> None:
    tasks = [node for node in site.strategy.nodes() if node.indicators]
    assert (f"{downloads.FOLDER}performance.uk.xml" in files) == bool(tasks)
    for lang in site.strategy.languages if tasks else ():
        report = lxml.etree.fromstring(download(files, f"performance.{lang}.xml"))
        PERFORMANCE_GRAMMAR.assertValid(report)
        assert report.get("Type") == "Performance_Report"
        names = [indicator.name[lang] for task in tasks for indicator in task.indicators]
        assert report.xpath("//p:MeasurementDimension/text()", namespaces=STRATML) == names
        results = report.xpath("//p:TargetResult | //p:ActualResult", namespaces=STRATML)
        assert [
            (result.tag.partition("}")[2], *(part.text.partition("\n")[0] for part in result)) for result in results
        ] == [
            (
                "TargetResult" if kind == "target" else "ActualResult",
                *(str(day(one.date)) for day in (first_day, last_day)),
                str(one.value),
                Catalogue(lang).text(f"indicators.{kind}"),
            )
            for task in tasks
            for indicator in task.indicators
            for kind, one in indicator.measurements
        ]


def test_a_month_or_a_year_is_measured_on_all_its_days(sample: Strategy) -> None:
    report = stratml.performance(Site(sample, "https://example.org/x/", LANGUAGES, favicon="mark.svg"), "en")
    results = lxml.etree.fromstring(report.encode()).xpath("//p:TargetResult | //p:ActualResult", namespaces=STRATML)
    assert [tuple(part.text.partition("\n")[0] for part in result) for result in results] == [
        ("2023-01-01", "2023-12-31", "0", "baseline"),
        ("2023-07-15", "2023-07-15", "1200", "measured value"),
        ("2024-02-01", "2024-02-29", "7300.25", "measured value"),
        ("2025-06-01", "2025-06-30", "12500.5", "target"),
    ]


@pytest.mark.parametrize("schema", PUBLISHED_SCHEMAS, ids=lambda path: path.stem)
def test_stratml_is_valid_by_the_published_schema(site: Site, files: dict[str, bytes], schema: Path) -> None:
    for _, plan in plans(site, files):
        lxml.etree.XMLSchema(file=schema).assertValid(plan)


def test_a_plan_in_another_order_is_seen(site: Site, files: dict[str, bytes]) -> None:
    for _, plan in plans(site, files):
        goal = plan.find(".//s:Goal", STRATML)
        goal.append(goal[0])
        assert not OWN_GRAMMAR.validate(plan)


def test_stratml_holds_every_node_and_area(site: Site, files: dict[str, bytes]) -> None:
    for lang, plan in plans(site, files):
        elements = {
            element.findtext("s:Identifier", namespaces=STRATML): element
            for element in plan.iter("{*}Goal", "{*}Objective")
        }
        for node in site.strategy.nodes():
            element = elements[node.id]
            assert element.findtext("s:Name", namespaces=STRATML) == node.title[lang]
            assert element.findtext("s:SequenceIndicator", namespaces=STRATML) == (node.number or node.id)
            if not node.children:
                described = element.findtext("s:Description", namespaces=STRATML)
                assert (described or "") == "\n".join(area.text[lang] for area in node.areas)


def shown(text: str) -> str:
    """What a reader of the Markdown sees."""
    return " ".join(fragment_fromstring(marko.convert(text), create_parent=True).text_content().split())


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_a_text_as_typed(text: str) -> None:
    for before in ("", "- ", "# ", "> "):
        assert shown(before + markdown.escape(text)) == text
    tree = fragment_fromstring(marko.convert(f"- {markdown.escape(text)}"), create_parent=True)
    assert {element.tag for element in tree.iter()} == {"div", "ul", "li"}


def test_the_markdown_of_a_node_says_what_its_page_does(site: Site) -> None:
    strategy = site.strategy
    for lang in strategy.languages:
        for page in pages.of_strategy(strategy, lang):
            said = shown(markdown.of_page(page, site))
            node = page.subject
            texts = [node.title, *(other.title for other in (*page.trail, *node.children))]
            if page.node:
                texts += [link.title for link in node.links]
            if not node.children and page.kind != "number":
                texts += [part for area in node.areas for part in (area.text, area.note)]
                texts += [node.responsible, *node.partners] if page.node else []
            for text in (*texts, node.note, node.summary if page.node else None):
                assert not text or " ".join(text[lang].split()) in said
            named = page.title if page.kind == "number" else node.label(lang)
            assert named in said and site.url + page.address in said


def test_links_of_hand_written_markdown_lead_to_pages(renderer: Renderer) -> None:
    page = pages.Page("text", "en", "en/about/", title="About", description="")
    source = "[a](cite.md) [b](index.md#vision) [c](tasks/x.md) [d](https://example.net/e.md) [e](#f)"
    assert markdown.linked(source, page, renderer.site) == (
        "[a](https://example.org/island/en/cite/) [b](https://example.org/island/en/#vision) "
        "[c](https://example.org/island/en/tasks/x/) [d](https://example.net/e.md) "
        "[e](https://example.org/island/en/about/#f)"
    )


def test_only_translations_have_a_licence(strategy: Strategy) -> None:
    official, *others = strategy.languages
    assert downloads.licence(official, strategy) is None
    assert others and {downloads.licence(lang, strategy) for lang in others} == {downloads.TRANSLATION_LICENCE}
