"""Authors in the properties of PDF files: staff are asked whether they should be published."""

import io
from pathlib import Path

import pikepdf
import pytest

import pace
from case_folders import copy_case
from strategy.checking import project
from strategy.checking.attached import document_authors
from strategy.reading.files import read


def spoilt_properties() -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.Root.Metadata = pikepdf.Stream(document, b"<x:xmpmeta><!DOCTYPE a [<!ENTITY b 'c'>]>&b;")
        document.save(file)
    return file.getvalue()


def by(author: str, spelt: bool = True) -> bytes:
    """A PDF that names its author, in the old place or in XMP alone."""
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        with document.open_metadata(update_docinfo=spelt) as said:
            said["dc:creator"] = [author]
        document.save(file)
    return file.getvalue()


def long_properties() -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        said = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + b"<b/>" * 2_000_000 + b"</x:xmpmeta>"
        document.Root.Metadata = pikepdf.Stream(document, said)
        document.save(file, fix_metadata_version=False)  # which would read all of it
    return file.getvalue()


def test_properties_without_end_take_no_time() -> None:
    data = long_properties()
    with pace.at_most(0.5):
        assert len(data) < 100_000
        assert document_authors.in_pdf(data) == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (by("Олена Шевченко"), True),
        (by("Олена Шевченко", spelt=False), True),
        (by(""), False),
        (spoilt_properties(), False),
    ],
)
def test_an_author_in_the_properties_is_asked_about(content: bytes, expected: bool, tmp_path: Path) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "docs/x.pdf").write_bytes(content)
    with (folder / "docs/about.md").open("a") as page:
        page.write("\n[Документ](x.pdf)\n")
    found = project.check_files(read(folder))
    assert found.problems == 0
    told = [line for line in found.warnings("uk") if "x.pdf" in line]
    assert [("Олена Шевченко" in line and "Перевірити документ" in line) for line in told] == [True] * expected
