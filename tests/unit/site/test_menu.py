"""The menus of header and foot: what leads where, and what is said of the page that one is on."""

from dataclasses import replace

import pytest
from lxml.html import document_fromstring

from strategy.model import Strategy
from strategy.model.ways import Topic, Ways
from strategy.site import menu, pages
from strategy.site.menu import MenuItem, Way
from strategy.site.pages import Page
from strategy.site.render import Renderer

ALL = tuple(MenuItem(f"en/{address}", "") for address in ("", *menu.WAYS.values()))


def page(address: str) -> Page:
    return Page("text", "en", address, title="", description="")


def current(of: Page) -> dict[str, str | None]:
    return {way.name: way.current for way in menu.header(of, ALL, "en/")}


def test_the_header_leads_to_the_goals_and_to_every_way_that_has_a_page() -> None:
    ways = menu.header(page("en/about/"), ALL, "en/")
    assert [way.address for way in ways] == ["en/#goals", "en/progress/", "en/changes/", "en/data/"]
    assert menu.header(page("en/about/"), ALL[:1], "en/") == (Way("goals", "en/#goals"),)


@pytest.mark.parametrize(
    ("address", "name", "said"),
    [
        ("en/", "goals", "page"),
        ("en/updates/a/", "progress", "true"),
        ("en/data/", "data", "page"),
        ("en/changes/2026/", "changes", "true"),
    ],
)
def test_the_header_tells_where_one_is(address: str, name: str, said: str) -> None:
    assert current(page(address)) == {**dict.fromkeys(("goals", *menu.WAYS)), name: said}


def test_pages_of_the_strategy_belong_to_the_goals(sample: Strategy) -> None:
    for of_node in pages.of_strategy(sample, "en"):
        if of_node.node:
            assert current(of_node)["goals"] == "true"


def test_generated_pages_that_lead_to_others_come_after_the_start_page(renderer: Renderer) -> None:
    written = [MenuItem("en/", "Start", "strategy"), MenuItem("en/about/", "About")]
    light = Topic(id="light", name={"uk": "Світло", "en": "Light"})
    whole = menu.whole(written, replace(renderer.site, ways=Ways(topics=(light,))), "en")
    assert (whole[0], whole[-1]) == tuple(written)
    assert [item.address for item in whole[1:-1]] == ["en/progress/", "en/topics/", "en/a-z/"]
    assert {item.group for item in whole[1:-1]} == {"strategy"}
    assert [item.address for item in menu.whole(written, renderer.site, "en")[1:-1]] == ["en/progress/"]


def test_the_foot_has_groups_in_order_and_loses_no_page() -> None:
    items = [
        MenuItem("a/", "", "staff"),
        MenuItem("b/", "", "strategy"),
        MenuItem("c/", "", "of mine"),
        MenuItem("d/", ""),
    ]
    groups = menu.foot(items)
    assert list(groups) == ["strategy", "site", "staff"]
    assert [item.address for item in groups["site"]] == ["c/", "d/"]


def test_the_foot_marks_and_says_which_titles_nobody_has_translated(renderer: Renderer) -> None:
    items = [MenuItem("en/about/", "About", "site"), MenuItem("en/office/", "Відділ", "staff", written_in="uk")]
    drawn = document_fromstring(renderer.view(page("en/about/"), items)["footer"])
    (link,) = drawn.xpath("//a[@lang]")
    assert (link.text, link.get("lang"), link.get("hreflang")) == ("Відділ", "uk", "uk")
    assert "Відділ (in Ukrainian)" in drawn.text_content()


@pytest.mark.parametrize(
    ("contact", "link"), [("a@example.org", "mailto:a@example.org"), ("https://x.example/", "https://x.example/")]
)
def test_the_foot_names_who_answers_where_the_settings_say_it(contact: str, link: str, renderer: Renderer) -> None:
    foot = renderer.view(page("en/about/"), ALL)["footer"]
    assert "mailto" not in foot and "Responsible" not in foot
    site = replace(renderer.site, owner={"en": "The <Council>"}, contact=contact)
    drawn = document_fromstring(Renderer(site, renderer.env).view(page("en/about/"), ALL)["footer"])
    assert link in drawn.xpath("//a/@href")
    assert "Responsible for this site: The <Council>" in drawn.text_content()
