"""What is folded is there for who looks for it: a link into it opens it, and paper shows it."""

from collections.abc import Callable, Mapping

import pypdfium2 as pdfium
import pytest
from playwright.sync_api import Page, expect

from strategy.addresses import permalinks
from website import Website


@pytest.mark.parametrize("script", [True, False])
def test_a_link_to_a_folded_paragraph_shows_it(
    script: bool, base: str, website: Website, open_page: Callable[..., Page]
) -> None:
    last = website.strategy.vision[-1]
    page = open_page(base, java_script_enabled=script)
    paragraph = page.locator(f"#{permalinks.anchor(last)}")
    expect(paragraph).not_to_be_visible()
    page.goto(f"{base}#{permalinks.anchor(last)}")
    expect(paragraph).to_be_in_viewport()


def test_paper_shows_the_notes(base: str, website: Website, open_page: Callable[..., Page]) -> None:
    node = next(node for node in website.strategy.nodes() if any(area.note for area in node.areas))
    page = open_page(base + permalinks.permalink(node))
    expect(page.locator("details.note p").first).not_to_be_visible()
    printed = pdfium.PdfDocument(page.pdf(format="A4"))
    said = "".join(sheet.get_textpage().get_text_bounded() for sheet in printed)
    for area in node.areas:
        if area.note:
            assert "".join(area.note["uk"].split())[:20] in "".join(said.split())


def test_the_list_for_sharing_closes_by_escape_and_by_a_click_elsewhere(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"])
    summary, links = page.locator(".share summary"), page.locator(".share__list")
    summary.click()
    expect(links).to_be_visible()
    page.keyboard.press("Escape")
    expect(links).not_to_be_visible()
    expect(summary).to_be_focused()
    summary.click()
    page.locator("h1").click()
    expect(links).not_to_be_visible()
