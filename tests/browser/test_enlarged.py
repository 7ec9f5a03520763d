"""Text that the reader has made larger in the settings of the browser: nothing is cut off, nothing scrolls sideways."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page
from watching import in_larger_letters

from website import KINDS

OTHERS = ("changes", "cite", "data", "editions", "publish", "updates")


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
@pytest.mark.parametrize("kind", [*KINDS, *OTHERS])
def test_nothing_stands_out(
    kind: str, root: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + root + addresses.get(kind, f"{kind}/"))
    assert in_larger_letters(page) == {}
