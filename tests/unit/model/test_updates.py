"""Updates → statuses, sums and timelines, on the invented updates."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest

from invented import invented
from strategy.model import Node, strategy_of
from strategy.model.updates import Record, Source, Update, Wording

FOUND = invented()
NODES: Mapping[str, Node] = {node.id: node for node in FOUND.strategy.nodes()}
STAIRS, LAMP, WALK, ORDER = (
    "2024-02-29-zz-stairs",
    "2024-02-29-lamp-and-markup",
    "2024-05-01-walk",
    "2023-11-05-lamp",
)


def ids(node: str) -> list[str]:
    return [update.id for update in FOUND.record.of(NODES[node])]


def test_the_invented_updates_are_fine() -> None:
    assert list(FOUND.report("uk")) == []


def test_newest_first_and_within_a_day_by_name() -> None:
    assert [update.id for update in FOUND.record.updates] == [WALK, STAIRS, LAMP, ORDER]
    assert [list(FOUND.record.by_year()), len(FOUND.record.by_year()[2024])] == [[2024, 2023], 3]


@pytest.mark.parametrize(
    ("node", "told"),
    [
        ("lighthouse", [WALK, LAMP, ORDER]),
        ("markup", [LAMP]),
        ("lights", [WALK, LAMP, ORDER]),
        ("shore", [WALK, STAIRS, LAMP, ORDER]),
        ("apples", []),
        ("garden", []),
    ],
)
def test_what_was_told_of_a_node(node: str, told: list[str]) -> None:
    """An update on two tasks of one goal is told there once."""
    assert ids(node) == told


def test_a_status_is_that_of_the_latest_update_that_states_one() -> None:
    reported = FOUND.record.status(NODES["lighthouse"])
    assert (reported.status, reported.update.id) == ("in_progress", LAMP)
    assert FOUND.record.status(NODES["apples"]) is None


def test_within_a_day_the_later_name_counts() -> None:
    (first,) = (update for update in FOUND.record.updates if update.id == LAMP)
    later = replace(first, id="2024-02-29-z", status={"markup": "cancelled"})
    for updates in ((first, later), (later, first)):
        assert Record(FOUND.strategy, updates).status(NODES["markup"]).status == "cancelled"


def test_a_task_may_be_named_by_an_earlier_number() -> None:
    (update,) = FOUND.record.of(NODES["markup"])
    assert update.status["markup"] == "completed"
    assert [area.id for area in update.areas["markup"]] == [4, 2]


def summed(record: Record, node: str) -> tuple[int, int, str, dict[str, int]]:
    found = record.summary(NODES[node])
    return found.total, found.reported, found.counts("uk"), dict(found.by_status)


@pytest.mark.parametrize(
    ("node", "summary"),
    [
        ("shore", (3, 3, "3 завдання", {"in_progress": 1, "completed": 1, "suspended": 1})),
        ("lights", (2, 2, "2 завдання", {"in_progress": 1, "completed": 1})),
        ("garden", (1, 0, "1 завдання", {})),
    ],
)
def test_sums_count_each_task_once(node: str, summary: tuple) -> None:
    found = summed(FOUND.record, node)
    assert found == summary
    assert list(found[-1]) == list(summary[-1])


def test_an_update_speaks_the_language_that_it_has() -> None:
    lamp, order = (next(one for one in FOUND.record.updates if one.id == name) for name in (LAMP, ORDER))
    assert (lamp.written_in("en"), lamp.wording("en").title) == ("en", 'The lamp & the "markup" <b>together</b>')
    assert (order.written_in("en"), order.wording("en").title) == ("uk", "Лампу маяка замовлено")


def test_without_updates_nothing_is_told() -> None:
    record = Record(FOUND.strategy)
    assert record.updates == () and record.of(NODES["shore"]) == ()
    assert summed(record, "shore") == (3, 0, "3 завдання", {})


def test_what_was_told_of_a_withdrawn_task_stays_with_it_alone() -> None:
    data = FOUND.strategy.model_dump(mode="json")
    tasks = {
        task["id"]: (goal, task) for goal in data["goals"] for group in goal["objectives"] for task in group["tasks"]
    }
    goal, task = tasks["markup"]
    task["withdrawn"] = {"edition": data["editions"][-1]["id"]}
    strategy = strategy_of(data)
    (gone,) = strategy.withdrawn()
    record = Record(strategy, [replace(FOUND.record.updates[0], nodes=(gone,), status={gone.id: "completed"})])
    assert [update.id for update in record.of(gone)] == [WALK]
    assert record.status(gone).status == "completed"
    above = next(node for node in strategy.goals if node.id == goal["id"])
    assert record.of(above) == () and record.summary(above).reported == 0


def test_a_translation_without_sources_has_those_of_the_official_text() -> None:
    source, other = (Source(url=f"https://example.org/{name}", title=name) for name in "ab")
    wordings = {"uk": Wording("Х", sources=(source,), links=(source,)), "en": Wording("X", links=(other,))}
    update = Update("2024-03-12-x", datetime.date(2024, 3, 12), (), {}, {}, wordings)
    assert update.listed("sources", "en") == ("uk", (source,)) == update.listed("sources", "uk")
    assert update.listed("links", "en") == ("en", (other,))
    assert replace(update, wordings={"uk": wordings["uk"]}).listed("links", "en") == ("uk", (source,))
