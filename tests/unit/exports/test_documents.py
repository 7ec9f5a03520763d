"""Documents that are attached to updates: a PDF is published as it was judged, others as they are."""

from pathlib import Path

import pytest

from office_files import office
from pdf_files import PAGES, pdf
from strategy.artefacts.common import of_files
from strategy.exports import documents

LONG = pdf(pages=PAGES.replace(b"[]", b"[]" + b" " * 5_000))


@pytest.mark.parametrize(("name", "data", "is_same"), [("a.PDF", LONG, False), ("a.docx", office(".docx"), True)])
def test_what_is_told_of_its_size_is_true(name: str, data: bytes, is_same: bool, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (made,) = of_files({name: tmp_path / name})
    content = made.make()
    assert documents.size(name, data) == len(content)
    assert (content == data) is is_same


def test_another_document_has_another_key() -> None:
    assert documents.key(LONG) == documents.key(LONG) != documents.key(pdf())
