"""Words found in a text in whatever form they stand, and only as the names that they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.search import mentions as searched
from strategy.search.mentions import mentions
from strategy.search.text import tokens

SIEVIERODONETSK = ("Сєвєродонецьк", "Сіверськодонецьк", "сєвєродонецький")


def found(text: str, *phrases: str, lang: str = "uk") -> list[str]:
    """What of a text is marked."""
    return [text[start:end] for start, end in mentions(text, phrases, lang)]


@pytest.mark.parametrize(
    "form",
    [
        *("Сєвєродонецьк", "Сєвєродонецька", "Сєвєродонецьку", "Сєвєродонецьком"),
        *("Сєвєродонецький", "Сєвєродонецької", "Сєвєродонецькою", "Сєвєродонецьких", "сєвєродонецького"),
        *("Сіверськодонецьк", "Сіверськодонецька", "Сіверськодонецьку", "Сіверськодонецьком"),
    ],
)
def test_every_form_of_a_name_is_found(form: str) -> None:
    assert found(f"Реконструкція: {form} ТЕЦ.", *SIEVIERODONETSK) == [form]


@pytest.mark.parametrize(
    ("text", "phrase", "marked"),
    [
        ("Лисичансько-Рубіжансько-Сєвєродонецької агломерації", "рубіжанський", ["Рубіжансько"]),
        ("м.Рубіжне, м. Рубіжному", "Рубіжне", ["Рубіжне", "Рубіжному"]),
        ("гілка Кіндрашівська-Нова-Лантратівка", "Кіндрашівська-Нова", ["Кіндрашівська-Нова"]),
        ("у Куп'янську, Куп’янська, Купʼянськ", "Куп’янськ", ["Куп'янську", "Куп’янська", "Купʼянськ"]),
        ("у Попасній, до Попасної", "Попасна", ["Попасній", "Попасної"]),
        (
            "для внутрішньо переміщених осіб",
            "внутрішньо переміщена особа",
            ["внутрішньо переміщених осіб"],
        ),
        ("ґендерно-зумовлене насильство", "гендерний", ["ґендерно"]),
        ("Електрифікація гілки Попасна", "Лиман", []),
    ],
)
def test_words_and_phrases_in_any_form(text: str, phrase: str, marked: list[str]) -> None:
    assert found(text, phrase) == marked


@pytest.mark.parametrize("text", ["чорноморські лимани", "ВПО і впо", "нова школа"])
def test_a_name_is_found_only_where_it_is_written_as_one(text: str) -> None:
    assert found(text, "Лиман", "Нова", "ВПО") == [word for word in text.split() if word[0].isupper()]


def test_another_part_of_speech_is_another_word() -> None:
    assert found("створення умов, створити умови", "створення") == ["створення"]


def test_what_lies_within_a_longer_phrase_is_marked_with_it() -> None:
    assert found("Луганської області", "Луганська область", "луганський") == ["Луганської області"]


def test_other_languages() -> None:
    assert found("The cities of Popasna, popasna", "Popasna", lang="en") == ["Popasna"]
    assert found("Roads and a road", "road", lang="en") == ["Roads", "road"]
    assert found("Drogi i droga", "droga", lang="pl") == ["droga"]  # no dictionary: as it is written


def test_nothing_names_nothing() -> None:
    assert found("текст") == found("текст", "") == found("", "текст") == found("текст", "…") == []


@given(st.text("аіьк’ Аґє-.1", max_size=30), st.lists(st.text("аік Ає-", max_size=6), max_size=3))
def test_what_is_marked_is_apart_and_in_order(text: str, phrases: list[str]) -> None:
    last = 0
    for start, end in mentions(text, phrases, "uk"):
        assert last <= start < end <= len(text)
        assert tokens(text[start:end])
        last = end


def test_thousands_of_phrases_are_not_tried_at_each_word(monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []
    monkeypatch.setattr(searched, "_places", lambda tokens, words: iter(tried.append(words) or ()))
    found("Мости області та дороги області", *["міст"] * 1000, *(f"річка {number}" for number in range(1000)))
    assert len(tried) == 1
