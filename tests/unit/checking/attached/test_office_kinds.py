"""An office file is of the kind that its name tells."""

import pytest

from office_files import office
from strategy.checking.attachments import is_document

MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    ("ending", "kind", "is_one"),
    [
        (".docx", "wordprocessingml.document", True),
        (".docx", "spreadsheetml.sheet", False),
        (".docx", "presentationml.presentation", False),
        (".xlsx", "spreadsheetml.sheet", True),
        (".xlsx", "wordprocessingml.document", False),
    ],
)
def test_an_office_file_is_of_the_kind_of_its_name(ending: str, kind: str, is_one: bool, encoding: str) -> None:
    contents = f"<Types><Override ContentType='{MAIN.format(kind)}'/></Types>".encode(encoding)
    assert is_document(office(ending, **{"[Content_Types].xml": contents}), ending) == is_one
