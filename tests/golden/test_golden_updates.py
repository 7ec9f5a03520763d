"""Pages that tell of updates as they were found good, byte for byte; `--update-golden` writes new ones."""

from dataclasses import replace
from pathlib import Path

import pytest

from invented import invented
from strategy.addresses import permalinks
from strategy.site import pages
from strategy.site.pages import Page
from strategy.site.render import MenuItem, Renderer

GOLDEN = Path(__file__).parent / "updated"
FOUND = invented()
TOLD = {"update": "2024-02-29-lamp-and-markup", "untranslated": "2024-05-01-walk"}
NODES = {"told_goal": "shore", "told_objective": "lights", "told_task": "markup"}
KINDS = (*TOLD, *NODES, "updates", "home")
LANGUAGES = ("uk", "en")


@pytest.fixture(scope="module")
def reporting(renderer: Renderer) -> Renderer:
    """Draws pages of the invented strategy with its updates."""
    return Renderer(replace(renderer.site, strategy=FOUND.strategy, record=FOUND.record), renderer.env)


def page_of(kind: str, lang: str) -> Page:
    root = permalinks.root(lang, FOUND.strategy)
    if kind in TOLD:
        told = pages.of_updates(FOUND.record, FOUND.strategy, lang)
        return next(page for page in told if page.update.id == TOLD[kind])
    if kind in NODES:
        return next(page for page in pages.of_strategy(FOUND.strategy, lang) if page.node.id == NODES[kind])
    address = permalinks.UPDATES if kind == "updates" else ""
    return Page(kind, lang, root + address, title=f"{kind} <{lang}>", description="& so on")


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_as_it_was(kind: str, lang: str, reporting: Renderer, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{kind}.{lang}.html"
    view = reporting.view(page_of(kind, lang), (MenuItem("", "Home"),), content="<p>Written by hand</p>")
    drawn = "".join(f"<!-- {name} -->\n{view[name].strip()}\n" for name in ("head", "body"))
    if request.config.getoption("update_golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")


def test_every_golden_page_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{kind}.{lang}.html" for kind in KINDS for lang in LANGUAGES}
