"""Nothing changes unseen: every value of the data, changed in turn, is told with what it was and what it became."""

import copy
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import pace
from repository import FIRST
from strategy import history
from strategy.history.changes import Moved, Restated
from strategy.history.facts import changed, flat, reordered, steps
from strategy.history.snapshot import Item, Key, Snapshot
from website import ROOT

CASES = ROOT / "tests/cases"
OTHER = "2029"  # in the place of any value
FILES = (CASES / "fine_plan.yaml", CASES / "fine_optional.yaml", ROOT / "tests/golden/strategy.yaml")


def leaves(value: object, path: tuple = ()) -> Iterator[tuple]:
    match value:
        case dict():
            for name, one in value.items():
                yield from leaves(one, (*path, name))
        case list():
            for place, one in enumerate(value):
                yield from leaves(one, (*path, place))
        case str():
            yield path


def read(path: Path) -> dict:
    return yaml.load(path.read_bytes(), yaml.BaseLoader)


def snapshot(tree: dict) -> Snapshot | None:
    return history.read(yaml.dump(tree, allow_unicode=True).encode())


def put(tree: dict, path: tuple, value: str | None) -> None:
    for step in path[:-1]:
        tree = tree[step]
    if value is None:
        del tree[path[-1]]
    else:
        tree[path[-1]] = value


def is_seen(path: tuple) -> bool:
    """What a part was before it was withdrawn stays where it stood; what is told of it is told once."""
    return "withdrawn" not in path


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.name)
def test_every_value_of_the_model_is_told_when_it_changes(file: Path) -> None:
    before = snapshot(read(file))
    paths = [path for path in leaves(read(file)) if is_seen(path)]
    assert len(paths) > 50
    for path in paths:
        tree = read(file)
        put(tree, path, OTHER)
        after = snapshot(tree)
        assert after is None or history.compare(before, after), path


@pytest.mark.parametrize(
    ("field", "was", "became"),
    [
        ("period/end", "2027-H2", "2031"),
        ("indicators/schools/values/2024/value", "12 500,25", "2,5"),
        ("money/2026-state-spent/amount", "12 500 000", "13"),
        ("registers/budget/1", "1217330", "1217331"),
    ],
)
def test_a_change_is_told_by_its_field(field: str, was: str, became: str) -> None:
    text = (CASES / "fine_plan.yaml").read_text()
    assert text.count(was) >= 1
    before, after = (history.read(one.encode()) for one in (text, text.replace(was, became, 1)))
    assert [(one.field, one.old, one.new) for one in history.compare(before, after) if isinstance(one, Restated)] == [
        (field, was, became)
    ]


def test_a_new_first_one_does_not_move_the_others() -> None:
    one, other = {"date": "2020", "value": "1"}, {"date": "2021", "value": "2"}
    old, new = dict(flat({"values": [other]})), dict(flat({"values": [one, other]}))
    assert {path for path, _, _ in changed(old, new)} == {"values/2020/date", "values/2020/value"}


def test_what_cannot_be_told_apart_counts_by_its_place() -> None:
    same = {"date": "2020", "value": "1"}
    assert len(dict(flat([same, same]))) == 4


@pytest.mark.parametrize(
    ("one", "other"),
    [("https://x.example/a-b", "https://x.example/a/b"), ("https://x.example/a b", "https://x.example/a-b"), ("2", "")],
)
def test_of_two_names_that_are_alike_in_a_path_both_are_told(one: str, other: str) -> None:
    links = [{"url": one, "title": "A"}, {"url": other, "title": "B"}]
    assert sorted(dict(flat(links)).values()) == sorted(filter(None, ["A", "B", one, other]))
    assert [*dict(flat({one: "A", other: "B"})).values()] == ["A", "B"]


def test_an_address_in_a_path_is_told_as_typed_and_known_by_itself_alone() -> None:
    links = [{"url": f"https://x.example/{end}", "title": end} for end in ("a-b", "a/b")]
    there, back = dict(flat(links)), dict(flat(links[::-1]))
    assert there == back
    assert [steps(path)[0] for path in there][::2] == ["https://x.example/a-b", "https://x.example/a/b"]


def test_a_name_that_somebody_has_chosen_is_told_as_it_is_typed() -> None:
    """As that of a service by which readers share a page: they see it so."""
    names = ["Мій сервіс", "Мій-сервіс", "А/Б", "А-Б"]
    assert [*dict(flat({"share": dict.fromkeys(names, "x")}))] == [f"share/{name.replace('/', '∕')}" for name in names]


def test_an_indicator_is_known_by_its_name_and_not_by_its_place() -> None:
    boats = {"name": {"uk": "Човни", "en": "Boats"}, "unit": {"uk": "шт.", "en": "pcs"}, "next_due": "2027"}
    piles = {"unit": {"uk": "м", "en": "m"}, "name": {"uk": "Палі", "en": "Piles"}}

    def told(*indicators: dict) -> Snapshot:
        node = {"id": "pier", "title": {"uk": "Причал", "en": "Pier"}, "indicators": copy.deepcopy([*indicators])}
        return snapshot({"languages": ["uk", "en"], "name": {"uk": "С", "en": "S"}, "goals": [node]})

    fields = {change.field for change in history.compare(told(boats), told(piles, boats))}
    assert fields and all(field.startswith("indicators/pier-pali/") for field in fields)
    given = {**boats, "id": "pier-chovny"}  # what a changed name asks for
    assert {change.field for change in history.compare(told(boats), told(given))} <= {"indicators/pier-chovny/id"}


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"a": [{"id": "x"}, {"id": "y"}]}, {"a": [{"id": "y"}, {"id": "x"}]}, ["a"]),
        ({"a": [{"id": "x"}, {"id": "y"}]}, {"a": [{"id": "x"}, {"id": "z"}, {"id": "y"}]}, []),
        ({"a": [{"id": "x"}, {"id": "y"}]}, {"a": [{"id": "y"}]}, []),
        ({"a": [{"n": "x"}, {"n": "y"}]}, {"a": [{"n": "y"}, {"n": "x"}]}, ["a"]),
        ({"a": {"p": "1", "q": "2"}}, {"a": {"q": "2", "p": "1"}}, []),
        (
            {"a": [{"id": "x", "b": [{"id": "1"}, {"id": "2"}]}, {"id": "y"}]},
            {"a": [{"id": "x", "b": [{"id": "2"}, {"id": "1"}]}, {"id": "y"}]},
            ["a/x/b"],
        ),
        ({"a": ["x", "y"]}, {"a": ["y", "x"]}, []),  # told as another value
        ({"a": "x"}, {"a": [{"id": "x"}]}, []),
        (None, [], []),
    ],
)
def test_what_was_there_before_in_another_order(old: object, new: object, told: list[str]) -> None:
    assert [*reordered(old, new)] == told


def test_many_areas_that_go_to_another_task_are_told_soon() -> None:
    def at(place: str) -> Snapshot:
        keys = [Key("a", ""), Key("b", ""), *(Key(place, f"area-{n}") for n in range(4_000))]
        return {key: Item("area", "", key.node, {("text", "uk"): key.part or key.node}) for key in keys}

    before, after = at("a"), at("b")
    with pace.at_most(1.5):
        assert sum(isinstance(change, Moved) for change in history.compare(before, after)) == 4_000


@pytest.mark.parametrize("name", ["e\\u0001", "e\\u202e", "x y", "EN"])
def test_no_text_is_in_a_language_that_is_none(name: str) -> None:
    """Feeds say in which language a text of the past is: a sign that none may hold would stop every later build."""
    text = FIRST.replace("[uk, en]", f'[uk, en, "{name}"]').replace("Вежа,", f'Вежа, "{name}": X,')
    found = history.read(text.encode())
    assert {lang for item in found.values() for _, lang in item.texts} == {"uk", "en"}
    assert "Вежа" in found[Key("tower")].facts.values()


def test_another_order_is_told_of_what_is_changed_too() -> None:
    """An indicator without an id is known by its name."""
    old = {"indicators": [{"name": {"uk": "Учні"}, "unit": "а"}, {"name": {"uk": "Лампи"}}]}
    new = {"indicators": [{"name": {"uk": "Лампи"}}, {"name": {"uk": "Учні"}, "unit": "б"}]}
    assert [*reordered(old, new)] == ["indicators"]
