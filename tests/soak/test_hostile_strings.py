"""Hostile strings in every field, through every output, in a real browser: nothing runs, nothing leaves."""

import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
import web_servers
from chromium import chromium
from playwright.sync_api import Dialog, Page
from watching import Watch

from hostile_strategy import hostile_project, strings
from strategy.exports import servers
from website import URL, build

SHOWN = (".html", ".xml", ".svg", ".json", ".txt", ".md", ".bib", ".ris", ".webmanifest")
VIEWER = re.compile(r"\.xml: Applying inline style")  # by the browser itself, to show a tree; the policy forbids it too
ASKED = ("script", "alert", "onerror", "<img src=x onerror=alert(1)>", "evil", "t1-1-1", "Є", "is")


@pytest.fixture
def site(tmp_path: Path) -> tuple[Path, int]:
    project, taken = hostile_project(tmp_path / "project")
    done = build(project, tmp_path / "site", SITE_URL=URL)
    assert done.returncode == 0, done.stdout + done.stderr
    return tmp_path / "site", taken


def test_no_string_runs_or_leaves(
    site: tuple[Path, int], tmp_path: Path, going_on: Callable, chance: random.Random, tell: Callable
) -> None:
    folder, taken = site
    own = tmp_path / "nginx"
    own.mkdir()
    found = [path.relative_to(folder).as_posix() for path in sorted(folder.rglob("*")) if path.name.endswith(SHOWN)]
    addresses = [path.removesuffix("index.html") for path in found if not path.startswith((".", "_"))]
    addresses += [f"{root}search/?q={asked}" for root in ("", "en/") for asked in ASKED]
    chance.shuffle(addresses)
    dialogs, watch, opened = [], Watch(), Counter()

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with (
        web_servers.running("nginx", "server.md", own, folder, folder / servers.FOLDER) as port,
        chromium() as browser,
    ):
        context = browser.new_context()
        watch.over(context)
        page = context.new_page()
        page.on("dialog", dismiss)
        for address in addresses:
            if not going_on():
                break
            _look(page, f"http://127.0.0.1:{port}/{address}")
            opened[_kind(address)] += 1
        trouble = [line for line in watch.trouble if not VIEWER.search(line)]
        assert (dialogs, trouble, watch.elsewhere(f"http://127.0.0.1:{port}/")) == ([], [], [])
    told = ", ".join(f"{name} {number}" for name, number in opened.items())
    tell(f"{len(strings())} strings in {taken} texts, opened: {told}")


def _kind(address: str) -> str:
    return "search" if "?q=" in address else "page" if address.endswith("/") else address.rpartition(".")[2]


def _look(page: Page, url: str) -> None:
    """As a reader does who moves the mouse and goes on by the keyboard."""
    page.goto(url, timeout=120_000)
    if "?q=" in url:
        page.wait_for_timeout(1000)
    page.mouse.move(200, 300)
    for _ in range(8):
        page.keyboard.press("Tab")
