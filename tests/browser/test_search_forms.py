"""Every word of the built site is found in every form, as the search report (`make search-report`) says."""

import pytest
from playwright.sync_api import Browser

from search_report.report import exceeded, read, words
from website import Website


@pytest.mark.parametrize("place", [0, 1])
def test_every_limit_of_forms_is_kept(place: int, browser: Browser, website: Website, base: str) -> None:
    lang = website.languages[place]
    page = browser.new_page()
    index = read(website.folder, lang, website.root(lang))
    bad = exceeded(words(page, base, website.folder, index))
    page.close()
    assert bad == []
