"""Codes as documents write them: `1.1.2`, `1.1.2.`, `А.1.1`, `А1`, `ОЦ 1.1`, `II.3`.

What a code looks like is inferred, never prescribed: documents number their goals in every way there is.
"""

import re
from functools import cache

# Without × and ÷, and without the marks of old books.
_LETTERS = "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0400-\u0481\u048a-\u04ff"
_ROMAN = "IVXLCІХС"  # Latin, and the Cyrillic letters that people type for them
_NUMBER = "[0-9]{1,4}"
_WORD = f"([{_LETTERS}]{{1,3}}|[{_ROMAN}]{{4,7}})"
_PART = f"({_WORD}?{_NUMBER}|{_NUMBER}{_WORD}|{_WORD})"
PATTERN = rf"^(№ ?)?{_PART}([ ./:–-]{{1,2}}{_PART})*[.:)]?$"  # for every engine: pydantic's, Python's and an editor's

_CLOSING = ".:)"

_TOKEN = re.compile(rf"[0-9]+|[{_LETTERS}]+")
_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTX", "АВСЕНІКМОРТХ")
_TO_LATIN = str.maketrans("АВСЕНІКМОРТХ", "ABCEHIKMOPTX")
_ROMAN_NUMERAL = re.compile(r"(?=.)X{0,3}(IX|IV|V?I{0,3})")
_ALPHABET = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"

Part = int | str


@cache
def parts(code: str) -> tuple[Part, ...]:
    """What a code counts, from the top: numbers and letters, without the label before them ("ОЦ 1.1" → 1, 1)."""
    counting, _ = tokens(code)
    return tuple(map(_read, counting))


@cache
def said(code: str) -> tuple[Part, ...]:
    """The same with the label: codes that say the same are one code, however they are typed (1.01 and 1.1)."""
    return tuple(map(_read, _TOKEN.findall(code)))


@cache
def tokens(code: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The numbers and letters of a code as they are typed: those that count, then the labels ("ОЦ 1.1" → 1, 1; ОЦ)."""
    found = _TOKEN.findall(code)
    counting = tuple(token for token in found if _counts(token))
    return counting, tuple(token for token in found if not _counts(token))


@cache
def shape(code: str) -> str:
    """How a code is written: its numbers as "0", its letters as "A", all else as it stands ("ОЦ 1.1." → "ОЦ 0.0").

    The sign that closes it is no part of it: documents put it or not as the line wants it, and no page shows it.
    """
    return _TOKEN.sub(_kind, shown(code))


@cache
def address(code: str) -> str:
    """The code as a part of an address: `1.1.2.` and `1.1.2` are one, `ОЦ 1.1` becomes `ОЦ-1.1`."""
    return re.sub(r"[\s/:–]+", "-", code.replace("№", "").strip(f" {_CLOSING}")).strip("-")


@cache
def alike(address: str) -> str:
    """The same of every address that looks so on a page, or is it where large letters are small ones."""
    return address.casefold().upper().translate(_TO_LATIN)


def written_as(code: str, shape: str) -> str | None:
    """The numbers and letters of a code with the signs of a shape between them; None where the shape counts others."""
    mine, theirs = _TOKEN.findall(code), _TOKEN.findall(shape)
    if [_TOKEN.sub(_kind, token) for token in mine] != [_TOKEN.sub(_kind, token) for token in theirs]:
        return None
    left = iter(mine)
    return _TOKEN.sub(lambda _: next(left), shape)


def shown(code: str) -> str:
    """A code as it stands on a page: the sign that closes it there comes from the line that it stands in."""
    return code.rstrip(_CLOSING)


def _read(token: str) -> Part:
    """Letters that look alike count as one, so that a slip of the keyboard does not part a code from its neighbours."""
    return int(token) if token.isdigit() else token.upper().translate(_TO_CYRILLIC)


def _kind(token: re.Match) -> str:
    return "0" if token[0].isdigit() else "A" if _counts(token[0]) else token[0]


def _counts(token: str) -> bool:
    """Whether numbers or letters stand for a place in an order, unlike the abbreviation of a level's name."""
    return token.isdigit() or len(token) == 1 or is_roman(token)


def has_look_alike(letter: str) -> bool:
    """Whether the other alphabet has a letter that looks the same."""
    return letter.upper() in {chr(sign) for sign in (*_TO_CYRILLIC, *_TO_LATIN)}


def is_roman(token: str) -> bool:
    """Whether letters are a Roman numeral, typed on either keyboard."""
    return bool(_ROMAN_NUMERAL.fullmatch(token.translate(_TO_LATIN)))


def is_code(text: str) -> bool:
    """Whether a text can be a code, whatever the document."""
    return bool(re.fullmatch(PATTERN, text))


def is_below(code: str, parent: str) -> bool:
    """Whether a code goes on from that of its parent: 1.1.2 from 1.1, А.1 from А."""
    own, above = parts(code), parts(parent)
    return len(own) > len(above) and own[: len(above)] == above


def last(code: str) -> Part | None:
    """What a code counts on its own level: 2 of 1.1.2."""
    return parts(code)[-1] if parts(code) else None


def ranks(code: str) -> tuple[tuple[tuple[int, int], ...], ...]:
    """The place of a code among its neighbours, read in each way that letters can be: by the Ukrainian alphabet, by the
    Latin one, as Roman numerals."""
    return tuple(
        tuple((0, part) if isinstance(part, int) else (1, read(part)) for part in parts(code))
        for read in (_ukrainian, _latin, _numeral)
    )


def _ukrainian(letters: str) -> int:
    return _ALPHABET.find(letters)


def _latin(letters: str) -> int:
    return ord(letters.translate(_TO_LATIN)[0])


def _numeral(letters: str) -> int:
    values = [{"I": 1, "V": 5, "X": 10}.get(sign, 0) for sign in letters.translate(_TO_LATIN)]
    return sum(-one if one < max(values[at:], default=0) else one for at, one in enumerate(values))
