"""What counts as one word."""

from pathlib import Path

import pytest
import yaml

from strategy.search.documents import of_html
from strategy.search.languages import language
from strategy.search.text import tokens

CASES = yaml.safe_load((Path(__file__).parent / "folding.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(("lang", "alike"), [(lang, alike) for lang, groups in CASES.items() for alike in groups])
def test_spellings_that_count_as_one(lang: str, alike: list[str]) -> None:
    folding = language(lang).folding
    assert len({tuple(folding.words(text)) for text in alike}) == 1


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("у т. ч. з сільської місцевості", ["у", "т. ч", "з", "сільської", "місцевості"]),
        ("сільськогосподарської (с/г) продукції", ["сільськогосподарської", "с/г", "продукції"]),
        ("м.Рубіжне, м. Лиман", ["м", "Рубіжне", "м", "Лиман"]),
        ("науково-дослідний", ["науково", "дослідний"]),
        ("Завдання 1.3.2. Розвиток", ["Завдання", "1.3.2", "Розвиток"]),
        ("і/або", ["і", "або"]),
        ("«Браунфілд» ‘у лапках’", ["Браунфілд", "у", "лапках"]),
        ("Куп'янськ – пам’яті!", ["Куп'янськ", "пам’яті"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, parts: list[str]) -> None:
    assert tokens(text) == parts


def test_a_sign_of_a_unicode_to_come_is_no_part_of_what_search_reads() -> None:
    section = of_html("", "", "<p>школа \U000323b0 і\u0378 сад</p>").sections[0]
    assert section.text.split() == ["школа", "і", "сад"]


def test_a_language_without_a_file_is_folded_all_the_same() -> None:
    assert list(language("xx").folding.words("Łąka, ŁĄKA")) == ["łąka", "łąka"]
