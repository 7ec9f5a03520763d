"""What the table of artefacts is made from: the site, and what the host makes of each language."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from strategy.addresses import permalinks
from strategy.checking.attachments import DOCUMENTS
from strategy.checking.search_words import SearchWords
from strategy.exports import documents, pictures
from strategy.exports.cards import Look
from strategy.i18n import Catalogue
from strategy.reading.files import WAYS
from strategy.site import changelog, edits, indicators, pages, progress, ways
from strategy.site.assets import Asset
from strategy.site.attachments import with_formats
from strategy.site.frame import Frame
from strategy.site.menu import MenuItem
from strategy.site.pages import Page
from strategy.site.pictures import Sizes
from strategy.site.places import with_places
from strategy.site.render import Renderer
from strategy.site.shared import Site


@dataclass(frozen=True)
class HandWritten:
    """A hand-written page: its HTML, and where it is edited."""

    page: Page
    html: str
    edit_url: str | None = None


@dataclass(frozen=True)
class RenderedLanguage:
    """What the host makes of a language: the frame of its pages, their menu, and the hand-written ones."""

    lang: str
    frame: Frame
    menu: tuple[MenuItem, ...]
    written: tuple[HandWritten, ...]


@dataclass(frozen=True)
class Sources:
    """What the host does not know of.

    `colours`: scheme → name → colour; `mark`: SVG of the site's sign; `templates`: the folder that they stand in.
    `edit_url`: where the strategy's file is edited; `lines`: of each node in it. `files`: path below the site → the
    file that is published there as it is.
    """

    renderer: Renderer
    search_words: SearchWords
    colours: Mapping[str, Mapping[str, str]]
    mark: str
    templates: Path
    assets: tuple[Asset, ...] = ()
    edit_url: str | None = None
    lines: Mapping[str, int] = field(default_factory=dict)
    files: Mapping[str, Path] = field(default_factory=dict)

    @property
    def site(self) -> Site:
        return self.renderer.site

    @cached_property
    def pictures(self) -> Mapping[str, Sizes]:
        """Path below the site of each picture that staff publish → its sizes."""
        shown = {path: file.read_bytes() for path, file in self.files.items() if pictures.is_picture(path)}
        return {path: pictures.sizes(path, content) for path, content in shown.items()}

    @cached_property
    def documents(self) -> Mapping[str, int]:
        """Path below the site of each document that staff publish → how many bytes it has there."""
        found = {path: file for path, file in self.files.items() if path.lower().endswith(DOCUMENTS)}
        return {path: documents.size(path, file.read_bytes()) for path, file in found.items()}

    def html_of(self, written: HandWritten) -> str:
        """The HTML of a hand-written page, its links with where they lead, those to documents with format and size."""
        html = with_places(written.html, self.renderer.env)
        return with_formats(html, written.page.address, self.documents, Catalogue(written.page.lang))

    @property
    def look(self) -> Look:
        """Of cards and documents."""
        return Look(self.colours["light"], self.mark)

    def edited_at(self, page: Page) -> str | None:
        """Where the source of a generated page is edited."""
        if (page.group or page.kind == "a-to-z") and self.edit_url:
            return urljoin(self.edit_url, Path(WAYS).name)
        node = page.subject
        return f"{self.edit_url}#L{self.lines[node.id]}" if node and self.edit_url else None


def generated_pages(site: Site, lang: str) -> Iterator[Page]:
    """The pages of one language that no file is written for: of the strategy, of the ways into it, of what was
    done and of its changes."""
    yield from pages.of_strategy(site.strategy, lang)
    yield from pages.of_levels(site.strategy, lang)
    yield from pages.lists_of_updates(site.reports, site.strategy, lang)
    yield from ways.pages(site, lang)
    yield from progress.pages(site, lang)
    yield from indicators.pages(site, lang)
    yield from changelog.pages(site.changelog, site.strategy, lang)
    yield from edits.pages(site.edits, site.strategy, lang)


def all_pages(site: Site, hosted: RenderedLanguage) -> Iterator[Page]:
    """All pages of one language."""
    yield from generated_pages(site, hosted.lang)
    yield from (written.page for written in hosted.written)


def link_targets(site: Site, lang: str) -> Iterator[tuple[str, str]]:
    """The address of each generated page, and the path below docs/ by which Markdown links to it."""
    root = permalinks.root(lang, site.strategy)
    for page in generated_pages(site, lang):
        yield page.address, f"{page.address.removeprefix(root).rstrip('/')}.md"


def hand_written_page(
    site: Site, lang: str, address: str, title: str, front: Mapping[str, Any], written_in: str | None
) -> Page:
    """The specification of a hand-written page. `front`: its front matter, as it is typed; `written_in`: if not in
    its language."""
    search = front.get("search", {})
    return site.pages_of_updates.get(address) or Page(
        kind=front.get("fragment", "text"),
        lang=lang,
        address=address,
        title=title,
        description=front.get("description", ""),
        written_in=written_in,
        searched=search.get("exclude") != "true",
        headed=search.get("only") == "headings",
    )
