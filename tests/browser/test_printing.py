"""Pages on paper: what fits on one sheet is on one, and notes are smaller than the text that they are about."""

import io
from collections.abc import Callable, Mapping

import pikepdf
import pytest
from playwright.sync_api import Page
from watching import WIDE

from strategy.addresses import permalinks
from website import Website

SIZE = "element => parseFloat(getComputedStyle(element).fontSize)"


def sheets(page: Page) -> int:
    """How many sheets of A4 a page takes."""
    return len(pikepdf.open(io.BytesIO(page.pdf(format="A4"))).pages)


def test_every_task_and_the_start_page_take_one_sheet(
    website_then: Website, base_then: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(base_then, width=WIDE)
    leaves = [permalinks.permalink(node) for node in website_then.strategy.nodes() if not node.children]
    taken = {}
    for address in ("", *leaves, *(f"en/{address}" for address in leaves)):
        page.goto(base_then + address)
        taken[address] = sheets(page)
    assert {address: number for address, number in taken.items() if number > 1} == {}


def test_long_pages_take_more(base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]) -> None:
    assert sheets(open_page(base + addresses["objective"])) > 1


@pytest.mark.parametrize("media", ["print", "screen"])
def test_notes_are_smaller_than_the_text(
    media: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"])
    page.emulate_media(media=media)
    text = page.locator(".area__text").first.evaluate(SIZE)
    for note in page.locator("main .note").all():
        assert note.evaluate(SIZE) < text
