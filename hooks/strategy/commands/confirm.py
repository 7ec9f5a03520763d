"""Write down that a translation still holds although it is older than the official text."""

from collections.abc import Sequence
from pathlib import Path

from strategy import history
from strategy.checking import project, stale, translations
from strategy.i18n import Catalogue
from strategy.reading.files import STRATEGY, TRANSLATIONS, read


def run(nodes: Sequence[str], *, language: str) -> int:
    """Confirm the translations of nodes and bodies (numbers or ids) and of pages (files) here. Raises OSError."""
    words = Catalogue(language, "problems")
    if not nodes:
        print(words.text("summary.confirm_whose"))
        return 1
    print(confirm(Path(), nodes, words))
    return 0


def confirm(folder: Path, nodes: Sequence[str], words: Catalogue) -> str:
    """Write down that translations hold, as `run` is asked to; returns what to say. Raises OSError."""
    files = read(folder)
    found = project.check_files(files)
    if found.problems:
        return words.text("confirmed.broken")
    known = history.load(folder, STRATEGY, dict(files.data)[STRATEGY])
    old = stale.of_project(folder, files, found, known)
    lines = [
        translations.confirmation(one)
        for one in (*old.texts, *old.bodies)
        if {one.code, translations.name(one), one.text.item.node} & set(nodes)
    ]
    lines += [one.confirmation for one in old.files if {one.path, Path(one.path).name} & set(nodes)]
    if not lines:
        return words.text(f"summary.{translations.age_unknown(known) or 'nothing_to_confirm'}")
    file = folder / TRANSLATIONS
    text = file.read_text(encoding="utf-8") if file.is_file() else words.text("summary.confirmations")
    file.write_text("\n".join([text.rstrip("\n"), *lines]) + "\n", encoding="utf-8")
    return "\n".join([words.text("summary.confirmed", path=TRANSLATIONS), *lines])
