"""The strategy as the tests know it, with the words that lead to it, and a project that publishes it.

What is true of its texts alone is asked there: staff may change, withdraw or report anything any day. Who improves the
lists of words or the settings copies them here: `cp data/search.yaml tests/search_then.yaml`.
"""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from invented import other_project
from settings_then import GOOD
from strategy.checking import project
from strategy.checking.check import check
from strategy.model import Strategy
from strategy.reading.files import GLOSSARY, SEARCH_WORDS, STRATEGY, WAYS, read
from website import ROOT

REGISTER = ROOT / "tests/unit/addresses/register-2026-11.txt"  # what was there then


def _of_then(name: str) -> Path:
    return ROOT / "tests" / f"{Path(name).stem}_then.yaml"


def strategy() -> Strategy:
    return check(_of_then(STRATEGY).read_bytes()).strategy


def is_now(today: Strategy) -> bool:
    """Whether nobody has changed or reported anything since."""
    return (
        today == strategy()
        and (ROOT / "mkdocs.yml").read_bytes() == GOOD
        and not project.check_files(read(ROOT)).record.every_update
        and all(_values(ROOT / name) == _values(_of_then(name)) for name in (SEARCH_WORDS, WAYS, GLOSSARY))
    )


def project_of_then(target: Path) -> None:
    """A copy of the project at `target` that publishes it."""
    other_project(target, _of_then(STRATEGY).read_bytes())
    for name in (SEARCH_WORDS, WAYS, GLOSSARY):
        shutil.copyfile(_of_then(name), target / name)
    known = REGISTER.read_text(encoding="utf-8").splitlines()
    for page in target.glob("docs/**/*.md"):  # the search finds no page that is younger
        address = page.relative_to(target / "docs").as_posix().partition(".")[0].removesuffix("index")
        text = page.read_text(encoding="utf-8")
        if address and f"/{address.rstrip('/')}/" not in known and not re.search(r"(?m)^(search|fragment):", text):
            page.write_text(text.replace("---\n", "---\nsearch: {exclude: true}\n", 1), encoding="utf-8")


def _values(file: Path) -> Any:
    return yaml.load(file.read_bytes(), yaml.CBaseLoader) if file.exists() else None
