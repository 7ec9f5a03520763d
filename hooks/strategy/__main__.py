"""The command line: `python -m strategy check [--lang LANGUAGE] [FILE]`, run with hooks/ on the path."""

import argparse
import sys
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from . import i18n

if TYPE_CHECKING:
    from .model import Strategy

DATA = "data/goals.yaml"
LANGUAGE = "uk"  # of messages, unless another is asked for: the language of those who keep the data


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. Returns 0 where all is well, 1 where the data is not; a wrong command exits with 2."""
    sys.stdout.reconfigure(encoding="utf-8")
    words = i18n.Catalogue(LANGUAGE, "problems").text
    parser = argparse.ArgumentParser(prog="strategy", description=words("help.program"))
    commands = parser.add_subparsers(dest="command", required=True)
    command = commands.add_parser("check", help=words("help.check"), description=words("help.check"))
    command.add_argument("--lang", choices=i18n.languages("problems"), default=LANGUAGE, help=words("help.lang"))
    command.add_argument("file", nargs="?", default=DATA, help=words("help.file"), metavar="FILE")
    options = parser.parse_args(arguments)
    return check(options.file, options.lang)


def check(file: str, language: str) -> int:
    """Print every problem of a data file, or what the file holds."""
    words = i18n.Catalogue(language, "problems")
    try:
        data = Path(file).read_bytes()
    except OSError as error:
        key = "file.absent" if isinstance(error, FileNotFoundError) else "file.unreadable"
        print(f"{file}: {words.text(key)}")
        return 1

    from .check import check as check_data  # pydantic takes its time: not for a file that isn't there
    from .check import report

    checked = check_data(data)
    if checked.strategy is None:
        print("\n".join(report(checked.problems, file, language)))
        print(words.text("summary.found", n=len(checked.problems)))
        return 1
    print(f"{file}: {_holdings(checked.strategy, words)}")
    return 0


def _holdings(strategy: "Strategy", words: i18n.Catalogue) -> str:
    nodes = list(strategy.nodes())
    counts = Counter(f"{node.kind}s" for node in nodes)
    counts["areas"] = sum(len(node.areas) for node in nodes if node.kind == "task")
    said = {name: words.text(f"summary.{name}", n=count) for name, count in counts.items()}
    return words.text("summary.fine", **said)


if __name__ == "__main__":
    sys.exit(main())
