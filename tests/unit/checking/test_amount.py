"""How much a file may hold: where it becomes too much, that is told at its line, in words."""

import datetime
import re

import pace
from strategy.checking import bodies, updates
from strategy.checking.amount import MOST, MOST_CHILDREN, MOST_NAMED, MOST_READINGS, MOST_SIGNS, MOST_VALUES
from strategy.checking.check import Checked, check
from strategy.checking.context import Context
from strategy.checking.rules import MOST_LANGUAGES
from strategy.checking.typos import nearest
from strategy.model import FormerCode

TASK = """languages: [uk]
name: {uk: Назва}
goals:
  - id: goal
    title: {uk: Ціль}
    objectives:
      - id: objective
        title: {uk: Дорога}
        tasks:
          - id: task
            title: {uk: Міст}
"""


def found(data: str) -> list[tuple[int, str]]:
    return [(one.line, one.key) for one in check(data.encode()).problems]


def areas(count: int, text: str = "Сфера") -> str:
    return (
        TASK
        + "            areas:\n"
        + "".join(
            f'              - {{id: "{number}", text: {{uk: {text} {number}}}}}\n' for number in range(1, count + 1)
        )
    )


def test_a_node_holds_what_an_old_phone_can_open() -> None:
    most = (MOST_VALUES - 2) // 2  # beside the id and the title: a number and a text each
    assert found(areas(most)) == []
    assert found(areas(most + 1)) == [(12 + most + 1, "file.many_values")]


def test_texts_of_a_node_are_no_longer_than_an_old_phone_can_open() -> None:
    long = ("слово " * 1_600).strip()
    assert found(areas(MOST_SIGNS // 10_000, long)) == []
    assert [key for _, key in found(areas(MOST_SIGNS // 9_000, long))] == ["file.many_signs"]


def test_what_has_a_page_of_its_own_is_not_endless() -> None:
    strategy = Checked(None, (), languages=("uk",))
    listed = "bodies:\n" + "".join(f"- {{id: b{number}, name: {{uk: Орган {number}}}}}\n" for number in range(501))
    (one,) = bodies.check(listed.encode(), strategy).problems
    assert (one.line, one.key) == (502, "file.too_many")


def test_neighbours_are_few_enough_to_be_named_on_the_page_of_each() -> None:
    tasks = "".join(f"          - {{id: t{number}, title: {{uk: Міст {number}}}}}\n" for number in range(MOST_CHILDREN))
    assert found(TASK + tasks[: tasks.rindex("          -")]) == []
    assert found(TASK + tasks) == [(11 + MOST_CHILDREN, "file.many_children")]


def test_the_picture_of_an_indicator_is_no_endless_table() -> None:
    """One of 37,000 dots in height was made, and refused as the site was finished."""
    line = '                  - {{date: {}, value: 1, set_on: "{}"}}\n'
    days = (datetime.date(2020, 1, 1) + datetime.timedelta(days=number) for number in range(MOST_READINGS + 1))
    targets = [line.format(2030, day) for day in days]
    listed = TASK + "            indicators:\n              - name: {uk: Довжина}\n                unit: {uk: км}\n"
    head = listed + "                targets:\n"
    assert found(head + "".join(targets[:-1])) == []
    assert found(head + "".join(targets)) == [(head.count("\n") + MOST_READINGS + 1, "file.many_readings")]


def test_former_numbers_do_not_fill_the_site_with_their_pages() -> None:
    """3,200 of them, in a file of 124 kB, made 36,000 files."""
    number = '              - {edition: e1, code: "1.1.1"}\n'
    formerly = TASK + "            formerly:\n"
    most = MOST[FormerCode]
    assert "file.too_many" not in {key for _, key in found(formerly + number * most)}
    assert (13 + most, "file.too_many") in found(formerly + number * (most + 1))


def test_a_site_is_not_in_every_language() -> None:
    for many, faults in ((MOST_LANGUAGES, []), (MOST_LANGUAGES + 1, [(1, "language.many")])):
        languages = ["uk", *(f"a{chr(97 + n)}" for n in range(many - 1))]
        said = ", ".join(f"{language}: B" for language in languages)
        text = re.sub(r"\{uk: \w+\}", f"{{{said}}}", TASK.replace("[uk]", f"[{', '.join(languages)}]"))
        assert found(text) == faults


def test_an_update_is_not_about_everything() -> None:
    tasks = "".join(f"          - {{id: t{number}, title: {{uk: Міст {number}}}}}\n" for number in range(MOST_NAMED))
    context = Context(check((TASK + tasks).encode()).strategy, frozenset(), datetime.date(2026, 1, 1), ("uk",))
    for named, faults in ((MOST_NAMED, []), (MOST_NAMED + 1, [(4 + MOST_NAMED, "update.many")])):
        listed = "".join(f"- {name}\n" for name in ["task", *(f"t{number}" for number in range(named - 1))])
        update = f"---\ntitle: Новина\ntasks:\n{listed}---\nТекст.\n".encode()
        told = updates.check("docs/updates/2025-01-01-news.md", update, context).problems
        assert [(one.line, one.key) for one in told if one.key == "update.many"] == faults


def test_of_many_names_the_nearest_is_found_soon() -> None:
    names = [f"{'development-of-tourism'[turn % 7 :]}-{turn}" for turn in range(5_000)]
    with pace.at_most(2):
        assert nearest("development-of-turism-4900", names) == "development-of-tourism-4900"
        for _ in range(20):
            nearest("development-of-turism-4900", names)


def test_a_name_that_stands_beside_much_is_short() -> None:
    assert found(TASK.replace("{uk: Назва}", f"{{uk: {'Назва' * 100}}}")) == []
    assert found(TASK.replace("{uk: Назва}", f"{{uk: {'Назва' * 101}}}")) == [(2, "text.long")]
