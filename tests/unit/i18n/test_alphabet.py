"""Names in the order of an alphabet, not of a code table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from strategy.i18n import Catalogue, languages
from strategy.i18n.alphabet import by_letter, sorted_by

UKRAINIAN = Catalogue("uk").text("alphabet")
ENGLISH = Catalogue("en").text("alphabet")


def test_the_alphabets_are_whole() -> None:
    assert len(UKRAINIAN) == len(set(UKRAINIAN)) == 33
    assert len(ENGLISH) == len(set(ENGLISH)) == 26
    assert all(Catalogue(lang).text("alphabet") for lang in languages())


@pytest.mark.parametrize(
    ("alphabet", "names"),
    [
        (UKRAINIAN, ["Гай", "Ґанок", "Дах", "Етап", "Єдність", "Жито", "Зуб", "Ива", "Іва", "Їжак", "Йод", "Кіт"]),
        (UKRAINIAN, ["Вода", "Вода й тепло", "Водень", "Водій", "Водоканал"]),  # word by word
        (UKRAINIAN, ["Конь", "Конʼюнктура", "конюшня", "Коня"]),
        (UKRAINIAN, ["Здоровий", "Здорово", "Здоров’я"]),  # an apostrophe is no letter
        (UKRAINIAN, ["2027", "Бук", "Wi-Fi"]),
        (UKRAINIAN, ["2", "z", "’-z"]),  # a sign alone is no word
        (ENGLISH, ["Air", "apple", "e-services", "Éclair", "Energy", "IT"]),
    ],
)
def test_order(alphabet: str, names: list[str]) -> None:
    assert sorted_by(alphabet, reversed(names)) == names


def test_letters() -> None:
    found = by_letter(UKRAINIAN, ["їжа", "Ґрунт", "гай", "«Єдність»", "Гора", "DNA", "112"])
    assert found == [
        *[("1", ["112"]), ("Г", ["гай", "Гора"]), ("Ґ", ["Ґрунт"]), ("Є", ["«Єдність»"]), ("Ї", ["їжа"])],
        ("D", ["DNA"]),
    ]


@given(st.lists(st.text("аґГІїЙєьЬ-’ 2zÉiı", max_size=6)))
def test_no_name_is_lost_and_each_letter_comes_once(names: list[str]) -> None:
    found = by_letter(UKRAINIAN, names)
    assert sorted(name for _, some in found for name in some) == sorted(names)
    assert len({letter for letter, _ in found}) == len(found)
