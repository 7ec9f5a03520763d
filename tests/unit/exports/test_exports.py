"""Which files there are to take away, and that they are the same each time."""

import dataclasses
import json
from collections import Counter
from collections.abc import Callable

from strategy.addresses import downloads, permalinks
from strategy.checking.translations import Older
from strategy.exports import all_tables, api, openapi
from strategy.history import Aspect, Key
from strategy.model import Level, Strategy, editions
from strategy.site.changelog import Changelog
from strategy.site.shared import Site

Make = Callable[[Site], dict[str, bytes]]


def test_the_list_of_addresses_is_what_is_made(site: Site, files: dict[str, bytes]) -> None:
    listed = (
        *(f"{api.FOLDER}{name}.json" for name in ("index", "strategy", "openapi", "updates", "changes", "texts")),
        *map(api.address, editions.all_nodes(site.strategy)),
        *map(api.number_address, editions.meanings(site.strategy)),
        *(file.address for file in downloads.of_strategy(site.strategy)),
    )
    assert [table.name for table in all_tables.of_site(site)] == [*downloads.TABLES]
    made_beside = {downloads.ARCHIVE, *map(permalinks.document, site.strategy.languages)}
    assert Counter(listed) == Counter([*files, *made_beside])


def test_files_are_the_same_each_time(site: Site, files: dict[str, bytes], make: Make) -> None:
    assert make(site) == files


def test_the_interface_says_which_translations_are_outdated(sample: Strategy, make: Make) -> None:
    site = Site(sample, "https://example.org/x/", {"uk": "Українська", "en": "English"}, favicon="mark.svg")
    task = next(node for node in site.strategy.nodes() if not node.children)
    keys = (Key(task.id), Key(task.id, permalinks.anchor(task.areas[0])), Key("", "vision-1"))
    older = tuple(Older(Aspect(key, "text", "en"), "task", task.code, "", "", None) for key in keys)
    answers = make(dataclasses.replace(site, changelog=Changelog(older=older)))
    told = json.loads(answers[f"api/v1/tasks/{task.id}.json"])["history"]
    assert {lang: of["outdated"] for lang, of in told.items()} == {"uk": [], "en": ["title", keys[1].part]}
    assert json.loads(answers["api/v1/strategy.json"])["history"]["en"]["outdated"] == ["vision-1"]


def test_a_level_takes_no_meaning_from_a_field_of_its_name(five_levels: Strategy) -> None:
    level = Level(key="targets", name=dict.fromkeys(five_levels.languages, "Ціль"))
    called = five_levels.model_copy(update={"levels": (level, *five_levels.levels[1:])})
    (said,) = (one.meaning for one in openapi.fields(called, "en") if one.name == "targets")
    assert said == "Items of the level: Ціль. All targets, including former ones."
