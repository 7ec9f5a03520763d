"""What reference managers take from a page; tried with Zotero's own translators, whose rules these tests remember."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import lxml.html
import pytest

from invented import year_site
from strategy.addresses import permalinks
from strategy.exports.data_page import data_page
from strategy.history import Times
from strategy.site import pages
from strategy.site.pages import Page
from strategy.site.render import Renderer

NAME = {"uk": "Рада великого острова", "en": "Council of the Island"}


@pytest.fixture
def draw(renderer: Renderer) -> Renderer:
    """Draws pages of the year; its last update was corrected on 5 July."""
    first = year_site().reports.updates[0]
    times = Times(datetime(2026, 7, 1, tzinfo=UTC), datetime(2026, 7, 5, tzinfo=UTC))
    known = {permalinks.root(lang, year_site().strategy) + permalinks.permalink(first): times for lang in NAME}
    return Renderer(replace(year_site(), author=NAME, times=known), renderer.env)


def taken(draw: Renderer, page: Page) -> Mapping[str, str]:
    about = data_page(draw.site, page.lang) if page.kind == "data" else None
    head = lxml.html.document_fromstring(draw.view(page, (), about=about)["head"])
    return {(tag.get("name") or tag.get("property")): tag.get("content") for tag in head.xpath("//meta[@content]")}


def test_the_name_of_an_author_stays_one_name(draw: Renderer) -> None:
    """Zotero parts a name before its last word, and one with a comma there."""
    page = next(page for page in pages.of_strategy(draw.site.strategy, "uk") if page.node.id == "bridge")
    found = taken(draw, page)
    assert (found["author"], found["citation_author"]) == (NAME["uk"], f"{NAME['uk']},")


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_an_update_has_its_own_day_and_the_language_that_it_is_written_in(draw: Renderer, lang: str) -> None:
    update = draw.site.reports.updates[0]
    assert [*update.wordings] == ["uk"]
    address = permalinks.root(lang, draw.site.strategy) + permalinks.permalink(update)
    found = taken(draw, Page("update", lang, address, update.wording(lang).title, "", update=update))
    assert found["citation_date"] == update.date.isoformat() != found["article:published_time"]
    assert found.get("citation_language") == (None if lang == "uk" else "uk")


def test_the_start_page_and_the_data_have_the_day_of_the_data(draw: Renderer) -> None:
    home, data = (Page(kind, "uk", address, "Сторінка", "") for kind, address in (("home", ""), ("data", "data/")))
    assert {taken(draw, page)["citation_date"] for page in (home, data)} == {"2026-07-05"}
    assert taken(draw, home)["og:title"] == draw.site.strategy.name["uk"]
    assert taken(draw, data)["og:title"] == "Сторінка"
