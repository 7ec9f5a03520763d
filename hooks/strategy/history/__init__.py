"""What git knows of the strategy's texts: when each last changed, and every change of them, newest first.

Read once for all languages. Where git knows nothing (no repository, a history cut short, a change that is not
committed yet), this says so and claims no date.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Literal

from strategy import store
from strategy.history import days
from strategy.history.bounds import beyond
from strategy.history.changes import Added, Change, Reworded, Withdrawn, compare, wording
from strategy.history.commits import Commit
from strategy.history.comparisons import Comparisons
from strategy.history.contents import Content
from strategy.history.days import Times
from strategy.history.failures import Damaged, Foreign, NoRepository, Swollen
from strategy.history.git import Repository
from strategy.history.limits import fits, is_beyond
from strategy.history.renames import follow
from strategy.history.snapshot import Aspect, Key, Snapshot, read, read_bodies
from strategy.history.trace import Revision, Traced, trace
from strategy.store import Store

__all__ = [
    "WORDING",
    "Aspect",
    "Change",
    "Commit",
    "Content",
    "Damaged",
    "Foreign",
    "History",
    "Key",
    "LastChange",
    "NoRepository",
    "Place",
    "Repository",
    "Revision",
    "State",
    "Swollen",
    "Times",
    "compare",
    "head",
    "load",
    "read",
    "read_bodies",
    "times",
    "wording",
]

Reader = Callable[[bytes], Snapshot | None]
WORDING = frozenset({"name", "title", "text"})  # fields that are the strategy's own words


State = tuple[datetime.datetime, Content | None]  # since when, and what it held; None: it was gone


@dataclass(frozen=True)
class LastChange:
    """Since when the words of a node are what they are, in one language. `revision` only where that is known."""

    state: Literal["published", "changed", "uncommitted", "unknown"]
    revision: Revision | None = None


UNKNOWN = LastChange("unknown")


@dataclass(frozen=True)
class Place:
    """Where a commit keeps the strategy: its path in the repository, and the line of each node."""

    path: str
    lines: Mapping[str, int]


@dataclass(frozen=True)
class History:
    """`revisions`: newest first. `whole`: whether they go back to the first version; `uncommitted`: changes to come.

    `known` is False where there is no history to read. `day` is that of the commit that it was read from.
    """

    known: bool = False
    day: datetime.date | None = None
    whole: bool = False
    is_long: bool = False
    revisions: tuple[Revision, ...] = ()
    uncommitted: tuple[Change, ...] = ()
    snapshot: Snapshot = field(default_factory=dict, repr=False)
    traced: Traced | None = field(default=None, repr=False)
    wordings: Mapping[tuple[str, str], str] = field(default_factory=dict, repr=False)  # (node, language) → commit
    places: Mapping[str, "Place"] = field(default_factory=dict, repr=False)  # by commit: those of the wordings
    passed_over: tuple[str, ...] = ()  # commits whose versions are more than can be read, or whose day is none
    _latest: Mapping[tuple[str, str | None], int] = field(default_factory=dict, repr=False)

    @property
    def published(self) -> datetime.date | None:
        """When the text was first there; None where that is not known."""
        return self.revisions[-1].commit.date.date() if self.whole and self.revisions else None

    def last_change(self, node: str, lang: str) -> LastChange:
        """Since when the words of a node and of its parts are what they are."""
        if not self.known:
            return UNKNOWN
        if any(_touches(change, lang) and change.item.node == node for change in self.uncommitted):
            return LastChange("uncommitted")
        places = [self._latest[key] for key in ((node, lang), (node, None)) if key in self._latest]
        latest = self.revisions[min(places)] if places else None
        if latest is None or self._may_be_older(latest):
            return UNKNOWN
        new = any(isinstance(change, Added) and change.item == Key(node) for change in latest.changes)
        return LastChange("published" if new else "changed", latest)

    def appeared(self, node: str) -> datetime.date | None:
        """When a node was first there; None where that is not known."""
        return self._appeared.get(node)

    @cached_property
    def _appeared(self) -> Mapping[str, datetime.date]:
        found: dict[str, datetime.date] = {}
        for revision in reversed(self.revisions if self.whole else ()):
            for change in revision.changes:
                if isinstance(change, Added) and not change.item.part:
                    found.setdefault(change.item.node, revision.commit.date.date())
        return found

    def last(self, node: str) -> Revision | None:
        """The latest commit that changed anything about a node or its parts; None where there is none known."""
        place = self._latest.get((node, ""))
        return None if place is None else self.revisions[place]

    def _may_be_older(self, latest: Revision) -> bool:
        """Whether something that the cut hides may have come later, on another branch."""
        return any(commit.date >= latest.commit.date for commit in self.traced.floor)


def head(folder: Path) -> str | None:
    """The commit that a folder stands at; None outside git."""
    try:
        return Repository(folder).head
    except NoRepository:
        return None


def times(folder: Path, below: str) -> Mapping[str, Times]:
    """Path below `folder` → when it came and last changed, for the files below `below` of which git knows it."""
    try:
        return days.times(Repository(folder), below)
    except NoRepository:
        return {}


def states(
    folder: Path, *below: str, named: Callable[[str], str | None] = str
) -> Iterator[tuple[str, datetime.datetime, tuple[State, ...]]]:
    """(what a path below `folder` is `named`, when the file first came, each state in which it was published, the first
    one first) of the files below any of `below`. A content is read when it is asked for, before the next file is: all
    of them may be more than the memory holds, and so may all files that once were: what is named None is passed
    over."""
    try:
        repository = Repository(folder)
        versions = days.versions_below(repository, *below, named=named)
    except NoRepository:
        return
    with repository.contents() as content:
        for path, found in versions.items():
            today = next((version.size for _, version in reversed(found) if not version.is_gone), 0)
            fit = (one for one in found if fits(one[1].size, today))
            yield (
                path,
                found[0][0],
                tuple((time, None if version.is_gone else Content(version.id, content)) for time, version in fit),
            )


def load(
    folder: Path,
    path: str,
    data: bytes,
    *,
    cache: Path | None = None,
    most: int | None = None,
    reader: Reader = read,
) -> History | None:
    """The history of the file `path` in `folder`, which holds `data` now; `reader` reads its versions.

    None if more than `most` bytes would have to be read of versions that no earlier call has read.
    """
    try:
        known = Comparisons(Store(cache or folder / store.FOLDER), reader.__name__)
        return _load(Repository(folder), path, data, known, most, reader)
    except NoRepository:
        return History()


def _load(
    repository: Repository, path: str, data: bytes, known: Comparisons, most: int | None, reader: Reader
) -> History | None:
    followed = follow(repository, commits := repository.commits(), path)
    if commits[0].id not in followed.versions:
        return History()
    versions = followed.fitting(commits, len(data))
    if most is not None and known.unread(followed.versions[name] for name in versions) > most:
        return None
    with repository.contents() as content:

        @lru_cache(maxsize=8)
        def snapshot(version: str | None) -> Snapshot | None:
            return {} if version is None else reader(content(version) or b"")

        def readable(version: str) -> bool | None:
            if not known.knows(version):
                if content(version) is None:
                    return None
                fine = snapshot(version) is not None
                known.judge(version, readable=fine, beyond=not fine and is_beyond(content(version)))
            return version in known.readable

        def compared(old: str | None, new: str) -> tuple[Change, ...]:
            if (found := known.get(old, new)) is None:
                found = compare(snapshot(old), snapshot(new))
                known.put(old, new, found)
            return found

        untold = followed.lost | beyond(commits, versions, readable, compared)
        traced = trace(commits, versions, repository.boundary() | untold, readable, compared)
        wordings = _wordings(traced, latest := _latest(traced.revisions))
        lines = {one: known.lines_of(versions[one], content) for one in sorted({*wordings.values()})}
        known.save()
        now = reader(data) or {}
        committed = snapshot(traced.version) if traced.version else now
    return History(
        known=True,
        day=commits[0].date.date() if commits[0].is_dated else None,
        whole=not traced.floor,
        is_long=bool(untold),
        revisions=traced.revisions,
        uncommitted=compare(committed, now) if now else (),
        snapshot=now,
        traced=traced,
        wordings=wordings,
        places={one: Place(repository.prefix + followed.names[one], lines[one]) for one in lines},
        passed_over=(*(one for one in followed.versions if one not in versions), *known.commits_beyond(versions)),
        _latest=latest,
    )


def _latest(revisions: Iterable[Revision]) -> Mapping[tuple[str, str | None], int]:
    """(node, language) → place of the newest revision of its words; language None: of words in all, "": of anything."""
    found: dict[tuple[str, str | None], int] = {}
    for place, revision in enumerate(revisions):
        for change in revision.changes:
            node = change.item.node
            found.setdefault((node, ""), place)
            if isinstance(change, Reworded) and change.field in WORDING:
                found.setdefault((node, change.lang), place)
            elif isinstance(change, Added | Withdrawn):
                found.setdefault((node, None), place)
    return found


def _wordings(traced: Traced, latest: Mapping[tuple[str, str | None], int]) -> Mapping[tuple[str, str], str]:
    """(node, language) → the first commit that holds all of its words as they are today.

    That is the commit that changed them last; but of words that branches changed side by side, it is their merge.
    """
    rests_on: dict[tuple[str, str | None], set[str]] = {
        key: {traced.revisions[place].commit.id} for key, place in latest.items() if key[1] != ""
    }
    for aspect, commit in traced.since.items():
        if aspect.field in WORDING:
            rests_on.setdefault((aspect.item.node, aspect.lang), set()).add(commit.id)
    numbers, reach = traced.lineage.numbers, traced.lineage.reach
    oldest_first = sorted(reach, key=numbers.__getitem__, reverse=True)
    found = {}
    for (node, lang), made in rests_on.items():
        if lang:
            bits = sum(1 << numbers[id_] for id_ in made | rests_on.get((node, None), set()))
            found[node, lang] = next((id_ for id_ in oldest_first if reach[id_] & bits == bits), None)
    return {key: commit for key, commit in found.items() if commit}


def _touches(change: Change, lang: str) -> bool:
    """Whether a change is one of the words in a language."""
    if isinstance(change, Reworded):
        return change.lang == lang and change.field in WORDING
    return isinstance(change, Added | Withdrawn)
