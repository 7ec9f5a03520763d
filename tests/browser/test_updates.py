"""Pages with updates, statuses and a chart in a real browser: nothing for axe to find, nothing stands out."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page
from watching import in_every_form

from website import Website, serve

PAGES = (
    "",
    "updates/",
    "updates/2024-02-29-lamp-and-markup/",
    "en/updates/2024-05-01-walk/",
    "tasks/markup/",
    "goals/shore/",
    "changes/",
    "translations/",
    "statuses/",
)


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_stands_out(
    address: str, website_with_updates: Website, open_page: Callable[..., Page]
) -> None:
    with serve(website_with_updates.folder, urlsplit(website_with_updates.url).path) as base:
        assert in_every_form(open_page(base + address)) == {}
