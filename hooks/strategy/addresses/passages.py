"""The passages of a strategy that can be quoted, each at an address of its own: titles, areas, the vision."""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.model import Area, Node, Paragraph, Strategy, Text, editions, withdrawn_of


@dataclass(frozen=True)
class Passage:
    """A node's title, with `part` an area of it; without a node a paragraph of the vision."""

    node: Node | None
    part: Area | Paragraph | None = None

    @property
    def text(self) -> Text:
        return self.part.text if self.part else self.node.title

    @property
    def reference(self) -> str:
        """How data files name it: "solid-waste", "solid-waste#area-2", "vision-1"."""
        anchor = permalinks.anchor(self.part) if self.part else ""
        return "#".join(filter(None, (self.node and self.node.id, anchor)))

    @property
    def address(self) -> str:
        """Where it stands, below the root of any language."""
        page = permalinks.permalink(self.node) if self.node else ""
        return f"{page}#{permalinks.anchor(self.part)}" if self.part else page


def of_strategy(strategy: Strategy) -> Iterator[Passage]:
    """Every passage of today, in the order of the document."""
    yield from (Passage(None, paragraph) for paragraph in strategy.vision)
    for node in strategy.nodes():
        yield Passage(node)
        yield from (Passage(node, area) for area in node.areas)


def withdrawn(strategy: Strategy) -> Iterator[Passage]:
    """Every passage that was withdrawn, by itself or with what it belongs to."""
    yield from (Passage(None, paragraph) for paragraph in withdrawn_of(strategy.vision))
    for node in editions.all_nodes(strategy):
        if node.withdrawn:
            yield Passage(node)
        yield from (Passage(node, area) for area in withdrawn_of(node.areas))
        yield from (Passage(node, area) for area in node.areas if node.withdrawn)
