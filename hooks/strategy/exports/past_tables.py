"""The past as tables: every change that git or an update knows of, and the numbers of all editions."""

from collections.abc import Iterator

from strategy.addresses import permalinks
from strategy.exports.columns import Column, Row, Table, in_languages, in_words
from strategy.exports.tables import address, instead, kinds_of, numbered
from strategy.history import Change, Key, Revision, facts
from strategy.history.changes import Added, Moved, Renumbered, Restated, Reworded, Withdrawn
from strategy.i18n import Catalogue
from strategy.model import Edition, editions
from strategy.site import statuses, wording
from strategy.site.shared import Site

FIELD = Column("field", said=lambda name, lang, _: wording.text_field(name, Catalogue(lang)))
CHANGES = ("published", "added", "withdrawn", "moved", "renumbered", "reworded", "restated", "status")


def changes(site: Site) -> Table:
    """A row for each field of each item, or of each other file that readers see, that was changed; the latest first."""
    rows = [
        {"changed_on": revision.commit.date.date(), "commit": revision.commit.id} | row
        for revision in site.changelog.history.revisions
        for row in _of_revision(revision)
    ]
    for one in statuses.statuses(site):
        was = one.was and one.was.status
        about: Row = {"key": one.node.id, "kind": one.node.kind, "number": numbered(one.node.code)}
        about |= {"change": "status", "field": "status"}
        about |= {"was": was, "became": one.now.status, "update": one.now.update.id}
        rows.append({"changed_on": one.time.date()} | about)
    rows += [*_corrections(site), *_edits(site)]
    rows = [row | {"field": facts.published(field)} if (field := row.get("field")) else row for row in rows]
    columns = (
        Column("changed_on", "date", required=True),
        Column("key"),
        Column("kind", required=True, said=kinds_of(site)),
        Column("change", required=True, choices=CHANGES, said=in_words("change", "data")),
        FIELD,
        language_of(site),
        Column("was", said=_stated),
        Column("became", said=_stated),
        Column("commit"),
        Column("update"),
        Column("number"),
    )
    newest_first = sorted(rows, key=lambda row: row["changed_on"], reverse=True)
    return Table("changes", columns, tuple(newest_first), of_today=False)


def language_of(site: Site) -> Column:
    """The language of a text, called as it calls itself."""
    return Column("language", said=lambda code, _lang, _row: site.languages.get(code, code))


def _stated(value: str, lang: str, row: Row) -> str | None:
    """What was or became, where it is a code: a status, a date, a kind."""
    field = row.get("field")
    return wording.coded(field, value, Catalogue(lang)) if isinstance(field, str) else None


def numbers(site: Site) -> Table:
    """A row for each node in each edition in which it stands, the oldest first."""
    languages = site.strategy.languages
    columns = (
        Column("key", required=True),
        Column("kind", required=True, said=kinds_of(site)),
        Column("edition"),
        *(Column("edition_name", lang=lang) for lang in languages),
        Column("number"),
        Column("is_today", "boolean", required=True),
        Column("withdrawn", "boolean", required=True),
        Column("replaced_by"),
        *(Column(key, lang=lang, required=True) for lang in languages for key in ("text", "permalink")),
    )
    return Table("numbers", columns, tuple(_numbers(site)))


def _numbers(site: Site) -> Iterator[Row]:
    strategy = site.strategy
    listed: tuple[Edition | None, ...] = strategy.editions or (None,)
    for node in editions.all_nodes(strategy):
        row: Row = {"key": node.id, "kind": node.kind, "withdrawn": bool(node.withdrawn)}
        row["replaced_by"] = instead(node.withdrawn, site) if node.withdrawn else None
        for lang in strategy.languages:
            row |= {f"text_{lang}": node.title[lang]}
            row |= {f"permalink_{lang}": address(permalinks.permalink(node), lang, site)}
        for edition, code in zip(listed, editions.codes(node, strategy), strict=True):
            if code is not None:
                named = in_languages("edition_name", edition and edition.name)
                today = edition == listed[-1] and not node.withdrawn
                yield row | named | {"edition": edition and edition.id, "number": numbered(code), "is_today": today}


def _corrections(site: Site) -> Iterator[Row]:
    """What was changed about updates after they had been published."""
    for update in site.reports.every_update:
        for one in site.corrections.get(update.id, ()):
            about: Row = {"changed_on": one.day, "kind": "update", "update": update.id}
            yield from (about | {"change": change.type} | row for change in one.changes for row in _of_change(change))


def _edits(site: Site) -> Iterator[Row]:
    """What was changed in pages, files, lists and settings; the key is the address of a page or of a file."""
    for edit in site.edits:
        about: Row = {"changed_on": edit.day, "key": edit.address or None, "kind": edit.kind}
        yield from (about | {"change": change.type} | row for change in edit.changes for row in _of_change(change))


def _of_revision(revision: Revision) -> Iterator[Row]:
    for change in revision.changes:
        about: Row = {"key": key_of(change.item), "kind": kind_of(change.kind), "number": numbered(change.code)}
        about["change"] = "published" if revision.first else change.type
        yield from (about | row for row in _of_change(change))


def _of_change(change: Change) -> Iterator[Row]:
    """What was there and what came instead, field by field."""
    match change:
        case Added():
            yield from ({"field": one.field, "language": one.lang, "became": one.text} for one in change.said)
        case Withdrawn():
            yield from ({"field": one.field, "language": one.lang, "was": one.text} for one in change.said)
        case Moved():
            yield {"field": "parent", "was": change.old or None, "became": change.new or None}
        case Renumbered():
            yield {"field": "code", "was": numbered(change.old), "became": numbered(change.new)}
        case Reworded():
            changed: Row = {"field": change.field, "language": change.lang}
            yield changed | {"was": change.old or None, "became": change.new or None}
        case Restated():
            is_number = facts.steps(change.field)[-1] == "code"
            was, became = ((numbered(one) if is_number else one) or None for one in (change.old, change.new))
            yield {"field": change.field, "was": was, "became": became}


def key_of(item: Key) -> str | None:
    """What the item is called in the table of the strategy; the strategy itself has no row there."""
    return f"{item.node}#{item.part}" if item.part else item.node or None


def kind_of(kind: str) -> str:
    """What the kind is called in the table of the strategy."""
    return "vision" if kind == "paragraph" else kind
