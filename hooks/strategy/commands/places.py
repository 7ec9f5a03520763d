"""Where the parts of a strategy stand: which nodes a number means, and of what is new, as far as its number does not
tell it, what it stands below and before."""

from collections.abc import Mapping
from dataclasses import replace

from strategy import history
from strategy.history import facts
from strategy.history.snapshot import Item, Key, Snapshot
from strategy.model.codes import address


def states(old: bytes, new: bytes, *, with_withdrawn: bool = False) -> tuple[Snapshot | None, Snapshot | None]:
    """Two versions of the strategy, in which what is put before others in a list is no change of these."""
    before, after = (history.read(one, with_withdrawn=with_withdrawn, by_place=facts.BY_PLACE) for one in (old, new))
    if before and after:
        after = {
            key: replace(item, facts=facts.followed(before[key].facts, item.facts)) if key in before else item
            for key, item in after.items()
        }
    return before, after


def numbered(state: Snapshot) -> Mapping[str, Mapping[str, None]]:
    """Number as addresses write it → the nodes that have it or had it once: one, unless the document numbers anew below
    each goal, or gave the number to another."""
    found: dict[str, dict[str, None]] = {}
    for key, item in state.items():
        for code in (item.code, *item.formerly) if key.node and not key.part else ():
            if code:
                found.setdefault(address(code), {})[key.node] = None
    return found


def followers(state: Snapshot) -> Mapping[Key, Key]:
    """What is told apart by no number of the document → what stands next to it, below the same node."""
    found: dict[Key, Key] = {}
    last: dict[tuple[str, bool], Key] = {}
    for key, item in state.items():
        beside = (item.parent, bool(key.part))
        if (before := last.get(beside)) and (before.part or not state[before].code):
            found[before] = key
        last[beside] = key
    return found


def above(key: Key, state: Snapshot) -> str:
    """The node that a node stands below; "" where its own number begins with that of the other."""
    item = state[key]
    over: Item | None = None if key.part or not item.parent else state[Key(item.parent)]
    is_told = over and over.code and address(item.code).startswith(f"{address(over.code)}.")
    return item.parent if over and not is_told else ""
