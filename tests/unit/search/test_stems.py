"""Words that lead on → their stems: short, but never those of another word."""

import pytest

from strategy.search.languages import language
from strategy.search.morphology import Dictionary
from strategy.search.stems import Stems

ENDINGS = {"", "а", "і", "ня", "ні", "ню", "нею", "ень", "ням", "нями", "нях", "ею"}


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("лікар", "лікар"),
        ("лікарня", "лікар/ень/н"),  # «лікар-» with «-ня», «-ень» would be said with «лікарі» as well
        ("пекарня", "пекар/ень/н"),
        ("ФАП", "фап="),
    ],
)
def test_a_stem_is_not_that_of_another_word(word: str, stems: str) -> None:
    assert Stems(language("uk"), Dictionary("uk"), ENDINGS | set(language("uk").endings)).of(word) == stems
