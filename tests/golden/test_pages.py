"""Pages of an invented strategy as they were found good."""

from collections.abc import Callable, Mapping

from kept import differences, own, whole
from strategy.addresses import permalinks
from strategy.exports import page_files
from strategy.site import pages
from strategy.site.menu import MenuItem
from strategy.site.pages import Page
from strategy.site.render import Renderer

NODES = {"task": "markup", "objective": "lights", "goal": "shore"}
WRITTEN = {"home": "", "text": "about/", "search": "search/"}
FRAME = ("header", "footer")  # the same on each page, but for links;
ITS_OWN_WAY = ("home", "missing")  # these link in ways of their own


def views(renderer: Renderer, lang: str) -> Mapping[str, Mapping[str, str]]:
    """The parts of one page of each kind."""
    strategy = renderer.site.strategy
    root = permalinks.root(lang, strategy)
    by_id = {page.node.id: page for page in pages.of_strategy(strategy, lang)}
    written = {
        kind: Page(kind, lang, root + address, title=f"{kind} <{lang}>", description="& so on")
        for kind, address in WRITTEN.items()
    }
    of_nodes = {kind: by_id[node] for kind, node in NODES.items()}
    menu = tuple(MenuItem(root + address, name) for name, address in WRITTEN.items())
    return {
        kind: renderer.view(
            page,
            menu,
            content="<p>Written by hand</p>",
            edit_url="https://example.net/edit#L1",
            citations=page_files.cite(page, renderer.site) if page.node else None,
        )
        for kind, page in {**of_nodes, **written, **{page.kind: page for page in renderer.pages_anywhere(lang)}}.items()
    } | {
        "redirect": {"redirect": str(renderer.redirect("1.1.9/", by_id["markup"].node, lang))},
        "embed": {"embed": str(renderer.embed(by_id["markup"].node, lang))},
    }


def drawn(renderer: Renderer, lang: str) -> Mapping[str, str]:
    """The page of a task whole; of the others what differs."""
    found = views(renderer, lang)
    task = found["task"]
    known = {*filter(None, task["head"].splitlines())}
    kept = {"task": whole(task)}
    for kind in found.keys() - kept.keys():
        view = {name: part for name, part in found[kind].items() if name not in FRAME}
        frame = {name: differences(task[name], found[kind][name]) for name in FRAME if kind in ITS_OWN_WAY}
        kept[kind] = own({**view, **frame}, known)
    return {f"{kind}.{lang}.html": text for kind, text in kept.items()}


def test_pages_are_as_they_were(renderer: Renderer, golden: Callable[[str, Mapping[str, str]], None]) -> None:
    golden("pages", {**drawn(renderer, "uk"), **drawn(renderer, "en")})
