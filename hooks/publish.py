"""The adapter to MkDocs: its events, each a few lines that call the package `strategy`. Nothing else imports mkdocs.

MkDocs renders the hand-written Markdown and the frame of the theme, once for each language, as static-i18n builds them
in turn; so every event but on_startup runs once for each. The site itself is a table of artefacts, written when the
last language is there. Everything is imported here at the top: this folder is on sys.path only while MkDocs reads this
file.
"""

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

import material
from jinja2 import Environment
from mkdocs.config.config_options import PathSpec
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from strategy import store
from strategy.artefacts import project, release, settings, sources
from strategy.artefacts.settings import CannotPublish
from strategy.artefacts.sources import HandWritten, RenderedLanguage, Sources
from strategy.i18n import Catalogue
from strategy.reading import documents
from strategy.reading.files import is_hidden
from strategy.reading.markup import PlainText
from strategy.site import assets, frame
from strategy.site import menu as menus
from strategy.site.frame import Frame
from strategy.site.menu import MenuItem

AFTER_I18N = -110  # static-i18n's events run at -100; before them the language is not known
BEFORE_I18N = 100
ICONS = Path(material.__file__).parent / "templates"
UNUSED = re.compile(r"assets/(javascripts/.*|images/favicon\.png|stylesheets/.*)")  # of the theme


@dataclass
class Build:
    """What the events of a language find, and what is kept of all languages for the last one."""

    sources: Sources
    lang: str
    nav: Navigation | None = None
    written: list[HandWritten] = field(default_factory=list)
    hosted: list[RenderedLanguage] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)


build: Build
preview = False


class Target(File):
    """A generated page as a link in Markdown finds it. MkDocs neither reads nor writes it."""

    def is_documentation_page(self) -> bool:
        return False


def on_startup(command: str, dirty: bool) -> None:
    """Builds of one commit on one day are the same byte for byte, and what is copied by hand can be read by servers."""
    global preview
    preview = command == "serve"
    os.environ["SOURCE_DATE_EPOCH"] = "0"
    os.umask(0o022)


@event_priority(BEFORE_I18N)
def _languages(config: MkDocsConfig) -> None:
    """The data say in which languages the site is, the official one first; the settings, what others are called."""
    named = config.plugins["i18n"].config.languages
    spoken = project.languages(Path(config.config_file_path).parent)
    named[:] = [language for language in named if not spoken or language.locale in spoken]
    for language in named:
        language.default = language.locale == (spoken or [named[0].locale])[0]


@event_priority(AFTER_I18N)
def _load(config: MkDocsConfig) -> None:
    """Read and check the data. Bad data ends the build here, before MkDocs empties the old site."""
    global build
    i18n = config.plugins["i18n"]
    languages = {language.locale: language.name for language in i18n.config.languages}
    try:
        found = project.load(Path(config.config_file_path).parent, settings.of_host(config, languages, ICONS))
    except CannotPublish as error:
        again = Catalogue(next(iter(languages)), "problems").text("summary.preview")
        raise Abort(f"{error}\n{again}" if preview else str(error)) from None
    config.markdown_extensions.append(PlainText())
    config.exclude_docs = PathSpec().validate("!/templates/")  # a folder like any other, which MkDocs leaves out
    lang = i18n.current_language
    config.theme["language"] = lang
    config.theme.static_templates = {"sitemap.xml"}  # so that the one that static-i18n brings counts for no asset
    config.site_name = found.site.strategy.name[lang]
    earlier = {} if lang == i18n.default_language else {"hosted": build.hosted, "files": build.files}
    build = Build(found, lang, **{"files": {**found.files}, **earlier})


on_config = CombinedEvent(_languages, _load)


@event_priority(BEFORE_I18N)
def _without_hidden(files: Files, config: MkDocsConfig) -> Files:
    """Leave what no check has looked at to nobody: MkDocs does not publish it, but static-i18n fails at its names."""
    for file in [one for one in files if is_hidden(one.src_uri) and one.src_uri not in build.sources.files]:
        files.remove(file)
    return files


@event_priority(AFTER_I18N)
def _with_targets(files: Files, config: MkDocsConfig) -> Files:
    """Let links of hand-written pages find the generated ones."""
    for address, source in sources.link_targets(build.sources.site, build.lang):
        place = f"{address}index.html"
        files.append(Target(source, None, config.site_dir, config.use_directory_urls, dest_uri=place))
    return files


on_files = CombinedEvent(_without_hidden, _with_targets)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    build.nav = nav


def on_page_markdown(markdown: str, page: HostPage, config: MkDocsConfig, files: Files) -> str:
    """A file is parted as it was when it was checked."""
    page.meta, body = documents.parted(page.file.content_bytes)
    return body


def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> None:
    """Keep what MkDocs made of a hand-written page."""
    site, lang = build.sources.site, build.lang
    spec = sources.hand_written_page(site, lang, _address(page), page.title, page.meta, _foreign(page))
    build.written.append(HandWritten(spec, html, page.edit_url))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """All Markdown is read: draw the frame, and take over the rest, so that MkDocs writes nothing itself."""
    view = {place: frame.placeholder(place) for place in frame.PLACES}
    framed = Frame(env.get_template("main.html").render({"config": config, "view": view}))
    menu = menus.whole([_menu_item(page) for page in build.nav.pages], build.sources.site, build.lang)
    build.hosted.append(RenderedLanguage(build.lang, framed, menu, tuple(build.written)))
    for file in list(files):
        plain = not (isinstance(file, Target) or file.is_documentation_page() or UNUSED.fullmatch(file.src_uri))
        joined = file.src_dir == config.theme.custom_dir and assets.is_part(file.src_uri)
        if plain and not joined and file.src_dir != config.docs_dir and file.inclusion.is_included():
            build.files[file.dest_uri] = Path(file.abs_src_path)
        files.remove(file)
    config.theme.static_templates = set()


def on_post_build(config: MkDocsConfig) -> None:
    """When all languages are there, write the site."""
    if len(build.hosted) < len(build.sources.site.languages):
        return
    kept = store.Store(Path(config.config_file_path).parent / store.FOLDER)
    try:
        release.write(build.sources, build.hosted, build.files, Path(config.site_dir), kept, preview=preview)
    except CannotPublish as error:
        raise Abort(str(error)) from None


def _menu_item(page: HostPage) -> MenuItem:
    group = {"group": page.parent.title} if page.parent else {}
    return MenuItem(_address(page), page.title, **group, written_in=_foreign(page))


def _foreign(page: HostPage) -> str | None:
    """The language of a page that is shown in place of a translation."""
    return page.file.locale if page.file.locale != build.lang else None


def _address(page: HostPage) -> str:
    """The address of the host's page as ours: relative to the root, the start page being ""."""
    return "" if page.url in (".", "./") else page.url
