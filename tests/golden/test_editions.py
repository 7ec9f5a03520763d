"""Pages that keep links alive, on an invented strategy of three editions, as they were found good."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from invented import EDITIONS
from kept import own
from strategy.addresses import permalinks
from strategy.checking.check import check
from strategy.site import pages
from strategy.site.pages import Page
from strategy.site.render import Renderer

ADDRESSES = {
    "renumbered": "tasks/nets/",
    "merged": "tasks/boats/",
    "split": "tasks/bait/",
    "took-place": "tasks/hooks/",
    "area": "tasks/pier/",
    "withdrawn-goal": "goals/sky/",
    "number": "1.1.1/",
    "number-unused": "1.1.9/",
}


def drawn(renderer: Renderer, lang: str) -> Mapping[str, str]:
    """The title and the body of each page."""
    strategy = renderer.site.strategy
    root = permalinks.root(lang, strategy)
    by_address = {page.address: page for page in pages.of_strategy(strategy, lang)}
    of_nodes = {kind: by_address[root + address] for kind, address in ADDRESSES.items()}
    own_pages = {
        "editions": Page("editions", lang, f"{root}editions/", title="Editions", description="-"),
        "start": Page("home", lang, root, title="Start", description="-"),
    }
    found = {}
    for kind, page in {**of_nodes, **own_pages}.items():
        view = renderer.view(page, (), content="<p>Written by hand</p>", edit_url="https://example.net/edit#L1")
        head = [line for line in view["head"].splitlines() if "<title>" in line or 'name="description"' in line]
        found[f"{kind}.{lang}.html"] = own({"head": "\n".join(head), "body": view["body"]})
    return found


def test_pages_are_as_they_were(renderer: Renderer, golden: Callable[[str, Mapping[str, str]], None]) -> None:
    past = Renderer(replace(renderer.site, strategy=check(EDITIONS.read_bytes()).strategy), renderer.env)
    golden("editions", {**drawn(past, "uk"), **drawn(past, "en")})
