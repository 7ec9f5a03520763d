"""What is wrong with a project, or what it holds and what deserves a look."""

from collections.abc import Iterator
from pathlib import Path

from strategy import history
from strategy.addresses import register
from strategy.checking import older_files, project, promises, stale, translations
from strategy.checking import updates as update_files
from strategy.checking.project import Project
from strategy.i18n import Catalogue
from strategy.reading.files import BODIES, GLOSSARY, SEARCH_WORDS, STRATEGY, WAYS, ProjectFiles, read

QUICKLY_READ = 3 * 1024**2  # bytes of versions that are read at most; a build reads all, and keeps what it finds


def run(file: str | None = None, *, language: str) -> int:
    """Print every problem of the project in this folder, or of one strategy's file; or what they hold. Returns 1 where
    there are problems. Raises OSError."""
    files = ProjectFiles(((STRATEGY, Path(file).read_bytes()),)) if file else read(Path())
    return tell(files, project.check_files(files), language, file)


def tell(files: ProjectFiles, found: Project, language: str, file: str | None = None) -> int:
    """The same of files that have been checked."""
    words = Catalogue(language, "problems")
    named = {STRATEGY: file} if file else {}
    violations = () if file else promises.violations(Path(), found)
    lines = [*found.report(language, violations, named)]
    for line in lines:
        print(line)
    if lines:
        print(words.text("summary.found", n=len(lines)))
        return 1
    held = [*_holdings(found, named.get(STRATEGY, STRATEGY), words)]
    if not file:
        held += [*found.warnings(language), *_older_translations(Path(), files, found, words)]
        registered, documents = register.read(Path())
        if missing := register.missing(registered, documents, found.strategy, found.ways, found.bodies):
            key = "summary.unregistered" if registered else "summary.no_register"
            held.append(f"{register.FILE}: {words.text(key, n=len(missing))}")
    print("\n".join(held))
    return 0


def _holdings(found: Project, name: str, words: Catalogue) -> Iterator[str]:
    """What a project without problems holds, a line for each part; `name`: of the strategy's file."""
    yield f"{name}: {words.text('summary.fine', counts=', '.join(found.strategy.counts(words.language)))}"
    for file, key, held in (
        (GLOSSARY, "entries", tuple(found.glossary.entries())),
        (SEARCH_WORDS, "entries", found.search_words.entries),
        (WAYS, "entries", found.ways.every),
        (update_files.FOLDER, "updates", found.record.updates),
    ):
        if held:
            yield f"{file}: {words.text(f'summary.{key}', n=len(held))}"


def _older_translations(folder: Path, files: ProjectFiles, found: Project, words: Catalogue) -> list[str]:
    """A line for each older translation that is known of; and one that says why not all are."""
    data = dict(files.data)[STRATEGY]
    known = history.load(folder, STRATEGY, data, most=QUICKLY_READ)
    official, *others = found.strategy.languages
    key = translations.age_unknown(known)
    old = stale.of_project(folder, files, found, known, QUICKLY_READ)
    unknown = [words.text(f"summary.{key}")] if others and key else []
    unknown += [words.text("summary.passed_over", commit=commit) for commit in old.passed_over]
    if known and known.day and known.day > files.latest:
        unknown.append(words.text("summary.ahead", date=words.date(known.day)))
    bodies = dict(files.data).get(BODIES, b"")
    return [
        *translations.warnings(old.texts, data, STRATEGY, official, words),
        *translations.warnings(old.bodies, bodies, BODIES, official, words),
        *older_files.warnings(old.files, official, words),
        *unknown,
    ]
