"""The site without a network: what the browser keeps after one visit, and the archive opened from a folder."""

import re
import shutil
import zipfile
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect
from watching import NARROW, Watch

from strategy.model import Strategy
from website import URL_BELOW, Website, serve, word_to_find

IS_KEPT = """async () => {
  for (const name of await caches.keys()) {
    const kept = await (await caches.open(name)).keys();
    if (kept.some(request => request.url.endsWith("/?whole"))) return true;
  }
  return false;
}"""
PUBLICATION = "document.documentElement.dataset.kept"
KEEPING = {"service_workers": "allow"}
NEWER = "Є новина"


@pytest.fixture
def served(website_below: Website, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """The address of the site below a path, and its folder, which a test may change."""
    folder = tmp_path / "site"
    shutil.copytree(website_below.folder, folder)
    with serve(folder, urlsplit(URL_BELOW).path) as base:
        yield base, folder


def waited(page: Page, for_what: Callable[[], bool], fault: str) -> None:
    for _ in range(150):
        if for_what():
            return
        page.wait_for_timeout(100)
    pytest.fail(fault)


def visited(page: Page) -> Page:
    """A page whose visit is over: the site is kept."""
    waited(page, lambda: page.evaluate(IS_KEPT), "the site is not kept")
    return page


def finds(page: Page, word: str) -> None:
    page.get_by_role("searchbox").fill(word)
    expect(page.locator(".search-result__link").first).to_be_visible()


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_after_one_visit_everything_works_with_the_network_cut(
    lang: str, served: tuple[str, Path], website_below: Website, open_page: Callable[..., Page]
) -> None:
    base, root, word = served[0], website_below.root(lang), word_to_find(website_below.strategy, lang)
    page = visited(open_page(base + root, width=NARROW, **KEEPING))
    page.context.set_offline(True)
    finds(page, word)  # on the page that came from the network
    own = [address for address in website_below.pages if website_below.language(address) == lang]
    for address in own[:: len(own) // 20]:
        page.goto(base + address)
        assert page.title() == website_below.pages[address].findtext(".//title"), address
        assert page.evaluate("getComputedStyle(document.querySelector('.skip')).position") == "absolute", address
    finds(page, word)
    page.locator(".search-result__link").first.click()
    expect(page.locator("article mark").first).to_be_visible()
    page.goto(f"{base}{root}about?a=1#b")  # whose links would lead elsewhere from here
    assert page.url == f"{base}{root}about/?a=1#b"
    said = {"uk": "Немає з’єднання з інтернетом", "en": "No internet connection"}[lang]
    for other in ("", "en/"):  # of another language nothing is kept, and the browser's own words would be a dead end
        page.goto(f"{base}{other}no/such/page/")
        expect(page.locator("h1")).to_have_text(said)


def published_anew(folder: Path) -> None:
    """Another publication in the place of this one: the start page, and what is told of it, have changed."""
    script = (folder / "sw.js").read_text(encoding="utf-8")
    copy = folder / "offline/uk.json"
    for path in (copy, folder / "index.html"):
        text = path.read_text(encoding="utf-8")
        path.write_text(re.sub(r"<h1(.*?)>", rf"<h1\1>{NEWER}. ".replace('"', '\\"'), text), encoding="utf-8")
    digest = sha256(copy.read_bytes()).hexdigest()
    script = re.sub(r'("uk":\{"path":"offline/uk.json","digest":")\w+', rf"\g<1>{digest}", script)
    (folder / "sw.js").write_text(re.sub(r'"version":"\w+"', '"version":"newer"', script), encoding="utf-8")


def test_a_newer_publication_is_offered_and_never_mixed_with_the_one_that_is_shown(
    served: tuple[str, Path], strategy: Strategy, open_page: Callable[..., Page]
) -> None:
    base, folder = served
    page = visited(open_page(base, width=NARROW, **KEEPING))
    page.reload()
    before = page.evaluate(PUBLICATION)
    published_anew(folder)
    page.reload()
    offer = page.get_by_text("З’явилася новіша версія сайту.")
    expect(offer).to_be_visible()
    assert NEWER not in page.inner_text("h1")
    page.goto(base + "about/")
    assert page.evaluate(PUBLICATION) == before
    page.goto(base)
    page.get_by_role("button", name="Показати").click()
    expect(page.locator("h1")).to_contain_text(NEWER)
    assert page.evaluate(PUBLICATION) == "newer"
    page.wait_for_load_state()  # its heading stands before its scripts do
    page.context.set_offline(True)
    finds(page, word_to_find(strategy, "uk"))


def test_what_is_damaged_on_its_way_is_not_kept(served: tuple[str, Path], open_page: Callable[..., Page]) -> None:
    base, folder = served
    copy = folder / "offline/uk.json"
    copy.write_bytes(copy.read_bytes()[:-1] + b" }")
    page = open_page(base, **KEEPING)
    waited(page, lambda: page.evaluate("Boolean(navigator.serviceWorker.controller)"), "no worker")
    page.wait_for_timeout(1000)
    assert not page.evaluate(IS_KEPT)


def test_much_is_loaded_only_after_a_question(served: tuple[str, Path], open_page: Callable[..., Page]) -> None:
    base, folder = served
    worker = folder / "sw.js"
    script = re.sub(r'"size":\d+', f'"size":{3 * 1024 * 1024}', worker.read_text(encoding="utf-8"))
    worker.write_text(script, encoding="utf-8")
    page = open_page(base, width=NARROW, **KEEPING)
    expect(page.locator("[data-offer]")).to_contain_text("(3 МБ)")
    assert not page.evaluate(IS_KEPT)
    page.get_by_role("button", name="Зберегти").click()
    visited(page)


@pytest.fixture(scope="module")
def unpacked(website: Website, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stick")
    with zipfile.ZipFile(website.folder / "downloads/site.zip") as archive:
        archive.extractall(folder)
    return folder / "site"


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_the_archive_works_from_a_folder(
    lang: str, website: Website, unpacked: Path, open_page: Callable[..., Page], watch: Watch
) -> None:
    start, word = (unpacked / website.root(lang) / "index.html").as_uri(), word_to_find(website.strategy, lang)
    page = open_page(start, width=NARROW)
    finds(page, word)
    page.locator(".search-result__link").first.click()
    expect(page.locator("article mark").first).to_be_visible()
    assert page.url.startswith(unpacked.as_uri())
    page.get_by_role("searchbox").fill(word)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator("[data-search-results] .search-result__link").first).to_be_visible()
    assert watch.trouble == []
    assert [url for url in watch.requests if not url.startswith(("file:", "blob:"))] == []


def test_links_in_the_archive_lead_to_its_files(website: Website, unpacked: Path) -> None:
    shown = Website(unpacked, "file:///", website.strategy)
    lost = [
        f"{address}: {link}"
        for address, page in shown.documents.items()
        for _, _, link, _ in page.iterlinks()
        if not urlsplit(link).scheme and not link.startswith("#")
        if (place := urlsplit(link).path) and not place.endswith("downloads/site.zip")  # it does not hold itself
        if not (unpacked / address.removesuffix("index.html") / place).is_file()
    ]
    assert lost == []
