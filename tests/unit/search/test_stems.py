"""Words that lead on → their stems: short, but never those of another word."""

import pytest

from strategy.search.languages import language
from strategy.search.morphology import Dictionary, lexicon
from strategy.search.stems import Stems, words_of_lexemes

ENDINGS = {"", "а", "і", "ня", "ні", "ню", "нею", "ень", "ням", "нями", "нях", "ею"}


@pytest.mark.parametrize(
    ("word", "stems"),
    [
        ("лікар", "лікар"),
        ("лікарня", "лікар/ень/н"),  # «лікар-» with «-ня», «-ень» would be said with «лікарі» as well
        ("пекарня", "пекар/ень/н"),
        ("ФАП", "фап="),
        ("Рубежное", "рубежн"),  # what no dictionary knows is declined all the same
        ("заміньований", "заміньован"),
        ("телик", "телик"),
    ],
)
def test_a_stem_is_not_that_of_another_word(word: str, stems: str) -> None:
    assert Stems(language("uk"), Dictionary("uk"), ENDINGS | set(language("uk").endings)).of(word) == stems


def test_a_word_of_the_site_travels_as_its_number() -> None:
    known = lexicon(["громадами", "води"], [], "uk", language("uk").folding)
    numbers = words_of_lexemes({"громадами": 0, "води": 1}, known)
    stems = Stems(language("uk"), Dictionary("uk"), ENDINGS, numbers)
    assert [stems.of(word) for word in ("громада", "вода", "вода громади", "човен")] == ["0", "1", "1 0", "чов/ен/н"]
