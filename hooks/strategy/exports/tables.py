"""The strategy as tables: one of everything that has an address, one of links and projects; plan_tables.py has others.

Spreadsheet programs take "1.1.2" for a date, so a number stands in a column for each level, and as people say it in
the label. They take "2026-03" for one as well, so a month or a year stands as its first and its last day. A list
in one cell has each item on a line of its own.
"""

import csv
import datetime
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.model import Area, Level, Node, Paragraph, Text, codes
from strategy.model.dates import first_day, last_day
from strategy.model.plan import REASONS
from strategy.model.updates import STATUSES
from strategy.site.shared import Site

# Spreadsheets set to Ukrainian or most other European languages part columns by semicolons.
SEPARATOR = ";"
DECIMAL = ","  # and begin fractions with a comma
BOM = "\ufeff"  # without it Excel does not read UTF-8
# What spreadsheet programs take for a formula, and run. An apostrophe before it makes it a text; a text that begins
# with apostrophes and such a sign gets one as well, so that taking one off always gives the text back.
FORMULA = re.compile("'*[=+\\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")

Cell = str | int | Decimal | datetime.date | None
Row = dict[str, Cell]


@dataclass(frozen=True)
class Column:
    """A column: `key` names its words in the catalogue; `lang` is set where it is in one language; `choices` are all
    that may stand in it; `level` is set where it holds what the numbers of that level count."""

    key: str
    type: str = "string"
    lang: str | None = None
    required: bool = False
    choices: tuple[str, ...] = ()
    level: Level | None = None

    @property
    def name(self) -> str:
        return f"{self.key}_{self.lang}" if self.lang else self.key

    def title(self, lang: str) -> str:
        """What it is called, in the words of a language."""
        return self.level.name[lang] if self.level else Catalogue(lang, "data").text(f"column.{self.key}.title")

    def meaning(self, lang: str) -> str:
        """What stands in it, in the words of a language."""
        words = Catalogue(lang, "data").text
        return (
            words("column.level.meaning", name=self.level.name[lang])
            if self.level
            else words(f"column.{self.key}.meaning")
        )


@dataclass(frozen=True)
class Table:
    """Columns and the rows below them. `primary` names the column that tells the rows apart, if one does."""

    name: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    primary: str | None = None


def of_strategy(site: Site) -> Table:
    """The vision, every node and every area, in the order of the document."""
    strategy = site.strategy
    rows = tuple(_rows(site))
    kinds = [level.kind for level in strategy.levels]
    columns = (
        Column("key", required=True),
        Column("kind", required=True, choices=("vision", *kinds, "area")),
        Column("id", required=True),
        Column("parent"),
        *(Column(level.kind, _type_of(row.get(level.kind) for row in rows), level=level) for level in strategy.levels),
        *(
            Column(key, lang=lang, required=key in {"label", "text", "permalink"})
            for lang in strategy.languages
            for key in ("label", "text", "short_title", "summary", "note", "responsible", "partners", "permalink")
        ),
        Column("formerly"),
        Column("start", "date"),
        Column("end", "date"),
        Column("first_end", "date"),
        Column("body"),
        Column("co_bodies"),
        Column("territory"),
        Column("codes"),
        Column("status", choices=STATUSES),
        Column("reported", "date"),
        Column("status_since", "date"),
        Column("cause", choices=REASONS),
        Column("expected", "date"),
        Column("last_update", "date"),
        Column("updates", "integer"),
    )
    return Table("strategy", columns, rows, primary="key")


def links(site: Site) -> Table:
    """The links and the projects of nodes: whose they are, where they lead, and their words."""
    columns = (
        Column("key", required=True),
        Column("leads", required=True, choices=("link", "project")),
        Column("url", required=True),
        *(Column("title", lang=lang, required=True) for lang in site.strategy.languages),
    )
    rows = (
        {"key": node.id, "leads": leads, "url": link.url} | in_languages("title", link.title)
        for node in site.strategy.nodes()
        for leads, found in (("link", node.links), ("project", node.projects))
        for link in found
    )
    return Table("links", columns, tuple(rows))


def to_csv(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    """A CSV file: UTF-8 with a byte order mark, semicolons, quotes where needed, lines parted by CR LF (RFC 4180)."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=SEPARATOR, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([map(written, row) for row in rows])
    return BOM + file.getvalue()


def table_to_csv(table: Table) -> str:
    names = [column.name for column in table.columns]
    return to_csv(names, [[row.get(name) for name in names] for row in table.rows])


def written(cell: Cell) -> str | int | None:
    """A cell as a CSV file holds it."""
    match cell:
        case bool():
            return str(cell).lower()
        case Decimal():
            return str(cell).replace(".", DECIMAL)
        case datetime.date():
            return cell.isoformat()
        case str() if FORMULA.match(cell):
            return f"'{cell}"
        case _:
            return cell


def read_back(text: str) -> str:
    """A text as it was before it was written into a CSV file."""
    return text[1:] if text.startswith("'") and FORMULA.match(text[1:]) else text


def _rows(site: Site) -> Iterator[Row]:
    strategy = site.strategy
    for paragraph in strategy.vision:
        yield _part(paragraph, "vision", "", None, site)
    for branch in strategy.branches():
        *above, node = branch
        parent = above[-1].id if above else None
        numbers = {each.kind: codes.last(each.code) for each in branch if each.code}
        yield numbers | _progress(node, site) | _node(node, parent, site)
        yield from (numbers | _part(area, "area", node.id, node, site) for area in node.areas)


def _progress(node: Node, site: Site) -> Row:
    """What has been told of a node."""
    standing = site.progress.of(node)
    reported = standing.status
    row: Row = {"updates": len(site.reports.of(node)), "last_update": standing.last and standing.last.date}
    if reported:
        row |= {"status": reported.status, "reported": reported.update.date, "status_since": standing.since}
        row |= {"cause": standing.cause, "expected": standing.expected and last_day(standing.expected)}
    return row


def _type_of(cells: Iterable[Cell]) -> str:
    """The type of a column that holds what codes count: numbers, unless a document counts by letters."""
    return "integer" if all(cell is None or isinstance(cell, int) for cell in cells) else "string"


def _node(node: Node, parent: str | None, site: Site) -> Row:
    row: Row = {"key": node.id, "kind": node.kind, "id": node.id, "parent": parent}
    row["formerly"] = in_lines(f"№ {former.code}" for former in node.formerly)
    if node.period:
        row["start"] = node.period.start and first_day(node.period.start)
        row["end"] = node.period.end and last_day(node.period.end)
        row["first_end"] = node.period.first and last_day(node.period.first)
    row["body"] = node.body
    row["co_bodies"] = in_lines(node.co_bodies)
    row["territory"] = in_lines(node.territory)
    registers = node.registers
    row["codes"] = registers and in_lines((*registers.dream, *registers.prozorro, *registers.budget))
    for lang in site.strategy.languages:
        row[f"label_{lang}"] = node.label(lang)
        row[f"text_{lang}"] = node.title[lang]
        row[f"short_title_{lang}"] = node.short and node.short[lang]
        row[f"summary_{lang}"] = node.summary and node.summary[lang]
        row[f"permalink_{lang}"] = _address(permalinks.permalink(node), lang, site)
        row[f"note_{lang}"] = node.note and node.note[lang]
        row[f"responsible_{lang}"] = node.responsible and node.responsible[lang]
        row[f"partners_{lang}"] = in_lines(partner[lang] for partner in node.partners)
    return row


def _part(part: Area | Paragraph, kind: str, parent: str, node: Node | None, site: Site) -> Row:
    anchor = f"#{permalinks.anchor(part)}"
    row: Row = {"key": parent + anchor, "kind": kind, "id": str(part.id), "parent": parent or None}
    for lang in site.strategy.languages:
        row[f"label_{lang}"] = _label(part, node, lang, site)
        row[f"text_{lang}"] = part.text[lang]
        row[f"permalink_{lang}"] = _address((permalinks.permalink(node) if node else "") + anchor, lang, site)
        row[f"note_{lang}"] = part.note and part.note[lang]
    return row


def _label(part: Area | Paragraph, node: Node | None, lang: str, site: Site) -> str:
    if node is None:
        return Catalogue(lang, "data").text("label.vision", n=part.id)
    return f"{node.label(lang)}, {site.strategy.area_words.name[lang]} {part.id}"


def in_languages(key: str, text: Text | None) -> Row:
    return {f"{key}_{lang}": words for lang, words in (text or {}).items()}


def in_lines(items: Iterable[str]) -> str | None:
    return "\n".join(items) or None


def _address(place: str, lang: str, site: Site) -> str:
    return site.url + permalinks.root(lang, site.strategy) + place


def columns_in(lang: str, table: Table) -> tuple[Column, ...]:
    """The columns that a reader of one language needs."""
    return tuple(column for column in table.columns if column.lang in {None, lang})
