"""The adapter to MkDocs: its events, each a few lines that call the package `strategy`. Nothing else imports mkdocs.

static-i18n builds the site once for each language, so every event but on_startup runs once for each and must be
idempotent. Everything is imported here at the top: this folder is on sys.path only while MkDocs reads this file.
"""

import os
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from itertools import chain
from pathlib import Path
from urllib.parse import urljoin

import material
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as HostPage

from strategy import artefacts, history
from strategy.addresses import permalinks, register
from strategy.artefacts import Drawn
from strategy.checking import project, translations
from strategy.checking.everyday import Everyday
from strategy.checking.project import Project
from strategy.exports import page_files
from strategy.exports.about import about
from strategy.exports.cards import Look
from strategy.i18n import Catalogue
from strategy.reading import documents
from strategy.reading import files as project_files
from strategy.reading.files import ProjectFiles
from strategy.site import changelog, pages
from strategy.site.assets import assets
from strategy.site.changelog import Chronicle
from strategy.site.pages import Page
from strategy.site.render import MenuItem, Renderer, Site, environment

log = get_plugin_logger("strategy")

AFTER_I18N = -110  # static-i18n's events run at -100; before them the language is not known
CACHE = Path(".cache")
THEME = Path(material.__file__).parent / "templates"
UNUSED = re.compile(r"assets/(javascripts/.*|images/favicon\.png|stylesheets/(palette.*|.*\.map))")  # of the theme
THEME_STYLES = re.compile(r"assets/stylesheets/main\..*\.css")


@dataclass
class Build:
    """The build of one language: what on_config prepares and the later events add to."""

    lang: str
    renderer: Renderer
    edit_url: str | None  # where the strategy's file is edited on the git host
    lines: Mapping[str, int]
    everyday: Everyday
    updates: Mapping[str, Page]  # by address; they join the pages as they are read
    pages: dict[str, Page]  # by address; hand-written ones join as they are read
    texts: dict[str, str] = field(default_factory=dict)  # HTML of the hand-written pages, by address
    sources: dict[str, str] = field(default_factory=dict)  # their Markdown, likewise


build: Build


def on_startup(command: str, dirty: bool) -> None:
    """Nothing on the site may tell when it was built: two builds of one commit are the same byte for byte."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")


@event_priority(AFTER_I18N)
def on_config(config: MkDocsConfig) -> None:
    """Read and check the data. Bad data ends the build here, before MkDocs empties the old site."""
    global build
    i18n = config.plugins["i18n"]
    lang = i18n.current_language
    languages = {language.locale: language.name for language in i18n.config.languages}
    catalogue = Catalogue(i18n.default_language, "problems")
    folder = Path(config.config_file_path).parent
    files = _read(folder, catalogue)
    found = _checked(folder, files, catalogue)
    strategy = found.strategy
    if tuple(languages) != strategy.languages:
        raise Abort("mkdocs.yml: " + catalogue.text("settings.languages", listed=", ".join(strategy.languages)))
    config.theme["language"] = lang
    config.site_name = strategy.name[lang]
    head = history.head(folder)
    past = _past(folder, files, head)
    site = Site(
        strategy=strategy,
        url=config.site_url,
        languages=languages,
        favicon=config.theme["favicon"],
        glossary=found.glossary,
        record=found.record,
        chronicle=past,
        repo_url=config.repo_url,
        view_uri="src/commit/" if config.edit_uri.startswith("_edit/") else "blob/",  # Forgejo, Gitea; the others
        namespace=uuid.UUID(config.extra["feeds"]),
        edited={permalinks.of_source(path, strategy): day for path, day in _edited(folder, head).items()},
    )
    source = config.repo_url and urljoin(config.repo_url.rstrip("/") + "/", config.edit_uri)
    build = Build(
        lang=lang,
        renderer=Renderer(site, environment((Path(config.theme.custom_dir), THEME))),
        edit_url=source and urljoin(source, f"../{project_files.STRATEGY}"),
        lines=found.checked[project_files.STRATEGY].lines,
        everyday=found.everyday,
        updates={page.address: page for page in pages.of_updates(found.record, strategy, lang)},
        pages={
            page.address: page for page in (*pages.of_strategy(strategy, lang), *changelog.pages(past, strategy, lang))
        },
    )


def _read(folder: Path, catalogue: Catalogue) -> ProjectFiles:
    if not (folder / project_files.STRATEGY).is_file():
        raise Abort(f"{project_files.STRATEGY}: {catalogue.text('file.absent')}")
    return project_files.read(folder)


def _checked(folder: Path, files: ProjectFiles, catalogue: Catalogue) -> Project:
    """The checked project. Ends the build, with every problem named, if it has any."""
    found = _once(files)
    broken = register.broken(*register.read(folder), found.strategy) if found.strategy else ()
    if found.problems or broken:
        raise Abort("\n".join(found.report(catalogue.language, broken)))
    return found


# Every language's build asks again; the preview asks again after each change.
_once = lru_cache(maxsize=1)(project.check_files)


@lru_cache(maxsize=1)
def _past(folder: Path, files: ProjectFiles, head: str | None) -> Chronicle:
    """What git knows at a commit; the same for all languages."""
    found = _once(files)
    known = history.load(folder, project_files.STRATEGY, dict(files.data)[project_files.STRATEGY])
    older = translations.older(known, found.strategy.languages, found.confirmed)
    return changelog.of_history(known, found.strategy, older)


@lru_cache(maxsize=1)
def _edited(folder: Path, head: str | None) -> Mapping[str, date]:
    """When each file of docs/, by its path there, last changed, as git knows it at a commit."""
    days = history.edited(folder, documents.FOLDER)
    return {path.removeprefix(documents.FOLDER): day for path, day in days.items()}


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add a source for each generated page in each language; they exist only here. Leave out what is not sent so."""
    for file in [file for file in files if UNUSED.fullmatch(file.src_uri) or _is_joined(file, config)]:
        files.remove(file)
    root = permalinks.root(build.lang, build.renderer.site.strategy)
    for address in build.pages:
        source = address.removeprefix(root).rstrip("/")
        for language in config.plugins["i18n"].config.languages:
            suffix = "" if language.default else f".{language.locale}"
            files.append(File(f"{source}{suffix}.md", config.docs_dir, config.site_dir, config.use_directory_urls))
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """The frame asks for the style sheet of the theme, whose name changes with its releases."""
    env.globals["theme_styles"] = next(file.url for file in files if THEME_STYLES.fullmatch(file.src_uri))


def on_page_read_source(page: HostPage, config: MkDocsConfig) -> str | None:
    """A generated page has no Markdown: its text is data and must show as typed."""
    return "" if _address(page) in build.pages else None


def on_page_content(html: str, page: HostPage, config: MkDocsConfig, files: Files) -> None:
    """Give a hand-written page its place among the pages."""
    address = _address(page)
    if address in build.pages:
        return
    build.texts[address] = html
    build.sources[address] = page.markdown
    build.pages[address] = build.updates.get(address) or Page(
        kind=page.meta.get("fragment", "text"),
        lang=build.lang,
        address=address,
        title=page.title,
        description=page.meta.get("description", ""),
        written_in=page.file.locale if page.file.locale != build.lang else None,
        searched=not page.meta.get("search", {}).get("exclude", False),
    )


def on_page_context(context: dict, page: HostPage, config: MkDocsConfig, nav: Navigation) -> dict:
    """Everything that the frame in overrides/main.html places."""
    spec = build.pages[_address(page)]
    edit_url = page.edit_url
    if spec.subject:
        edit_url = build.edit_url and f"{build.edit_url}#L{build.lines[spec.subject.id]}"
    content = build.texts.get(spec.address, "")
    page.toc = []  # or the theme adds a link past its own navigation, which is not there
    facts = {
        "citations": page_files.citations_on(spec, build.renderer.site),
        "about": about(build.renderer.site, build.lang) if spec.kind == "data" else None,
    }
    view = build.renderer.view(spec, _menu(nav), content=content, edit_url=edit_url, **facts)
    return context | {"view": view}


def on_template_context(context: dict, template_name: str, config: MkDocsConfig) -> dict:
    """What the pages of the theme itself show: the missing page and the sitemap."""
    if template_name == "404.html":
        spec = build.renderer.missing(build.lang)
        return context | {"view": build.renderer.view(spec, _menu(context["nav"]))}
    if template_name == "sitemap.xml":
        return context | {
            "sitemap": [
                (build.renderer.alternates(page), build.renderer.changed(page)) for page in build.pages.values()
            ]
        }
    return context


def on_post_template(output: str, template_name: str, config: MkDocsConfig) -> str:
    """The host knows one 404.html for all languages: each gets its own, below its own root."""
    strategy = build.renderer.site.strategy
    if template_name == "404.html" and build.lang != strategy.languages[0]:
        _write(config, permalinks.root(build.lang, strategy) + template_name, output)
        return ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Write what is not a page."""
    mark = Path(config.theme.custom_dir, config.theme["favicon"]).read_text(encoding="utf-8")
    look = Look(config.extra["colours"]["light"], mark)
    drawn = Drawn(build.pages, build.texts, build.sources)
    made = [
        artefacts.of_language(build.renderer, build.lang, drawn, build.everyday, CACHE),
        artefacts.drawn_beside(build.renderer, drawn, look, CACHE),
    ]
    if build.lang == build.renderer.site.strategy.languages[0]:
        made.append(artefacts.of_site(build.renderer, config.extra["colours"]))
        made.append(assets(Path(config.theme.custom_dir)).items())
    for path, content in chain.from_iterable(made):
        _write(config, path, content)


def _is_joined(file: File, config: MkDocsConfig) -> bool:
    """Whether a file is a style sheet or script of ours: on_post_build writes what they make together."""
    return file.src_dir == config.theme.custom_dir and file.src_uri.endswith((".css", ".js"))


def _address(page: HostPage) -> str:
    """The address of the host's page as ours: relative to the root, the start page being ""."""
    return "" if page.url in (".", "./") else page.url


def _menu(nav: Navigation) -> tuple[MenuItem, ...]:
    return tuple(MenuItem(_address(page), page.title) for page in nav.pages)


def _write(config: MkDocsConfig, path: str, content: str | bytes) -> None:
    target = Path(config.site_dir, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content.encode() if isinstance(content, str) else content)
