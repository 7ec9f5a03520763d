"""The Markdown of pages: it shows what was typed, and says what the page does."""

from dataclasses import replace

import marko
import pytest
import yaml
from lxml.html import fragment_fromstring
from marko.ext.gfm import gfm

from invented import FIVE_LEVELS, year_site
from strategy.exports import api, facts, markdown, plan_tables, progress
from strategy.exports.escaping import escape_linked
from strategy.i18n import Catalogue
from strategy.model import Indicator
from strategy.model.tree import strategy_of
from strategy.model.updates import Record
from strategy.site import indicators, pages
from strategy.site.shared import Site
from strategy.site.wording import linked

HOSTILE = (
    "- пункт", "+ x", "1. раз", "10) x", "# x", "> x", "=== x", "--- x", "a_b_c *d* **e**", "[a](http://x) ![b](c)",
    "№ 1.10", "`x`", "<script>alert(1)</script>", "&amp; & &copy;", "a\\*b", "~~x~~", "| a | b |", "<http://x>",
    "https://example.org/a_b", "x https://a@example.org/", "WWW.example.org?",
)  # fmt: skip


def shown(text: str) -> str:
    """What a reader of the Markdown sees."""
    return " ".join(fragment_fromstring(marko.convert(text), create_parent=True).text_content().split())


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_shows_a_text_as_typed(text: str) -> None:
    for before in ("", "- ", "# ", "> "):
        assert shown(before + markdown.escape(text)) == text
    tree = fragment_fromstring(gfm.convert(f"- {markdown.escape(text)}"), create_parent=True)
    assert {element.tag for element in tree.iter()} == {"div", "ul", "li"}


def test_only_what_is_good_of_the_addresses_that_a_line_names_is_a_link_and_leads_there() -> None:
    good = ("https://example.org/a_b*c", "https://example.org/x_(y)?a=1&b=2")
    line = f"а_б ({good[0]}; {good[1]}), https://a@example.org/."
    tree = fragment_fromstring(gfm.convert(escape_linked(line)), create_parent=True)
    links = [link for link in tree.xpath("//a/@href") if not link.startswith("mailto:")]
    assert (tree.text_content().strip(), links) == (line, [*good])


@pytest.mark.parametrize("line", ["“{}”", "[{}]", "див. {}…", "«{}»та", '"{}"', "({})."])
def test_the_markdown_of_a_line_leads_where_the_page_does(line: str) -> None:
    said = line.format(address := "https://example.org/x_[y]")
    tree = fragment_fromstring(gfm.convert(escape_linked(said)), create_parent=True)
    assert [piece for piece, leads in linked(said) if leads] == [address]
    assert (tree.text_content().strip(), tree.xpath("//a/@href")) == (said, ["https://example.org/x_%5By%5D"])


def test_the_markdown_of_a_node_says_what_its_page_does(site: Site) -> None:
    strategy = site.strategy
    for lang in strategy.languages:
        for page in pages.of_strategy(strategy, lang):
            said = shown(markdown.of_page(page, site))
            node = page.subject
            texts = [node.title, *(other.title for other in (*page.trail, *node.children))]
            if page.node:
                texts += [link.title for link in node.links]
            if not node.children and page.kind != "number":
                texts += [part for area in node.areas for part in (area.text, area.note)]
                texts += [node.responsible, *node.partners] if page.node else []
            for text in (*texts, node.note, node.summary if page.node else None):
                assert not text or " ".join(text[lang].split()) in said
            named = page.title if page.kind == "number" else node.label(lang)
            assert named in said and site.url + page.address in said


def test_names_of_levels_and_areas_are_texts_too() -> None:
    """Their names stand before links, in headings and in the words of links."""
    typed = yaml.load((FIVE_LEVELS / "goals.yaml").read_bytes(), yaml.BaseLoader)  # as the program reads it
    hostile = dict.fromkeys(typed["languages"], " ".join(HOSTILE))
    for words in (*typed["levels"], typed["areas"]):
        words |= {name: hostile for name in ("name", "heading") if name in words}
    named = strategy_of(typed)
    site = Site(named, "https://example.org/", dict.fromkeys(named.languages, "x"), favicon="mark.svg")
    for page in pages.of_strategy(named, named.languages[0]):
        tree = fragment_fromstring(marko.convert(markdown.of_page(page, site)), create_parent=True)
        assert not {element.tag for element in tree.iter()} & {"em", "strong", "code", "img", "script", "del"}
        links = [link.get("href") for link in tree.iter("a")]
        assert all(link.startswith(("https://example.org/", "https://example.net/", "mailto:")) for link in links), (
            links
        )


def test_who_reads_an_update_in_a_table_or_by_program_can_follow_its_links() -> None:
    (update,) = (one for one in year_site().reports.updates if one.id == "2026-05-13-main")
    html = '<p><a href="akt.docx">Акт</a> і <a href="../tasks/main.md">завдання</a>.</p>'
    told = replace(update, wordings={"uk": replace(update.wordings["uk"], html=html)})
    site = replace(year_site(), record=Record(year_site().strategy, [told]))
    whole = "[Акт](https://example.org/updates/akt.docx) і [завдання](https://example.org/tasks/main/)."
    assert plan_tables.updates(site).rows[0]["told_text_uk"] == whole
    assert api._update(told, site).text == {"uk": whole}


def test_the_last_value_of_an_indicator_is_told_as_its_page_does() -> None:
    answer = {"name": {"uk": "Вода"}, "unit": {"uk": "є чи ні"}, "type": "yes_no"}
    amount = {"name": {"uk": "Глибина"}, "unit": {"uk": "м"}}
    answered, measured = {"date": "2025", "value": "ні"}, {"date": "2025", "value": "7,5", "kind": "estimate"}
    listed = [answer | {"id": "water", "values": [answered]}, amount | {"id": "depth", "values": [measured]}]
    goal = {"id": "well", "title": {"uk": "Колодязь"}, "indicators": listed}
    strategy = strategy_of({"languages": ["uk"], "name": {"uk": "С"}, "goals": [goal]})
    site = Site(strategy, url="https://example.org/", languages={"uk": "Українська"}, favicon="mark.svg")
    (page,) = indicators.pages(site, "uk")
    lines = "\n".join(progress.of_page(page, site))
    assert "ні (2025)" in lines and "7,5 (оцінка) (2025)" in lines


def test_where_nothing_was_found_no_value_is_spoken_of() -> None:
    lacking = {"date": "2025", "missing": "not_collected"}
    one = Indicator.model_validate({"name": {"uk": "Вода"}, "unit": {"uk": "м³"}, "values": [lacking]})
    told = [facts.row(kind, found, one, Catalogue("uk")) for kind, found in one.rows]
    assert told == ["2025: не збирали"]
