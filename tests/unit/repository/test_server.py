"""Publishing on a plain server: readers see one whole site or another, whatever breaks on the way.

The server is a folder of this computer, reached directly and through an `ssh` of the tests that runs the command here.
"""

import os
import re
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from website import ROOT

SCRIPT = ROOT / "scripts/server.sh"
# Writes down what it was asked for; LOSE cuts the connection after so many bytes of what is sent, in the first call.
SSH = """#!/bin/sh
printf '%s\\n' "$*" >>"$SSH_LOG"
for program; do :; done
if [ -n "${LOSE:-}" ] && [ ! -e "$SSH_LOG.lost" ]; then
  : >"$SSH_LOG.lost"
  head -c "$LOSE" | sh -c "$program"
else
  sh -c "$program"
fi
"""
# Publications are named after the second; the tests are quicker than that.
DATE = """#!/bin/sh
echo . >>"$TICKS"
printf '2026-01-01T0000%02dZ\\n' "$(wc -l <"$TICKS")"
"""


class Server:
    def __init__(self, folder: Path, host: str, environment: dict[str, str]) -> None:
        self.folder, self.host, self.environment = folder, host, environment
        self.project = folder.parent / "project"
        (self.project / "site/tasks").mkdir(parents=True)
        (self.project / "site/.servers").mkdir()

    def run(self, command: str, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["sh", str(SCRIPT), command, f"{self.host}{self.folder}", *arguments],
            cwd=self.project,
            env=os.environ | self.environment | environment,
            capture_output=True,
            text=True,
            timeout=60,
        )

    def publish(self, text: str, **environment: str) -> str:
        """Publish a site whose pages say this; returns the name of the publication."""
        self.write(text)
        done = self.run("publish", **environment)
        assert done.returncode == 0, done.stderr
        return re.search(r"Опубліковано: (\S+)", done.stdout)[1]

    def write(self, text: str) -> None:
        (self.project / "site/index.html").write_text(text)
        (self.project / "site/tasks/index.html").write_bytes(text.encode() + os.urandom(200_000))
        self.list_files()

    def list_files(self) -> None:
        """Write the manifest, as a build does."""
        site = self.project / "site"
        files = [path for path in site.rglob("*") if path.is_file() and path.name != "manifest.sha256"]
        lines = (f"{sha256(path.read_bytes()).hexdigest()}  {path.relative_to(site)}\n" for path in sorted(files))
        (site / ".servers/manifest.sha256").write_text("".join(lines))

    def shown(self) -> str:
        return (self.folder / "site/index.html").read_text()


HERE, AWAY = "", "www@example.org:"


@pytest.fixture(params=[HERE, AWAY], ids=["here", "ssh"])
def server(request: pytest.FixtureRequest, tmp_path: Path) -> Server:
    programs = tmp_path / "bin"
    programs.mkdir()
    for name, script in (("ssh", SSH), ("date", DATE)):
        (programs / name).write_text(script)
        (programs / name).chmod(0o755)
    path = f"{programs}{os.pathsep}{os.environ['PATH']}"
    logs = {"SSH_LOG": str(tmp_path / "log"), "TICKS": str(tmp_path / "ticks")}
    return Server(tmp_path / "www", request.param, {"PATH": path, **logs})


def test_a_site_is_published_and_replaced(server: Server) -> None:
    server.publish("first")
    assert server.shown() == "first"
    server.publish("second")
    assert server.shown() == "second"
    assert (server.folder / "site").is_symlink()
    assert sorted(path.name for path in server.folder.iterdir()) == [
        ".holder", ".lock", "releases", "site", "switches.log"
    ]  # fmt: skip


def test_readers_may_read_every_file(server: Server) -> None:
    server.write("first")
    (server.project / "site/index.html").chmod(0o600)
    (server.project / "site/tasks").chmod(0o700)
    assert server.run("publish").returncode == 0
    assert (server.folder / "site/index.html").stat().st_mode & 0o777 == 0o644
    assert (server.folder / "site/tasks").stat().st_mode & 0o777 == 0o755


def test_the_previous_site_comes_back_and_a_named_one(server: Server) -> None:
    names = [server.publish(text) for text in ("first", "second", "third")]
    assert server.run("rollback").returncode == 0
    assert server.shown() == "second"
    assert server.run("rollback").returncode == 0
    assert server.shown() == "first"
    none_left = server.run("rollback")
    assert (none_left.returncode, server.shown()) == (1, "first")
    assert "Старішого сайту на сервері немає" in none_left.stderr
    assert server.run("rollback", names[2]).returncode == 0
    assert server.shown() == "third"
    wrong = server.run("rollback", "2020-01-01T000000Z-none")
    assert (wrong.returncode, server.shown()) == (1, "third")


def test_the_list_shows_which_one_readers_see(server: Server) -> None:
    names = [server.publish(text) for text in ("first", "second")]
    server.run("rollback")
    assert server.run("list").stdout.splitlines() == [names[1], f"{names[0]}  ← зараз"]


def test_only_some_older_sites_are_kept(server: Server) -> None:
    for number in range(5):
        server.publish(f"site-{number}", KEEP="2")
    kept = sorted((release / "index.html").read_text() for release in (server.folder / "releases").iterdir())
    assert kept == ["site-2", "site-3", "site-4"]
    assert server.shown() == "site-4"


@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
@pytest.mark.parametrize("lost_after", ["0", "10", "1000", "100000"])
def test_a_connection_lost_on_the_way_leaves_the_old_site(server: Server, lost_after: str) -> None:
    first = server.publish("first")
    server.write("second")
    failed = server.run("publish", LOSE=lost_after)
    assert failed.returncode == 1
    assert "Читачі бачать попередній сайт" in failed.stderr
    assert server.shown() == "first"
    assert [path.name for path in (server.folder / "releases").iterdir()] == [first]
    assert server.run("publish").returncode == 0, "the next attempt succeeds"
    assert server.shown() == "second"


def test_the_switch_is_one_step(server: Server) -> None:
    """At no moment is there no site: a reader who asks all the time always gets a whole page."""
    server.publish("first")
    watch = "while [ ! -e stop ]; do cat site/index.html >/dev/null 2>>missed || echo x >>missed; done"
    watcher = subprocess.Popen(["sh", "-c", watch], cwd=server.folder)
    try:
        for number in range(5):
            server.write(f"site-{number}")
            assert server.run("publish", KEEP="9").returncode == 0
    finally:
        (server.folder / "stop").touch()
        watcher.wait(10)
    missed = server.folder / "missed"
    assert not missed.exists() or missed.read_text() == ""


def test_no_site_a_folder_in_the_way_and_wrong_places(server: Server) -> None:
    assert "спершу виконайте make site" in server.run("publish").stderr
    server.write("first")
    (server.folder / "site").mkdir(parents=True)
    failed = server.run("publish")
    assert failed.returncode == 1
    assert "справжня тека" in failed.stderr
    assert list((server.folder / "site").iterdir()) == []


def test_a_site_for_an_address_of_nobody_is_not_published(server: Server) -> None:
    server.write('<link rel="canonical" href="https://example.org/">')
    failed = server.run("publish")
    assert failed.returncode == 1 and "SITE_URL" in failed.stderr
    assert not server.folder.exists()


def test_the_site_itself_is_no_place_to_publish_into(server: Server) -> None:
    server.publish("first")
    whole = server.folder
    before = sorted(whole.rglob("*"))
    server.folder = whole / "site"
    server.write("second")
    failed = server.run("publish")
    assert failed.returncode == 1 and "це вже сам сайт" in failed.stderr
    assert sorted(whole.rglob("*")) == before


@pytest.mark.parametrize("command", ["rollback", "list"])
def test_where_nothing_was_published_there_is_nothing_to_show(server: Server, command: str) -> None:
    done = server.run(command)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"У теці {server.folder} ще нічого не опубліковано.\n"


@pytest.mark.parametrize(
    "place",
    [
        "https://example.org/",
        "",
        "host",
        "host:relative",
        "host:/",
        "/",
        "host:/a b",
        "host:/a;id",
        "host:/a/../b",
        "-oX:/a$(id)",
    ],
)
def test_wrong_destinations_are_refused_before_anything_is_sent(tmp_path: Path, place: str) -> None:
    done = subprocess.run(["sh", str(SCRIPT), "check", place], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr
    assert list(tmp_path.iterdir()) == []
