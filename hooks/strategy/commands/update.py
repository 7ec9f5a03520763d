"""`make update`: a few questions → a ready file of an update, which passes the check.

Words are those of the catalogue "dialogue". What is asked and said goes through functions that are handed in.
"""

import datetime
import json
import re
import signal
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from strategy import i18n
from strategy.addresses import permalinks
from strategy.checking import project
from strategy.checking.check import describe
from strategy.checking.updates import FOLDER
from strategy.commands.naming import slug
from strategy.model import Node, Strategy, codes
from strategy.model.updates import STATUSES
from strategy.reading.documents import FOLDER as DOCS
from strategy.reading.files import ProjectFiles, read

MOST_OFFERED = 9
_DAY_FIRST = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_ENDING = 3  # letters of a long word that may differ between its forms

Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Answers:
    """What the questions are about. `nodes`: those of one level together; `status`: name of a node → its status."""

    nodes: tuple[Node, ...]
    date: datetime.date
    status: Mapping[str, str]
    title: str = ""
    text: str = ""


def document(answers: Answers, strategy: Strategy) -> str:
    """The file of an update."""
    lines = ["---", f"title: {_quoted(answers.title)}"]
    for level, nodes in groupby(answers.nodes, key=lambda node: node.level.key):
        lines.append(f"{level}: [{', '.join(_quoted(name_of(node, strategy)) for node in nodes)}]")
    if answers.status:
        lines.append("status:")
        lines += [f"  {_quoted(code)}: {status}" for code, status in answers.status.items()]
    return "\n".join([*lines, "---", "", *([answers.text, ""] if answers.text else [])])


def _quoted(text: str) -> str:
    """A text in quotation marks: JSON's are YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def matching(strategy: Strategy, said: str, language: str) -> tuple[Node, ...]:
    """The tasks that are meant by a number, their own or that of a goal above, an id or words in any form."""
    tasks = tuple(node for node in strategy.nodes() if node.level.key in strategy.reporting)
    bare = said.strip().rstrip(".").replace(",", ".")
    number = codes.parts(bare) if codes.is_code(bare) else ()
    coded = [task for task in tasks if task.code and number]
    if exact := tuple(
        task for task in tasks if task.id == bare or (task in coded and codes.parts(task.code) == number)
    ):
        return exact
    if below := tuple(task for task in coded if codes.is_below(task.code, bare)):
        return below
    stems = [word if len(word) <= _ENDING + 1 else word[:-_ENDING] for word in re.findall(r"\w+", said.lower())]
    texts = {task.id: " ".join((task.title[language], *(area.text[language] for area in task.areas))) for task in tasks}
    fits = (task for task in tasks if all(re.search(rf"\b{stem}", texts[task.id].lower()) for stem in stems))
    return tuple(fits) if stems else ()


def parse_day(said: str, today: datetime.date) -> datetime.date | None:
    """The day that was typed, the year or the day first; today where nothing was; None where there is no such day."""
    said = said.strip()
    if not said:
        return today
    try:
        if numbers := _DAY_FIRST.fullmatch(said):
            return datetime.date(int(numbers[3]), int(numbers[2]), int(numbers[1]))
        return datetime.date.fromisoformat(said)
    except ValueError:
        return None


def run(*, language: str) -> int:
    """Ask about an update at the terminal, and write its file. Raises OSError."""
    words = i18n.Catalogue(language, "dialogue").text
    sys.stdin.reconfigure(encoding="utf-8", errors="strict")
    signal.signal(signal.SIGINT, signal.default_int_handler)  # whoever leaves is told that nothing was written

    def ask(question: str) -> str:
        return input(f"{question} " if question else "")

    try:
        return converse(Path(), datetime.date.today(), ask, print, language)
    except (EOFError, KeyboardInterrupt, UnicodeDecodeError) as left:
        print(f"\n{words('stopped')}")
        if isinstance(left, UnicodeDecodeError):
            print(words("encoding"))
        elif isinstance(left, EOFError) and not sys.stdin.isatty():
            print(words("no_terminal"))
        return 1


def converse(folder: Path, today: datetime.date, ask: Ask, say: Say, language: str) -> int:
    """Ask, and write docs/updates/….md below the folder. Returns 0; 1 where nothing was written; may raise OSError."""
    words = i18n.Catalogue(language, "dialogue").text
    files = read(folder)
    strategy = project.check_files(files).strategy
    if strategy is None:
        say(words("data"))
        return 1
    say(words("begin"))
    nodes = _ask_nodes(strategy, ask, say, words)
    date = _ask_date(today, ask, say, words)
    status = {name_of(node, strategy): status for node in nodes if (status := _ask_status(node, ask, say, language))}
    answers = Answers(nodes, date, status)
    while True:
        title = _ask_title(ask, say, words)
        path = f"{FOLDER}{date}-{slug(title, strategy.languages[0])}.md"
        if (folder / path).exists():
            say(words("exists", path=path))
            continue
        answers = replace(answers, title=title, text=_ask_text(ask, say, words))
        text = document(answers, strategy)
        problems = _problems(files, path, text, language)
        if not problems:
            break
        for line in (words("wrong"), *problems, words("again")):
            say(line)
    (folder / FOLDER).mkdir(parents=True, exist_ok=True)
    with (folder / path).open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)
    say(words("done", path=path))
    return 0


def _problems(files: ProjectFiles, path: str, text: str, language: str) -> list[str]:
    """What the check would say of the new file."""
    names = files.names | {path.removeprefix(DOCS)}
    data = (*(one for one in files.data if one[0] != path), (path, text.encode()))
    checked = project.check_files(replace(files, data=data, names=names)).checked
    return [describe(problem, i18n.Catalogue(language, "problems")) for problem in checked[path].problems]


def name_of(node: Node, strategy: Strategy) -> str:
    """What an update calls a node: by its number, or its id where it has none of its own."""
    own = node.code and permalinks.by_number(strategy).get(permalinks.by_code(node.code)) == node
    return node.code if own else node.id


def _ask_nodes(strategy: Strategy, ask: Ask, say: Say, words: Callable[..., str]) -> tuple[Node, ...]:
    language = strategy.languages[0]
    chosen: list[Node] = []
    while True:
        said = ask(words("node_more" if chosen else "node"))
        if chosen and not said.strip():
            return tuple(sorted(chosen, key=lambda node: node.level.key))
        fitting = matching(strategy, said, language)
        fits = [node for node in fitting if node not in chosen]
        if not fits:
            say(words("node_again" if fitting else "node_none"))
            continue
        if len(fits) > MOST_OFFERED:
            say(words("node_too_many", n=len(fits)))
            continue
        node = fits[0]
        if len(fits) > 1:
            say(words("node_many"))
            node = fits[_choose([node.heading(language) for node in fits], "node_choose", ask, say, words)]
        chosen.append(node)
        say(words("node_chosen", heading=node.heading(language)))


def _choose(
    offered: Sequence[str], question: str, ask: Ask, say: Say, words: Callable[..., str], may_pass: bool = False
) -> int | None:
    """The index of one of several; None where nothing was typed and that is allowed."""
    for number, name in enumerate(offered, 1):
        say(f"  {number}. {name}")
    while True:
        said = ask(words(question)).strip().rstrip(".")
        if may_pass and not said:
            return None
        if said.isascii() and said.isdigit() and 1 <= int(said) <= len(offered):
            return int(said) - 1
        say(words("number_bad", n=len(offered)))


def _ask_date(today: datetime.date, ask: Ask, say: Say, words: Callable[..., str]) -> datetime.date:
    while True:
        date = parse_day(ask(words("date", today=today)), today)
        if date and date <= today:
            return date
        say(words("date_future" if date else "date_bad"))


def _ask_status(node: Node, ask: Ask, say: Say, language: str) -> str | None:
    words = i18n.Catalogue(language, "dialogue").text
    say(words("status", label=node.label(next(iter(node.title))) if node.code else node.title[next(iter(node.title))]))
    names = [i18n.Catalogue(language).text(f"status.{status}") for status in STATUSES]
    index = _choose(names, "status_choose", ask, say, words, may_pass=True)
    return None if index is None else STATUSES[index]


def _ask_title(ask: Ask, say: Say, words: Callable[..., str]) -> str:
    while not (title := " ".join(ask(words("title")).split()).rstrip(".")):
        say(words("title_empty"))
    return title


def _ask_text(ask: Ask, say: Say, words: Callable[..., str]) -> str:
    """A text with its spaces put in order; each line that is typed is a paragraph."""
    say(words("text"))
    lines = []
    while line := " ".join(ask("").split()):
        lines.append(line)
    return "\n\n".join(lines)
