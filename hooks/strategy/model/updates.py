"""What has been told about the tasks: updates, the statuses that follow from them, and honest sums."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from strategy.model.tree import Area, Frozen, Line, Node, Strategy, Task, Url

STATUSES = ("planned", "in_progress", "completed", "suspended", "cancelled")


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


@dataclass(frozen=True)
class Update:
    """What was told on a day. `id`: its file's name without the ending; `areas` and `status`: by the id of the task;
    `wordings`: language → what it says, the official language first; the others may be missing."""

    kind: ClassVar[str] = "update"

    id: str
    date: datetime.date
    tasks: tuple[Task, ...]
    areas: Mapping[str, tuple[Area, ...]]
    status: Mapping[str, str]
    wordings: Mapping[str, Wording]

    def written_in(self, lang: str) -> str:
        """The language in which a reader of `lang` gets it."""
        return lang if lang in self.wordings else next(iter(self.wordings))

    def wording(self, lang: str) -> Wording:
        return self.wordings[self.written_in(lang)]


@dataclass(frozen=True)
class Reported:
    """The status of a task, and the update that said it."""

    status: str
    update: Update


@dataclass(frozen=True)
class Summary:
    """Of `total` tasks, `reported` have a status; `by_status` counts these in the order of STATUSES, no noughts."""

    total: int
    reported: int
    by_status: Mapping[str, int]


class Record:
    """All updates, newest first, and what follows from them for each goal, objective and task."""

    def __init__(self, strategy: Strategy, updates: Iterable[Update] = ()) -> None:
        self.updates = tuple(sorted(updates, key=lambda update: (update.date, update.id), reverse=True))
        self._status: dict[str, Reported] = {}
        of_node: dict[str, dict[str, Update]] = defaultdict(dict)
        above = {branch[-1].id: branch for branch in strategy.branches()}
        for update in self.updates:
            for task in update.tasks:
                if task.id in update.status:
                    self._status.setdefault(task.id, Reported(update.status[task.id], update))
                for node in above.get(task.id, (task,)):  # what was withdrawn counts for nothing above it
                    of_node[node.id][update.id] = update
        self._updates = {node: tuple(found.values()) for node, found in of_node.items()}
        totals: Counter[str] = Counter()
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for *nodes, task in strategy.branches():
            if isinstance(task, Task):
                for node in nodes:
                    totals[node.id] += 1
                    if reported := self._status.get(task.id):
                        counts[node.id][reported.status] += 1
        self._summaries = {node: _summary(total, counts[node]) for node, total in totals.items()}

    def of(self, node: Node) -> tuple[Update, ...]:
        """The updates about a task, or about the tasks below a goal or an objective, newest first."""
        return self._updates.get(node.id, ())

    def status(self, task: Task) -> Reported | None:
        """What the latest update that says so tells of a task; None where none does."""
        return self._status.get(task.id)

    def by_year(self) -> Mapping[int, tuple[Update, ...]]:
        """Year → its updates; both newest first."""
        return {year: tuple(told) for year, told in groupby(self.updates, key=lambda update: update.date.year)}

    def summary(self, node: Node) -> Summary:
        """The sum over the tasks below a goal or an objective."""
        return self._summaries[node.id]


def _summary(total: int, counts: Counter[str]) -> Summary:
    return Summary(total, counts.total(), {status: counts[status] for status in STATUSES if counts[status]})
