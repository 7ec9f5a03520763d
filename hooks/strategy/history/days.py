"""On which days files came, changed, and were published: what a commit says of itself counts as far as it came to the
published line with the merge that made the file what it is, and no branch did that before or elsewhere."""

import datetime
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from strategy.history.arrivals import places
from strategy.history.commits import NO_DATE
from strategy.history.git import GONE, PLAIN, Repository, Version


@dataclass(frozen=True)
class Times:
    """When a file came into the history, and when it was last changed there. `at_once`: whether it came to the
    published line as it is; what a branch made of it before that nobody saw."""

    first: datetime.datetime
    last: datetime.datetime
    at_once: bool = False


def times(repository: Repository, folder: str) -> Mapping[str, Times]:
    """Path below the repository's folder → when a commit brought that file and last changed it, for each below
    `folder`.

    Nothing in a shallow clone, and not of what is changed and not committed: there nobody knows. What another branch
    made of a file counts only if its merge took that over.
    """
    if repository.boundary():
        return {}
    today, changed = repository.standing(folder), frozenset(repository.changed("HEAD", [folder]))
    commits = repository.commits()
    dates, came = {commit.id: commit.date for commit in commits}, places(commits)
    first: dict[str, str] = {}  # path → the published commit that brought it
    last: dict[str, str] = {}
    for commit, files in repository.published(folder):
        for path in (one.path for one in files if one.before != one.after and one.path in today):
            first.setdefault(path, commit)
            last[path] = commit
    found = {path: Times(dates[first[path]], dates[last[path]], first[path] == last[path]) for path in last}
    settled: set[str] = set()
    for commit, files in repository.made(folder):
        for one in (one for one in files if one.path in found and one.before != one.after):
            was = found[one.path]
            if came[commit] == came[last[one.path]] and one.after == today.get(one.path) and one.path not in settled:
                settled.add(one.path)
                was = found[one.path] = replace(was, last=dates[commit])
            if came[commit] == came[first[one.path]]:
                found[one.path] = replace(was, first=dates[commit])
    told = {path: one for path, one in found.items() if path not in changed and path.isprintable()}
    return {path: one for path, one in told.items() if NO_DATE not in (one.first, one.last)}


def versions_below(
    repository: Repository, *folders: str, named: Callable[[str], str | None] = str
) -> Mapping[str, tuple[tuple[datetime.datetime, Version], ...]]:
    """What a path below the repository's folder is `named` → (when, version) of each state that a file below any of
    `folders` was published in, the first one first: as commits left it, and merges of branches, or that it was gone;
    but not what happened within a branch, on no day, was no plain file, or stood beside another file with that name.
    What is named None is passed over.

    Nothing in a shallow clone: there nobody knows.
    """
    if repository.boundary():
        return {}
    dates = {commit.id: commit.date for commit in repository.commits()}
    found: dict[str, list[tuple[datetime.datetime, str]]] = {}
    standing: dict[str, dict[str, str]] = {}  # name → path → version
    for commit, files in repository.published(*folders):
        touched: dict[str, dict[str, str]] = {}
        for one in files:
            if one.mode.startswith((GONE, PLAIN)) and (name := named(one.path)):
                stand = touched[name] = standing.setdefault(name, {})
                stand[one.path] = one.after
                if one.mode == GONE:
                    del stand[one.path]
        for name, stand in touched.items() if dates[commit] != NO_DATE else ():
            if len(stand) < 2:  # of two, the site could not be built
                found.setdefault(name, []).append((dates[commit], *(stand.values() or (GONE,))))
    ids = dict.fromkeys(version for states in found.values() for _, version in states)
    known = repository.blobs({id_: id_ for id_ in ids if id_ != GONE}) | {GONE: Version(GONE, 0, is_gone=True)}
    return {
        name: tuple((time, known[version]) for time, version in states if version in known)
        for name, states in found.items()
    }
