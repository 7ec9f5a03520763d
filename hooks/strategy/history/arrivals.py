"""With which commit of the published line each commit came there: a branch may have made what was published already."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy.history.commits import Commit


@dataclass(frozen=True)
class Arrivals:
    """`places`: commit → its own, from the first publication on; `dates`: of the published ones, by their places;
    `together`: a bit for each commit that has this place, by its number."""

    places: Mapping[str, int]
    dates: Sequence[datetime.datetime]
    together: Mapping[int, int]

    def of(self, commit: Commit) -> tuple[int, datetime.datetime]:
        """The place of a commit, and when that was published."""
        place = self.places[commit.id]
        return place, self.dates[place]

    def earlier(self, one: Commit, other: Commit) -> bool:
        return self.places[one.id] < self.places[other.id]

    def with_(self, commit: Commit) -> int:
        """A bit for each commit that came together with one."""
        return self.together[self.places[commit.id]]


def arrivals(commits: Sequence[Commit], numbers: Mapping[str, int]) -> Arrivals:
    """`commits`: HEAD first, children before parents."""
    found, together = places(commits), Counter()
    for commit, place in found.items():
        together[place] |= 1 << numbers[commit]
    dates = {commit.id: commit.date for commit in commits}
    return Arrivals(found, [dates[one] for one in published_line(commits)][::-1], together)


def places(commits: Sequence[Commit]) -> Mapping[str, int]:
    """Commit → the place of the published one with which it came, from the first publication on."""
    parents = {commit.id: commit.parents for commit in commits}
    found: dict[str, int] = {}
    for place, published in enumerate(reversed([*published_line(commits)])):
        waiting = [published]
        while waiting:
            if (one := waiting.pop()) in parents and one not in found:
                found[one] = place
                waiting += parents[one]
    return found


def published_line(commits: Sequence[Commit]) -> Iterator[str]:
    """The commits from the newest one on by first parents, as a site is published."""
    at = commits[0].id if commits else ""
    for commit in commits:
        if commit.id == at:
            yield at
            at = next(iter(commit.parents), "")
