"""`make check`: its languages, files that are not there, and that it loads no more than it needs."""

import errno
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from strategy.__main__ import main
from website import ROOT

CASES = ROOT / "tests/cases"


def test_english_messages(capsys, monkeypatch):
    monkeypatch.chdir(CASES)
    assert main(["check", "--lang", "en", "code_twice.yaml"]) == 1
    assert capsys.readouterr().out.splitlines() == [
        "code_twice.yaml:38:19: the number 1.1.1 is already on line 24; correct one of the two",
        "code_twice.yaml:53:19: the number 1.1.2 is already on line 48; correct one of the two",
        "2 errors found.",
    ]
    assert main(["check", "--lang", "en", "fine.yaml"]) == 0
    assert capsys.readouterr().out == (
        "fine.yaml: no errors: 1 strategic goal, 1 operational goal, 2 tasks, 3 indicative project areas.\n"
    )


def test_a_file_that_is_not_there_and_one_that_is_a_folder(capsys, tmp_path):
    assert main(["check", str(tmp_path / "none.yaml")]) == 1
    assert main(["check", str(tmp_path)]) == 1
    absent, unreadable = capsys.readouterr().out.splitlines()
    assert "такого файла немає" in absent
    assert "не вдалося прочитати" in unreadable


def test_empty_settings_are_not_those_that_are_not_there(capsys, tmp_path, monkeypatch):
    (tmp_path / "data").mkdir()
    (tmp_path / "data/goals.yaml").write_bytes((CASES / "fine.yaml").read_bytes())
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    (tmp_path / "mkdocs.yml").touch()
    assert main(["check"]) == 1
    assert "mkdocs.yml:1:1: файл порожній; " in capsys.readouterr().out


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "на диску немає місця"),
        (errno.EMFILE, "закрийте зайві програми"),
        (errno.EDQUOT, "на диску немає місця"),
        (errno.EROFS, "лише для читання"),
    ],
)
def test_what_a_disk_refuses(capsys, monkeypatch, code, said):
    read = Path.read_bytes

    def refuse(path):
        if path.name != "fine.yaml":  # the words of the check are read as well
            return read(path)
        raise OSError(code, os.strerror(code), str(path))

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert main(["check", "fine.yaml"]) == 1
    assert said in capsys.readouterr().out


def test_too_little_memory_ends_in_words(capsys, monkeypatch):
    def refuse(*_, **__):
        raise MemoryError

    monkeypatch.setattr("strategy.commands.check.run", refuse)
    assert main(["check", "fine.yaml"]) == 1
    assert "комп’ютерові бракує пам’яті" in capsys.readouterr().out


@pytest.mark.parametrize("file", ["fine.yaml", "none.yaml"])
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a disk that is always full")
def test_what_is_printed_may_find_no_room(file):
    with Path("/dev/full").open("w") as full:
        run = [sys.executable, "-m", "strategy", "check", file]
        env = {"PYTHONPATH": str(ROOT / "hooks")}
        done = subprocess.run(run, cwd=CASES, env=env, stdout=full, stderr=subprocess.PIPE, check=False)
    (said,) = done.stderr.decode().splitlines()
    assert said.startswith("stdout: на диску немає місця")
    assert done.returncode == 1


def test_what_is_printed_may_be_closed(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    assert main(["check", str(CASES / "fine.yaml")]) == 0


@pytest.mark.parametrize("file", ["", "data/goals.yaml"])
def test_the_command_loads_no_more_than_it_needs(file):
    program = (
        f"import sys; from strategy.__main__ import main; main('check {file}'.split()); print(sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env={"PYTHONPATH": "hooks"}, capture_output=True, check=True
    )
    loaded = set(re.findall(r"'([a-z]\w*)'", done.stdout.decode()))
    assert loaded.isdisjoint({"mkdocs", "jinja2"})
    assert ("pymorphy3" in loaded) == (not file)  # finds the places of data/ways.yaml in the text
