"""In which editions a number stood: nothing is said that cannot be known."""

import pytest
import yaml

from strategy.checking.check import check
from strategy.model import Strategy, editions
from website import ROOT

FINE = yaml.safe_load((ROOT / "tests/cases/fine.yaml").read_text())
TASK = "science"


def strategy(listed: list[dict], withdrawn: dict | None = None) -> Strategy | None:
    """The fine strategy with these editions, a task of it withdrawn; None where it is refused."""
    named = [{"name": {"uk": f"Редакція {one['id']}", "en": f"Edition {one['id']}"}} | one for one in listed]
    data = yaml.safe_load(yaml.safe_dump(FINE)) | {"editions": named}
    (task,) = (
        task
        for goal in data["goals"]
        for objective in goal["objectives"]
        for task in objective["tasks"]
        if task["id"] == TASK
    )
    if withdrawn:
        task["withdrawn"] = withdrawn
    return check(yaml.safe_dump(data, allow_unicode=True).encode()).strategy


def stood(listed: list[dict], withdrawn: dict) -> list[str]:
    made = strategy(listed, withdrawn)
    node = next(node for node in editions.all_nodes(made) if node.id == TASK)
    return [one.id for one in editions.last_meaning(node, made).editions]


FIRST, SECOND = {"id": "2027", "adopted": "2020-02-01"}, {"id": "2031", "adopted": "2026-10-05"}


@pytest.mark.parametrize(
    ("withdrawn", "expected"),
    [
        ({"edition": "2031"}, ["2027"]),
        ({"date": "2024-03-01"}, ["2027"]),
        ({"date": "2026-10-05"}, ["2027"]),
        ({"date": "2024"}, ["2027"]),
        ({"date": "2026-Q1"}, ["2027"]),
        ({"date": "2026-H1"}, ["2027"]),
        ({"date": "2026-Q4"}, ["2027"]),  # which may be the day of the edition
        ({"date": "2026-11-01"}, ["2027", "2031"]),
        ({"date": "2019-01-01"}, ["2027"]),  # it stood in one at least
    ],
)
def test_what_was_withdrawn_between_two_editions_stood_in_the_first(withdrawn: dict, expected: list[str]) -> None:
    assert stood([FIRST, SECOND], withdrawn) == expected


def test_an_edition_of_a_quarter_comes_before_the_months_after_it() -> None:
    assert stood([FIRST, SECOND | {"adopted": "2026-Q1"}], {"date": "2026-12-15"}) == ["2027", "2031"]
    assert strategy([{"id": "1", "adopted": "2026-Q3"}, {"id": "2", "adopted": "2026-11-11"}])
    assert not strategy([{"id": "1", "adopted": "2026-12-12"}, {"id": "2", "adopted": "2026-Q1"}])


def test_where_no_day_of_an_edition_is_known_nothing_is_taken_from_its_name() -> None:
    assert stood([{"id": "2027"}, {"id": "2031"}], {"date": "2024-03-01"}) == ["2027", "2031"]


def test_a_name_may_be_of_the_year_in_which_an_edition_ends() -> None:
    assert strategy([{"id": "2027"}, SECOND | {"id": "2031"}])
    assert strategy([FIRST | {"id": "2027"}, SECOND | {"id": "2026"}])
    assert not strategy([SECOND, FIRST])
    assert not strategy([{"id": "2031"}, {"id": "2027"}])


def numbered(*goals: tuple[str, tuple[str, ...]]) -> Strategy | None:
    """Goals by their numbers, each with the numbers of its tasks; None where the check refuses them."""
    levels = [{"key": key, "name": {"uk": name}} for key, name in (("goals", "Ціль"), ("tasks", "Справа"))]
    nodes = []
    for place, (code, below) in enumerate(goals, 1):
        nodes.append({"id": f"goal-{place}", "code": code, "title": {"uk": f"Ціль {code}"}})
        if below:
            nodes[-1]["tasks"] = [
                {"id": f"task-{place}-{at}", "code": number, "title": {"uk": f"Справа {number}"}}
                for at, number in enumerate(below, 1)
            ]
    data = {"languages": ["uk"], "name": {"uk": "Назва"}, "levels": levels, "goals": nodes}
    return check(yaml.safe_dump(data, allow_unicode=True).encode()).strategy


@pytest.mark.parametrize(
    "goals",
    [
        (("ЕКО", ()), ("СОЦ", ()), ("КУЛ", ())),
        (("ЕКО", ("А",)), ("СОЦ", ("Б", "В"))),
        (("ЕК", ("ЕК 1", "ЕК 2")),),
    ],
)
def test_numbers_that_count_nothing_tell_of_no_place(goals: tuple[tuple[str, tuple[str, ...]], ...]) -> None:
    assert editions.formerly_below(numbered(*goals)) == {}


def test_a_number_that_counts_as_another_tells_nothing_against_the_tree() -> None:
    """«ОЦ 2» below «СЦ 1» and «СЦ 2» count alike; tasks go on from the former."""
    data = yaml.safe_load(yaml.safe_dump(FINE))
    goal = data["goals"][0]
    goal["code"] = "СЦ 1"
    goal["objectives"] = [
        {"id": f"o-{n}", "code": f"ОЦ {n}", "title": {"uk": f"Мета {n}", "en": f"Aim {n}"}}
        | {"tasks": [{"id": f"t-{n}", "code": f"{n}.1", "title": {"uk": f"Справа {n}", "en": f"Work {n}"}}]}
        for n in (1, 2)
    ]
    second = {"id": "second", "code": "СЦ 2", "title": {"uk": "Друга", "en": "The second"}}
    data["goals"] = [goal, second]
    made = check(yaml.safe_dump(data, allow_unicode=True).encode()).strategy
    assert editions.formerly_below(made) == {}
