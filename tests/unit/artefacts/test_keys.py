"""Keys: where they are equal the content is equal, whatever was changed; a change touches only what may show it."""

import datetime
import json
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

import invented_changes
import repository as git
from invented import year_site
from invented_changes import Change, at, paths
from invented_site import Invented, as_yaml, island, lighthouse
from strategy.addresses import permalinks
from strategy.addresses.downloads import COMMAS, TABLES
from strategy.artefacts import table
from strategy.artefacts.digest import plain
from strategy.artefacts.fingerprints import Fingerprints
from strategy.artefacts.sources import hand_written_page
from strategy.artefacts.table import Table
from strategy.exports import cards, pdf
from strategy.model.indicators import Indicator, Target
from strategy.model.progress import MovedTarget
from strategy.model.updates import Reported, Update, Wording
from strategy.site import pages
from strategy.store import Store

EXAMPLES = int(os.environ.get("EXAMPLES", "30"))  # more of them: EXAMPLES=5000 python -m pytest tests/unit/artefacts
RAILINGS = ("goals", 0, "objectives", 1, "tasks", 0, "areas", 0, "text")  # of the task "stairs"
COPIES = {"offline/uk.json", "offline/en.json", "sw.js", "downloads/site.zip"}


class Nowhere(Store):
    """Keeps nothing."""

    def __init__(self) -> None:
        super().__init__(Path("/nowhere"))

    def get(self, name: str) -> None:
        return None

    def put(self, name: str, content: bytes) -> None:
        pass


@dataclass(frozen=True, repr=False)
class Start:
    """A site as it stands before anything is changed, with the content under each key, and all changes of it."""

    site: Invented
    table: Table
    contents: Mapping[str, bytes]
    changes: tuple[Change, ...]


@pytest.fixture(scope="module", autouse=True)
def _undrawn() -> Iterator[None]:
    """What takes long is not drawn: its content is all that the drawing is given."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cards, "draw", lambda some, look: [repr((card, look)) for card in some])
        patch.setattr(pdf, "typeset", lambda given: repr(given))
        yield


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Store:
    """What dictionaries said of words, and what copies of the whole site hold, so that they are asked and made once."""
    return Store(tmp_path_factory.mktemp("forms"))


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory, forms: Store) -> tuple[Start, ...]:
    """Both invented sites, each without a past and with one."""
    found = []
    for made in (island(), lighthouse()):
        pasts = [_past(made, tmp_path_factory.mktemp("past"), turns) for turns in (2, 3)]
        for past in (None, pasts[0]):
            site = made.copy()
            site.repository = past
            found.append(Start(site, site.table(forms), {}, tuple(invented_changes.all_pages(site, pasts))))
            found[-1].contents.update(_contents(found[-1].table, forms))
    return tuple(found)


def _past(site: Invented, folder: Path, turns: int) -> Path:
    """A repository in which the texts were others at first, and some still are: these have changed since."""
    repo = git.repository(folder / "repo", None)
    data = site.copy().strategy
    texts = [path for path in paths(data) if path[-1] in ("uk", "en") and isinstance(at(data, path), str)]
    for turn in range(turns):
        for path in texts[turn :: 7 + turns]:
            at(data, path[:-1])[path[-1]] += f" {turn}"
        repo.commit(text=as_yaml(data).decode())
    return repo.folder


def _contents(made: Table, kept: Store) -> Mapping[str, bytes]:
    """Key → content. Two artefacts of one key must be the same. Copies of the whole site, which come last, find what
    they hold kept."""
    found: dict[str, bytes] = {}
    for artefact in made.values():
        content = _made(artefact)
        assert found.setdefault(artefact.key, content) == content, artefact.path
        kept.put(artefact.key, content)
    return found


@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(data=st.data())
def test_equal_keys_mean_equal_content(data: st.DataObject, starts: tuple[Start, ...], forms: Store) -> None:
    start = starts[data.draw(st.integers(0, len(starts) - 1))]
    site = start.site.copy()
    for number in data.draw(st.lists(st.integers(0, len(start.changes) - 1), min_size=1, max_size=3)):
        with suppress(LookupError, TypeError, AttributeError):  # an earlier change took away what this one is about
            start.changes[number](site)
    made = site.table(forms)
    assume(made)  # the check refuses some
    same = [artefact for artefact in made.values() if artefact.key in start.contents]
    wrong = [artefact.path for artefact in same if _made(artefact) != start.contents[artefact.key]]
    assert wrong == []


def _made(artefact: table.Artefact) -> bytes:
    ((_, content),) = table.contents([artefact], Nowhere())
    return content


def changed(before: Invented, after: Invented, forms: Store) -> set[str]:
    """The paths whose keys differ, but for copies of the whole site."""
    old, new = before.table(forms), after.table(forms)
    assert old.keys() == new.keys()
    return {path for path in old if old[path].key != new[path].key} - COPIES


def test_a_copy_changes_with_what_is_in_it(forms: Store) -> None:
    site = island()
    site.texts["cite"] = {"en": "Another text"}
    old, new = island().table(forms), site.table(forms)
    assert {path for path in COPIES if old[path].key != new[path].key} == COPIES - {"offline/uk.json"}


def test_a_changed_area_changes_only_what_shows_it_or_lists_everything(forms: Store) -> None:
    site = island()
    at(site.strategy, RAILINGS)["uk"] += " і поручні"
    of_area = {
        f"{root}{page}"
        for root in ("", "en/")
        for page in (
            *(f"objectives/paths/{name}" for name in ("index.html", "index.md", *permalinks.CITATIONS)),
            *(f"tasks/stairs/{name}" for name in ("index.html", "index.md", *permalinks.CITATIONS)),
            *("cite/index.html", "cite/index.md", "search/index.json"),
            *("1.2/index.html", "1.2.1/index.html"),  # what leads on lists the areas
        )
    }
    downloads = {
        *(f"{folder}{name}.csv" for name in (*TABLES, "progress") for folder in ("", COMMAS)),
        *("strategy.xlsx", "progress.xlsx", "strategy.json", "datapackage.json", f"{COMMAS}datapackage.json"),
        *("passport.csv", "structure.csv", "structure.json"),
        *(f"{name}.{lang}.xml" for name in ("stratml", "performance") for lang in ("uk", "en")),
    }
    lists = ("index", "openapi", "strategy", "updates", "changes", "texts")
    answers = {f"api/v1/{name}.json" for name in (*lists, "objectives/paths", "tasks/stairs")}
    drawn = {"tasks/stairs/stairs.pdf", "downloads/strategy.uk.pdf"}
    whole = {"sitemap.xml"} | {f"downloads/{name}" for name in downloads}
    assert changed(island(), site, forms) == of_area | answers | drawn | whole  # 69 of 543


def test_a_changed_hand_written_page_changes_only_itself_and_the_search(forms: Store) -> None:
    site = island()
    site.texts["cite"] = {"en": "Another text"}
    assert changed(island(), site, forms) == {
        *(f"en/cite/{name}" for name in ("index.html", "index.md", "card.png")),
        *("en/search/index.json", "en/llms.txt"),
    }


def test_the_days_of_an_update_change_all_that_tells_them(forms: Store) -> None:
    site = island()
    site.edited["updates/2024-02-29-zz-stairs/"] = "2024-03-02"
    assert {"api/v1/tasks/stairs.json", "tasks/stairs/index.html"} <= changed(island(), site, forms)


def test_what_a_body_leads_changes_its_page_wherever_that_stands(forms: Store) -> None:
    before = island()
    before.bodies = {"bodies": [{"id": "council", "name": {"uk": "Рада", "en": "Council"}}]}
    after = before.copy()
    at(after.strategy, RAILINGS[:4])["body"] = "council"
    assert {"bodies/council/index.html", "bodies/index.html"} <= changed(before, after, forms)


def test_a_changed_frame_changes_every_page_and_nothing_else(forms: Store) -> None:
    site = island()
    site.settings["frame"] = invented_changes.SETTINGS["frame"]
    found = changed(island(), site, forms)
    assert {path.rpartition("/")[2] for path in found} == {"index.html", "404.html", "offline.html"}
    pages = {path for path in island().table(forms) if path.endswith("index.md")}
    assert {path.replace("index.html", "index.md") for path in found if path.endswith("index.html")} == pages


def test_what_many_hold_is_in_a_key_by_its_name() -> None:
    """An indicator with 990 targets filled a gigabyte: each that was moved held them all."""
    target = Target(date="2030", value="1")
    indicator = Indicator(name={"uk": "А"}, unit={"uk": "од."}, targets=(target,) * 2)
    update = Update("a", datetime.date(2026, 1, 1), (), {}, {}, {"uk": Wording("А", html="а" * 9_000)})
    held = [MovedTarget(None, indicator, target, target), Reported("planned", update)]
    assert len(json.dumps(plain(held, lambda one: type(one).__name__))) < 150


def test_what_lists_show_of_a_node_is_found_once_for_all_pages() -> None:
    shown = Fingerprints(year_site())
    for node in shown.site.strategy.nodes():
        assert shown.name(node) is shown.name(node)
        assert shown.statuses([node])[-1][0] is shown.statuses([node])[-1][0]


def test_the_pages_of_updates_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each made those of all others: 200 about 50 tasks each took 4 s."""
    shared = year_site()
    hand_written_page(shared, "uk", "cite/", "А", {}, None)
    monkeypatch.setattr(pages, "Page", None)
    page = hand_written_page(shared, "uk", f"updates/{shared.reports.updates[0].id}/", "А", {}, None)
    assert page.update == shared.reports.updates[0]
