"""What follows from plan and updates on a day."""

import datetime
from collections.abc import Mapping
from dataclasses import replace

import pytest

from strategy.model import Strategy, strategy_of
from strategy.model.progress import Progress, Standing, counts
from strategy.model.updates import Record, Source, Update, Wording
from strategy.site.marks import marks

DAY = datetime.date(2026, 6, 1)
DONE = {"done_on": "2026-03-20"}


def strategy(**task: object) -> Strategy:
    whole = {"id": "well", "title": {"uk": "Колодязь"}, **task}
    other = {"id": "road", "title": {"uk": "Шлях"}}
    objective = {"id": "water", "title": {"uk": "Вода"}, "tasks": [whole, other]}
    goal = {"id": "land", "title": {"uk": "Край"}, "objectives": [objective]}
    return strategy_of({"languages": ["uk"], "name": {"uk": "С"}, "goals": [goal]})


def update(of: Strategy, day: str, status: str | None = None, **more: object) -> Update:
    node = next(node for node in of.nodes() if node.id == "well")
    said: Mapping[str, str] = {"well": status} if status else {}
    words = {"uk": Wording("Повідомлення")}
    name = f"{day}-{status}-{len(more)}"
    return Update(name, datetime.date.fromisoformat(day), (node,), {}, said, words, **more)


def standing(of: Strategy, *updates: Update, day: datetime.date = DAY) -> Standing:
    found = Progress(of, Record(of, updates), day)
    return next(task for task in found.tasks if task.node.id == "well")


def test_a_milestone_is_overdue_unless_it_is_done_or_the_task_has_ended() -> None:
    listed = [{"title": {"uk": name}, "due": "2026-Q1", **more} for name, more in {"Дах": {}, "Вікна": DONE}.items()]
    whole = strategy(milestones=[*listed, {"title": {"uk": "Двері"}, "due": "2026-06"}, {"title": {"uk": "Ґанок"}}])
    assert standing(whole, day=datetime.date(2026, 3, 31)).overdue_milestones == ()
    late = standing(whole, day=datetime.date(2026, 4, 1))
    assert [one.title["uk"] for one in late.overdue_milestones] == ["Дах"]
    (said,) = (mark for mark in marks(late, "uk") if mark.name == "overdue_milestone")
    assert said.text == "Строк віхи «Дах» минув: I\xa0квартал 2026\u202fр.; про завершення не повідомлено"
    assert standing(whole, update(whole, "2026-05-01", "completed")).overdue_milestones == ()


def test_a_term_is_overdue_from_the_day_after_it_unless_it_is_done() -> None:
    whole = strategy(period={"end": "2026-Q1"})
    assert standing(whole, day=datetime.date(2026, 3, 31)).overdue is None
    late = standing(whole, day=datetime.date(2026, 4, 1)).overdue
    assert (late.term, late.since) == ("2026-Q1", datetime.date(2026, 4, 1))
    for status, overdue in (("in_progress", True), ("partly", True), ("completed", False), ("cancelled", False)):
        assert bool(standing(whole, update(whole, "2026-05-01", status)).overdue) is overdue


def test_a_moved_term_is_measured_against_the_first_too() -> None:
    moved = {"end": "2027", "changed": [{"date": "2025-12", "was": "2025", "cause": "security"}]}
    whole = strategy(period=moved)
    found = standing(whole)
    assert found.overdue is None and found.overdue_first.term == "2025"
    assert (found.moved_term.first, found.moved_term.present, found.moved_term.on) == ("2025", "2027", "2025-12")
    assert standing(whole, update(whole, "2026-05-01", "completed")).overdue_first  # late all the same
    assert standing(whole, update(whole, "2025-05-01", "completed")).overdue_first is None


@pytest.mark.parametrize(
    ("said", "backwards"),
    [
        (["in_progress", "completed"], None),
        (["completed", "in_progress"], ("completed", "in_progress")),
        (["completed", "in_progress", "in_progress"], ("completed", "in_progress")),
        (["completed", "in_progress", "completed"], None),
        (["in_progress", "suspended"], None),
        (["completed"], None),
        ([], None),
    ],
)
def test_a_status_that_fell_behind_is_told(said: list[str], backwards: tuple[str, str] | None) -> None:
    whole = strategy()
    updates = [update(whole, f"2026-0{month}-01", status) for month, status in enumerate(said, 1)]
    found = standing(whole, *updates).backwards
    assert (found and (found.was.status, found.now.status)) == backwards
    if found:
        assert found.now.update.date == datetime.date(2026, 2, 1), "the update that took it back"


def test_silence_is_counted_from_the_last_update_about_it() -> None:
    whole = strategy()
    assert standing(whole).silent is None, "nobody told of it: that is another thing"
    assert standing(whole, update(whole, "2025-12-03", "in_progress")).silent
    assert standing(whole, update(whole, "2025-12-04", "in_progress")).silent is None
    assert standing(whole, update(whole, "2020-01-01", "completed")).silent is None
    news = (update(whole, "2025-01-01", "in_progress"), update(whole, "2026-05-01"))
    assert standing(whole, *news).silent is None


def test_a_status_is_told_since_the_first_update_that_says_the_same() -> None:
    whole = strategy()
    told = [update(whole, f"2026-0{month}-01", status) for month, status in ((1, "planned"), (2, "in_progress"))]
    again = update(whole, "2026-04-01", "in_progress", cause={"well": "security"}, expected={"well": "2027"})
    found = standing(whole, *told, again)
    assert found.since == datetime.date(2026, 2, 1) and found.status.update == again
    assert (found.cause, found.expected) == ("security", "2027")


def test_what_was_withdrawn_counts_no_more() -> None:
    whole = strategy()
    wrong = update(whole, "2026-05-01", "completed", withdrawn="2026-05-02")
    found = standing(whole, update(whole, "2026-04-01", "in_progress"), wrong)
    assert found.status.status == "in_progress" and found.backwards is None


def test_the_later_of_one_day_is_known_by_its_time() -> None:
    whole = strategy()
    found = (
        update(whole, "2026-05-01", "completed", time="09:00"),
        update(whole, "2026-05-01", "planned", time="14:30"),
    )
    assert standing(whole, *found).status.status == standing(whole, *reversed(found)).status.status == "planned"


def test_what_is_lacking_is_said_and_nothing_else_is_guessed() -> None:
    assert standing(strategy()).lacks == ("indicator", "body", "term")
    measured = {"indicators": [{"name": {"uk": "а"}, "unit": {"uk": "б"}}], "period": {"end": "2027"}}
    assert standing(strategy(**measured, responsible={"uk": "Рада"})).lacks == ()


def test_counts_keep_apart_those_of_which_nobody_told() -> None:
    whole = strategy()
    found = counts(Progress(whole, Record(whole, [update(whole, "2026-05-01", "planned")]), DAY).tasks)
    assert (found.total, dict(found.by_status), found.unreported) == (2, {"planned": 1}, 1)


def test_a_value_or_a_source_shows_what_the_body_says() -> None:
    bare = strategy()
    assert not standing(bare, update(bare, "2026-05-01", "completed")).shown
    sourced = update(bare, "2026-05-01", "completed")
    act = Wording("Повідомлення", sources=(Source(url="https://example.net/act", title="Акт"),))
    assert standing(bare, replace(sourced, wordings={"uk": act})).shown
    measured = {"name": {"uk": "Глибина"}, "unit": {"uk": "м"}, "values": [{"date": "2025", "value": "3"}]}
    whole = strategy(indicators=[measured])
    assert standing(whole, update(whole, "2026-05-01", "completed")).shown
    missing = strategy(indicators=[measured | {"values": [{"date": "2025", "missing": "no_data"}]}])
    assert not standing(missing, update(missing, "2026-05-01", "completed")).shown


def test_a_goal_is_not_silent_where_its_tasks_are() -> None:
    whole = strategy()
    found = Progress(whole, Record(whole, [update(whole, "2025-01-01", "planned")]), DAY)
    assert found.of(whole.children[0]).silent is None and found.tasks[0].silent


def test_a_target_that_answers_a_question_is_told_by_its_answer() -> None:
    moved = [{"date": "2027", "value": "так", "set_on": "2024"}]
    moved += [{"date": "2029", "value": "так", "set_on": "2026", "instead_of": "2027"}]
    asked = {"name": {"uk": "Чи є вода"}, "unit": {"uk": "так або ні"}, "type": "yes_no", "targets": moved}
    (said,) = (one for one in marks(standing(strategy(indicators=[asked])), "uk") if one.name == "moved_targets")
    assert said.text.startswith("Цільове значення змінено (Чи є вода): було так (2027), стало так (2029)")


def test_what_is_told_of_a_miss_after_the_status_is_what_holds_now() -> None:
    whole = strategy()
    first = update(whole, "2026-02-01", "in_progress", cause={"well": "security"}, expected={"well": "2027"})
    later = update(whole, "2026-04-01", expected={"well": "2028"})
    found = standing(whole, first, later)
    assert (found.cause, found.expected) == ("security", "2028")
    assert [one.sources[0].address for one in marks(found, "uk") if one.name == "expected"] == [f"updates/{later.id}/"]
    assert standing(whole, later).expected == "2028"
    ended = standing(whole, first, later, update(whole, "2026-05-01", "completed"))
    assert (ended.cause, ended.expected) == (None, None)
