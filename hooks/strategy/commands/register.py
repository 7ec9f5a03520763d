"""Add to the register what is published and not in it."""

from pathlib import Path

from strategy.addresses import register
from strategy.checking import project, promises
from strategy.commands import OWN_LANGUAGE, check
from strategy.commands.whole import write
from strategy.i18n import Catalogue
from strategy.reading.files import STRATEGY, read


def run(published: bool, *, language: str) -> int:
    """Extend the register of the project in this folder; what is wrong with the project is printed instead.

    `published`: that it has just been published, which is noted for the next check.
    """
    found = project.check_files(read(Path())) if Path(STRATEGY).is_file() else None
    if found is None or found.problems:
        return check.run(language=language)
    if promises.violations(Path(), found):  # what is new may be what should not be
        return check.run(language=language)
    text, documents = register.read(Path())
    added = len(register.missing(text, documents, found.strategy, found.ways, found.bodies))
    own = Catalogue(OWN_LANGUAGE, "problems")
    head = "\n".join(own.text(f"help.register_{line}") for line in ("kept", "added", "meaning"))
    if added or not published:
        whole = register.extended(text, documents, found.strategy, head, found.ways, found.bodies)
        write(Path(register.FILE), whole)
        print(f"{register.FILE}: {Catalogue(language, 'problems').text('summary.registered', n=added)}")
    if published:
        promises.note(Path())
        return 0
    return check.run(language=language)
