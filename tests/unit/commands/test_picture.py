"""`make picture`: what is typed becomes a picture that may be published, and the line that shows it."""

import io
import os
import pty
import struct
import subprocess
import sys
import zlib
from pathlib import Path

import pytest

from pictures import photograph
from strategy.commands import picture
from strategy.exports.pictures import MOST_DOTS
from strategy.i18n import Catalogue
from strategy.reading.pictures import said
from website import ROOT


def _png(width: int, height: int, dots: bytes = b"", *more: bytes) -> bytes:
    """A grey picture that says it is of that size."""
    header = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = (header, b"IDAT" + zlib.compress(dots), *more, b"IEND")
    packed = (struct.pack(">I", len(part) - 4) + part + struct.pack(">I", zlib.crc32(part)) for part in parts)
    return b"\x89PNG\r\n\x1a\n" + b"".join(packed)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "project/docs/updates").mkdir(parents=True)
    (tmp_path / "IMG_20260312 (1).jpg").write_bytes(photograph(orientation=6))
    monkeypatch.chdir(tmp_path / "project")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
    return tmp_path / "project"


def test_a_photograph_becomes_a_picture_beside_updates(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert picture.run("../IMG_20260312 (1).jpg", "Новий дах  школи [фото]", "", language="uk") == 0
    [made] = (folder / "docs/updates").iterdir()
    assert made.name == "novyi-dakh-shkoly-foto.jpg"
    assert said(made.read_bytes()) is None
    assert "\n![Новий дах школи \\[фото\\]](novyi-dakh-shkoly-foto.jpg)\n" in capsys.readouterr().out


def test_the_page_that_shows_it_may_be_named(folder: Path) -> None:
    assert picture.run("../IMG_20260312 (1).jpg", "Дах", "docs/about.md", language="uk") == 0
    assert [path.name for path in (folder / "docs").glob("*.jpg")] == ["dakh.jpg"]


@pytest.mark.parametrize("link", ["docs/updates/school.jpg", "docs/updates"])
def test_nothing_is_written_through_a_link(folder: Path, link: str) -> None:
    """Which a proposal may have put there, to a place that is not there yet or is none of the project."""
    elsewhere = folder.parent / "elsewhere"
    if link == "docs/updates":
        elsewhere.mkdir()
        (folder / link).rmdir()
    (folder / link).symlink_to(elsewhere)
    with pytest.raises(OSError, match="not a plain file"):
        picture.run("../IMG_20260312 (1).jpg", "School", "", language="uk")
    assert not elsewhere.is_file() and not [*elsewhere.glob("*")]


def test_no_other_picture_is_written_over(folder: Path) -> None:
    (folder / "docs/updates/dakh.jpg").write_bytes(b"another")
    for _ in range(2):
        assert picture.run("../IMG_20260312 (1).jpg", "Дах", "", language="uk") == 0
    assert sorted(path.name for path in (folder / "docs/updates").iterdir()) == ["dakh-2.jpg", "dakh.jpg"]
    assert (folder / "docs/updates/dakh.jpg").read_bytes() == b"another"


@pytest.mark.parametrize(
    ("file", "words", "page", "expected"),
    [
        ("../absent.jpg", "Дах", "", "picture.absent"),
        ("~nobody-here/photo.jpg", "Дах", "", "picture.absent"),
        ("я" * 200, "Дах", "", "picture.absent"),
        ("../no-picture.jpg", "Дах", "", "picture.unreadable"),
        ("../spoilt.png", "Дах", "", "picture.unreadable"),
        ("../endless.png", "Дах", "", "picture.too_large"),
        ("../unbounded.png", "Дах", "", "picture.too_large"),
        ("../IMG_20260312 (1).jpg", " ", "", "picture.no_words"),
        ("../IMG_20260312 (1).jpg", "Дах", "docs/nowhere/x.md", "picture.no_folder"),
        ("../IMG_20260312 (1).jpg", "Дах", "../../about.md", "picture.no_folder"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(
    file: str, words: str, page: str, expected: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder.parent / "no-picture.jpg").write_bytes(b"ftypheic")
    (folder.parent / "spoilt.png").write_bytes(_png(1, 1, b"\0\0", b"zTXtAuthor\0packed in no known way"))
    for name, width in (("endless.png", 8000), ("unbounded.png", 40_000)):
        (folder.parent / name).write_bytes(_png(width, 8000))
    assert picture.run(file, words, page, language="uk") == 1
    name = file.removeprefix("../")
    called = {"picture.unreadable": name, "picture.too_large": name, "picture.no_folder": page}
    told = {"path": called.get(expected, file), "listed": picture.READS, "n": MOST_DOTS // 1_000_000}
    assert capsys.readouterr().out.strip() == Catalogue("uk", "dialogue").text(expected, **told)
    assert not [path for path in folder.rglob("*") if path.is_file()]


@pytest.mark.parametrize("typed", ["{}", "'{}'", '"{}"', " {} ", "file://{}"])
def test_a_file_may_be_dropped_on_the_terminal(typed: str, tmp_path: Path) -> None:
    path = tmp_path / "a (1).jpg"
    path.write_bytes(b"x")
    assert picture.given(typed.format(path)) == path
    assert picture.given(f"file:{path}") == picture.given(f"file://localhost{path}") == path
    assert not picture.given("file://[a").is_file()
    assert picture.given(str(path).replace(" ", r"\ ").replace("(", r"\(").replace(")", r"\)")) == path


def test_what_is_given_is_read_by_no_shell(folder: Path) -> None:
    evil = folder.parent / "$(touch broken) 'a' \"b\" `id`.jpg"
    evil.write_bytes(photograph())
    words = "Дах; $(touch broken) $$HOME"
    for name in ("Makefile", "hooks", ".venv", "requirements"):
        (folder / name).symlink_to(ROOT / name)
    command = ["make", "picture", "-o", ".venv/site.stamp", f"FILE={evil}", f"TEXT={words}"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert "![Дах; $(touch broken) $$HOME](dakh-touch-broken-home.jpg)" in done.stdout, done.stderr
    assert not list(folder.parent.rglob("broken"))


@pytest.mark.parametrize(
    ("typed", "why"),
    [(b"../IMG_20260312 (1).jpg\n\x04", ""), ("Дах.jpg\n".encode("cp1251"), "UTF-8")],
)
def test_whoever_leaves_is_told_that_nothing_was_written(folder: Path, typed: bytes, why: str) -> None:
    ours, theirs = pty.openpty()
    os.write(ours, typed)
    done = subprocess.run(
        [sys.executable, "-m", "strategy", "picture"],
        env={"PYTHONPATH": str(ROOT / "hooks"), "LC_ALL": "C.UTF-8"},
        stdin=theirs,
        capture_output=True,
        timeout=20,
    )
    said = done.stdout.decode()
    assert "Нічого не записано.\n" in said and why in said
    assert (done.returncode, done.stderr) == (1, b"")
    assert not [*(folder / "docs/updates").iterdir()]


def test_a_name_of_any_bytes_is_told(folder: Path) -> None:
    """As archives and phones of old leave them behind."""
    done = subprocess.run(
        [sys.executable, "-m", "strategy", "picture", "--file", b"\xff\xea.jpg", "--words", "Дах"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")},
        capture_output=True,
    )
    assert done.returncode == 1
    assert "Файла \\udcff\\udcea.jpg немає" in done.stdout.decode()
    assert b"Traceback" not in done.stderr
