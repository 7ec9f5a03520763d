"""What has been published answers for ever: what the register lists, and what has been published since it was written.

New addresses need no lines: the commit that was published last knows them. Which one that was, a publication writes
down; where nothing is written, it is the newest of the main branch that the files in the folder rest on.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from strategy import store
from strategy.addresses import register
from strategy.checking import project
from strategy.checking.project import Project
from strategy.history import NoRepository, Repository
from strategy.model.ways import Ways
from strategy.reading import settings
from strategy.reading.committed import files_at
from strategy.reading.documents import FOLDER, is_page
from strategy.reading.files import ProjectFiles
from strategy.reading.values import Problem

PUBLISHED = f"{store.FOLDER}/published"  # holds the id of the commit that was published last
MAIN = "origin/main"
_SHOWN = ("data", FOLDER, settings.FILE)


def violations(folder: Path, found: Project) -> tuple[Problem, ...]:
    """Which promises the project in a folder would break; at the lines of its register, or at its end."""
    if found.strategy is None:
        return ()
    text, documents = register.read(folder)
    unwritten = [str(entry) for entry in _unwritten(folder, text)] if text else []
    promised = "\n".join((text.rstrip("\n"), *unwritten))
    last = len(text.splitlines())
    broken = register.violations(promised, documents, found.strategy, found.ways, found.known_bodies)
    return tuple(replace(one, line=min(one.line, max(1, last))) for one in broken)


def note(folder: Path) -> None:
    """Write down that the commit of a folder is what has been published, if all of it is."""
    with suppress(NoRepository, OSError):  # what cannot be noted, git still knows as its main branch
        repository = Repository(folder)
        if not {*repository.changed(repository.head, _SHOWN)} - {register.FILE}:
            (folder / PUBLISHED).parent.mkdir(exist_ok=True)
            (folder / PUBLISHED).write_text(repository.head, "ascii")


def _unwritten(folder: Path, text: str) -> Iterator[register.Entry]:
    """What was published and is not in the register."""
    try:
        repository = Repository(folder)
        commit = _last_published(repository, folder)
        if commit is None or not repository.changed(commit, _SHOWN):
            return
        registered = repository.files(commit, [register.FILE]).get(register.FILE, b"")
        if not _is_same_site(registered.decode("utf-8", "surrogateescape"), text):
            return
        before, then = _published(folder, commit)
    except NoRepository:  # none, or a damaged one
        return
    if then.strategy and not then.problems:
        yield from register.missing(text, _documents(before), then.strategy, then.ways or Ways(), then.bodies)


@lru_cache(maxsize=1)  # a preview asks after each change
def _published(folder: Path, commit: str) -> tuple[ProjectFiles, Project]:
    files = files_at(Repository(folder), commit)
    return files, project.check_files(files)


def _last_published(repository: Repository, folder: Path) -> str | None:
    path = folder / PUBLISHED
    noted = path.read_text("ascii", "replace").strip() if path.is_file() else ""
    commit = repository.commit(noted) if noted else None
    if commit and repository.common_ancestor(commit, repository.head) == commit:
        return commit
    return repository.newest_of(MAIN)


def _is_same_site(then: str, today: str) -> bool:
    """Whether a register goes on with an earlier one: who takes the project over begins one anew."""
    before, now = ({entry.address for entry in register.parse(text)[1] if entry.meaning} for text in (then, today))
    return len(before & now) > len(before) / 2


def _documents(files: ProjectFiles) -> Mapping[str, str]:
    """As the register reads them: the Markdown of pages, of other files nothing."""
    data = {path.removeprefix(FOLDER): content for path, content in files.data if is_page(path)}
    return {name: data.get(name, b"").decode("utf-8", "replace") for name in files.names}
