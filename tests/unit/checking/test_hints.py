"""Whoever writes something in a place of its own, or in their own words, is told what to do."""

import datetime

import pytest

from case_folders import CASES
from strategy.checking import hints, project
from strategy.checking.check import check
from strategy.checking.plan import told_early
from strategy.model.dates import year_first
from strategy.reading.files import STRATEGY, ProjectFiles

FINE = (CASES / "fine.yaml").read_bytes()
OFFICIAL = b'---\ntitle: \xd0\xa5\ntasks: ["1.1.1"]\n---\n'


def keys(front: str, ending: str = ".md") -> set[str]:
    name = "updates/2024-03-12-x"
    own = f"---\ntitle: {'Х' if ending == '.md' else 'X'}\n{front}\n---\n".encode()
    files = {f"docs/{name}.md": OFFICIAL} | {f"docs/{name}{ending}": own}
    found = project.check_files(
        ProjectFiles(((STRATEGY, FINE), *files.items()), frozenset({f"{name}.md", f"{name}{ending}"}))
    )
    return {problem.key for checked in found.checked.values() for problem in checked.problems}


@pytest.mark.parametrize(
    ("front", "expected"),
    [
        ('tasks: ["1.1.1"]\ndate: 2024-03-12', {"update.date_in_name"}),
        ('tasks: ["1.1.1"]\nimage: x.jpg', {"update.picture_in_text"}),
        ('tasks: ["1.1.1"]\nfoto: x.jpg', {"field.unknown"}),
        ('tasks: ["1.1.1"]\ntext: Х', {"update.text_below"}),
        ('tasks: ["1.1.1"]\nstatus: {"1.1.1": виконано}', {"status.word"}),
        ('tasks: ["1.1.1"]\nstatus: {"1.1.1": Completed}', {"status.near"}),
        ('tasks: ["1.1.1"]\nstatus: {"1.1.1": готово}', {"status.unknown"}),
        ('tasks: ["1.1.1"]\nstatus: {"1.1.1": complete}', {"status.near"}),
        ('завдання: ["1.1.1"]', {"field.unknown_near"}),
        ('tasks: ["1.1.1"]\nджерела: [x]', {"field.unknown_near"}),
        ('tasks: ["1.1.1"]\nmoney: 100', {"field.unknown"}),
        ('tasks: ["1.1.1"]\ntime: 9:30', {"update.time_near"}),
        ('tasks: ["1.1.1"]\ntime: 25:00', {"update.time"}),
    ],
)
def test_of_an_update(front: str, expected: set[str]) -> None:
    assert keys(front) == expected


def test_a_translation_repeats_nothing() -> None:
    assert keys('tasks: ["1.1.1"]', ".en.md") == {"update.told_once"}
    assert keys('status: {"1.1.1": completed}', ".en.md") == {"update.told_once"}


def test_every_status_may_be_named_in_words() -> None:
    assert hints.meant_status("in progress") == ("status.near", "in_progress")
    assert hints.status(" Виконано ") == "completed" and hints.status("нічого") is None


@pytest.mark.parametrize("typed", ["9:30", "9.30", "о 9:30", "09-30", "9 год 30 хв", "09:30:00"])
def test_a_time_is_understood(typed: str) -> None:
    assert hints.time(typed) == "09:30"
    assert hints.time("9") is hints.time("25:30") is hints.time("9:3") is None


def test_an_unknown_field_is_answered_with_those_that_there_are() -> None:
    (found,) = check(FINE + b"foo: x\n").problems
    assert found.key == "field.unknown" and "goals" in dict(found.params)["allowed"]


def test_a_day_that_comes_first_is_given_back_with_the_year_first() -> None:
    (found,) = check(FINE + b'\neditions:\n  - {id: "1", adopted: 30.11.2026, name: {uk: \xd0\xa5, en: X}}\n').problems
    assert dict(found.params)["near"] == "2026-11-30"
    assert year_first("7/3/2026") == "2026-03-07" and year_first("2026-03-07") is None


def test_a_day_that_is_none_is_not_turned_round() -> None:
    edition = '\neditions:\n  - {id: "1", adopted: %s, name: {uk: Х, en: X}}\n'
    for day, expected in (("31.11.2026", "date.no_such_day"), ("30.11.2026", "date.day_first")):
        assert [one.key for one in check(FINE + (edition % day).encode()).problems] == [expected]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("date: 2026-11\n", "date: 2027-01\n", ["2027-01"]),
        ("date: 2026-11\n", "date: 2026-12\n", []),  # it may be this very month
        ("done_on: 2026-05-12", "done_on: 2026-12-02", ["2026-12-02"]),
        ("period:\n", "indicators:\n              - {name: {uk: Х, en: X}, unit: {uk: Х, en: X}, values: %s}\n"
         "            period:\n", ["2030"]),
    ],
)  # fmt: skip
def test_what_is_told_of_a_day_to_come_is_doubted(old: str, new: str, told: list[str]) -> None:
    plan = (CASES / "fine_plan.yaml").read_text()
    values = "[{date: 2029, missing: not_yet}, {date: 2030, value: 5}]"
    data = plan.replace(old, new.replace("%s", values), 1).encode()
    found = check(data, warn=(told_early(datetime.date(2026, 12, 1)),))
    assert found.problems == ()
    assert [dict(one.params)["value"] for one in found.warnings if one.key == "date.future"] == told
