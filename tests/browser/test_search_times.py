"""The built site keeps the limits of time in the search report. Nothing may run beside it."""

import pytest
from playwright.sync_api import Browser

from search_report.built import index_of
from search_report.report import exceeded, times
from website import Website


@pytest.mark.parametrize("place", [0, 1])
def test_every_limit_of_time_is_kept(place: int, browser: Browser, website_then: Website, base_then: str) -> None:
    lang = website_then.languages[place]
    page = browser.new_page()
    bad = exceeded(times(page, base_then, index_of(website_then, lang)))
    page.close()
    assert bad == []
