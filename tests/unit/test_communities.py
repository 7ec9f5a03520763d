"""Every real strategy can be made a site, or the check names what is wrong in its text, with a cure that helps."""

import re
from typing import NamedTuple

import pytest

from strategies.communities import communities, document, taken_apart
from strategy.checking.check import check

ENTRIES = {entry["katottg"]: entry for entry in communities()}


class Fault(NamedTuple):
    """What the check says of a text, and what has to be written instead of what, so that it says nothing more."""

    keys: set[str]
    cure: dict[str, str]


FAULTY = {
    # «Cталий» begins with a Latin C.
    "UA26040030000091528": Fault({"text.look_alike_latin"}, {"Cталий": "Сталий"}),
    # «інфраструктура i охорона»: the i between the two words is Latin.
    "UA74100230000068041": Fault({"text.lone_letter"}, {" i охорона": " і охорона"}),
    # «А.1 .»: in one code of many, a space before the closing dot.
    "UA53040010000091190": Fault({"code.near"}, {r"А\.1 \.": "А.1."}),
    # Goals А, В, С in Cyrillic letters and D in a Latin one, so that all were meant to be Latin; some with spaces.
    "UA53080150000085889": Fault(
        {"code.other_script", "code.unlike_near"},
        {r"code: А\.1$": "code: A. 1", r"code: (.)\. (\d\.\d)": r"code: \1.\2"}
        | {f"code: {typed}": f"code: {meant}" for typed, meant in zip("АВС", "ABC", strict=True)},
    ),
    # Goals E, Q and I, typed in Latin letters here and in Cyrillic ones there; «5.» has lost its letter.
    "UA65100070000064512": Fault(
        {"code.other_script", "code.unlike"},
        {"code: Е": "code: E", "code: І": "code: I", r"code: '5\.'": "code: I5."},
    ),
    # 3.1–3.4 stand below goal 4: the register gives goals 3 and 4 one id. Goal 4 begins where they end.
    "UA12060030000081794": Fault(
        {"code.not_of_parent"},
        {r"(?s)(- id: goal-4\n.*?)(  objectives:\n)(.*?)(?=  - id: \S+\n    code: '4\.1')": r"\2\3\1\2"},
    ),
    # «СЦ1» beside «СЦ 2» and «СЦ 3».
    "UA12060190000043514": Fault({"code.unlike_near"}, {"code: СЦ1": "code: СЦ 1"}),
    # A1, A2 and A3 are Latin; А4, and all of Б, В, Г and Д, are Cyrillic.
    "UA63060050000033240": Fault({"code.other_script"}, {r"code: A(\d)": r"code: А\1"}),
}


@pytest.mark.parametrize("key", ENTRIES)
def test_a_strategy_passes_the_check_or_is_told_of_a_fault_of_its_text(key: str) -> None:
    found = check(document(ENTRIES[key]))
    assert {problem.key for problem in found.problems} == (FAULTY[key].keys if key in FAULTY else set())
    assert found.warnings == ()


@pytest.mark.parametrize("key", FAULTY)
def test_what_a_message_says_can_be_done_and_helps(key: str) -> None:
    text = document(ENTRIES[key]).decode()
    for wrong, right in FAULTY[key].cure.items():
        text, count = re.subn(wrong, right, text, flags=re.MULTILINE)
        assert count, wrong
    assert check(text.encode()).problems == ()


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
