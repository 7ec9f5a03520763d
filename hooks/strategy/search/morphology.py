"""Words of a site → lexemes with all their forms, and which of them are kin; kept between builds."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from os.path import commonprefix
from pathlib import Path
from types import ModuleType
from typing import Any

from strategy import store
from strategy.search import english, ukrainian
from strategy.search.text import Folding
from strategy.store import Store

# A language that is not named here is searched by the beginnings of its words alone.
ANALYSERS: dict[str, ModuleType] = {"uk": ukrainian, "en": english}

Part = tuple[str, tuple[str, ...]]

LEAST = 3  # lexemes with an ending that others are taken to have as well; worker/lexicon.js counts alike
MOST_STEMS = 3  # that a changing letter makes of one
VOWELS = frozenset("аеєиіїйоуюяьaeiouy")  # with what is no consonant either
LONGEST_TYPO = 7  # letters of a stem; what is one letter away from a longer one is nearly always its kin

Family = list[list[list[str]]]  # groups of close kin, distant to each other; a group is lexemes, a lexeme its forms


@dataclass(frozen=True)
class Lexicon:
    """`lexemes`: the folded forms of each lexeme, sorted; `families`: lexemes that are kin, by their numbers,
    in groups of close kin; each in one;
    `typos`: stems that belong to other real words, though one letter away from a stem of the site, each with the
    endings that it was tried with; None where no dictionary tells."""

    lexemes: tuple[tuple[str, ...], ...]
    families: tuple[tuple[tuple[int, ...], ...], ...]
    typos: frozenset[tuple[str, tuple[str, ...]]] | None

    def endings(self) -> set[str]:
        """What follows the stems of several lexemes; what follows one alone is no ending of other words."""
        counts = Counter(ending for forms in self.lexemes for _, endings in parted(forms) for ending in endings)
        return {ending for ending, count in counts.items() if count >= LEAST}


def lexicon(
    words: Iterable[str], more: Iterable[str], lang: str, folding: Folding, kept: Store | None = None
) -> Lexicon:
    """Every lexeme that one of the words may belong to, and its kin. `words` are those of the site, as they stand in
    the text; `more` are others that lead to something. Of a word that is another in small letters («M’яч» with a Latin
    M) no dictionary knows."""
    own = {folding.word(word) for word in words}
    words = sorted({small for word in (*words, *more) if folding.word(small := word.lower()) == folding.word(word)})
    analyser = ANALYSERS.get(lang)
    if analyser is None:
        return Lexicon((), (), None)
    answers = _Answers("forms", analyser, kept)
    lexemes, families = _united([answers.get(word, analyser.families, word) for word in words], folding)
    typos = None
    if hasattr(analyser, "typos"):
        parts = {part for forms in lexemes if own.intersection(forms) for part in parted(forms)}
        typos = frozenset(
            (folding.word(slip), endings)
            for stem, endings in sorted(parts)
            if 0 < len(stem) <= LONGEST_TYPO
            for slip in answers.get(f"{stem} {','.join(endings)}", analyser.typos, stem, endings)
        )
    answers.close()
    return Lexicon(lexemes, families, typos)


class Dictionary:
    """The dictionary of a language for single words, whether the site holds them or not."""

    def __init__(self, lang: str, kept: Store | None = None) -> None:
        self.analyser = ANALYSERS.get(lang)
        self.answers = self.analyser and _Answers("lexemes", self.analyser, kept)

    def lexemes(self, word: str) -> list[list[str]]:
        """The forms of each lexeme that has the word for its lemma; else of each that it is a form of."""
        return self.answers.get(word, self.analyser.lexemes, word) if self.answers else []

    def holds(self, word: str) -> bool:
        """Whether it is the first form of a word by the dictionary; where there is none, nothing is."""
        if not hasattr(self.analyser, "is_lemma"):
            return False
        return self.answers.get(f"{word}?", self.analyser.is_lemma, word)

    def close(self) -> None:
        """Keep what was asked for the next build."""
        if self.answers:
            self.answers.close()


def common(forms: Sequence[str]) -> str:
    """What all forms begin with."""
    return commonprefix(forms)  # noqa: RUF071 (letters, not paths)


def parted(forms: Sequence[str]) -> list[Part]:
    """A lexeme (sorted forms) as stems with their endings: one stem, or more where a letter of it changes («слово»,
    «слів»).

    A changing letter shows in that what the forms have in common goes on in two or three ways only, one with a
    consonant.
    """
    stem = common(forms)
    tails = [form[len(stem) :] for form in forms]
    branches = [list(branch) for _, branch in groupby(forms, key=lambda form: form[len(stem) :][:1])]
    ways = [common(branch)[len(stem) :] for branch in branches]
    if not 1 < len(ways) <= MOST_STEMS or not tails[0] or VOWELS.issuperset("".join(ways)):
        return [(stem, tuple(tails))]
    return [part for branch in branches for part in parted(branch)]


def _united(analyses: Iterable[list[Family]], folding: Folding) -> tuple[tuple, tuple]:
    """The families of all words, those that share a lexeme made one: (lexemes, families) as in Lexicon."""
    close, distant = _Union(), _Union()
    for family in (family for analysis in analyses for family in analysis):
        groups = [[tuple(sorted({folding.word(form) for form in forms} - {""})) for forms in group] for group in family]
        for group in groups:
            close.join(group)
        distant.join([lexeme for group in groups for lexeme in group])

    lexemes = tuple(sorted(close.parent))
    families: dict[tuple, dict[tuple, list[int]]] = {}
    for number, lexeme in enumerate(lexemes):
        families.setdefault(distant.root(lexeme), {}).setdefault(close.root(lexeme), []).append(number)
    return lexemes, tuple(tuple(map(tuple, groups.values())) for groups in families.values())


class _Union:
    """Lexemes joined into classes; each class is known by one of its lexemes."""

    def __init__(self) -> None:
        self.parent: dict[tuple[str, ...], tuple[str, ...]] = {}

    def root(self, lexeme: tuple[str, ...]) -> tuple[str, ...]:
        while self.parent[lexeme] != lexeme:
            lexeme = self.parent[lexeme]
        return lexeme

    def join(self, lexemes: Sequence[tuple[str, ...]]) -> None:
        for lexeme in lexemes:
            self.parent.setdefault(lexeme, lexeme)
        roots = [self.root(lexeme) for lexeme in lexemes]
        for root in roots:
            self.parent[root] = min(roots)


class _Answers:
    """Answers of an analyser, kept between builds; only what is asked for stays."""

    def __init__(self, name: str, analyser: ModuleType, kept: Store | None) -> None:
        self.store = kept
        self.key = store.key(name, store.program([Path(analyser.__file__)], analyser.LIBRARIES))
        self.asked: dict[str, Any] = {}
        self.known: dict[str, Any] = json.loads((kept and kept.get(self.key)) or b"{}")

    def get(self, key: str, ask: Callable[..., Any], *question: object) -> Any:
        """The kept answer, or a new one."""
        self.asked[key] = self.known[key] if key in self.known else ask(*question)
        return self.asked[key]

    def close(self) -> None:
        if self.store and self.asked.keys() != self.known.keys():
            self.store.put(self.key, json.dumps(self.asked, ensure_ascii=False).encode())
