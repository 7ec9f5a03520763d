"""The command line: `python -m strategy COMMAND [--lang LANGUAGE]`, run with hooks/ on the path; see COMMANDS."""

import argparse
import datetime
import signal
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import i18n

if TYPE_CHECKING:
    from .project import Project

SCHEMA = "data/goals.schema.json"
GUIDE = "data/fields.md"
COMMANDS = ("check", "register", "confirm", "diff", "update", "schema")
LANGUAGE = "uk"  # of messages, unless another is asked for: the language of those who keep the data


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 where all is well, 1 where the data is not; a wrong command exits with 2."""
    sys.stdout.reconfigure(encoding="utf-8")
    words = i18n.Catalogue(LANGUAGE, "problems").text
    parser = argparse.ArgumentParser(prog="strategy", description=words("help.program"))
    commands = parser.add_subparsers(dest="command", required=True)
    made = {
        name: commands.add_parser(name, help=words(f"help.{name}"), description=words(f"help.{name}"))
        for name in COMMANDS
    }
    for command in made.values():
        command.add_argument("--lang", choices=i18n.languages("problems"), default=LANGUAGE, help=words("help.lang"))
    made["check"].add_argument("file", nargs="?", help=words("help.file"), metavar="FILE")
    made["confirm"].add_argument("nodes", nargs="*", help=words("help.nodes"), metavar="NUMBER")
    made["diff"].add_argument("base", nargs="?", default="origin/main", help=words("help.base"), metavar="BASE")
    options = parser.parse_args(arguments)
    match options.command:
        case "check":
            return check(options.file, options.lang)
        case "confirm":
            return confirm(options.nodes, options.lang)
        case "diff":
            return diff(options.base, options.lang)
        case "register":
            return register(options.lang)
        case "schema":
            return schema()
        case "update":
            return update(options.lang)


def confirm(nodes: Sequence[str], language: str) -> int:
    """Confirm that the translations of some nodes, named by number or id, hold although they are older."""
    from . import ageing

    words = i18n.Catalogue(language, "problems")
    if not nodes:
        print(words.text("summary.confirm_whose"))
        return 1
    try:
        print(ageing.confirm(Path(), nodes, words))
    except OSError as error:
        print(_unreadable(error, words))
        return 1
    return 0


def diff(base: str, language: str) -> int:
    """Print what the files in this folder change on the site, compared with a branch or commit."""
    from . import review

    try:
        print(review.against(Path(), base, language), end="")
    except review.CannotCompare as error:
        print(i18n.Catalogue(language, "review").text(str(error), base=base), file=sys.stderr)
        return 1
    except OSError as error:
        print(_unreadable(error, i18n.Catalogue(language, "problems")), file=sys.stderr)
        return 1
    return 0


def schema() -> int:
    """Write what editors and staff are told of the fields of the data file, out of the model."""
    from . import project
    from .model import Strategy
    from .schema import as_text, guide_page, schema

    found = project.check_files(project.read(Path()))
    made = schema(Strategy, found.checked[project.STRATEGY].languages)
    Path(SCHEMA).write_text(as_text(made), encoding="utf-8")
    Path(GUIDE).write_text(guide_page(made, i18n.Catalogue(LANGUAGE, "guide").text), encoding="utf-8")
    return 0


def update(language: str) -> int:
    """Ask about an update and write its file."""
    from .dialogue import converse

    words = i18n.Catalogue(language, "dialogue").text
    sys.stdin.reconfigure(encoding="utf-8", errors="strict")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever leaves is told that nothing was written

    def ask(question: str) -> str:
        return input(f"{question} " if question else "")

    try:
        return converse(Path(), datetime.date.today(), ask, print, language)
    except OSError as error:
        print(_unreadable(error, i18n.Catalogue(language, "problems")))
        return 1
    except (EOFError, KeyboardInterrupt, UnicodeDecodeError) as left:
        print(f"\n{words('stopped')}")
        if isinstance(left, UnicodeDecodeError):
            print(words("encoding"))
        elif isinstance(left, EOFError) and not sys.stdin.isatty():
            print(words("no_terminal"))
        return 1


def check(file: str | None, language: str) -> int:
    """Print every problem of the project in this folder, or of one strategy's file; or what they hold."""
    from . import project, register  # pydantic takes its time: not for a command that's misspelt

    words = i18n.Catalogue(language, "problems")
    try:
        one = ((project.STRATEGY, Path(file).read_bytes()),) if file else ()
        files = project.Files(one) if file else project.read(Path())
    except OSError as error:
        print(_unreadable(error, words))
        return 1
    found = project.check_files(files)
    named = {project.STRATEGY: file} if file else {}
    published = register.read(Path()) if found.strategy and not file else None
    broken = register.broken(*published, found.strategy) if published else ()
    for line in (lines := [*found.report(language, broken, named)]):
        print(line)
    missing = register.missing(*published, found.strategy) if published and not lines else ()
    unregistered = [entry for entry in missing if register.urgent(entry)] if published and published[0] else []
    if unregistered:
        end = len(published[0].splitlines())
        print(f"{register.FILE}:{end}:1: {words.text('summary.unregistered', n=len(unregistered))}")
        for entry in unregistered:
            print(entry)
    if problems := len(lines) + bool(unregistered):
        print(words.text("summary.found", n=problems))
        return 1
    for line in _holdings(found, named.get(project.STRATEGY, project.STRATEGY), words):
        print(line)
    if not file:
        from . import ageing

        for line in (*found.warnings(language), *ageing.warnings(Path(), files, found, words)):
            print(line)
    if missing:
        key = "summary.unregistered_yet" if published[0] else "summary.no_register"
        print(f"{register.FILE}: {words.text(key, n=len(missing))}")
    return 0


def _unreadable(error: OSError, words: i18n.Catalogue) -> str:
    key = "file.absent" if isinstance(error, FileNotFoundError) else "file.unreadable"
    return f"{error.filename}: {words.text(key)}"


def register(language: str) -> int:
    """Add to the register what is published and not in it."""
    from . import project
    from . import register as module

    words = i18n.Catalogue(language, "problems")
    found = project.check_files(project.read(Path())) if Path(project.STRATEGY).is_file() else None
    if found is None or found.problems:
        return check(None, language)
    text, documents = module.read(Path())
    strategy = found.strategy
    if module.broken(text, documents, strategy):  # what is new may be what should not be
        return check(None, language)
    added = len(module.missing(text, documents, strategy))
    own = i18n.Catalogue(LANGUAGE, "problems")
    head = "\n".join(own.text(f"help.register_{line}") for line in ("kept", "added", "meaning"))
    Path(module.FILE).write_text(module.extended(text, documents, strategy, head), encoding="utf-8")
    print(f"{module.FILE}: {words.text('summary.registered', n=added)}")
    return check(None, language)


def _holdings(found: "Project", name: str, words: i18n.Catalogue) -> Iterator[str]:
    """What a project without problems holds, a line for each part; `name`: of the strategy's file."""
    from . import project, update_files

    nodes = list(found.strategy.nodes())
    counts = Counter(f"{node.kind}s" for node in nodes)
    counts["areas"] = sum(len(node.areas) for node in nodes if node.kind == "task")
    said = {name: words.text(f"summary.{name}", n=count) for name, count in counts.items()}
    yield f"{name}: {words.text('summary.fine', **said)}"
    for file, key, held in (
        (project.GLOSSARY, "entries", tuple(found.glossary.entries())),
        (project.everyday.FILE, "entries", found.everyday.entries),
        (update_files.FOLDER, "updates", found.record.updates),
    ):
        if held:
            yield f"{file}: {words.text(f'summary.{key}', n=len(held))}"


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends a command without a traceback
    sys.exit(main())
