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
    if not Path(STRATEGY).is_file():
        return check.run(language=language)
    files = read(Path())
    found = project.check_files(files)
    if found.problems or promises.violations(Path(), found):  # what is new may be what should not be
        return check.tell(files, found, language)
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
    return check.tell(files, found, language)
