"""Which abbreviations and explained terms a text holds, by a glossary."""

import re

import pytest
import yaml

import pace
from invented import STRATEGY
from strategy.checking import glossary as module
from strategy.checking.check import check as strategy_file
from strategy.checking.glossary import Glossary, check, glossary_type

GLOSSARY = glossary_type(("uk", "en")).model_validate(
    {
        "terms": [
            {
                "uk": "смарт спеціалізація",
                "find": r"смарт спеціалізац\w+",
                "en": "smart specialisation",
                "explained": {"uk": "зосередження на кількох галузях", "en": "a focus on a few fields"},
            },
            {"uk": "громада", "find": r"\bгромад\w*", "en": "community"},
        ],
        "abbreviations": [
            {"short": "ЄС", "uk": "Європейський Союз", "en": "European Union", "en_short": "EU"},
            {"short": "с/г", "uk": "сільське господарство", "en": "agriculture"},
            {"short": "м.", "find": r"\bм\.\s?\w+", "uk": "місто", "en": "city"},
            {"short": "ОТГ", "find": r"ОТГ|об['’]єднан\w+ громад\w*", "uk": "об’єднана громада", "en": "community"},
        ],
    }
)


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Вступ до ЄС", ["ЄС"]),
        ("ЄС, с/г та м. Лиман", ["ЄС", "с/г", "м."]),
        ("єс", []),
        ("ЄСПЛ і РЄС", []),
        ("по 5 м тканини", []),
        ("Розвиток ОТГ", ["ОТГ"]),
        ("Розвиток об’єднаних громад", []),
        ("об’єднані громади, тобто ОТГ", ["ОТГ"]),
        ("", []),
    ],
)
def test_abbreviations_of_a_text(text: str, short: list[str]) -> None:
    assert [form for form, _ in GLOSSARY.abbreviations_in([text], "uk")] == short


def test_each_is_told_once_in_the_order_of_the_glossary() -> None:
    assert GLOSSARY.abbreviations_in(["с/г", "ЄС", "ЄС"], "uk") == (
        ("ЄС", "Європейський Союз"),
        ("с/г", "сільське господарство"),
    )


@pytest.mark.parametrize(
    "text", ["на засадах смарт спеціалізації", "Смарт спеціалізація громад", "смарт спеціалізацією"]
)
def test_a_term_is_explained_in_any_of_its_forms_and_in_each_language(text: str) -> None:
    assert GLOSSARY.terms_in([text, text], "uk") == (("смарт спеціалізація", "зосередження на кількох галузях"),)
    assert GLOSSARY.terms_in([text, text], "en") == (("smart specialisation", "a focus on a few fields"),)


def test_what_is_not_explained_is_not_told() -> None:
    assert GLOSSARY.terms_in(["Розвиток громад"], "uk") == ()


def test_without_a_glossary_there_are_none() -> None:
    assert Glossary().abbreviations_in(["ЄС"], "uk") == Glossary().terms_in(["ЄС"], "uk") == ()


@pytest.mark.parametrize(
    ("find", "key"),
    [
        (r"(\w+\s?)+$", "pattern.slow"),
        (r"(а|а)*(\w|\s)+[0]", "pattern.slow"),
        (r"(x{1})" * 3, None),
        (r"маяк\w* ", "text.edge_space"),
        ("x{99999999999}", "pattern.bad"),
        ("(" * 5000 + ")" * 5000, "pattern.bad"),
        (r"(?<=a+)b", "pattern.bad"),
        ("(?u)(?a)", "pattern.bad"),
    ],
)
def test_an_expression_is_one_and_ends(find: str, key: str | None) -> None:
    data = f"terms:\n  - find: '{find}'\n    uk: вежа\n    en: tower\n".encode()
    assert [problem.key for problem in check(data, strategy_file(STRATEGY.read_bytes())).problems] == [key] * bool(key)


def test_an_expression_ends_in_what_was_withdrawn_as_well() -> None:
    """Pages of that explain its terms too."""
    strategy = yaml.safe_load(STRATEGY.read_bytes())
    gone = {
        "id": "gone",
        "title": {"uk": f"Вежа {'z' * 40}", "en": "Tower"},
        "withdrawn": {"date": "2024-05-01", "reason": {"uk": "Застаріло", "en": "Outdated"}},
    }
    strategy["goals"].append(gone)
    found = strategy_file(yaml.safe_dump(strategy, allow_unicode=True, width=10**6).encode())
    assert found.problems == ()
    data = b"terms:\n  - find: '(z+)+!'\n    uk: z\n    en: z\n"
    assert [problem.key for problem in check(data, found).problems] == ["pattern.slow"]


def test_what_the_text_does_not_have_is_told_and_stops_nothing() -> None:
    terms = b"terms:\n  - {uk: x, en: x, find: zzz\\w+}\n  - {uk: y, en: y, find: \\w+}\n"
    found = check(terms + b"abbreviations:\n  - {short: QQQ, uk: z, en: z}\n", strategy_file(STRATEGY.read_bytes()))
    told = [(one.line, one.key) for one in found.warnings]
    assert found.model and told == [(2, "glossary.absent"), (5, "glossary.absent")]


def test_many_expressions_take_no_longer_than_one_may() -> None:
    find = r"\w*\w*\w*\w*\w*z"
    terms = "".join(f"  - {{uk: т{number}, en: t{number}, find: '{find}{number}'}}\n" for number in range(60))
    strategy = strategy_file(STRATEGY.read_bytes())
    with pace.at_most(5):
        found = check(f"terms:\n{terms}".encode(), strategy)
        assert [problem.key for problem in found.problems] == ["pattern.slow"]


def test_an_expression_is_also_read_in_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python goes through each sign of a range to find its small and large letters."""
    monkeypatch.setattr(module, "SECONDS", 0.05)
    ranges = r"[!-\uffff]" * 1000
    data = f"terms:\n  - {{uk: вежа, en: tower, find: '{ranges}'}}\n".encode()
    assert [problem.key for problem in check(data, strategy_file(STRATEGY.read_bytes())).problems] == ["pattern.slow"]


def test_each_expression_is_read_once_however_many_there_are(monkeypatch: pytest.MonkeyPatch) -> None:
    """Python itself remembers a few hundred: of more, a build would read each anew for every page."""
    terms = [
        {"uk": "вежа", "en": "tower", "find": f"вежа{number}", "explained": {"uk": "дім", "en": "house"}}
        for number in range(3)
    ]
    glossary = glossary_type(("uk", "en")).model_validate({"terms": terms})
    glossary.terms_in(["вежа2"], "en")
    with monkeypatch.context() as without:
        without.delattr(re, "_compile")
        found = glossary.terms_in(["вежа2"], "en")
    assert found == (("tower", "house"),)


@pytest.mark.parametrize(
    ("typed", "again", "keys"),
    [
        *((again, "об’єкт", ["entry.twice"]) for again in ("об’єкт", "об'єкт", "обʼєкт", "об’\u00adєкт")),
        *(("щастя", "Щастя", []), ("за\u0301мок", "замо\u0301к", [])),
    ],
)
def test_a_word_stands_once_however_its_apostrophe_is_typed(typed: str, again: str, keys: list[str]) -> None:
    terms = [{"uk": word, "find": "а", "en": "thing"} for word in (typed, again)]
    data = yaml.safe_dump({"terms": terms}, allow_unicode=True).encode()
    found = check(data, strategy_file(STRATEGY.read_bytes()))
    assert [problem.key for problem in found.problems] == keys
