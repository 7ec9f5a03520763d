"""What a Data Package says of where its tables come from: what is known, and nothing else."""

import dataclasses
import datetime
import json

from invented import EDITIONS
from strategy.checking.check import check
from strategy.exports import provenance
from strategy.history import Commit, History, Revision
from strategy.site.changelog import Changelog
from strategy.site.shared import Site


def test_who_is_not_named_is_not_named(site: Site) -> None:
    """Nor is a day told that git does not know."""
    without_acts = site.strategy.model_copy(update={"editions": ()})
    found = provenance.of_package(dataclasses.replace(site, strategy=without_acts))
    assert found.keys() == {"rights"}
    official, *translations = found["rights"]
    assert official.keys() == {"language", "title"}, "nobody has named a licence of the official text"
    assert [one["language"] for one in (official, *translations)] == [*site.strategy.languages]
    assert all(one["path"].startswith("https://creativecommons.org/") for one in translations)


def test_what_is_known_is_told() -> None:
    strategy = check(EDITIONS.read_bytes()).strategy
    commit = Commit("0123abcd" * 5, datetime.datetime(2026, 3, 9, 23, 30, tzinfo=datetime.UTC))
    history = History(known=True, whole=True, revisions=(Revision(commit, ()),))
    named = Site(
        strategy,
        url="https://example.org/",
        languages={"uk": "Українська"},
        favicon="",
        owner={"uk": "Рада"},
        author={"uk": "Громада"},
        contact="office@example.org",
        changelog=Changelog(history),
    )
    found = provenance.of_package(named)
    assert (found["version"], found["created"]) == ("2026-03-09", "2026-03-09T00:00:00Z")
    assert found["contributors"] == [
        {"title": "Громада", "roles": ["author"]},
        {"title": "Рада", "roles": ["publisher"], "email": "office@example.org"},
    ]
    by_page = provenance.of_package(dataclasses.replace(named, contact="https://example.org/contact"))
    assert "email" not in by_page["contributors"][1]
    last = strategy.editions[-1]
    acted = last.model_copy(update={"act": {"uk": "Рішення № 1"}, "url": "https://example.org/act"})
    adopted = strategy.model_copy(update={"editions": (*strategy.editions[:-1], acted)})
    (source,) = provenance.of_package(dataclasses.replace(named, strategy=adopted))["sources"]
    assert source == {"title": f"{last.name['uk']}. Рішення № 1", "path": "https://example.org/act"}


def test_the_descriptor_holds_it(downloaded: dict[str, bytes], site: Site) -> None:
    descriptor = json.loads(downloaded["datapackage.json"])
    assert descriptor["rights"] == [*provenance.of_package(site)["rights"]]
