"""The site in Firefox and in WebKit, the engine of Safari: no fault, it fits a phone, search finds, copying works."""

import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import webdriver
from install import FIREFOX, WEBKIT, missing
from webdriver import CONTROL, DOWN, ENTER, NARROW, Browser

from website import KINDS, URL, Website, quotation_of_first_area, serve, word_to_find

OTHERS = ("changes", "cite", "data", "editions", "publish", "statuses", "translations", "updates")
FAULTS = """<script>
  window.faults = [];
  addEventListener("error", ({message, target}) => faults.push(`${message} ${target.src || target.href}`), true);
  addEventListener("unhandledrejection", event => faults.push(String(event.reason)));
  addEventListener("securitypolicyviolation", event => faults.push(`${event.violatedDirective} ${event.blockedURI}`));
</script>"""
IS_KEPT = """caches.match(new URL("/?whole", location)).then(found => { window.kept = Boolean(found); })"""
FIELD, RESULT = "form[data-search] input[name=q]", ".search-panel .search-result a"


@contextmanager
def faults_seen(website: Website, copy: Path) -> Iterator[str]:
    """The address of a copy of the site that writes down what goes wrong, before any policy of the page holds."""
    shutil.copytree(website.folder, copy)
    (copy / "sw.js").unlink()  # it would keep pages as they were
    for path in copy.rglob("*.html"):
        path.write_text(path.read_text(encoding="utf-8").replace("<head>", f"<head>{FAULTS}", 1), encoding="utf-8")
    with serve(copy, urlsplit(URL).path) as address:
        yield address


@pytest.fixture(scope="module")
def watched(website: Website, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with faults_seen(website, tmp_path_factory.mktemp("watched") / "site") as address:
        yield address


@pytest.fixture(scope="module")
def watched_then(
    request: pytest.FixtureRequest, website: Website, website_then: Website, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    if website_then.folder == website.folder:
        yield request.getfixturevalue("watched")
        return
    with faults_seen(website_then, tmp_path_factory.mktemp("then") / "site") as address:
        yield address


@pytest.fixture(scope="module", params=["firefox", "webkit"])
def engine(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    needed = FIREFOX if request.param == "firefox" else WEBKIT
    if absent := missing(needed):
        pytest.fail(f"not found: {', '.join(absent)}; run `make test`, which installs them", pytrace=False)
    paths = [need.path for need in needed]
    profile: list[Path] = [tmp_path_factory.mktemp("profile")] if request.param == "firefox" else []
    with getattr(webdriver, request.param)(*paths, *profile) as browser:
        yield browser


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_a_page_opens_without_a_fault_and_fits(
    kind: str, root: str, engine: Browser, watched: str, addresses: Mapping[str, str]
) -> None:
    engine.open(watched + root + addresses.get(kind, f"{kind}/"))
    assert engine.run("return innerWidth") == NARROW
    assert engine.run("return document.querySelectorAll('h1').length") == 1
    assert engine.run("return document.documentElement.scrollWidth") <= NARROW
    assert engine.run("return faults") == []


def test_a_page_with_a_fault_is_seen(engine: Browser, watched: str) -> None:
    engine.open(watched)
    engine.run("document.body.append(Object.assign(new Image(), {src: 'no.png'}))")
    engine.run("dispatchEvent(new ErrorEvent('error', {message: 'oh'}))")
    engine.run("document.querySelector('h1').style.width = '500px'")
    said = engine.wait("return faults.length === 2 && faults.join()")
    assert "oh" in said and "no.png" in said
    assert engine.run("return document.documentElement.scrollWidth") > NARROW


def test_search_finds_and_marks(engine: Browser, watched_then: str) -> None:
    engine.open(f"{watched_then}about/")
    engine.type(FIELD, "розмінуванням")
    engine.wait("return document.querySelector(arguments[0])", RESULT)
    engine.type(FIELD, DOWN)
    assert engine.run("return document.activeElement.matches(arguments[0])", RESULT)
    engine.type(RESULT, ENTER)
    assert engine.wait("return (document.querySelector('article mark') || {}).textContent").lower() == "розмінування"
    assert "?h=" not in engine.run("return location.href")
    assert engine.run("return faults") == []


def test_an_area_is_copied_with_its_source(
    engine: Browser, watched: str, addresses: Mapping[str, str], website: Website
) -> None:
    engine.open(watched + addresses["task"])
    engine.type("#area-1 button", ENTER)
    engine.wait("return document.querySelector('[data-status]').textContent.startsWith('Скопійовано')")
    assert engine.run("return document.activeElement.matches('#area-1 button')")
    engine.type(FIELD, CONTROL + "v")
    pasted = engine.wait("return document.querySelector(arguments[0]).value", FIELD)
    assert pasted == quotation_of_first_area(website, addresses["task"])
    assert engine.run("return faults") == []


def test_a_number_leads_to_the_area(engine: Browser, watched: str, website: Website) -> None:
    task = next(node for node in website.strategy.nodes() if node.code and len(node.areas) > 1)
    engine.open(f"{watched}{task.code}/#area-2")
    assert engine.wait(f"return location.pathname === '/tasks/{task.id}/' && location.hash") == "#area-2"


@pytest.fixture
def firefox(tmp_path: Path) -> Iterator[Browser]:
    (need,) = FIREFOX
    if not need.path:
        pytest.fail("not found: firefox; run `make test`, which installs it", pytrace=False)
    with webdriver.firefox(need.path, tmp_path) as browser:
        yield browser


def test_firefox_keeps_the_site_and_needs_no_network(firefox: Browser, website: Website) -> None:
    with serve(website.folder, urlsplit(URL).path) as address:
        firefox.open(address)
        firefox.wait(f"{IS_KEPT}; return window.kept")
    firefox.open(f"{address}data/")  # nobody answers there any more
    assert firefox.run("return document.title") == website.pages["data/"].findtext(".//title")
    assert firefox.run("return document.documentElement.dataset.kept")
    firefox.type(FIELD, word_to_find(website.strategy, "uk"))
    firefox.wait("return document.querySelector(arguments[0])", RESULT)


def test_firefox_reads_the_archive_from_a_folder(firefox: Browser, website: Website, tmp_path: Path) -> None:
    with zipfile.ZipFile(website.folder / "downloads/site.zip") as archive:
        archive.extractall(tmp_path / "stick")
    firefox.open((tmp_path / "stick/site/en/index.html").as_uri())
    firefox.type(FIELD, word_to_find(website.strategy, "en"))
    firefox.wait("return document.querySelector(arguments[0])", RESULT)
    firefox.type(FIELD, DOWN)
    firefox.type(RESULT, ENTER)
    firefox.wait("return document.querySelector('article mark')")
    assert firefox.run("return location.href").startswith((tmp_path / "stick/site/en/").as_uri())
    assert firefox.run("return getComputedStyle(document.querySelector('.skip')).position") == "absolute"
