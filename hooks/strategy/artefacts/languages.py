"""What each language has beside its pages: addresses by number, feeds, cards for other sites, search, lists."""

from collections.abc import Collection, Iterator
from dataclasses import replace
from functools import partial

from strategy import search
from strategy.addresses import permalinks
from strategy.artefacts.digest import digest, plain
from strategy.artefacts.keys import Keys
from strategy.artefacts.sources import RenderedLanguage, Sources, all_pages
from strategy.artefacts.table import Artefact
from strategy.checking.search_words import abbreviations
from strategy.exports import calendar, changes, charts, icons, llms, markdown, numbers
from strategy.exports.feeds import Feeds, date_of_empty_feed
from strategy.i18n import Catalogue
from strategy.model import editions
from strategy.search import Document, documents
from strategy.site import calendars, indicators
from strategy.site.menu import STAFF, MenuItem
from strategy.site.pages import Page, described
from strategy.site.shared import Site
from strategy.store import Store

SEARCHED = frozenset({"text", "cite", "about", "help", "update"})  # kinds of hand-written pages


def of_language(sources: Sources, hosted: RenderedLanguage, keys: Keys, store: Store) -> Iterator[Artefact]:
    site, lang, shown = sources.site, hosted.lang, keys.fingerprints
    root = permalinks.root(lang, site.strategy)
    yield from _redirects(sources, lang, keys)
    yield Artefact(
        f"{root}{permalinks.NUMBERS}",
        keys.of("numbers", shown.settings, lang, shown.outline),
        partial(numbers.csv, site, lang),
    )
    yield Artefact(
        f"{root}{icons.MANIFEST}",
        keys.of("manifest", shown.settings, lang, plain(sources.look, shown.name)),
        partial(icons.manifest, site, lang, root, sources.look.colours),
    )
    yield from _feeds(sources, hosted, keys)
    for node in editions.all_nodes(site.strategy):
        if node.level.key in site.strategy.reporting:
            yield Artefact(
                f"{root}{permalinks.embedded(node)}index.html",
                keys.of("embed", shown.settings, lang, shown.name(node), plain(site.reports.status(node), shown.name)),
                partial(sources.renderer.embed, node, lang),
            )
    yield from _calendars(site, lang, keys)
    yield from _charts(sources, lang)
    yield _search(sources, hosted, keys, store)
    pages = tuple(all_pages(site, hosted))
    listed = [[markdown.heading(page), markdown.address(page), llms.in_short(page)] for page in pages]
    yield Artefact(
        llms.address(lang, site),
        keys.of("llms", shown.settings, lang, listed, keys.measured),
        partial(llms.llms, site, pages, lang),
    )


def _redirects(sources: Sources, lang: str, keys: Keys) -> Iterator[Artefact]:
    """Pages at addresses by number."""
    site, shown = sources.site, keys.fingerprints
    root = permalinks.root(lang, site.strategy)
    for number, node in permalinks.by_number(site.strategy).items():
        yield Artefact(
            f"{root}{number}index.html",
            keys.of(
                "redirect",
                shown.settings,
                lang,
                number,
                shown.about(node, lang),
                [shown.name(child) for child in (*node.children, *site.formerly_below.get(node.id, ()))],
                described(node, site.strategy.above(node), lang),
            ),
            partial(sources.renderer.redirect, number, node, lang),
        )


def _calendars(site: Site, lang: str, keys: Keys) -> Iterator[Artefact]:
    root, shown = permalinks.root(lang, site.strategy), keys.fingerprints
    for dated in calendars.every(site):
        told = [[shown.name(node), plain([node.period, node.milestones], shown.name)] for node in dated.nodes]
        stamp = [revision.commit.id for revision in site.changelog.history.revisions[:1]]
        yield Artefact(
            f"{root}{dated.address}",
            keys.of("calendar", shown.settings, lang, dated.title(site, lang), told, stamp),
            partial(calendar.draw, dated, site, lang),
        )


def _charts(sources: Sources, lang: str) -> Iterator[Artefact]:
    """Indicators as pictures. Their keys hold all that is drawn."""
    site, found = sources.site, indicators.found(sources.site)
    for one in (*found.every, *found.withdrawn):
        given = charts.drawing(one, sources.renderer, lang, sources.templates, sources.look.colours)
        path = f"{permalinks.root(lang, site.strategy)}{one.picture}"
        yield Artefact(path, charts.key(given), partial(charts.draw, given))


def _feeds(sources: Sources, hosted: RenderedLanguage, keys: Keys) -> Iterator[Artefact]:
    site, lang, shown = sources.site, hosted.lang, keys.fingerprints
    texts = {written.page.address: sources.html_of(written) for written in hosted.written}
    since = date_of_empty_feed(site.changelog.history)
    feeds = Feeds(
        *(site.strategy, lang, site.url, sources.renderer.env, texts, site.namespace, since),
        bodies=site.bodies.bodies,
        times=site.times,
        corrected={id_: str(sources.renderer.corrections(lang, told)) for id_, told in site.corrections.items()},
    )
    for path, feed in feeds.of(site.reports):
        html = [feeds.html(update) for update in feed.updates]
        yield Artefact(
            path, keys.of("feed", shown.settings, lang, plain(feed, shown.name), html), partial(feeds.draw, feed)
        )
    yield Artefact(
        changes.address(lang, site),
        keys.of(
            "changes",
            *(shown.settings, lang, shown.outline, shown.changelog),
            *(shown.indicators, shown.record, shown.published),
        ),
        partial(changes.feed, sources.renderer, lang),
    )


def _dated(page: Page, words: Catalogue) -> str:
    """Of what day an update is, and its language where that is another; nothing of other pages."""
    if not page.update:
        return ""
    spoken = page.written_in and words.language_named(page.written_in)
    beside = f" ({words.text('translation.written_in', language=spoken)})" if spoken else ""
    return words.date(page.update.date) + beside


def _search(sources: Sources, hosted: RenderedLanguage, keys: Keys, store: Store) -> Artefact:
    site, lang = sources.site, hosted.lang
    root = permalinks.root(lang, site.strategy)
    written = [one for one in hosted.written if one.page.kind in SEARCHED and one.page.searched]
    named = _named(hosted, {root, *(one.page.address for one in written)})
    catalogue = Catalogue(lang)
    words = catalogue.text
    reported = {node.id: site.reports.status(node) for node in site.strategy.nodes()}
    statuses = {
        node: f"{words('progress.status')} {words(f'status.{one.status}')}" for node, one in reported.items() if one
    }

    def index() -> bytes:
        own = (
            replace(
                documents.of_html(one.page.address.removeprefix(root), one.page.title, one.html, one.page.headed),
                kind="update" if one.page.update else "page",
                status=_dated(one.page, catalogue),
            )
            for one in written
        )
        labels = {level.kind: level.name[lang] for level in site.strategy.levels} | {"update": words("update.name")}
        aliases = (
            *abbreviations(site.glossary, site.strategy, lang),
            *sources.search_words.aliases(site.strategy, lang),
        )
        beside = (Document(item.address.removeprefix(root), item.title, item.kind) for item in named)
        pages = (*documents.of_strategy(site.strategy, lang, statuses), *own, *beside)
        return search.packed(search.index(pages, lang, labels, aliases, store), lang)

    shown = [(one.page, one.html) for one in written]
    own = [[page.address, page.title, page.kind, page.headed, page.written_in, html] for page, html in shown]
    titles = [[item.address, item.title, item.kind] for item in named]
    said = digest(plain(sources.search_words, keys.fingerprints.name), own, titles, statuses)
    return Artefact(f"{root}search/index.json", keys.of("search", keys.fingerprints.texts, lang, said), index)


def _named(hosted: RenderedLanguage, searched: Collection[str]) -> tuple[MenuItem, ...]:
    """The pages of the menu that are found by their title alone: what they show stands on others."""
    return tuple(item for item in hosted.menu if item.group != STAFF and item.address not in searched)
