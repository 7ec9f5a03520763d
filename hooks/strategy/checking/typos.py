"""Typing errors that are easily told: what was typed → what was probably meant."""

import difflib
import heapq
import re
import unicodedata
from collections.abc import Iterable
from itertools import groupby, takewhile

from strategy.limits import same_start

Typo = tuple[str, dict[str, str]]

CLOSE = 0.6  # by difflib
AMONG = 60  # names that one is compared with letter by letter, which takes the square of their length

_CURLY = "“”„‟‘’‚«»"
_LOOK_ALIKES = str.maketrans("асеіорхуАВСЕНІКМОРТХ", "aceiopxyABCEHIKMOPTX")  # Cyrillic → Latin
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")


def typo(name: str, value: str) -> Typo | None:
    """(key of the catalogue "problems", its parameters) for a value that the field `name` refuses."""
    bare = value.strip().strip(_CURLY + "\"'")
    if value.strip().strip(_CURLY) != value.strip() and bare:
        return "text.curly_quotes", {"near": bare}
    return _typo_in_id(value) if name == "id" else None


def in_latin(name: str) -> tuple[str, str] | None:
    """A name in which Cyrillic letters pass for Latin ones → (in Latin letters, with the strange ones in brackets)."""
    latin = name.translate(_LOOK_ALIKES)
    if latin == name or not latin.isascii():
        return None
    return latin, "".join(f"[{sign}]" if not sign.isascii() else sign for sign in name)


def nearest(typed: str, known: Iterable[str]) -> str | None:
    """The name that is spelt most like one that is none, if any is."""
    return next(iter(difflib.get_close_matches(typed, _alike(typed, known), n=1)), None)


def _alike(typed: str, known: Iterable[str]) -> list[str]:
    """Of many names, those that begin and end most like one."""
    backwards = typed[::-1]
    return heapq.nlargest(AMONG, known, key=lambda name: same_start(typed, name) + same_start(backwards, name[::-1]))


def nearest_codes(typed: str, codes: Iterable[str]) -> tuple[str, ...]:
    """The numbers most like one that is none: what begins alike comes first, then what looks alike, then what is near
    by counting. More than one where nothing tells them apart."""

    def likeness(code: str) -> tuple[int, float, int]:
        alike = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(typed, code, strict=False)))
        parts = zip(re.findall(r"\d+", typed), re.findall(r"\d+", code), strict=False)
        return (
            -alike,
            -difflib.SequenceMatcher(None, typed, code).ratio(),
            sum(abs(int(one) - int(other)) for one, other in parts),
        )

    among = _alike(typed, codes)
    close = [code for code in among if difflib.SequenceMatcher(None, typed, code).ratio() >= CLOSE]
    _, best = next(groupby(sorted(close, key=likeness), key=likeness), (None, ()))
    return tuple(best)


def _typo_in_id(value: str) -> Typo | None:
    cyrillic = [sign for sign in value if unicodedata.name(sign, "").startswith("CYRILLIC")]
    if 0 < len(cyrillic) < sum(sign.isascii() and sign.isalpha() for sign in value):
        marked = "".join(f"[{sign}]" if sign in cyrillic else sign for sign in value)
        return "id.cyrillic", {"value": value, "marked": marked}
    low = value.lower()
    if low != value and _ID.fullmatch(low):
        return "id.capitals", {"value": value, "near": low}
    near = re.sub(r"[\s_.–—-]+", "-", low).strip("-")
    return ("id.separator", {"value": value, "near": near}) if _ID.fullmatch(near) and near != low else None
