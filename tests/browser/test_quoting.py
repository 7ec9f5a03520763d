"""Taking along: the quotation with its source, citations, and the card on another site."""

import datetime
import re
from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, Route, expect
from watching import NARROW, OVERFLOWING, Watch, in_every_form, violations

from website import URL, Website

CLIPBOARD = ["clipboard-read", "clipboard-write"]
COPIED = "navigator.clipboard.readText()"
# What a card will hold one day, when its task has a status.
REPORTED = """document.querySelector(".card__status") || document.querySelector(".card__title").insertAdjacentHTML(
    "afterend", "<p class=card__status>Стан: <strong>призупинено</strong>, <time>24 листопада 2026 р.</time></p>")"""


@pytest.mark.parametrize(
    ("root", "said"),
    [
        ("", "Скопійовано текст із джерелом: орієнтовна сфера 1"),
        ("en/", "Text and source copied: indicative project area 1"),
    ],
)
def test_the_quote_button_copies_text_and_source_by_keyboard(
    root: str, said: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + root + addresses["task"], permissions=CLIPBOARD)
    area = page.locator("[id^=area-]").first
    button = area.get_by_role("button")
    expect(button).to_be_visible()
    button.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text(said)
    copied = page.evaluate(COPIED)
    text = re.split(r"\s{2,}|\n", area.locator(".area__text").inner_text().strip())[0]
    assert text[:20] in copied
    assert copied.rstrip(")").endswith(f"{URL}{root}{addresses['task']}#{area.get_attribute('id')}")
    expect(button).to_be_focused()


def test_a_title_is_quoted_too(base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]) -> None:
    page = open_page(base + addresses["goal"], permissions=CLIPBOARD)
    page.get_by_role("button", name="Копіювати назву з джерелом").click()
    expect(page.locator("[data-status]")).to_have_text("Цитату з джерелом скопійовано")
    assert page.evaluate(COPIED).endswith(f"{URL}{addresses['goal']}")


def test_citations_are_opened_and_copied_by_keyboard(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"], permissions=CLIPBOARD)
    form = page.locator("#cite-dstu")
    expect(form).to_be_hidden()
    page.locator("#cite summary").focus()
    page.keyboard.press("Enter")
    expect(form).to_be_visible()
    page.locator("#cite dt").first.get_by_role("button").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_have_text("Скопійовано посилання у форматі «ДСТУ 8302:2015»")
    today = page.evaluate("new Date().toLocaleDateString('uk-UA', {day: '2-digit', month: '2-digit', year: 'numeric'})")
    assert datetime.datetime.strptime(today, "%d.%m.%Y")
    copied = page.evaluate(COPIED)
    assert copied == form.inner_text()
    assert f"(дата звернення: {today})." in copied
    day, month, year = today.split(".")
    for form in ("bibtex", "wiki"):
        assert f"{year}-{month}-{day}" in page.locator(f"#cite-{form}").inner_text()
    long = page.evaluate("new Date().toLocaleDateString('uk', {day: 'numeric', month: 'long', year: 'numeric'})")
    assert f"Отримано {long} з https://" in page.locator("#cite-apa").inner_text()


def test_the_day_of_access_stands_in_no_title(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    """A title may hold the very words that say what day belongs there."""
    page = open_page(base)
    url, hint, start = base + addresses["task"], "день.місяць.рік", ' data-today-as="numeric">'

    def titled(route: Route) -> None:
        route.fulfill(response=(answer := route.fetch()), body=answer.text().replace(start, f"{start}{hint} // ", 1))

    page.route(url, titled)
    page.goto(url)
    said = page.locator("#cite-dstu").text_content() or ""
    assert said.strip().startswith(f"{hint} // ") and said.count(hint) == 1


def test_without_javascript_there_is_no_dead_button_and_all_forms_open(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"], width=NARROW, java_script_enabled=False)
    assert page.get_by_role("main").get_by_role("button").count() == 0
    for block in ("cite", "embed"):
        page.locator(f"#{block} summary").click()
    expect(page.locator("#cite-dstu")).to_contain_text("день.місяць.рік")
    for form in ("cite-apa", "cite-bibtex", "cite-wiki", "embed-code"):
        expect(page.locator(f"#{form}")).to_be_visible()


def test_open_blocks_fit_and_axe_finds_nothing(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"])
    page.evaluate("document.querySelectorAll('details:not(.share)').forEach(block => { block.open = true })")
    assert in_every_form(page) == {}
    page.locator(".share summary").click()  # a list that lies over what stands below it until it is closed
    assert [fault for fault in violations(page) if not fault.startswith("target-size")] == []


def test_every_card_for_other_sites_fits_its_frame(
    website: Website, base: str, open_page: Callable[..., Page], watch: Watch
) -> None:
    page = open_page(base)
    cut = {}
    for address in website.embeds:
        of_task = website.pages[address.replace("embed/", "", 1)]
        frame = next(iter(re.findall(r'height="(\d+)"', of_task.xpath("string(//*[@id='embed-code'])"))), None)
        if frame is None:  # withdrawn, and offered no more
            continue
        page.goto(base + address)
        page.evaluate(REPORTED)
        for width in (300, 320, 600):
            page.set_viewport_size({"width": width, "height": int(frame)})
            height = page.evaluate("document.documentElement.scrollHeight")
            high = [f"{height} px high"] if height > int(frame) else []
            cut[f"{address} at {width}"] = page.evaluate(OVERFLOWING) + high
    assert cut and {address: found for address, found in cut.items() if found} == {}
    assert [said for said in watch.trouble if "ERR_ABORTED" not in said] == []  # left before the icon came
    assert watch.elsewhere(base) == []


@pytest.mark.parametrize("root", ["", "en/"])
def test_axe_finds_nothing_on_a_card_for_other_sites(
    root: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    assert in_every_form(open_page(f"{base}{root}embed/{addresses['task']}")) == {}


def test_the_code_shows_the_card_in_a_frame_and_its_link_leaves_the_frame(
    base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses["task"])
    code = page.locator("#embed-code").text_content().strip()
    host = open_page(base + "about/", bypass_csp=True)  # another site has a policy of its own
    host.evaluate("code => { document.body.innerHTML = code }", code.replace(URL, base))
    title = host.frame_locator("iframe").get_by_role("heading", level=1).get_by_role("link")
    expect(title).to_be_visible()
    title.click()
    expect(host).to_have_url(base + addresses["task"])
