"""Editions: which number meant which node when, and what took the place of what.

A node stands from the edition `since` (else from the oldest) up to the one before `withdrawn.edition`. Its `code` is
the number in the last of these; an entry of `formerly` is its number up to that edition, as far back as another entry.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from strategy.model.codes import address
from strategy.model.codes import parts as counted
from strategy.model.dates import first_day, last_day
from strategy.model.levels import Level
from strategy.model.tree import Area, Edition, Node, Strategy, withdrawn_of


@dataclass(frozen=True)
class Meaning:
    """A node that a number meant, and the editions in which it did; the edition is None where none is named."""

    node: Node
    editions: tuple[Edition | None, ...]


def all_nodes(strategy: Strategy) -> Iterator[Node]:
    """All nodes that the data know: those of today in document order, then the withdrawn ones."""
    return chain(strategy.nodes(), strategy.withdrawn())


def topmost(strategy: Strategy) -> tuple[Node, ...]:
    """The topmost nodes of today, then those that were withdrawn."""
    return (*strategy.children, *withdrawn_of(strategy.children))


def levels(strategy: Strategy) -> Iterator[Level]:
    """The levels that have nodes, or had some."""
    used = {node.level.key for node in all_nodes(strategy)}
    return (level for level in strategy.levels if level.key in used)


def codes(node: Node, strategy: Strategy) -> tuple[str | None, ...]:
    """The number of a node in each edition, the oldest first; None where it does not stand in it, "" where it stands
    there without a number.

    Where the data name no edition there is one all the same: today's.
    """
    order = {edition.id: place for place, edition in enumerate(strategy.editions)}
    count = max(1, len(order))
    first = order.get(node.since, 0)
    end = max(first + 1, _end(node, strategy.editions))
    former = sorted((order[entry.edition], entry.code) for entry in node.formerly)

    def code(place: int) -> str:
        return next((code for until, code in former if place <= until), node.code or "")

    return tuple(code(place) if first <= place < end else None for place in range(count))


def _end(node: Node, listed: Sequence[Edition]) -> int:
    """The place of the first edition in which a node does not stand any more: that which withdrew it or, where only
    the day is known, the first that was adopted since."""
    count = max(1, len(listed))
    if node.withdrawn is None:
        return count
    if node.withdrawn.edition:
        return next((place for place, one in enumerate(listed) if one.id == node.withdrawn.edition), count)
    day = node.withdrawn.date or ""
    since = (place for place, one in enumerate(listed) if day and one.adopted and _is_since(one.adopted, day))
    return next(since, count)


def _is_since(adopted: str, day: str) -> bool:
    return last_day(adopted) >= first_day(day)  # one of them may be a year, a quarter or a month


def nodes_by_code(strategy: Strategy) -> Iterator[tuple[Edition | None, Mapping[str, tuple[Node, ...]]]]:
    """Each edition, the oldest first, with the nodes that a number, as addresses write it, meant in it: one, unless the
    document numbers anew below each goal."""
    table = [(node, codes(node, strategy)) for node in all_nodes(strategy)]
    for place, edition in enumerate(strategy.editions or (None,)):
        found: dict[str, tuple[Node, ...]] = {}
        for node, numbers in table:
            if code := numbers[place]:
                found[address(code)] = (*found.get(address(code), ()), node)
        yield edition, found


def meanings(strategy: Strategy) -> Mapping[str, tuple[Meaning, ...]]:
    """All that each number ever meant, what it means today or meant last first."""
    found: dict[str, dict[str, Meaning]] = {}
    for edition, nodes_of in nodes_by_code(strategy):
        for code, nodes in nodes_of.items():
            for node in nodes:
                known = found.setdefault(code, {})
                earlier = known.pop(node.id, Meaning(node, ()))
                known[node.id] = Meaning(node, (*earlier.editions, edition))
    return {code: tuple(reversed(known.values())) for code, known in found.items()}


def formerly_below(strategy: Strategy) -> Mapping[str, tuple[Node, ...]]:
    """Node id → what stood directly below it in an edition and does no longer, in the order of the document. Numbers
    tell it, of which several may count the same («СЦ 2», «ОЦ 2»): where the tree agrees with one, that one is meant."""
    places = {node.id: place for place, node in enumerate(all_nodes(strategy))}
    standing = {child.id: node.id for node in all_nodes(strategy) for child in node.children}
    gone = {child.id: node.id for node in all_nodes(strategy) for child in withdrawn_of(node.children)}
    held = standing | gone
    found: dict[str, dict[str, Node]] = {}
    for _, nodes_of in nodes_by_code(strategy):
        by_parts: dict[tuple, dict[str, Node]] = {}
        for code, nodes in nodes_of.items():
            by_parts.setdefault(counted(code), {}).update({node.id: node for node in nodes})
        for place, node in ((place, node) for place, nodes in by_parts.items() if place for node in nodes.values()):
            above = by_parts.get(place[:-1], {})
            own = above.get(held.get(node.id))
            for parent in (own,) if own else above.values() if place[:-1] else ():
                if standing.get(node.id) != parent.id:
                    found.setdefault(parent.id, {})[node.id] = node
    return {id_: tuple(sorted(below.values(), key=lambda node: places[node.id])) for id_, below in found.items()}


def last_meaning(node: Node, strategy: Strategy) -> Meaning:
    """The last number of a node, with the editions in which it had it."""
    listed = strategy.editions or (None,)
    return Meaning(
        node, tuple(e for e, code in zip(listed, codes(node, strategy), strict=True) if code == (node.code or ""))
    )


def by_reference(strategy: Strategy) -> Mapping[str, tuple[Node, Area | None]]:
    """What a reference names: "farm-output" → (task, None), "farm-output#2" → (task, its area 2)."""
    found: dict[str, tuple[Node, Area | None]] = {}
    for node in all_nodes(strategy):
        found[node.id] = (node, None)
        for area in (*node.areas, *withdrawn_of(node.areas)):
            found[f"{node.id}#{area.id}"] = (node, area)
    return found


def replaces(strategy: Strategy) -> Mapping[str, tuple[str, ...]]:
    """The other way round than the data say it: reference → references of what it took the place of."""
    found: dict[str, tuple[str, ...]] = {}
    for old, (node, area) in by_reference(strategy).items():
        withdrawn = (area or node).withdrawn
        for new in withdrawn.replaced_by if withdrawn else ():
            found[new] = (*found.get(new, ()), old)
    return found
