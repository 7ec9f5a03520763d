"""What search knows of each language: a file by language code, and scripts.yaml for what stands between two scripts.

Keys of a language's file (all optional, so that a further language needs none):
    script   the script it is written in, a name in scripts.yaml
    replace  folded text → text: spellings that count as one
    trims    beginnings ("най-") and endings ("-ся") without which an unknown word is tried as well
    stop     words that say nothing of a page, left out of a query that has others
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

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


@cache
def language(code: str) -> Language:
    """The language of this code; one without a file has no comforts but works."""
    scripts = _read("scripts")
    facts = _read(code) if (HERE / f"{code}.yaml").exists() else {}
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
        romanisation=scripts["romanisation"],
    )


def _read(name: str) -> dict:
    return yaml.load((HERE / f"{name}.yaml").read_bytes(), yaml.CSafeLoader)
