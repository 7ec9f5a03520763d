"""Atom feeds (RFC 4287) of one language: of the whole site, and of every goal, objective and task.

An id is for ever (4.2.6), so it holds nothing that can change: no host, no address, no number, no wording. It is a
version 5 UUID (RFC 9562) in the site's own namespace, by the language, the kind and the permanent id of what it names.
When something was published and corrected is what git says of its file: readers' programs go by that, not by the day
that it tells of. Where git knows nothing, it is the midnight of that day in UTC, as a day has no hour.
"""

import datetime
import re
import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape, unescape
from html.parser import HTMLParser
from types import MappingProxyType
from urllib.parse import urljoin

from jinja2 import Environment
from markupsafe import Markup

from strategy.addresses import permalinks
from strategy.history import History, Times
from strategy.i18n import Catalogue
from strategy.model import Body, Strategy, editions
from strategy.model.bodies import led_by
from strategy.model.updates import Record, Update

NEWEST = 50  # a feed tells what is new or was corrected; the pages hold the rest
NO_TIMES: Mapping[str, Times] = MappingProxyType({})
NO_CORRECTIONS: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Dated:
    """An update, and when it was published and last changed in a language."""

    update: Update
    published: datetime.datetime
    updated: datetime.datetime


@dataclass(frozen=True)
class Entry:
    """An update in a feed. `id`: for ever; `lang`: of its own words, which may not be translated; `html`: its text."""

    id: str
    update: Update
    published: str
    updated: str
    url: str
    title: str
    lang: str
    html: str


@dataclass(frozen=True)
class Feed:
    """`id`: for ever; `url`: its own address, absolute, `page`: that of its page; `updated`: by RFC 3339."""

    id: str
    url: str
    page: str
    title: str
    updated: str
    told: tuple[Dated, ...] = ()

    @property
    def updates(self) -> tuple[Update, ...]:
        return tuple(one.update for one in self.told)


def identifier(namespace: uuid.UUID, lang: str, *names: str) -> str:
    """The id of a feed or an entry in a language; `names`: its kind and permanent ids.

    >>> identifier(uuid.NAMESPACE_DNS, "en", "update", "2026-03-12-school")
    'urn:uuid:8654502c-963f-571f-a042-72b64bb9ca9b'
    """
    return uuid.uuid5(namespace, "/".join((lang, *names))).urn


def date_of_empty_feed(history: History) -> datetime.date:
    """The day of a feed without entries, as every feed must have one: when the strategy was first published or, where
    that is not known, the day of the commit that has none; outside git, one that nobody takes for true."""
    return history.published or history.day or datetime.date(1970, 1, 1)


def midnight(date: datetime.date) -> str:
    """A day as a time by RFC 3339."""
    return f"{date.isoformat()}T00:00:00Z"


def stamp(time: datetime.datetime) -> str:
    """A time by RFC 3339, in UTC."""
    return f"{time.astimezone(datetime.UTC):%Y-%m-%dT%H:%M:%SZ}"


class Feeds:
    """Draws the feeds of one language. `url`: absolute, of the site's root; `texts`: address of a page → its HTML;
    `namespace`: of the ids; `date_of_empty_feed`: the time of a feed that has no entry; `times`: address of a page →
    when it came and last changed; `corrected`: id of an update → the HTML of what was changed about it."""

    def __init__(
        self,
        strategy: Strategy,
        lang: str,
        url: str,
        env: Environment,
        texts: Mapping[str, str],
        namespace: uuid.UUID,
        date_of_empty_feed: datetime.date,
        bodies: Sequence[Body] = (),
        times: Mapping[str, Times] = NO_TIMES,
        corrected: Mapping[str, str] = NO_CORRECTIONS,
    ) -> None:
        self.strategy = strategy
        self.lang = lang
        self.url = url
        self.root = permalinks.root(lang, strategy)
        self.texts = texts
        self.namespace = namespace
        self.date_of_empty_feed = date_of_empty_feed
        self.bodies = bodies
        self.times = times
        self.corrected = corrected
        self.template = env.get_template("components/feed/feed.html").module
        self.words = Catalogue(lang)
        self._drawn: dict[str, Markup] = {}  # by the id of the update

    def of(self, record: Record) -> Iterator[tuple[str, Feed]]:
        """Path below the site → the feed there, not drawn yet; there is one also where nothing has been told yet.

        A number has that of its node, which says its own address; one of several nodes tells what they all do.
        """
        name = self.strategy.name[self.lang]
        path, title = permalinks.feed(), f"{name}: {self.words.text('feed.site')}"
        yield self.root + path, self._feed("", path, permalinks.UPDATES, title, record.every_update)
        of_nodes: dict[str, Feed] = {}
        for node in editions.all_nodes(self.strategy):
            path = permalinks.feed(node)
            title = f"{node.label(self.lang)}. {node.title[self.lang]} — {name}"
            of_nodes[node.id] = self._feed(node.id, path, permalinks.permalink(node), title, record.every_of(node))
            yield self.root + path, of_nodes[node.id]
        for body in self.bodies:
            path = f"{permalinks.BODIES}{body.id}/"
            ids = {node.id for node in led_by(body, self.strategy)}
            updates = tuple(one for one in record.every_update if ids & {node.id for node in one.nodes})
            title = f"{body.name[self.lang]} — {name}"
            yield f"{self.root}{path}feed.xml", self._feed(f"body/{body.id}", f"{path}feed.xml", path, title, updates)
        for code, meanings in editions.meanings(self.strategy).items():
            path = permalinks.number_feed(code)
            if len(meanings) == 1:
                yield self.root + path, of_nodes[meanings[0].node.id]
                continue
            ids = {update.id for meaning in meanings for update in record.every_of(meaning.node)}
            updates = tuple(update for update in record.every_update if update.id in ids)
            title = f"{self.words.text('number.heading', code=code)} — {name}"
            yield self.root + path, self._feed(code, path, permalinks.by_code(code), title, updates)

    def _feed(self, name: str, path: str, page: str, title: str, updates: tuple[Update, ...]) -> Feed:
        told = self._newest(map(self._dated, updates))
        return Feed(
            id=identifier(self.namespace, self.lang, "feed", name),
            url=permalinks.absolute(self.url, self.root + path),
            page=permalinks.absolute(self.url, self.root + page),
            title=title,
            updated=stamp(max(one.updated for one in told)) if told else midnight(self.date_of_empty_feed),
            told=told,
        )

    def _newest(self, dated: Iterable[Dated]) -> tuple[Dated, ...]:
        """Those that changed last, so that a correction of an old one is told too; published last, first."""
        changed = sorted(dated, key=lambda one: one.updated, reverse=True)[:NEWEST]
        return tuple(sorted(changed, key=lambda one: one.published, reverse=True))

    def _dated(self, update: Update) -> Dated:
        """Published with its first wording; a translation that comes later changes what its readers get, and so does
        the file in the official language, which says the status and what is withdrawn for all."""
        found = [self.times.get(self._address(update, lang)) for lang in update.wordings]
        shown = self.times.get(self._address(update, update.written_in(self.lang)))
        if shown is None:
            midnight_ = datetime.datetime.combine(update.date, datetime.time(), datetime.UTC)
            return Dated(update, midnight_, midnight_)
        said = self.times.get(self._address(update, self.strategy.languages[0]), shown)
        return Dated(update, min(times.first for times in found if times), max(shown.last, said.last))

    def _address(self, update: Update, lang: str) -> str:
        return permalinks.root(lang, self.strategy) + permalinks.permalink(update)

    def draw(self, feed: Feed) -> str:
        """The text of a feed."""
        entries = [self._entry(one) for one in feed.told]
        author = self.strategy.name[self.lang]
        return str(self.template.feed(feed, entries, lang=self.lang, author=author)).strip() + "\n"

    def html(self, update: Update) -> str:
        """The text of an update in its language, as its page shows it, and what of it was changed."""
        return self.texts[self.root + permalinks.permalink(update)] + self.corrected.get(update.id, "")

    def _title(self, update: Update) -> str:
        """What was withdrawn says so: readers of the feed may have it already."""
        title = update.wording(self.lang).title
        return self.words.text("update.withdrawn_title", title=title) if update.withdrawn else title

    def _entry(self, dated: Dated) -> Markup:
        """Drawn once, however many feeds tell it."""
        update = dated.update
        if update.id in self._drawn:
            return self._drawn[update.id]
        address = self.root + permalinks.permalink(update)
        entry = Entry(
            id=identifier(self.namespace, self.lang, "update", update.id),
            update=update,
            published=stamp(dated.published),
            updated=stamp(dated.updated),
            url=self.url + address,
            title=self._title(update),
            lang=update.written_in(self.lang),
            html=with_absolute_links(self.html(update), self.url + address),
        )
        self._drawn[update.id] = Markup(self.template.entry(entry, lang=self.lang, words=self.words))
        return self._drawn[update.id]


def with_absolute_links(html: str, base: str) -> str:
    """HTML with the addresses of its links and pictures made absolute: in a feed they have no page to start from."""
    rewriter = _Absolute(base)
    rewriter.feed(html)
    rewriter.close()
    return "".join(rewriter.parts)


class _Absolute(HTMLParser):
    """Copies HTML as it stands, but for the addresses in its tags."""

    # Each of them, one after the other: what one says may look like another.
    ATTRIBUTE = re.compile(r"""(?P<name>\s[\w:-]+=)(?P<quote>["'])(?P<value>.*?)(?P=quote)""", re.DOTALL)
    ADDRESSES = frozenset(("href", "src", "poster"))

    def __init__(self, base: str) -> None:
        super().__init__(convert_charrefs=False)
        self.base = base
        self.parts: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.parts.append(self.ATTRIBUTE.sub(self._absolute, self.get_starttag_text()))

    handle_startendtag = handle_starttag

    def _absolute(self, found: re.Match[str]) -> str:
        if found["name"].strip(" \t\n=") not in self.ADDRESSES:
            return found[0]
        link = escape(urljoin(self.base, unescape(found["value"])), quote=True)
        return f"{found['name']}{found['quote']}{link}{found['quote']}"

    def handle_endtag(self, tag: str) -> None:
        self.parts.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def handle_entityref(self, name: str) -> None:
        self.parts.append(f"&{name};")

    def handle_charref(self, name: str) -> None:
        self.parts.append(f"&#{name};")
