"""What a reader sees who has chosen the colours, and where lines break."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page

from website import KINDS

# Edges that only forced colours show: transparent ones are drawn there in the colour of the text.
MARKED = """(selector) => [...document.querySelectorAll(selector)].filter(link => {
  const style = getComputedStyle(link);
  return ["Left", "Bottom"].some(side => parseFloat(style[`border${side}Width`]) > 2);
}).map(link => [link.textContent.trim(), link.hasAttribute("aria-current")])"""
EDGED = "e => ['Top', 'Left'].every(side => parseFloat(getComputedStyle(e)[`border${side}Width`]) > 0)"


@pytest.mark.parametrize("kind", ["goal", "objective", "task", "text"])
def test_in_forced_colours_only_the_current_item_of_a_menu_looks_current(
    kind: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses[kind], forced_colors="active")
    marked = page.evaluate(MARKED, ".branch a, .menu a")
    assert [name for name, current in marked if not current] == []
    if kind != "text":
        assert len(marked) >= 1


def test_in_forced_colours_the_search_button_has_edges(base: str, open_page: Callable[..., Page]) -> None:
    page = open_page(base, forced_colors="active")
    assert page.locator(".search button").evaluate(EDGED)


@pytest.mark.parametrize("kind", KINDS)
def test_no_line_of_a_trail_begins_with_its_sign(
    kind: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses[kind], width=320)
    signs = page.locator(".trail li").evaluate_all(
        "steps => steps.map(e => ['::before', '::after'].map(p => getComputedStyle(e, p).content))"
    )
    assert all(before == "none" for before, _ in signs)
    assert all(after.startswith('"/"') for _, after in signs[:-2])  # the page itself, the last step, is not shown
    assert {after for _, after in signs[-2:]} <= {"none"}
