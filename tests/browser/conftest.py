"""A real Chromium, and the built site on a local server."""

from collections.abc import Callable, Iterator, Mapping
from urllib.parse import urlsplit

import pytest
from chromium import chromium
from playwright.sync_api import Browser, Page, expect
from watching import WIDE, Watch

from strategy.model import Strategy
from website import URL, URL_BELOW, Website, addresses_of_kinds, serve


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    expect.set_options(timeout=10_000)  # for slow machines; what comes sooner costs no time
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def base(website: Website) -> Iterator[str]:
    """The address of the site's root on a local server."""
    with serve(website.folder, urlsplit(URL).path) as address:
        yield address


@pytest.fixture(scope="session")
def base_then(website_then: Website) -> Iterator[str]:
    """The address of the site whose texts the tests know."""
    with serve(website_then.folder, urlsplit(URL).path) as address:
        yield address


@pytest.fixture(scope="session")
def base_below(website_below: Website) -> Iterator[str]:
    """The address of the site that is served below a path."""
    with serve(website_below.folder, urlsplit(URL_BELOW).path) as address:
        yield address


@pytest.fixture(scope="session")
def addresses(strategy: Strategy) -> Mapping[str, str]:
    """One address below the root of a language for each kind of page."""
    return addresses_of_kinds(strategy)


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def open_page(browser: Browser, watch: Watch) -> Iterator[Callable[..., Page]]:
    """Open an address: `open_page(url, width=…, **options of the context)`; all is watched."""
    contexts = []

    def open_page(url: str, width: int = WIDE, **options: object) -> Page:
        kept = {"service_workers": "block", **options}  # a worker fetches the whole site, and few tests are about that
        context = browser.new_context(viewport={"width": width, "height": 800}, **kept)
        contexts.append(context)
        watch.over(context)
        page = context.new_page()
        page.goto(url, wait_until="load")
        return page

    yield open_page
    for context in contexts:
        context.close()
