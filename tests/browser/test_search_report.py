"""The built site keeps every limit of the search report (`make search-report`)."""

import pytest
from playwright.sync_api import Browser

from search_report.report import figures, read
from website import Website


@pytest.mark.parametrize("place", [0, 1])
def test_every_limit_is_kept(place: int, browser: Browser, website: Website, base: str) -> None:
    lang = website.languages[place]
    page = browser.new_page()
    index = read(website.folder, lang, website.root(lang))
    bad = [
        f"{figure.name}: {figure.value:.4f}, limit {figure.limit}; {figure.lost[:20]}"
        for figure in figures(page, base, website.folder, index)
        if not figure.is_good
    ]
    page.close()
    assert bad == []
