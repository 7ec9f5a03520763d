"""axe-core finds nothing on any kind of page, in either language, light and dark, narrow and wide."""

from collections.abc import Callable, Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page
from watching import NARROW, WIDE

from website import KINDS

AXE = Axe()
SETTLED = "Promise.all(document.getAnimations().map(change => change.finished))"  # colours fade over


def violations(page: Page) -> list[str]:
    return [
        f"{violation['id']}: {node['failureSummary']} {node['html']}"
        for violation in AXE.run(page).response["violations"]
        for node in violation["nodes"]
    ]


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(
    kind: str, root: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + root + addresses[kind])
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 800})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            assert violations(page) == [], (width, scheme)


def test_axe_would_find_something(base: str, open_page: Callable[..., Page]) -> None:
    page = open_page(base)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    assert {line.partition(":")[0] for line in violations(page)} >= {"color-contrast", "image-alt"}
