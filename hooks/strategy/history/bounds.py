"""How much of a history is told: a thousand commits may change every text back and forth, or merge a hundred branches
each, and nobody can take back what was committed once."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from strategy.history.changes import Change
from strategy.history.commits import Commit

MOST = 50_000  # changes
LEAST = 10  # that a comparison counts for, whatever it finds: it takes its time


def beyond(
    commits: Sequence[Commit],
    versions: Mapping[str, str],
    readable: Callable[[str], bool | None],
    compare: Callable[[str | None, str], tuple[Change, ...]],
) -> frozenset[str]:
    """The commits, the oldest ones, of which nothing is told, as the later ones tell so much; mostly none. Everything
    as for trace."""
    left = MOST
    compared = _compared(commits, versions, readable)
    for place, commit in enumerate(commits):
        for before in compared.get(commit.id, ()):
            left -= max(LEAST, len(compare(before, versions[commit.id])))
            if left < 0:
                return frozenset(one.id for one in commits[place:])
    return frozenset()


def _compared(
    commits: Sequence[Commit], versions: Mapping[str, str], readable: Callable[[str], bool | None]
) -> Mapping[str, Iterable[str | None]]:
    """Commit → the versions that its own is compared with; None: with nothing."""
    found: dict[str, Iterable[str | None]] = {}
    standing: dict[str, tuple[str, ...]] = {}  # commit → those whose versions stand after it
    for commit in reversed(commits):
        bases = tuple(dict.fromkeys(base for parent in commit.parents for base in standing.get(parent, ())))
        version = versions.get(commit.id)
        before = [versions[base] for base in bases]
        if not version or not readable(version) or before == [version]:
            standing[commit.id] = bases
        else:
            standing[commit.id] = (commit.id,)
            found[commit.id] = before or [None]
    return found
