"""Commits and comparisons → what is told of each commit, and since which commit everything is what it is.

Pure: what differs between two versions comes from a function. The whole graph of commits counts, not one line of it:

- A commit tells what differs from its parent.
- A merge tells only what differs from all its parents. What equals one of them was told where it was made; unless
  another parent had something later that the merge undid: then the merge is the change.
- What two branches made alike is told of the one that was published first, and is so since then; neither undoes the
  other, whatever is made of it then.
- A commit whose version cannot be read is passed over: what follows is compared with what came before it.
- Where a shallow clone is cut off, everything is as it is since nobody knows when.
- What a merge brings along that began apart from its first parent (a root of its own, or a branch of before the first
  publication) was never published here: of that nothing is told, and it dates nothing.
"""

import datetime
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from functools import reduce
from operator import or_

from strategy.history.arrivals import Arrivals, arrivals
from strategy.history.changes import Change
from strategy.history.commits import Commit, Lineage
from strategy.history.made import Made
from strategy.history.snapshot import Aspect

Compare = Callable[[str | None, str], tuple[Change, ...]]
_ANY = -1  # all bits: where the history is cut off, nobody knows what began there


@dataclass(frozen=True)
class Revision:
    """A commit with what it changed. `first`: it brought the whole document, told as one; `place`: of the published
    commit with which it came, and `came`: when that was."""

    commit: Commit
    changes: tuple[Change, ...]
    first: bool = False
    place: int = field(default=0, compare=False)
    came: datetime.datetime | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Traced:
    """`revisions`: newest first. `since`: aspect → the commit that made it what it is; absent where not known.

    `version`: what HEAD holds, None if nothing can be read. `floor`: the commits at which the history is cut off.
    `lineage`: of those whose version differs from what they follow.
    """

    revisions: tuple[Revision, ...]
    since: Mapping[Aspect, Commit]
    version: str | None
    floor: tuple[Commit, ...]
    lineage: Lineage


@dataclass(eq=False)
class _State:
    """What stands after a commit. `reach`: a bit for each commit that it rests on, itself included; `begun`: the same
    of those that brought the whole document."""

    version: str | None  # None: cut off, nothing is known
    reach: int
    begun: int
    since: dict[Aspect, Commit]


def trace(
    commits: Sequence[Commit],
    versions: Mapping[str, str],
    cut: AbstractSet[str],
    readable: Callable[[str], bool | None],
    compare: Compare,
) -> Traced:
    """`commits`: HEAD first, children before parents; `versions`: by commit; `cut`: where the history is cut off.

    `readable`: whether a version can be read, None if it is not here. `compare`: old version (None: nothing) and new
    version → changes.
    """
    numbers = {commit.id: number for number, commit in enumerate(commits)}
    waiting = Counter(parent for commit in commits for parent in commit.parents)
    states: dict[str, tuple[_State, ...]] = {}  # commit → what its children are compared with
    revisions: list[Revision] = []
    floor: list[Commit] = []
    made = Made(Lineage(numbers))
    came = arrivals(commits, numbers)

    for commit in reversed(commits):
        bases = _bases(state for parent in commit.parents for state in states.get(parent, ()))
        version = versions.get(commit.id)
        known = readable(version) if version else False
        own = reduce(or_, (base.reach for base in bases), 1 << numbers[commit.id])
        if known is None or commit.id in cut or (known and any(base.version is None for base in bases)):
            floor.append(commit)
            states[commit.id] = (_State(version if known else None, own, _ANY, {}),)
        elif not known or [base.version for base in bases] == [version]:
            states[commit.id] = bases
        else:
            changes, since = _step(commit, version, bases, compare, made)
            for aspect, sooner, branch in _again(version, bases, compare, came, made):
                made.again[aspect] |= branch
                if since[aspect] is not commit:
                    since[aspect] = sooner
            states[commit.id] = (_State(version, own, bases[0].begun if bases else own, since),)
            made.put(commit, own, changes)
            if changes:
                revisions.append(Revision(commit, changes, not bases, *came.of(commit)))
        for parent in commit.parents:
            waiting[parent] -= 1
            if not waiting[parent]:
                states.pop(parent, None)  # thousands of these would fill the memory

    last = states.get(commits[0].id, ()) if commits else ()
    head = last[0] if last else _State(None, 0, 0, {})
    traced = Traced((), head.since, head.version, tuple(floor), made.lineage)
    told = _once([*_published(revisions, last, made.again, numbers)], traced, came)
    return replace(traced, revisions=_newest_first(told, numbers))


def _newest_first(revisions: Iterable[Revision], numbers: Mapping[str, int]) -> tuple[Revision, ...]:
    return tuple(sorted(revisions, key=lambda one: (-one.commit.date.timestamp(), numbers[one.commit.id])))


def _bases(states: Iterable[_State]) -> tuple[_State, ...]:
    """Those of the parents, each once, that did not begin apart from the first."""
    every = tuple(dict.fromkeys(states))
    return tuple(base for base in every if base.begun & every[0].begun)


def _step(
    commit: Commit, version: str, bases: tuple[_State, ...], compare: Compare, made: Made
) -> tuple[tuple[Change, ...], dict[Aspect, Commit]]:
    """What a commit tells, and since when everything is what it is after it."""
    if len(bases) > 1:
        return _merge(commit, version, bases, compare, made)
    before = bases[0].since if bases else {}
    changes = compare(bases[0].version if bases else None, version)
    since = dict(before)
    for change in changes:
        since.update(dict.fromkeys(change.aspects, commit))
        for text, former in change.carried:
            since.pop(text, None)
            if former in before:
                since[text] = before[former]
    return changes, since


def _merge(
    commit: Commit, version: str, bases: tuple[_State, ...], compare: Compare, made: Made
) -> tuple[tuple[Change, ...], dict[Aspect, Commit]]:
    differences: list[dict[Aspect, Change]] = []
    for base in bases:
        changes = compare(base.version, version)
        covered = {aspect: change for change in changes for aspect in change.aspects}
        differences.append(covered | {change.aspect: change for change in changes})
    own: list[Change] = []
    since = dict(bases[0].since)
    for aspect in dict.fromkeys(aspect for covered in differences for aspect in covered):
        kept = [base for base, covered in zip(bases, differences, strict=True) if aspect not in covered]
        origin = kept[0].since.get(aspect) if kept else commit
        for base, covered in zip(bases, differences, strict=True):
            change, maker = covered.get(aspect), base.since.get(aspect)
            undone = maker and not any(made.went_on(maker, change, other.reach, origin) for other in kept)
            if change and change.aspect == aspect and (undone or not kept):
                own.append(change)
                origin = commit
                break
        since.pop(aspect, None)
        if origin:
            since[aspect] = origin
    return tuple(own), since


def _again(
    version: str,
    bases: Sequence[_State],
    compare: Compare,
    came: Arrivals,
    made: Made,
) -> Iterator[tuple[Aspect, Commit, int]]:
    """(what two parents of a merge each made what it is, the commit that made it published first, a bit for each commit
    of the other one)."""
    for other in bases[1:]:
        first = bases[0]
        apart = [*_made_apart(first.since, other.since, made.lineage, came)]
        changes = (change for base in (first, other) if apart for change in compare(base.version, version))
        differs = {aspect for change in changes for aspect in change.aspects}
        for aspect in (aspect for aspect in apart if aspect not in differs):
            sooner, later = (first, other) if came.earlier(first.since[aspect], other.since[aspect]) else (other, first)
            theirs = later.reach & ~sooner.reach & came.with_(later.since[aspect])
            yield aspect, sooner.since[aspect], theirs


def _made_apart(
    one: Mapping[Aspect, Commit], other: Mapping[Aspect, Commit], lineage: Lineage, came: Arrivals
) -> Iterator[Aspect]:
    """What two states made each for itself, not one after the other, and published with different commits."""
    for aspect, there in other.items():
        here = one.get(aspect)
        if (
            here
            and here is not there
            and came.places[here.id] != came.places[there.id]
            and not lineage.rests_on(here, there)
            and not lineage.rests_on(there, here)
        ):
            yield aspect


def _published(
    revisions: Iterable[Revision], last: Sequence[_State], again: Mapping[Aspect, int], numbers: Mapping[str, int]
) -> Iterator[Revision]:
    """Those that the newest states rest on, without what was published already."""
    for revision in revisions:
        number = numbers[revision.commit.id]
        if any(state.reach >> number & 1 for state in last):
            changes = (change for change in revision.changes if not again.get(change.aspect, 0) >> number & 1)
            yield replace(revision, changes=tuple(changes))


def _once(revisions: Sequence[Revision], traced: Traced, came: Arrivals) -> Iterator[Revision]:
    """Without what two branches did alike, each on its own (a change picked or rebased, then merged as well): the one
    that was published first tells it, besides the one since which it is so."""
    lineage = traced.lineage
    makers: dict[Change, list[Commit]] = {}
    for revision in revisions:
        for change in () if revision.first else revision.changes:
            makers.setdefault(change, []).append(revision.commit)
    dropped: set[tuple[str, Change]] = set()
    for change, commits in makers.items():
        kept: dict[int, Commit] = {}  # by their places
        bits = 0
        now = traced.since.get(change.aspect)
        for commit in sorted(commits, key=lambda made, now=now: (came.places[made.id], made != now, made.date)):
            others = _places(bits & ~lineage.reach[commit.id])  # mostly one at most, though thousands may be kept
            if commit == now or all(lineage.rests_on(kept[place], commit) for place in others):
                kept[place := lineage.numbers[commit.id]] = commit
                bits |= 1 << place
            else:
                dropped.add((commit.id, change))
    for revision in revisions:
        changes = tuple(change for change in revision.changes if (revision.commit.id, change) not in dropped)
        if changes:
            yield replace(revision, changes=changes)


def _places(bits: int) -> Iterator[int]:
    while bits:
        yield (place := bits.bit_length() - 1)
        bits ^= 1 << place
