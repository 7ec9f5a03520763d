"""The history of the strategy as readers are told it: what each commit changed, node by node, in pages of a year.

An entry is what one commit changed about one node. Its address is permanent: a year is cut into pages in the order in
which commits came to the published line, so that what comes later never moves what was there.
"""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import groupby
from typing import NamedTuple

from strategy.addresses import permalinks
from strategy.checking.translations import Older
from strategy.history import WORDING, Change, Commit, History, Key, LastChange, Revision
from strategy.history.changes import ORDER, Restated, Reworded
from strategy.i18n import Catalogue
from strategy.limits import alike
from strategy.model import Node, Strategy, editions
from strategy.site.pages import Page

ADDRESS = "changes/"
MOST = 120  # changes on a page
NEWEST = 40  # changes on the first page, which shows the latest of all years, and in the feed
_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Entry:
    """What a commit changed about a node; `node` is "" for the strategy itself: its name and vision.

    `kind` and `code` as they stood then; `title`: language → the title of today, or the last one; `page`: the node's
    address below the root of a language, if it has one today. `first`: the publication of the whole document, not
    told change by change. `earlier`: the address of the entry before this one about the same node.
    """

    commit: Commit
    node: str
    kind: str
    code: str
    title: Mapping[str, str]
    page: str | None
    first: bool
    changes: tuple[Change, ...]
    address: str
    earlier: str | None

    @property
    def anchor(self) -> str:
        return self.address.partition("#")[2]


@dataclass(frozen=True)
class ChangelogPage:
    """A page of entries, newest commit first. `part`: from 1, the oldest of its year; `parts`: how many it has."""

    address: str
    year: int
    part: int
    parts: int
    entries: tuple[Entry, ...]

    def commits(self) -> Iterator[tuple[Commit, tuple[Entry, ...]]]:
        return by_commit(self.entries)


@dataclass(frozen=True)
class Changelog:
    """Everything that is told of the past. `log_pages`: newest first."""

    history: History = field(default_factory=History)
    pages: tuple[ChangelogPage, ...] = ()
    addresses: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (commit, node) → address of the entry
    titles: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # node → its title of today, or its last one
    older: tuple[Older, ...] = ()  # translations

    def page_at(self, address: str) -> ChangelogPage | None:
        """The log_page at an address below the root of a language; None for the first page."""
        return next((log_page for log_page in self.pages if log_page.address == address), None)

    def newest(self) -> Iterator[tuple[Commit, tuple[Entry, ...]]]:
        """The latest changes of all, commit by commit."""
        every = (entry for log_page in self.pages for entry in log_page.entries)
        return by_commit(_up_to(NEWEST, sorted(every, key=lambda entry: entry.commit.date, reverse=True)))

    def unchanged_since(self, lang: str) -> datetime.date | None:
        """When the text was published, where its words in a language and their order are still those; else None."""
        history = self.history
        later = (change for revision in history.revisions[:-1] for change in revision.changes)
        if history.passed_over or any(_is_of_text(change, lang) for change in (*later, *history.uncommitted)):
            return None
        return history.published

    def older_of(self, node: str, part: str, lang: str) -> Older | None:
        """Whether the words of a node ("" for `part`) or of a part of it are an older translation."""
        return self._older.get((node, part, lang))

    @cached_property
    def _older(self) -> Mapping[tuple[str, str, str], Older]:
        words = (one for one in self.older if one.text.field in ("title", "text"))
        return {(*one.text.item, one.text.lang): one for one in words}

    def older_below(self, item: str, field: str, lang: str) -> tuple[Older, ...]:
        """The older translations of what stands below a field of a node ("indicators/…"), or of a body ("")."""
        return tuple(
            one
            for one in self.older
            if (one.text.item.node, one.text.lang) == (item, lang)
            and (one.text.field.startswith(f"{field}/") if field else one.kind == "body")
        )

    def last_change(self, node: str, lang: str) -> LastChange:
        """Since when the words of a node are what they are."""
        return self.history.last_change(node, lang)

    def latest(self, node: str) -> str | None:
        """The address of the latest entry about a node."""
        revision = self.history.last(node)
        return revision and self.address(revision.commit, node)

    def address(self, commit: Commit, node: str) -> str | None:
        """The address of what a commit changed about a node."""
        return self.addresses.get((commit.id, node)) or self.addresses.get((commit.id, ""))


def of_history(history: History, strategy: Strategy, older: tuple[Older, ...] = ()) -> Changelog:
    """What is told of a history, for a strategy as it stands today with some translations older than it."""
    today = {node.id: node for node in editions.all_nodes(strategy)}  # the withdrawn have a page too
    titles = _titles(history, today)
    kinds = {node.id: node.kind for node in today.values()}
    last: dict[str, str] = {}
    order = {revision.commit.id: number for number, revision in enumerate(reversed(history.revisions))}
    placed = sorted(_placed(history.revisions), key=lambda one: order[one.revision.commit.id])
    entries: dict[tuple[int, int], list[Entry]] = {}  # by year and part
    for one in placed:
        own = next((change for change in one.changes if change.item == Key(one.node)), one.changes[0])
        entry = Entry(
            one.revision.commit,
            one.node,
            own.kind if own.item == Key(one.node) else kinds.get(one.node, own.kind),
            own.code,
            titles.get(one.node, {}),
            permalinks.permalink(today[one.node]) if one.node in today else None,
            one.revision.first,
            one.changes,
            one.address,
            last.get(one.node),
        )
        entries.setdefault((one.year, one.part), []).append(entry)
        last |= dict.fromkeys({change.item.node for change in one.changes}, one.address)
    parts = Counter(year for year, _ in entries)
    log_pages = []
    for year, part in sorted(entries, reverse=True):
        newest_first = reversed([same for _, same in by_commit(entries[year, part])])
        listed = tuple(entry for same in newest_first for entry in same)
        log_pages.append(ChangelogPage(_address(year, part), year, part, parts[year], listed))
    addresses = {(one.revision.commit.id, one.node): one.address for one in placed}
    return Changelog(history, tuple(log_pages), addresses, titles, older)


class _Placed(NamedTuple):
    """What a revision changed about a node, and where that is told."""

    year: int
    part: int
    address: str
    revision: Revision
    node: str
    changes: tuple[Change, ...]


def _placed(revisions: Sequence[Revision]) -> Iterator[_Placed]:
    """In the order in which they came, year by year: of whatever day a branch is that is merged later, it moves nothing
    that was there."""
    anchors: Counter[str] = Counter()
    oldest_first = revisions[::-1]
    for year, same in groupby(sorted(oldest_first, key=lambda one: (_year(one), one.place)), key=_year):
        part, weight = 1, 0
        for revision in same:
            for node, changes in _by_node(revision):
                weighs = _weigh(revision.first, changes)
                if weight and weight + weighs > MOST:
                    part, weight = part + 1, 0
                weight += weighs
                anchor = told_apart(f"c-{revision.commit.id[:10]}-{node or 'strategy'}", anchors)
                yield _Placed(year, part, f"{_address(year, part)}#{anchor}", revision, node, changes)


def _address(year: int, part: int) -> str:
    """Of a page."""
    return f"{ADDRESS}{year}/{f'{part}/' if part > 1 else ''}"


def pages(changelog: Changelog, strategy: Strategy, lang: str) -> Iterator[Page]:
    """A page for each log_page; the first page of all is hand-written."""
    words = Catalogue(lang).text
    for log_page in changelog.pages:
        several = "_part" if log_page.parts > 1 else ""
        title = words(f"changes.of_year{several}", year=log_page.year, part=log_page.part)
        about = f"{title}. {strategy.name[lang]}"
        yield Page("changes", lang, permalinks.root(lang, strategy) + log_page.address, title, about)


def told_apart(anchor: str, known: Counter[str]) -> str:
    """An anchor, or where another entry has it, one with a number after a sign that no anchor holds: a node may be
    called "strategy", and commits can be made until their ids begin alike. `known`: how often each was asked for.

    >>> known = Counter()
    >>> [told_apart("c-1f0e-tower", known) for _ in range(3)]
    ['c-1f0e-tower', 'c-1f0e-tower.2', 'c-1f0e-tower.3']
    """
    known[anchor] += 1
    return anchor if known[anchor] == 1 else f"{anchor}.{known[anchor]}"


def by_commit(entries: Iterable[Entry]) -> Iterator[tuple[Commit, tuple[Entry, ...]]]:
    for _, group in groupby(entries, key=lambda entry: entry.commit.id):
        same = tuple(group)
        yield same[0].commit, same


Pieces = tuple[tuple[str, bool], ...]


@cache
def word_diff(old: str, new: str) -> tuple[Pieces, Pieces]:
    """Both texts in pieces (text, whether it is not in the other one), word by word."""
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    same = alike(before, after)
    return (
        _pieces(before, {place for a, _, size in same for place in range(a, a + size)}),
        _pieces(after, {place for _, b, size in same for place in range(b, b + size)}),
    )


def _pieces(tokens: list[str], kept: set[int]) -> Pieces:
    """A space between two words that changed has changed with them: a reader sees one stretch."""
    inner = {place for place in kept if tokens[place].isspace() and not {place - 1, place + 1} & kept}
    stretches = groupby(range(len(tokens)), key=lambda place: place not in kept or place in inner)
    return tuple(("".join(tokens[place] for place in places), changed) for changed, places in stretches)


def _year(revision: Revision) -> int:
    return revision.commit.date.year


def _by_node(revision: Revision) -> Iterator[tuple[str, tuple[Change, ...]]]:
    if revision.first:
        yield "", revision.changes
        return
    nodes: dict[str, list[Change]] = {}
    for change in revision.changes:
        nodes.setdefault(change.item.node, []).append(change)
    yield from ((node, tuple(changes)) for node, changes in nodes.items())


def _titles(history: History, today: Mapping[str, Node]) -> Mapping[str, Mapping[str, str]]:
    """Node → its title of today, or its last one."""
    titles = {id_: node.title for id_, node in today.items()}
    for change in (change for revision in history.revisions for change in revision.changes):
        said = {text.lang: text.text for text in getattr(change, "said", ()) if text.field == "title"}
        if said:
            titles.setdefault(change.item.node, said)
    return titles


def _is_of_text(change: Change, lang: str) -> bool:
    if isinstance(change, Reworded):
        return change.lang == lang and change.field in WORDING
    return not isinstance(change, Restated) or change.field == ORDER


def _weigh(first: bool, changes: tuple[Change, ...]) -> int:
    return 1 if first else len(changes)


def _up_to(most: int, entries: Iterable[Entry]) -> Iterator[Entry]:
    """Those that hold the latest so many changes, the last one whole: left out, it would be told to no follower."""
    for entry in entries:
        if most <= 0:
            return
        most -= _weigh(entry.first, entry.changes)
        yield entry
