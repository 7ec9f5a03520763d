"""Text → words as search sees them: one spelling for everything that a reader may type for the same word.

overrides/components/search/worker/folding.js does the same in the browser; tests/unit/search/folding.yaml binds them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

APOSTROPHES = "'’ʼ‘`´′＇\"*"  # the last two are what stands in for an apostrophe where a keyboard has none
INVISIBLE = "\u00ad\u200b-\u200d\u2060\ufeff"
# To `re` a letter is whatever is no digit of ten: ½, ² and Ⅷ too, which are none to a browser. Where the two count
# words in different ways, the browser gives up all forms of all words. In two sets: see model/signs.py.
_NEAR, _FAR = (
    "".join(sign for sign in map(chr, signs) if unicodedata.category(sign) in {"Nl", "No"})
    for signs in (range(0x80, 0x10000), range(0x10000, 0x20000))
)
_LETTER = rf"(?:[^\W\d_{_NEAR}\U00010000-\U0010ffff]|(?=[\U00010000-\U0010ffff])(?![{_FAR}])[^\W\d_])"
_REST = rf"(?:[^\W_]|[\u0300-\u036f{INVISIBLE}])"

# A number with its parts («1.3.2»), single letters held together by a stroke or full stops («с/г», «т. ч.»), or a word
# with apostrophes only between letters. A hyphen parts words.
TOKEN = re.compile(
    rf"[0-9]+(?:[.,][0-9]+)*"
    rf"|{_LETTER}(?:[./]{_LETTER}(?!{_REST})|\.\s{_LETTER}(?=\.))+"
    rf"|{_LETTER}{_REST}*(?:[{APOSTROPHES}]+{_LETTER}{_REST}*)*"
)
_STRESS = re.compile("[\u0300\u0301]")
_POSSESSIVE = re.compile(rf"[{APOSTROPHES}][sS]$")  # to `re` alone ſ is an s of another case
_DROPPED = re.compile(rf"[{APOSTROPHES}{INVISIBLE}./\s]")
_LATIN = re.compile("[A-Za-z]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")


@dataclass(frozen=True)
class Folding:
    """How words of one language are folded: `lookalikes` (letter of another script → own) and `replace` (text →
    text)."""

    lookalikes: Mapping[str, str]
    replace: Mapping[str, str]

    @cached_property
    def _letters(self) -> dict[int, str]:
        return str.maketrans(dict(self.lookalikes))

    @cached_property
    def word(self) -> Callable[[str], str]:
        """Folds one token; what is left is empty where that is nothing but apostrophes and invisible characters. Forms
        of words come up many times."""
        return cache(self._folded)

    def _folded(self, token: str) -> str:
        if token[0].isdecimal():
            return token.replace(",", ".")
        text = unmarked(token)
        text = _DROPPED.sub("", _POSSESSIVE.sub("", text))
        if _LATIN.search(text) and _CYRILLIC.search(text):
            text = text.translate(self._letters)
        text = text.lower()
        for old, new in self.replace.items():
            text = text.replace(old, new)
        return text

    def words(self, text: str) -> Iterator[str]:
        """The folded words of a text, in order."""
        return filter(None, (self.word(token) for token in tokens(text)))


def tokens(text: str) -> list[str]:
    """The words and numbers of a text as they stand in it."""
    return TOKEN.findall(text)


def unmarked(text: str) -> str:
    """The text without stress marks."""
    return unicodedata.normalize("NFC", _STRESS.sub("", unicodedata.normalize("NFD", text)))
