"""What `make` does with what it is given, and when two run at once: values are data, and both end well."""

import ctypes
import os
import re
import runpy
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from website import ROOT

ALONE, PORT, PLACE = (ROOT / "scripts" / name for name in ("alone.py", "port.py", "put_in_place.py"))
HOSTILE = (
    '"; touch pwned; "',
    "`touch pwned`",
    "$(shell touch pwned)",
    "$$(touch pwned)",
    "'; touch pwned; '",
    "$(TO)",
)


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize(
    ("target", "name"),
    [("diff", "BASE"), ("confirm", "NODE"), ("publish-alone", "TO"), ("rollback", "NAME"), ("rollback", "KEEP"),
     ("releases", "TO"), ("serve", "PORT"), ("check", "SITE_URL")],
)  # fmt: skip
def test_no_value_is_run(tmp_path: Path, target: str, name: str, value: str) -> None:
    assert value in got(tmp_path, target, name, value)
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(("target", "name"), [("diff", "BASE"), ("confirm", "NODE")])
def test_no_value_is_an_option(tmp_path: Path, target: str, name: str) -> None:
    assert [target, "--", "--lang=en"] == got(tmp_path, target, name, "--lang=en")[2:5]


@pytest.mark.parametrize("target", ["check", "diff", "site-alone"])
def test_no_file_beside_the_makefile_is_taken_for_a_module(tmp_path: Path, target: str) -> None:
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("strategy.py", "mkdocs.py"):
        (tmp_path / name).write_text("open('pwned', 'w')")
    given = [f"PY={sys.executable}", "-o", ".venv/site.stamp"]
    assert subprocess.run(["make", target, *given], cwd=tmp_path, capture_output=True).returncode
    assert not (tmp_path / "pwned").exists()


@pytest.mark.parametrize(("zone", "kept"), [("UTC", ""), ("/etc/passwd", ""), ("Europe/Kyiv", "Europe/Kyiv")])
def test_no_file_is_taken_for_a_time_zone(tmp_path: Path, zone: str, kept: str) -> None:
    (tmp_path / "UTC").write_text("no zone")
    command = ["make", "--silent", "--file", str(ROOT / "Makefile"), "--eval", "zone:; @echo $$TZ", "zone"]
    done = subprocess.run(command, cwd=tmp_path, env={**os.environ, "TZ": zone}, capture_output=True, text=True)
    assert done.stdout == f"{kept}\n"


def test_no_file_beside_the_makefile_directs_the_tests(tmp_path: Path) -> None:
    for name in ("Makefile", "pyproject.toml"):
        (tmp_path / name).write_text((ROOT / name).read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("data", "tests/soak"):
        (tmp_path / name).mkdir(parents=True)
    for name in ("data/pwn.py", "conftest.py"):
        (tmp_path / name).write_text("open('pwned', 'w')")
    (tmp_path / ".pytest.ini").write_text("[pytest]\naddopts = -p pwn\npythonpath = data\n")
    (tmp_path / "tests/soak/test_fine.py").write_text("def test_fine():\n    open('ran', 'w')\n")
    clean = {**os.environ, "PYTEST_ADDOPTS": ""}  # what is said to this run is none of that one's
    subprocess.run(["make", "soak", f"PY={sys.executable}", "-o", "browser", "-o", "servers"], cwd=tmp_path, env=clean)
    assert (tmp_path / "ran").exists()
    assert not (tmp_path / "pwned").exists()


def got(tmp_path: Path, target: str, name: str, value: str) -> list[str]:
    """The programs are replaced by one that writes down what it got, letter by letter."""
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "scripts").mkdir()
    program = '#!/bin/sh\nprintf "%s\\n" "$@" >>got\nprintenv ' + name + " >>got\n"
    for path in (tmp_path / "scripts/server.sh", tmp_path / "python"):
        path.write_text(program)
        path.chmod(0o755)
    given = [f"PY={tmp_path}/python", "-o", ".venv/site.stamp", "-o", "destination"]
    subprocess.run(["make", target, f"{name}={value}", *given], cwd=tmp_path, capture_output=True, text=True)
    return (tmp_path / "got").read_text().splitlines()


def alone(folder: Path, *command: str) -> subprocess.Popen[str]:
    said = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, ALONE, *command], cwd=folder, **said)


def test_the_second_waits_for_the_first_and_says_for_whom(tmp_path: Path) -> None:
    work = "[ ! -e busy ] || exit 9; : >busy; sleep 1; rm busy"
    first = alone(tmp_path, "sh", "-c", work)
    while not (tmp_path / "busy").exists():
        time.sleep(0.01)
    second = alone(tmp_path, "sh", "-c", work)
    said = second.communicate(timeout=30)[1]
    assert (first.wait(30), second.returncode) == (0, 0)
    assert str(first.pid) in said and "чекаю" in said


def test_a_killed_one_holds_nothing(tmp_path: Path) -> None:
    first = alone(tmp_path, "sleep", "60")
    while not (tmp_path / "build/lock").exists() or not (tmp_path / "build/lock").read_text():
        time.sleep(0.01)
    first.kill()
    first.wait()
    assert alone(tmp_path, "true").wait(30) == 0


def test_the_command_says_how_it_ended(tmp_path: Path) -> None:
    assert alone(tmp_path, "sh", "-c", "exit 3").wait(30) == 3


def test_a_folder_in_the_way_is_no_traceback(tmp_path: Path) -> None:
    (tmp_path / "build").write_text("")
    process = alone(tmp_path, "true")
    said = process.communicate(timeout=30)[1]
    assert "Traceback" not in said and "Видаліть теку build" in said and process.returncode == 1


def test_a_place_that_takes_no_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "new").mkdir()
    command = [sys.executable, PLACE, "new", "no/site", "old"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1 and "Теку no/site не вдалося замінити" in done.stderr


def test_there_is_a_site_at_every_moment(tmp_path: Path) -> None:
    for name, text in (("site", "old"), ("new", "new")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text)
    watch = "while [ ! -e stop ]; do [ -e site/index.html ] || echo missed >>missed; done"
    watcher = subprocess.Popen(["sh", "-c", watch], cwd=tmp_path)
    try:
        for _ in range(20):
            subprocess.run([sys.executable, PLACE, "new", "site", "previous"], cwd=tmp_path, check=True)
    finally:
        (tmp_path / "stop").touch()
        watcher.wait(10)
    assert not (tmp_path / "missed").exists()
    texts = {(tmp_path / name / "index.html").read_text() for name in ("site", "new")}
    assert texts == {"old", "new"}


def test_the_first_site_and_a_system_that_cannot_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(ctypes, "CDLL", lambda name: object())
    place = runpy.run_path(str(PLACE))["main"]
    for number in range(2):
        Path("new").mkdir()
        Path("new/index.html").write_text(f"{number}")
        place(Path("new"), Path("site"), Path("previous"))
    assert (Path("site/index.html").read_text(), Path("previous/index.html").read_text()) == ("1", "0")
    assert not Path("new").exists()


def test_what_was_put_aside_comes_back_although_the_next_build_fails(tmp_path: Path) -> None:
    (tmp_path / "Makefile").write_text((ROOT / "Makefile").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "build/previous").mkdir(parents=True)
    (tmp_path / "build/previous/index.html").write_text("old")
    done = subprocess.run(["make", "site-alone", "PY=false"], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode and (tmp_path / "site/index.html").read_text() == "old"


def port(**environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name != "PORT"}
    return subprocess.run([sys.executable, PORT], env=clean | environment, capture_output=True, text=True)


def test_a_taken_port_names_another(unused_port: int) -> None:
    assert port(PORT=str(unused_port)).stdout == f"{unused_port}\n"
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", unused_port))
        taken.listen()
        said = port(PORT=str(unused_port))
    assert (said.returncode, said.stdout) == (1, "")
    assert re.fullmatch(rf"Порт {unused_port} зайнято: .* make serve PORT=\d+\n", said.stderr)


@pytest.mark.parametrize("given", ["0", "70000", "x", "80 80", "-1"])
def test_what_is_no_port(given: str) -> None:
    said = port(PORT=given)
    assert said.returncode == 1 and "має бути числом" in said.stderr
