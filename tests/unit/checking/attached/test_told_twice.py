"""What stands twice in an office file where one is meant: some programs show the first, others the last."""

import pytest

from office_files import office
from strategy.checking.attached.active_content import in_document

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WITHIN = "<m:AlternateContent><m:Choice><w:t>{}</w:t></m:Choice></m:AlternateContent>"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def related(*kinds: tuple[str, str]) -> str | None:
    each = (f"<Relationship Id='{id_}' Type='{TYPE}/{kind}' Target='a.xml'/>" for id_, kind in kinds)
    return in_document(office(**{"_rels/.rels": f"<Relationships>{''.join(each)}</Relationships>"}), ".docx")


def sheet(rows: str) -> str | None:
    return in_document(office(".xlsx", **{"xl/worksheets/s.xml": f"<x><sheetData>{rows}</sheetData></x>"}), ".xlsx")


def opened(inside: str) -> str | None:
    return in_document(office(".odt", **{"content.xml": f"<o:x xmlns:o='{OFFICE}'>{inside}</o:x>"}), ".odt")


def test_no_relation_is_told_twice() -> None:
    assert related(("a", "officeDocument"), ("b", "officeDocument")) == "officedocument"
    assert related(("a", "header"), ("a", "header")) == "a"
    assert related(("a", "header"), ("b", "header"), ("c", "styles")) is None


def test_no_kind_of_a_part_is() -> None:
    kinds = "<Override PartName='/a.xml' ContentType='x'/><Override PartName='/{}.xml' ContentType='y'/>"
    every = [office(**{"[Content_Types].xml": f"<Types>{kinds.format(name)}</Types>"}) for name in "Ab"]
    assert [in_document(one, ".docx") for one in every] == ["/a.xml", None]


def test_no_text_is() -> None:
    two = {"word/document.xml": "<w:x xmlns:w='w' xmlns:s='s'><w:body/><s:body/></w:x>"}
    assert in_document(office(**two), ".docx") == "body"


@pytest.mark.parametrize("inside", ["<o:body/><o:body/>", "<o:body><o:text/><o:text/></o:body>", "<o:document/>"])
def test_no_text_of_opendocument_is(inside: str) -> None:
    assert opened(inside)


@pytest.mark.parametrize(
    "rows",
    [
        "<row r='1'/><row r='1'/>",
        "<row r='1'><c r='A1'/><c r='A1'/></row>",
        "<row r='1'><c r='A1'/><c/><c r='b1'/></row>",
        "<row r='1'><c r='B1'/><c r='A1'/><c/></row>",
        "<row r='1'><c r='A2'/></row>",
        "<row r='1'><c r='A1'><v>1</v><v>2</v></c></row>",
        "<row r='1'><c r='A1'><v>1</v><is><t>2</t></is></c></row>",
    ],
)
def test_no_cell_is(rows: str) -> None:
    assert sheet(rows)


def test_cells_in_their_order_stay() -> None:
    assert (
        sheet("<row r='1'><c r='A1'/><c/><c r='C1'/></row><row/><row r='7'><c r='Z7'/><c r='AA7'><v>1</v></c></row>")
        is None
    )


def test_no_part_brings_a_query_that_fetches() -> None:
    query = {"customXml/item1.xml": "<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>AAAA</DataMashup>"}
    assert in_document(office(".xlsx", **query), ".xlsx") == "datamashup"


@pytest.mark.parametrize(
    ("choice", "fallback", "found"),
    [
        ("<w:t>5</w:t>", "<w:t>7</w:t>", "alternatecontent"),
        ("<w:t>5</w:t>", WITHIN.format(7), "alternatecontent"),
        (WITHIN.format(5), "<w:t> 5 </w:t>", None),
        ("<w:chart/>", "<w:t>Тут діаграма</w:t>", None),
    ],
)
def test_alternatives_say_the_same(choice: str, fallback: str, found: str | None) -> None:
    both = f"<m:AlternateContent><m:Choice>{choice}</m:Choice><m:Fallback>{fallback}</m:Fallback></m:AlternateContent>"
    text = {"word/document.xml": f"<x xmlns:m='m' xmlns:w='w'>{both}</x>"}
    assert in_document(office(**text), ".docx") == found
