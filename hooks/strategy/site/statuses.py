"""What the site said of the status of each node, and since when: from the updates of today and what was corrected in
them."""

import datetime
from bisect import insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from strategy.addresses import permalinks
from strategy.history import Change, facts
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
    names = {node.id: _names(node) for node in editions.all_nodes(site.strategy)}
    found: list[Status] = []
    for node in editions.all_nodes(site.strategy):
        places = sorted({place for name in names[node.id] for place in by_name.get(name, ())})
        found += _of_node(node, [updates[place] for place in places], names, site)
    return tuple(sorted(found, key=lambda one: one.time, reverse=True))


def published(update: Update, site: Site) -> datetime.datetime:
    """When it was published, as git knows it; else the day that it tells of."""
    known = (site.times[address] for address in files_of(update, site) if address in site.times)
    return min((one.came or one.first for one in known), default=midnight(update.date))


def files_of(update: Update, site: Site) -> Iterator[str]:
    return (permalinks.root(lang, site.strategy) + permalinks.permalink(update) for lang in update.wordings)


def midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), datetime.UTC)


def _of_node(node: Node, updates: Sequence[Update], names: Mapping[str, Sequence[str]], site: Site) -> Iterator[Status]:
    """What the latest of the updates says that was there by then. One that says the same again changed nothing, nor did
    one of an earlier day that came when more was known already. `updates`: the latest first."""
    every = ((place, *one) for place, update in enumerate(updates) for one in _sayings(node, update, names, site))
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


def _sayings(
    node: Node, update: Update, names: Mapping[str, Sequence[str]], site: Site
) -> Iterator[tuple[datetime.datetime, Reported]]:
    """When an update came to say a status of a node, or none: with its publication, and with corrections. `names`: of
    each node, by its id."""
    own, status = names[node.id], update.status.get(node.id, "")
    for correction in site.corrections.get(update.id, ()):
        told = _told(correction)
        own = _then(node.id, own, status, told, names)
        changes = [told[name] for name in own if name in told]
        # Under another name of the node it says what it said.
        if {change.old for change in changes} != {change.new for change in changes}:
            yield correction.time, Reported(status, update)
            status = next((change.old for change in changes if change.old), "")
    yield published(update, site), Reported(status, update)


def _then(
    node: str, own: Sequence[str], status: str, told: Mapping[str, Change], names: Mapping[str, Sequence[str]]
) -> Sequence[str]:
    """The names of a node before numbers were replaced by ids, as the check demands it where a number is another node's
    today: that under which its status stood, and none under which that of another node did."""
    ids = {name: change.new for name, change in told.items() if name in names and not change.old}
    lost = {name: change.old for name, change in told.items() if name not in names and not change.new}
    if ids.get(node) == status and (former := next((name for name in own if lost.get(name) == status), None)):
        return tuple(name for name in own if name == former or name not in lost)
    others = {name for one, said in ids.items() if one != node for name in names[one] if lost.get(name) == said}
    return tuple(name for name in own if name not in others)


def _names(node: Node) -> Sequence[str]:
    """Under which updates speak of it, or did: its id, former numbers, the last one first, and that of today."""
    numbers = (*(had.code for had in reversed(node.formerly)), node.code)
    return tuple(dict.fromkeys((node.id, *filter(None, numbers))))


def _told(correction: Correction) -> Mapping[str, Change]:
    """Name of a node → what became of its status."""
    every = correction.changes
    return {one.field.removeprefix(_FIELD): one for one in every if one.field.startswith(_FIELD)}
