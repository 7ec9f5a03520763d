"""`make update`: a few questions → a ready file of an update, which passes the check.

Words are those of the catalogue "dialogue". What is asked and said goes through functions that are handed in.
"""

import datetime
import errno
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from pathlib import Path

from strategy import i18n
from strategy.addresses import permalinks
from strategy.checking import project
from strategy.checking.check import describe
from strategy.checking.project import Project
from strategy.checking.updates import FOLDER
from strategy.commands.picture import Picture, named
from strategy.commands.questions import Questions
from strategy.commands.terminal import talk
from strategy.commands.whole import write_all
from strategy.i18n.romanisation import slug
from strategy.model import Node, Strategy
from strategy.model.updates import Update
from strategy.reading.documents import FOLDER as DOCS
from strategy.reading.files import ProjectFiles, plain, read

Ask = Callable[[str], str]
Say = Callable[[str], None]


@dataclass(frozen=True)
class Answers:
    """What the questions are about. `nodes`: those of one level together; `status`: name of a node → its status;
    `areas`: the same → numbers of its areas; `cause`, `expected`: the same → why it is late and when it is to come;
    `beside`: field → what is said beside the text; `sources`: (address, title) of documents; `time`: of the day, where
    others of that day say something else."""

    nodes: tuple[Node, ...]
    date: datetime.date
    status: Mapping[str, str]
    title: str = ""
    text: str = ""
    areas: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    sources: tuple[tuple[str, str], ...] = ()
    pictures: tuple[Picture, ...] = ()
    cause: Mapping[str, str] = field(default_factory=dict)
    expected: Mapping[str, str] = field(default_factory=dict)
    beside: Mapping[str, str] = field(default_factory=dict)
    time: str | None = None


def document(answers: Answers, strategy: Strategy) -> str:
    """The file of an update."""
    lines = ["---", f"title: {_quoted(answers.title)}"]
    for level, nodes in groupby(answers.nodes, key=lambda node: node.level.key):
        lines.append(f"{level}: [{', '.join(_quoted(name_of(node, strategy)) for node in nodes)}]")
    if answers.areas:
        lines.append("areas:")
        lines += [f"  {_quoted(name)}: [{', '.join(map(str, found))}]" for name, found in answers.areas.items()]
    for name in ("status", "cause", "expected"):
        if said := getattr(answers, name):
            lines += [f"{name}:", *(f"  {_quoted(code)}: {value}" for code, value in said.items())]
    lines += [f"time: {answers.time}"] if answers.time else []
    lines += [f"{name}: {_quoted(text)}" for name, text in answers.beside.items()]
    if answers.sources:
        lines.append("sources:")
        lines += [f"  - url: {_quoted(url)}\n    title: {_quoted(title)}" for url, title in answers.sources]
    said = [part for part in (answers.text, *(picture.markdown for picture in answers.pictures)) if part]
    return "\n".join([*lines, "---", "", *(["\n\n".join(said), ""] if said else [])])


def _quoted(text: str) -> str:
    """A text in quotation marks: JSON's are YAML's too."""
    return json.dumps(text, ensure_ascii=False)


def run(*, language: str) -> int:
    """Ask about an update at the terminal, and write its file. Raises OSError."""
    words = i18n.Catalogue(language, "dialogue").text

    def ask(question: str) -> str:
        return input(f"{question} " if question else "")

    return talk(lambda: converse(Path(), datetime.date.today(), ask, print, language), words)


def converse(folder: Path, today: datetime.date, ask: Ask, say: Say, language: str) -> int:
    """Ask, and write docs/updates/….md below the folder. Returns 0; 1 where nothing was written; may raise OSError."""
    words = i18n.Catalogue(language, "dialogue").text
    files = read(folder)
    found = project.check_files(files)
    strategy = found.strategy
    if strategy is None:
        say(words("data"))
        return 1
    say(words("begin"))
    asked = Questions(ask, say, language)
    nodes = asked.nodes(strategy)
    date = asked.date(today)
    status = {name_of(node, strategy): status for node in nodes if (status := asked.status(node))}
    cause = {name: cause for name, one in status.items() if (cause := asked.cause(one))}
    expected = {name: day for name, one in status.items() if (day := asked.expected(one))}
    others = _of_same_day(found, date, {node.id: status.get(name_of(node, strategy)) for node in nodes})
    time = asked.time({one.time for one in others}, _files(others)) if others else None
    answers = Answers(nodes, date, status, cause=cause, expected=expected, time=time)
    while True:
        title = asked.title()
        path = f"{FOLDER}{date}-{slug(title, 'update')}.md"
        if (folder / path).exists():
            say(words("exists", path=path))
            continue
        answers = replace(answers, title=title, text=asked.text())
        problems = _problems(files, path, answers, strategy, language)
        if not problems:
            break
        for line in (words("wrong"), *problems, words("again")):
            say(line)

    def problems_of(answers: Answers) -> list[str]:
        return _problems(files, path, answers, strategy, language)

    answers = _with_sources(answers, asked, problems_of)
    areas = {name_of(node, strategy): found for node in nodes if (found := asked.areas(node, strategy.languages[0]))}
    answers = _with_pictures(folder, replace(answers, areas=areas), asked, problems_of)
    answers = _with_more(answers, asked, problems_of)
    _write(folder, path, answers, strategy)
    say(words("done" if answers.sources else "done_without_source", path=path))
    if untimed := [one for one in others if not one.time]:
        say(words("time_there", listed=_files(untimed)))
    return 0


def _write(folder: Path, path: str, answers: Answers, strategy: Strategy) -> None:
    """Raises OSError, also where a link would lead out of the project."""
    for new in (path, *(picture.path for picture in answers.pictures)):
        plain(folder, new)
    if (folder / path).exists():  # since the title was asked for
        raise OSError(errno.EEXIST, "already there", str(folder / path))
    files = {folder / picture.path: picture.content for picture in answers.pictures}
    write_all({**files, folder / path: document(answers, strategy)})


def _of_same_day(found: Project, date: datetime.date, said: Mapping[str, str | None]) -> list[Update]:
    """The updates of a day that give a node another status than the new one does. `said`: id of the node → status."""
    return [
        one
        for one in (found.record.updates if found.record else ())
        if one.date == date
        and not one.withdrawn
        and any(one.status.get(id_, new) != new for id_, new in said.items() if new)
    ]


def _files(updates: Iterable[Update]) -> str:
    return ", ".join(f"{FOLDER}{one.id}.md" for one in updates)


def _with_sources(answers: Answers, asked: Questions, problems: Callable[[Answers], list[str]]) -> Answers:
    """The answers with a document that they rest on, if one is named that the check accepts."""
    while source := asked.source():
        made = replace(answers, sources=(source,))
        if _is_good(made, asked, problems):
            return made
    return answers


def _with_more(answers: Answers, asked: Questions, problems: Callable[[Answers], list[str]]) -> Answers:
    """The answers with what is said beside the text, if anything is that the check accepts."""
    while asked.wants_more():
        made = replace(answers, beside=asked.beside())
        if _is_good(made, asked, problems):
            return made
    return answers


def _with_pictures(
    folder: Path, answers: Answers, asked: Questions, problems: Callable[[Answers], list[str]]
) -> Answers:
    """The answers with the photographs that are named, those whose words the check accepts."""
    for taken, words in asked.photographs():
        picture = named(folder, taken, words, FOLDER, [one.path for one in answers.pictures])
        made = replace(answers, pictures=(*answers.pictures, picture))
        answers = made if _is_good(made, asked, problems) else answers
    return answers


def _is_good(answers: Answers, asked: Questions, problems: Callable[[Answers], list[str]]) -> bool:
    """Whether the check accepts the answers; what is wrong is said."""
    found = problems(answers)
    for line in (asked.words("wrong"), *found) if found else ():
        asked.say(line)
    return not found


def _problems(files: ProjectFiles, path: str, answers: Answers, strategy: Strategy, language: str) -> list[str]:
    """What the check would say of the new file, its pictures beside it."""
    names = files.names | {one.removeprefix(DOCS) for one in (path, *(picture.path for picture in answers.pictures))}
    text = document(answers, strategy)
    data = (*(one for one in files.data if one[0] != path), (path, text.encode()))
    checked = project.check_files(replace(files, data=data, names=names)).checked
    return [describe(problem, i18n.Catalogue(language, "problems")) for problem in checked[path].problems]


def name_of(node: Node, strategy: Strategy) -> str:
    """What an update calls a node: by its number, or its id where it has none of its own."""
    own = node.code and permalinks.by_number(strategy).get(permalinks.by_code(node.code)) == node
    return node.code if own else node.id
