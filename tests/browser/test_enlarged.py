"""Text that the reader has made larger in the settings of the browser: nothing is cut off, nothing scrolls sideways."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page
from watching import OVERFLOWING

from website import KINDS

LARGER = ((320, 18), (360, 20), (412, 24), (320, 32), (360, 32), (768, 32), (1280, 32))  # width: font size, pixels
OTHERS = ("changes", "cite", "data", "editions", "publish", "updates")
IN_VIEW = """() => {
  const box = document.querySelector(".search button").getBoundingClientRect();
  return box.left >= 0 && box.right <= document.documentElement.clientWidth && box.width >= 24;
}"""


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_nothing_stands_out(
    kind: str, root: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + root + addresses.get(kind, f"{kind}/"))
    page.evaluate("document.querySelectorAll('details').forEach(block => { block.open = true })")
    found = {}
    for width, size in LARGER:
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("size => { document.documentElement.style.fontSize = size + 'px' }", size)
        faults = page.evaluate(OVERFLOWING)
        found[f"{size} px at {width}"] = faults if page.evaluate(IN_VIEW) else [*faults, "the search button is cut off"]
    assert {form: faults for form, faults in found.items() if faults} == {}
