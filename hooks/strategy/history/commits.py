"""Commits, and of which day each is: what a commit says of that, anybody may have written."""

import datetime
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

# Of a commit whose day no calendar knows (the year 10000, a zone of a hundred hours).
NO_DATE = datetime.datetime.min.replace(tzinfo=datetime.UTC)


@dataclass(frozen=True)
class Commit:
    """A commit. `date` is the committer's, with the time zone of the commit.

    Not the author's: that one stays what it was when a change is rebased or accepted months later, and can be set to
    any day; the committer's says when the text came into the history that the site is built from.
    """

    id: str
    date: datetime.datetime
    parents: tuple[str, ...] = ()

    @property
    def is_dated(self) -> bool:
        return self.date != NO_DATE


@dataclass(frozen=True)
class Lineage:
    """What rests on what. `numbers`: of each commit; `reach`: commit → a bit for each that it rests on, by its number,
    itself included."""

    numbers: Mapping[str, int]
    reach: dict[str, int] = field(default_factory=dict)

    def rests_on(self, later: Commit, earlier: Commit) -> bool:
        """Whether one commit goes back to another, or is the same."""
        return bool(self.reach[later.id] >> self.numbers[earlier.id] & 1)


def dated(commits: Iterable[Commit], now: datetime.datetime) -> tuple[Commit, ...]:
    """Commits, parents after children, each of a day on which it can have been made."""
    return _after_forerunners(_before_followers(commits, now))


def _before_followers(commits: Iterable[Commit], now: datetime.datetime) -> tuple[Commit, ...]:
    """Commits, parents after children, each that says to be of a day to come as of the day of what followed it: else
    its change would stay the latest for years, whatever came later."""
    found: list[Commit] = []
    followed: dict[str, datetime.datetime] = {}
    for commit in commits:
        if commit.date > now and commit.date > (first := followed.get(commit.id, commit.date)):
            commit = replace(commit, date=first)
        found.append(commit)
        date = commit.date if commit.is_dated else followed.get(commit.id)
        for parent in commit.parents if date else ():
            followed[parent] = min(date, followed.get(parent, date))
    return tuple(found)


def _after_forerunners(commits: Sequence[Commit]) -> tuple[Commit, ...]:
    """Commits, each that says to be older than what it rests on as of the day of that: else its change would be told
    as one of long ago, below what stood there before. One of these alone may itself be of a wrong day: of several, the
    newest but one decides."""
    found: dict[str, Commit] = {}
    newest: dict[str, list[tuple[datetime.datetime, str]]] = {}  # two of those that a commit rests on
    for commit in reversed(commits):
        before = sorted({one for parent in commit.parents for one in newest.get(parent, ())})[-2:]
        if commit.is_dated and before and commit.date < before[0][0]:
            commit = replace(commit, date=before[-1][0])
        found[commit.id] = commit
        newest[commit.id] = sorted([*before, *([(commit.date, commit.id)] if commit.is_dated else [])])[-2:]
    return tuple(found[commit.id] for commit in commits)


def time_of(text: str) -> datetime.datetime:
    """`text`: seconds and zone, as a commit holds them: to make a day of some git ends itself, and all is lost."""
    try:
        seconds, zone = text.split()
        hours, minutes = divmod(abs(int(zone)), 100)
        offset = datetime.timedelta(hours=hours, minutes=minutes)
        time = datetime.datetime.fromtimestamp(int(seconds), datetime.timezone(-offset if zone[0] == "-" else offset))
        time.astimezone(datetime.UTC)  # the same moment may be of no day there
        return time
    except (ValueError, OverflowError, OSError):
        return NO_DATE
