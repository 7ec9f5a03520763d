"""On which days files came, changed, and were published: what a commit says of itself counts as far as it came to the
published line with the merge that made the file what it is, and no branch did that before or elsewhere."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from strategy.history.arrivals import places
from strategy.history.commits import NO_DATE
from strategy.history.git import GONE, PLAIN, Made, Repository, Version


@dataclass(frozen=True)
class Times:
    """When a file came into the history as it was first published, and when it was last changed there. `at_once`:
    whether it came to the published line as it is; what a branch made of it before that nobody saw; `came`: when that
    was."""

    first: datetime.datetime
    last: datetime.datetime
    at_once: bool = False
    came: datetime.datetime | None = None


def times(repository: Repository, folder: str) -> Mapping[str, Times]:
    """Path below the repository's folder → when a commit made that file as it was first published, and last changed
    it, for each below `folder`.

    Nothing in a shallow clone, and not of what is changed and not committed: there nobody knows. What another branch
    made of a file counts only if its merge took that over.
    """
    if repository.boundary():
        return {}
    today, changed = repository.standing(folder), frozenset(repository.changed("HEAD", [folder]))
    commits = repository.commits()
    dates, came = {commit.id: commit.date for commit in commits}, places(commits)
    states = _published(repository, folder, today)
    ends = {path: {"first": known[0], "last": known[-1]} for path, known in states.items()}
    found = {
        path: Times(came_on := dates[end["first"][0]], dates[end["last"][0]], len(states[path]) == 1, came_on)
        for path, end in ends.items()
    }
    settled: set[tuple[str, str]] = set()
    for commit, files in repository.made(folder):
        for one in (one for one in files if one.path in found and one.before != one.after):
            for end, (published, version) in ends[one.path].items():
                # A branch of before what was published in between made nothing of that.
                earlier = (dates[before] for before, _ in states[one.path][-2:-1] if end == "last")
                is_made = came[commit] == came[published] and one.after == version
                if is_made and (one.path, end) not in settled and all(day <= dates[commit] for day in earlier):
                    settled.add((one.path, end))
                    found[one.path] = replace(found[one.path], **{end: dates[commit]})
    told = {path: one for path, one in found.items() if path not in changed and path.isprintable()}
    return {path: one for path, one in told.items() if NO_DATE not in (one.first, one.last)}


def _published(
    repository: Repository, folder: str, today: Mapping[str, str]
) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Path → (published commit, the version that it made), the first one first, for each file of `today`. To end the
    lines of a page in another way, as a browser does that uploads it, is no change."""
    made: dict[str, list[tuple[str, Made]]] = {}
    for commit, files in repository.published(folder):
        for one in (one for one in files if one.before != one.after and one.path in today):
            made.setdefault(one.path, []).append((commit, one))
    with repository.contents() as content:

        def same(one: Made) -> bool:
            before, after = ((content(id_) or b"").replace(b"\r", b"").rstrip() for id_ in (one.before, one.after))
            return before == after != b""

        for path, states in made.items():
            if len(states) > 1 and path.endswith(".md") and same(states[-1][1]):
                states.pop()
    return {path: [(commit, one.after) for commit, one in states] for path, states in made.items()}


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
