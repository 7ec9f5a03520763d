"""What has been told about the nodes: updates, the statuses that follow from them, and honest sums."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import ClassVar

from strategy.model.fields import Frozen, Line, Url
from strategy.model.levels import Level
from strategy.model.tree import Area, Node, Strategy

STATUSES = (
    *("planned", "in_progress", "continuous", "partly", "completed"),
    *("postponed", "suspended", "cancelled", "no_longer_relevant", "not_yet_due"),
)


class Source(Frozen):
    """A link of an update, in the language of the file that it stands in."""

    url: Url
    title: Line


@dataclass(frozen=True)
class Wording:
    """What an update says in one language."""

    title: str
    links: tuple[Source, ...] = ()
    sources: tuple[Source, ...] = ()
    done: str | None = None
    next: str | None = None
    hindered: str | None = None
    reason: str | None = None  # why it was withdrawn
    html: str = ""  # of its text


@dataclass(frozen=True)
class Update:
    """What was told on a day. `id`: its file's name without the ending; `areas`, `status`, `cause` of a miss or a move
    and when it is `expected` now: by the id of the node; `wordings`: language → what it says, the official language
    first; the others may be missing. `period`: the time that it is about; `withdrawn`: when it was."""

    kind: ClassVar[str] = "update"

    id: str
    date: datetime.date
    nodes: tuple[Node, ...]
    areas: Mapping[str, tuple[Area, ...]]
    status: Mapping[str, str]
    wordings: Mapping[str, Wording]
    cause: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, str] = field(default_factory=dict)
    period: str | None = None
    time: str | None = None
    withdrawn: str | None = None

    def written_in(self, lang: str) -> str:
        """The language in which a reader of `lang` gets it."""
        return lang if lang in self.wordings else next(iter(self.wordings))

    def wording(self, lang: str) -> Wording:
        return self.wordings[self.written_in(lang)]

    def listed(self, name: str, lang: str) -> tuple[str, tuple[Source, ...]]:
        """(language, its "sources" or "links") that a reader of `lang` gets: of a translation that names none, those of
        the official text."""
        official = next(iter(self.wordings))
        own = self.written_in(lang)
        found = getattr(self.wordings[own], name)
        return (own, found) if found else (official, getattr(self.wordings[official], name))


@dataclass(frozen=True)
class Reported:
    """The status of a node, and the update that said it."""

    status: str
    update: Update


@dataclass(frozen=True)
class Summary:
    """Of `total` nodes, `reported` have a status; `by_status` counts these in the order of STATUSES, no noughts;
    `unnamed`: of how many others something was told all the same, even if it was withdrawn."""

    total: int
    reported: int
    by_status: Mapping[str, int]
    levels: tuple[tuple[Level, int], ...] = ()  # what the total is made of
    unnamed: int = 0

    @property
    def done_first(self) -> Sequence[tuple[str, int]]:
        """The counts as a sentence tells them: what is done, what is being done, then the others."""
        return sorted(
            self.by_status.items(), key=lambda found: found[0] != "completed" and 1 + (found[0] != "in_progress")
        )

    @property
    def silent(self) -> int:
        """Of how many nothing has been told."""
        return self.total - self.reported - self.unnamed

    def counts(self, lang: str) -> str:
        """What the total is made of, in words: «29 завдань»."""
        return ", ".join(level.count(number, lang) for level, number in self.levels)

    def several(self, lang: str) -> str | None:
        """The same as it stands after «із»; None where the data do not say it."""
        return self.levels[0][0].several(self.total, lang) if len(self.levels) == 1 else None


class Record:
    """All updates that stand, newest first, and what follows from them for each node; those withdrawn count no more.
    `whole`: the sum over all leaves."""

    def __init__(self, strategy: Strategy, updates: Iterable[Update] = ()) -> None:
        self.every_update = tuple(sorted(updates, key=_order, reverse=True))  # the withdrawn too: their pages stay
        self.updates = tuple(update for update in self.every_update if not update.withdrawn)
        self._status: dict[str, Reported] = {}
        of_node: dict[str, dict[str, Update]] = defaultdict(dict)
        above = {branch[-1].id: branch for branch in strategy.branches()}
        for update in self.every_update:
            for named in update.nodes:
                if named.id in update.status and not update.withdrawn:
                    self._status.setdefault(named.id, Reported(update.status[named.id], update))
                for node in above.get(named.id, (named,)):  # what was withdrawn counts for nothing above it
                    of_node[node.id][update.id] = update
        self._every_update = {node: tuple(found.values()) for node, found in of_node.items()}
        leaves: dict[str, list[Node]] = defaultdict(list)
        for *nodes, leaf in strategy.branches():
            for node in nodes if not leaf.children else ():
                leaves[node.id].append(leaf)
        self._summaries = {node: self._summary(below, strategy) for node, below in leaves.items()}
        self.whole = self._summary([node for node in strategy.nodes() if not node.children], strategy)

    def of(self, node: Node) -> tuple[Update, ...]:
        """The updates about a node and about all below it, newest first."""
        return tuple(update for update in self.every_of(node) if not update.withdrawn)

    def every_of(self, node: Node) -> tuple[Update, ...]:
        """Those that were withdrawn too."""
        return self._every_update.get(node.id, ())

    def revoked(self, node: Node) -> tuple[Update, ...]:
        """Those of them that were withdrawn."""
        return tuple(update for update in self.every_of(node) if update.withdrawn)

    def untold(self, node: Node) -> str:
        """Why a node has no status: nothing was told of it ("unreported"), all of that was withdrawn ("revoked"), or it
        names none ("no_status")."""
        return "no_status" if self.of(node) else "revoked" if self.revoked(node) else "unreported"

    def of_area(self, node: Node, area: Area) -> tuple[Update, ...]:
        """The updates that name an area of a node, newest first."""
        return tuple(
            update for update in self.of(node) if area.id in {named.id for named in update.areas.get(node.id, ())}
        )

    def statuses(self, node: Node) -> tuple[Reported, ...]:
        """All that was said of the status of a node itself, newest first."""
        return tuple(Reported(update.status[node.id], update) for update in self.of(node) if node.id in update.status)

    def status(self, node: Node) -> Reported | None:
        """What the latest update that says so tells of a node; None where none does."""
        return self._status.get(node.id)

    def by_year(self) -> Mapping[int, tuple[Update, ...]]:
        """Year → its updates, the withdrawn too: a year has its page for ever; both newest first."""
        by_year = groupby(self.every_update, key=lambda update: update.date.year)
        return {year: tuple(updates) for year, updates in by_year}

    def summary(self, node: Node) -> Summary:
        """The sum over all below a node that have nothing below them."""
        return self._summaries[node.id]

    def _summary(self, leaves: Sequence[Node], strategy: Strategy) -> Summary:
        counts = Counter(found.status for leaf in leaves if (found := self._status.get(leaf.id)))
        kinds = Counter(leaf.level.key for leaf in leaves)
        return Summary(
            len(leaves),
            counts.total(),
            {status: counts[status] for status in STATUSES if counts[status]},
            tuple((level, kinds[level.key]) for level in strategy.levels if kinds[level.key]),
            sum(leaf.id not in self._status and bool(self.every_of(leaf)) for leaf in leaves),
        )


def _order(update: Update) -> tuple[datetime.date, str, str]:
    return update.date, update.time or "", update.id
