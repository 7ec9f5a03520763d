"""Write down that a translation still holds although it is older than the official text."""

from collections.abc import Sequence
from pathlib import Path

from strategy import history
from strategy.checking import project, stale, translations
from strategy.commands.whole import write
from strategy.i18n import Catalogue
from strategy.reading.files import STRATEGY, TRANSLATIONS, read


def run(nodes: Sequence[str], *, language: str) -> int:
    """Confirm the translations of nodes and bodies (numbers or ids) and of pages (files) here.

    Returns 1 where it cannot be told which are older. Raises OSError.
    """
    words = Catalogue(language, "problems").text
    if not nodes:
        print(words("summary.confirm_whose"))
        return 1
    files = read(Path())
    found = project.check_files(files)
    if found.problems:
        print(words("confirmed.broken"))
        return 1
    known = history.load(Path(), STRATEGY, dict(files.data)[STRATEGY])
    lines = _confirmations(stale.of_project(Path(), files, found, known), nodes)
    if not lines:
        unknown = translations.age_unknown(known)
        print(words(f"summary.{unknown or 'nothing_to_confirm'}"))
        return 1 if unknown else 0
    file = Path(TRANSLATIONS)
    text = file.read_text(encoding="utf-8") if file.is_file() else words("summary.confirmations")
    write(file, "\n".join([text.rstrip("\n"), *lines]) + "\n")
    print(words("summary.confirmed", path=TRANSLATIONS), *lines, sep="\n")
    return 0


def _confirmations(old: stale.Stale, nodes: Sequence[str]) -> list[str]:
    """The lines that confirm all that is older of what is named."""
    named, every = set(nodes), (*old.texts, *old.bodies)
    texts = (one for one in every if named & {one.code, translations.name(one), one.text.item.node})
    files = (one for one in old.files if named & {one.path, Path(one.path).name})
    return [*map(translations.confirmation, texts), *(one.confirmation for one in files)]
