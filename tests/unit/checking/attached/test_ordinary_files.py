"""What office programs, drawing programs and scanners write of themselves is refused nowhere."""

from unittest import mock

import pytest

from office_files import BEGIN, XLINK, declared, office
from strategy.checking.attached import active_content, active_svg

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f"xmlns:w='w' xmlns:r='{TYPE}' xmlns:v='v' xmlns:go='go'"
METADATA = "http://customschemas.google.com/relationships/workbookmetadata"
OPEN = declared("m", "d", **XLINK)
PLACE = "CNDJ6nn5us4RjIIAqgBLqQsCAAAACAAAAA4AAABfAFQAbwBjADEAAAA="  # _Toc1, as Word keeps it


def related(kind: str, target: str) -> str:
    return f"<Relationships><Relationship Id='r1' Type='{kind}' Target='{target}'/></Relationships>"


def field(told: str, beside: str = "") -> dict[str, str]:
    begin = f"<w:fldChar w:fldCharType='begin'><w:fldData>{beside}</w:fldData></w:fldChar>"
    end = "<w:fldChar w:fldCharType='end'/>"
    return {"word/document.xml": f"<w:p {NAMES}><w:r>{begin}<w:instrText>{told}</w:instrText>{end}</w:r></w:p>"}


ORDINARY = {
    "place_beside_a_field": (".docx", field(r" PAGEREF _Toc1 \h ", PLACE)),
    "place_in_lines": (".docx", field(r" PAGEREF _Toc1 \h ", f"{PLACE[:40]}\n{PLACE[40:]}\n")),
    "endnote": (".docx", field(" ADDIN EN.CITE ", "PEVuZE5vdGU+PENpdGU+")),
    "variable": (".docx", {"word/document.xml": BEGIN.format("<w:instrText> DOCVARIABLE Номер </w:instrText>")}),
    "shape_that_links": (
        ".docx",
        {"word/document.xml": f"<w:p {NAMES}><v:shape href='https://www.kmu.gov.ua/'/></w:p>"},
    ),
    "google_sheets": (
        ".xlsx",
        {
            "xl/workbook.xml": f"<x {NAMES}><go:sheetsCustomData r:id='r1'/></x>",
            "xl/_rels/workbook.xml.rels": related(METADATA, "metadata"),
            "xl/metadata": b"\x08\x01",
        },
    ),
    "where_it_was_saved": (".xlsx", {"xl/workbook.xml": "<x xmlns:a='a'><a:absPath url='C:\\Users\\olena\\'/></x>"}),
    "sheet_with_a_number": (".xlsx", {"xl/a.xml": "<x><f>'Додаток #1'!A1</f></x>"}),
    "template": (".odt", {"meta.xml": f"<x {OPEN}><m:template l:href='../../.config/libreoffice/4/x.ott'/></x>"}),
    "place_of_a_picture": (".odt", {"content.xml": f"<x {OPEN}><d:area-circle l:href='https://a.example/'/></x>"}),
    "form_of_no_source": (".odt", {"content.xml": f"<x {OPEN}><d:form d:datasource='' l:href=''/></x>"}),
}


@pytest.mark.parametrize("name", ORDINARY)
def test_office_files(name: str) -> None:
    ending, parts = ORDINARY[name]
    assert active_content.in_document(office(ending, **parts), ending) is None


@pytest.mark.parametrize(("size", "seconds"), [(1, 2.0), (99_999, 2.0), (100_000, 4.0), (16_000_000, 10.0)])
def test_a_small_file_has_less_time(size: int, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    given = mock.Mock(wraps=active_content.within)
    monkeypatch.setattr(active_content, "within", given)
    with pytest.raises(ValueError, match="Bad"):
        active_content.in_document(bytes(size), ".docx")
    given.assert_called_once_with(seconds)


@pytest.mark.parametrize(
    "style",
    [
        "text-decoration-style:solid;text-decoration-color:#000000;direction:ltr;text-orientation:mixed",
        "color-interpolation-filters:linearRGB;solid-color:#000000;solid-opacity:1",
        "fill:#0057B7;fill:color(display-p3 0.1 0.3 0.7);fill-opacity:1",
    ],
)
def test_drawings(style: str) -> None:
    svg = f"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0' style='{style}'/></svg>"
    assert not list(active_svg.found_in(svg.encode()))
