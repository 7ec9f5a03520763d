"""The Atom feed of all changes in one language, of texts, values, terms and statuses; where nothing is known, there is
one all the same."""

from collections.abc import Callable

from strategy.addresses import permalinks
from strategy.exports.feeds import NEWEST, Feed, date_of_empty_feed, identifier, midnight, stamp, with_absolute_links
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.site import edits, recent
from strategy.site.changelog import ADDRESS, Entry
from strategy.site.render import Renderer
from strategy.site.shared import Site


def address(lang: str, site: Site) -> str:
    """Where it stands."""
    return f"{permalinks.root(lang, site.strategy)}{ADDRESS}feed.xml"


def feed(renderer: Renderer, lang: str) -> str:
    """The text of the feed. An entry's id is by commit and node, or by update and node."""
    site = renderer.site
    words = Catalogue(lang).text
    template = renderer.env.get_template("components/feed/feed.html").module
    root = permalinks.root(lang, site.strategy)
    name = site.strategy.name[lang]
    base = f"{site.url}{root}{ADDRESS}"
    made = []
    for entry in (entry for _, entries in site.changelog.newest() for entry in entries):
        url = f"{site.url}{root}{entry.address}"
        html = with_absolute_links(str(renderer.entry(entry, lang)), base)
        id_ = identifier(site.namespace, lang, "change", entry.commit.id, entry.node)
        made.append((entry.commit.date, id_, url, _title(entry, site.strategy, lang, words), html))
    for one in recent.statuses(site)[:NEWEST]:
        id_ = identifier(site.namespace, lang, "status", one.now.update.id, one.node.id)
        title = f"{one.node.heading(lang)}: {words(f'status.{one.now.status}')}"
        html = with_absolute_links(str(renderer.status(one, lang)), base)
        made.append((one.time, id_, f"{site.url}{root}{one.address}", title, html))
    for update in site.reports.every_update:
        for one in site.corrections.get(update.id, ()):
            url = f"{site.url}{root}{permalinks.permalink(update)}#corrections"
            title = f"{words('recent.update').capitalize()}: {update.wording(lang).title}"
            html = with_absolute_links(str(renderer.corrections(lang, [one])), base)
            about = identifier(site.namespace, lang, "correction", update.id, one.day.isoformat())
            made.append((one.time, about, url, title, html))
    for day, same in edits.by_day(site.edits):
        url = f"{site.url}{root}{same[0].place}"
        html = with_absolute_links(str(renderer.corrections(lang, edited=same)), base)
        about = identifier(site.namespace, lang, "edits", day.isoformat())
        made.append((max(one.time for one in same), about, url, words("edits.of_day"), html))
    made.sort(key=lambda one: one[0], reverse=True)
    drawn = [template.change(id_, stamp(time), *shown, lang) for time, id_, *shown in made]
    updated = stamp(made[0][0]) if made else midnight(date_of_empty_feed(site.changelog.history))
    id_ = identifier(site.namespace, lang, "changes")
    described = Feed(
        id_, site.url + address(lang, site), f"{site.url}{root}{ADDRESS}", f"{name}: {words('changes.feed')}", updated
    )
    return str(template.feed(described, drawn, lang=lang, author=name)).strip() + "\n"


def _title(entry: Entry, strategy: Strategy, lang: str, words: Callable[..., str]) -> str:
    if entry.first:
        return words("changes.published")
    if not entry.node:
        return words("changes.strategy")
    title = entry.title.get(lang) or next(iter(entry.title.values()), "")
    return f"{strategy.named(entry.kind, entry.code, lang)}. {title}"
