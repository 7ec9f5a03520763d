"""axe-core and HTML_CodeSniffer find nothing on any kind of page, in either language, in all colours and widths."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect
from watching import FORMS, NARROW_AND_WIDE, in_every_form, violations

from website import KINDS, Website

# Pages that are more than a text; `addresses` has the rest.
OTHERS = (
    "a-z/",
    "changes/",
    "cite/",
    "data/",
    "editions/",
    "offline.html",
    "progress/",
    "publish/",
    "topics/",
    "topics/health/",
    "translations/",
)
EVERY_OTHER = FORMS[::2]  # what stands on these pages is seen on those of each kind in all forms


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_found(
    kind: str, root: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    forms = NARROW_AND_WIDE if root else FORMS
    assert in_every_form(open_page(base + root + addresses[kind]), forms) == {}


@pytest.mark.parametrize("name", OTHERS)
def test_nothing_is_found_on_other_pages(name: str, base: str, open_page: Callable[..., Page]) -> None:
    assert in_every_form(open_page(base + name), EVERY_OTHER) == {}


@pytest.mark.parametrize("root", ["", "en/"], ids=["official", "other"])
def test_nothing_is_found_where_words_are_marked(
    root: str, website: Website, base: str, open_page: Callable[..., Page]
) -> None:
    """In the results of a search, and on the page that the first of them leads to."""
    word = website.strategy.children[0].title[website.language(root)].split()[0]
    page = open_page(f"{base}{root}search/?q={word}")
    marks = page.locator("main mark")
    expect(marks.first).to_be_visible()
    assert in_every_form(page) == {}
    page.locator("main a[href*='?h=']").first.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    expect(marks.first).to_be_visible()
    assert in_every_form(page) == {}


def test_something_would_be_found(base: str, open_page: Callable[..., Page]) -> None:
    page = open_page(base)
    page.evaluate("document.querySelector('h1').style.color = '#eee'")
    page.evaluate("document.querySelector('img').removeAttribute('alt')")
    page.evaluate("document.body.append(Object.assign(document.createElement('input'), {type: 'checkbox'}))")
    page.evaluate("document.querySelectorAll('.foot li, .foot li a').forEach(e => { e.style = 'padding: 0' })")
    page.evaluate("document.querySelector('.foot__menu').style.lineHeight = 1")
    found = {line.partition(":")[0] for line in violations(page)}
    unnamed = "WCAG2AA.Principle4.Guideline4_1.4_1_2.H91.InputCheckbox.Name"
    assert found >= {"color-contrast", "image-alt", "target-size", unnamed}
