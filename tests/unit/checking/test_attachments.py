"""Files of a project that are not what they should be: each is refused by name, and none is read that should not be."""

import io
import os
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from case_folders import copy_case
from pictures import exif, file, photograph, scene
from strategy.addresses import register
from strategy.checking import project
from strategy.reading.files import LIMIT_BYTES, read
from website import ROOT

SECRET = "secret of this computer"


def link_out(docs: Path) -> None:
    (docs.parent.parent / "secret.txt").write_text(SECRET)
    (docs / "x.pdf").symlink_to(docs.parent.parent / "secret.txt")


def link_to_page_outside(docs: Path) -> None:
    (docs.parent.parent / "secret.txt").write_text(f"---\ntitle: {SECRET}\n---\n")
    (docs / "x.md").symlink_to(docs.parent.parent / "secret.txt")


def link_to_folder(docs: Path) -> None:
    (docs / "x").symlink_to("/etc", target_is_directory=True)


def link_to_itself(docs: Path) -> None:
    (docs / "x.md").symlink_to(docs / "x.md")


def link_nowhere(docs: Path) -> None:
    (docs / "x.png").symlink_to(docs / "nowhere.png")


def link_to_settings(docs: Path) -> None:
    (docs / "x.pdf").symlink_to("../mkdocs.yml")


def pipe(docs: Path) -> None:
    os.mkfifo(docs / "x.md")


def pipe_named_as_picture(docs: Path) -> None:
    os.mkfifo(docs / "x.png")


def of_bytes(docs: Path) -> None:
    Path(os.fsdecode(os.fsencode(docs) + b"/\xff\xfe.png")).write_bytes(b"x")


def over_lines(docs: Path) -> None:
    (docs / "x\ny.md").write_text("x")


def turned(docs: Path) -> None:
    (docs / "x\u202egpj.png").write_text("x")


def large(docs: Path) -> None:
    with (docs / "x.png").open("wb") as file:
        file.truncate(LIMIT_BYTES + 1)


def case(docs: Path) -> None:
    (docs / "School.JPG").write_bytes((docs / "school.jpg").read_bytes())


def of_digits(docs: Path) -> None:
    (docs / "updates").mkdir()
    (docs / "updates/2026-03-1２-x.md").write_text("---\ntitle: Х\ntasks: [clusters]\n---\n")


def script(docs: Path) -> None:
    (docs / "x.js").write_text("alert(1)")


def html(docs: Path) -> None:
    (docs / "tasks/clusters").mkdir(parents=True)
    (docs / "tasks/clusters/index.html").write_text("<h1>")


def bomb(docs: Path) -> None:
    """A picture of a hundred thousand pixels each way in some thousand bytes."""
    import struct
    import zlib

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 100_000, 100_000, 8, 2, 0, 0, 0)
    body = zlib.compress(bytes(1_000_000))
    picture = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
    (docs / "school.jpg").rename(docs / "x.jpg")
    (docs / "school.png").write_bytes(picture)
    (docs / "about.md").write_text("---\ntitle: Х\n---\n![Школа](school.png) ![Х](x.jpg)\n")


def photograph_of_phone(docs: Path) -> None:
    (docs / "school.jpg").write_bytes(photograph())


def photograph_with_bad_name(docs: Path) -> None:
    (docs / "IMG 1.jpg").write_bytes(photograph())


def photograph_without_place(docs: Path) -> None:
    (docs / "school.jpg").write_bytes(file(scene(), exif=exif(place=False)))


def with_author(docs: Path) -> None:
    (docs / "school.jpg").write_bytes(file(scene(), exif=exif(place=False, device=False)))


def with_comment(docs: Path) -> None:
    (docs / "school.jpg").write_bytes(file(scene(), comment=b"x"))


def heavy(docs: Path) -> None:
    (docs / "school.jpg").write_bytes(file(Image.effect_noise((2000, 1500), 120), quality=90))


@pytest.mark.parametrize(
    ("break_it", "expected"),
    [
        (link_out, {"file.link"}),
        (link_to_page_outside, {"file.link"}),
        (link_to_folder, {"file.link"}),
        (link_to_itself, {"file.link"}),
        (link_nowhere, {"file.link"}),
        (link_to_settings, {"file.link"}),
        (pipe, {"file.special"}),
        (pipe_named_as_picture, {"file.special"}),
        (of_bytes, {"file.name_signs"}),
        (over_lines, {"file.name_signs"}),
        (turned, {"file.name_signs"}),
        (large, {"file.too_large"}),
        (case, {"attachment.case", "attachment.unused"}),
        (of_digits, {"update.name_bad"}),
        (script, {"attachment.kind"}),
        (html, {"attachment.kind"}),
        (bomb, {"attachment.spoilt"}),
        (photograph_of_phone, {"picture.tells_place"}),
        (photograph_with_bad_name, {"picture.tells_place"}),
        (photograph_without_place, {"picture.tells_device"}),
        (with_author, {"picture.tells_person"}),
        (with_comment, {"picture.tells_more"}),
        (heavy, {"picture.heavy"}),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_what_is_no_page_and_no_picture_is_refused(
    break_it: Callable[[Path], None], expected: set[str], tmp_path: Path
) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "docs/about.en.md").unlink()
    break_it(folder / "docs")
    files = read(folder)
    found = project.check_files(files)
    assert {problem.key for checked in found.checked.values() for problem in checked.problems} == expected
    assert all(line.isprintable() and SECRET not in line for line in found.report("uk"))
    assert SECRET.encode() not in b"".join(data for _, data in (*files.data, *files.others))
    assert SECRET not in str(register.read(folder))


@pytest.mark.parametrize("name", ["data/goals.yaml", "data/glossary.yaml", "data"])
def test_no_link_is_followed_to_data(name: str, tmp_path: Path) -> None:
    folder = copy_case("fine_glossary", tmp_path / "project")
    (folder / name).rename(tmp_path / "elsewhere")
    (folder / name).symlink_to(tmp_path / "elsewhere")
    found = project.check_files(read(folder))
    assert {problem.key for checked in found.checked.values() for problem in checked.problems} == {"file.link"}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("CNAME", b"example.org\n", set()),
        (".well-known/security.txt", b"Contact: mailto:a@example.org\n", set()),
        ("google123.html", b"google-site-verification: google123.html", set()),
        ("google123.html", b"<script>alert(1)</script>", {"attachment.host"}),
        ("x.js", b"alert(1)", {"attachment.host"}),
        ("BingSiteAuth.xml", b"<users><user>A</user></users>", set()),
        ("a.xml", b"<html xmlns='http://www.w3.org/1999/xhtml'><script>alert(1)</script></html>", {"attachment.host"}),
        ("a.xml", b"<?xml-stylesheet href='https://evil.example/x.xsl'?><a/>", {"attachment.host"}),
        ("verify", b"<script>alert(1)</script>", {"attachment.host"}),
        ("x.txt", "<script>".encode("utf-16"), {"attachment.host"}),
        *(
            (name, b"x", {"attachment.host"})
            for name in (".htaccess", "_headers", "_redirects", ".servers/x.conf", "x.php", "x.xht", "x.svgz", "x.cjs")
        ),
        ("absent.txt", None, {"settings.host_file"}),
    ],
)
def test_what_a_host_needs_is_named_in_the_settings(
    name: str, content: bytes | None, expected: set[str], tmp_path: Path
) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    settings = (folder / "mkdocs.yml").read_text().replace("\nextra:\n", f"\nextra:\n  host_files: [{name}]\n")
    (folder / "mkdocs.yml").write_text(settings)
    if content is not None:
        (folder / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "docs" / name).write_bytes(content)
    files = read(folder)
    found = project.check_files(files)
    assert {problem.key for checked in found.checked.values() for problem in checked.problems} == expected
    assert expected or dict(files.others)[name] == content


def test_hidden_files_stay_hidden(tmp_path: Path) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "docs/.DS_Store").write_bytes(b"x")
    (folder / "docs/.git").mkdir()
    (folder / "docs/.git/config").write_text(SECRET)
    files = read(folder)
    assert project.check_files(files).problems == 0
    assert files.names == {"about.md", "about.en.md", "school.jpg"}


def test_our_own_files_are_all_in_order() -> None:
    found = project.check_files(read(ROOT))
    assert [*found.report("uk")] == []


def office(kind: str = "docx", **parts: str) -> bytes:
    file = io.BytesIO()
    first = {"odt": {"mimetype": "application/vnd.oasis.opendocument.text"}}.get(kind, {"[Content_Types].xml": "<a/>"})
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**first, **parts}.items():
            archive.writestr(name, content)
    return file.getvalue()


def pdf(content: bytes) -> bytes:
    return b"%PDF-1.5\n1 0 obj" + content + b"endobj\n%%EOF"


def relation(kind: str) -> dict[str, str]:
    link = f'<Relationship Type="http://schemas.example/{kind}" Target="https://a.example/" TargetMode="External"/>'
    return {"word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>"}


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("x.pdf", pdf(b"<</Type/Catalog/Names 3 0 R/JSX 1>>"), set()),
        ("x.pdf", pdf(b"<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>"), {"attachment.active"}),
        ("x.pdf", pdf(b"<</OpenAction<</S/Java#53cript>>>>"), {"attachment.active"}),
        ("x.pdf", pdf(b"stream\n" + zlib.compress(b"<</S/JavaScript>>") + b"\nendstream"), {"attachment.active"}),
        ("x.pdf", pdf(b"<</OpenAction<</S/Launch/F(calc.exe)>>>>"), {"attachment.active"}),
        ("x.pdf", pdf(b"<</OpenAction<</S/URI/URI(https://a.example)>>>>"), {"attachment.active"}),
        ("x.pdf", pdf(b"<</Names<</EmbeddedFiles 2 0 R>>>>"), {"attachment.active"}),
        ("x.pdf", pdf(b"stream\n" + zlib.compress(bytes(200_000_000)) + b"\nendstream"), {"attachment.spoilt"}),
        ("x.pdf", b"%PDF-1.4 cut", {"attachment.spoilt"}),
        ("x.docx", office(), set()),
        ("x.docx", office(**relation("hyperlink")), set()),
        ("x.docx", office(**relation("attachedTemplate")), {"attachment.active"}),
        ("x.docx", office(**relation("image")), {"attachment.active"}),
        *(
            (f"x.{kind}", office(kind, **{part: "x"}), {"attachment.active"})
            for kind, part in (
                ("docx", "word/vbaProject.bin"),
                ("docx", "word/embeddings/oleObject1.bin"),
                ("docx", "word/activeX/activeX1.xml"),
                ("xlsx", "xl/macrosheets/sheet1.xml"),
                ("xlsx", "xl/externalLinks/externalLink1.xml"),
                ("odt", "Basic/x.xml"),
                ("odt", "Scripts/python/x.py"),
                ("docx", "../../x"),
            )
        ),
        ("x.docx", office(**{"word/document.xml": '<w:instrText>DDEAUTO c "/k"</w:instrText>'}), {"attachment.active"}),
        ("x.odt", office("odt", **{"content.xml": "<draw:image xlink:href='https://a.b/'/>"}), {"attachment.active"}),
        ("x.odt", office("odt", **{"content.xml": "<text:a xlink:href='https://a.b/'>x</text:a>"}), set()),
        ("x.odt", office(mimetype="text/html"), {"attachment.spoilt"}),
        ("x.xlsx", office(**{"xl/media/a.png": "x", "xl/worksheets/a.xml": "<f>1+1</f>"}), set()),
        ("x.xlsx", office(**{"xl/a.xml": "\0" * 200_000_000}), {"attachment.spoilt"}),
        ("x.docx", b"<script>" + office(), {"attachment.spoilt"}),
        ("con.pdf", pdf(b""), {"attachment.device"}),
        ("nul.tar.pdf", pdf(b""), {"attachment.device"}),
    ],
)
def test_no_document_acts_when_it_is_opened(name: str, content: bytes, expected: set[str], tmp_path: Path) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "docs" / name).write_bytes(content)
    with (folder / "docs/about.md").open("a") as page:
        page.write(f"\n[Документ]({name})\n")
    found = project.check_files(read(folder))
    assert {problem.key for checked in found.checked.values() for problem in checked.problems} == expected
