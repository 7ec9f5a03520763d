"""Publishing on a plain server: readers see one whole site or another, whatever breaks on the way.

The server is a folder of this computer, reached directly and through an `ssh` of the tests that runs the command here.
"""

import os
import re
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from publishing import SCRIPT, Server, whole

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
[ -z "${SAME:-}" ] || { echo 2026-01-01T000000Z; exit; }
echo . >>"$TICKS"
printf '2026-01-01T0000%02dZ\\n' "$(wc -l <"$TICKS")"
"""


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


def test_two_at_once_of_the_same_second_both_end_well(server: Server) -> None:
    server.write("both")
    both = [server.start("publish", SAME="1") for _ in range(2)]
    said = [one.communicate(timeout=60)[0] for one in both]
    assert [one.returncode for one in both] == [0, 0]
    names = {re.search(r"Опубліковано: (\S+)", text)[1] for text in said}
    releases = list((server.folder / "releases").iterdir())
    assert {release.name for release in releases} == names and len(names) == 2
    assert all(map(whole, releases))
    assert server.shown() == "both"


def test_what_is_not_whole_is_never_shown(server: Server) -> None:
    server.publish("first")
    server.write("second")
    (server.project / "site/tasks/index.html").write_text("another than the manifest says")
    failed = server.run("publish")
    assert failed.returncode == 1 and "не цілим" in failed.stderr
    assert "Читачі бачать попередній сайт: 2026-" in failed.stderr
    assert server.shown() == "first" and len(list((server.folder / "releases").iterdir())) == 1


def test_where_nobody_saw_anything_no_previous_site_is_spoken_of(server: Server) -> None:
    server.write("first")
    (server.project / "site/tasks/index.html").unlink()
    said = server.run("publish").stderr
    assert "сайту на сервері ще немає" in said and "попередній" not in said


@pytest.mark.parametrize("mask", [0o077, 0o027])
def test_everybody_may_read_whatever_the_umask(server: Server, mask: int) -> None:
    before = os.umask(mask)
    try:
        server.publish("first")
    finally:
        os.umask(before)
    places = [server.folder, server.folder / "releases", *(server.folder / "site").resolve().rglob("*")]
    assert [path for path in places if path.stat().st_mode & 0o004 != 0o004] == []
    assert [path for path in places if path.is_dir() and path.stat().st_mode & 0o001 != 0o001] == []


def test_rollback_returns_to_what_readers_saw(server: Server) -> None:
    """Not to the next older name: what was bad once stays behind."""
    server.publish("first")
    server.publish("second")
    server.publish("bad")
    assert server.run("rollback").returncode == 0
    server.publish("fourth")
    assert server.run("rollback").returncode == 0
    assert server.shown() == "second"
    assert server.run("rollback").returncode == 0
    assert server.shown() == "first"


def test_what_was_broken_off_before_the_switch_is_marked_never_chosen_and_goes(server: Server) -> None:
    first = server.publish("first")
    second = server.publish("second")
    leftover = server.folder / "releases/2026-01-01T000001Z-left"
    shutil.copytree(server.folder / "releases" / first, leftover)
    assert f"{leftover.name}  не опубліковано до кінця" in server.run("list").stdout
    assert server.run("rollback", leftover.name).returncode == 1
    assert server.shown() == "second"
    assert server.run("rollback").returncode == 0
    assert server.shown() == "first"
    third = server.publish("third", KEEP="2")
    assert {path.name for path in (server.folder / "releases").iterdir()} == {first, second, third}


def test_a_server_from_before_the_log_goes_back_too(server: Server) -> None:
    for text in ("first", "second"):
        server.publish(text)
    (server.folder / "switches.log").unlink()
    assert server.run("rollback").returncode == 0
    assert server.shown() == "first"


def test_assets_of_the_last_publications_stay_for_a_month(server: Server) -> None:
    assets = server.project / "site/assets/styles"
    assets.mkdir(parents=True)
    for number, days in ((1, 40), (2, 20), (3, 0)):
        for old in assets.iterdir():
            old.unlink()
        asset = assets / f"site-{number:08x}.css"
        asset.write_text(f"/* {number} */")
        (assets / "plain.css").write_text("")
        os.utime(asset, (time.time() - days * 86400,) * 2)
        server.publish(f"site {number}")
    there = {path.name for path in (server.folder / "site/assets/styles").iterdir()}
    assert there == {"site-00000002.css", "site-00000003.css", "plain.css"}
    server.run("rollback")
    there = {path.name for path in (server.folder / "site/assets/styles").iterdir()}
    assert there >= {"site-00000002.css", "site-00000003.css"}, "a page of the newest may be open"


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("tar: x: Cannot write: No space left on device", "На диску сервера немає місця"),
        ("Host key verification failed.", "звірте відбиток ключа"),
        ("www@example.org: Permission denied (publickey).", "ssh-copy-id www@example.org"),
        ("ssh: connect to host example.org port 22: Connection refused", "Port НОМЕР"),
        ("ssh: Could not resolve hostname example.org: Name or service not known", "не знайдено"),
        ("Timeout, server example.org not responding.", "обірвався"),
        ("mkdir: cannot create directory '/srv/x': Permission denied", "sudo chown -R www"),
    ],
)
@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_what_went_wrong_is_said_with_its_cure(server: Server, tmp_path: Path, said: str, cure: str) -> None:
    server.publish("first")
    (tmp_path / "bin/ssh").write_text(f'#!/bin/sh\ncat >/dev/null\necho "{said}" >&2\nexit 255\n')
    for command in ("publish", "rollback", "list"):
        done = server.run(command)
        assert done.returncode == 1 and cure in done.stderr
        assert "попередній сайт:" not in done.stderr, "nobody knows"


@pytest.mark.parametrize("tool", ["tar", "sha256sum", "flock"])
@pytest.mark.parametrize("server", [AWAY], ids=["ssh"], indirect=True)
def test_a_program_that_the_server_lacks_is_named(server: Server, tmp_path: Path, tool: str) -> None:
    server.write("first")
    poor = tmp_path / "poor"
    poor.mkdir()
    for name in {"sh", "tar", "gzip", "sha256sum", "flock", "cat", "basename", "readlink"} - {tool}:
        (poor / name).symlink_to(shutil.which(name))
    ssh = (tmp_path / "bin/ssh").read_text().replace('sh -c "$program"', f'PATH={poor} sh -c "$program"')
    (tmp_path / "bin/ssh").write_text(ssh)
    assert f"На сервері немає програми {tool}" in server.run("publish").stderr


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
        "-oProxyCommand=id:/a",
        'user@host":/a',
        "`id`@host:/a",
    ],
)
def test_wrong_destinations_are_refused_before_anything_is_sent(tmp_path: Path, place: str) -> None:
    done = subprocess.run(["sh", str(SCRIPT), "check", place], cwd=tmp_path, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stderr
    assert list(tmp_path.iterdir()) == []
