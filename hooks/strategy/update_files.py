"""docs/updates/*.md → updates, or every problem at once.

A file is called YYYY-MM-DD-short-name.md, its translation YYYY-MM-DD-short-name.<language>.md. It begins with YAML
between two lines `---`; the translation's holds only the words, as the facts are told once.
"""

import datetime
import difflib
import posixpath
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Annotated, NewType
from urllib.parse import unquote, urldefrag

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from . import check as checker
from . import editions
from .check import Checked
from .dates import fault
from .draft import Draft
from .load import Loaded, Path, Problem, problem
from .model import Frozen, Line, Node, Number, Strategy, Task
from .permalinks import FOLDERS
from .slips import slip
from .source import conflicts
from .updates import STATUSES, Source, Update, Wording

FOLDER = "docs/updates/"
INDEX = "index"  # the page of all updates is written by hand
_NAME = re.compile(r"(?P<date>\d{4}-\d{2}-\d{2})-[a-z0-9]+(?:-[a-z0-9]+)*")
_FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
_CODE = re.compile(r"^(```|~~~).*?^\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_LINK = re.compile(
    r"(?P<picture>!?)\[[^\]\n]*\]\(\s*<?(?P<to>[^)\s>]+)|^\[[^\]\n]+\]:[ \t]*<?(?P<ref>[^\s>]+)", re.MULTILINE
)
_HEADING = re.compile(r"^#[ \t]", re.MULTILINE)
_HOST = re.compile(r"www\.|(?:[\w-]+\.)+(?:ua|укр|com|org|net|info|eu|gov|edu)(?:/|$)", re.IGNORECASE)
_CURLY = "“”„«»‘’"


def _known_status(status: str) -> str:
    if status not in STATUSES:
        raise PydanticCustomError("status.unknown", "must be a status")
    return status


Status = Annotated[NewType("Status", str), AfterValidator(_known_status)]


class Words(Frozen):
    """The front matter of a translation."""

    title: Line = Field(description="Заголовок повідомлення.")
    links: tuple[Source, ...] = Field(default=(), description="Посилання на документи й сайти.")
    sources: tuple[Source, ...] = Field(default=(), description="Джерела, на яких стоїть повідомлення.")


class Facts(Words):
    """The front matter of an update in the official language. A task is named by its id or its number."""

    tasks: tuple[str, ...] = Field(min_length=1, description="Завдання, про які йдеться: їхні номери або id.")
    areas: dict[str, tuple[Number, ...]] = Field(
        default={}, description="Сфери завдання: номер завдання → їхні номери."
    )
    status: dict[str, Status] = Field(default={}, description="Стан завдання: номер завдання → стан.")


@dataclass(frozen=True)
class Name:
    """What the name of a file says. `lang`: None for the official language."""

    id: str
    lang: str | None = None

    @classmethod
    def of(cls, path: str, languages: tuple[str, ...]) -> "Name":
        stem, _, lang = path.removeprefix(FOLDER).removesuffix(".md").rpartition(".")
        return cls(stem, lang) if lang in languages[1:] else cls(f"{stem}.{lang}" if stem else lang)

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.id[:10])


@dataclass(frozen=True)
class Beside:
    """What stands beside an update: the strategy (None where it is no good), the `names` of all files below docs/ by
    their path there, the `latest` day that an update can be of, and the languages of the site, official one first."""

    strategy: Strategy | None
    names: frozenset[str]
    latest: datetime.date
    languages: tuple[str, ...]

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Id or number → node, withdrawn or not. A number that meant different nodes names none of them."""
        if self.strategy is None:
            return {}
        numbers = {code: found[0].node for code, found in editions.meanings(self.strategy).items() if len(found) == 1}
        return numbers | {node.id: node for node in editions.every(self.strategy)}

    def task(self, reference: str) -> Task | None:
        node = self.nodes.get(reference)
        return node if isinstance(node, Task) else None

    @cached_property
    def sources(self) -> frozenset[str]:
        """Everything that a page can link to: files, and the sources that generated pages stand for."""
        return self.names | {f"{FOLDERS[node.kind]}/{node.id}.md" for node in self.nodes.values()}


def is_update(path: str) -> bool:
    """Whether a file of the project holds an update or its translation."""
    name = path.removeprefix(FOLDER)
    return path.startswith(FOLDER) and name.endswith(".md") and "/" not in name and name.split(".")[0] != INDEX


def check(path: str, data: bytes, beside: Beside) -> Checked:
    """Check the bytes of the file at a path below the project's folder. Lines are those of the file."""
    name = Name.of(path, beside.languages)
    problems = set(_name_problems(name, beside))
    text = data.decode("utf-8", "replace")
    is_utf8, text = text.encode() == data, text.replace("\r\n", "\n")
    if merging := conflicts(text):
        loaded = Loaded(text)
        left = (problem(loaded.at(at), key, **said) for at, key, said in merging)
        return Checked(None, tuple(sorted({*problems, *left})))
    front = _FRONT.match(text) if is_utf8 else None  # what is not, the loader tells of
    if front is None and is_utf8:
        key = "update.front_open" if text.lstrip("\ufeff").startswith("---") else "update.front_missing"
        return Checked(None, tuple(sorted({*problems, problem((1, 1), key)})))
    yaml = ("\n" + front["yaml"]).encode() if front else data
    kind, rules = (Facts, _rules(beside)) if name.lang is None else (Words, ())
    language = name.lang or beside.languages[0]
    checked = checker.check(yaml, kind, rules, known=beside.languages, language=language)
    problems |= {*checked.problems, *(_body_problems(text, front.end(), beside) if front else ())}
    return Checked(None if problems else checked.model, tuple(sorted(problems)))


def surplus(found: Mapping[str, Checked], texts: Mapping[str, bytes], beside: Beside) -> Mapping[str, Problem]:
    """Path of a translation that says more than the update itself → what is wrong. Only of files without problems."""
    told = {}
    for path, checked in found.items():
        name = Name.of(path, beside.languages)
        official = f"{FOLDER}{name.id}.md"
        if name.lang is None or checked.model is None or official not in found or found[official].model is None:
            continue
        for part in ("sources", "links"):
            if len(getattr(checked.model, part)) > len(getattr(found[official].model, part)):
                told[path] = problem((1, 1), f"update.more_{part}", name=f"{name.id}.md")
        own, whole = (_FRONT.sub("", texts[file].decode().replace("\r\n", "\n")) for file in (path, official))
        if own.strip() and not whole.strip():
            told[path] = problem((1, 1), "update.more_text", name=f"{name.id}.md")
    return told


def assemble(found: Mapping[str, Checked], beside: Beside) -> tuple[Update, ...]:
    """The updates of files without problems."""
    words: dict[str, dict[str, Words]] = {}
    for path, checked in found.items():
        name = Name.of(path, beside.languages)
        words.setdefault(name.id, {})[name.lang or beside.languages[0]] = checked.model
    return tuple(_update(name, said, beside) for name, said in words.items())


def _update(name: str, said: Mapping[str, Words], beside: Beside) -> Update:
    facts = said[beside.languages[0]]
    return Update(
        id=name,
        date=Name(name).date,
        tasks=tuple(beside.task(reference) for reference in facts.tasks),
        areas={
            task.id: tuple(area for area in task.areas if area.id in numbers)
            for reference, numbers in facts.areas.items()
            for task in [beside.task(reference)]
        },
        status={beside.task(reference).id: status for reference, status in facts.status.items()},
        wordings={
            lang: Wording(said[lang].title, said[lang].links, said[lang].sources)
            for lang in beside.languages
            if lang in said
        },
    )


def _name_problems(name: Name, beside: Beside) -> Iterator[Problem]:
    start = (1, 1)
    found = _NAME.fullmatch(name.id)
    if re.match(r"\d{1,2}[.-]\d{1,2}[.-]\d{4}", name.id):
        yield problem(start, "update.name_day_first", name=name.id)
    elif found is None:
        yield problem(start, "update.name_bad", name=name.id)
    elif fault(found["date"]):
        yield problem(start, "update.name_no_such_day", value=found["date"])
    elif name.date > beside.latest:
        yield problem(start, "update.future", value=found["date"])
    if name.lang and f"updates/{name.id}.md" not in beside.names:
        yield problem(start, "update.without_official", name=f"{name.id}.md")


def _rules(beside: Beside) -> tuple[Callable[[Draft], Iterator[Problem]], ...]:
    """What must hold between an update and the strategy; nothing can be said where that is no good."""

    def named(draft: Draft) -> Iterator[tuple[Path, str]]:
        items = draft.by_path.get(("tasks",))
        for index in range(len(items.value) if items and isinstance(items.value, list) else 0):
            if reference := draft.sound(("tasks", index)):
                yield ("tasks", index), reference

    def keys(draft: Draft, name: str) -> Iterator[tuple[Path, str]]:
        mapping = draft.by_path.get((name,))
        if mapping and isinstance(mapping.value, dict):
            yield from (((name, key), key) for key in mapping.value)

    def tasks(draft: Draft) -> Iterator[Problem]:
        first: dict[str, Path] = {}
        for path, reference in named(draft):
            task = beside.task(reference)
            if task is None:
                yield _unknown(draft, draft.loaded.place(path), reference, beside)
            elif task.id in first:
                yield draft.problem(path, "update.task_twice", value=reference, line=draft.line(first[task.id]))
            else:
                first[task.id] = path

    def about_named_tasks(draft: Draft) -> Iterator[Problem]:
        about = {task.id for _, reference in named(draft) if (task := beside.task(reference))}
        for path, key in (*keys(draft, "areas"), *keys(draft, "status")):
            task = beside.task(key)
            if task is None:
                yield _unknown(draft, draft.loaded.place_of_key(path), key, beside)
            elif task.id not in about:
                yield draft.problem_at_key(path, "update.task_not_named", value=key)

    def areas_exist(draft: Draft) -> Iterator[Problem]:
        for path, key in keys(draft, "areas"):
            task, numbers = beside.task(key), draft.by_path[path].value
            if task and isinstance(numbers, list):
                listed = ", ".join(str(area.id) for area in sorted(task.areas, key=lambda area: area.id))
                known = {str(area.id) for area in task.areas}
                for index in range(len(numbers)):
                    number = draft.sound((*path, index))
                    if number and number not in known:
                        yield draft.problem((*path, index), "update.no_area", value=number, task=key, listed=listed)

    return (tasks, about_named_tasks, areas_exist) if beside.strategy else ()


def _unknown(draft: Draft, place: tuple[int, int], reference: str, beside: Beside) -> Problem:
    bare = reference.strip(_CURLY + " ")
    if reference in beside.nodes:
        return problem(place, "update.not_a_task", value=reference)
    if bare != reference and beside.task(bare):
        return problem(place, "update.curly_quotes", value=reference, meant=bare)
    tasks = [name for name, node in beside.nodes.items() if isinstance(node, Task)]
    meant = slip("code", bare, 3)
    near = meant[1]["near"] if meant and meant[1]["near"] in tasks else None
    near = near or next(iter(difflib.get_close_matches(bare, tasks, n=1)), None)
    if near is None:
        return problem(place, "update.unknown_task", value=reference)
    title = beside.nodes[near].title[beside.languages[0]]
    return problem(place, "update.unknown_task_near", value=reference, near=near, title=title)


def _body_problems(text: str, start: int, beside: Beside) -> Iterator[Problem]:
    """Links that lead nowhere, and a second title."""
    loaded = Loaded(text)
    body = _CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for heading in _HEADING.finditer(body, start):
        yield problem(loaded.at(heading.start()), "update.heading")
    for link in _LINK.finditer(body, start):
        group = "to" if link["to"] else "ref"
        if fault := _link_fault(link[group], bool(link["picture"]), beside):
            key, params = fault
            yield problem(loaded.at(link.start(group)), key, **params)


def _link_fault(link: str, picture: bool, beside: Beside) -> tuple[str, Mapping[str, str]] | None:
    if scheme := re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", link):
        safe = scheme[1].lower() in {"http", "https", "mailto"}
        return None if safe else ("link.unsafe", {"scheme": scheme[1]})
    path = unquote(urldefrag(link)[0])
    if link.startswith("/"):
        return "link.from_root", {"value": link}
    place = posixpath.normpath(posixpath.join("updates", path))
    if not path or place in beside.sources:
        return None
    if _HOST.match(link):
        return "link.no_scheme", {"value": link}
    key = "picture.absent" if picture else "link.absent"
    beside_it = [posixpath.relpath(name, "updates") for name in beside.names if name.startswith("updates/")]
    near = difflib.get_close_matches(path, sorted(beside_it), n=1)
    return (f"{key}_near", {"value": link, "near": near[0]}) if near else (key, {"value": link})
