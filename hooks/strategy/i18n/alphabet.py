"""Names in the order of an alphabet: of Ukrainian «г, ґ, д» and «з, и, і, ї, й», which no code table keeps."""

import unicodedata
from collections.abc import Iterable
from itertools import groupby

FIRST_OF_NO_ALPHABET = 1000
APOSTROPHE = "Lm"  # the category of «ʼ» (U+02BC), a letter to Unicode


def sorted_by(alphabet: str, names: Iterable[str]) -> list[str]:
    """The names in order: word by word, whatever the case; apostrophes and other signs do not count."""
    return sorted(names, key=lambda name: (_order(alphabet, name), name))


def by_letter(alphabet: str, names: Iterable[str]) -> list[tuple[str, list[str]]]:
    """The names in order, under the letter that each begins with; letters of other alphabets come last."""
    ordered = sorted_by(alphabet, names)
    return [(letter.upper(), list(same)) for letter, same in groupby(ordered, lambda name: _first(alphabet, name))]


def _order(alphabet: str, name: str) -> tuple[tuple[int, ...], ...]:
    words = (_letters(alphabet, word) for word in _folded(name).replace("-", " ").split())
    return tuple(tuple(_place(alphabet, letter) for letter in word) for word in words if word)


def _letters(alphabet: str, word: str) -> str:
    """The letters and digits of a word; those with a mark that the alphabet does not know stand without it."""
    plain = "".join(letter if letter in alphabet else unicodedata.normalize("NFD", letter) for letter in word)
    return "".join(letter for letter in plain if letter.isalnum() and unicodedata.category(letter) != APOSTROPHE)


def _place(alphabet: str, letter: str) -> int:
    """Digits stand before the alphabet, letters of others after it."""
    if letter.isdigit():
        return ord(letter) - FIRST_OF_NO_ALPHABET
    return alphabet.index(letter) if letter in alphabet else FIRST_OF_NO_ALPHABET + ord(letter)


def _first(alphabet: str, name: str) -> str:
    return next(iter(_letters(alphabet, _folded(name))), "")


def _folded(name: str) -> str:
    """Letters that are one when they are large, as «ı» and «i», are one."""
    return name.upper().casefold()
