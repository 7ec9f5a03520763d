"""What the site said of the status of each node, and since when: from the updates of today and what was corrected in
them."""

import datetime
from bisect import insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
_EVER = datetime.datetime.min.replace(tzinfo=datetime.UTC)


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
    found: list[Status] = []
    for node, named in _named(editions.all_nodes(site.strategy), site.changelog.history):
        places = sorted({place for name in (named.id, *named.numbers) for place in by_name.get(name, ())})
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
    status, first = update.status.get(named.id, ""), published(update, site)
    for correction in site.corrections.get(update.id, ()):
        told = _told(correction)
        day = correction.time.replace(hour=0, minute=0, second=0)  # of which it tells what became in it
        names = named.at(first) if first >= day else named.at(day, before=True)
        before = [told[name].old for name in names if name in told]
        is_new = any(told[name].new for name in named.at(correction.time) if name in told and not told[name].old)
        was = next(filter(None, before), "")
        if (before or is_new) and was != status:  # under another name of the node it says what it said
            yield correction.time, Reported(status, update)
            status = was
    yield first, Reported(status, update)


@dataclass(frozen=True)
class _Named:
    """Under which names updates speak of a node: its id, and the `numbers` that it has or had, while they are no other
    node's. `owners`: number → since when it was that of which node, the first one first."""

    id: str
    numbers: Sequence[str]
    owners: Mapping[str, Sequence[tuple[datetime.datetime, str]]]

    def at(self, time: datetime.datetime, *, before: bool = False) -> AbstractSet[str]:
        """At a moment, or right before it."""
        return {self.id, *(number for number in self.numbers if self._owner(number, time, before) == self.id)}

    def _owner(self, number: str, time: datetime.datetime, before: bool) -> str:
        held = reversed(self.owners[number])
        return next((node for since, node in held if since < time or (since == time and not before)), "")


def _named(nodes: Iterable[Node], history: History) -> Iterator[tuple[Node, _Named]]:
    """Each with its names of the past."""
    changed: dict[str, list[tuple[datetime.datetime, str]]] = {}  # node → until when it had which number, "" for none
    present: dict[str, str] = {}  # what a branch made of another number, that one did not become
    oldest_first = history.revisions[::-1]
    for revision in sorted(oldest_first, key=lambda one: one.place):
        for change in revision.changes if revision.came and not revision.first else ():
            node = change.item.node
            if change.type == "added" and change.item == Key(node):
                changed.setdefault(node, []).append((revision.came, ""))
            elif change.type == "renumbered" and present.get(node, change.old) == change.old:
                changed.setdefault(node, []).append((revision.came, change.old))
                present[node] = change.new
    every, numbers, owners = tuple(nodes), {}, {}
    for node in every:
        since = _EVER
        for until, number in (*changed.get(node.id, ()), (_EVER, node.code or "")):
            if number:
                owners.setdefault(number, []).append((since, node.id))
                numbers.setdefault(node.id, []).append(number)
            since = until
    held = {number: sorted(of_number, key=lambda one: one[0]) for number, of_number in owners.items()}
    return ((node, _Named(node.id, tuple(dict.fromkeys(numbers.get(node.id, ()))), held)) for node in every)


def _told(correction: Correction) -> Mapping[str, Change]:
    """Name of a node → what became of its status."""
    every = correction.changes
    return {one.field.removeprefix(_FIELD): one for one in every if one.field.startswith(_FIELD)}
