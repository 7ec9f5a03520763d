"""Long Ukrainian words are divided where the rules allow it, and nothing is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.model import Strategy
from strategy.site.syllables import LONG, pieces


@pytest.mark.parametrize(
    ("text", "divided"),
    [
        ("Висока конкурентоспроможність, смарт", "Висока конку|рентоспро|можність, смарт"),
        ("сільськогосподарського", "сільсько|госпо|дарського"),
        ("загальноукраїнської", "загально|укра|їнської"),
        ("енергоефективність", "енерго|ефективність"),
        ("Енергозбереження й екотранспортування", "Енерго|збе|ре|ження й еко|транспорту|вання"),
        ("internationalisation", "internationalisation"),
        ("Розвиток сільських територій", "Розвиток сільських територій"),
        ("", ""),
    ],
)
def test_a_long_word_is_divided_after_a_vowel(text: str, divided: str) -> None:
    assert "|".join(pieces(text)) == divided


@given(st.text(alphabet="аоуеікнстьй'’- конкурентоспроможність", max_size=80))
def test_nothing_is_lost(text: str) -> None:
    assert "".join(pieces(text)) == text


def test_every_long_word_of_our_titles_can_be_divided(strategy: Strategy) -> None:
    words = {word.strip("«»,.:;()") for node in strategy.nodes() for word in node.title["uk"].replace("-", " ").split()}
    long = {word for word in words if len(word) > LONG + 2}
    assert long and [word for word in long if len(pieces(word)) == 1] == []
