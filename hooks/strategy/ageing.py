"""Translations older than the official text, in the folder of a project: warned of by check, settled by confirm."""

from collections.abc import Sequence
from pathlib import Path

from . import history, project, translations
from .i18n import Catalogue
from .project import Files, Project
from .translations import Older

QUICKLY_READ = 40  # versions of the data that `warnings` reads at most; a build reads all, and keeps what it finds


def warnings(folder: Path, files: Files, found: Project, words: Catalogue) -> list[str]:
    """A line for each older translation; none where it would take long to find out."""
    data = dict(files.data)[project.STRATEGY]
    older = _older(folder, data, found, QUICKLY_READ)
    return translations.warnings(older, data, project.STRATEGY, found.strategy.languages[0], words)


def confirm(folder: Path, nodes: Sequence[str], words: Catalogue) -> str:
    """Write down that the translations of nodes (numbers or ids) hold; returns what to say. Raises OSError."""
    files = project.read(folder)
    found = project.check_files(files)
    if found.problems:
        return words.text("confirmed.broken")
    older = _older(folder, dict(files.data)[project.STRATEGY], found)
    lines = [translations.confirmation(one) for one in older if {one.code, one.text.item.node} & set(nodes)]
    if not lines:
        return words.text("summary.nothing_to_confirm")
    file = folder / translations.FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else words.text("summary.confirmations")
    file.write_text("\n".join([text.rstrip("\n"), *lines]) + "\n", encoding="utf-8")
    return "\n".join(lines)


def _older(folder: Path, data: bytes, found: Project, most: int | None = None) -> tuple[Older, ...]:
    known = history.load(folder, project.STRATEGY, data, most=most)
    return translations.older(known, found.strategy.languages, found.confirmed) if known else ()
