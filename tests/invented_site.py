"""The table of artefacts of an invented site, without the host: what that would make is made up here.

A site is described by plain values, so that a test can change any of them.
"""

import copy
import datetime
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import material
import yaml

from strategy import artefacts, history
from strategy.artefacts.sources import HandWritten, RenderedLanguage, Sources, hand_written_page
from strategy.artefacts.table import Table
from strategy.checking import project, translations
from strategy.checking.project import Project
from strategy.history import Times
from strategy.reading.files import BODIES, GLOSSARY, SEARCH_WORDS, STRATEGY, WAYS, ProjectFiles
from strategy.site import changelog, frame
from strategy.site.assets import COLOURS, Asset, all_of
from strategy.site.changelog import Changelog
from strategy.site.environment import colours, environment
from strategy.site.frame import Frame
from strategy.site.menu import MenuItem
from strategy.site.render import Renderer
from strategy.site.shared import Site
from strategy.site.spoken import WORDS
from strategy.store import Store
from website import ROOT

GOLDEN = ROOT / "tests/golden"
TEMPLATES = ROOT / "overrides"
ICONS = Path(material.__file__).parent / "templates"
FRAME = "|".join(["<theme>", *(f"{{{place}}}" for place in frame.PLACES)])
# Hand-written pages: path below docs/ without its ending → kind.
PAGES = {
    **{"index": "home", "updates/index": "updates", "about": "text", "search": "search", "cite": "cite"},
    **{"data": "data", "editions": "editions", "changes": "changes", "translations": "translations"},
}


@dataclass
class Invented:
    """Everything that a site is made of: the files of its project, and what stands in the settings of the host.

    `updates`: name of a file → its front matter; `texts`: name of a page → language → what it says; `edited`: address
    → day; `repository`: a folder in which git tells the past of the strategy; `files`: path below the site → what is
    published there as it is.
    """

    strategy: dict[str, Any]
    updates: dict[str, dict[str, Any]] = field(default_factory=dict)
    glossary: dict[str, Any] = field(default_factory=dict)
    search_words: dict[str, Any] = field(default_factory=dict)
    bodies: dict[str, Any] = field(default_factory=dict)
    ways: dict[str, Any] = field(default_factory=dict)
    texts: dict[str, dict[str, str]] = field(default_factory=dict)
    edited: dict[str, str] = field(default_factory=dict)
    settings: dict[str, Any] = field(default_factory=dict)
    repository: Path | None = None
    files: dict[str, Path] = field(default_factory=dict)

    def copy(self) -> "Invented":
        return copy.deepcopy(self)

    def table(self, store: Store) -> Table | None:
        """None if the check refuses the files."""
        found = self._checked()
        if found.problems:
            return None
        told, lines = self.settings, found.checked[STRATEGY].lines
        schemes = told.get("colours", {"light": {"ink": "#000000", "paper": "#ffffff", "brand": "#17456b"}, "dark": {}})
        env = environment((TEMPLATES, ICONS))
        made = _assets(colours(env, schemes))
        site = self._site(found, made)
        sources = Sources(
            Renderer(site, env),
            found.search_words,
            schemes,
            told.get("mark", "<svg/>"),
            TEMPLATES,
            made,
            told.get("edit_url", "https://example.net/edit/goals.yaml"),
            {node: line + told.get("lines", 0) for node, line in lines.items()},
            self.files,
        )
        hosted = [self._hosted(site, lang) for lang in site.strategy.languages]
        return artefacts.of_site(sources, hosted, self.files, store)

    def _checked(self) -> Project:
        data = {STRATEGY: self.strategy, GLOSSARY: self.glossary, SEARCH_WORDS: self.search_words}
        data |= {BODIES: self.bodies, WAYS: self.ways}
        files = [(name, as_yaml(value)) for name, value in data.items() if value]
        for name, front in self.updates.items():
            files.append((f"docs/updates/{name}", b"---\n" + as_yaml(front) + b"---\nText.\n"))
        names = frozenset(name.removeprefix("docs/") for name, _ in files)
        return project.check_files(ProjectFiles(tuple(files), names))

    def _site(self, found: Project, made: tuple[Asset, ...]) -> Site:
        told = self.settings
        return Site(
            found.strategy,
            url=told.get("url", "https://example.org/island/"),
            languages=told.get("languages", {"uk": "Українська", "en": "English"}),
            favicon=told.get("favicon", "mark.svg"),
            glossary=found.glossary,
            ways=found.ways,
            record=found.record,
            changelog=self._chronicle(found),
            repo_url=told.get("repo_url"),
            view_uri=told.get("view_uri", "blob/"),
            namespace=told.get("namespace", uuid.NAMESPACE_URL),
            share=told.get("share", {"Post": "https://post.example/?u={url}&t={text}"}),
            assets={asset.name: asset.address for asset in made},
            owner=told.get("owner", {}),
            author=told.get("author", {}),
            contact=told.get("contact"),
            edited={address: datetime.date.fromisoformat(day) for address, day in self.edited.items()},
            times={address: _times(day) for address, day in self.edited.items()},
            bodies=found.bodies,
            as_of=datetime.date.fromisoformat(told.get("as_of", "2024-06-01")),
        )

    def _chronicle(self, found: Project) -> Changelog:
        if not self.repository:
            return Changelog()
        known = history.load(self.repository, STRATEGY, as_yaml(self.strategy), cache=self.repository / ".cache")
        older = translations.older(known, found.strategy.languages)
        return changelog.of_history(known, found.strategy, older)

    def _hosted(self, site: Site, lang: str) -> RenderedLanguage:
        marks = {place: frame.placeholder(place) for place in frame.PLACES}
        told = {f"updates/{name.removesuffix('.md')}": "text" for name in self.updates if ".en." not in name}
        written = []
        for name, kind in {**PAGES, **told}.items():
            address = ("en/" if lang == "en" else "") + f"{name}/".removesuffix("index/")
            said = self.texts.get(name, {}).get(lang, f"{name} {lang}")
            front = {"fragment": kind, "description": said} | self.settings.get("front", {})
            page = hand_written_page(site, lang, address, f"Title of {said}", front, None)
            source = f"https://example.net/edit/{name}.{lang}.md"
            written.append(HandWritten(page, f"<p>{said}</p>", source))
        menu = tuple(MenuItem(one.page.address, one.page.title) for one in written[:3])
        return RenderedLanguage(lang, Frame(self.settings.get("frame", FRAME).format_map(marks)), menu, tuple(written))


def _times(day: str) -> Times:
    """Of a file that came the day before it was last changed."""
    last = datetime.datetime.combine(datetime.date.fromisoformat(day), datetime.time(), datetime.UTC)
    return Times(last - datetime.timedelta(days=1), last)


@cache
def _assets(styles: str) -> tuple[Asset, ...]:
    return all_of(TEMPLATES, {COLOURS: styles, WORDS: "export const words = {};\n"})


def island() -> Invented:
    """The invented strategy that has everything the model knows, with its updates."""
    updates = {path.name: _front(path) for path in sorted((GOLDEN / "updates").glob("*.md"))}
    words = _words("lighthouse", "stairs#area-1")
    return Invented(read(GOLDEN / "strategy.yaml"), updates, ways=read(GOLDEN / "ways.yaml"), **words)


def lighthouse() -> Invented:
    """The invented strategy that has been through three editions."""
    return Invented(read(GOLDEN / "editions.yaml"), **_words("pier", "nets#area-1"))


def read(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_bytes(), yaml.CBaseLoader)


def as_yaml(value: Mapping[str, Any]) -> bytes:
    return yaml.dump(value, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10**6).encode()


def _front(path: Path) -> dict[str, Any]:
    return yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], yaml.CBaseLoader)


def _words(*places: str) -> dict[str, Any]:
    """A glossary, and search words that lead to places."""
    lamp = {"short": "ЛМП", "uk": "лампа", "en": "lamp", "en_short": "LMP"}
    light = {"words": {"uk": ["світло"], "en": ["light"]}, "see": [*places]}
    return {"glossary": {"abbreviations": [lamp]}, "search_words": {"entries": [light]}}
