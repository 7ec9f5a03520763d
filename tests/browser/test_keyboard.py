"""The site without a mouse."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect
from watching import NARROW, WIDE

from website import KINDS, URL

# Numbers everything that can take the focus, in the order of the document; returns how many there are.
NUMBER_STOPS = """() => {
  const able = "a[href], button, input, select, textarea, summary, [tabindex]";
  const stops = [...document.querySelectorAll(able)]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}));
  stops.forEach((e, index) => { e.dataset.stop = index });
  return stops.length;
}"""
FOCUSED = """() => {
  const e = document.activeElement;
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  return {
    stop: e === document.body ? null : Number(e.dataset.stop),
    name: e.outerHTML.slice(0, 120),
    seen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2
      && box.width > 1 && box.height > 1
      && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth,
  };
}"""

# Shows below the page what is offered there, as the script does; numbers what stands above.
OFFERED = """async () => {
  const page = await (await fetch(document.querySelector("[data-root]").dataset.root + "offline.html")).text();
  const offer = new DOMParser().parseFromString(page, "text/html").querySelector("[data-offline]");
  document.querySelector("[data-offline]").replaceWith(offer);
  offer.hidden = offer.querySelector("[data-offer]").hidden = false;
  return document.querySelectorAll("a[href]").length;
}"""
BEHIND = """() => {
  const e = document.activeElement;
  const bar = document.querySelector("[data-offer]");
  return !bar.contains(e) && e.getBoundingClientRect().top >= bar.getBoundingClientRect().top ? e.outerHTML : "";
}"""


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("kind", KINDS)
def test_tab_reaches_everything_in_order_and_one_sees_where_one_is(
    kind: str, width: int, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses[kind], width=width)
    count = page.evaluate(NUMBER_STOPS)
    assert count > 5
    focused = []
    for _ in range(count):
        page.keyboard.press("Tab")
        focused.append(page.evaluate(FOCUSED))
    assert [stop["stop"] for stop in focused] == list(range(count))
    assert [stop["name"] for stop in focused if not stop["seen"]] == []


def test_what_is_offered_below_a_page_hides_nothing_that_a_key_leads_to(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"], width=NARROW)
    behind = []
    for _ in range(page.evaluate(OFFERED)):
        page.keyboard.press("Tab")
        behind.append(page.evaluate(BEHIND))
    assert len(behind) > 30 and not any(behind)


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_leads_past_header_and_trail(
    kind: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses[kind])
    page.keyboard.press("Tab")
    expect(page.locator("a[href='#content']")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    assert page.locator("main #content h1").count() == 1
    assert page.locator("main #content .trail").count() == 0
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('#content').contains(document.activeElement)")


def test_enter_on_the_link_of_an_area_copies_it_and_says_so(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"], permissions=["clipboard-read", "clipboard-write"])
    status = page.locator("[data-status]")
    expect(status).to_have_text("")
    link = page.locator("[id^=area-] a[data-copy]").first
    link.focus()
    page.keyboard.press("Enter")
    expect(status).to_have_text("Скопійовано посилання: орієнтовна сфера 1")
    expect(status).to_be_in_viewport()
    url = base + addresses["task"] + link.get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == url
    expect(page).to_have_url(url)
    expect(link).to_be_focused()


def test_the_permanent_address_is_copied_without_leaving_the_page(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    url = f"{base}en/{addresses['objective']}"
    page = open_page(url, permissions=["clipboard-read", "clipboard-write"])
    page.locator(".addresses a[data-copy]").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == f"{URL}en/{addresses['objective']}"
    expect(page).to_have_url(url)
