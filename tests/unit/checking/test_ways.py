"""Ways in: what the checker says beside its cases."""

from collections.abc import Callable

import pytest

import pace
from strategy.checking import search_words
from strategy.checking.check import Checked
from strategy.checking.ways import check
from strategy.i18n import Catalogue
from strategy.model import Strategy


def problems(text: str, strategy: Strategy) -> list[str]:
    """line:column: key of each problem and warning."""
    checked = check(text.encode(), Checked(strategy, (), languages=strategy.languages))
    found = (*checked.problems, *checked.warnings)
    for problem in found:
        assert Catalogue("uk", "problems").text(problem.key, **dict(problem.params))
    return [f"{problem.line}:{problem.column}: {problem.key}" for problem in found]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("{id: popasna, name: {uk: Попасна, en: Popasna}}", []),
        ("{id: popasna, name: {uk: Попсна, en: Popsna}}", ["2:25: ways.nowhere"]),
        ("{id: popasna, name: {uk: Попсна, en: Popsna}, lines: [transport#area-2]}", []),
        ("{id: popasna, name: {uk: Попасна, en: Popasna}, words: [зореліт]}", ["2:61: ways.absent"]),
        ('{id: popasna, name: {uk: Попасна, en: Popasna}, lines: ["1.1.2#area-1"]}', ["2:61: replaced_by.number"]),
        ("{id: popasna, name: {uk: Попасна, en: Popasna}, lines: [transport#2]}", ["2:61: ways.unknown_near"]),
        ("{id: popasna, name: {uk: Попасна}}", ["2:19: language.missing"]),
        ("{id: popasna, name: {en: Popasna}}", ["2:19: language.official_missing"]),
        ("{name: {uk: Попасна, en: Popasna}}", ["2:5: field.missing"]),
    ],
)
def test_entries(entry: str, found: list[str], then: Strategy) -> None:
    assert problems(f"places:\n  - {entry}\n", then) == found


def test_the_same_id_may_stand_in_two_groups(then: Strategy) -> None:
    entry = "{id: popasna, name: {uk: Попасна, en: Popasna}, lines: [transport]}"
    assert problems(f"places: [{entry}]\npeople: [{entry}]\n", then) == []
    assert [key[-10:] for key in problems(f"places: [{entry}, {entry}]\n", then)] == ["ways.twice"]


def test_what_was_meant_by_a_number_alone(then: Strategy) -> None:
    entry = "{id: a, name: {uk: Попасна, en: Popasna}, lines: [transport#2]}"
    (problem,) = check(f"places: [{entry}]".encode(), Checked(then, (), languages=then.languages)).problems
    assert dict(problem.params)["near"] == "transport#area-2"


@pytest.mark.parametrize(
    ("checking", "entry"),
    [
        (check, "places: [{{id: a, name: {{uk: Попасна, en: Popasna}}, lines: [{}]}}]"),
        (search_words.check, "entries: [{{words: {{uk: [слово]}}, see: [{}]}}]"),
    ],
)
def test_many_unknown_lines_walk_the_tree_as_often_as_one(
    checking: Callable[[bytes, Checked], Checked], entry: str, then: Strategy, monkeypatch: pytest.MonkeyPatch
) -> None:
    walks, branches = [], Strategy.branches
    monkeypatch.setattr(Strategy, "branches", lambda strategy: walks.append(strategy) or branches(strategy))

    def walked(unknown: int) -> int:
        walks.clear()
        data = entry.format(", ".join(f"unknown{n}" for n in range(unknown)))
        assert len(checking(data.encode(), Checked(then, (), languages=then.languages)).problems) >= unknown
        return len(walks)

    walked(1)  # what a strategy keeps of itself is made
    assert walked(9) == walked(1)


@pytest.mark.parametrize("text", ["слова", "- слово", "слова: [", "1"])
def test_what_is_no_file_of_ways_is_told(text: str, then: Strategy) -> None:
    assert len(problems(text, then)) == 1


def test_many_words_are_sought_in_time(then: Strategy) -> None:
    words = ", ".join(f"слово{n}" for n in range(6_000))
    with pace.at_most(4):
        found = problems(f"topics: [{{id: a, name: {{uk: А, en: A}}, words: [{words}]}}]", then)
        assert found[0] == "1:24: ways.nowhere"


def test_ways_that_fill_the_site_with_the_same_lines_are_told(then: Strategy, monkeypatch: pytest.MonkeyPatch) -> None:
    """200 ways with a word of all 400 lines, a file of 12 kB, took a minute to build."""
    monkeypatch.setattr("strategy.checking.ways.MOST_LED_TO", 2)
    entry = "name: {uk: Попасна, en: Popasna}, lines: [transport#area-2, transport]"
    assert problems(f"people: [{{id: a, {entry}}}]\n", then) == []
    assert problems(f"people:\n  - {{id: a, {entry}}}\n  - {{id: b, {entry}}}\n", then) == ["3:19: ways.many_lines"]
