"""The site without a network: what the browser keeps after one visit, and the archive opened from a folder."""

import shutil
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from watching import NARROW, Watch

from website import URL_BELOW, Website, serve

KEPT = """async () => {
  for (const name of await caches.keys()) {
    const keys = await (await caches.open(name)).keys();
    if (keys.some(key => key.url.endsWith("/whole"))) return true;
  }
  return false;
}"""
WORDS = {"uk": "шахтами", "en": "mines"}


@pytest.fixture
def served(website_below: Website, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The site below a path, and its folder, which a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(website_below.folder, folder)
    with serve(folder, urlsplit(URL_BELOW).path) as base:
        yield base, folder


def visited(page: Page) -> Page:
    """A page whose visit is over: the site is kept."""
    for _ in range(100):
        if page.evaluate(KEPT):
            return page
        page.wait_for_timeout(100)
    return pytest.fail("the site is not kept")


def finds(page: Page, word: str) -> None:
    page.get_by_role("searchbox").fill(word)
    expect(page.locator(".search-result__link").first).to_be_visible()


@pytest.mark.parametrize("root", ["", "en/"])
def test_after_one_visit_everything_works_with_the_network_cut(
    root: str, served: tuple[str, Path], website_below: Website, open_page: Callable[..., Page]
) -> None:
    base, _ = served
    page = visited(open_page(base + root, width=NARROW))
    page.context.set_offline(True)
    finds(page, WORDS["en" if root else "uk"])  # on the page that came from the network
    lang = "en" if root else "uk"
    own = [address for address in website_below.documents if website_below.language(address) == lang]
    styled = "() => getComputedStyle(document.querySelector('header')).borderTopWidth"
    for address in own[:: max(1, len(own) // 25)]:
        page.goto(base + address)
        if "embed/" not in address and address not in website_below.redirects:
            assert page.title() == website_below.documents[address].findtext(".//title"), address
            assert page.evaluate(styled) != "0px", address
    finds(page, WORDS[lang])
    page.locator(".search-result__link").first.click()
    expect(page.locator("h1")).to_be_visible()
    assert page.evaluate("document.documentElement.dataset.kept")
