"""A register of any size and of any signs: its order, and the time that it takes."""

import copy
import re

import pytest

import pace
from registered import DOCS, SAMPLE, registered, strategy_of, tasks
from strategy.addresses import register


@pytest.fixture
def data() -> dict:
    return copy.deepcopy(SAMPLE)


def test_numbers_of_any_length_are_in_their_order(data: dict) -> None:
    areas = [f"Понад 10² {number}" for number in ("9", "10", "1" * 5000)] + ["Понад 10²"]
    tasks(data)["nets"]["areas"] = [
        {"id": str(id_), "text": {"uk": text, "en": "Over"}} for id_, text in zip((10, 9, 2, 1), areas, strict=True)
    ]
    lines = [line.split()[0] for line in registered(data).splitlines() if line.startswith("/tasks/nets/#area-")]
    assert lines == [f"/tasks/nets/#area-{number}" for number in (1, 2, 9, 10)]


@pytest.mark.parametrize("text", ["→ /tasks/pier/", "→ → /x а"])
def test_a_text_that_begins_with_an_arrow_promises_no_number(data: dict, text: str) -> None:
    """Nobody could have taken that back."""
    tasks(data)["nets"]["title"]["uk"], title = text, tasks(data)["nets"]["title"]["uk"]
    then = registered(data)
    assert f"/tasks/nets/  {text.lstrip('→ ')}" in then.splitlines()
    tasks(data)["nets"]["title"]["uk"] = title
    assert {found.key for found in register.violations(then, DOCS, strategy_of(data))} == {"register.changed"}


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_count_as_editors_count_them(end: str, data: dict) -> None:
    """Signs that part lines nowhere else put nothing there and move no message."""
    text = registered(data) + "/gone/\n"
    last = text.count("\n")
    held = f"# a\x0b\x0c\x1c\x85\u2028/tasks/none/ b\n{text}".replace("\n", end)
    (found,) = register.violations(held, DOCS, strategy_of(data))
    assert (found.key, found.line) == ("register.page", last + 1)


def test_many_lines_are_judged_in_time_that_grows_with_them(data: dict) -> None:
    """Of pages that are gone, and of texts that were corrected."""
    tasks(data)["nets"]["areas"] = [
        {"id": str(number), "text": {"uk": f"Сіті для берега {number}", "en": "Nets"}} for number in range(1, 800)
    ]
    corrected = re.sub("(?<=#area-)([0-9]+)  Сіті", r"\1  Мережі", registered(data))
    gone = "".join(f"/tasks/gone-{number}/  Сіті для берега\n" for number in range(5_000))
    beside = next(
        objective["tasks"]
        for goal in data["goals"]
        for objective in goal["objectives"]
        if any(task["id"] == "nets" for task in objective["tasks"])
    )
    beside += [{"id": f"new-{number}", "title": {"uk": "Нове", "en": "New"}} for number in range(190)]
    strategy = strategy_of(data)
    with pace.at_most(1):
        assert len(register.violations(corrected + gone, DOCS, strategy)) == 5_000


@pytest.mark.parametrize("instead", ["", "/1.1/  -> /tasks/a/", "/1.1/  \u202e→ /tasks/a/", "/1.1/  →\xa0/tasks/a/"])
def test_where_a_number_led_is_missed_though_it_has_another_line(instead: str) -> None:
    rest = "languages: uk\n/1.1/  → /tasks/b/\n"
    assert register.erased(f"{rest}/1.1/  → /tasks/a/", rest + instead) == ("1.1/",)


def test_what_is_made_of_indicators_is_told_as_such_and_only_without_its_cause(data: dict) -> None:
    text = registered(data)
    assert any(node.pop("indicators", None) for node in tasks(data).values())
    strategy = strategy_of(data)
    assert {found.key for found in register.violations(text, DOCS, strategy)} == {"register.indicator"}
    lines = [line for line in text.splitlines() if "#indicator-" not in line]
    found = register.violations("\n".join(lines), DOCS, strategy)
    assert {one.key for one in found} == {"register.made"}
    assert [lines[one.line - 1] for one in found] == [
        one for one in lines if re.search("/performance|/indicators/$", one)
    ]
