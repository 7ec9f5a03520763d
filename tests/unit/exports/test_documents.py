"""Documents that are attached to updates: what is published is as it was judged."""

import zlib
from pathlib import Path
from unittest import mock

import pytest

from office_files import excel, word
from pdf_files import PAGES, pdf
from strategy.artefacts.common import of_files
from strategy.checking.attached import active_content
from strategy.exports import documents

LONG = pdf(pages=PAGES.replace(b"[]", b"[]" + b" " * 5_000))


@pytest.mark.parametrize(("name", "data"), [("a.PDF", LONG), ("a.docx", word()), ("a.XLSX", excel())])
def test_what_is_told_of_its_size_is_true(name: str, data: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    (made,) = of_files({name: tmp_path / name})
    content = made.make()
    assert documents.size(name, data) == len(content)
    assert content != data


def test_a_slow_computer_knows_the_size_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(active_content, "judged", mock.Mock(side_effect=ValueError("TooLong")))
    data = word()
    assert documents.size("a.docx", data) == len(active_content.as_published(data, ".docx")[0])


def test_another_document_has_another_key() -> None:
    assert documents.key(LONG) == documents.key(LONG) != documents.key(pdf())


def test_what_another_zlib_has_packed_is_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would pack the same in other bytes, and what is published is compared."""
    before = documents.key(LONG)
    monkeypatch.setattr(zlib, "ZLIB_RUNTIME_VERSION", "0")
    assert documents.key(LONG) != before
