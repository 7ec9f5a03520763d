"""Every text of today in every language as a table: since when it is so, and whether it is an older translation."""

from collections.abc import Iterator
from dataclasses import replace

from strategy.addresses import permalinks
from strategy.checking.translations import Older
from strategy.exports.columns import Column, Row, Table
from strategy.exports.past_tables import FIELD, key_of, kind_of, language_of
from strategy.exports.tables import kinds_of, numbered
from strategy.history import Aspect, Key, facts
from strategy.history.snapshot import Item
from strategy.site.shared import Site


def texts(site: Site) -> Table:
    """A row for each text of the strategy, of indicators and of bodies, for each update, and for each page of which the
    translation is older."""
    columns = (
        Column("key"),
        Column("kind", required=True, said=kinds_of(site)),
        replace(FIELD, required=True),
        replace(language_of(site), required=True),
        Column("words", required=True),
        Column("words_since", "date"),
        Column("commit"),
        Column("is_outdated", "boolean"),
        Column("original_since", "date"),
        Column("number"),
    )
    older = {(one.kind, one.text): one for one in site.changelog.older}
    rows = (*_of_strategy(site, older), *_of_bodies(site, older), *_of_updates(site), *_of_pages(site))
    return Table("texts", columns, rows, of_today=False)


def _of_strategy(site: Site, older: dict[tuple[str, Aspect], Older]) -> Iterator[Row]:
    history = site.changelog.history
    since = history.traced.since if history.traced else {}
    coming = {aspect for change in history.uncommitted for aspect in change.aspects}
    for key, item in history.snapshot.items():
        about: Row = {"key": key_of(key), "kind": kind_of(item.kind), "number": numbered(item.code)}
        for text, aspect, words in _texts(key, item, site.strategy.languages):
            commit = since.get(aspect) if aspect not in coming else None
            row = about | {"field": facts.published(text.field), "language": text.lang, "words": words}
            row |= {"words_since": commit and commit.date.date(), "commit": commit and commit.id}
            yield row | _age(text.lang, older.get((item.kind, text)), site)


def _texts(key: Key, item: Item, languages: tuple[str, ...]) -> Iterator[tuple[Aspect, Aspect, str]]:
    """(what a reader calls a text, what the history calls it, its words); what stands beside the texts of an item, such
    as the name of an indicator, the history knows by its path."""
    for (field, lang), words in item.texts.items():
        yield Aspect(key, field, lang), Aspect(key, field, lang), words
    for path, words in item.facts.items():
        field, _, lang = path.rpartition(facts.SEPARATOR)
        if field and lang in languages:
            yield Aspect(key, field, lang), Aspect(key, path), words


def _of_bodies(site: Site, older: dict[tuple[str, Aspect], Older]) -> Iterator[Row]:
    for body in site.bodies.bodies:
        for field in ("name", "short"):
            for lang, words in (getattr(body, field) or {}).items():
                row: Row = {"key": body.id, "kind": "body", "field": field, "language": lang, "words": words}
                yield row | _age(lang, older.get(("body", Aspect(Key(body.id), field, lang))), site)


def _of_updates(site: Site) -> Iterator[Row]:
    for update in site.reports.every_update:
        for lang, wording in update.wordings.items():
            address = permalinks.root(lang, site.strategy) + permalinks.permalink(update)
            known = site.times.get(address)
            row: Row = {"key": update.id, "kind": "update", "field": "title", "language": lang, "words": wording.title}
            row["words_since"] = known and known.last.date()
            yield row | _age_of_file(address, lang, site)


def _of_pages(site: Site) -> Iterator[Row]:
    """Hand-written pages have no words here: a row names the file."""
    for address, file in site.older_files.items():
        if not file.address.startswith(permalinks.UPDATES):
            row: Row = {"key": file.address, "kind": "page", "field": "file", "language": file.lang, "words": file.path}
            known = site.times.get(address)
            row["words_since"] = known and known.last.date()
            yield row | {"is_outdated": True, "original_since": file.day}


def _age_of_file(address: str, lang: str, site: Site) -> Row:
    if lang == site.strategy.languages[0]:
        return {}
    older = site.older_files.get(address)
    return {"is_outdated": bool(older), "original_since": older and older.day}


def _age(lang: str, found: Older | None, site: Site) -> Row:
    """Whether a translation is older, and since when what it translates is another; nothing of the original."""
    if lang == site.strategy.languages[0]:
        return {}
    return {"is_outdated": bool(found), "original_since": found and found.commit and found.commit.date.date()}
