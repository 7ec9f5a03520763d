"""What git knows of the past as tables: every change, every text with its days; and the numbers of all editions."""

from collections.abc import Iterator

from strategy.addresses import permalinks
from strategy.exports.columns import Column, Row, Table, in_languages, in_words
from strategy.exports.tables import address, instead, kinds_of, numbered
from strategy.history import Aspect, Change, Key, Revision, facts
from strategy.history.changes import Added, Moved, Renumbered, Restated, Reworded, Withdrawn
from strategy.model import Edition, editions
from strategy.site import recent
from strategy.site.shared import Site

CHANGES = ("published", "added", "withdrawn", "moved", "renumbered", "reworded", "restated", "status")


def changes(site: Site) -> Table:
    """A row for each field of each item that a commit or an update changed, the latest first."""
    rows = [
        {"changed_on": revision.commit.date.date(), "commit": revision.commit.id} | row
        for revision in site.changelog.history.revisions
        for row in _of_revision(revision)
    ]
    for one in recent.statuses(site):
        was = one.was and one.was.status
        about: Row = {"key": one.node.id, "kind": one.node.kind, "number": numbered(one.node.code)}
        about |= {"change": "status", "field": "status"}
        about |= {"was": was, "became": one.now.status, "update": one.now.update.id}
        rows.append({"changed_on": one.time.date()} | about)
    columns = (
        Column("changed_on", "date", required=True),
        Column("key"),
        Column("kind", required=True, said=kinds_of(site)),
        Column("change", required=True, choices=CHANGES, said=in_words("change", "data")),
        Column("field"),
        Column("language"),
        Column("was"),
        Column("became"),
        Column("commit"),
        Column("update"),
        Column("number"),
    )
    newest_first = sorted(rows, key=lambda row: row["changed_on"], reverse=True)
    return Table("changes", columns, tuple(newest_first), of_today=False)


def texts(site: Site) -> Table:
    """A row for each text of today in each language, and since when it is so; of a translation also whether it is older
    than what it translates, and since when that is another."""
    history = site.changelog.history
    columns = (
        Column("key"),
        Column("kind", required=True, said=kinds_of(site)),
        Column("field", required=True),
        Column("language", required=True),
        Column("words", required=True),
        Column("words_since", "date"),
        Column("commit"),
        Column("is_outdated", "boolean"),
        Column("original_since", "date"),
        Column("number"),
    )
    rows = (
        {"key": _key(key), "kind": _kind(item.kind), "field": field, "language": lang, "words": text}
        | {"number": numbered(item.code)}
        | _since(Aspect(key, field, lang), site)
        for key, item in history.snapshot.items()
        for (field, lang), text in item.texts.items()
    )
    return Table("texts", columns, tuple(rows), of_today=False)


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


def _since(text: Aspect, site: Site) -> Row:
    """Since when a text is what it is, as far as git knows."""
    history = site.changelog.history
    coming = {aspect for change in history.uncommitted for aspect in change.aspects}
    commit = history.traced.since.get(text) if history.traced and text not in coming else None
    row: Row = {"words_since": commit and commit.date.date(), "commit": commit and commit.id}
    if text.lang == site.strategy.languages[0]:
        return row
    found = next((one for one in site.changelog.older if one.text == text), None)
    changed = found and found.commit and found.commit.date.date()
    return row | {"is_outdated": bool(found), "original_since": changed}


def _of_revision(revision: Revision) -> Iterator[Row]:
    for change in revision.changes:
        about: Row = {"key": _key(change.item), "kind": _kind(change.kind), "number": numbered(change.code)}
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


def _key(item: Key) -> str | None:
    """What the item is called in the table of the strategy; the strategy itself has no row there."""
    return f"{item.node}#{item.part}" if item.part else item.node or None


def _kind(kind: str) -> str:
    """What the kind is called in the table of the strategy."""
    return "vision" if kind == "paragraph" else kind
