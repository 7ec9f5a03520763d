"""The language of a text, as its letters tell it."""

import pytest

import pace
from strategy.checking.tongue import is_foreign

UKRAINIAN = "Лабораторію відкрито в коледжі, нові столи вже стоять."
ENGLISH = "The laboratory has been opened at the college, and the new desks are there."


@pytest.mark.parametrize(
    ("text", "lang", "foreign"),
    [
        (UKRAINIAN, "uk", False),
        (ENGLISH, "uk", True),
        (ENGLISH, "en", False),
        (f"{UKRAINIAN} [Акт](laboratory-act-of-acceptance.pdf)", "en", True),
        (
            f"{UKRAINIAN} <https://example.org/a-very-long-address-of-some-document-or-other-that-nobody-reads>",
            "uk",
            False,
        ),
        (f"{ENGLISH} {UKRAINIAN}", "uk", False),
        ("USAID, UNDP, GIZ", "uk", False),  # names alone
        (ENGLISH, "xx", False),
    ],
)
def test_letters_tell_the_language(text: str, lang: str, foreign: bool) -> None:
    assert is_foreign(text, lang) is foreign


@pytest.mark.parametrize("part", ["<", "](", "а](", "</", "`"])
def test_what_never_ends_is_read_once(part: str) -> None:
    with pace.at_most(0.5):
        is_foreign(part * (90_000 // len(part)), "uk")
