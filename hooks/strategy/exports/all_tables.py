"""All tables by name: what the CSV files, the workbook and the data package hold."""

from collections.abc import Callable, Mapping

from strategy.addresses import downloads
from strategy.exports import past_tables, plan_tables, tables, text_table
from strategy.exports.columns import Table
from strategy.site.shared import Site

_MAKERS = (
    *(tables.of_strategy, tables.links),
    *(plan_tables.indicators, plan_tables.milestones, plan_tables.money, plan_tables.updates),
    *(past_tables.changes, text_table.texts, past_tables.numbers),
)
MAKERS: Mapping[str, Callable[[Site], Table]] = dict(zip(downloads.TABLES, _MAKERS, strict=True))


def of_site(site: Site) -> tuple[Table, ...]:
    """All tables, that of the strategy first."""
    return tuple(make(site) for make in MAKERS.values())
