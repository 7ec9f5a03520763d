"""YAML bytes → values that remember where they stand.

Only a small part of YAML is taken: mappings, lists and texts. Everything that surprises a reader of the
file (anchors, aliases, merges, tags, several documents, a key given twice) is a problem, and every scalar
stays the string that was typed, so that `1.10` is never 1.1 and `no` never false. Nothing here recurses,
and nothing raises because of the data.
"""

import codecs
import re
from bisect import bisect_right
from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import yaml

from strategy.reading.encoding import cleaned, conflicts, encoding_flaw, flaws
from strategy.reading.yaml_errors import explain, glued_key

LIMIT_BYTES = 4 * 1024 * 1024  # a strategy of thirty tasks has an eighth of one
LIMIT_DEPTH = 32
LIMIT_FLAWS = 100  # a file with more forbidden characters than this is not a text

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_UNSEEN = re.compile(r"[\s\u00ad\u0300-\u036f]+")  # spaces, soft hyphens and marks that stand on no letter
_BREAK = re.compile("\r\n|\r|\n")
_TAG = re.compile(r"!\S{0,99}")  # as much as a message tells: others may follow with no blank between

Path = tuple[str | int, ...]


class Mark(NamedTuple):
    """Where a value or a key stands: line and column from 1, and source[start:end]."""

    line: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One mistake: where (from 1), which (a key of the catalogue "problems"), what its sentence names."""

    line: int
    column: int
    key: str
    params: tuple[tuple[str, str | int], ...] = ()


class _Unreadable:
    """Stands where a value could not be read; what is wrong with it has been reported."""

    def __repr__(self) -> str:
        return "UNREADABLE"


UNREADABLE = _Unreadable()


@dataclass(frozen=True)
class Loaded:
    """What a file holds.

    `value`: dicts, lists, str, None where nothing was typed, UNREADABLE. `marks`: path → where the value
    stands; `keys`: path → where its key stands; a path is like ("goals", 0, "title", "uk").
    """

    source: str
    value: object = UNREADABLE
    marks: Mapping[Path, Mark] = field(default_factory=dict)
    keys: Mapping[Path, Mark] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @cached_property
    def _starts(self) -> list[int]:
        return [0, *(found.end() for found in _BREAK.finditer(self.source))]

    @cached_property
    def _last(self) -> int:
        return max(0, len(self.source.rstrip()) - 1)

    def at(self, offset: int) -> tuple[int, int]:
        """(line, column) of a character; the end of the source counts as its last visible one."""
        offset = min(offset, self._last)
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def place(self, path: Path) -> tuple[int, int]:
        """(line, column) of a value; of its key if nothing was typed; of its owner if it isn't there."""
        mark = self.marks.get(path)
        if mark is None or mark.start == mark.end:
            mark = self.keys.get(path, mark)
        return mark[:2] if mark else self.place(path[:-1]) if path else (1, 1)

    def place_of_key(self, path: Path) -> tuple[int, int]:
        """(line, column) of the key that a value stands under; of the value itself in a list."""
        mark = self.keys.get(path)
        return mark[:2] if mark else self.place(path)

    def find(self, path: Path, fragment: str) -> tuple[int, int]:
        """(line, column) of a part of a text, as far as it stands in the source as it stands in the text."""
        mark = self.marks.get(path)
        found = self.source.find(fragment, mark.start, mark.end) if mark else -1
        return self.place(path) if found < 0 else self.at(found)


def problem(place: tuple[int, int], key: str, **params: str | int) -> Problem:
    """A problem at a place (line, column)."""
    return Problem(*place, key, tuple(sorted(params.items())))


def is_empty(value: object) -> bool:
    """Whether nothing was typed: nothing after the colon, an empty list or mapping, a text of spaces."""
    return value is None or value in ([], {}) or (isinstance(value, str) and not _UNSEEN.sub("", value))


def load(data: bytes, tags: Container[str] = ()) -> Loaded:
    """Read a data file. If it can't be read to its end, the value is UNREADABLE and `problems` say why. `tags`: those
    that have a meaning for whoever reads the file after this."""
    if len(data) > LIMIT_BYTES:
        return Loaded("", problems=(problem((1, 1), "file.too_long", limit=LIMIT_BYTES // 1024**2),))
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = Loaded(data[: error.start].decode("utf-8") + "?")
        return Loaded("", problems=(problem(before.at(error.start), encoding_flaw(data)),))

    loaded = Loaded(cleaned(text))
    if merging := conflicts(text):
        return Loaded(text, problems=tuple(problem(loaded.at(at), key, **said) for at, key, said in merging))
    problems = []
    for at, key, said in flaws(text):
        problems.append(problem(loaded.at(at), key, **said))
        if len(problems) == LIMIT_FLAWS:
            return Loaded(loaded.source, problems=tuple(problems))

    reader = _Reader(loaded, tags)
    try:
        value = reader.read(yaml.parse(loaded.source, _LOADER))
    except yaml.MarkedYAMLError as error:
        value = UNREADABLE
        offset, key, params = explain(loaded.source, error, reader.quoted)
        reader.problems.append(problem(loaded.at(offset), key, **params))
    return Loaded(loaded.source, value, reader.marks, reader.keys, (*problems, *reader.problems))


@dataclass(slots=True)
class _Open:
    """A mapping or list that is being read. `key`: of the value that comes next; None where a key comes."""

    value: dict[str, object] | list[object]
    path: Path
    start: yaml.Mark
    key: str | int | None = None
    keeps: bool = True  # whether the value that comes next is kept
    readable: bool = True
    two_items: bool = False  # a second item of a list began without a dash: its fields aren't told of one by one


class _Reader:
    """Builds values, marks and problems from the events of the parser."""

    def __init__(self, loaded: Loaded, tags: Container[str]) -> None:
        self.loaded = loaded
        self.tags = tags
        self.marks: dict[Path, Mark] = {}
        self.keys: dict[Path, Mark] = {}
        self.problems: list[Problem] = []
        self.open: list[_Open] = []
        self.quoted = (0, 0)  # start and end of the last text in quotes
        self.root: object = UNREADABLE

    def read(self, events: Iterator[yaml.Event]) -> object:
        documents = 0
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._anchor_and_tag(event)
                    self._scalar(event)
                case yaml.AliasEvent():
                    self._report(event.start_mark, "yaml.alias", name=event.anchor)
                    self._put(UNREADABLE, event.start_mark, event.end_mark)
                case yaml.CollectionStartEvent():
                    self._anchor_and_tag(event)
                    if len(self.open) == LIMIT_DEPTH:
                        self._report(event.start_mark, "yaml.too_deep", limit=LIMIT_DEPTH)
                        return UNREADABLE
                    self._begin(event)
                case yaml.CollectionEndEvent():
                    done = self.open.pop()
                    self._put(done.value if done.readable else UNREADABLE, done.start, event.end_mark)
                case yaml.DocumentStartEvent():
                    documents += 1
                    if documents == 2:
                        self._report(event.start_mark, "yaml.documents")
                        return UNREADABLE
        if documents == 0 or is_empty(self.root):
            self.problems.append(problem((1, 1), "file.empty"))
            return UNREADABLE
        return self.root

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        text = event.value
        if event.style in ("'", '"'):
            self.quoted = (event.start_mark.index, event.end_mark.index)
        if event.style in ("|", ">"):
            text = text.rstrip("\n")  # the break at the end comes from the way of writing, not from the text
        top = self.open[-1] if self.open else None
        if top and isinstance(top.value, dict) and top.key is None:
            self._key(top, text, event)
        else:
            self._put(None if text == "" and event.implicit[0] else text, event.start_mark, event.end_mark)

    def _key(self, top: _Open, name: str, event: yaml.ScalarEvent) -> None:
        path = (*top.path, name)
        top.key, top.keeps = name, path not in self.keys and name != "<<"
        if name == "<<":
            self._report(event.start_mark, "yaml.merge")
        elif glued := event.style == "" and glued_key(name):  # {uk:Текст, en:Text}
            self._report(event.start_mark, "yaml.glued", name=glued)
            top.keeps, top.readable = False, False
        elif not top.keeps:
            self._twice(top, name, event.start_mark)
        else:
            self.keys[path] = self._mark(event.start_mark, event.end_mark)

    def _twice(self, top: _Open, name: str, mark: yaml.Mark) -> None:
        """A field that is there already. Where a list's item begins with it, a new item lacks its dash."""
        begins_item = top.path and isinstance(top.path[-1], int) and name == next(iter(top.value))
        if begins_item:
            self._report(mark, "yaml.dash_missing", name=name, line=self.keys[(*top.path, name)].line)
            top.two_items = True
        elif not top.two_items:
            self._report(mark, "yaml.duplicate_key", name=name, line=self.keys[(*top.path, name)].line)

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        value = {} if isinstance(event, yaml.MappingStartEvent) else []
        key = None if isinstance(value, dict) else 0
        self.open.append(_Open(value, self._path(event.start_mark), event.start_mark, key))

    def _path(self, start: yaml.Mark) -> Path:
        """Where the next value belongs. What isn't kept is read below a path of its own that nobody asks for."""
        if not self.open:
            return ()
        top = self.open[-1]
        if top.keeps and top.key is not None:
            return (*top.path, top.key)
        return (*top.path, start.index, "")

    def _put(self, value: object, start: yaml.Mark, end: yaml.Mark) -> None:
        if not self.open:
            self.root = value
            self.marks[()] = self._mark(start, end)
            return
        top = self.open[-1]
        if top.key is None:  # a mapping, a list or an alias where the name of a field belongs
            self._report(start, "yaml.key_not_name")
            top.key, top.keeps, top.readable = "", False, False
            return
        if top.keeps:
            self.marks[(*top.path, top.key)] = self._mark(start, end)
            if isinstance(top.value, dict):
                top.value[top.key] = value
            else:
                top.value.append(value)
        top.key, top.keeps = (None, True) if isinstance(top.value, dict) else (len(top.value), True)

    def _anchor_and_tag(self, event: yaml.NodeEvent) -> None:
        if event.anchor is not None:
            self._report(event.start_mark, "yaml.anchor", name=event.anchor)
        if event.tag is not None and event.tag not in self.tags:
            typed = _TAG.search(self.loaded.source, event.start_mark.index)
            self._report(event.start_mark, "yaml.tag", name=typed[0] if typed else event.tag)

    def _mark(self, start: yaml.Mark, end: yaml.Mark) -> Mark:
        return Mark(start.line + 1, start.column + 1, start.index, end.index)

    def _report(self, mark: yaml.Mark, key: str, **params: str | int) -> None:
        self.problems.append(problem(self.loaded.at(mark.index), key, **params))
