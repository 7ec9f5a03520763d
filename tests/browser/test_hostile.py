"""The battery of hostile bodies in a real browser: what the check lets through runs nothing and fetches nothing."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Dialog, Page
from watching import NARROW, Watch

from hostile import battery
from strategy.checking.check import check
from strategy.checking.context import Context
from strategy.checking.documents import check_page
from strategy.reading import settings
from website import DATA, ROOT, URL, Website, build, copy_project, serve

TOGETHER = 60  # bodies of a page
FRONT = "---\ntitle: Сторінка\n---\n"


def accepted() -> list[str]:
    """The bodies that the check has nothing against, each on a page of its own."""
    dialect = settings.load((ROOT / "mkdocs.yml").read_bytes()).dialect()
    names = frozenset({"hostile-0.md", "about.md"})
    context = Context(check((ROOT / DATA).read_bytes()).strategy, names, None, ("uk", "en"), dialect=dialect)
    pages = ((body, f"{FRONT}{body}\n".encode("utf-8", "surrogatepass")) for _, body in battery())
    bodies = [body for body, data in pages if not check_page("docs/hostile-0.md", data, context).problems]
    anchors = [tuple(re.findall(r"\{#\w+\}", body)) for body in bodies]  # one page holds each but once
    kept = [body for at, body in enumerate(bodies) if not anchors[at] or anchors.index(anchors[at]) == at]
    return sorted(kept, key=lambda body: "{#" not in body)  # labels come before what begins code and does not end it


@pytest.fixture(scope="module")
def pages(website: Website, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, int]:
    """A site with all of them in few pages, and how many pages these are; all else is kept of the one without them."""
    folder = tmp_path_factory.mktemp("hostile")
    project = copy_project(folder / "project")
    bodies = accepted()
    assert len(bodies) > 30
    groups = [bodies[start : start + TOGETHER] for start in range(0, len(bodies), TOGETHER)]
    for number, group in enumerate(groups):
        text = "\n\n***\n\n".join(group)
        (project / f"docs/hostile-{number}.md").write_text(f"{FRONT}{text}\n", encoding="utf-8")
    (project / "docs/templates").mkdir()
    (project / "docs/templates/form.md").write_text(f"{FRONT}1026. Слова\n", encoding="utf-8")
    done = build(project, folder / "site", SITE_URL=URL)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder / "site", len(groups)


def test_a_page_is_published_whatever_its_folder_is_called(pages: tuple[Path, int]) -> None:
    """MkDocs leaves out the folder templates, unless it is told not to."""
    assert (pages[0] / "templates/form/index.html").is_file()


def test_a_long_number_of_a_list_begins_within_the_window(
    pages: tuple[Path, int], open_page: Callable[..., Page]
) -> None:
    with serve(pages[0], "/") as base:
        page = open_page(f"{base}templates/form/", width=NARROW)
        assert page.evaluate("getComputedStyle(document.querySelector('ol[start] li')).listStylePosition") == "inside"


def test_nothing_of_it_runs_or_leaves(pages: tuple[Path, int], open_page: Callable[..., Page], watch: Watch) -> None:
    folder, count = pages
    dialogs: list[str] = []

    def dismiss(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    with serve(folder, "/") as base:
        page = open_page(f"{base}hostile-0/")
        page.on("dialog", dismiss)
        for number in range(count):
            page.goto(f"{base}hostile-{number}/")
            page.mouse.move(200, 300)
            for _ in range(20):
                page.keyboard.press("Tab")
        assert watch.elsewhere(base) == []
    assert dialogs == []
    assert watch.trouble == []
