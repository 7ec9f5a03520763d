"""The built site keeps the limits of the search report (`make search-report`) but those of forms and of times."""

import pytest
from playwright.sync_api import Browser

from search_report.report import answers, exceeded, read
from website import Website


@pytest.mark.parametrize("place", [0, 1])
def test_every_limit_of_answers_is_kept(place: int, browser: Browser, website: Website, base: str) -> None:
    lang = website.languages[place]
    page = browser.new_page()
    index = read(website.folder, lang, website.root(lang))
    bad = exceeded(answers(page, base, index))
    page.close()
    assert bad == []
