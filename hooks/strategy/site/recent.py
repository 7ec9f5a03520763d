"""What changed this month, this quarter and this year, as they are on the day for which marks are made: texts,
statuses, values, terms. Each change is told once, in the shortest of these times."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from strategy.addresses import permalinks
from strategy.history import Change, facts
from strategy.history.changes import ORDER, Reworded
from strategy.model import Node, editions
from strategy.model.dates import first_day, last_day
from strategy.model.updates import Update
from strategy.site import edits
from strategy.site.changelog import Entry
from strategy.site.edits import Edit
from strategy.site.shared import Site
from strategy.site.statuses import Status, files_of, midnight, statuses

KINDS = ("status", "withdrawn", "update", "value", "term", "text", "translation", "editors", "other", *edits.KINDS)
_OF_FIELD = {ORDER: "text", "indicators": "value", "period": "term", "milestones": "term"}
_EDITORS = ("short", "summary", "note")  # what stands beside the text of the document
MOST = 40  # of a time; the pages of the years hold the rest
FEW = 5  # of a day and of one kind that are named each; more are only counted, but for statuses


@dataclass(frozen=True)
class Item:
    """A change of a node, the correction of an `update`, or an `edit` (none of them: of the strategy itself). `kinds`:
    what of it; `status`: where that is what changed."""

    day: datetime.date
    node: Node | None
    kinds: tuple[str, ...]
    address: str
    status: Status | None = None
    update: Update | None = None
    edit: Edit | None = None


@dataclass(frozen=True)
class Alike:
    """What changed on one day in the same way."""

    kinds: tuple[str, ...]
    items: tuple[Item, ...]

    @property
    def counted(self) -> bool:
        """Whether it is told by a number, not one by one."""
        return len(self.items) > FEW and "status" not in self.kinds


@dataclass(frozen=True)
class Day:
    date: datetime.date
    changes: tuple[Alike, ...]


@dataclass(frozen=True)
class Time:
    """A time that the day lies in: "month", "quarter" or "year", since its first day."""

    name: str
    since: datetime.date
    items: tuple[Item, ...]

    @property
    def days(self) -> tuple[Day, ...]:
        """Newest first, up to MOST lines."""
        days, room = [], MOST
        for date, items in groupby(self.items, key=lambda item: item.day):
            shown = []
            for alike in _alike(items):
                shown.append(alike if alike.counted else Alike(alike.kinds, alike.items[:room]))
                room -= 1 if alike.counted else len(alike.items)
                if room <= 0:
                    return (*days, Day(date, tuple(shown)))
            days.append(Day(date, tuple(shown)))
        return tuple(days)

    @property
    def left_out(self) -> int:
        return len(self.items) - sum(len(alike.items) for day in self.days for alike in day.changes)


def times(site: Site) -> tuple[Time, ...]:
    """This month, the quarter before it, the year before that; those in which nothing changed are left out."""
    day = site.as_of
    starts = {
        "month": day.replace(day=1),
        "quarter": day.replace(month=(day.month - 1) // 3 * 3 + 1, day=1),
        "year": day.replace(month=1, day=1),
    }
    found = sorted(_items(site), key=lambda item: item.day, reverse=True)
    before, made = day + datetime.timedelta(days=1), []
    for name, since in starts.items():
        made.append(Time(name, since, tuple(item for item in found if since <= item.day < before)))
        before = min(since, before)
    return tuple(time for time in made if time.items)


def _alike(items: Iterable[Item]) -> Iterator[Alike]:
    """What matters most first."""
    by_kinds: dict[tuple[str, ...], list[Item]] = {}
    for item in items:
        by_kinds.setdefault(item.kinds, []).append(item)
    for kinds in sorted(by_kinds, key=lambda kinds: [KINDS.index(kind) for kind in kinds]):
        yield Alike(kinds, tuple(by_kinds[kinds]))


def _items(site: Site) -> Iterator[Item]:
    nodes = {node.id: node for node in editions.all_nodes(site.strategy)}
    for page in site.changelog.pages:
        yield from (_of_entry(entry, nodes, site.strategy.languages[0]) for entry in page.entries if not entry.first)
    for one in statuses(site):
        yield Item(one.time.date(), one.node, ("status",), one.address, one)
    for update in site.reports.every_update:
        if update.withdrawn:
            day = _day_of_withdrawal(update, site)
            yield Item(day, None, ("withdrawn",), permalinks.permalink(update), update=update)
        for day in {one.day for one in site.corrections.get(update.id, ())}:
            yield Item(day, None, ("update",), f"{permalinks.permalink(update)}#corrections", update=update)
    yield from (Item(one.day, None, (one.kind,), one.place, edit=one) for one in site.edits)


def _of_entry(entry: Entry, nodes: Mapping[str, Node], official: str) -> Item:
    kinds = frozenset(_kind(change, official) for change in entry.changes)
    return Item(
        entry.commit.date.date(), nodes.get(entry.node), tuple(kind for kind in KINDS if kind in kinds), entry.address
    )


def _kind(change: Change, official: str) -> str:
    """The text is the document's own, in the official language; of what editors say no language is told apart."""
    if isinstance(change, Reworded):
        return "editors" if change.field in _EDITORS else "text" if change.lang == official else "translation"
    if change.type != "restated":
        return "text"
    return _OF_FIELD.get(facts.steps(change.field)[0], "other")


def withdrawn(update: Update, site: Site) -> datetime.datetime:
    """When that was published: with the last change of its files, as git knows it; else the day that it names."""
    known = [site.times[address].last for address in files_of(update, site) if address in site.times]
    return max(known, default=midnight(max(first_day(update.withdrawn), update.date)))


def _day_of_withdrawal(update: Update, site: Site) -> datetime.date:
    """The day that it names; of a month or a longer time, that of its publication as far as it lies in there."""
    first, last = first_day(update.withdrawn), last_day(update.withdrawn)
    return min(max(withdrawn(update, site).date(), first, update.date), last)
