"""What of a site stands on a page or in a file, as digests: what a key is made of.

Rather too much than too little: what a key leaves out would be published as it was before. So whatever is not named
here in particular depends on everything.
"""

from collections.abc import Iterable
from dataclasses import fields
from functools import cached_property

from strategy.addresses import downloads, permalinks
from strategy.artefacts.digest import Named, digest, plain
from strategy.history import Revision
from strategy.history.changes import CHANGES, Moved
from strategy.model import Area, Node, Paragraph, editions, withdrawn_of
from strategy.model.progress import MovedTarget
from strategy.model.updates import Update
from strategy.model.ways import Way
from strategy.site.changelog import ChangelogPage, Entry
from strategy.site.marks import marks
from strategy.site.shared import Site


class Fingerprints:
    """What stands where, for one site. Everything is found once."""

    def __init__(self, site: Site) -> None:
        self.site = site
        self._named: dict[str, str] = {}
        self._listed: dict[str, str] = {}
        self._own: dict[str, str] = {}
        self._about: dict[tuple[str, str], str] = {}
        self._told: dict[str, str] = {}
        self._said: dict[str, str] = {}

    @cached_property
    def settings(self) -> str:
        """What concerns all pages: the site itself, and what the strategy says of itself beside its text."""
        apart = {
            "strategy",
            "record",
            "changelog",
            "edited",
            "times",
            "as_of",
            "ways",
            "older_files",
            "corrections",
            "edits",
        }
        site = {each.name: getattr(self.site, each.name) for each in fields(Site) if each.name not in apart}
        own = {name: getattr(self.site.strategy, name) for name in type(self.site.strategy).model_fields}
        strategy = {name: value for name, value in own.items() if not _holds(value, Node, Paragraph)}
        # which groups of ways in there are: pages link to the list of each
        groups = [group for group, _ in self.site.ways.groups()]
        return digest(plain([site, strategy, self.site.strategy.reporting, groups], self.name))

    @cached_property
    def outline(self) -> str:
        """What everything is called, and where it stands."""
        strategy = self.site.strategy
        return digest(
            [[self.name(node) for node in branch] for branch in strategy.branches()],
            [self.name(node) for node in editions.all_nodes(strategy)],
            [self.name(node) for node in withdrawn_of(strategy.children)],
            strategy.counts(strategy.languages[0]),
        )

    @cached_property
    def vision(self) -> str:
        """The vision, and which translations of it are older."""
        older = [one for one in self.site.changelog.older if not one.text.item.node]
        replaced = [self._places(part.withdrawn.replaced_by) for part in withdrawn_of(self.site.strategy.vision)]
        return digest(plain(self.site.strategy.vision, self.name), self._older(older), replaced)

    @cached_property
    def ways(self) -> str:
        """The ways in: what each is called and where it leads."""
        return digest(plain(self.site.ways, self.name))

    @cached_property
    def record(self) -> str:
        """All that has been told of the tasks."""
        return digest([self.update(update) for update in self.site.reports.every_update])

    @cached_property
    def marks(self) -> str:
        """All that follows from plan and updates on the day for which marks are made."""
        nodes = tuple(self.site.strategy.nodes())  # a body may lead any of them
        found = [self.site.progress.of(node) for node in nodes]
        plan = [[node.period, node.body, node.co_bodies, node.responsible, node.indicators] for node in nodes]
        return digest(str(self.site.as_of), plain([found, plan], self.name))

    @cached_property
    def published(self) -> str:
        """When everything that is written by hand came and last changed, and what was changed of it."""
        return digest(plain([self.site.times, self.site.corrections, self.site.edits], self.name))

    @cached_property
    def measured(self) -> str:
        """All that is and was measured, and for which year a value is asked."""
        every = editions.all_nodes(self.site.strategy)
        nodes = [[node.id, node.withdrawn, node.indicators] for node in every if node.indicators]
        return digest(str(self.site.as_of), plain(nodes, self.name))

    @cached_property
    def indicators(self) -> str:
        """What indicators are called, where changes of them are told."""
        return digest([[one.id, dict(one.name)] for one in downloads.indicators(self.site.strategy)])

    def standing(self, node: Node) -> object:
        """What is so of a node on the day; the day itself only where there is something to say for it."""
        standing = self.site.progress.of(node)
        said = marks(standing, self.site.strategy.languages[0])
        return [plain(standing, self.name), str(self.site.as_of) if said else None]

    def statuses(self, nodes: Iterable[Node | None]) -> object:
        """What lists of nodes show of each: its status, or why it has none while others have been told of."""
        reports = self.site.reports
        return [bool(reports.every_update), bool(reports.updates), [node and self._status(node) for node in nodes]]

    def _status(self, node: Node) -> str:
        if node.id not in self._listed:
            reports = self.site.reports
            self._listed[node.id] = digest(plain([reports.status(node), reports.untold(node)], self.name))
        return self._listed[node.id]

    @cached_property
    def changelog(self) -> str:
        """All that is told of the past."""
        changelog = self.site.changelog
        history = changelog.history
        return digest(
            [history.known, history.whole, plain(history.day, self.name)],
            [self._revision(revision) for revision in history.revisions],
            plain(history.wordings, self.name),
            [self._older(changelog.older), plain(changelog.titles, self.name)],
            [[state.state, state.revision and state.revision.commit.id] for state in self._last_changes()],
        )

    @cached_property
    def older_bodies(self) -> str:
        """Which translations of what bodies are called are older."""
        return digest(self._older([one for one in self.site.changelog.older if one.kind == "body"]))

    @cached_property
    def texts(self) -> str:
        """The whole text of the strategy."""
        own = [self.own(node) for node in editions.all_nodes(self.site.strategy)]
        return digest(self.settings, self.outline, self.vision, own)

    @cached_property
    def everything(self) -> str:
        """All that the site knows."""
        dated = plain([self.site.edited, self.site.older_files], self.name)
        return digest(self.texts, self.record, self.changelog, self.ways, self.published, dated)

    def name(self, value: Named) -> object:
        """What a link to a node shows, and what tells its numbers; what an update says; what took a target's place, of
        an indicator that is the node's own."""
        match value:
            case Update():
                return self._wording(value)
            case MovedTarget():
                return [value.indicator.id, plain([value.was, value.now], self.name)]
        if value.id not in self._named:  # on the pages of all around it
            text = [value.level.key, value.id, value.code, dict(value.title), plain(value.short, self.name)]
            self._named[value.id] = digest(text, plain([value.since, value.formerly, value.withdrawn], self.name))
        return self._named[value.id]

    def own(self, node: Node) -> str:
        """A node with all that is its own: not the nodes below it."""
        if node.id not in self._own:
            fields_ = ((name, getattr(node, name)) for name in type(node).model_fields)
            own = [[name, plain(value, self.name)] for name, value in fields_ if not _holds(value, Node)]
            self._own[node.id] = digest(self.name(node), own)
        return self._own[node.id]

    def update(self, update: Update) -> str:
        """An update as others show it: its day, its words, what it says of its tasks, and when git got these."""
        if update.id not in self._told:
            roots = (permalinks.root(lang, self.site.strategy) for lang in self.site.strategy.languages)
            places = [root + permalinks.permalink(update) for root in roots]
            dated = [[self.site.times.get(place), self.site.edited.get(place)] for place in places]
            self._told[update.id] = digest(self._wording(update), plain(dated, self.name))
        return self._told[update.id]

    def _wording(self, update: Update) -> str:
        if update.id not in self._said:
            said = {each.name: getattr(update, each.name) for each in fields(Update)}
            self._said[update.id] = digest(plain(said, self.name))
        return self._said[update.id]

    def about(self, node: Node, lang: str) -> str:
        """All that is known of a node: its text and what is called below it, what has been told, and its past."""
        if (node.id, lang) not in self._about:
            self._about[node.id, lang] = digest(self.own(node), self._below(node), self._lineage(node), [
                self._progress(node), self._past(node, lang), self.site.strategy.counts_below(node, lang),
                [[way.group, way.id, way.name[lang]] for way in self.site.ways_to.get(node.id, ())],
            ])  # fmt: skip
        return self._about[node.id, lang]

    def quoted(self, way: Way) -> str:
        """The passages that a way in leads to, how it stands with their nodes, and what was told of them by name."""
        passages, told_of = self.site.led_to[permalinks.permalink(way)], self.site.reports.of_area
        named = [[*map(self.update, told_of(one.node, one.part))] if one.node and one.part else [] for one in passages]
        nodes = [one.node for one in passages]
        words = [[one.reference, dict(one.text), one.node and self.name(one.node)] for one in passages]
        return digest([words, named, self.statuses(nodes)])

    def changelog_page(self, page: ChangelogPage) -> str:
        """A page of the changes, and why things were withdrawn."""
        gone = ((area or node).withdrawn for node, area in self.site.by_reference.values())
        reasons = plain([one.reason for one in gone if one], self.name)
        return digest([page.address, page.year, page.part, page.parts, reasons, *map(self._entry, page.entries)])

    def _below(self, node: Node) -> object:
        return [[self.own(child), *map(self.name, child.children)] for child in node.children]

    def _lineage(self, node: Node) -> object:
        """What it took the place of, what takes its place, and what once stood below it."""
        site = self.site
        parts = {node.id: node} | {f"{node.id}#{area.id}": area for area in _areas(node)}
        replaced = [self._places(site.replaces.get(reference, ())) for reference in parts]
        instead = [self._places(part.withdrawn.replaced_by) for part in parts.values() if part.withdrawn]
        return [replaced, instead, [self.name(once) for once in site.formerly_below.get(node.id, ())]]

    def _places(self, references: tuple[str, ...]) -> object:
        """What links to nodes and areas show."""
        found = ((reference, *self.site.by_reference[reference]) for reference in references)
        return [
            [reference, self.name(node), area and plain(area.withdrawn, self.name)] for reference, node, area in found
        ]

    def _progress(self, node: Node) -> object:
        reports = self.site.reports
        summary = reports.summary(node) if node.children else None
        return [
            [self.update(update) for update in reports.every_of(node)],
            plain([reports.status(node), summary], self.name),
        ]

    def _past(self, node: Node, lang: str) -> object:
        """Since when its words are what they are, and which of them are an older translation."""
        changelog = self.site.changelog
        last_change = changelog.last_change(node.id, lang)
        older = [one for one in changelog.older if (one.text.item.node, one.text.lang) == (node.id, lang)]
        since = last_change.revision and plain(last_change.revision.commit, self.name)
        where = [self.site.wording_url(node.id, lang), changelog.latest(node.id)]
        appeared = plain(changelog.history.appeared(node.id), self.name)
        return [last_change.state, since, appeared, *where, self._older(older)]

    def _older(self, older: object) -> object:
        address = self.site.changelog.address
        return [[plain(one, self.name), one.commit and address(one.commit, one.text.item.node)] for one in older]

    def _last_changes(self) -> list:
        ids = ("", *(node.id for node in editions.all_nodes(self.site.strategy)))
        return [self.site.changelog.last_change(id_, lang) for id_ in ids for lang in self.site.strategy.languages]

    def _revision(self, revision: Revision) -> object:
        changes = CHANGES.dump_json(revision.changes).decode()
        return [plain(revision.commit, self.name), revision.first, changes]

    def _entry(self, entry: Entry) -> object:
        titles = self.site.changelog.titles
        moved = {node for change in entry.changes if isinstance(change, Moved) for node in (change.old, change.new)}
        apart = {"changes"}
        own = {each.name: getattr(entry, each.name) for each in fields(Entry) if each.name not in apart}
        changes = CHANGES.dump_json(entry.changes).decode()
        return [plain(own, self.name), changes, [[node, dict(titles.get(node, {}))] for node in sorted(moved)]]


def _areas(node: Node) -> tuple[Area, ...]:
    return (*node.areas, *withdrawn_of(node.areas))


def _holds(value: object, *kinds: type) -> bool:
    """Whether a field holds parts of such a kind."""
    return isinstance(value, tuple) and any(isinstance(one, kinds) for one in (*value, *withdrawn_of(value)))
