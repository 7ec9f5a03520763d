"""Files of a project that are not what they should be: each is refused by name, and none is read that should not be."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from case_folders import copy_case
from pictures import exif, file, photograph, scene
from strategy.addresses import register
from strategy.checking import project
from strategy.reading.files import LIMIT_BYTES, LONGEST, failure, read
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


def of_far_more_dots(docs: Path) -> None:
    """So many that the library of pictures says so as well."""
    (docs / "school.jpg").rename(docs / "x.jpg")
    Image.new("1", (9_600, 9_600)).save(docs / "school.png")
    (docs / "about.md").write_text("---\ntitle: Х\n---\n![Школа](school.png) ![Х](x.jpg)\n")


def of_many_dots(docs: Path) -> None:
    (docs / "school.jpg").write_bytes(file(Image.new("L", (4_100, 4_000))))


def drawn_without_end(docs: Path) -> None:
    """A JPEG that is drawn anew a hundred times, in some bytes each."""
    drawn = file(Image.new("L", (8, 8)), progressive=True)
    start = drawn.rindex(b"\xff\xda")
    (docs / "school.jpg").write_bytes(drawn[:-2] + drawn[start:-2] * 100 + drawn[-2:])


def line(docs: Path) -> None:
    """A picture as wide as a hair and as high as a tower."""
    (docs / "school.jpg").write_bytes(file(Image.new("RGB", (2, 60_000))))


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


@pytest.mark.filterwarnings("error")  # nothing but the report is printed
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
        (case, {"attachment.case"}),
        (of_digits, {"update.name_bad"}),
        (script, {"attachment.kind"}),
        (html, {"attachment.kind"}),
        (bomb, {"attachment.spoilt"}),
        (of_many_dots, {"picture.large"}),
        (of_far_more_dots, {"picture.large"}),
        (drawn_without_end, {"attachment.spoilt"}),
        (line, {"attachment.spoilt"}),
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
        ("BingSiteAuth.xml", b'<?xml version="1.0"?>\n<users>\n\t<user>0AF1</user>\n</users>', set()),
        (".well-known/assetlinks.json", b"[]", set()),
        (".well-known/pki-validation/fileauth.txt", b"token", set()),
        (".nojekyll", b"", set()),
        ("CNAME", b"elsewhere.example.net\n", set()),  # for the settings name no real site
        ("robots.txt", b"User-agent: *\n", {"attachment.taken"}),
        (".htaccess", b"x", {"attachment.host"}),
        ("absent.txt", None, {"settings.host_file"}),
    ],
)
def test_what_a_host_needs_is_named_in_the_settings(
    name: str, content: bytes | None, expected: set[str], tmp_path: Path
) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    named = (folder / "mkdocs.yml").read_text().replace("\nextra:\n", f"\nextra:\n  host_files: [{name}]\n")
    (folder / "mkdocs.yml").write_text(named)
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


def test_the_command_that_a_message_gives_can_be_typed_as_it_is(tmp_path: Path) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    photograph_with_bad_name(folder / "docs")
    (told,) = (line for line in project.check_files(read(folder)).report("uk") if "IMG 1.jpg" in line)
    assert 'make picture FILE="docs/IMG 1.jpg",' in told


def test_the_files_of_a_project_can_be_told_apart_by_their_content(tmp_path: Path) -> None:
    folder = copy_case("fine_pages", tmp_path / "project")
    (folder / "overrides/assets/images").mkdir(parents=True)
    before = read(folder)
    (folder / "overrides/assets/images/mark.svg").write_text("<svg/>")
    assert len({before, read(folder)}) == 2


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("data/goals.yaml", "file.too_long"),
        ("data/glossary.yaml", "file.too_long"),
        ("mkdocs.yml", "settings.too_long"),
        ("docs/about.md", "file.too_large"),
    ],
)
def test_a_file_that_would_fill_the_memory_is_not_read(name: str, key: str, tmp_path: Path) -> None:
    """Of nothing but noughts, such a file is a few bytes of a proposal."""
    folder = copy_case("fine_glossary", tmp_path / "project")
    (folder / "docs").mkdir(exist_ok=True)
    swell(folder / name)
    files = read(folder)
    assert len(files.settings) + sum(len(data) for _, data in files.data) < 2 * LONGEST
    assert {(one.key) for one in project.check_files(files).checked[name].problems} == {key}


def test_nor_is_a_register(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    swell(tmp_path / register.FILE)
    with pytest.raises(OSError) as raised:
        register.read(tmp_path)
    assert failure(raised.value, lambda key, **_: key) == "file.over_limit"


def swell(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(100 * LONGEST)
