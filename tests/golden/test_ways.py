"""Pages of the ways into an invented strategy as they were found good, and the links to them elsewhere."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from invented import WAYS
from kept import own
from strategy.checking import ways as checking
from strategy.checking.check import Checked
from strategy.exports import markdown
from strategy.site import pages, ways
from strategy.site.pages import Page
from strategy.site.render import Renderer

ADDRESSES = ("topics/", "topics/light/", "topics/odds/", "places/island/", "for/", "a-z/")


def led_into(renderer: Renderer) -> Renderer:
    """The same site with ways in."""
    strategy = renderer.site.strategy
    found = checking.check(WAYS.read_bytes(), Checked(strategy, (), languages=strategy.languages))
    assert found.problems == ()
    return Renderer(replace(renderer.site, ways=found.model), renderer.env)


def drawn(renderer: Renderer, lang: str) -> Mapping[str, str]:
    site = renderer.site
    root = "" if lang == site.strategy.languages[0] else f"{lang}/"
    by_address = {page.address: page for page in ways.pages(site, lang)}
    home = Page("home", lang, root, "", "")
    (lamp,) = (page for page in pages.of_strategy(site.strategy, lang) if page.node and page.node.id == "lighthouse")
    known = {*str(renderer.view(replace(home, kind="text"), ())["body"]).splitlines()}
    found = {"start": home, "task": lamp, **{name: by_address[root + name] for name in ADDRESSES}}
    kept = {}
    for name, page in found.items():
        stem = name.strip("/").replace("/", "-")
        without = known
        if name in ("start", "task"):
            bare = Renderer(replace(site, ways=type(site.ways)()), renderer.env)
            without = {*str(bare.view(page, ())["body"]).splitlines()}
        kept[f"{stem}.{lang}.html"] = own({"body": renderer.view(page, ())["body"]}, without)
    kept[f"topics-light.{lang}.md"] = markdown.of_page(by_address[f"{root}topics/light/"], site)
    kept[f"a-z.{lang}.md"] = markdown.of_page(by_address[f"{root}a-z/"], site)
    return kept


def test_ways_are_as_they_were(renderer: Renderer, golden: Callable[[str, Mapping[str, str]], None]) -> None:
    site = led_into(renderer)
    golden("ways", {**drawn(site, "uk"), **drawn(site, "en")})


def test_a_strategy_without_ways_has_no_page_of_them_and_no_link(renderer: Renderer) -> None:
    site = renderer.site
    assert list(ways.pages(site, "uk")) == []
    for kind in ("home", "search"):
        body = str(renderer.view(Page(kind, "uk", "search/", "", ""), ())["body"])
        assert "a-z" not in body and 'id="ways"' not in body
