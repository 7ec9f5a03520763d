"""The whole tree as the geometry of one picture, a crown of branches over the horizon; components/crown/ draws it.

The root lies in the middle of the ground line. Each level is an arc around it, the leaves lie on the outermost one,
evenly, in the order of the document; what stands above others lies in the middle of them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from strategy.model import Node, Strategy

WIDTH, HEIGHT = 400, 216
REACH, ROOT = 180, 38  # how far from the middle of the ground the leaves are, and where the branches begin
BETWEEN = 1.6  # leaves would fit between two branches of the topmost level
MARGIN = 0.09  # of a half-turn, left free at either end

Place = tuple[float, float]  # angle, distance


@dataclass(frozen=True)
class Bough:
    """All that grows from a topmost node: SVG paths of its branches, of the forks in them and of its leaves."""

    top: Node
    branches: str
    forks: str
    leaves: str


def boughs(strategy: Strategy) -> tuple[Bough, ...]:
    """The boughs of the tree, in the order of the document."""
    angles = _angles(strategy.children)
    arc = (REACH - ROOT) / len(strategy.levels)
    return tuple(_bough(top, angles, arc) for top in strategy.children)


def _bough(top: Node, angles: dict[str, float], arc: float) -> Bough:
    branches, forks, leaves = [], [], []
    for place, node, above in _places(top, angles, arc, 1, (angles[top.id], ROOT)):
        branches.append(_branch(above, place))
        (forks if node.children else leaves).append(f"M{_point(place)}h0")
    return Bough(top, "".join(branches), "".join(forks), "".join(leaves))


def _places(
    node: Node, angles: dict[str, float], arc: float, level: int, above: Place
) -> Iterator[tuple[Place, Node, Place]]:
    """Where a node and all below it lie, each with the place that its branch comes from."""
    place = (angles[node.id], ROOT + arc * level if node.children else REACH)
    yield place, node, above
    for child in node.children:
        yield from _places(child, angles, arc, level + 1, place)


def _angles(tops: Sequence[Node]) -> dict[str, float]:
    """The angle of each node, from the left end of the horizon to the right one."""
    slots: dict[str, float] = {}
    free = 0.0
    for top in tops:
        free = _slots(top, free, slots) + BETWEEN
    last = max(free - BETWEEN - 1, 1)
    turn = 1 - 2 * MARGIN
    return {node: pi * (1 - MARGIN - turn * (slot / last if len(slots) > 1 else 0.5)) for node, slot in slots.items()}


def _slots(node: Node, free: float, slots: dict[str, float]) -> float:
    """Give a node and all below it their slots; returns the next free one."""
    if not node.children:
        slots[node.id] = free
        return free + 1
    for child in node.children:
        free = _slots(child, free, slots)
    slots[node.id] = (slots[node.children[0].id] + slots[node.children[-1].id]) / 2
    return free


def _branch(start: Place, end: Place) -> str:
    """A curve that leaves one place outwards and reaches another from within."""
    middle = (start[1] + end[1]) / 2
    return f"M{_point(start)}C{_point((start[0], middle))} {_point((end[0], middle))} {_point(end)}"


def _point(place: Place) -> str:
    angle, distance = place
    return f"{round(WIDTH / 2 + cos(angle) * distance)} {round(HEIGHT - 12 - sin(angle) * distance)}"
