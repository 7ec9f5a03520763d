"""A file through the history, whatever it was called: each commit's version of it, and its name there."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from strategy.history.commits import Commit
from strategy.history.git import Repository, Version
from strategy.history.limits import fits

MOST = 20  # places where a file came into being at which another name is looked for: each is a search of its own
RENAMED = 10  # files, at most, among which it is looked for by its content: those of the size that is most alike
LARGEST = 4 * 1024**2  # bytes of one of these


@dataclass
class Followed:
    """By commit: the `versions` of a file, and the `names` it had. `lost`: commits before which nobody looked."""

    versions: dict[str, Version] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    lost: set[str] = field(default_factory=set)

    def fitting(self, commits: Iterable[Commit], today: int) -> dict[str, str]:
        """Commit → id of its version, if it is of a day and that not too much beside `today` bytes."""
        dated = {commit.id for commit in commits if commit.is_dated}
        return {id_: one.id for id_, one in self.versions.items() if id_ in dated and fits(one.size, today)}


def follow(repository: Repository, commits: Sequence[Commit], path: str) -> Followed:
    """`commits`: children before parents; `path`: of the file today."""
    found, names, left = Followed(), [path], MOST
    for name in names:
        own = repository.versions((commit.id for commit in commits if commit.id not in found.versions), name)
        found.versions = {**own, **found.versions}
        found.names |= dict.fromkeys(own, name)
        begun = [*_begun(commits, own, found.versions)]
        for commit in begun[:left]:
            parent = commit.parents[0]
            among = _alike(repository.gone(parent, commit.id), own[commit.id].size)
            earlier = repository.earlier_name(parent, commit.id, name, among) if among else None
            if earlier and earlier not in names:
                names.append(earlier)
        # one that was only away for a while goes on with what it was before
        found.lost |= {commit.id for commit in begun[left:] if commit.id == next(reversed(own))}
        left = max(0, left - len(begun))
    return found


def _begun(commits: Iterable[Commit], own: Mapping[str, Version], known: Mapping[str, Version]) -> Iterable[Commit]:
    """The commits that brought a file which none of their parents had."""
    for commit in commits:
        if commit.id in own and commit.parents and not any(parent in known for parent in commit.parents):
            yield commit


def _alike(gone: Mapping[str, Version], size: int) -> Sequence[str]:
    """The names of those that a file of this size may have been; git reads each of them to its end."""
    fit = (name for name, version in gone.items() if version.size <= LARGEST >= size)
    return sorted(fit, key=lambda name: abs(gone[name].size - size))[:RENAMED]
