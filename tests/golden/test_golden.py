"""Pages of an invented strategy as they were found good, byte for byte; `--update-golden` writes new ones."""

from pathlib import Path

import pytest

from strategy.addresses import permalinks
from strategy.exports import page_files
from strategy.site import pages
from strategy.site.pages import Page
from strategy.site.render import MenuItem, Renderer

GOLDEN = Path(__file__).parent / "pages"
LANGUAGES = ("uk", "en")
NODES = {"goal": "shore", "objective": "lights", "task": "markup"}
WRITTEN = {"home": "", "text": "about/", "search": "search/"}
KINDS = (*NODES, *WRITTEN, "missing", "redirect", "embed")


def draw(renderer: Renderer, kind: str, lang: str) -> str:
    """All parts of one page, each below its name."""
    strategy = renderer.site.strategy
    root = permalinks.root(lang, strategy)
    by_id = {page.node.id: page for page in pages.of_strategy(strategy, lang)}
    if kind == "redirect":
        return str(renderer.redirect("1.1.9/", by_id["markup"].node, lang))
    if kind == "embed":
        return str(renderer.embed(by_id["markup"].node, lang))
    if kind == "missing":
        page = renderer.missing(lang)
    elif kind in NODES:
        page = by_id[NODES[kind]]
    else:
        page = Page(kind, lang, root + WRITTEN[kind], title=f"{kind} <{lang}>", description="& so on")
    menu = tuple(MenuItem(root + address, name) for name, address in WRITTEN.items())
    view = renderer.view(
        page,
        menu,
        content="<p>Written by hand</p>",
        edit_url="https://example.net/edit#L1",
        citations=page_files.cite(page, renderer.site) if page.node else None,
    )
    return "".join(f"<!-- {name} -->\n{part.strip()}\n" for name, part in view.items())


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_as_it_was(kind: str, lang: str, renderer: Renderer, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{kind}.{lang}.html"
    drawn = draw(renderer, kind, lang)
    if request.config.getoption("update_golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")


def test_every_golden_page_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{kind}.{lang}.html" for kind in KINDS for lang in LANGUAGES}
