"""The Atom feed of all changes in one language, of texts, values, terms and statuses; where nothing is known, there is
one all the same."""

import datetime
from collections import Counter
from collections.abc import Callable, Iterator

from markupsafe import Markup

from strategy.addresses import permalinks
from strategy.exports.feeds import NEWEST, Feed, date_of_empty_feed, identifier, midnight, stamp, with_absolute_links
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.site import edits, recent, statuses
from strategy.site.changelog import ADDRESS, Entry, told_apart
from strategy.site.render import Renderer
from strategy.site.shared import Site

Told = tuple[datetime.datetime, str, str, str, str]  # when, id, address, title, HTML


def address(lang: str, site: Site) -> str:
    """Where it stands."""
    return f"{permalinks.root(lang, site.strategy)}{ADDRESS}feed.xml"


def feed(renderer: Renderer, lang: str) -> str:
    """The text of the feed."""
    site, words = renderer.site, Catalogue(lang).text
    root = site.url + permalinks.root(lang, site.strategy)
    template = renderer.env.get_template("components/feed/feed.html").module
    teller = _Teller(renderer, lang)
    made = sorted(teller.every(), key=lambda one: one[0], reverse=True)
    drawn = [template.change(id_, stamp(time), *shown, lang) for time, id_, *shown in made]
    updated = stamp(made[0][0]) if made else midnight(date_of_empty_feed(site.changelog.history))
    id_ = identifier(site.namespace, lang, "changes")
    name = site.strategy.name[lang]
    described = Feed(id_, site.url + address(lang, site), root + ADDRESS, f"{name}: {words('changes.feed')}", updated)
    return str(template.feed(described, drawn, lang=lang, author=name)).strip() + "\n"


class _Teller:
    """Tells changes in a language. An entry's id is by commit and node, by update and node, or by update and day."""

    def __init__(self, renderer: Renderer, lang: str) -> None:
        self.renderer, self.site, self.lang = renderer, renderer.site, lang
        self.words = Catalogue(lang).text
        self.root = self.site.url + permalinks.root(lang, self.site.strategy)

    def every(self) -> Iterator[Told]:
        yield from self._texts()
        yield from self._statuses()
        yield from self._updates()
        yield from self._edits()

    def _told(self, time: datetime.datetime, id_: tuple[str, ...], place: str, title: str, html: Markup) -> Told:
        """`place`: below the root of the language."""
        about = identifier(self.site.namespace, self.lang, *id_)
        return time, about, self.root + place, title, with_absolute_links(str(html), self.root + ADDRESS)

    def _texts(self) -> Iterator[Told]:
        for entry in (entry for _, entries in self.site.changelog.newest() for entry in entries):
            title = _title(entry, self.site.strategy, self.lang, self.words)
            html = self.renderer.entry(entry, self.lang)
            yield self._told(entry.commit.date, ("change", entry.commit.id, entry.node), entry.address, title, html)

    def _statuses(self) -> Iterator[Told]:
        every = statuses.statuses(self.site)
        given: Counter[str] = Counter()  # an update that was corrected gives several, one after the other
        told = [told_apart(f"{one.now.update.id}/{one.node.id}", given) for one in reversed(every)]
        for one, name in [*zip(every, reversed(told), strict=True)][:NEWEST]:
            title = f"{one.node.heading(self.lang)}: {self.words(f'status.{one.now.status}')}"
            yield self._told(one.time, ("status", name), one.address, title, self.renderer.status(one, self.lang))

    def _updates(self) -> Iterator[Told]:
        """That some were withdrawn, and what was corrected."""
        for update in self.site.reports.every_update:
            place, named = permalinks.permalink(update), update.wording(self.lang).title
            if update.withdrawn:
                title = self.words("update.withdrawn_title", title=named)
                html = self.renderer.withdrawal(update, self.lang)
                yield self._told(recent.withdrawn(update, self.site), ("withdrawal", update.id), place, title, html)
            days: Counter[str] = Counter()  # of another zone, or late, a commit may say to be of a day told before
            for one in reversed(self.site.corrections.get(update.id, ())):
                title = f"{self.words('recent.update').capitalize()}: {named}"
                html = self.renderer.corrections(self.lang, [one])
                id_ = ("correction", update.id, told_apart(one.day.isoformat(), days))
                yield self._told(one.time, id_, f"{place}#corrections", title, html)

    def _edits(self) -> Iterator[Told]:
        """Those of a day together."""
        for day, same in edits.by_day(self.site.edits):
            html = self.renderer.corrections(self.lang, edited=same)
            time = max(one.time for one in same)
            yield self._told(time, ("edits", day.isoformat()), same[0].place, self.words("edits.of_day"), html)


def _title(entry: Entry, strategy: Strategy, lang: str, words: Callable[..., str]) -> str:
    if entry.first:
        return words("changes.published")
    if not entry.node:
        return words("changes.strategy")
    title = entry.title.get(lang) or next(iter(entry.title.values()), "")
    return f"{strategy.named(entry.kind, entry.code, lang)}. {title}"
