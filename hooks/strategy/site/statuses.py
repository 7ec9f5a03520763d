"""What the site said of the status of each node, and since when: from the updates of today and what was corrected in
them."""

import datetime
from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import groupby

from strategy.addresses import permalinks
from strategy.history import Change, History, Key, facts
from strategy.model import Node, editions
from strategy.model.updates import Reported, Update
from strategy.site.corrections import Correction
from strategy.site.shared import Site

_FIELD = f"status{facts.SEPARATOR}"


@dataclass(frozen=True)
class Status:
    """A status that an update gave to a node. `was`: what the site said until then."""

    time: datetime.datetime
    node: Node
    now: Reported
    was: Reported | None

    @property
    def address(self) -> str:
        """Where it stands, below the root of any language."""
        return permalinks.permalink(self.now.update)


def statuses(site: Site) -> tuple[Status, ...]:
    """Whenever the site said another status of a node, published last first; of what was withdrawn nothing, which is
    told apart."""
    updates = site.reports.updates
    by_name: dict[str, list[int]] = {}  # the places of those that give or gave a status under a name
    for place, update in enumerate(updates):
        told = (name for one in site.corrections.get(update.id, ()) for name in _told(one))
        for name in dict.fromkeys((*update.status, *told)):
            by_name.setdefault(name, []).append(place)
    past = _numbers(site.changelog.history)
    found: list[Status] = []
    for node in editions.all_nodes(site.strategy):
        named = _Named(node.id, node.code or "", past.get(node.id, ()))
        places = sorted({place for name in named.every() for place in by_name.get(name, ())})
        found += _of_node(node, [updates[place] for place in places], named, site)
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))


def published(update: Update, site: Site) -> datetime.datetime:
    """When it was published, as git knows it; else the day that it tells of."""
    known = (site.times[address] for address in files_of(update, site) if address in site.times)
    return min((one.came or one.first for one in known), default=midnight(update.date))


def files_of(update: Update, site: Site) -> Iterator[str]:
    return (permalinks.root(lang, site.strategy) + permalinks.permalink(update) for lang in update.wordings)


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _of_node(node: Node, updates: Sequence[Update], named: "_Named", site: Site) -> Iterator[Status]:
    """What the latest of the updates says that was there by then. One that says the same again changed nothing, nor did
    one of an earlier day that came when more was known already. `updates`: the latest first."""
    every = ((place, *one) for place, update in enumerate(updates) for one in _sayings(update, named, site))
    sayings = sorted(every, key=lambda saying: saying[1])
    there: dict[int, Reported] = {}  # by the place of the update
    standing: list[int] = []  # of those that say a status, the latest first
    was: Reported | None = None
    for time, same in groupby(sayings, key=lambda saying: saying[1]):
        for place, _, said in same:
            if place in there and there[place].status:
                standing.remove(place)
            there[place] = said
            if said.status:
                insort(standing, place)
        now = there[standing[0]] if standing else None
        if now and now.status != (was and was.status):
            yield Status(time, node, now, was)
        was = now


def _sayings(update: Update, named: "_Named", site: Site) -> Iterator[tuple[datetime.datetime, Reported]]:
    """When an update came to say a status of a node, or none: with its publication, and with corrections."""
    status = update.status.get(named.id, "")
    for correction in site.corrections.get(update.id, ()):
        told = _told(correction)
        day = correction.time.replace(hour=0, minute=0, second=0)  # of which it tells what became in it
        before = [told[name].old for name in named.until(day) if name in told]
        is_new = any(told[name].new for name in named.since(correction.time) if name in told and not told[name].old)
        was = next(filter(None, before), "")
        if (before or is_new) and was != status:  # under another name of the node it says what it said
            yield correction.time, Reported(status, update)
            status = was
    yield published(update, site), Reported(status, update)


@dataclass(frozen=True)
class _Named:
    """Under which names updates speak of a node: its id, and the number that it has or had; another node may have that
    on another day. `past`: until when it had which number, the first one first; "" while it was not there."""

    id: str
    number: str
    past: Sequence[tuple[datetime.datetime, str]]

    def every(self) -> AbstractSet[str]:
        return {self.id, self.number, *(number for _, number in self.past)} - {""}

    def since(self, time: datetime.datetime) -> AbstractSet[str]:
        """From then on."""
        return {self.id, next((number for until, number in self.past if until > time), self.number)}

    def until(self, time: datetime.datetime) -> AbstractSet[str]:
        """Right before then."""
        return {self.id, next((number for until, number in self.past if until >= time), self.number)}


def _numbers(history: History) -> Mapping[str, Sequence[tuple[datetime.datetime, str]]]:
    """Id of a node → its past as _Named has it."""
    found: dict[str, list[tuple[datetime.datetime, str]]] = {}
    for revision in sorted(history.revisions, key=lambda one: one.place):
        for change in revision.changes if revision.came and not revision.first else ():
            if change.item == Key(change.item.node) and change.type in {"added", "renumbered"}:
                number = change.old if change.type == "renumbered" else ""
                found.setdefault(change.item.node, []).append((revision.came, number))
    return found


def _told(correction: Correction) -> Mapping[str, Change]:
    """Name of a node → what became of its status."""
    every = correction.changes
    return {one.field.removeprefix(_FIELD): one for one in every if one.field.startswith(_FIELD)}
