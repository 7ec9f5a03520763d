"""Which calendars of terms and milestones there are: of the whole strategy, of each top node, of each body."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.model import Body, Node
from strategy.model.bodies import led_by
from strategy.site.shared import Site


@dataclass(frozen=True)
class Dated:
    """What a calendar is of (None: of everything), and the nodes whose dates it tells."""

    of: Node | Body | None
    nodes: Sequence[Node]

    @property
    def address(self) -> str:
        """Below the root of any language."""
        return permalinks.calendar(self.of)

    def title(self, site: Site, lang: str) -> str:
        name = site.strategy.name[lang]
        match self.of:
            case Node():
                return f"{self.of.heading(lang)} — {name}"
            case Body():
                return f"{self.of.name[lang]} — {name}"
        return name


def every(site: Site) -> Iterator[Dated]:
    """Those that have something to tell: a calendar without an event is none (RFC 5545, 3.6)."""
    strategy = site.strategy
    found = [Dated(None, tuple(strategy.nodes()))]
    found += [Dated(node, (node, *strategy.below(node))) for node in strategy.children]
    found += [Dated(body, tuple(led_by(body, strategy))) for body in site.bodies.bodies]
    yield from (one for one in found if any(node.has_dates for node in one.nodes))


def address(of: Node | Body | None = None, *, site: Site) -> str | None:
    """Where a calendar stands, below the root of any language; None where there is none."""
    return next((one.address for one in every(site) if one.of == of), None)
