"""Whether a text is in the language in which it should be, as far as its letters tell."""

import re

from strategy.i18n import Catalogue, languages

_LEAST = 40  # letters: fewer may be a name alone
_SHARE = 1 / 4  # of the letters of a text; names and quotations may be in others
_NOT_READ = re.compile(r"\]\([^()]*\)|https?://\S+|<[^<>]*>|`[^`]*`")  # each ends where the next of its kind begins


def is_foreign(markdown: str, lang: str) -> bool:
    """Whether hardly any letter is one of the alphabet of a language; of no language without a catalogue."""
    letters = [sign for sign in _NOT_READ.sub("", markdown).lower() if sign.isalpha()]
    if len(letters) < _LEAST or lang not in languages():
        return False
    own = set(Catalogue(lang).text("alphabet"))
    return sum(sign in own for sign in letters) < len(letters) * _SHARE
