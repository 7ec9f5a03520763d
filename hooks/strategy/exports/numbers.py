"""The numbers of all editions as a table in one language: what a number in an old document means today."""

from collections import Counter
from collections.abc import Iterator, Sequence

from strategy.addresses import permalinks
from strategy.exports.csv_files import to_csv
from strategy.i18n import Catalogue
from strategy.model import Edition, editions
from strategy.site.shared import Site

COLUMNS = ("withdrawn", "instead", "address")  # beside the numbers


def csv(site: Site, lang: str) -> str:
    """A line for every node there ever was, with its number in each edition, as CSV for spreadsheets."""
    strategy = site.strategy
    words = Catalogue(lang).text
    root = site.url + permalinks.root(lang, strategy)
    names = [*_told_apart(strategy.editions, lang)] or [words("editions.only")]
    heading = [words("editions.title"), *names, *(words(f"editions.{name}") for name in COLUMNS)]
    rows = []
    for node in editions.all_nodes(strategy):
        # with its kind, as a bare 1.1.2 is a date to a spreadsheet
        known = editions.codes(node, strategy)
        numbers = [None if code is None else f"{node.level.name[lang]} {code}".rstrip() for code in known]
        mark = words("editions.yes") if node.withdrawn else None
        instead = " ".join(node.withdrawn.replaced_by) if node.withdrawn else None
        rows.append([node.title[lang], *numbers, mark, instead, root + permalinks.permalink(node)])
    return to_csv(heading, rows)


def _told_apart(listed: Sequence[Edition], lang: str) -> Iterator[str]:
    """What editions are called; of those by one name, with the id, as no two columns may be called alike."""
    count = Counter(edition.name[lang] for edition in listed)
    for edition in listed:
        name = edition.name[lang]
        yield name if count[name] == 1 else f"{name} ({edition.id})"
