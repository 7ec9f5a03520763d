"""Which abbreviations a text holds, by a glossary."""

import pytest

from strategy.checking.glossary import Glossary, model_of

GLOSSARY = model_of(("uk", "en")).model_validate(
    {
        "abbreviations": [
            {"short": "ЄС", "uk": "Європейський Союз", "en": "European Union", "en_short": "EU"},
            {"short": "с/г", "uk": "сільське господарство", "en": "agriculture"},
            {"short": "м.", "find": r"\bм\.\s?\w+", "uk": "місто", "en": "city"},
            {"short": "ОТГ", "find": r"ОТГ|об['’]єднан\w+ громад\w*", "uk": "об’єднана громада", "en": "community"},
        ]
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


def test_without_a_glossary_there_are_none() -> None:
    assert Glossary().abbreviations_in(["ЄС"], "uk") == ()
