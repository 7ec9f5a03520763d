"""The files that a site is made of, checked together: the strategy first, then what speaks of it."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace

from strategy.addresses import register
from strategy.checking import (
    attachments,
    beside_data,
    bodies,
    documents,
    glossary,
    host_files,
    host_settings,
    links,
    plan,
    search_words,
    translations,
    update_pairs,
    ways,
)
from strategy.checking import updates as update_files
from strategy.checking.check import STRATEGY_RULES, Checked, check, report
from strategy.checking.context import Context
from strategy.checking.continuity import adopted_later
from strategy.checking.copied import curly_around, titles_twice
from strategy.checking.glossary import Glossary
from strategy.checking.rules import Rule
from strategy.checking.search_words import SearchWords
from strategy.model import Bodies, Strategy
from strategy.model.updates import Record
from strategy.model.ways import Ways
from strategy.reading import settings
from strategy.reading.documents import FOLDER, heading_ids, is_left_out, is_page
from strategy.reading.files import (
    BODIES,
    GLOSSARY,
    SEARCH_WORDS,
    STRATEGY,
    TRANSLATIONS,
    WAYS,
    ProjectFiles,
    same_but_for_case,
)
from strategy.reading.values import Problem, problem

# How each further data file is checked, given what was found in the strategy.
CHECKS: Mapping[str, Callable[[bytes, Checked], Checked]] = {
    BODIES: bodies.check,
    GLOSSARY: glossary.check,
    SEARCH_WORDS: search_words.check,
    WAYS: ways.check,
    TRANSLATIONS: translations.check,
}


@dataclass(frozen=True)
class Project:
    """What the files of a project hold. `checked`: file → what was found in it, in the order of report."""

    checked: Mapping[str, Checked]
    glossary: Glossary = field(default_factory=Glossary)
    record: Record | None = None

    @property
    def search_words(self) -> SearchWords:
        found = self.checked.get(SEARCH_WORDS)
        return found.model if found and found.model else SearchWords()

    @property
    def bodies(self) -> Bodies:
        found = self.checked.get(BODIES)
        return found.model if found and found.model else Bodies()

    @property
    def known_bodies(self) -> Bodies | None:
        """The bodies; None where their file is wrong."""
        found = self.checked.get(BODIES)
        return found.model if found else Bodies()

    @property
    def ways(self) -> Ways | None:
        """The ways in; None where their file is wrong."""
        found = self.checked.get(WAYS)
        return found.model if found else Ways()

    @property
    def confirmed(self) -> frozenset[str]:
        """Fingerprints of the translations that staff have confirmed."""
        found = self.checked.get(TRANSLATIONS)
        return found.model.fingerprints if found and found.model else frozenset()

    @property
    def problems(self) -> int:
        return sum(len(checked.problems) for checked in self.checked.values())

    @property
    def strategy(self) -> Strategy | None:
        return self.checked[STRATEGY].strategy

    def report(
        self, language: str, violations: Sequence[Problem] = (), named: Mapping[str, str] | None = None
    ) -> Iterator[str]:
        """A line for each problem, file by file; `named`: what to call a file that stands elsewhere.

        What the register finds `violations` comes first. If something is gone, what other files say of it would mislead
        ("did you mean" what has taken its place), so that they wait until it is back; but for links to other places,
        behind which it may be.
        """
        for file, of_settings in ((settings.FILE, True), (register.FILE, False)):
            told = [one for one in violations if (one.key == "register.feeds") is of_settings]
            yield from report(told, file, language)
        is_lost = any(map(register.is_lost_address, violations))
        for file, checked in self.checked.items():
            told = [one for one in checked.problems if not is_lost or one.key == "file.link"]
            yield from report(told, (named or {}).get(file, file), language)

    def warnings(self, language: str) -> Iterator[str]:
        """A line for each warning, file by file."""
        for file, checked in self.checked.items():
            yield from report(checked.warnings, file, language, warning=True)


def check_files(files: ProjectFiles) -> Project:
    """Check the files of a project. Never raises because of the data."""
    content = dict(files.data)
    refused = {path: Checked(None, (problem((1, 1), key),)) for path, key in files.refused}
    if STRATEGY in refused:
        return Project(refused)
    warn = (adopted_later(files.latest), plan.told_early(files.latest), titles_twice, curly_around)
    strategy = check(content.pop(STRATEGY, b""), rules=(*STRATEGY_RULES, *_of_bodies(content)), warn=warn)
    marks = None if files.pictures is None else dict(files.pictures)
    if wrong := host_settings.problems(files.settings, strategy.languages, _pages(files), marks):
        refused[settings.FILE] = Checked(None, wrong)
    if settings.FILE in refused:  # nobody knows what Markdown means
        unread = {name: Checked(None, ()) for name in (WAYS, BODIES) if name in content}
        return Project({STRATEGY: strategy, **unread, **refused})
    if not strategy.languages:  # without them no text of another file can be judged
        return Project({STRATEGY: strategy})
    left_out = [path for path in content if is_left_out(path, strategy.languages)]
    content = {path: data for path, data in content.items() if path not in left_out}
    files = replace(files, names=files.names - {path.removeprefix(FOLDER) for path in left_out})
    headings = {
        path.removeprefix(FOLDER): heading_ids(data[: documents.LARGEST].decode(errors="replace"))
        for path, data in content.items()
        if is_page(path)
    }
    dialect = settings.load(files.settings).dialect()
    known = (strategy.strategy, files.names, files.latest, strategy.languages, headings, strategy.levels)
    context = Context(*known, dialect)
    parts = {name: CHECKS[name](data, strategy) for name, data in content.items() if name in CHECKS}
    misplaced = update_files.misplaced({FOLDER + name for name in files.names} | files.astray)
    pages, updates = {}, {}
    for path, data in content.items():
        if update_files.is_update(path):
            updates[path] = update_files.check(path, data, context)
        elif is_page(path) and path not in misplaced:
            pages[path] = documents.check_page(path, data, context)
    written = {**pages, **updates}
    checked = {STRATEGY: strategy, **parts, **written}
    more_said = documents.saying_more(written, content, strategy.languages)
    for path, found in {**more_said, **update_pairs.problems(updates, content, context)}.items():
        checked[path] = replace(checked[path], model=None, problems=(found,))
    for path, asked in update_pairs.doubts(updates, content, context).items():
        checked[path] = replace(checked[path], warnings=asked)
    beside = {**_beside(files, written, content, context), **beside_data.unread(files.astray)}
    checked = {**checked, **beside, **misplaced, **refused}
    if any(part.problems for part in checked.values()):
        return Project(checked)
    words = parts[GLOSSARY].model if GLOSSARY in parts else Glossary()
    return Project(checked, words, Record(strategy.strategy, update_files.updates_of(updates, context, content)))


def _of_bodies(content: Mapping[str, bytes]) -> Iterator[Rule]:
    if BODIES not in content:
        yield plan.bodies_known(None)
    elif (named := bodies.ids(content[BODIES])) is not None:
        yield plan.bodies_known(named)


def _pages(files: ProjectFiles) -> AbstractSet[str] | None:
    """The names below docs/ that a menu may hold; None where there is no start page, as of a few files alone."""
    return frozenset(name for name in files.names if is_page(FOLDER + name)) if "index.md" in files.names else None


def _beside(
    files: ProjectFiles, written: Mapping[str, Checked], content: Mapping[str, bytes], context: Context
) -> Mapping[str, Checked]:
    """What is wrong with files that are not documents, or not even files; `written`: the documents."""
    known = all(checked.model for checked in written.values()) and context.strategy
    used = {target for path in written for target in links.used(path, content[path], context)} if known else None
    named = settings.host_files(files.settings)
    site = host_files.somebodys(settings.addresses(files.settings))
    found = dict(attachments.check(dict(files.others), used, named, context.is_taken_file, site))
    for name, _, other in same_but_for_case(files.names):
        found[FOLDER + name] = Checked(None, (problem((1, 1), "attachment.case", value=other),))
    for name in attachments.devices(files.names):
        found[FOLDER + name] = Checked(None, (problem((1, 1), "attachment.device"),))
    absent = [name for name in named if name not in files.names or is_page(FOLDER + name)]
    if absent:
        place = settings.load(files.settings).loaded.place_of_key(("extra", "host_files"))
        found[settings.FILE] = Checked(None, (problem(place, "settings.host_file", listed=", ".join(absent)),))
    return found
