"""Files of updates: whatever stands in them is told, never thrown."""

import datetime
import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pace
from invented import EDITIONS, STRATEGY, UPDATES
from strategy.checking import update_pairs
from strategy.checking import updates as update_files
from strategy.checking.check import check
from strategy.checking.context import Context
from strategy.model.updates import STATUSES
from typos import typos
from website import ROOT

PATH = "docs/updates/2024-02-29-lamp-and-markup.md"
FINE = (UPDATES / "2024-02-29-lamp-and-markup.md").read_text()
LATEST = datetime.date(2026, 1, 1)
CONTEXT = Context(
    check(STRATEGY.read_bytes()).strategy,
    frozenset({"updates/2024-02-29-lamp-and-markup.md", "updates/shore.png"}),
    LATEST,
    ("uk", "en"),
)


def test_the_invented_update_is_fine() -> None:
    assert update_files.check(PATH, FINE.encode(), CONTEXT).problems == ()


def test_the_snippet_for_editors_makes_a_fine_update_with_any_status() -> None:
    (snippet,) = json.loads((ROOT / ".vscode/update.code-snippets").read_text()).values()
    body = "\n".join(snippet["body"])
    (choices,) = re.findall(r"\$\{3\|(.*?)\|\}", body)
    assert sorted(choices.split(",")) == sorted(STATUSES)
    for status in STATUSES:
        typed = re.sub(r"\$\{3\|.*?\|\}", status, body).replace("$2", "1.1.2")
        typed = re.sub(r"\$\{\d:(.*?)\}", r"\1", typed)
        assert "$" not in typed
        assert update_files.check(PATH, typed.encode(), CONTEXT).problems == ()


@pytest.mark.parametrize(
    ("field", "values"),
    [("status", "planned completed"), ("cause", "security other"), ("expected", "2027 2030"), ("areas", "[2] [4]")],
)
def test_of_a_task_each_is_told_once_by_its_number_or_by_its_id(field: str, values: str) -> None:
    by_number, by_id = values.split()
    said = f'---\ntitle: Назва\ntasks: ["1.1.2"]\n{field}:\n  "1.1.2": {by_number}\n  markup: {by_id}\n---\nТекст.\n'
    (found,) = update_files.check(PATH, said.encode(), CONTEXT).problems
    assert (found.key, found.line) == ("update.twice", 6)


@settings(max_examples=300, deadline=None)
@given(typos(FINE))
def test_any_slip_of_the_hand(text: str) -> None:
    told(text.encode("utf-8", "surrogatepass"))


def test_an_empty_list_of_tasks_is_told_also_where_the_strategy_is_no_good() -> None:
    told(FINE.replace('tasks: ["1.1.1", "1.1.9"]', "tasks: []").encode())


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    told(data)


def told(data: bytes) -> None:
    for strategy in (CONTEXT.strategy, None):
        context = Context(strategy, CONTEXT.names, LATEST, CONTEXT.languages)
        found = update_files.check(PATH, data, context)
        assert (found.model is None) == bool(found.problems)
        assert all(problem.line >= 1 and problem.column >= 1 for problem in found.problems)


def test_a_day_that_has_not_come_is_judged_by_the_day_of_reading() -> None:
    late = Context(CONTEXT.strategy, CONTEXT.names, datetime.date(2024, 2, 28), CONTEXT.languages)
    assert [found.key for found in update_files.check(PATH, FINE.encode(), late).problems] == ["update.future"]


def test_a_file_in_another_encoding_is_told_as_such() -> None:
    found = update_files.check(PATH, FINE.encode("cp1251", "replace"), CONTEXT)
    assert [problem.key for problem in found.problems] == ["file.windows_1251"]


def test_a_number_that_several_had_is_taken_by_all_of_them_and_names_none() -> None:
    past = Context(check(EDITIONS.read_bytes()).strategy, frozenset(), LATEST, ("uk", "en"))
    assert past.reported("1.1.9") is None and past.is_taken("1.1.9")
    numbered = Context(check(EDITIONS.read_bytes().replace(b'"1.1.9"', b'"AB"')).strategy, frozenset(), LATEST, ())
    assert numbered.is_taken("ab"), "to many computers the folders of a number and of a page would be one"
    assert len(past.sharing("1.1.9")) == 2 and past.sharing("1.1") == ()


def test_what_each_number_meant_is_found_once_however_many_are_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    """In 2,000 tasks each unknown number took 20 ms, and an update of 350 bytes a second."""
    asked = []
    monkeypatch.setattr("strategy.checking.context.ambiguous", lambda strategy: asked.append(strategy) or {})
    context = Context(CONTEXT.strategy, CONTEXT.names, LATEST, CONTEXT.languages)
    listed = ", ".join(f"strange-{n}" for n in range(9))
    found = update_files.check(PATH, f"---\ntitle: A\ntasks: [{listed}]\n---\nЗроблено.\n".encode(), context)
    assert [one.key for one in found.problems] == ["update.unknown"] * 9
    assert len(asked) == 1


def test_lines_are_those_of_the_file() -> None:
    flawed = FINE.replace("tasks:", "taks:", 1)
    (line,) = {
        found.line
        for found in update_files.check(PATH, flawed.encode(), CONTEXT).problems
        if found.params[0][1] == "taks"
    }
    assert flawed.splitlines()[line - 1].startswith("taks:")


def test_a_name_of_two_lines_in_a_commit_stops_no_check() -> None:
    (found,) = update_files.misplaced(["docs/a\nb.md", "data/2026-03-05-a\nb.md"]).values()
    assert [one.key for one in found.problems] == ["update.misplaced"]


def test_a_past_version_of_many_words_in_another_language_is_judged_soon() -> None:
    """One letter of its own at the end of all words was looked for again after each of them."""
    text = (
        "---\ntitle: A\n---\n"
        + "".join(f"сл{chr(0x430 + n % 32)}{chr(0x430 + n // 32 % 32)}{n // 1024 * 'о'} " for n in range(3_000))
        + "a"
    )
    with pace.at_most(0.5):
        assert update_files.was_publishable(PATH.replace(".md", ".en.md"), text.encode(), CONTEXT.strategy)


def test_each_of_many_updates_that_disagree_is_told_once_and_soon() -> None:
    content = {}
    for n in range(400):
        said = f'title: Новина {n}\ntasks: ["1.1.1"]\nstatus:\n  "1.1.1": {STATUSES[n % 2]}'
        content[f"docs/updates/2024-02-29-n{n}.md"] = f"---\n{said}\n---\nЗроблено.\n".encode()
    found = {path: update_files.check(path, data, CONTEXT) for path, data in content.items()}
    with pace.at_most(2):
        told = update_pairs.problems(found, content, CONTEXT)
    assert {(one.line, one.key) for one in told.values()} == {(5, "update.disagree")}
    assert told.keys() == content.keys()
