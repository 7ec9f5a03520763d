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
    "progress/",
    "updates/goals/shore/",
    "indicators/",
)


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing_and_nothing_stands_out(
    address: str, website_with_updates: Website, open_page: Callable[..., Page]
) -> None:
    with serve(website_with_updates.folder, urlsplit(website_with_updates.url).path) as base:
        assert in_every_form(open_page(base + address)) == {}


def test_the_table_of_progress_is_chosen_from_and_sorted_and_the_address_keeps_it(
    website_with_updates: Website, open_page: Callable[..., Page]
) -> None:
    with serve(website_with_updates.folder, urlsplit(website_with_updates.url).path) as base:
        page = open_page(f"{base}progress/")
        rows = page.locator(".progress-table tbody tr")
        shown = page.locator(".progress-table tbody tr:not([hidden])")
        assert shown.count() == rows.count() > 1
        page.get_by_label("Стан:").select_option("виконано")
        assert 0 < shown.count() < rows.count()
        assert page.get_by_text(f"Показано: {shown.count()} / {rows.count()}").is_visible()
        page.get_by_role("button", name="Завдання", exact=True).click()
        chosen = page.url
        assert "status=" in chosen and "sort=0" in chosen
        page.reload()
        assert page.url == chosen and page.get_by_label("Стан:").input_value() == "виконано"
        assert 0 < shown.count() < rows.count()


def test_on_a_phone_the_table_of_progress_needs_no_scrolling(
    website_with_updates: Website, open_page: Callable[..., Page]
) -> None:
    with serve(website_with_updates.folder, urlsplit(website_with_updates.url).path) as base:
        page = open_page(f"{base}progress/")
        page.set_viewport_size({"width": 360, "height": 640})
        table = page.locator(".table:has(.progress-table)")
        assert table.evaluate("table => table.scrollWidth <= table.clientWidth")
