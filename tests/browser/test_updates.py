"""Pages with updates, statuses, charts and a plan in a real browser: nothing for axe to find, nothing stands out."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from hearing import heard
from playwright.sync_api import Page, expect
from watching import FORMS, NARROW, OVERFLOWING, WIDE, in_every_form, in_larger_letters

from invented import YEAR_DAY, year, year_project
from website import URL, Website, built_once, serve

WITH_MARKUP = (
    "updates/2024-02-29-lamp-and-markup/",
    "en/updates/2024-05-01-walk/",
    "tasks/markup/",
    "goals/shore/",
    "updates/goals/shore/",
)
# Kept as they are heard, to be read like pages; tests/browser/hearing.py tells it of any other.
HEARD = {
    "start": "",
    "task": "tasks/pier/",
    "progress": "progress/",
    "search": "search/",
    "indicators": "indicators/",
    "task.en": "en/tasks/pier/",
}
OF_A_YEAR = (
    "",
    "progress/",
    "progress/overdue/",
    "tasks/pier/",
    "bodies/harbour/",
    "indicators/",
    "updates/",
    "en/updates/2025/",
)
SIGNS = {"text: ·", "text: /", "text: —", "text: ▲", "text: ▼"}  # seen between things, and no words
SHEET = 665  # pixels: A4 within its margins
LIGHT_AND_DARK = FORMS[::2]


@pytest.fixture(scope="session")
def base_of_a_year(shared: Path) -> Iterator[str]:
    """The site of the invented year on a local server."""
    website = built_once(shared / "year", year_project, year().strategy, URL, AS_OF=YEAR_DAY)
    with serve(website.folder) as base:
        yield base


@pytest.mark.parametrize("address", WITH_MARKUP)
def test_nothing_is_found_and_nothing_stands_out(
    address: str, website_with_updates: Website, open_page: Callable[..., Page]
) -> None:
    with serve(website_with_updates.folder, urlsplit(website_with_updates.url).path) as base:
        assert in_every_form(open_page(base + address)) == {}


@pytest.mark.parametrize("address", OF_A_YEAR)
def test_nothing_is_found_in_a_year(address: str, base_of_a_year: str, open_page: Callable[..., Page]) -> None:
    page = open_page(base_of_a_year + address)
    assert in_every_form(page, LIGHT_AND_DARK) == {}
    assert in_larger_letters(page) == {}


def test_the_table_of_all_tasks_fits_a_sheet_of_paper(base_of_a_year: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{base_of_a_year}progress/", width=SHEET)
    page.emulate_media(media="print")
    assert page.locator(".progress-table").evaluate("table => table.getBoundingClientRect().right") <= SHEET
    assert page.evaluate(OVERFLOWING) == []
    expect(page.locator("main select, main nav").filter(visible=True)).to_have_count(0)
    page.emulate_media(media="screen")
    page.locator("main select").first.select_option(index=1)
    page.emulate_media(media="print")
    expect(page.locator("main select").first).to_be_visible()  # what stands there is not all


def test_pages_are_heard_as_they_were(
    base_of_a_year: str, open_page: Callable[..., Page], golden: Callable[[str, Mapping[str, str]], None]
) -> None:
    page = open_page(base_of_a_year)
    said = {}
    for name, address in HEARD.items():
        page.goto(base_of_a_year + address, wait_until="load")
        said[name] = heard(page)
    golden("heard", {f"{name}.txt": "\n".join([*lines, ""]) for name, lines in said.items()})
    for lines in said.values():
        assert [line for line in lines if line.strip() in SIGNS] == []
        assert [line for line in lines if " | " in line] == []  # described where a name says all


@pytest.mark.parametrize("width", [NARROW, WIDE])
def test_the_table_of_all_tasks_is_seen_whole(width: int, base_of_a_year: str, open_page: Callable[..., Page]) -> None:
    """On a desk as a table, on a phone task by task: nothing of it has to be scrolled to sideways."""
    page = open_page(f"{base_of_a_year}progress/", width=width)
    region = page.locator(".table")
    expect(region.get_by_role("row")).to_have_count(13)
    assert region.evaluate("region => region.scrollWidth <= region.clientWidth")
    name, day = (region.locator(place).first for place in ("tbody th a", "tbody td a"))
    assert len({link.evaluate("link => getComputedStyle(link).color") for link in (name, day)}) == 1  # both are links


def test_a_result_of_the_search_says_the_status(base_of_a_year: str, open_page: Callable[..., Page]) -> None:
    page = open_page(f"{base_of_a_year}search/?q=міст")
    result = page.locator('.search-result:has(a[href*="/tasks/bridge/"])')
    expect(result.locator(".search-result__status")).to_have_text("Стан: виконується")


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
        assert page.get_by_text(f"Показано: {shown.count()} із {rows.count()}").is_visible()
        page.get_by_role("button", name="Завдання", exact=True).click()
        chosen = page.url
        assert "status=" in chosen and "sort=0" in chosen
        page.reload()
        assert page.url == chosen and page.get_by_label("Стан:").input_value() == "виконано"
        assert 0 < shown.count() < rows.count()
