"""Documents that are attached: what they are by their content, and where they may stand by their names."""

import io
import re
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from case_folders import copy_case
from office_files import excel, packed, word
from strategy.checking import project
from strategy.reading.files import read, same_but_for_case


def pdf(**more: object) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        for name, value in more.items():
            document.Root[f"/{name}"] = value
        document.save(file)
    return file.getvalue()


def picture() -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    return file.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.pdf", pdf(), set()),
        ("x.pdf", pdf(OpenAction=pikepdf.Dictionary(S=pikepdf.Name.Launch)), {"attachment.active"}),
        ("x.pdf", pdf(URI="https://gov.ua@a.example/"), {"attachment.address"}),
        ("x.pdf", b"%PDF-1.4 cut", {"attachment.spoilt"}),
        ("x.pdf", b"<script>" + pdf(), {"attachment.spoilt"}),
        ("x.pdf", pdf() + packed({"a": "x"}), {"attachment.spoilt"}),
        ("x.pdf", pdf() + packed({"a": "x"})[:-2] + b"\7\0%%EOF\n", {"attachment.spoilt"}),
        ("x.docx", word(), set()),
        ("x.DOCX", word(), set()),
        ("x.xlsx", excel(), set()),
        ("x.xlsx", word(), {"attachment.spoilt"}),
        ("x.docx", word("<w:p><w:ins/></w:p>"), {"attachment.no_copy_changes"}),
        ("x.docx", packed({"word/vbaProject.bin": "x"}), {"attachment.spoilt"}),
        ("x.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), {"attachment.kind"}),
        ("-x.pdf", pdf(), {"attachment.name"}),
        ("x.php.pdf", pdf(), {"attachment.name"}),
        ("x.en.pdf", pdf(), {"attachment.name"}),
        ("x.de-AT.pdf", pdf(), {"attachment.name"}),
        *((f"x.{ending}.pdf", pdf(), {"attachment.name"}) for ending in ("var", "UK", "asis", "x-y")),
        ("x.2026.v/x.pdf", pdf(), set()),
        ("x_12.03.2026.pdf", pdf(), set()),
        ("x./x.pdf", pdf(), {"attachment.name"}),
        *((f"{name}/x.pdf", pdf(), {"attachment.name"}) for name in ("about/index.html.gz", "feed.xml.BR")),
        ("2026.05/x.pdf", pdf(), set()),
        ("фaйл.pdf", pdf(), {"attachment.name"}),
        ("x" * 97 + ".pdf", pdf(), {"document.long_name"}),
        ("x/" * 90 + "x.pdf", pdf(), {"document.long_name"}),
        ("и\u0306.pdf", pdf(), {"attachment.name_parted"}),
        ("и\u0306 1.pdf", pdf(), {"attachment.name", "link.space"}),
        ("card.png", picture(), {"attachment.taken"}),
        ("con.pdf", pdf(), {"attachment.device"}),
        ("nul.tar.pdf", pdf(), {"attachment.device"}),
    ],
)
def test_no_document_acts_when_it_is_opened(name: str, content: bytes, expected: set[str], tmp_path: Path) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / "docs" / name).write_bytes(content)
    with (folder / "docs/about.md").open("a") as page:
        page.write(f"\n[Документ]({name})\n")
    found = project.check_files(read(folder))
    assert {problem.key for checked in found.checked.values() for problem in checked.problems} == expected


def test_no_document_stands_where_a_number_leads(tmp_path: Path) -> None:
    """ "1.pdf" is a number as others are, and so the name of a folder of the site."""
    folder = copy_case("fine_pages", tmp_path / "project")
    goals = folder / "data/goals.yaml"
    goals.write_text(re.sub(r"code: .*", 'code: "1.pdf"', goals.read_text(), count=1))
    (folder / "docs/1.pdf").write_bytes(pdf())
    with (folder / "docs/about.md").open("a") as page:
        page.write("\n[Документ](1.pdf)\n")
    found = project.check_files(read(folder)).checked["docs/1.pdf"]
    assert [problem.key for problem in found.problems] == ["attachment.taken"]


@pytest.mark.parametrize(
    "names", [("x.pdf", "X.PDF/y.pdf"), ("a/x.pdf", "A/y.pdf"), ("й/x.pdf", "и\u0306/y.pdf"), ("x.pdf", "X.pdf")]
)
def test_no_two_paths_meet_on_some_computers(names: tuple[str, str]) -> None:
    (found,) = same_but_for_case(names)
    assert found[0] in names
    assert not [*same_but_for_case(("a/x.pdf", "a/y.pdf", "a.pdf"))]
