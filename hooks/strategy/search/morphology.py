"""Words of a site → lexemes with all their forms, and which of them are kin; kept between builds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from types import ModuleType

from strategy.search import english, ukrainian
from strategy.search.text import Folding

# A language that is not named here is searched by the beginnings of its words alone.
ANALYSERS: dict[str, ModuleType] = {"uk": ukrainian, "en": english}

Family = list[list[str]]


@dataclass(frozen=True)
class Lexicon:
    """`lexemes`: the folded forms of each lexeme, sorted; `families`: the numbers of lexemes that are kin, each in one."""

    lexemes: tuple[tuple[str, ...], ...]
    families: tuple[tuple[int, ...], ...]


def lexicon(words: Iterable[str], lang: str, folding: Folding, cache_dir: Path | None = None) -> Lexicon:
    """Every lexeme that one of the words may belong to, and its kin. Words are as they stand in the text."""
    analyses = _analyses(sorted({word.lower() for word in words}), lang, cache_dir)
    numbers: dict[tuple[str, ...], int] = {}
    parent: list[int] = []

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for family in (family for analysis in analyses for family in analysis):
        members = []
        for forms in family:
            lexeme = tuple(sorted({folding.word(form) for form in forms} - {""}))
            number = numbers.setdefault(lexeme, len(numbers))
            if number == len(parent):
                parent.append(number)
            members.append(root(number))
        for member in members:
            parent[member] = min(members)

    ordered = sorted(numbers)
    place = {numbers[lexeme]: index for index, lexeme in enumerate(ordered)}
    kin: dict[int, list[int]] = {}
    for number, index in sorted(place.items(), key=lambda item: item[1]):
        kin.setdefault(root(number), []).append(index)
    return Lexicon(tuple(ordered), tuple(sorted(tuple(group) for group in kin.values())))


def _analyses(words: Sequence[str], lang: str, cache_dir: Path | None) -> list[list[Family]]:
    """What the language's analyser says of each word; only words that it has not met before are put to it."""
    analyser = ANALYSERS.get(lang)
    if analyser is None:
        return []
    store = cache_dir and cache_dir / f"{lang}-{_edition(analyser)}.json"
    known: dict[str, list[Family]] = _read(store) if store else {}
    found = {word: known[word] if word in known else analyser.families(word) for word in words}
    if store and found.keys() != known.keys():
        store.parent.mkdir(parents=True, exist_ok=True)
        part = store.with_suffix(".part")
        part.write_text(json.dumps(found, ensure_ascii=False), encoding="utf-8")
        part.replace(store)
    return list(found.values())


def _edition(analyser: ModuleType) -> str:
    """A name for what the analyser would say: it changes with its rules and with its libraries."""
    libraries = " ".join(f"{name} {version(name)}" for name in analyser.LIBRARIES)
    return hashlib.sha256(libraries.encode() + Path(analyser.__file__).read_bytes()).hexdigest()[:12]


def _read(store: Path) -> dict[str, list[Family]]:
    try:
        return json.loads(store.read_bytes())
    except (FileNotFoundError, ValueError):
        return {}
