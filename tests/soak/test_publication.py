"""Publications under load, two at once, killed, on a full disk: what is served is always one whole publication."""

import os
import random
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import web_servers

from publishing import Server, whole
from website import copy_project

PAGES = 150
PADDING = 3_000  # bytes; a page that is cut is seen by its last line


def write(server: Server, version: int, name: str) -> None:
    """A site whose every page says its version at both ends, and whose style sheet has it in its name."""
    site = server.project / "site"
    shutil.rmtree(site, ignore_errors=True)
    for number in range(PAGES):
        page = site / f"p{number}" / "index.html" if number else site / "index.html"
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"{name}-{version:08x}\n{'x' * (PADDING + number)}\n{name}-{version:08x} end\n")
    asset = site / f"assets/{name}-{version:08x}.css"
    asset.parent.mkdir()
    asset.write_text(f"{name}-{version:08x} end\n")
    (site / ".servers").mkdir()
    server.list_files()


def shown(server: Server) -> str:
    """What a reader sees, which is whole."""
    release = (server.folder / "site").resolve()
    assert whole(release), release
    return release.name


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path / "www", "", {})


@contextmanager
def readers(port: int, count: Counter, wrong: list[str], number: int = 3) -> Iterator[None]:
    """Readers who open pages, and a little later the style sheet that the page named."""
    stop = threading.Event()

    def ask(path: str) -> str:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{path}", timeout=30) as answer:
            return answer.read().decode()

    def read() -> None:
        chance = random.Random()
        while not stop.is_set():
            page = chance.randrange(PAGES)
            try:
                text = ask(f"p{page}/" if page else "")
                version = text.partition("\n")[0]
                if not text.endswith(f"\n{version} end\n") or len(text) < PADDING + page:
                    wrong.append(f"p{page}: {text[:30]} … {text[-30:]}")
                time.sleep(chance.random() / 5)
                if ask(f"assets/{version}.css") != f"{version} end\n":
                    wrong.append(f"assets/{version}.css")
                count["answers"] += 2
            except OSError as error:
                wrong.append(f"p{page}: {error}")

    threads = [threading.Thread(target=read) for _ in range(number)]
    for thread in threads:
        thread.start()
    try:
        yield
    finally:
        stop.set()
        for thread in threads:
            thread.join()


def test_every_answer_is_whole_while_sites_are_published_and_taken_back(
    server: Server, tmp_path: Path, going_on: Callable, chance: random.Random, tell: Callable
) -> None:
    write(server, 0, "site")
    assert server.run("publish").returncode == 0
    own, rules = tmp_path / "nginx", tmp_path / "rules/nginx"
    own.mkdir()
    rules.mkdir(parents=True)
    for part in ("http", "site"):
        (rules / f"{part}.conf").write_text("")
    count, wrong = Counter(), []
    site = server.folder / "site"
    with (
        web_servers.running("nginx", "server.md", own, site, rules.parent) as port,
        readers(port, count, wrong),
    ):
        version = 0
        while going_on() and not wrong:
            if chance.random() < 0.3:
                server.run("rollback")  # where there is an older one
                count["rollbacks"] += 1
            else:
                version += 1
                write(server, version, "site")
                done = server.run("publish", KEEP="3")
                assert done.returncode == 0, done.stderr
                count["publications"] += 1
    tell(", ".join(f"{name} {number}" for name, number in count.items()))
    assert wrong == []
    assert count["answers"]


def test_two_at_once_and_killed_ones_leave_a_whole_site(
    server: Server, tmp_path: Path, going_on: Callable, chance: random.Random, tell: Callable
) -> None:
    """Two from one checkout and from two, at the same second, one of them killed with its children every other time."""
    other = Server(tmp_path / "two/www", "", {})
    other.folder = server.folder
    count, version, before = Counter(), 0, ""
    while going_on():
        version += 1
        write(server, version, "one")
        write(other, version, "two")
        pair = [started(server), started(chance.choice((server, other)))]
        if chance.random() < 0.5:
            time.sleep(chance.random() * 0.8)
            os.killpg(pair[0].pid, chance.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)))
            count["kills"] += 1
        said = [process.communicate(timeout=120) for process in pair]
        assert pair[1].returncode == 0, said[1]
        names = [found[1] for out, _ in said if (found := re.search(r"Опубліковано: (\S+)", out))]
        now = shown(server)
        assert now in names or pair[0].returncode != 0, (now, names)
        assert now != before
        before = now
        count["rounds"] += 1
        count["both well"] += len(names) == 2
        releases = [path for path in (server.folder / "releases").iterdir() if not path.name.startswith(".")]
        assert len(releases) <= 7
    tell(", ".join(f"{name} {number}" for name, number in count.items()))


def test_two_whole_commands_of_one_checkout_leave_a_whole_site(
    tmp_path: Path, going_on: Callable, chance: random.Random, tell: Callable
) -> None:
    """`make publish` twice at once: one of them makes and sends the site, then the other."""
    project, folder = copy_project(tmp_path / "project"), tmp_path / "www"
    given = ("-o", ".venv/site.stamp", f"PY={sys.executable}", f"TO={folder}", "SITE_URL=https://strategy.example.com/")
    kept = {"cwd": project, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    text = (project / "docs/about.md").read_text(encoding="utf-8")
    rounds = 0
    while going_on():
        rounds += 1
        (project / "docs/about.md").write_text(f"{text}\nСпроба {rounds}.\n", encoding="utf-8")
        pair = []
        for _ in range(2):
            pair.append(subprocess.Popen(["make", "publish", *given], **kept))
            time.sleep(chance.random() * 5)
        said = [process.communicate(timeout=1800) for process in pair]
        assert [process.returncode for process in pair] == [0, 0], said
        release = (folder / "site").resolve()
        assert whole(release) and f"Спроба {rounds}." in (release / "about/index.html").read_text(encoding="utf-8")
        assert [out for out, _ in said if f"Опубліковано: {release.name}\n" in out]
        assert sum("чекаю" in err for _, err in said) <= 1
    tell(f"rounds {rounds}")


def started(server: Server) -> subprocess.Popen[str]:
    return server.start("publish", group=True)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_leaves_the_site_that_was_there(
    server: Server, going_on: Callable, chance: random.Random, tell: Callable
) -> None:
    server.folder.mkdir(parents=True)
    write(server, 0, "site")
    size = sum(path.stat().st_size + 4096 for path in (server.project / "site").rglob("*"))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={int(size * 2.5)}", "tmpfs", server.folder], check=True)
    count, version = Counter(), 0
    try:
        assert server.run("publish", KEEP="0").returncode == 0
        while going_on():
            version += 1
            before = shown(server)
            write(server, version, "site")
            filler = server.folder / "filler"
            filler.write_bytes(b"")
            free = os.statvfs(server.folder).f_bavail * os.statvfs(server.folder).f_frsize
            filler.write_bytes(bytes(int(free * chance.random())))
            done = server.run("publish", KEEP="0")
            filler.unlink()
            count["rounds"] += 1
            if done.returncode == 0:
                assert shown(server) != before
                continue
            count["full"] += 1
            assert "немає місця" in done.stderr and "Читачі бачать попередній сайт" in done.stderr, done.stderr
            assert shown(server) == before
    finally:
        subprocess.run(["umount", server.folder], check=True)
    tell(", ".join(f"{name} {number}" for name, number in count.items()))
    assert count["full"]
