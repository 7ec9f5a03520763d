"""What has been published answers for ever: what the register lists, and what has been published since it was written.

New addresses need no lines: the commit that was published last knows them. Which one that was, a publication writes
down; where nothing is written, it is the newest of the main branch that the files in the folder rest on and that could
be published: two proposals, each of them fine, may break that branch together.
"""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from strategy import store
from strategy.addresses import register
from strategy.checking import project
from strategy.checking.check import MOST_TOLD
from strategy.checking.project import Project
from strategy.history import NoRepository, Repository
from strategy.model.ways import Ways
from strategy.reading import settings
from strategy.reading.committed import files_at
from strategy.reading.documents import FOLDER, is_page
from strategy.reading.files import ProjectFiles, plain
from strategy.reading.values import Problem, problem

PUBLISHED = f"{store.FOLDER}/published"  # holds the id of the commit that was published last
MAIN = "origin/main"
MOST_BACK = 1_000  # states among which the newest without errors is sought
NOTHING: tuple[tuple[str, ...], bool, str] = ((), False, "")  # of what was published is missing
_ID = re.compile(r"[0-9a-f]{40,64}")  # of a commit, in full
_FOLDERS = ("data/", FOLDER)
_SHOWN = (*_FOLDERS, settings.FILE)


def violations(folder: Path, found: Project) -> tuple[Problem, ...]:
    """Which promises the project in a folder would break; at the lines of its register, or at its end; of the
    feeds, at the line of the settings."""
    if found.strategy is None:
        return ()
    text, documents = register.read(folder)
    unwritten, begun_anew, feeds = _unwritten(folder, text) if text else NOTHING
    promised = "\n".join((text.rstrip("\r\n"), *unwritten))
    *_, (last, _) = register.lines(text)
    broken = register.violations(promised, documents, found.strategy, found.ways, found.known_bodies)
    missed = begun_anew and any(one.line > last for one in broken)
    of_main = [problem((last, 1), "register.of_main", branch=MAIN)] if missed else []
    of_main += [problem(_place_of_feeds(folder), "register.feeds", value=feeds)] if feeds else []
    return (*(replace(one, line=min(one.line, last)) for one in broken[:MOST_TOLD]), *of_main)


def _place_of_feeds(folder: Path) -> tuple[int, int]:
    """In the settings."""
    return settings.load(plain(folder, settings.FILE) or b"").loaded.place_of_key(("extra", "feeds"))


@dataclass(frozen=True)
class Kept:
    """What became of the register of a commit. `erased`: the addresses that are gone from it; `is_new_site`: whether it
    is no longer the same one; `languages`: of then; `feeds`: the number of then, where it is another now. Who takes the
    project over begins one anew, for another strategy, or for the same with feeds of its own; a site that only moves
    keeps what it promised."""

    erased: tuple[str, ...] = ()
    is_new_site: bool = False
    languages: tuple[str, ...] = ()
    feeds: str = ""


def kept(repository: Repository, commit: str, folder: Path, text: str) -> Kept:
    """`text`: the register in a folder today."""
    files = repository.files(commit, [register.FILE, settings.FILE])
    then = files.get(register.FILE, b"").decode("utf-8", "surrogateescape")
    erased = register.erased(then, text)
    said = plain(folder, settings.FILE) or b""
    before, now = (settings.feeds(data) for data in (files.get(settings.FILE, b""), said))
    is_other = before != now and not settings.load(said).problems  # of what cannot be read nobody knows
    is_new_site = not _goes_on(then, text) or (bool(erased) and is_other)
    return Kept(erased, is_new_site, register.parse(then)[0], before if is_other else "")


def is_shown(path: str) -> bool:
    """Whether a site is made of a file of a project."""
    return path == settings.FILE or path.startswith(_FOLDERS)


def note(folder: Path) -> None:
    """Write down that the commit of a folder is what has been published, if all of it is."""
    with suppress(NoRepository, OSError):  # what cannot be noted, git still knows as its main branch
        repository = Repository(folder)
        if not {*repository.changed(repository.head, _SHOWN)} - {register.FILE}:
            (folder / PUBLISHED).parent.mkdir(exist_ok=True)
            (folder / PUBLISHED).write_text(repository.head, "ascii")


def _unwritten(folder: Path, text: str) -> tuple[tuple[str, ...], bool, str]:
    """The lines for what was published and is not in the register; whether lines of it were given up since; and the
    number of the feeds, if that was."""
    try:
        repository = Repository(folder)
        noted = _noted(repository, folder)
        newest = noted or repository.newest_of(MAIN)
        # What comes may take away as well: a translation stands in place of the page that answered for it.
        if newest is None or not any(map(is_shown, repository.touched(newest))):
            return NOTHING
        commit = noted or publishable(folder, newest)
        if commit is None:
            return NOTHING
        found = kept(repository, commit, folder, text)
        if found.is_new_site:
            return NOTHING
        before = files_at(repository, commit)
    except NoRepository:
        return NOTHING
    then = judged(before)
    if not then.strategy:
        return NOTHING
    missing = register.missing(text, _documents(before), then.strategy, then.ways or Ways(), then.bodies)
    is_kept = register.parse(text)[0][: len(found.languages)] == found.languages
    given_up = [] if is_kept else [f"{register.LANGUAGES} {' '.join(found.languages)}"]
    return (*map(str, missing), *given_up), bool(found.erased), found.feeds


judged = lru_cache(maxsize=2)(project.check_files)  # what was published once; a preview asks after each change


@lru_cache(maxsize=4)
def publishable(folder: Path, commit: str) -> str | None:
    """The newest without errors of a commit and of those before it that were published in its place; None if there is
    none among the last ones. As each takes its time, the steps back grow by an eighth of the way, and then half of the
    last one is made again and again: a time without errors that is shorter may be passed over far back alone."""
    repository = Repository(folder)
    states = (commit, *repository.line(commit, _SHOWN, MOST_BACK))
    bad, good = -1, 0
    while judged(files_at(repository, states[good])).problems:
        if good == len(states) - 1:
            return None
        bad, good = good, min(good + good // 8 + 1, len(states) - 1)
    while good - bad > 1:
        middle = (bad + good) // 2
        is_bad = bool(judged(files_at(repository, states[middle])).problems)
        bad, good = (middle, good) if is_bad else (bad, middle)
    return states[good]


def _noted(repository: Repository, folder: Path) -> str | None:
    """The commit that a publication has written down, if HEAD goes back to it; a lost power leaves anything there."""
    path = folder / PUBLISHED
    noted = path.read_text("ascii", "replace").strip() if path.is_file() else ""
    commit = repository.commit(noted) if _ID.fullmatch(noted) else None
    return commit if commit and repository.common_ancestor(commit, repository.head) == commit else None


def _goes_on(then: str, today: str) -> bool:
    """Whether a register tells of the same strategy as an earlier one."""
    before, now = ({entry.address for entry in register.parse(text)[1] if entry.meaning} for text in (then, today))
    return len(before & now) > len(before) / 2


def _documents(files: ProjectFiles) -> Mapping[str, str]:
    """As the register reads them: the Markdown of pages, of other files nothing."""
    data = {path.removeprefix(FOLDER): content for path, content in files.data if is_page(path)}
    return {name: data.get(name, b"").decode("utf-8", "replace") for name in files.names}
