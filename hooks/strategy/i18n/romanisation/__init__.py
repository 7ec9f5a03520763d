"""Words in Latin letters, as they will stand in an address, by the official romanisation (table.yaml)."""

import re
from functools import cache
from pathlib import Path

import yaml

LONGEST_SLUG = 60  # characters: an address that fits into a line
_FILE = Path(__file__).with_name("table.yaml")


@cache
def table() -> dict[str, str | list[str]]:
    """Letters → Latin ones, or two of them: within a word and at its beginning."""
    return yaml.load(_FILE.read_bytes(), yaml.CSafeLoader)


def slug(title: str, unnamed: str, longest: int = LONGEST_SLUG) -> str:
    """A title in Latin letters: «Відкрито школу» → vidkryto-shkolu; `unnamed` where it has no letters."""
    made = []
    for word in re.findall(r"[\w’'ʼ]+", title.lower()):
        letters = re.sub(r"[’'ʼ]", "", word)
        start = next((key for key in _longest_first() if letters.startswith(key)), None)
        first, rest = "", letters
        if start:
            latin = table()[start]
            first, rest = (latin if isinstance(latin, str) else latin[1]), letters[len(start) :]
        for key in _longest_first():
            latin = table()[key]
            rest = rest.replace(key, latin if isinstance(latin, str) else latin[0])
        if word := re.sub(r"[^a-z0-9]", "", first + rest):
            made.append(word)
    short = ""
    for word in made:
        if short and len(short) + len(word) >= longest:
            return re.sub(r"(?:-[a-z0-9]{1,2})+$", "", short)  # no «…-pershe-v»
        short = f"{short}-{word}" if short else word[:longest]
    return short or unnamed


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(table(), key=len, reverse=True))
