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

from publishing import Server, whole
from settings_then import GOOD
from website import ROOT


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


@pytest.mark.skipif(os.geteuid() != 0, reason="only root could receive what is another's")
def test_what_is_published_belongs_to_who_receives_it(server: Server) -> None:
    server.write("first")
    for path in (server.project / "site").rglob("*"):
        os.chown(path, 65534, 65534)
    assert server.run("publish").returncode == 0
    assert {path.stat().st_uid for path in (server.folder / "site").resolve().rglob("*")} == {0}


def test_a_tar_that_knows_no_modes_will_do(server: Server, tmp_path: Path) -> None:
    """As the one of a Mac; readers may read every file all the same."""
    server.write("first")
    (server.project / "site/index.html").chmod(0o600)
    programs = tmp_path / "plain"
    programs.mkdir()
    plain = f'#!/bin/sh\ncase " $* " in *" --"*) exit 1 ;; esac\nexec {shutil.which("tar")} "$@"\n'
    (programs / "tar").write_text(plain)
    (programs / "tar").chmod(0o755)
    path = f"{programs}{os.pathsep}{server.environment.get('PATH', os.environ['PATH'])}"
    assert server.run("publish", PATH=path).returncode == 0
    assert (server.folder / "site/index.html").stat().st_mode & 0o777 == 0o644


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


def test_whoever_has_no_address_is_told_before_anything_is_built(server: Server) -> None:
    settings = server.project / "mkdocs.yml"
    settings.write_bytes(GOOD)
    assert "Нічого не опубліковано" in server.run("address", SITE_URL="").stderr
    assert server.run("address", SITE_URL="https://strategy.example.com/").returncode == 0
    settings.write_text(settings.read_text("utf-8").replace("https://example.org/", "https://strategy.example.com/"))
    assert server.run("address", SITE_URL="").returncode == 0
    assert re.search(r"(?m)^publish: destination address check ", (ROOT / "Makefile").read_text("utf-8"))


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
    assert failed.returncode == 1 and "не повністю" in failed.stderr
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
    """From the switch on, also where the site that was shown until then is much older."""
    assets = server.project / "site/assets/styles"
    assets.mkdir(parents=True)

    def publish(number: int) -> set[str]:
        for old in assets.iterdir():
            old.unlink()
        asset = assets / f"site-{number:08x}.css"
        asset.write_text(f"/* {number} */")
        os.utime(asset, (time.time() - 200 * 86400,) * 2)
        (assets / "plain.css").write_text("")
        server.publish(f"site {number}")
        return {path.name for path in (server.folder / "site/assets/styles").iterdir()}

    def let_pass(days: int) -> None:
        for path in (server.folder / "site/assets/styles").iterdir():
            os.utime(path, (path.stat().st_mtime - days * 86400,) * 2)

    publish(1)
    assert publish(2) == {"site-00000001.css", "site-00000002.css", "plain.css"}
    let_pass(20)
    assert publish(3) == {"site-00000001.css", "site-00000002.css", "site-00000003.css", "plain.css"}
    let_pass(20)
    assert publish(4) == {"site-00000002.css", "site-00000003.css", "site-00000004.css", "plain.css"}
    server.run("rollback")
    there = {path.name for path in (server.folder / "site/assets/styles").iterdir()}
    assert there >= {"site-00000002.css", "site-00000003.css", "site-00000004.css"}, "a page of the newest may be open"


def before_rm(tmp_path: Path, script: str) -> None:
    """Let the server's shell run this whenever it calls rm."""
    rm = tmp_path / "bin/rm"
    rm.write_text(f'#!/bin/sh\n{script}\nexec {shutil.which("rm")} "$@"\n')
    rm.chmod(0o755)


def test_an_older_site_that_cannot_be_cleared_away_takes_nothing_back(server: Server, tmp_path: Path) -> None:
    """Such as one of another user."""
    before_rm(tmp_path, 'for last; do :; done; [ ! -e "$last/index.html" ] || exit 1')
    for text in ("first", "second", "third"):
        server.publish(text, KEEP="0")
    server.write("fourth")
    done = server.run("publish", KEEP="0")
    assert (done.returncode, server.shown()) == (0, "fourth")
    assert "прибрати не вдалося; новий уже видно" in done.stderr


def test_nobody_goes_back_to_a_site_that_was_half_taken_away(server: Server, tmp_path: Path) -> None:
    half = 'for last; do :; done; if [ -e "$last/index.html" ]; then set -- "$last/index.html"; kill -9 $PPID; fi'
    before_rm(tmp_path, half)
    for text in ("first", "second", "third"):
        server.publish(text, KEEP="1")
    assert [server.run("rollback").returncode for _ in range(2)] == [0, 1]
    assert server.shown() == "second"
    assert "first" not in {path.read_text() for path in server.folder.glob("releases/2*/index.html")}


def test_a_link_led_back_by_hand_counts_as_taken_back(server: Server) -> None:
    for text in ("first", "second"):
        server.publish(text)
    third = server.publish("bad")
    link, releases = server.folder / "site", server.folder / "releases"
    second = sorted(path.name for path in releases.iterdir() if path.name < third)[-1]
    link.unlink()
    link.symlink_to(f"releases/{second}")
    server.publish("fourth")
    for expected in ("second", "first"):
        assert server.run("rollback").returncode == 0
        assert server.shown() == expected
