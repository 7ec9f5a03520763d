"""Pages with updates, statuses and a chart in a real browser: nothing for axe to find, nothing sticks out."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Page
from test_accessibility import violations
from watching import NARROW, WIDE

from invented import invented_project
from website import URL, build, serve

PAGES = (
    "",
    "updates/",
    "updates/2024-02-29-lamp-and-markup/",
    "en/updates/2024-05-01-walk/",
    "tasks/markup/",
    "goals/shore/",
    "changes/",
    "translations/",
    "statuses/",
)


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the invented site with its updates."""
    folder = tmp_path_factory.mktemp("told")
    done = build(invented_project(folder / "project"), folder / "site", SITE_URL=URL)
    assert done.returncode == 0, done.stderr
    with serve(folder / "site") as address:
        yield address


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_sticks_out(address: str, told: str, open_page: Callable[..., Page]) -> None:
    page = open_page(told + address)
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
            assert violations(page) == [], (width, scheme)
