"""Bodies that are responsible: each is named once, and nodes refer to it by its id."""

from collections.abc import Iterator

from pydantic import Field

from strategy.model.fields import Frozen, Id, Text, Url
from strategy.model.tree import Node, Strategy

NAMED_IN = ("body", "co_bodies", "bodies")  # fields of nodes and updates


class Body(Frozen):
    """A body («орган», «виконавець»)."""

    id: Id
    name: Text = Field(description="Повна назва кожною мовою.")
    short: Text | None = Field(default=None, description="Коротка назва кожною мовою.")
    url: Url | None = Field(default=None, description="Сайт.")

    def called(self, lang: str) -> str:
        """What tables call it."""
        return (self.short or self.name)[lang]


class Bodies(Frozen):
    """All bodies, in the order of the file."""

    bodies: tuple[Body, ...] = ()

    def get(self, id_: str | None) -> Body | None:
        return next((body for body in self.bodies if body.id == id_), None)


def led_by(body: Body, strategy: Strategy) -> Iterator[Node]:
    """The nodes that a body leads."""
    return (node for node in strategy.nodes() if node.body == body.id)


def helped_by(body: Body, strategy: Strategy) -> Iterator[Node]:
    """The nodes in which a body takes part."""
    return (node for node in strategy.nodes() if body.id in node.co_bodies)
