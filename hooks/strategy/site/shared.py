"""What all pages of a site share: the strategy, what is known beside it, and where things stand."""

import datetime
import os
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import quote

from strategy.addresses import permalinks
from strategy.addresses.passages import Passage
from strategy.checking.glossary import Glossary
from strategy.checking.older_files import OlderFile
from strategy.history import Times
from strategy.model import Area, Bodies, Body, Node, Strategy, editions, urls
from strategy.model.bodies import NAMED_IN, led_by
from strategy.model.progress import Progress
from strategy.model.updates import Record, Update
from strategy.model.ways import Way, Ways
from strategy.search.ways import leads_to
from strategy.site.changelog import Changelog
from strategy.site.corrections import Correction
from strategy.site.edits import Edit
from strategy.site.pages import Page, of_updates


@dataclass(frozen=True)
class Site:
    """What all pages share. `url` is absolute and ends with "/"; `languages` maps a language to its own name; marks are
    made for the day `as_of`."""

    strategy: Strategy
    url: str
    languages: Mapping[str, str]
    favicon: str
    glossary: Glossary = field(default_factory=Glossary)
    ways: Ways = field(default_factory=Ways)
    record: Record | None = None
    changelog: Changelog = field(default_factory=Changelog)
    repo_url: str | None = None  # of the git host
    view_uri: str = "blob/"  # below it: where it shows a file of a commit
    namespace: uuid.UUID = uuid.NAMESPACE_URL  # of the ids in feeds
    share: Mapping[str, str] = field(default_factory=dict)  # service → the pattern of its links (sharing.py)
    written: frozenset[str] = frozenset()  # addresses of hand-written pages, in the languages that each is written in
    edited: Mapping[str, datetime.date] = field(default_factory=dict)  # address of a hand-written page → last change
    times: Mapping[str, Times] = field(default_factory=dict)  # of the same, when it came too
    corrections: Mapping[str, tuple[Correction, ...]] = field(default_factory=dict)  # of updates, by the id of each
    edits: tuple[Edit, ...] = ()  # of everything else that readers see, the last one first
    older_files: Mapping[str, OlderFile] = field(default_factory=dict)  # by the address of the translated page
    bodies: Bodies = field(default_factory=Bodies)
    as_of: datetime.date = datetime.date(1970, 1, 1)
    owner: Mapping[str, str] = field(default_factory=dict)  # who is answerable for the site, by language
    author: Mapping[str, str] = field(default_factory=dict)  # whose document the strategy is, by language
    contact: str | None = None  # where readers ask, and report errors: an e-mail address or that of a page
    assets: Mapping[str, str] = field(default_factory=dict)  # name of a style sheet or script → its address

    # What concerns all pages is found once.
    @cached_property
    def reports(self) -> Record:
        """What has been told of the tasks; nothing where there is no record."""
        return self.record or Record(self.strategy)

    @cached_property
    def progress(self) -> Progress:
        """What can be told on the day for which marks are made."""
        return Progress(self.strategy, self.reports, self.as_of)

    @cached_property
    def data_day(self) -> datetime.date | None:
        """The day on which the strategy or an update last changed; None where git does not know."""
        texts = [revision.commit.date.date() for revision in self.changelog.history.revisions[:1]]
        known = [self.times.get(address) for update in self.reports.every_update for address in self._files(update)]
        return max((*texts, *(one.last.date() for one in known if one)), default=None)

    @cached_property
    def pages_of_updates(self) -> Mapping[str, Page]:
        """Address → the page of each update, in all languages."""
        pages = (page for lang in self.strategy.languages for page in of_updates(self.reports, self.strategy, lang))
        return {page.address: page for page in pages}

    def published(self, update: Update) -> datetime.date | None:
        """The day on which an update came into the history; None where that is not known."""
        return (known := self._times(update)) and known.first.date()

    def corrected(self, update: Update) -> datetime.date | None:
        """The day on which its official text was last changed since; None where it never was."""
        known = self._times(update)
        return known.last.date() if known and known.last != known.first and not known.at_once else None

    def _times(self, update: Update) -> Times | None:
        return self.times.get(self._files(update)[0])

    def _files(self, update: Update) -> tuple[str, ...]:
        """The addresses of an update in the languages that it is written in, the official one first."""
        return tuple(permalinks.root(lang, self.strategy) + permalinks.permalink(update) for lang in update.wordings)

    def told_of(self, body: Body) -> tuple[Update, ...]:
        """The updates about what a body leads, newest first."""
        ids = {node.id for node in led_by(body, self.strategy)}
        return tuple(update for update in self.reports.updates if ids & {node.id for node in update.nodes})

    @cached_property
    def by_reference(self) -> Mapping[str, tuple[Node, Area | None]]:
        return editions.by_reference(self.strategy)

    @cached_property
    def replaces(self) -> Mapping[str, tuple[str, ...]]:
        return editions.replaces(self.strategy)

    @cached_property
    def formerly_below(self) -> Mapping[str, tuple[Node, ...]]:
        return editions.formerly_below(self.strategy)

    @cached_property
    def led_to(self) -> Mapping[str, tuple[Passage, ...]]:
        """Address of a way in → the passages that it leads to."""
        return {permalinks.permalink(way): leads_to(way, self.strategy) for way in self.ways.every}

    @cached_property
    def ways_to(self) -> Mapping[str, tuple[Way, ...]]:
        """Node → the ways that lead to its title or its areas."""
        found: dict[str, list[Way]] = {}
        for way in self.ways.every:
            for node in {passage.node.id for passage in self.led_to[permalinks.permalink(way)] if passage.node}:
                found.setdefault(node, []).append(way)
        return {node: tuple(ways) for node, ways in found.items()}

    @cached_property
    def names(self) -> Mapping[str, Mapping[tuple[str, str], str]]:
        """Language → (list or field, id in it) → the name by which readers know that."""
        return {lang: dict(self._named(lang)) for lang in self.strategy.languages}

    def _named(self, lang: str) -> Iterator[tuple[tuple[str, str], str]]:
        for body in self.bodies.bodies:
            yield from (((field, body.id), body.called(lang)) for field in NAMED_IN)
        for node in editions.all_nodes(self.strategy):
            yield from (((field, node.id), node.short_heading(lang)) for field in ("status", "cause", "expected"))
            yield from ((("indicators", one.id), one.name[lang]) for one in node.indicators)

    def languages_of(self, page: Page) -> tuple[str, ...]:
        """The languages that a page is written in: a generated one in all, one of text in those that somebody wrote."""
        languages = self.strategy.languages
        found = tuple(lang for lang in languages if page.in_language(lang, self.strategy) in self.written)
        return found if found and page.is_text else languages

    def absolute(self, address: str) -> str:
        """The absolute address of a place on the site."""
        return permalinks.absolute(self.url, address)

    @property
    def contact_url(self) -> str | None:
        """The contact as a link: an e-mail address is written to."""
        return urls.of_contact(self.contact) if self.contact else None

    def asset(self, name: str) -> str:
        """The address of a style sheet or script; where none has been made of it, its name."""
        return self.assets.get(name, name)

    def commit_url(self, commit: str) -> str | None:
        """Where the git host shows a commit; GitHub, GitLab, Gitea and Forgejo all have it there."""
        return self.repo_url and f"{self.repo_url.rstrip('/')}/commit/{commit}"

    def wording_url(self, node: str, lang: str) -> str | None:
        """Where the git host shows the words of a node as they were first written: at their line, if that is known."""
        history = self.changelog.history
        commit = history.wordings.get((node, lang))
        if not self.repo_url or not commit:
            return None
        place = history.places.get(commit)
        if not place or node not in place.lines:
            return self.commit_url(commit)
        path = quote(os.fsencode(place.path))  # in bytes: it may be of any encoding
        return f"{self.repo_url.rstrip('/')}/{self.view_uri}{commit}/{path}#L{place.lines[node]}"
