"""The calendars of terms and milestones: of the whole strategy, of each topmost node, of each body. Who follows one
keeps its address: it stands also where there is nothing to tell, but only one with events is led to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.model import Body, Node, editions
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
    return (Dated(of, _told(of, site)) for of in (None, *editions.topmost(site.strategy), *site.bodies.bodies))


def address(of: Node | Body | None = None, *, site: Site) -> str | None:
    """Where a calendar that has something to tell stands, below the root of any language; None where there is none."""
    return permalinks.calendar(of) if any(node.has_dates for node in _told(of, site)) else None


def _told(of: Node | Body | None, site: Site) -> Sequence[Node]:
    """The nodes whose dates a calendar tells; below the topmost nodes there is none."""
    strategy = site.strategy
    match of:
        case Body():
            return tuple(led_by(of, strategy))
        case None:
            return tuple(strategy.nodes())
    return (of, *strategy.below(of)) if of in strategy.children else ()
