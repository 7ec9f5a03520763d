"""The command line: `python -m strategy COMMAND [--lang OWN_LANGUAGE]`, run with hooks/ on the path; see COMMANDS."""

import argparse
import errno
import os
import signal
import sys
from collections.abc import Iterable, Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType

from strategy import i18n
from strategy.commands import OWN_LANGUAGE

COMMANDS = ("check", "register", "confirm", "diff", "update", "picture", "schema")  # each a module of strategy.commands


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 where all is well, 1 where the data is not; a wrong command exits with 2."""
    sys.stdin = sys.stdin or Path(os.devnull).open()  # noqa: SIM115  # closed by who runs the command
    sys.stdout = sys.stdout or Path(os.devnull).open("w")  # noqa: SIM115
    sys.stdout.reconfigure(encoding="utf-8", errors="backslashreplace")  # names of files may be of any bytes
    words = i18n.Catalogue(OWN_LANGUAGE, "problems").text
    parser = argparse.ArgumentParser(prog="strategy", description=words("help.program"))
    commands = parser.add_subparsers(dest="command", required=True)
    made = {
        name: commands.add_parser(name, help=words(f"help.{name}"), description=words(f"help.{name}"))
        for name in COMMANDS
    }
    for command in made.values():
        command.add_argument(
            "--lang", choices=i18n.languages("problems"), default=OWN_LANGUAGE, help=words("help.lang")
        )
    made["check"].add_argument("file", nargs="?", help=words("help.file"), metavar="FILE")
    made["confirm"].add_argument("nodes", nargs="*", help=words("help.nodes"), metavar="NUMBER")
    made["register"].add_argument("--published", action="store_true", help=words("help.published"))
    made["diff"].add_argument("base", nargs="?", default="origin/main", help=words("help.base"), metavar="BASE")
    made["picture"].add_argument("--file", default="", help=words("help.photograph"), metavar="FILE")
    made["picture"].add_argument("--words", default="", help=words("help.words"), metavar="TEXT")
    made["picture"].add_argument("--page", default="", help=words("help.page"), metavar="PAGE")
    options = vars(parser.parse_args(arguments))
    name, language = options.pop("command"), options.pop("lang")
    # imported only now: pydantic takes its time, which a misspelt command does not wait for
    command = import_module(f"strategy.commands.{name}")
    try:
        done = _run(command, options.values(), language)
        sys.stdout.flush()
        return done
    except OSError as error:  # what is printed finds no room: nothing can be told there
        print(f"stdout: {_reason(error, language)}", file=sys.stderr)
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _run(command: ModuleType, options: Iterable[object], language: str) -> int:
    try:
        return command.run(*options, language=language)
    except MemoryError:
        print(f"{Path.cwd()}: {_reason(OSError(errno.ENOMEM, ''), language)}")
        return 1
    except OSError as error:
        if error.filename is None:
            raise
        print(f"{error.filename}: {_reason(error, language)}")
        return 1


def _reason(error: OSError, language: str) -> str:
    from strategy.reading import files

    return files.failure(error, i18n.Catalogue(language, "problems").text)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Ctrl+C ends a command without a traceback
    if hasattr(signal, "SIGPIPE"):  # and so does the end of a program that reads what it prints
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    sys.exit(main())
