"""Every real strategy can be made a site, or the check names what is wrong in its text, with a cure that helps."""

import pytest

from strategies.communities import COMMUNITIES, document, taken_apart
from strategies.faults import FAULTY, cured
from strategy.checking.check import check


@pytest.mark.parametrize("key", COMMUNITIES)
def test_a_strategy_passes_the_check_or_is_told_of_a_fault_of_its_text(key: str) -> None:
    found = check(document(COMMUNITIES[key]))
    assert {problem.key for problem in found.problems} == (FAULTY[key].keys if key in FAULTY else set())
    assert found.warnings == ()


@pytest.mark.parametrize("key", FAULTY)
def test_what_a_message_says_can_be_done_and_helps(key: str) -> None:
    assert check(cured(key)).problems == ()


@pytest.mark.parametrize(
    ("typed", "code", "title"),
    [
        ("Формування згуртованої громади.", "", "Формування згуртованої громади."),
        ("В громаді створені умови", "", "В громаді створені умови"),
        ("Стратегічна ціль 1: Сприяння", "1:", "Сприяння"),
        ("СТРАТЕГІЧНА ЦІЛЬ 1 Формування", "1", "Формування"),
        ("Стратегічна ціль №2. ВИСОКА ЯКІСТЬ", "№2.", "ВИСОКА ЯКІСТЬ"),
        ("1. Стратегічна ціль – економічний зріст", "1.", "економічний зріст"),
        ("Операційна ціль. 3.2. Розвиток", "3.2.", "Розвиток"),
        ("Оперативна цільС.3.4. –Розвиток", "С.3.4.", "Розвиток"),
        ("Оперативна ціль D. 4.1. Розбудова", "D. 4.1.", "Розбудова"),
        ("Оперативна ціль А1 Сприяння", "А1", "Сприяння"),
        ("А.1 . Підвищення", "А.1 .", "Підвищення"),
        ("Стратегічна ціль А Зміцнення", "А", "Зміцнення"),
        ("Стратегічна ціль 3. СЦ 3.ПІДВИЩИТИ", "СЦ 3.", "ПІДВИЩИТИ"),
        ("Стратегічна ціль 4. Статегічна ціль 3. Забезпечення", "3.", "Забезпечення"),
        ("ОЦ1 Покращення", "ОЦ1", "Покращення"),
        ("2.1.Охорона здоров’я", "2.1.", "Охорона здоров’я"),
    ],
)
def test_a_typed_goal_is_taken_apart(typed: str, code: str, title: str) -> None:
    assert taken_apart(typed) == (code, title)
