"""What git alone knows of the way from a commit to the files of today."""

import datetime
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path

from strategy.addresses import register
from strategy.checking import promises
from strategy.commands.spelling import as_code
from strategy.history import Commit, Repository
from strategy.history.arrivals import published_line
from strategy.history.renames import Followed, follow
from strategy.reading.documents import FOLDER, as_text, is_page
from strategy.reading.files import LONGEST, STRATEGY, plain
from strategy.site import edits

PROGRAM = "hooks"
SHORT = 10  # signs of the id of a commit
MOST = 300  # versions that are read of files which have several
MOST_BYTES = 12 * 1024**2  # of these
MOST_LINES = 500_000  # of these: each takes some 250 bytes of memory, however short it is
MOST_MADE = 20_000  # versions of which it is known that they were there

Line = tuple[int, str, str]  # a hash of all that it stands below, the nearest of these, and the line


@dataclass(frozen=True)
class Since:
    """`erased`: the addresses that were taken out of the register; `is_new_site`: whether nothing of what was published
    is promised any more (checking.promises); `remade`: path below docs/ of each file that is another under the same
    name → how many bytes it had; `touched`: every path that is another, is gone or has come; `passed`: path of each
    text that the pages of changes tell of → the lines that commits on the way put there, and those that they took away;
    None where these commits are too many; `restored`: every file below docs/ that commits on the line of first parents
    changed and that is what it was; `is_aside`: whether what is published stands beside that line; `dated`: the day of
    the oldest commit on the way that changed what the site dates, if later ones are published; `ahead`: the
    latest day of a commit, if it has not come; `is_behind`: whether what differs from `base` may only be missing yet;
    `is_older`: whether the program is older than there; `had_register`, `has_register`: whether anything stood in the
    register, and does; `compared`: the commit that is compared with, and its day, if those after it have errors;
    `newest`: where these do, path of each file that is another than there → what stands there, and today; None for what
    is no plain file."""

    erased: tuple[str, ...] = ()
    remade: Mapping[str, int] = field(default_factory=dict)
    touched: tuple[str, ...] = ()
    is_new_site: bool = False
    passed: Mapping[str, tuple[Sequence[Line], Sequence[Line]] | None] = field(default_factory=dict)
    restored: tuple[str, ...] = ()
    is_aside: bool = False
    dated: datetime.date | None = None
    ahead: datetime.date | None = None
    is_behind: bool = False
    is_older: bool = False
    had_register: bool = False
    has_register: bool = False
    compared: tuple[str, datetime.date] | None = None
    newest: Mapping[str, tuple[bytes | None, bytes | None]] | None = None


NOTHING = Since()


def advice(since: Since, words: Callable[..., str], day: Callable[[datetime.date], str]) -> Iterator[str]:
    """The lines that say what to do before a proposal is accepted."""
    if since.compared:
        commit, date = since.compared
        yield from ("", words("compared", commit=commit[:SHORT], date=day(date)))
    told = {"older": since.is_older, "behind": since.is_behind, "aside": since.is_aside}
    yield from chain.from_iterable(("", words(key)) for key, is_so in told.items() if is_so)
    days = {"dated": since.dated, "ahead": since.ahead}
    yield from chain.from_iterable(("", words(key, date=day(date))) for key, date in days.items() if date)


def restored(since: Since, words: Callable[..., str]) -> Iterator[str]:
    """The lines that name what only commits on the way changed: its day may be theirs, and a translation that is older
    then passes for a new one."""
    yield from (f"- ⚠️ **{words('restored')}** {as_code(path)}" for path in since.restored)


def promised(since: Since, words: Callable[..., str]) -> Iterator[str]:
    """The lines on what became of the register."""
    yield from (f"- ⚠️ **{words('new_site')}**",) if since.is_new_site else ()
    if since.had_register != since.has_register:
        told = f"⚠️ **{words('data_gone')}**" if since.had_register else words("data_new")
        yield f"- {told} {as_code(register.FILE)}"
    yield from (f"- ⚠️ **{words('unpromised')}** {as_code(f'/{address}')}" for address in since.erased)


def since_of(repository: Repository, commit: str, base: str, folder: Path, latest: datetime.date) -> Since:
    """`commit`: what is compared with, where the files of today went apart from `base`, or before; `latest`: the last
    day that can have come."""
    start = repository.common_ancestor(base, repository.head)
    text, _ = register.read(folder)
    kept = promises.kept(repository, commit, folder, text)
    is_new_site = bool(kept.erased) and kept.is_new_site
    commits = repository.commits()
    followed = follow(repository, commits, STRATEGY)
    touched = repository.touched(commit)
    return Since(
        erased=kept.erased,
        remade=_remade(repository, commit, folder),
        touched=touched,
        is_new_site=is_new_site,
        passed=_passed(repository, base, {*followed.names.values()}),
        restored=tuple(sorted(_passing(repository, commits, commit).difference(touched))),
        is_aside=_is_aside(commits, base),
        dated=_dated(repository, commits, followed, base),
        ahead=day if (day := max(one.date for one in commits).date()) > latest else None,
        is_behind=start == base and all(one.id != base for one in commits),
        is_older=bool(repository.changed(start, [PROGRAM], base)),
        had_register=bool(repository.files(commit, [register.FILE]).get(register.FILE, b"").strip()),
        has_register=bool(text.strip()),
        compared=None if commit == start else (commit, _day(commits, commit)),
    )


def since_errors(repository: Repository, start: str, folder: Path) -> Mapping[str, tuple[bytes | None, bytes | None]]:
    """What became of each file since a state that has errors (see Since.newest)."""
    paths = [path for path in repository.touched(start) if promises.is_shown(path)]
    old = repository.files(start, paths)
    return {path: (old.get(path), _today(folder, path)) for path in paths}


def _today(folder: Path, path: str) -> bytes | None:
    try:
        return plain(folder, path)
    except OSError:  # a link, or a folder
        return None


def _day(commits: Sequence[Commit], id_: str) -> datetime.date:
    return next(one.date.date() for one in commits if one.id == id_)


def _passing(repository: Repository, commits: Sequence[Commit], start: str) -> frozenset[str]:
    """The files below docs/ that stood otherwise since `start`; what came by merges counts as these left it, on the day
    of no other commit."""
    if start not in published_line(commits):
        return frozenset()
    standing, made = repository.standing(FOLDER), repository.published(FOLDER, beyond=start)
    every = (one for _, files in made for one in files if one.path in standing)
    return frozenset(one.path for one in every if one.after not in (one.before, standing[one.path]))


def placed(text: str) -> Iterator[Line]:
    """The lines of a text; of two that read alike in other places neither passes for the other.

    >>> [line[1:] for line in placed("a:\\n  b: 1\\n\\n  c: 2\\nd: 3\\n")]
    [('', 'a:'), ('a:', 'b: 1'), ('a:', 'c: 2'), ('', 'd: 3')]
    """
    above: list[tuple[int, int, str]] = []
    for line in text.split("\n"):
        if said := line.strip():
            depth = len(line) - len(line.lstrip())
            while above and above[-1][0] >= depth:
                above.pop()
            _, place, nearest = above[-1] if above else (0, 0, "")
            yield place, nearest, said
            above.append((depth, hash((place, said)), said))


def _remade(repository: Repository, commit: str, folder: Path) -> Mapping[str, int]:
    """Not those that git only keeps with other rights: they are what they were."""
    found = repository.files(commit, repository.changed(commit, [FOLDER]))
    return {path.removeprefix(FOLDER): len(old) for path, old in found.items() if not _holds(folder / path, old)}


def _holds(file: Path, content: bytes) -> bool:
    is_plain = file.is_file() and not file.is_symlink()
    return is_plain and file.stat().st_size == len(content) and file.read_bytes() == content


def _is_aside(commits: Sequence[Commit], base: str) -> bool:
    """Whether the newest one goes back to `base`, but not by first parents, as what is published does by itself."""
    return any(commit.id == base for commit in commits) and base not in published_line(commits)


def _dated(repository: Repository, commits: Sequence[Commit], followed: Followed, base: str) -> datetime.date | None:
    versions, fresh = followed.versions, {commit for commit, _ in repository.since(base)}
    made = {
        commit.id
        for commit in commits
        if commit.id in fresh and commit.id in versions
        if all(versions[commit.id] != versions.get(parent) for parent in commit.parents)
    }
    made |= {commit for commit, _ in repository.made(*edits.FILES, beyond=base)}
    published = repository.commits(base)[0].date.date()
    days = [one.date.date() for one in commits if one.id in made and one.is_dated and one.date.date() < published]
    return min([*days, *_impossible(commits, fresh)] if made else [], default=None)


def _impossible(commits: Sequence[Commit], fresh: Collection[str]) -> Iterator[datetime.date]:
    """Days of the new ones that say to be older than what they were made from: the site counts them to that, as if they
    had been made with it. Those of one piece of work may be of one second."""
    dates = {one.id: one.date for one in commits}
    for one in commits:
        before = (dates[parent] for parent in one.parents if parent in dates and parent not in fresh)
        among = (dates[parent] for parent in one.parents if parent in fresh)
        is_before = any(date >= one.date for date in before) or any(date > one.date for date in among)
        if one.id in fresh and one.is_dated and is_before:
            yield one.date.date()


def _passed(
    repository: Repository, base: str, named: Collection[str]
) -> Mapping[str, tuple[Sequence[Line], Sequence[Line]] | None]:
    """A line that came with a merge is that of the branch which had it; one that went so may be there again later.
    `named`: all that the history reads as the strategy."""
    every = (
        (STRATEGY if path in named else path, version, made_of, merges)
        for merges in (True, False)
        for path, version, made_of in repository.made_since(base, (*named, *edits.FILES), merges=merges)
        if _is_text(path, named)
    )
    made = [*islice(every, MOST_MADE + 1)]
    if len(made) > MOST_MADE:
        return dict.fromkeys((STRATEGY, *edits.LISTS, *(path for path, *_ in made)))
    several = {path: n for path, n in Counter(path for path, *_ in made).items() if n > 1}
    unread = several.keys() if sum(several.values()) > MOST else ()
    found: dict[str, tuple[dict[Line, None], dict[Line, None]]] = {}
    beyond: set[str] = set()
    left, lines_left = MOST_BYTES, MOST_LINES
    with repository.contents() as content:

        def lines(version: str) -> dict[Line, None]:
            nonlocal left, lines_left
            data = (content(version) or b"")[:LONGEST]
            left -= len(data)
            lines_left -= data.count(b"\n") + data.count(b"\r")
            return dict.fromkeys(placed(as_text(data)))

        for path, version, made_of, merges in reversed([one for one in made if one[0] not in unread]):
            if left < 0 or lines_left < 0:
                beyond.add(path)
                found.pop(path, None)
                continue
            now, before = lines(version), [lines(one) for one in made_of]
            added, taken = found.setdefault(path, ({}, {}))
            if not merges:
                added.update((line, None) for line in now if not any(line in one for one in before))
            taken.update((line, None) for one in before for line in one if line not in now)
    read = {path: (tuple(added), tuple(taken)) for path, (added, taken) in found.items()}
    return dict.fromkeys((*unread, *beyond)) | read


def _is_text(path: str, named: Collection[str]) -> bool:
    return path in named or is_page(path) or not path.startswith(FOLDER)
