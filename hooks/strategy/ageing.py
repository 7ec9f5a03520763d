"""Translations older than the official text, in the folder of a project: warned of by check, settled by confirm."""

from collections.abc import Sequence
from pathlib import Path

from . import history, project, translations
from .history import History
from .i18n import Catalogue
from .project import Files, Project

QUICKLY_READ = 40  # versions of the data that `warnings` reads at most; a build reads all, and keeps what it finds


def warnings(folder: Path, files: Files, found: Project, words: Catalogue) -> list[str]:
    """A line for each older translation that is known of; and one that says why not all are."""
    data = dict(files.data)[project.STRATEGY]
    known = history.load(folder, project.STRATEGY, data, most=QUICKLY_READ)
    official, *others = found.strategy.languages
    unknown = [words.text(f"summary.{key}")] if others and (key := _unknown(known)) else []
    older = translations.older(known or History(), found.strategy.languages, found.confirmed)
    return translations.warnings(older, data, project.STRATEGY, official, words) + unknown


def confirm(folder: Path, nodes: Sequence[str], words: Catalogue) -> str:
    """Write down that the translations of nodes (numbers or ids) hold; returns what to say. Raises OSError."""
    files = project.read(folder)
    found = project.check_files(files)
    if found.problems:
        return words.text("confirmed.broken")
    known = history.load(folder, project.STRATEGY, dict(files.data)[project.STRATEGY])
    older = translations.older(known, found.strategy.languages, found.confirmed)
    lines = [translations.confirmation(one) for one in older if {one.code, one.text.item.node} & set(nodes)]
    if not lines:
        return words.text(f"summary.{_unknown(known) or 'nothing_to_confirm'}")
    file = folder / translations.FILE
    text = file.read_text(encoding="utf-8") if file.is_file() else words.text("summary.confirmations")
    file.write_text("\n".join([text.rstrip("\n"), *lines]) + "\n", encoding="utf-8")
    return "\n".join(lines)


def _unknown(known: History | None) -> str | None:
    """Why the age of translations is not known; None if it is."""
    if known is None:
        return "age_long"
    return ("age_unknown", "age_cut", None)[known.known + known.whole]
