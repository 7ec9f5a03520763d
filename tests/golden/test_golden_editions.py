"""Pages that keep links alive, on an invented strategy of three editions; `--update-golden` writes new ones."""

from pathlib import Path

import material
import pytest

from strategy.addresses import permalinks
from strategy.checking.check import check
from strategy.site import pages
from strategy.site.pages import Page
from strategy.site.render import Renderer, environment
from strategy.site.shared import Site
from website import ROOT

GOLDEN = Path(__file__).parent / "editions"
LANGUAGES = ("uk", "en")
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
KINDS = (*ADDRESSES, "editions", "start")


@pytest.fixture(scope="module")
def past() -> Renderer:
    strategy = check((ROOT / "tests/golden/editions.yaml").read_bytes()).strategy
    site = Site(strategy, url="https://example.org/", languages={"uk": "Українська", "en": "English"}, favicon="m.svg")
    return Renderer(site, environment((ROOT / "overrides", Path(material.__file__).parent / "templates")))


def draw(renderer: Renderer, kind: str, lang: str) -> str:
    """The title and the body of a page."""
    strategy = renderer.site.strategy
    root = permalinks.root(lang, strategy)
    by_address = {page.address: page for page in pages.of_strategy(strategy, lang)}
    own = {
        "editions": Page("editions", lang, f"{root}editions/", title="Editions", description="-"),
        "start": Page("home", lang, root, title="Start", description="-"),
    }
    page = own.get(kind) or by_address[root + ADDRESSES[kind]]
    view = renderer.view(page, (), content="<p>Written by hand</p>", edit_url="https://example.net/edit#L1")
    head = [line for line in view["head"].splitlines() if "<title>" in line or 'name="description"' in line]
    return "\n".join([*head, view["body"].strip(), ""])


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_is_as_it_was(kind: str, lang: str, past: Renderer, request: pytest.FixtureRequest) -> None:
    golden = GOLDEN / f"{kind}.{lang}.html"
    drawn = draw(past, kind, lang)
    if request.config.getoption("update_golden"):
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(drawn, encoding="utf-8")
    assert drawn == golden.read_text(encoding="utf-8")


def test_every_golden_page_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{kind}.{lang}.html" for kind in KINDS for lang in LANGUAGES}
