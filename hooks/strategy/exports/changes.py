"""The Atom feed of the changes to the strategy's text, in one language; there is one also where nothing is known."""

from collections.abc import Callable

from strategy.addresses import permalinks
from strategy.exports.feeds import Feed, date_of_empty_feed, identifier, midnight, with_absolute_links
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.site.changelog import ADDRESS, Entry
from strategy.site.render import Renderer
from strategy.site.shared import Site


def address(lang: str, site: Site) -> str:
    """Where it stands."""
    return f"{permalinks.root(lang, site.strategy)}{ADDRESS}feed.xml"


def feed(renderer: Renderer, lang: str) -> str:
    """The text of the feed. An entry's id is by commit and node."""
    site = renderer.site
    words = Catalogue(lang).text
    template = renderer.env.get_template("components/feed/feed.html").module
    root = permalinks.root(lang, site.strategy)
    name = site.strategy.name[lang]
    entries = [entry for _, entries in site.changelog.newest() for entry in entries]
    made = []
    for entry in entries:
        url = f"{site.url}{root}{entry.address}"
        html = with_absolute_links(str(renderer.entry(entry, lang)), f"{site.url}{root}{ADDRESS}")
        id_ = identifier(site.namespace, lang, "change", entry.commit.id, entry.node)
        made.append(template.change(id_, entry, url, _title(entry, site.strategy, lang, words), html, lang))
    updated = entries[0].commit.date.isoformat() if entries else midnight(date_of_empty_feed(site.changelog.history))
    id_ = identifier(site.namespace, lang, "changes")
    described = Feed(
        id_, site.url + address(lang, site), f"{site.url}{root}{ADDRESS}", f"{name}: {words('changes.feed')}", updated
    )
    return str(template.feed(described, made, lang=lang, author=name)).strip() + "\n"


def _title(entry: Entry, strategy: Strategy, lang: str, words: Callable[..., str]) -> str:
    if entry.first:
        return words("changes.published")
    if not entry.node:
        return words("changes.strategy")
    title = entry.title.get(lang) or next(iter(entry.title.values()), "")
    return f"{strategy.named(entry.kind, entry.code, lang)}. {title}"
