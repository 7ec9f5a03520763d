"""Which of the quiet hues (overrides/base/hues.css) a branch of the tree has: by its place, over and over."""

import re

from strategy.model import Node, Strategy

HUES = 6
STYLES = ("base/hues.css", "base/hue-lines.css")
RULE = re.compile(r"^ *\.hue-(\d+) .*\n", re.MULTILINE)


def hue(node: Node, strategy: Strategy) -> str:
    """The class of what shows a node: the hue of the topmost node above it; "" for what is withdrawn."""
    top = (*strategy.above(node), node)[0].id
    places = [each.id for each in strategy.children]
    return f"hue-{places.index(top) % HUES + 1}" if top in places else ""


def in_use(styles: str, strategy: Strategy) -> str:
    """The style sheet of hues without those that no branch has."""
    return RULE.sub(lambda rule: rule[0] if int(rule[1]) <= len(strategy.children) else "", styles)
