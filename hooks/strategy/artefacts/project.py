"""The folder of a project → what its site is made from, read and checked; what is expensive is found once.

The host asks for each language, and again after each change.
"""

import datetime
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urljoin

from strategy import history
from strategy.addresses import permalinks
from strategy.addresses.host_names import is_of_host
from strategy.artefacts.settings import CannotPublish, Settings
from strategy.artefacts.sources import Sources
from strategy.checking import project, promises, stale, updates
from strategy.checking.older_files import OlderFile
from strategy.checking.project import Project
from strategy.history import State, Times
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.reading import documents, stated
from strategy.reading import files as project_files
from strategy.reading.files import ProjectFiles
from strategy.site import assets, changelog, corrections, edits, hues, spoken
from strategy.site.changelog import Changelog
from strategy.site.corrections import Correction
from strategy.site.edits import Edit
from strategy.site.environment import colours, environment
from strategy.site.render import Renderer
from strategy.site.shared import Site

MOST_READ = 12 * 1024**2  # bytes of the former states of a file: each build compares them anew, for some 15 s


def load(folder: Path, settings: Settings) -> Sources:
    """Raises CannotPublish."""
    catalogue = Catalogue(next(iter(settings.languages)), "problems")
    try:
        return _load(folder, settings, catalogue)
    except OSError as error:  # git's, and those of a preview, while an editor puts a file in the place of another
        raise CannotPublish(f"{error.filename}: {project_files.failure(error, catalogue.text)}") from None


def _load(folder: Path, settings: Settings, catalogue: Catalogue) -> Sources:
    files, found = _checked(folder, catalogue)
    strategy, head = found.strategy, history.head(folder)
    env = environment((settings.templates, settings.icons))
    coloured = {
        path: hues.in_use((settings.templates / path).read_text(encoding="utf-8"), strategy) for path in hues.STYLES
    }
    beside = {assets.COLOURS: colours(env, settings.colours), spoken.WORDS: spoken.words(strategy), **coloured}
    made = assets.all_of(settings.templates, beside)
    times = {permalinks.of_source(path, strategy): found for path, found in _times(folder, head).items()}
    past, older_files = _past(folder, files, head)
    corrected, edited = _edits(folder, files, head)
    site = Site(
        strategy=strategy,
        url=settings.url,
        languages=settings.languages,
        favicon=settings.favicon,
        owner=settings.owner,
        author=settings.author,
        contact=settings.contact,
        glossary=found.glossary,
        ways=found.ways,
        record=found.record,
        changelog=past,
        older_files=older_files,
        repo_url=settings.repo_url,
        view_uri="src/commit/" if settings.edit_uri.startswith("_edit/") else "blob/",  # Forgejo, Gitea; the others
        namespace=settings.namespace,
        bodies=found.bodies,
        as_of=settings.as_of,
        share=settings.share,
        written=frozenset(permalinks.of_source(name, strategy) for name in files.names if name.endswith(".md")),
        edited={address: found.last.date() for address, found in times.items()},
        times=times,
        corrections=corrected,
        edits=edited,
        assets={asset.name: asset.address for asset in made},
    )
    return Sources(
        renderer=Renderer(site, env),
        search_words=found.search_words,
        colours=settings.colours,
        mark=(settings.templates / settings.favicon).read_text(encoding="utf-8"),
        templates=settings.templates,
        assets=made,
        edit_url=_edited_at(settings),
        lines=found.checked[project_files.STRATEGY].lines,
        files={name: folder / documents.FOLDER / name for name, _ in files.others},
    )


def _edited_at(settings: Settings) -> str | None:
    """Where the strategy's file is edited on the git host."""
    source = settings.repo_url and urljoin(settings.repo_url.rstrip("/") + "/", settings.edit_uri)
    return source and urljoin(source, f"../{project_files.STRATEGY}")


def languages(folder: Path) -> tuple[str, ...]:
    """The languages of the site, as far as they are known."""
    if not (folder / project_files.STRATEGY).is_file():
        return ()
    try:
        return _once(project_files.read(folder)).checked[project_files.STRATEGY].languages
    except OSError:  # `load` says which file cannot be read
        return ()


def _checked(folder: Path, catalogue: Catalogue) -> tuple[ProjectFiles, Project]:
    """The files of a folder and what they hold. Raises CannotPublish, and OSError."""
    if not (folder / project_files.STRATEGY).is_file():
        raise CannotPublish(f"{project_files.STRATEGY}: {catalogue.text('file.absent')}")
    files = project_files.read(folder)
    found = _once(files)
    violations = promises.violations(folder, found)
    if found.problems or violations:
        raise CannotPublish("\n".join(found.report(catalogue.language, violations)))
    return files, found


_once = lru_cache(maxsize=1)(project.check_files)


@lru_cache(maxsize=1)
def _past(folder: Path, files: ProjectFiles, head: str | None) -> tuple[Changelog, Mapping[str, OlderFile]]:
    """What git knows at a commit, and the translated pages that are older by their address; for all languages."""
    found = _once(files)
    known = history.load(folder, project_files.STRATEGY, dict(files.data)[project_files.STRATEGY])
    old = stale.of_project(folder, files, found, known)
    pages = {permalinks.root(one.lang, found.strategy) + one.address: one for one in old.files}
    return changelog.of_history(known, found.strategy, (*old.texts, *old.bodies)), pages


@lru_cache(maxsize=1)
def _edits(
    folder: Path, files: ProjectFiles, head: str | None
) -> tuple[Mapping[str, tuple[Correction, ...]], tuple[Edit, ...]]:
    """What was changed about updates after they had been published, by the id of each, and what in other files that
    readers see; the last one first."""
    strategy = _once(files).strategy
    languages = strategy.languages
    published = _past(folder, files, head)[0].history.published
    content, pages = dict(files.data), edits.files_of_pages(files.names, languages)
    there = {*edits.LISTS, *content, *(f"{documents.FOLDER}{name}" for name in files.names)}
    answered = {address for _, address in pages}

    def named(path: str) -> str | None:
        """The file of today for the page that a file was; what may go, a translation or what a host asked for, is told
        of all the same."""
        page = edits.page_of_file(path, languages)
        stays = path in there or page[1] in answered or is_of_host(path.removeprefix(documents.FOLDER))
        return pages.get(page, path if stays else None)

    corrected: dict[str, list[Correction]] = {}
    edited: list[Edit] = []
    for path, came, states in history.states(folder, *edits.FILES, named=named):
        said = [*_said(path, states, strategy)] if len(states) > 1 else []
        if updates.is_update(path):
            name = updates.Name.of(path, languages)
            corrected.setdefault(name.id, []).extend(corrections.of_update(name.id, name.lang or languages[0], said))
            continue
        edited += edits.of_file(path, said, languages)
        stood = stated.of_file(path, content[path]) if path in content else edits.last_said(said)
        if published and came.date() > published and path not in edits.LISTS and (stood or path in there):
            edited += edits.of_new(path, came, stood, languages)
    return {name: corrections.last_first(told) for name, told in corrected.items() if told}, edits.last_first(edited)


def _said(path: str, states: Sequence[State], strategy: Strategy) -> corrections.States:
    """What a file said, state by state; what could not be read was never published."""
    is_update = updates.is_update(path)
    for time, content in _newest(states if is_update else [*corrections.of_days(states)]):
        if content is None:
            yield time, {}
        elif not is_update or updates.was_publishable(path, content, strategy):
            said = stated.read(path, content)
            if said is not None:
                yield time, said


def _newest(states: Sequence[State]) -> list[tuple[datetime.datetime, bytes | None]]:
    """When a file came to stand so, and what it held then, as far back as can be read in time."""
    found: list[tuple[datetime.datetime, bytes | None]] = []
    left = MOST_READ
    for time, content in reversed(states):
        data = content() or b"" if content else None
        left -= len(data or b"")
        if left < 0:
            break
        found.append((time, data))
    return found[::-1]


@lru_cache(maxsize=1)
def _times(folder: Path, head: str | None) -> Mapping[str, Times]:
    """When each file of docs/, by its path there, came and last changed, as git knows it at a commit."""
    found = history.times(folder, documents.FOLDER)
    return {path.removeprefix(documents.FOLDER): times for path, times in found.items()}
