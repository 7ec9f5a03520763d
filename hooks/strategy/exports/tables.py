"""The strategy as tables: one of everything that has an address, one of links and projects; all_tables.py names all.

Spreadsheet programs take "1.1.2" for a date, so a number stands in a column for each level, and as people say it in
the label. They take "2026-03" for one as well, so a month or a year stands as its first and its last day. A list
in one cell has each item on a line of its own.
"""

from collections.abc import Iterable, Iterator

from strategy.addresses import permalinks
from strategy.exports import facts
from strategy.exports.columns import CAUSE, STATUS, Cell, Column, Row, Said, Table, in_languages, in_lines, in_words
from strategy.i18n import Catalogue
from strategy.model import Area, Link, Node, Paragraph, Withdrawal, codes, editions, withdrawn_of
from strategy.model.dates import first_day, last_day
from strategy.site.shared import Site


def of_strategy(site: Site) -> Table:
    """The vision, every node and every area, in the order of the document; what was withdrawn follows."""
    strategy = site.strategy
    rows = tuple(_rows(site))
    kinds = [level.kind for level in strategy.levels]
    columns = (
        Column("key", required=True),
        Column("kind", required=True, choices=("vision", *kinds, "area"), said=kinds_of(site)),
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
        STATUS,
        Column("reported", "date"),
        Column("status_since", "date"),
        CAUSE,
        Column("expected", "date"),
        Column("last_update", "date"),
        Column("updates", "integer"),
        Column("number"),
        Column("since"),
        Column("withdrawn", "boolean", required=True),
        Column("withdrawn_edition"),
        Column("withdrawn_on", "date"),
        *(Column("withdrawn_reason", lang=lang) for lang in strategy.languages),
        Column("replaced_by"),
        Column("status_update"),
        *(Column("term_changes", lang=lang) for lang in strategy.languages),
        *(Column(key, lang=lang) for lang in strategy.languages for key in ("body_name", "co_body_names")),
    )
    return Table("strategy", columns, rows, primary="key")


def links(site: Site) -> Table:
    """The links and the projects of nodes: whose they are, where they lead, and their words."""
    columns = (
        Column("key", required=True),
        Column("leads", required=True, choices=("link", "project", "decision"), said=in_words("leads", "data")),
        Column("url", required=True),
        *(Column("title", lang=lang, required=True) for lang in site.strategy.languages),
        *named(site),
    )
    rows = (
        name_of(node, site) | {"key": node.id, "leads": leads, "url": link.url} | in_languages("title", link.title)
        for node in editions.all_nodes(site.strategy)
        for leads, found in (("link", node.links), ("project", node.projects), ("decision", _decisions(node)))
        for link in found
    )
    return Table("links", columns, tuple(rows))


def _decisions(node: Node) -> tuple[Link, ...]:
    return node.registers.decisions if node.registers else ()


def named(site: Site) -> tuple[Column, ...]:
    """What tells a reader which node a row is about; the key tells it to programs."""
    return (Column("number"), *(Column("text", lang=lang) for lang in site.strategy.languages))


def name_of(node: Node, site: Site) -> Row:
    """The cells of these. What was withdrawn bears no number any more."""
    number = None if node.withdrawn else numbered(node.code)
    return {"number": number} | {f"text_{lang}": node.title[lang] for lang in site.strategy.languages}


def kinds_of(site: Site) -> Said:
    """What a kind of row is called."""

    def said(kind: str, lang: str, _: Row) -> str:
        if kind == "area":
            return site.strategy.area_words.name[lang]
        if level := site.strategy.level_of(kind):
            return level.name[lang]
        words = Catalogue(lang, "data")
        return words.text(f"kind.{kind}") if f"kind.{kind}" in words.entries else kind  # of a level that is no more

    return said


def numbered(code: str | None) -> str | None:
    """A number as a text that no spreadsheet takes for a date."""
    return f"№ {codes.shown(code)}" if code else None


def _rows(site: Site) -> Iterator[Row]:
    strategy = site.strategy
    for paragraph in strategy.vision:
        yield _part(paragraph, "vision", "", None, site)
    for branch in strategy.branches():
        *above, node = branch
        parent = above[-1].id if above else None
        numbers: Row = {each.kind: codes.last(each.code) for each in branch if each.code}
        numbers["number"] = numbered(node.code)
        yield numbers | _progress(node, site) | _node(node, parent, site)
        yield from (numbers | _told(node, area, site) | _part(area, "area", node.id, node, site) for area in node.areas)
    yield from _withdrawn(site)


def _withdrawn(site: Site) -> Iterator[Row]:
    """What belongs to the strategy no more. Its numbers may mean something else today, so that it bears none."""
    strategy = site.strategy
    yield from (_part(one, "vision", "", None, site) for one in withdrawn_of(strategy.vision))
    for node in editions.all_nodes(strategy):
        if node.withdrawn:
            yield _progress(node, site) | _node(node, None, site)
        for area in (*(node.areas if node.withdrawn else ()), *withdrawn_of(node.areas)):
            yield _told(node, area, site) | _part(area, "area", node.id, node, site)


def _progress(node: Node, site: Site) -> Row:
    """What has been told of a node."""
    standing = site.progress.of(node)
    reported = standing.status
    row: Row = {"updates": len(site.reports.of(node)), "last_update": standing.last and standing.last.date}
    row |= {"cause": standing.cause, "expected": standing.expected and last_day(standing.expected)}
    if reported:
        row |= {"status": reported.status, "reported": reported.update.date, "status_since": standing.since}
        row["status_update"] = reported.update.id
    return row


def _told(node: Node, area: Area, site: Site) -> Row:
    """What has been told of an area by name. A status is always that of its node."""
    told = site.reports.of_area(node, area)
    return {"updates": len(told), "last_update": told[0].date if told else None}


def _gone(withdrawal: Withdrawal | None, site: Site) -> Row:
    """Whether something was withdrawn, when, why, and what took its place."""
    if not withdrawal:
        return {"withdrawn": False}
    row: Row = {"withdrawn": True, "withdrawn_edition": withdrawal.edition}
    row["withdrawn_on"] = withdrawal.date and last_day(withdrawal.date)
    row["replaced_by"] = instead(withdrawal, site)
    return row | in_languages("withdrawn_reason", withdrawal.reason)


def _type_of(cells: Iterable[Cell]) -> str:
    """The type of a column that holds what codes count: numbers, unless a document counts by letters."""
    return "integer" if all(cell is None or isinstance(cell, int) for cell in cells) else "string"


def _node(node: Node, parent: str | None, site: Site) -> Row:
    row: Row = {"key": node.id, "kind": node.kind, "id": node.id, "parent": parent, "since": node.since}
    row |= _gone(node.withdrawn, site)
    row["formerly"] = in_lines(f"№ {former.code}" for former in node.formerly)
    if node.period:
        row["start"] = node.period.start and first_day(node.period.start)
        row["end"] = node.period.end and last_day(node.period.end)
        row["first_end"] = node.period.first and last_day(node.period.first)
        for lang in site.strategy.languages:
            row[f"term_changes_{lang}"] = in_lines(facts.term_changes(node.period, Catalogue(lang)))
    row["body"] = node.body
    row["co_bodies"] = in_lines(node.co_bodies)
    helping = [body for id_ in node.co_bodies if (body := site.bodies.get(id_))]
    row["territory"] = in_lines(node.territory)
    registers = node.registers
    row["codes"] = registers and in_lines((*registers.dream, *registers.prozorro, *registers.budget))
    for lang in site.strategy.languages:
        row[f"label_{lang}"] = label(node, lang)
        row[f"text_{lang}"] = node.title[lang]
        row[f"short_title_{lang}"] = node.short and node.short[lang]
        row[f"summary_{lang}"] = node.summary and node.summary[lang]
        row[f"permalink_{lang}"] = address(permalinks.permalink(node), lang, site)
        row[f"note_{lang}"] = node.note and node.note[lang]
        row[f"responsible_{lang}"] = node.responsible and node.responsible[lang]
        row[f"partners_{lang}"] = in_lines(partner[lang] for partner in node.partners)
        row[f"co_body_names_{lang}"] = in_lines(body.name[lang] for body in helping)
    return row | body_name(node, site)


def body_name(node: Node, site: Site) -> Row:
    """The name of who is responsible."""
    body = site.bodies.get(node.body)
    return in_languages("body_name", body and body.name)


def _part(part: Area | Paragraph, kind: str, parent: str, node: Node | None, site: Site) -> Row:
    anchor = f"#{permalinks.anchor(part)}"
    row: Row = {"key": parent + anchor, "kind": kind, "id": str(part.id), "parent": parent or None}
    row |= _gone(part.withdrawn or (node and node.withdrawn), site)
    for lang in site.strategy.languages:
        row[f"label_{lang}"] = _label(part, node, lang, site)
        row[f"text_{lang}"] = part.text[lang]
        row[f"permalink_{lang}"] = address((permalinks.permalink(node) if node else "") + anchor, lang, site)
        row[f"note_{lang}"] = part.note and part.note[lang]
    return row


def _label(part: Area | Paragraph, node: Node | None, lang: str, site: Site) -> str:
    if node is None:
        return Catalogue(lang, "data").text("label.vision", n=part.id)
    return f"{label(node, lang)}, {site.strategy.area_words.name[lang]} {part.id}"


def instead(withdrawal: Withdrawal, site: Site) -> str | None:
    """The keys of what took the place of something."""
    places = (site.by_reference[reference] for reference in withdrawal.replaced_by)
    return in_lines(f"{node.id}#{permalinks.anchor(area)}" if area else node.id for node, area in places)


def label(node: Node, lang: str) -> str:
    """The level with the number; what was withdrawn has none any more."""
    return node.level.name[lang] if node.withdrawn else node.label(lang)


def address(place: str, lang: str, site: Site) -> str:
    return site.url + permalinks.root(lang, site.strategy) + place
