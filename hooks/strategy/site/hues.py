"""Which of the quiet hues (overrides/base/hues.css) a branch of the tree has: by its place, over and over."""

from strategy.model import Node, Strategy

HUES = 6


def hue(node: Node, strategy: Strategy) -> str:
    """The class of what shows a node: the hue of the topmost node above it; "" for what is withdrawn."""
    top = (*strategy.above(node), node)[0].id
    places = [each.id for each in strategy.children]
    return f"hue-{places.index(top) % HUES + 1}" if top in places else ""
