"""Copying where the browser makes it hard, and what a reader is told of it."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect

from website import Website, quotation_of_first_area

CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "navigator.clipboard.readText()"
PLAIN_HTTP = "Object.defineProperty(Navigator.prototype, 'clipboard', {get: () => window.secure})"
SECURE = "window.secure = navigator.clipboard;" + PLAIN_HTTP + "; window.readClipboard = secure.readText.bind(secure);"
REFUSED = "navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'));"
OLD_REFUSED = "document.execCommand = () => false;"
STATUS = "[data-status]"
AREA_BUTTON = "#area-1 button"
OpenPage = Callable[..., Page]


@pytest.fixture
def open_task(base: str, addresses: Mapping[str, str], open_page: OpenPage) -> OpenPage:
    """The page of a task, opened after a script has run in it."""

    def open_task(script: str = "", **options: object) -> Page:
        page = open_page(base + addresses["task"], **options)
        page.context.add_init_script(script)
        page.reload()
        return page

    return open_task


@pytest.mark.parametrize("script", [REFUSED, SECURE + "window.secure = undefined;"], ids=["refused", "plain http"])
def test_the_old_way_helps(script: str, open_task: OpenPage, website: Website, addresses: Mapping[str, str]) -> None:
    page = open_task(script, permissions=CLIPBOARD)
    button = page.locator(AREA_BUTTON)
    button.click()
    expect(page.locator(STATUS)).to_have_text("Скопійовано текст із джерелом: орієнтовна сфера 1")
    expect(button).to_be_focused()
    copied = page.evaluate("window.readClipboard ? readClipboard() : navigator.clipboard.readText()")
    assert copied == quotation_of_first_area(website, addresses["task"])


def test_a_refusal_is_told_and_the_text_is_selected(open_task: OpenPage) -> None:
    page = open_task(REFUSED + OLD_REFUSED)
    page.locator(AREA_BUTTON).click()
    expect(page.locator(STATUS)).to_have_text("Браузер не дозволив скопіювати. Виділіть текст і скопіюйте його вручну.")
    expect(page.locator(STATUS)).to_be_in_viewport()
    page.locator("#embed summary").click()
    page.locator("#embed button").click()
    page.wait_for_function("getSelection().toString().includes('<iframe')")


def test_the_button_of_the_card_says_what_it_copies_and_what_was_copied(open_task: OpenPage) -> None:
    page = open_task(permissions=CLIPBOARD)
    page.locator("#embed summary").click()
    button = page.get_by_role("button", name="Копіювати код картки", exact=True)
    button.click()
    expect(page.locator(STATUS)).to_have_text("Код картки скопійовано")
    expect(button).to_be_focused()
    assert page.evaluate(COPIED).startswith("<iframe src=")


def test_each_copy_is_told_in_words_of_its_own_and_the_same_again(open_task: OpenPage) -> None:
    page = open_task(permissions=CLIPBOARD)
    page.evaluate(
        """() => {
          window.told = [];
          const status = document.querySelector("[data-status]");
          new MutationObserver(() => told.push(status.textContent)).observe(status, {childList: true});
        }"""
    )
    for area in (1, 2, 2):
        page.locator(f"#area-{area} a[data-copy]").click()
        expect(page.locator(STATUS)).to_have_text(f"Скопійовано посилання: орієнтовна сфера {area}")
        page.wait_for_timeout(100)
    said = page.evaluate("told")
    assert [text[-1] for text in said if text] == ["1", "2", "2"]
    assert said[-2] == "", "the same words upon themselves are no change"


def test_only_the_text_of_areas_is_selected(open_task: OpenPage) -> None:
    page = open_task()
    count = page.locator("li.area").count()
    page.evaluate("getSelection().selectAllChildren(document.querySelector('ol.areas'))")
    selected = page.evaluate("getSelection().toString()")
    shown = page.locator(".area__text").first.inner_text()
    assert count > 1
    assert not any(word in selected for word in ("Копіювати", "Посилання", "Примітка"))
    assert [line for line in selected.split("\n") if line.strip().isdigit()] == []
    assert shown[:20] in selected
