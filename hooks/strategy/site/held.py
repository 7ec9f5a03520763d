"""What the site holds beside the text of the document, counted: no sentence says that something is missing when it has
come."""

from collections.abc import Iterator

from strategy.i18n import Catalogue
from strategy.site.shared import Site


def held(site: Site, lang: str) -> Iterator[str]:
    """A line for each: how many of the nodes that are reported on have it."""
    tasks = site.progress.tasks
    counts = {
        "all": len(tasks),
        "terms": sum(bool(task.node.period) for task in tasks),
        "indicators": sum(bool(task.node.indicators) for task in tasks),
        "money": sum(bool(task.node.money) for task in tasks),
        "answerable": sum(bool(task.node.body or task.node.responsible) for task in tasks),
        "updates": sum(bool(site.reports.of(task.node)) for task in tasks),
    }
    words = Catalogue(lang).text
    return (f"{words(f'held.{name}')}: {count}" for name, count in counts.items())
