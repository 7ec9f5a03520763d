"""Pages that tell of updates as they were found good: of pages that are there without them, what these add."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from invented import invented
from kept import differences, own, whole
from strategy.addresses import permalinks
from strategy.site import pages
from strategy.site.menu import MenuItem
from strategy.site.pages import Page
from strategy.site.render import Renderer

FOUND = invented()
UPDATES = {"update": "2024-02-29-lamp-and-markup", "untranslated": "2024-05-01-walk"}
NODES = {"goal": "shore", "objective": "lights", "task": "markup"}


def drawn(renderer: Renderer, lang: str) -> Mapping[str, str]:
    """Name of a golden page → what is kept of it."""
    reporting = Renderer(replace(renderer.site, strategy=FOUND.strategy, record=FOUND.record), renderer.env)
    root = permalinks.root(lang, FOUND.strategy)
    by_update = {page.update.id: page for page in pages.of_updates(FOUND.record, FOUND.strategy, lang)}
    by_node = {page.node.id: page for page in pages.of_strategy(FOUND.strategy, lang)}
    home, updates = (
        Page(kind, lang, root + address, title=f"{kind} <{lang}>", description="& so on")
        for kind, address in (("home", ""), ("updates", permalinks.UPDATES))
    )

    def view(renderer: Renderer, page: Page) -> Mapping[str, str]:
        return renderer.view(page, (MenuItem("", "Home"),), content="<p>Written by hand</p>")

    told_on = {"home": home, **{kind: by_node[node] for kind, node in NODES.items()}}
    known = {*filter(None, view(renderer, told_on["task"])["head"].splitlines())}
    kept = {
        f"{kind}.{lang}.diff": differences(whole(view(renderer, page)), whole(view(reporting, page)))
        for kind, page in told_on.items()
    }
    for kind, page in {"updates": updates, **{kind: by_update[name] for kind, name in UPDATES.items()}}.items():
        shown = view(reporting, page)
        kept[f"{kind}.{lang}.html"] = own({name: shown[name] for name in ("head", "body")}, known)
    return kept


def test_pages_are_as_they_were(renderer: Renderer, golden: Callable[[str, Mapping[str, str]], None]) -> None:
    golden("updated", {**drawn(renderer, "uk"), **drawn(renderer, "en")})


def test_a_bar_shows_what_its_sentence_says(renderer: Renderer) -> None:
    """In the same order, as wide as the number that is told, and no more than all."""
    page = drawn(renderer, "en")["home.en.diff"]
    assert "Of 4 tasks:" in page and "1 with no updates" in page
    parts = re.findall(r'tally__part--(\w+)" x="(\d+)" width="(\d+)"', page)[:3]
    assert parts == [("completed", "0", "1"), ("in_progress", "1", "1"), ("suspended", "2", "1")]
