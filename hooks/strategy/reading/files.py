"""The files of a project: what each is called, and what stands in them."""

import datetime
from dataclasses import dataclass
from pathlib import Path

from strategy.reading.documents import FOLDER, is_page

STRATEGY = "data/goals.yaml"
GLOSSARY = "data/glossary.yaml"
SEARCH_WORDS = "data/search.yaml"
WAYS = "data/ways.yaml"
TRANSLATIONS = "data/translations.yaml"
PARTS = (GLOSSARY, SEARCH_WORDS, WAYS, TRANSLATIONS)  # further data files that may be there


@dataclass(frozen=True)
class ProjectFiles:
    """What stands in the folder of a project. `data`: (path, content) of each file that is checked, the strategy first;
    `names`: paths below docs/ of all that stands there; `latest`: the last day that can have come anywhere on Earth."""

    data: tuple[tuple[str, bytes], ...]
    names: frozenset[str] = frozenset()
    latest: datetime.date = datetime.date.max


def read(folder: Path) -> ProjectFiles:
    """The files of the project in a folder. Raises OSError where the strategy's is not there or can't be read."""
    docs = folder / FOLDER
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    pages = [path for name in names if is_page(path := f"{FOLDER}{name}")]
    there = [name for name in (*PARTS, *pages) if (folder / name).is_file()]
    return ProjectFiles(
        data=tuple((name, (folder / name).read_bytes()) for name in (STRATEGY, *there)),
        names=frozenset(names),
        latest=datetime.date.today() + datetime.timedelta(days=1),
    )
