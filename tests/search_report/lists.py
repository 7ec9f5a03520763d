"""Lists of words with all their forms, to ask the search with: the dictionary that it is built with, and others.

The others are used here alone and never reach the site: simplemma (PyPI; MIT, its data from Wiktionary and other free
sources), and, where its files are at hand, any Hunspell dictionary, expanded by its own affix rules.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

Group = frozenset[str]  # all forms of one word, as a reader would type them

BEGINNING = 12  # letters that tell a word well enough
ENDING = 3  # letters that tell which rules may fit a word
SIGN = re.compile(r"\[[^]]*\]|.")  # one of a condition: a letter, or some of which one must stand there
PARTS = ("NOUN", "ADJF", "VERB")


def pymorphy(words: Iterable[str], commanded: bool = False) -> set[Group]:
    """The lexemes of the words' dictionary parses: nouns, adjectives, verbs; those that a word would only command or
    call («водити» of «води») where asked for."""
    from pymorphy3 import MorphAnalyzer

    from strategy.search.ukrainian import asked

    analyser = MorphAnalyzer(lang="uk")
    known = (word for word in words if analyser.word_is_known(word))
    return {
        frozenset(form.word for form in parse.lexeme)
        for word in known
        for parse in (analyser.parse(word) if commanded else asked(analyser.parse(word)))
        if parse.tag.POS in PARTS
    }


@cache
def simplemma(lang: str) -> set[Group]:
    """All words of simplemma's table for a language."""
    from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

    groups: dict[str, set[str]] = {}
    for form, lemma in DefaultDictionaryFactory().get_dictionary(lang).items():
        groups.setdefault(lemma, {lemma}).add(form)
    return {frozenset(forms) for forms in groups.values()}


def hunspell(file: Path, words: Iterable[str]) -> Iterator[Group]:
    """The words of a Hunspell dictionary (the path of its .dic or .aff, without the ending), but for those that have no
    form that begins like one of `words`."""
    from spylls.hunspell import Dictionary

    dictionary = Dictionary.from_files(str(file))

    @cache
    def fitting(flag: str, ending: str) -> list[Any]:
        """The rules of a flag whose conditions may end like the stem: few of hundreds."""

        def end(condition: str) -> str:
            return "" if "(" in condition else "".join(SIGN.findall(condition)[-len(ending) :]).replace("-", r"\-")

        rules = dictionary.aff.SFX.get(flag, ())
        return [rule for rule in rules if re.search(f"{end(rule.condition)}$", ending)]

    def expanded(stem: str, flags: Iterable[str]) -> Iterator[str]:
        yield stem
        for rule in (rule for flag in flags for rule in fitting(flag, stem[-ENDING:])):
            if rule.cond_regexp.search(stem):
                yield from expanded(stem[: len(stem) - len(rule.strip)] + rule.add, rule.flags)

    @cache
    def longest(flag: str, ending: str) -> int:
        return max((len(rule.strip) for rule in fitting(flag, ending)), default=0)

    begun = {word[:length] for word in words for length in range(BEGINNING + 1)}
    for word in dictionary.dic.words:
        kept = len(word.stem) - max((longest(flag, word.stem[-ENDING:]) for flag in word.flags or ()), default=0)
        if word.stem.lower()[: min(BEGINNING, max(0, kept))] not in begun:
            continue  # whatever its endings are
        yield frozenset(expanded(word.stem, word.flags or ()))
