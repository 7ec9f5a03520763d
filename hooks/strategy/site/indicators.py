"""All indicators on one page, and which of them have no value for the last year that is over."""

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.model import Indicator, Node
from strategy.site.pages import Page
from strategy.site.shared import Site


def picture(indicator: Indicator) -> str:
    """Where an indicator stands as PNG, below the root of any language: for ever, whatever becomes of its values."""
    return f"{permalinks.INDICATORS}{indicator.id}.png"


@dataclass(frozen=True)
class Measured:
    """An indicator with its node."""

    node: Node
    indicator: Indicator

    @property
    def anchor(self) -> str:
        return f"{permalinks.INDICATOR}{self.indicator.id}"

    @property
    def picture(self) -> str:
        return picture(self.indicator)


@dataclass(frozen=True)
class Found:
    """The indicators of today, in document order; those `without_value` for `year`, the last one that is over, or after
    it; those of `withdrawn` nodes."""

    every: tuple[Measured, ...]
    without_value: tuple[Measured, ...]
    withdrawn: tuple[Measured, ...]
    year: int


def found(site: Site) -> Found:
    """The indicators of a site, as they stand on the day for which marks are made."""
    strategy = site.strategy
    every, withdrawn = (
        tuple(Measured(node, indicator) for node in nodes for indicator in node.indicators)
        for nodes in (strategy.nodes(), strategy.withdrawn())
    )
    year = site.as_of.year - 1
    first = datetime.date(year, 1, 1)
    asked = (one for one in every if not one.indicator.ended)
    return Found(every, tuple(one for one in asked if not one.indicator.is_known_since(first)), withdrawn, year)


def pages(site: Site, lang: str) -> Iterator[Page]:
    """The page; none where nothing was ever measured."""
    measured = found(site)
    if every := (*measured.every, *measured.withdrawn):
        address = permalinks.root(lang, site.strategy) + permalinks.INDICATORS
        about = "; ".join(one.indicator.name[lang] for one in every[:20])
        yield Page("indicators", lang, address, Catalogue(lang).text("indicators.title"), about)
