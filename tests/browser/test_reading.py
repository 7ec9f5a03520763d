"""Reading the site: every page at an old phone's width, without JavaScript, on paper."""

from collections.abc import Callable, Mapping

import pytest
from playwright.sync_api import Page, expect
from watching import NARROW, OVERFLOWING, WIDE, Watch

from website import KINDS, URL, Website, words


def test_every_page_loads_in_silence_from_one_host_and_fits_an_old_phone(
    website: Website, base: str, open_page: Callable[..., Page], watch: Watch
) -> None:
    page = open_page(base, width=NARROW)
    overflowing = {}
    for address in website.pages:
        page.goto(base + address, wait_until="load")
        overflowing[address] = page.evaluate(OVERFLOWING)
    assert {address: found for address, found in overflowing.items() if found} == {}
    assert watch.trouble == []
    assert watch.elsewhere(base) == []
    assert len(watch.requests) > 2 * len(website.pages)


def test_trouble_is_seen(website: Website, base: str, open_page: Callable[..., Page], watch: Watch) -> None:
    page = open_page(base, width=NARROW)
    page.evaluate("() => { console.error('oh'); new Image().src = 'no.png'; new Image().src = 'http://x.example/' }")
    page.evaluate("() => { setTimeout(() => { throw Error('ah') }) }")
    page.evaluate("() => { document.querySelector('h1').style.width = '500px' }")
    words_of_trouble = {"oh", "ah", "no.png", "x.example"}
    for _ in range(100):  # it is told by and by
        missing = {word for word in words_of_trouble if word not in "\n".join(watch.trouble)}
        if not missing:
            break
        page.wait_for_timeout(100)
    assert missing == set()
    assert watch.elsewhere(base) == ["http://x.example/"]
    assert page.evaluate(OVERFLOWING) != []


def test_a_word_longer_than_the_line_breaks(website: Website, base: str, open_page: Callable[..., Page]) -> None:
    """Words without a place to break, such as numbers held together, in what is laid out in rows."""
    places = (".bar__name", ".trail li:nth-last-child(2) a", ".quote figcaption a", ".card__label", ".card__source a")
    every = (*website.pages, *website.embeds)
    page = open_page(base, width=NARROW)
    changed = set()
    for kind in ("tasks/", "topics/", "embed/"):
        page.goto(base + next(address for address in every if address.startswith(kind) and address != kind))
        for place in places:
            for found in page.locator(place).all()[:1]:
                found.evaluate("each => { each.textContent = 'ж'.repeat(80) }")
                changed.add(place)
        assert page.evaluate(OVERFLOWING) == []
    assert changed == {*places}


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_below_a_path_loads_in_silence_and_fits_a_desk(
    kind: str, base_below: str, addresses: Mapping[str, str], open_page: Callable[..., Page], watch: Watch
) -> None:
    for root in ("", "en/"):
        page = open_page(base_below + root + addresses[kind], width=WIDE)
        if kind == "search":
            page.wait_for_load_state("networkidle")
        assert page.evaluate(OVERFLOWING) == []
    not_found = "404"  # the status of the missing page itself
    assert [said for said in watch.trouble if kind != "missing" or not_found not in said] == []
    assert watch.elsewhere(base_below) == []


@pytest.mark.parametrize("kind", ["task", "search"])
def test_nothing_of_the_search_is_fetched_before_a_reader_touches_it(
    kind: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page], watch: Watch
) -> None:
    page = open_page(base + addresses[kind])
    page.wait_for_load_state("networkidle")
    assert watch.requests
    assert [url for url in watch.requests if "search" in url.removeprefix(f"{base}search/")] == []
    with page.expect_response(lambda response: "/scripts/search." in response.url):
        page.get_by_role("searchbox").focus()


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_says_the_same_without_javascript(
    kind: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    said = []
    for enabled in (True, False):
        page = open_page(base + addresses[kind], width=NARROW, java_script_enabled=enabled, bypass_csp=True)
        if enabled:
            page.add_style_tag(content="main button { display: none !important }")  # all that the script adds
        said.append(words(page.inner_text("main")))
    if kind == "search":
        assert "JavaScript" in said[1]
    else:
        assert said[0] == said[1] != ""


def test_a_reader_gets_everywhere_without_javascript(
    website: Website, base: str, open_page: Callable[..., Page]
) -> None:
    page = open_page(base, width=NARROW, java_script_enabled=False)
    task = next(node for node in website.strategy.nodes() if node.areas and node.short)
    heading = page.get_by_role("heading", level=1)

    page.get_by_role("main").get_by_role("link", name=task.short["uk"]).first.click()
    expect(heading).to_contain_text(task.title["uk"])
    page.locator(f"#area-{task.areas[0].id} a[data-copy]").click()
    expect(page).to_have_url(f"{base}tasks/{task.id}/#area-{task.areas[0].id}")
    page.get_by_role("link", name="English").click()
    expect(heading).to_contain_text(task.title["en"])
    page.locator("a[rel=next]").click()
    expect(heading).not_to_contain_text(task.title["en"])

    page.get_by_role("searchbox").fill("water")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{base}en/search/?q=water")
    page.get_by_role("main").locator("noscript a, a[href$='#goals']").first.click()
    expect(page).to_have_url(f"{base}en/#goals")


def test_a_missing_page_leads_back(base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]) -> None:
    page = open_page(base + addresses["missing"])
    page.get_by_role("main").get_by_role("link").first.click()
    expect(page).to_have_url(base)


def test_a_missing_page_speaks_the_language_that_was_asked_for_first(
    base_below: str, open_page: Callable[..., Page]
) -> None:
    """Although the host knows one page for both."""
    for root, lang in (("", "uk"), ("en/", "en")):
        page = open_page(f"{base_below}{root}no/such/page/")
        sections = page.locator("section[lang]")
        expect(sections.first).to_have_attribute("lang", lang)
        expect(sections.first.get_by_role("heading", level=1)).to_have_count(1)
        expect(page.get_by_role("heading", level=1)).to_have_count(1)
        expect(sections.last.get_by_role("heading", level=2)).to_have_count(1)


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "missing"])
def test_only_the_text_goes_to_paper(
    kind: str, base: str, addresses: Mapping[str, str], open_page: Callable[..., Page]
) -> None:
    page = open_page(base + addresses[kind], color_scheme="dark")
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.emulate_media(media="print")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.get_by_role("search")).to_be_hidden()
    expect(page.get_by_role("contentinfo")).to_be_hidden()
    assert page.get_by_role("button").count() == 0
    for menu in page.locator("nav").all():
        expect(menu).to_be_hidden()
    address = page.locator(".bar__inner").evaluate("bar => getComputedStyle(bar, '::after').content")
    assert address == f'"{URL}{addresses[kind]}"'
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != dark
    if kind == "task":
        for area in page.locator("[id^=area-]").all():
            expect(area).to_be_visible()
        expect(page.locator(".addresses")).to_contain_text(f"{URL}{addresses[kind]}")
