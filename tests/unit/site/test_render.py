"""What drawing a page promises whatever the templates look like; their looks are kept in tests/golden."""

import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import lxml.html
import pytest
from jinja2 import UndefinedError

from invented import EDITIONS, invented
from repository import Repository
from strategy.addresses import permalinks
from strategy.checking.check import check
from strategy.checking.glossary import glossary_type
from strategy.exports import markdown
from strategy.history import Times
from strategy.i18n import Catalogue
from strategy.model import Strategy, editions
from strategy.model.updates import Record, Update, Wording
from strategy.site import changelog, pages
from strategy.site.environment import colours, environment
from strategy.site.menu import MenuItem
from strategy.site.render import Renderer

HAND_WRITTEN = (("text", "about/"), ("home", ""), ("text", "other/"))
MENU = (MenuItem("", "Home"), MenuItem("tasks/markup/", "Here"))
TYPED = '<script>alert(1)</script> {{ 7*7 }} *зірочки* [посилання](http://x) & "лапки"'

# The term stands in every text, the abbreviation in one.
GLOSSARY = glossary_type(("uk", "en")).model_validate(
    {
        "terms": [
            {"find": r"\w", "uk": "термін", "en": "term", "explained": {"uk": "його <значення>", "en": "a meaning"}}
        ],
        "abbreviations": [{"short": "alert", "uk": "скорочення", "en": "abbreviation"}],
    }
)


@pytest.fixture
def page(sample: Strategy) -> pages.Page:
    return next(page for page in pages.of_strategy(sample, "uk") if page.node.id == "markup")


def parsed(view: Mapping[str, str]) -> lxml.html.HtmlElement:
    head, *body = (view[name] for name in ("head", "header", "branch", "body", "footer"))
    return lxml.html.document_fromstring(f"<head>{head}</head><body>{''.join(body)}</body>")


def test_data_show_as_typed(renderer: Renderer, page: pages.Page) -> None:
    document = parsed(renderer.view(page, MENU))
    assert TYPED in document.xpath("string(//*[@id='area-4'])")
    assert document.xpath("//meta[@name='description']/@content")[0].startswith(TYPED)
    assert page.node.short["uk"] in document.xpath("string(//title)")
    assert page.title in document.xpath("//meta[@property='og:title']/@content")[0]
    assert page.node.summary["uk"] in document.xpath("string(//*[@class='in-short'])")
    assert page.title in document.xpath("string(//h1)")
    (linked,) = document.xpath("//script[not(@src)]")
    assert linked.get("type") == "application/ld+json"
    assert page.title in {thing.get("name") for thing in json.loads(linked.text)["@graph"]}
    assert document.xpath("//b | //em | //nobody") == []


def test_the_html_of_a_hand_written_page_stays_html(renderer: Renderer) -> None:
    text = pages.Page("text", "uk", "about/", title="<DataPage>", description="")
    document = parsed(renderer.view(text, MENU, content="<p><b>bold</b></p>"))
    assert document.xpath("string(//article/p/b)") == "bold"
    assert document.xpath("string(//h1)") == "<DataPage>"


def test_what_nobody_has_translated_is_known_by_its_own_language_alone(renderer: Renderer) -> None:
    site = replace(renderer.site, written=frozenset({"about/", "other/", "en/other/"}))
    draw = Renderer(site, renderer.env)
    foreign = pages.Page("text", "en", "en/about/", title="Про", description="Опис", written_in="uk")
    shown = parsed(draw.view(foreign, MENU, content="<p>Текст</p>"))
    assert shown.xpath("//link[@rel='canonical']/@href") == [site.absolute("about/")]
    assert shown.xpath("//link[@hreflang]") == []
    assert [one.get("lang") for one in shown.xpath("//title | //meta[@name='description'] | //h1")] == ["uk"] * 3
    assert "unofficial" not in shown.xpath("string(//aside[@class='translation'])")
    original, translated = (pages.Page("text", "uk", address, "", "") for address in ("about/", "other/"))
    assert [one.hreflang for one in draw.alternates(original)] == ["uk", "x-default"]
    assert [one.hreflang for one in draw.alternates(translated)] == ["uk", "en", "x-default"]


def test_a_page_that_makes_a_list_speaks_its_own_language_whatever_stands_above_it(renderer: Renderer) -> None:
    site = replace(renderer.site, written=frozenset({"changes/"}))
    foreign = pages.Page("changes", "en", "en/changes/", title="Зміни", description="", written_in="uk")
    draw = Renderer(site, renderer.env)
    shown = parsed(draw.view(foreign, MENU, content=""))
    assert shown.xpath("//link[@rel='canonical']/@href") == [site.absolute("en/changes/")]
    assert [one.hreflang for one in draw.alternates(foreign)] == ["uk", "en", "x-default"]


def test_the_source_is_linked_only_where_it_is_known(renderer: Renderer, page: pages.Page) -> None:
    link = "//a[@href='https://example.net/edit']"
    assert parsed(renderer.view(page, MENU)).xpath(link) == []
    assert len(parsed(renderer.view(page, MENU, edit_url="https://example.net/edit")).xpath(link)) == 1


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_a_page_names_the_edition_of_its_text_and_the_act_that_adopted_it(
    renderer: Renderer, sample: Strategy, lang: str
) -> None:
    *others, last = sample.editions
    known = others[-1].model_copy(update={"id": last.id})
    words = Catalogue(lang)
    act = f"({words.text('editions.adopted', day=words.when(known.adopted))}), {known.act[lang]}"
    for edition, told, link in ((known, f"{known.name[lang]} {act}", [known.url]), (last, last.name[lang], [])):
        strategy = sample.model_copy(update={"editions": (*others, edition)})
        draw = Renderer(replace(renderer.site, strategy=strategy), renderer.env)
        for id_ in ("lighthouse", "markup"):
            page = next(page for page in pages.of_strategy(strategy, lang) if page.node and page.node.id == id_)
            title = words.text("addresses.edition")
            (shown,) = parsed(draw.view(page, MENU)).xpath("//dl[@class='addresses']/div[dt=$title]/dd", title=title)
            assert shown.text_content().partition(" — ")[0] == told
            assert shown.xpath("a/@href") == link
            assert f"{title}: {told}" in markdown.of_page(page, draw.site).replace("\\", "").replace("&amp;", "&")


def test_the_page_itself_is_marked_in_the_menu(renderer: Renderer, page: pages.Page) -> None:
    marked = parsed(renderer.view(page, MENU)).xpath("//footer//a[@aria-current='page']")
    assert [link.text_content() for link in marked] == ["Here"]


def test_a_page_last_changed_with_its_words_or_with_what_it_shows(renderer: Renderer, page: pages.Page) -> None:
    told = invented()
    edited = {"": date(2023, 1, 1), "about/": date(2023, 1, 1), "en/about/": date(2023, 2, 2)}
    newest = told.record.updates[0]
    draw = Renderer(replace(renderer.site, record=told.record, edited=edited), renderer.env)
    text, home, other = (pages.Page(kind, "en", f"en/{address}", "", "") for kind, address in HAND_WRITTEN)
    assert draw.changed(text) == {"uk": "2023-01-01", "en": "2023-02-02"}
    known = Times(datetime(2029, 1, 1, tzinfo=UTC), datetime(2030, 3, 3, tzinfo=UTC))
    again = Renderer(replace(draw.site, times={permalinks.permalink(newest): known}), renderer.env)
    assert again.changed(home)["uk"] == "2030-03-03"
    assert draw.changed(home) == draw.changed(other) == draw.changed(page) == {}  # of these git knows nothing


def test_a_page_changed_with_its_plan_and_with_any_update_that_was_corrected_or_withdrawn(
    repo: Repository, renderer: Renderer
) -> None:
    repo.commit(('code: "1.1.1"', 'code: "1.1.1"\n            period: {end: "2026"}'))
    strategy = check(repo.file.read_bytes()).strategy
    tower = next(node for node in strategy.nodes() if node.id == "tower")
    days = {"2026-01-05-newer": None, "2026-01-03-corrected": date(2026, 3, 9), "2026-01-04-gone": date(2026, 3, 8)}

    def last(*ids: str) -> str:
        told = [
            Update(id_, date.fromisoformat(id_[:10]), (tower,), {}, {}, {"uk": Wording("Вість")}, withdrawn=gone)
            for id_ in ids
            for gone in ["2026-03-08" if id_.endswith("gone") else None]
        ]
        edited = {f"updates/{id_}/": day for id_, day in days.items() if day}
        past = changelog.of_history(repo.history(), strategy)
        site = replace(renderer.site, strategy=strategy, changelog=past, record=Record(strategy, told), edited=edited)
        (page,) = (one for one in pages.of_strategy(strategy, "uk") if one.node is tower)
        return Renderer(site, renderer.env).changed(page)["uk"]

    newer, corrected, gone = days
    assert last() == "2026-03-02"  # by its plan, not by its words
    assert last(newer, gone) == "2026-03-08"
    assert last(newer, gone, corrected) == "2026-03-09"


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_links_of_the_missing_page_hold_at_any_depth(renderer: Renderer, lang: str) -> None:
    document = parsed(renderer.view(renderer.pages_anywhere(lang)[0], MENU))
    links = document.xpath("//body//@href | //body//@src | //body//@action")
    assert links
    assert [link for link in links if not link.startswith(("/island/", "#"))] == []


def renamings(names: Sequence[str], anchors: Sequence[str]) -> Iterator[dict[str, str]]:
    """Gives each node in turn the name of each anchor, all at a time; alone, where it holds another node's name."""
    holding = [anchor for anchor in anchors if any(name in anchor.split("-") for name in names)]
    others = [anchor for anchor in anchors if anchor not in holding]
    for turn in range(len(others)):
        yield dict(zip(names, (others + others)[turn:], strict=False))
    yield from ({name: anchor} for anchor in holding for name in names)


def test_ids_stay_unique_where_a_node_is_named_like_an_anchor(renderer: Renderer, sample: Strategy) -> None:
    """Each goal, objective and task in turn has the name of each anchor that a page has of itself."""
    home = pages.Page("home", "uk", "", title="Home", description="")
    names = [node.id for node in sample.nodes()]

    def ids(strategy: Strategy) -> Iterator[tuple[pages.Page, list[str]]]:
        draw = Renderer(replace(renderer.site, glossary=GLOSSARY, strategy=strategy), renderer.env)
        for page in (home, *pages.of_strategy(strategy, "uk")):
            yield page, parsed(draw.view(page, MENU)).xpath("//@id")

    anchors = sorted({name for _, found in ids(sample) for name in found} - {*names})
    twice = set()
    might_be = [anchor for anchor in anchors if re.fullmatch("[a-z][a-z0-9]*(-[a-z0-9]+)*", anchor)]
    for new in renamings(names, might_be):
        data = sample.model_dump_json()
        data = re.sub(r'"([a-z]+)"', lambda found, new=new: f'"{new.get(found[1], found[1])}"', data)
        for page, found in ids(type(sample).model_validate_json(data)):
            twice |= {(page.kind, name) for name in found if found.count(name) > 1}
    assert twice == set()


@pytest.mark.parametrize(("lang", "term"), [("uk", "термін його <значення>"), ("en", "term a meaning")])
def test_what_stands_in_the_text_of_a_node_is_explained(renderer: Renderer, lang: str, term: str) -> None:
    draw = Renderer(replace(renderer.site, glossary=GLOSSARY), renderer.env)
    for page in pages.of_strategy(renderer.site.strategy, lang):
        listed = parsed(draw.view(page, MENU)).xpath("//dl[@class='abbreviations']/div")
        short = ["alert скорочення"] if lang == "uk" and page.node.id == "markup" else []
        assert [" ".join(one.text_content().split()) for one in listed] == [*short, term], page.address


def test_colours_come_from_the_settings(renderer: Renderer) -> None:
    styles = colours(renderer.env, {"light": {"ink": "#123"}, "dark": {"ink": "#fed"}})
    light, dark = styles.split("@media")
    assert "--ink: #123;" in light and "--ink: #fed;" in dark
    assert styles.count("{") == styles.count("}")


def test_a_name_that_a_template_misspells_is_an_error(tmp_path: Path, renderer: Renderer) -> None:
    tmp_path.joinpath("a.html").write_text("{{ page.titel }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        environment((tmp_path,)).get_template("a.html").render(page=renderer.pages_anywhere("uk")[0])


def test_a_template_that_was_edited_is_drawn_as_it_is_now(tmp_path: Path) -> None:
    """Also one that another includes; within a build each stays what it was."""
    part = tmp_path / "part.html"
    (tmp_path / "whole.html").write_text("{% include 'part.html' %}", encoding="utf-8")
    said = []
    for day, text in enumerate(("one", "two"), 1):
        part.write_text(text, encoding="utf-8")
        os.utime(part, (day, day))
        said += [environment((tmp_path,)).get_template("whole.html").render() for _ in range(2)]
    assert said == ["one", "one", "two", "two"]


def test_a_short_address_by_number_holds_the_anchors_of_what_stood_below(renderer: Renderer) -> None:
    past = check(EDITIONS.read_bytes()).strategy
    drawn = Renderer(replace(renderer.site, strategy=past), renderer.env)
    gone = editions.formerly_below(past)
    assert any(one.withdrawn for below in gone.values() for one in below)
    for node in (one for one in editions.all_nodes(past) if one.id in gone):
        document = lxml.html.document_fromstring(drawn.redirect("1/", node, "uk"))
        assert {permalinks.anchor(one) for one in gone[node.id]} <= {*document.xpath("//li/@id")}
