"""What a proposed change will do to the public site: what is compared with what, and the report on it."""

import sys
from dataclasses import replace
from pathlib import Path

from strategy.checking import promises
from strategy.checking.attachments import is_document_named
from strategy.commands.report import report
from strategy.commands.since import since_errors, since_of
from strategy.commands.spelling import unescaped
from strategy.history import Foreign, NoRepository, Repository, Swollen
from strategy.i18n import Catalogue
from strategy.model.signs import spelt_out
from strategy.reading.committed import files_at, with_contents
from strategy.reading.documents import FOLDER
from strategy.reading.files import STRATEGY, read


class CannotCompare(Exception):
    """Why not: a key of the catalogue "review"."""


def run(base: str, *, language: str) -> int:
    """Print what the files in this folder change on the site, compared with a branch or commit. Raises OSError."""
    try:
        told = against(Path(), base, language)
        print(unescaped(told) if sys.stdout.isatty() else told, end="")
    except CannotCompare as error:
        print(Catalogue(language, "review").text(str(error), base=spelt_out(base)), file=sys.stderr)
        return 1
    return 0


def against(folder: Path, base: str, language: str) -> str:
    """What the project in a folder, as it stands, changes since it went apart from `base`. Raises CannotCompare, and
    OSError."""
    try:
        return _against(Repository(folder), folder, base, language)
    except Foreign:
        raise CannotCompare("foreign") from None
    except Swollen:
        raise CannotCompare("swollen") from None
    except NoRepository:
        raise CannotCompare("no_repository") from None


def _against(repository: Repository, folder: Path, base: str, language: str) -> str:
    commit = repository.commit(base)
    if commit is None:
        raise CannotCompare("unknown_base")
    start = repository.common_ancestor(commit, repository.head)
    if start is None:
        raise CannotCompare("no_common_ancestor" if repository.boundary() else "unrelated")
    files = files_at(repository, start)
    has_errors = bool(promises.judged(files).problems)
    state = (has_errors and _without_errors(repository, base)) or start
    documents = filter(is_document_named, repository.changed(state, [FOLDER]))
    before = with_contents(repository, state, files if state == start else files_at(repository, state), documents)
    after = read(folder)
    since = since_of(repository, state, commit, folder, after.latest)
    if has_errors and repository.files(start, [STRATEGY]):
        since = replace(since, newest=since_errors(repository, start, folder))
    return report(before, after, language, since)


def _without_errors(repository: Repository, base: str) -> str | None:
    """The last state of `base` that could be published; None if none is known."""
    newest = repository.newest_of(base)
    return newest and promises.publishable(repository.folder, newest)
