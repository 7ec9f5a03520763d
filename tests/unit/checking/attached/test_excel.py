"""Workbooks of Excel as they are published: written anew, with values instead of formulas."""

import re

import pytest

from office_files import NAMES, excel, opened, related
from strategy.checking.attached import active_content, office, office_xml
from strategy.checking.attached.document_links import Astray

SHEET = "xl/worksheets/sheet1.xml"


def copied(rows: str, beside: str = "", **leads: tuple[str, str]) -> str:
    """What stands in the sheet of the copy."""
    made = opened(office.rewritten(excel(rows, beside, **leads), ".xlsx", 5))[SHEET]
    return re.search("<x:sheetData(?:/>|>)(.*)</x:worksheet>", made)[1].replace("</x:sheetData>", "", 1)


def row(cells: str) -> str:
    return f'<x:row r="1">{cells}</x:row>'


CELLS = {
    '<x:c r="A1"><x:v>1.5</x:v></x:c>': None,
    '<x:c r="A1" t="inlineStr"><x:is><x:t>=1+1</x:t></x:is></x:c>': None,
    '<x:c r="A1" s="3" t="s"><x:v>0</x:v></x:c>': None,
    '<x:c r="A1"><x:f>1+1</x:f><x:v>2</x:v></x:c>': '<x:c r="A1"><x:v>2</x:v></x:c>',
    '<x:c t="str"><x:f>WEBSERVICE("https://a.example")</x:f><x:v/></x:c>': '<x:c t="str"><x:v/></x:c>',
    '<x:c t="str" vm="1"><x:f>HYPERLINK("file:///x","тут")</x:f><x:v>тут</x:v></x:c>': (
        '<x:c t="str"><x:v>тут</x:v></x:c>'
    ),
    '<x:c><x:f t="array" ref="A1">cmd|"/c calc"!A0</x:f><x:v>0</x:v><x:extLst/></x:c>': "<x:c><x:v>0</x:v></x:c>",
}


@pytest.mark.parametrize(("cell", "left"), CELLS.items())
def test_of_a_cell_its_value_stays(cell: str, left: str | None) -> None:
    assert copied(row(cell)) == row(left or cell)


@pytest.mark.parametrize(
    ("kind", "value", "is_one"),
    [
        *(("e", value, True) for value in ("#N/A", "#DIV/0!", "#NAME?", "#REF!", "#GETTING_DATA")),
        ("e", 'HYPERLINK("file:///x","y")', False),
        ("e", "A1*1000", False),
        *(("n", value, True) for value in ("1", "-1.5E-07", " 2 ", "")),
        *(("n", value, False) for value in ("1+1", "так", "0x1")),
        ("b", "1", True),
        ("b", "A1", False),
        ("s", "12", True),
        ("s", "-1", False),
        ("d", "2026-03-12T00:00:00Z", True),
        ("d", "NOW()", False),
        ("str", "=1+1", True),
        ("other", "1", False),
    ],
)
def test_a_value_is_one_of_its_kind(kind: str, value: str, is_one: bool) -> None:
    """LibreOffice computes what stands in an error."""
    data = excel(row(f"<x:c t='{kind}'><x:v>{value.replace('<', '')}</x:v></x:c>"))
    assert (active_content.judged(data, ".xlsx").found is None) is is_one


@pytest.mark.parametrize(
    "cell",
    [
        "<x:v>1<x:f>3</x:f>2</x:v>",
        "<mc:AlternateContent/>",
        "<x:c/>",
        "<x:is><x:c/></x:is>",
        "<x:row><x:c/></x:row>",
        "<x:is><x:worksheet><x:sheetData><x:row><x:c t='str'/></x:row></x:sheetData></x:worksheet></x:is>",
        "<x:v>1</x:v><x:v>2</x:v>",
        "<x:f>1</x:f>",
    ],
)
def test_a_value_is_plain(cell: str) -> None:
    with pytest.raises(office_xml.NoCopy):
        copied(row(f"<x:c>{cell}</x:c>"))


@pytest.mark.parametrize(
    "cell",
    [
        '<x:c r="A1"><x:f>1+1</x:f><x:v> </x:v></x:c>',
        '<x:c r="A1"><x:f>1+1</x:f></x:c>',
        '<x:c r="A1"><x:f>1+1</x:f><x:v/></x:c>',
        '<x:c r="A1"><x:f/></x:c>',
    ],
)
def test_a_formula_without_a_value_is_told(cell: str) -> None:
    with pytest.raises(office_xml.NoCopy, match="x:f"):
        copied(row('<x:c r="B1"><x:v>1</x:v></x:c>' + cell + '<x:c r="C1"><x:v>1</x:v></x:c>'))


@pytest.mark.parametrize(
    "beside",
    [
        '<x:mergeCells count="1"><x:mergeCell ref="A1:B1"/></x:mergeCells>',
        '<x:pageSetup paperSize="9" orientation="landscape"/>',
        '<x:autoFilter ref="A1:B1"/>',
    ],
)
def test_how_a_sheet_looks_stays(beside: str) -> None:
    assert copied("", beside) == beside


LEFT_OUT = (
    *("conditionalFormatting", "dataValidations", "legacyDrawing", "extLst", "tableParts", "sheetProtection"),
    *("picture", "headerFooter", "customProperties", "webPublishItems"),
)


@pytest.mark.parametrize("name", LEFT_OUT)
def test_what_a_sheet_is_told_beside_is_left_out(name: str) -> None:
    assert f"<x:{name}" not in opened(office.rewritten(excel("", f"<x:{name}/>"), ".xlsx", 5))[SHEET]


@pytest.mark.parametrize(
    ("beside", "kind"),
    [
        ("<x:drawing r:id='r9'/>", "drawing"),
        ("<x:oleObjects/>", "object"),
        ("<x:controls/>", "object"),
        ("<mc:AlternateContent/>", "drawing"),
        ("<x:mystery/>", "other"),
    ],
)
def test_what_no_copy_would_show_is_told(beside: str, kind: str) -> None:
    assert active_content.judged(excel("", beside), ".xlsx").found == kind


@pytest.mark.parametrize(("inside", "found"), [("", None), ("<a:twoCellAnchor/>", "drawing")])
def test_a_drawing_that_shows_nothing_is_left_out(inside: str, found: str | None) -> None:
    parts = {"xl/drawings/drawing1.xml": f"<a:wsDr {NAMES}>{inside}</a:wsDr>"}
    data = excel("", "<x:drawing r:id='r9'/>", parts, r9=("drawing", "../drawings/drawing1.xml"))
    assert active_content.judged(data, ".xlsx").found == found


@pytest.mark.parametrize("kind", ["chartsheet", "dialogsheet", "macrosheet", "xlMacrosheet"])
def test_sheets_of_other_kinds_are_told(kind: str) -> None:
    parts = {"xl/_rels/workbook.xml.rels": related((kind, "worksheets/sheet1.xml"))}
    assert active_content.judged(excel(parts=parts), ".xlsx").found == "drawing"


LINK = '<x:hyperlinks><x:hyperlink ref="A1" {}/></x:hyperlinks>'


@pytest.mark.parametrize("place", ["A1", "'Лист 1'!A1:B2", "Лист1!$A$1", "#Лист1!A1", "Назва_1", "Лист1!#REF!"])
def test_links_within_a_workbook(place: str) -> None:
    assert LINK.format(f'location="{place}"') in copied("", LINK.format(f'location="{place}" tooltip="x" display="y"'))


def test_a_link_may_lead_nowhere() -> None:
    assert LINK.format("").replace(" />", "/>") in copied("", LINK.format('tooltip="x"'))


@pytest.mark.parametrize(
    "place", ["[b.xlsx]Лист1!A1", "'file:///a'#A1", "'[b.xlsx]Л'!A1", "https://a.example/", "..\\b.xlsx"]
)
def test_no_link_leads_to_another_workbook(place: str) -> None:
    found = active_content.judged(excel("", LINK.format(f'location="{place}"')), ".xlsx").found
    assert isinstance(found, Astray)
    assert found == place
    leads = related(r9=("hyperlink", "PLACE")).replace('"PLACE"', f'"#{place}" TargetMode="External"')
    parts = {"xl/worksheets/_rels/sheet1.xml.rels": leads}
    assert isinstance(active_content.judged(excel("", LINK.format('r:id="r9"'), parts), ".xlsx").found, Astray)


def test_a_place_on_a_page_is_told_with_the_page() -> None:
    data = excel("", LINK.format('r:id="r9" location="розділ"'), r9=("hyperlink", "https://gov.ua/x"))
    assert active_content.judged(data, ".xlsx").hosts == {"gov.ua"}
    assert (
        "https://gov.ua/x#розділ" in opened(office.rewritten(data, ".xlsx", 5))["xl/worksheets/_rels/sheet1.xml.rels"]
    )


FORMAT = '<x:numFmts count="1"><x:numFmt numFmtId="164" formatCode="dd\\/mm\\/yyyy"/></x:numFmts>'
BOOK = (
    '<mc:AlternateContent/><x:workbookPr date1904="1"/>'
    '<x:sheets><x:sheet name="Лист1" sheetId="1" r:id="r1"/></x:sheets>'
    '<x:definedNames><x:definedName name="Auto_Open">x</x:definedName></x:definedNames>'
)
BESIDE = {
    "xl/styles.xml": f"<x:styleSheet {NAMES}>{FORMAT}<x:dxfs/></x:styleSheet>",
    "xl/connections.xml": "<x/>",
    "xl/externalLinks/externalLink1.xml": "<x/>",
    "xl/vbaProject.bin": b"x",
    "docProps/core.xml": "<x>Олена Шевченко</x>",
    "xl/workbook.xml": f"<x:workbook {NAMES}>{BOOK}</x:workbook>",
    "xl/_rels/workbook.xml.rels": related(
        ("worksheet", "worksheets/sheet1.xml"),
        ("styles", "/xl/styles.xml"),
        ("connections", "connections.xml"),
        ("externalLink", "externalLinks/externalLink1.xml"),
    ),
}


def test_parts_are_copied_that_the_tables_need_and_no_others() -> None:
    data = office.rewritten(excel(row('<x:c r="A1"><x:v>1</x:v></x:c>'), parts=BESIDE), ".xlsx", 5)
    made = opened(data)
    assert {*made} == {
        *("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "xl/styles.xml", SHEET)
    }
    assert 'date1904="1"' in made["xl/workbook.xml"]
    assert "definedName" not in made["xl/workbook.xml"]
    assert 'formatCode="dd\\/mm\\/yyyy"' in made["xl/styles.xml"]
    assert office.rewritten(data, ".xlsx", 5) == data
