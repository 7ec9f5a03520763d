"""A text keeps what was typed wherever a sentence of the site begins or ends with it."""

import re

import pytest

from strategy.model.texts import begun, unstopped
from strategy.model.ways import Ways
from strategy.site import ways
from website import ROOT


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("захід НАБУ", "Захід НАБУ"), ("єДопомога", "єДопомога"), ("лікарні", "Лікарні"), ("є", "Є"), ("ЄС", "ЄС")],
)
def test_a_line_begins_with_a_capital_and_goes_on_as_typed(typed: str, shown: str) -> None:
    assert begun(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [("Немає коштів.", "Немає коштів"), ("Чекали...", "Чекали..."), ("Невже?..", "Невже?.."), ("Так", "Так")],
)
def test_only_the_full_stop_of_a_text_gives_way_to_that_of_the_sentence(typed: str, shown: str) -> None:
    assert unstopped(typed) == shown


def test_the_index_shows_a_name_that_begins_small_on_purpose_as_typed() -> None:
    found = Ways.model_validate({"topics": [{"id": "aid", "name": {"uk": "єДопомога"}, "lines": ["a"]}]})
    assert [(letter, [named.name for named in names]) for letter, names in ways.index(found, "uk")] == [
        ("Є", ["єДопомога"])
    ]


def test_no_template_makes_small_letters_of_the_words_of_the_data() -> None:
    """The filter of Jinja does: of «захід НАБУ» it makes «Захід набу». The words of the program may go through it."""
    capitalised = re.compile(r"\S+(?= \| capitalize)")
    texts = (path.read_text(encoding="utf-8") for path in (ROOT / "overrides").rglob("*.html"))
    assert {word for text in texts for word in capitalised.findall(text)} <= {"edit.kind)"}
