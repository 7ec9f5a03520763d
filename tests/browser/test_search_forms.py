"""Every word of the built site is found in every form, as the search report (`make search-report`) says."""

import pytest
from playwright.sync_api import Browser

from search_report.built import index_of
from search_report.report import exceeded, words
from website import Website


@pytest.mark.parametrize("place", [0, 1])
def test_every_limit_of_forms_is_kept(place: int, browser: Browser, website_then: Website, base_then: str) -> None:
    lang = website_then.languages[place]
    page = browser.new_page()
    index = index_of(website_then, lang)
    bad = exceeded(words(page, base_then, website_then.folder, index))
    page.close()
    assert bad == []
