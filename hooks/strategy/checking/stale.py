"""All translations of a project that are older than the official text: of the strategy and of what stands beside it, of
bodies, of pages and updates."""

from dataclasses import dataclass
from pathlib import Path

from strategy import history
from strategy.checking import older_files, translations
from strategy.checking.older_files import OlderFile
from strategy.checking.project import Project
from strategy.checking.translations import Older
from strategy.history import History
from strategy.reading.documents import FOLDER
from strategy.reading.files import BODIES, ProjectFiles


@dataclass(frozen=True)
class Stale:
    """`texts` of the strategy, `bodies`, and `files` of docs/; `passed_over`: commits in which data cannot be read."""

    texts: tuple[Older, ...] = ()
    bodies: tuple[Older, ...] = ()
    files: tuple[OlderFile, ...] = ()
    passed_over: tuple[str, ...] = ()


def of_project(
    folder: Path, files: ProjectFiles, found: Project, known: History | None, most: int | None = None
) -> Stale:
    """`known`: the history of the strategy; `most`: bytes of versions of another file that are read at most."""
    languages, confirmed, data = found.strategy.languages, found.confirmed, dict(files.data)
    reader = history.read_bodies
    bodies = history.load(folder, BODIES, data[BODIES], most=most, reader=reader) if BODIES in data else None
    both = tuple(one or History() for one in (known, bodies))
    return Stale(
        *(translations.older(one, languages, confirmed) for one in both),
        older_files.older(history.times(folder, FOLDER), data, languages, confirmed),
        tuple(dict.fromkeys(commit for one in both for commit in one.passed_over)),
    )
