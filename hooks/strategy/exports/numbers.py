"""The numbers of all editions as a table in one language: what a number in an old document means today."""

from strategy.addresses import permalinks
from strategy.exports.csv_files import to_csv
from strategy.i18n import Catalogue
from strategy.model import editions
from strategy.site.shared import Site

COLUMNS = ("withdrawn", "instead", "address")  # beside the numbers


def csv(site: Site, lang: str) -> str:
    """A line for every node there ever was, with its number in each edition, as CSV for spreadsheets."""
    strategy = site.strategy
    words = Catalogue(lang).text
    root = site.url + permalinks.root(lang, strategy)
    names = [edition.name[lang] for edition in strategy.editions] or [words("editions.only")]
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
