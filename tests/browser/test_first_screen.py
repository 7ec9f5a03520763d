"""What a reader sees of a page at once, on an old phone."""

from collections.abc import Callable

from playwright.sync_api import Page
from watching import NARROW

from strategy.addresses import permalinks
from website import Website

HEIGHT = 640  # pixels, of an old phone
FIRST_AREA = "document.querySelector('.area').getBoundingClientRect().top"


def test_the_first_area_of_every_task_is_on_the_first_screen(
    website_then: Website, base_then: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(base_then, width=NARROW)
    page.set_viewport_size({"width": NARROW, "height": HEIGHT})
    below = {}
    tasks = [node for node in website_then.strategy.nodes() if node.areas]
    for lang in website_then.languages:
        for node in tasks:
            address = website_then.root(lang) + permalinks.permalink(node)
            page.goto(base_then + address)
            below[address] = page.evaluate(FIRST_AREA)
    assert below
    assert {address: top for address, top in below.items() if top >= HEIGHT} == {}
