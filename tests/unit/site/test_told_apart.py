"""Pages of a year with much in it: links of one name lead to one place, and nothing stands there for nothing."""

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

import lxml.html
import material
import pytest

from invented import WAYS, invented, year_site
from strategy.checking import ways
from strategy.checking.check import Checked
from strategy.site import indicators, pages
from strategy.site import ways as way_pages
from strategy.site.changelog import Changelog, ChangelogPage
from strategy.site.environment import environment
from strategy.site.pages import Page
from strategy.site.render import Renderer
from strategy.site.shared import Site
from website import ROOT, words

ENV = environment((ROOT / "overrides", Path(material.__file__).parent / "templates"))


def drawn(page: Page, site: Site) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(Renderer(site, ENV).view(page, ())["body"])


def of_node(name: str, lang: str = "uk") -> lxml.html.HtmlElement:
    (page,) = (page for page in pages.of_strategy(year_site().strategy, lang) if page.node and page.node.id == name)
    return drawn(page, year_site())


def of_indicators(lang: str) -> lxml.html.HtmlElement:
    (page,) = indicators.pages(year_site(), lang)
    return drawn(page, year_site())


def ambiguous(page: lxml.html.HtmlElement) -> dict[str, set[str]]:
    """Name of links → where they lead, of those that lead to several places."""
    places = defaultdict(set)
    for link in page.xpath("//a[@href]"):
        places[words(link.text_content())].add(link.get("href"))
    return {name: led for name, led in places.items() if len(led) > 1}


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_links_of_one_name_lead_to_one_place(lang: str) -> None:
    assert ambiguous(of_indicators(lang)) == {}
    for name in ("boats", "pier"):  # several tasks with areas of the same numbers, several indicators
        assert ambiguous(of_node(name, lang)) == {}


def test_the_numbers_of_indicators_are_printed() -> None:
    folds = of_indicators("uk").xpath("//details")
    assert folds and {fold.get("class") for fold in folds} == {"folded"}


def test_a_column_of_notes_stands_only_where_there_is_one() -> None:
    heads = of_node("lighthouse").xpath("//*[@id='money']/following-sibling::div//thead//th/text()")
    assert heads == ["Рік", "Джерело", "Етап", "Сума"]


def test_a_line_is_quoted_with_its_latest_updates_and_its_status_with_the_day() -> None:
    found = invented()
    strategy = found.strategy
    read = ways.check(WAYS.read_bytes(), Checked(strategy, (), languages=strategy.languages))
    site = replace(year_site(), strategy=strategy, record=found.record, ways=read.model)
    (page,) = (page for page in way_pages.pages(site, "uk") if page.address == "topics/odds/")
    body = drawn(page, site)
    assert words(body.xpath("string(//*[@class='quoted__status'])")) == "Стан: виконано · 29 лютого 2024 р."
    assert body.xpath("//*[@class='quoted__status']/a/@href") == ["../../updates/2024-02-29-lamp-and-markup/"]
    assert body.xpath("//figcaption/p/a/@href") == ["../../updates/2024-02-29-lamp-and-markup/"]


def test_no_heading_stands_above_changes_that_are_too_many_to_be_shown() -> None:
    log = Changelog(pages=(ChangelogPage("changes/2026/", 2026, 1, 1, ()),))
    page = drawn(Page("changes", "uk", "changes/", "Зміни", ""), replace(year_site(), changelog=log))
    assert page.xpath("//h2/@id")[-1] == "years" and not page.xpath("//*[@id='full']")
