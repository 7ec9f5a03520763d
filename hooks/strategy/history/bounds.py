"""How much of a history is told: a thousand commits may change every text back and forth, or merge a hundred branches
each, and nobody can take back what was committed once."""

from collections.abc import Callable, Mapping, Sequence

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
    made: set[tuple[str | None, str]] = set()  # comparisons that take hardly any time again
    for place, commit in enumerate(commits):
        for before in compared.get(commit.id, ()):
            pair = before, versions[commit.id]
            is_quick = pair in made or pair[0] == pair[1]
            left -= max(1 if is_quick else LEAST, len(compare(*pair)))
            made.add(pair)
            if left < 0:
                return frozenset(one.id for one in commits[place:])
    return frozenset()


def _compared(
    commits: Sequence[Commit], versions: Mapping[str, str], readable: Callable[[str], bool | None]
) -> Mapping[str, Sequence[str | None]]:
    """Commit → the versions that its own is compared with; None: with nothing."""
    found: dict[str, Sequence[str | None]] = {}
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
