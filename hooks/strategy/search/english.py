"""English word → the forms that share its stem, by the Snowball stemmer.

The browser has no stemmer: the forms that a reader may type are put together here and kept where the stemmer agrees.
"""

from __future__ import annotations

from functools import cache
from typing import Any

LIBRARIES = ("pystemmer",)

ENDINGS = (
    "", "s", "es", "ed", "d", "ing", "ings", "er", "ers", "r", "rs", "ly", "ment", "ments", "ness", "able", "al",
    "ally", "ation", "ations", "ion", "ions", "ive", "ively", "ity", "y", "ies", "ied", "ise", "ised", "ises", "ising",
    "ize", "ized", "isation", "ization", "or", "ors", "e", "ful", "ic", "ical",
)  # fmt: skip
BARED = ("e", "s", "ed", "ing", "ion")  # endings that a further form takes the place of
IRREGULAR = (
    ("child", "children"), ("woman", "women"), ("man", "men"), ("build", "built"), ("lead", "led"), ("give", "given"),
    ("gave", "give"), ("take", "taken"), ("took", "take"), ("make", "made"), ("find", "found"), ("hold", "held"),
    ("teach", "taught"), ("send", "sent"), ("spend", "spent"), ("grow", "grown"), ("grew", "grow"), ("know", "known"),
    ("knew", "know"), ("write", "written"), ("wrote", "write"), ("choose", "chosen"), ("chose", "choose"),
    ("bring", "brought"), ("buy", "bought"), ("keep", "kept"), ("leave", "left"), ("life", "lives"), ("meet", "met"),
    ("analysis", "analyses"), ("criterion", "criteria"), ("medium", "media"), ("person", "people"), ("tooth", "teeth"),
    ("fall", "fallen"), ("fell", "fall"), ("begin", "began"), ("begin", "begun"), ("break", "broken"), ("come", "came"),
    ("drive", "driven"), ("drove", "drive"), ("undertake", "undertaken"),
)  # fmt: skip


def families(word: str) -> list[list[list[list[str]]]]:
    """One lexeme: the word and all forms with its stem, and with the stems of its irregular forms."""
    word = word.lower()
    if not word.isascii() or not word.isalpha() or len(word) < 3:
        return []
    others = {other for pair in IRREGULAR if word in pair for other in pair}
    return [[[sorted({form for one in (word, *others) for form in _forms(one)})]]]


def lexemes(word: str) -> list[list[str]]:
    """The inflected forms of the word: «pension» is no form of «pensioner»."""
    word = word.lower()
    if not word.isascii() or not word.isalpha():
        return []
    root = word.removesuffix("e")
    forms = {word, f"{word}s", f"{word}es", f"{root}ed", f"{root}ing"}
    if word.endswith("y") and len(word) > 2 and word[-2] not in "aeiou":
        forms |= {f"{word[:-1]}ies", f"{word[:-1]}ied"}
    if len(word) < 6 and word[-1] not in "aeiouwxy" and word[-2:-1] in tuple("aeiou"):
        forms |= {f"{word + word[-1]}ed", f"{word + word[-1]}ing"}
    return [sorted({*forms, *(other for pair in IRREGULAR if word in pair for other in pair)})]


def _forms(word: str) -> set[str]:
    stem = _stem(word)
    roots = {word, stem, stem + "e", stem + stem[-1], *(word.removesuffix(ending) for ending in BARED)}
    if stem.endswith("i"):
        roots.add(stem[:-1] + "y")
    candidates = {root + ending for root in roots for ending in ENDINGS}
    return {word} | {form for form in candidates if _stem(form) == stem}


def _stem(word: str) -> str:
    return _stemmer().stemWord(word)


@cache
def _stemmer() -> Any:
    from Stemmer import Stemmer

    return Stemmer("english", maxCacheSize=0)  # nearly every word is asked about once
