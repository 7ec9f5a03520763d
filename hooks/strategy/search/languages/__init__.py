"""What search knows of each language: a file by language code, and scripts.yaml for what stands between two scripts.

Keys of a language's file (all optional, so that a further language needs none):
    script   the script it is written in, a name in scripts.yaml
    replace  folded text → text: spellings that count as one
    trims    beginnings ("най-") and endings ("-ся") without which an unknown word is tried as well
    stop     words that say nothing of a page, and those that questions are asked with: left out where there are others
    encoding one byte for each of its letters, known to every browser
    weak     words that say little («новий», «місце»): they count, but no answer rests on them
    levels   what people call a part of a strategy, before its number
    endings  of words of everyday life and of a neighbouring language, see below
    more     endings of words of everyday life alone
    neighbour  letters and parts of words of a neighbouring language, and what corresponds to them

Beside it, for every strategy in that language:
    everyday.<code>.yaml   words of everyday life and the official words that they lead to
    russian.<code>.yaml    words of the language and the Russian ones that stand for them, where no rule leads from one
                           to the other
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from strategy.i18n import romanisation
from strategy.search.text import Folding

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Language:
    """`script` it is written in, and the letters of the other one as a range; `folding` for its words; `stop` words,
    folded; `trims`: beginnings and endings that an unknown word is tried without; `keyboard` as two strings (typed,
    meant); `romanisation` of the Cyrillic script (letters → Latin ones, or two of them: within a word and at its
    beginning)."""

    script: str
    other_letters: str
    folding: Folding
    stop: tuple[str, ...]
    trims: tuple[str, ...]
    keyboard: tuple[str, str]
    romanisation: dict[str, str | list[str]]
    encoding: str
    weak: tuple[str, ...]
    levels: tuple[str, ...]
    endings: tuple[str, ...]
    more: tuple[str, ...]
    neighbour: dict
    everyday: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]  # (words, what they lead to, the nearest first)
    twins: dict[str, tuple[str, ...]]  # word → the Russian ones

    def with_trims(self, endings: set[str]) -> set[str]:
        """These endings and its own, each also with what a word is tried without; worker/leads.js does so too."""
        known = endings | {*self.endings, *self.more}
        return known | {ending + trim[1:] for ending in known for trim in self.trims if trim.startswith("-")}


@cache
def language(code: str) -> Language:
    """The language of this code; one without a file has no comforts but works."""
    scripts = _read("scripts")
    facts = _read(code) or {}
    own = facts.get("script", "Latin")
    other = next(script for script in scripts["letters"] if script != own)
    folding = Folding(
        lookalikes=dict(zip(scripts["lookalikes"][other], scripts["lookalikes"][own], strict=True)),
        replace=facts.get("replace", {}),
    )
    return Language(
        script=own,
        other_letters=scripts["letters"][other],
        folding=folding,
        stop=tuple(sorted({folding.word(word) for word in facts.get("stop", "").split()})),
        trims=tuple(facts.get("trims", ())),
        keyboard=(scripts["keyboard"][other], scripts["keyboard"][own]),
        romanisation=romanisation.table(),
        encoding=facts.get("encoding", "utf-8"),
        weak=_listed(facts.get("weak", "")),
        levels=tuple(folding.word(word) for word in facts.get("levels", "").split()),
        endings=tuple(facts.get("endings", "").split()),
        more=tuple(facts.get("more", "").split()),
        neighbour=facts.get("neighbour", {}),
        everyday=tuple(
            (_listed(entry["words"]), _listed(entry["means"], ";")) for entry in _read(f"everyday.{code}") or ()
        ),
        twins={word: _listed(others) for word, others in (_read(f"russian.{code}") or {}).items()},
    )


def _listed(text: str, sign: str = ",") -> tuple[str, ...]:
    return tuple(part for one in text.split(sign) if (part := one.strip()))


def _read(name: str) -> Any:
    """What a file beside this one holds; None where there is no such file."""
    path = HERE / f"{name}.yaml"
    return yaml.load(path.read_bytes(), yaml.CSafeLoader) if path.exists() else None
