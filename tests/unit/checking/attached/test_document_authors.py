"""Authors in the properties of documents: staff are asked whether they should be published."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest

import pace
from case_folders import copy_case
from office_files import declared, office
from strategy.checking import attachments, project
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
        assert document_authors.in_document(data, ".pdf") == ()


NAMED = f"<x {declared('d')}><d:{{name}}>{{said}}</d:{{name}}></x>"


@pytest.mark.parametrize(
    ("name", "parts", "expected"),
    [
        ("x.docx", {"docProps/core.xml": NAMED.format(name="creator", said="Олена Шевченко")}, True),
        ("x.xlsx", {"docProps/core.xml": NAMED.format(name="lastModifiedBy", said="Олена Шевченко")}, True),
        ("x.docx", {"docProps/core.xml": NAMED.format(name="creator", said=" ")}, False),
        ("x.docx", {"docProps/core.xml": NAMED.format(name="title", said="Звіт")}, False),
        ("x.odt", {"meta.xml": NAMED.format(name="initial-creator", said="Олена Шевченко")}, True),
        ("x.odt", {"meta.xml": ""}, False),
        ("x.pdf", by("Олена Шевченко"), True),
        ("x.pdf", by("Олена Шевченко", spelt=False), True),
        ("x.pdf", by(""), False),
        ("x.pdf", spoilt_properties(), False),
    ],
)
def test_an_author_in_the_properties_is_asked_about(
    name: str, parts: dict[str, str] | bytes, expected: bool, tmp_path: Path
) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    first = {"mimetype": "application/vnd.oasis.opendocument.text"} if name.endswith(".odt") else {}
    content = parts
    if isinstance(parts, dict):
        file = io.BytesIO()
        with zipfile.ZipFile(file, "w") as archive:
            for part, said in {**(first or {"[Content_Types].xml": "<a/>"}), **parts}.items():
                archive.writestr(part, said)
        content = file.getvalue()
    (folder / "docs" / name).write_bytes(content)
    with (folder / "docs/about.md").open("a") as page:
        page.write(f"\n[Документ]({name})\n")
    found = project.check_files(read(folder))
    assert found.problems == 0
    told = [line for line in found.warnings("uk") if name in line]
    assert [("Олена Шевченко" in line and "Перевірити документ" in line) for line in told] == [True] * expected


SAVED = "<workbook xmlns:x='x'><x:absPath url='C:\\Users\\olena\\Звіти\\'/></workbook>"


@pytest.mark.parametrize(
    ("ending", "part", "expected"),
    [(".xlsx", SAVED, "C:\\Users\\olena\\Звіти\\"), (".xlsx", "<a/>", ""), (".xlsx", "<a", ""), (".docx", SAVED, "")],
)
def test_the_folder_that_excel_writes_into_each_workbook_is_told(ending: str, part: str, expected: str) -> None:
    name, data = f"a{ending}", office(ending, **{"xl/workbook.xml": part})
    assert document_authors.saved_in(data, ending) == expected
    if part == SAVED:
        (found,) = attachments.check({name: data}, {name}, (), lambda _: False).values()
        assert not found.problems
        assert [one.key for one in found.warnings] == ["attachment.saved_in"] * bool(expected)
