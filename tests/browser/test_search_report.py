"""The built site keeps the limits of the search report (`make search-report`) but those of forms and of times."""

import pytest
from playwright.sync_api import Browser

from search_report.built import index_of
from search_report.report import answers, exceeded
from website import Website


@pytest.mark.parametrize("place", [0, 1])
def test_every_limit_of_answers_is_kept(place: int, browser: Browser, website_then: Website, base_then: str) -> None:
    lang = website_then.languages[place]
    page = browser.new_page()
    index = index_of(website_then, lang)
    bad = exceeded(answers(page, base_then, index))
    page.close()
    assert bad == []
