"""English word → the forms that share its stem, by the Snowball stemmer.

The browser has no stemmer: the forms that a reader may type are put together here and kept where the stemmer agrees.
"""

from __future__ import annotations

from functools import cache
from typing import Any

LIBRARIES = ("snowballstemmer",)

ENDINGS = (
    "", "s", "es", "ed", "d", "ing", "ings", "er", "ers", "r", "rs", "ly", "ment", "ments", "ness", "able", "al", "ally",
    "ation", "ations", "ion", "ions", "ive", "ively", "ity", "y", "ies", "ied", "ise", "ised", "ises", "ising", "ize",
    "ized", "isation", "ization", "or", "ors", "e", "ful", "ic", "ical",
)  # fmt: skip
IRREGULAR = (
    ("child", "children"), ("woman", "women"), ("man", "men"), ("build", "built"), ("lead", "led"), ("give", "given"),
    ("gave", "give"), ("take", "taken"), ("took", "take"), ("make", "made"), ("find", "found"), ("hold", "held"),
    ("teach", "taught"), ("send", "sent"), ("spend", "spent"), ("grow", "grown"), ("grew", "grow"), ("know", "known"),
    ("knew", "know"), ("write", "written"), ("wrote", "write"), ("choose", "chosen"), ("chose", "choose"),
    ("bring", "brought"), ("buy", "bought"), ("keep", "kept"), ("leave", "left"), ("life", "lives"), ("meet", "met"),
    ("analysis", "analyses"), ("criterion", "criteria"), ("medium", "media"), ("person", "people"), ("tooth", "teeth"),
    ("fall", "fallen"), ("fell", "fall"), ("drive", "driven"), ("drove", "drive"), ("undertake", "undertaken"),
)  # fmt: skip


def families(word: str) -> list[list[list[str]]]:
    """One family of one lexeme: the word and all forms with its stem; and the irregular ones of it, as kin."""
    word = word.lower()
    if not word.isascii() or not word.isalpha() or len(word) < 3:
        return []
    kin = {other for pair in IRREGULAR for other in pair if word in pair and other != word}
    return [[_forms(form) for form in (word, *sorted(kin))]]


def _forms(word: str) -> list[str]:
    stem = _stem(word)
    roots = {word, stem, stem.removesuffix("i") + "y" if stem.endswith("i") else stem, stem + stem[-1], word.removesuffix("e")}
    candidates = {root + ending for root in roots for ending in ENDINGS}
    return [word, *sorted(form for form in candidates if form != word and _stem(form) == stem)]


def _stem(word: str) -> str:
    return _stemmer().stemWord(word)


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")
