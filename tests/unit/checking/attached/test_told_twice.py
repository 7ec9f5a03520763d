"""What stands twice in an office file where one is meant: some programs show the first, others the last."""

import pytest

from office_files import office
from strategy.checking.attached.active_content import in_document

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"


def related(*kinds: tuple[str, str]) -> str | None:
    each = (f"<Relationship Id='{id_}' Type='{TYPE}/{kind}' Target='a.xml'/>" for id_, kind in kinds)
    return in_document(office(**{"_rels/.rels": f"<Relationships>{''.join(each)}</Relationships>"}), ".docx")


def opened(inside: str) -> str | None:
    return in_document(office(".odt", **{"content.xml": f"<o:x xmlns:o='{OFFICE}'>{inside}</o:x>"}), ".odt")


def test_no_relation_is_told_twice() -> None:
    assert related(("a", "officeDocument"), ("b", "officeDocument")) == "officedocument"
    assert related(("a", "header"), ("a", "header")) == "a"
    assert related(("a", "header"), ("b", "header"), ("c", "styles")) is None


def test_a_relation_may_be_called_as_its_kind() -> None:
    """openpyxl does so with the notes of a sheet."""
    assert related(("comments", "comments"), ("styles", "theme"), ("b", "styles")) is None


def test_no_kind_of_a_part_is() -> None:
    kinds = "<Override PartName='/a.xml' ContentType='x'/><Override PartName='/{}.xml' ContentType='y'/>"
    every = [office(**{"[Content_Types].xml": f"<Types>{kinds.format(name)}</Types>"}) for name in "Ab"]
    assert [in_document(one, ".docx") for one in every] == ["/a.xml", None]


def test_what_word_calls_a_default_is_no_kind() -> None:
    boxes = "<w:checkBox><w:default w:val='0'/></w:checkBox>" * 2
    assert in_document(office(**{"word/document.xml": f"<w:x xmlns:w='w'>{boxes}</w:x>"}), ".docx") is None


def test_no_text_is() -> None:
    two = {"word/document.xml": "<w:x xmlns:w='w' xmlns:s='s'><w:body/><s:body/></w:x>"}
    assert in_document(office(**two), ".docx") == "body"


@pytest.mark.parametrize("inside", ["<o:body/><o:body/>", "<o:body><o:text/><o:text/></o:body>", "<o:document/>"])
def test_no_text_of_opendocument_is(inside: str) -> None:
    assert opened(inside)


def test_no_part_brings_a_query_that_fetches() -> None:
    query = {"customXml/item1.xml": "<DataMashup xmlns='http://schemas.microsoft.com/DataMashup'>AAAA</DataMashup>"}
    assert in_document(office(".xlsx", **query), ".xlsx") == "datamashup"
