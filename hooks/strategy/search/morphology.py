"""Words of a site → lexemes with all their forms, and which of them are kin; kept between builds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from itertools import groupby
from os.path import commonprefix
from pathlib import Path
from types import ModuleType
from typing import Any

from strategy.search import english, ukrainian
from strategy.search.text import Folding

# A language that is not named here is searched by the beginnings of its words alone.
ANALYSERS: dict[str, ModuleType] = {"uk": ukrainian, "en": english}

Part = tuple[str, tuple[str, ...]]

MOST_STEMS = 3  # that a changing letter makes of one
VOWELS = frozenset("аеєиіїйоуюяьaeiouy")  # with what is no consonant either
LONGEST_SLIP = 7  # letters of a stem; what is one letter away from a longer one is nearly always its kin

Family = list[list[list[str]]]  # groups of close kin, distant to each other; a group is lexemes, a lexeme its forms


@dataclass(frozen=True)
class Lexicon:
    """`lexemes`: the folded forms of each lexeme, sorted; `families`: lexemes that are kin, by their numbers,
    in groups of close kin; each in one;
    `slips`: stems that belong to other real words, though one letter away from a stem of the site, each with the
    endings that it was tried with; None where no dictionary tells."""

    lexemes: tuple[tuple[str, ...], ...]
    families: tuple[tuple[tuple[int, ...], ...], ...]
    slips: frozenset[tuple[str, tuple[str, ...]]] | None


def lexicon(
    words: Iterable[str], more: Iterable[str], lang: str, folding: Folding, cache_dir: Path | None = None
) -> Lexicon:
    """Every lexeme that one of the words may belong to, and its kin. `words` are those of the site, as they stand in
    the text; `more` are others that lead to something."""
    own = {folding.word(word) for word in words}
    words = sorted({word.lower() for word in (*words, *more)})
    analyser = ANALYSERS.get(lang)
    if analyser is None:
        return Lexicon((), (), None)
    store = Store(cache_dir and cache_dir / f"{lang}-{_edition(analyser)}.json")
    lexemes, families = _united([store.get(word, analyser.families, word) for word in words], folding)
    slips = None
    if hasattr(analyser, "slips"):
        parts = {part for forms in lexemes if own.intersection(forms) for part in parted(forms)}
        slips = frozenset(
            (folding.word(slip), endings)
            for stem, endings in sorted(parts)
            if 0 < len(stem) <= LONGEST_SLIP
            for slip in store.get(f"{stem} {','.join(endings)}", analyser.slips, stem, endings)
        )
    store.close()
    return Lexicon(lexemes, families, slips)


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


def _edition(analyser: ModuleType) -> str:
    """A name for what the analyser would say: it changes with its rules and with its libraries."""
    libraries = " ".join(f"{name} {version(name)}" for name in analyser.LIBRARIES)
    return hashlib.sha256(libraries.encode() + Path(analyser.__file__).read_bytes()).hexdigest()[:12]


class Store:
    """Answers of an analyser, kept in a file between builds; only what is asked for stays in it."""

    def __init__(self, file: Path | None) -> None:
        self.file = file
        self.asked: dict[str, Any] = {}
        try:
            self.known: dict[str, Any] = json.loads(file.read_bytes()) if file else {}
        except (FileNotFoundError, ValueError):
            self.known = {}

    def get(self, key: str, ask: Callable[..., Any], *question: object) -> Any:
        """The kept answer, or a new one."""
        self.asked[key] = self.known[key] if key in self.known else ask(*question)
        return self.asked[key]

    def close(self) -> None:
        if self.file and self.asked.keys() != self.known.keys():
            self.file.parent.mkdir(parents=True, exist_ok=True)
            part = self.file.with_suffix(".part")
            part.write_text(json.dumps(self.asked, ensure_ascii=False), encoding="utf-8")
            part.replace(self.file)
