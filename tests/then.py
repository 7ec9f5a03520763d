"""The strategy as the tests know it, and a project that publishes it.

What is true of its texts alone is asked there: staff may change, withdraw or report anything any day.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from invented import other_project
from strategy.checking import project
from strategy.checking.check import check
from strategy.model import Strategy, editions
from strategy.reading.files import GLOSSARY, SEARCH_WORDS, WAYS, read
from website import ROOT

FILE = ROOT / "tests/goals_then.yaml"


def strategy() -> Strategy:
    return check(FILE.read_bytes()).strategy


def is_now(today: Strategy) -> bool:
    """Whether nobody has changed or reported anything since."""
    return today == strategy() and not project.check_files(read(ROOT)).record.every_update


def project_of_then(target: Path) -> None:
    """A copy of the project at `target` that publishes it, with the words of today that lead to it."""
    other_project(target, FILE.read_bytes())
    for name in (SEARCH_WORDS, WAYS, GLOSSARY):
        lists = yaml.load((ROOT / name).read_bytes(), yaml.CBaseLoader)
        kept = {key: [*_kept(entries, strategy())] for key, entries in lists.items()}
        (target / name).write_text(
            yaml.safe_dump(kept, allow_unicode=True, sort_keys=False, width=10**6), encoding="utf-8"
        )


def _kept(entries: list[dict[str, Any]], of: Strategy) -> Iterator[dict[str, Any]]:
    """The entries that say something of a strategy, with the lines that it has."""
    lines = {name.replace("#", "#area-") for name in editions.by_reference(of)}
    lines |= {f"vision-{paragraph.id}" for paragraph in of.vision}
    text = "\n".join(FILE.read_text(encoding="utf-8").splitlines())
    for entry in entries:
        led = {key: [line for line in entry[key] if line in lines] for key in ("see", "lines") if key in entry}
        rest = {key: value for key, value in entry.items() if key not in led}
        said = entry.get("find") or re.escape(entry.get("short", ""))
        if (any(led.values()) or not led or "means" in entry) and re.search(said, text, re.IGNORECASE):
            yield rest | {key: found for key, found in led.items() if found}
