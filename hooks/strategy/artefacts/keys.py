"""The key of each kind of artefact: the program that makes it, and what of the site stands on it."""

from collections.abc import Iterable
from pathlib import Path
from platform import python_version

from strategy import store
from strategy.addresses import downloads
from strategy.addresses.permalinks import permalink
from strategy.artefacts.digest import digest, plain
from strategy.artefacts.fingerprints import Fingerprints
from strategy.exports.export import Export
from strategy.model.ways import Way
from strategy.site import calendars
from strategy.site.hues import hue
from strategy.site.pages import Page
from strategy.site.shared import Site

CODE = Path(__file__).parents[1]
LIBRARIES = (
    *("babel", "icalendar", "jinja2", "markupsafe", "minify-go", "mkdocs-material", "pydantic", "pydantic-core"),
    *("pymorphy3", "pymorphy3-dicts-uk", "pystemmer", "pyyaml", "rcssmin", "xlsxwriter"),
)


class Keys:
    """Makes the keys of one site. `templates`: the folder that they stand in."""

    def __init__(self, site: Site, templates: Path) -> None:
        self.site = site
        self.fingerprints = Fingerprints(site)
        self._program = digest(store.program(_files(CODE, templates), LIBRARIES), python_version())

    def of(self, kind: str, *shown: object) -> str:
        """The key of an artefact: of its kind, and of digests and plain values of what it shows."""
        return digest(self._program, kind, *shown)

    def page(self, page: Page) -> str:
        """What stands on a page, but for what is written by hand."""
        official = self.site.strategy.languages[0]
        places = [page.in_language(lang, self.site.strategy) for lang in (page.lang, official)]
        edited = [[self.site.edited.get(place), self.site.times.get(place)] for place in places]
        spec = plain(
            [page, self.site.languages_of(page), edited, self.site.older_files.get(page.address)],
            self.fingerprints.name,
        )
        return digest(self.fingerprints.settings, spec, *self._beside(page))

    def _beside(self, page: Page) -> Iterable[object]:
        """What a page shows beside its specification. One of an unknown kind may show everything."""
        shown = self.fingerprints
        if page.node:
            return self._beside_node(page)
        match page.kind:
            case "withdrawn":
                return [shown.about(page.subject, page.lang)]
            case "update":
                return [plain(self.site.corrections.get(page.update.id, ()), shown.name)]
            case "text" | "help" | "number" | "missing" | "offline":
                return []
            case "home":
                return [shown.outline, shown.vision, shown.record, shown.ways, str(self.site.data_day)]
            case "way":
                return [shown.ways, shown.quoted(page.way), self._hues(page.way)]
            case "ways":
                return [shown.ways, [len(passages) for passages in self.site.led_to.values()]]
            case "search" | "a-to-z":
                return [shown.ways]
            case "progress" | "bodies" | "body":
                older = shown.older_bodies if page.kind == "body" else ""
                return [shown.outline, shown.record, shown.marks, shown.measured, older]
            case "indicators":
                return [shown.outline, shown.measured]
            case "updates" | "updates-of" | "level":
                return [shown.outline, shown.record]
            case "editions":
                return [shown.outline]
            case "data" | "fields" | "columns":
                history = self.site.changelog.history
                return [shown.outline, self.measured, plain([self.site.data_day, history.published], shown.name)]
            case "changes" if log_page := self._changelog_page(page):
                return [shown.changelog_page(log_page), shown.indicators]
            case "changes":
                told = [shown.outline, shown.changelog, shown.indicators, shown.record, shown.published]
                return [*told, str(self.site.as_of)]
            case "translations":
                return [shown.outline, shown.changelog, shown.indicators, plain(self.site.older_files, shown.name)]
        return [shown.everything]

    def _beside_node(self, page: Page) -> Iterable[object]:
        """The node, those around it and below it, and how it stands."""
        shown = self.fingerprints
        path = [*page.trail, page.node]
        listed = [child for node in path for child in node.children]
        below = [below for child in page.node.children for below in child.children]
        around = [page.node, *path, *listed, *below, *page.siblings, page.previous, page.next]
        return [
            shown.about(page.node, page.lang),
            [shown.name(one) for one in listed],
            shown.statuses(around),
            shown.standing(page.node),
            hue(page.node, self.site.strategy),
            str(calendars.address(page.node, site=self.site)),
        ]

    def _hues(self, way: Way) -> list[str]:
        """The hues of the nodes that a way in leads to."""
        passages, strategy = self.site.led_to[permalink(way)], self.site.strategy
        return [hue(passage.node, strategy) for passage in passages if passage.node]

    @property
    def measured(self) -> bool:
        """Whether there are files about indicators."""
        return any(downloads.indicators(self.site.strategy))

    def export(self, export: Export) -> str:
        """The key of a file to take away."""
        shown, node = self.fingerprints, export.node
        if not node and not export.named:
            marks = [shown.marks] if export.marked else []
            return self.of("export", export.address, shown.everything, *marks)
        of_node = [shown.about(node, lang) for lang in self.site.strategy.languages] if node else []
        return self.of("export", export.address, shown.settings, [shown.name(one) for one in export.named], of_node)

    def _changelog_page(self, page: Page) -> object:
        official = self.site.strategy.languages[0]
        return self.site.changelog.page_at(page.in_language(official, self.site.strategy))


def _files(*folders: Path) -> list[Path]:
    """The files of the program, without what Python makes of them."""
    found = (path for folder in folders for path in sorted(folder.rglob("*")))
    return [path for path in found if path.is_file() and "__pycache__" not in path.parts]
