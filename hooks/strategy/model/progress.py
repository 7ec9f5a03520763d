"""What follows from plan and updates on a day: marks, each with its date and its source. Templates say them in words.

Three things are never mixed: what a body says (the status), what evidence shows (indicators), and how it stands to the
terms. Nothing is judged that the data do not say; where nothing was told, that alone is said.
"""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from strategy.model.dates import last_day
from strategy.model.indicators import Indicator, Target
from strategy.model.plan import Milestone
from strategy.model.tree import Node, Strategy
from strategy.model.updates import STATUSES, Record, Reported, Update

# How far each status has come; what has no place here (put off, given up) neither goes on nor back.
_RANK = {"not_yet_due": 0, "planned": 1, "in_progress": 2, "continuous": 2, "partly": 3, "completed": 4}
_ENDED = frozenset({"completed", "cancelled", "no_longer_relevant"})  # after these no term can be missed
MARKS = ("overdue", "overdue_first", "backwards", "silent", "moved_term", "moved_targets")
LACKS = ("indicator", "body", "term")
COUNTED = (*MARKS, "unreported", *(f"no_{name}" for name in LACKS))  # what is counted, and listed by itself


@dataclass(frozen=True)
class Overdue:
    """A term has passed, and nobody has said that it is done. `first`: of the term that was set first; the present one
    may still be to come."""

    node: Node
    term: str
    first: bool = False

    @property
    def since(self) -> datetime.date:
        """The first day after it."""
        return last_day(self.term) + datetime.timedelta(days=1)


@dataclass(frozen=True)
class Backwards:
    """A status that fell behind an earlier one."""

    node: Node
    was: Reported
    now: Reported


@dataclass(frozen=True)
class Silent:
    """Nothing has been told for long: `last` is the latest update, at least so many `days` ago. How many exactly is not
    said: what says it would be another every day."""

    node: Node
    last: Update
    days: int


@dataclass(frozen=True)
class MovedTerm:
    """The present end is another than the first. `on`: when it was moved last, where that is known."""

    node: Node
    first: str
    present: str
    on: str | None = None


@dataclass(frozen=True)
class MovedTarget:
    """A target that took the place of another."""

    node: Node
    indicator: Indicator
    was: Target
    now: Target


@dataclass(frozen=True)
class Standing:
    """All that can be told of a node on a day. `status`: None where nobody has told of it."""

    node: Node
    status: Reported | None = None
    since: datetime.date | None = None  # since when the status is what it is
    last: Update | None = None
    overdue: Overdue | None = None
    overdue_first: Overdue | None = None
    overdue_milestones: tuple[Milestone, ...] = ()
    backwards: Backwards | None = None
    silent: Silent | None = None
    moved_term: MovedTerm | None = None
    moved_targets: tuple[MovedTarget, ...] = ()
    lacks: tuple[str, ...] = ()
    shown: bool = False  # whether anything beside the word of the body shows it: a value, or a source of an update
    cause_told: Update | None = None  # the latest that says why it is late, since the status was told
    expected_told: Update | None = None  # the latest that says when it is expected, since then

    @property
    def cause(self) -> str | None:
        """Why it is late or put off."""
        return self.cause_told and self.cause_told.cause[self.node.id]

    @property
    def expected(self) -> str | None:
        """When it is expected now."""
        return self.expected_told and self.expected_told.expected[self.node.id]

    @property
    def measured(self) -> tuple[Indicator, ...]:
        """The indicators of which it can be told whether they are on course."""
        return tuple(one for one in self.node.indicators if one.on_course is not None)

    @property
    def on_course(self) -> int:
        """How many of these are."""
        return sum(bool(one.on_course) for one in self.measured)


@dataclass(frozen=True)
class Counts:
    """Of `total` nodes, so many have each status (in the order of STATUSES, no noughts); of the others nobody told."""

    total: int
    by_status: Mapping[str, int] = field(default_factory=dict)

    @property
    def unreported(self) -> int:
        return self.total - sum(self.by_status.values())


class Progress:
    """What can be told of a strategy on a day."""

    def __init__(self, strategy: Strategy, record: Record, as_of: datetime.date) -> None:
        self.strategy = strategy
        self.record = record
        self.as_of = as_of

    @cached_property
    def tasks(self) -> tuple[Standing, ...]:
        """The nodes of today that have nothing below them, in document order."""
        return tuple(self.of(node) for node in self.strategy.nodes() if not node.children)

    @cached_property
    def above(self) -> tuple[Standing, ...]:
        """The nodes above these of which something has to be said by itself: a status or a mark."""
        found = (self.of(node) for node in self.strategy.nodes() if node.children)
        return tuple(one for one in found if one.status or any(getattr(one, name) for name in MARKS))

    @property
    def begun(self) -> bool:
        """Whether there is anything to tell: an update, or a plan."""
        planned = (task.node.period or task.node.indicators or task.node.body for task in self.tasks)
        return bool(self.record.every_update) or any(planned)

    def below(self, node: Node) -> tuple[Standing, ...]:
        """Those of them that stand below a node."""
        ids = {one.id for one in self.strategy.below(node)} or {node.id}
        return tuple(task for task in self.tasks if task.node.id in ids)

    def of(self, node: Node) -> Standing:
        said = self.record.statuses(node)
        told = self.record.of(node)
        since = told[: told.index(said[0].update) + 1] if said else told  # a status that says no more leaves none
        ended = bool(said) and said[0].status in _ENDED
        return Standing(
            node,
            status=said[0] if said else None,
            since=_since(said),
            last=told[0] if told else None,
            overdue=None if ended else self._overdue(node),
            overdue_first=self._overdue_first(node, said),
            overdue_milestones=() if ended else tuple(self._overdue_milestones(node)),
            backwards=_backwards(node, said),
            silent=None if ended or not told or node.children else self._silent(node, told[0]),
            moved_term=_moved_term(node),
            moved_targets=tuple(_moved_targets(node)),
            lacks=tuple(_lacks(node)),
            shown=any(one.latest for one in node.indicators) or any(map(_has_source, told)),
            cause_told=next((one for one in since if node.id in one.cause), None),
            expected_told=next((one for one in since if node.id in one.expected), None),
        )

    def _overdue(self, node: Node) -> Overdue | None:
        end = node.period and node.period.end
        return Overdue(node, end) if end and last_day(end) < self.as_of else None

    def _overdue_milestones(self, node: Node) -> Iterator[Milestone]:
        for one in node.milestones:
            if one.due and not one.done_on and last_day(one.due) < self.as_of:
                yield one

    def _overdue_first(self, node: Node, said: tuple[Reported, ...]) -> Overdue | None:
        """Whether the first term had passed before anybody said that it was done; it counts where it was moved."""
        first = node.period and node.period.first
        if not first or not node.period.moved or last_day(first) >= self.as_of:
            return None
        done = [one.update.date for one in said if one.status in _ENDED]
        return None if done and min(done) <= last_day(first) else Overdue(node, first, first=True)

    def _silent(self, node: Node, last: Update) -> Silent | None:
        days = self.strategy.silent_after_days
        return Silent(node, last, days) if (self.as_of - last.date).days >= days else None


def counts(tasks: Iterable[Standing]) -> Counts:
    """How many of them have each status."""
    listed = tuple(tasks)
    found = Counter(task.status.status for task in listed if task.status)
    return Counts(len(listed), {status: found[status] for status in STATUSES if found[status]})


def marked(tasks: Iterable[Standing]) -> Mapping[str, tuple[Standing, ...]]:
    """Mark → the tasks that bear it, no empty ones; what nobody told of and what is lacking are marks too."""
    listed = tuple(tasks)
    found = {
        **{name: tuple(task for task in listed if getattr(task, name)) for name in MARKS},
        "unreported": tuple(task for task in listed if not task.last),
        **{f"no_{name}": tuple(task for task in listed if name in task.lacks) for name in LACKS},
    }
    return {name: bearing for name, bearing in found.items() if bearing}


def _since(said: tuple[Reported, ...]) -> datetime.date | None:
    """The day of the oldest of the latest updates that all say the same."""
    day = None
    for one in said:
        if one.status != said[0].status:
            break
        day = one.update.date
    return day


def _backwards(node: Node, said: tuple[Reported, ...]) -> Backwards | None:
    """Whether the status has fallen behind the one before it."""
    before = next((one for one in said if one.status != said[0].status), None)
    if before is None or not {before.status, said[0].status} <= _RANK.keys():
        return None
    now = next(one for one in reversed(said[: said.index(before)]))  # the first update that said so
    return Backwards(node, before, now) if _RANK[now.status] < _RANK[before.status] else None


def _moved_term(node: Node) -> MovedTerm | None:
    period = node.period
    if not period or not period.moved or not period.end or not period.first:
        return None
    return MovedTerm(node, period.first, period.end, period.changed[-1].date if period.changed else None)


def _moved_targets(node: Node) -> Iterator[MovedTarget]:
    for indicator in node.indicators:
        yield from (MovedTarget(node, indicator, was, now) for was, now in indicator.moved_targets)


def _has_source(update: Update) -> bool:
    return any(wording.sources for wording in update.wordings.values())


def _lacks(node: Node) -> Iterator[str]:
    if not node.indicators:
        yield "indicator"
    if not node.body and not node.responsible:
        yield "body"
    if not (node.period and node.period.end):
        yield "term"
