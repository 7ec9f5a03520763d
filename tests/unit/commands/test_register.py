"""`make register`, and what the check says of a register that a change would break."""

import re
from pathlib import Path

import pytest

from strategy.__main__ import main
from strategy.addresses import register
from website import DATA


def test_check_names_what_would_die_and_register_adds_what_is_new(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    monkeypatch.chdir(project)
    file = Path(register.FILE)
    assert main(["register"]) == 0
    whole = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^/tasks/water/.*\n", "", whole), encoding="utf-8")
    assert main(["check"]) == 0, "new addresses need no lines"
    assert "робити нічого не треба" in capsys.readouterr().out
    assert main(["register"]) == 0
    assert file.read_text(encoding="utf-8") == whole
    data = Path(DATA)
    data.write_text(data.read_text(encoding="utf-8").replace("id: water\n", "id: waters\n"), encoding="utf-8")
    assert main(["check"]) == 1
    line = whole.splitlines().index(next(line for line in whole.splitlines() if line.startswith("/tasks/water/ "))) + 1
    said = capsys.readouterr().out
    assert f"{register.FILE}:{line}:1: у data/goals.yaml" in said
    assert "id «water» змінено на «waters»" in said
    assert main(["register"]) == 1, "a mistake is not written down for ever"
    assert file.read_text(encoding="utf-8") == whole
    misnamed = project / "docs/2024-03-12-water.md"
    misnamed.write_text("")
    assert main(["register"]) == 1, "nor a page that is in the wrong place"
    assert file.read_text(encoding="utf-8") == whole
    misnamed.unlink()
    assert main(["check", "--lang", "en"]) == 1
    assert "put the id “water” back" in capsys.readouterr().out
    Path(DATA).write_text("", encoding="utf-8")
    assert main(["register"]) == 1


def test_a_mark_that_an_editor_puts_before_the_register_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / register.FILE).write_bytes(b"\xef\xbb\xbflanguages: uk en\n")
    assert register.parse(register.read(tmp_path)[0]) == (("uk", "en"), (), ())


def test_what_a_host_asked_for_is_promised_to_nobody(
    project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture
) -> None:
    """A file that shows whose the site is goes again when the host has seen it."""
    monkeypatch.chdir(project)
    settings, asked = Path("mkdocs.yml"), Path("docs/google1a2b3c.html")
    before = settings.read_text(encoding="utf-8")
    settings.write_text(before.replace("\nextra:\n", f"\nextra:\n  host_files: [{asked.name}]\n"), encoding="utf-8")
    asked.write_text(f"google-site-verification: {asked.name}\n", encoding="utf-8")
    assert main(["register"]) == 0
    assert asked.name not in Path(register.FILE).read_text(encoding="utf-8")
    asked.unlink()
    settings.write_text(before, encoding="utf-8")
    assert main(["check"]) == 0, capsys.readouterr().out
