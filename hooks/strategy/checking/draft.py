"""The values of a file before anyone knows whether they fit the model: what checks ask about them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from strategy.model import Node, Prose, Text
from strategy.model.tree import context_of
from strategy.reading.values import Loaded, Path, Problem, problem


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the model has a place for. `kind`: the type that the model gives it."""

    path: Path
    kind: object
    value: object


class Draft:
    """Loaded values seen through a model.

    `model` is None where the model refuses them, and `errors` are then pydantic's; `fields` are all
    values that the model has a place for, in document order, whether it takes them or not.
    `known` are the languages of the site, the official one first, where the file itself does not name them.
    `language` is that of texts which stand without one.
    """

    def __init__(
        self, loaded: Loaded, kind: type[BaseModel], known: Sequence[str] = (), language: str | None = None
    ) -> None:
        self.loaded = loaded
        self.known = tuple(known)
        self.language = language
        self.fields = tuple(_fields((), kind, loaded.value))
        self.model: BaseModel | None = None
        self.errors: list[Mapping] = []
        try:
            self.model = kind.model_validate(loaded.value, context=context_of(loaded.value))
        except ValidationError as error:
            self.errors = error.errors(include_url=False, include_context=False)

    @property
    def is_of_strategy(self) -> bool:
        """Whether the file names the languages of the site itself."""
        return not self.known

    @cached_property
    def by_path(self) -> Mapping[Path, Field]:
        return {field.path: field for field in self.fields}

    @cached_property
    def _refused(self) -> frozenset[Path]:
        return frozenset(error["loc"] for error in self.errors)

    def valid(self, path: Path) -> str | None:
        """A text that the model takes as it is; None where there is none."""
        field = self.by_path.get(path)
        return field.value if field and isinstance(field.value, str) and path not in self._refused else None

    def of(self, *models: type[BaseModel]) -> Iterator[Field]:
        """The mappings that should be one of these models, in document order."""
        for field in self.fields:
            if isinstance(field.kind, type) and issubclass(field.kind, models) and isinstance(field.value, dict):
                yield field

    @cached_property
    def nodes(self) -> tuple[Field, ...]:
        """The nodes of the tree, whatever their level."""
        return tuple(self.of(Node))

    @cached_property
    def codes(self) -> Mapping[Path, str]:
        """path → code of the nodes of today whose code is sound."""
        paths = ((*node.path, "code") for node in self.nodes if "withdrawn" not in node.value)
        return {path: code for path in paths if (code := self.valid(path))}

    @cached_property
    def texts(self) -> tuple[Field, ...]:
        """Mappings of languages to texts."""
        return tuple(field for field in self.fields if field.kind == Text and isinstance(field.value, dict))

    @cached_property
    def lines(self) -> tuple[tuple[Path, str | None, str], ...]:
        """(path, language, text) of each text that says something; its language, or the field it stands in, may be one
        of the site's."""
        return tuple(
            (field.path, self._language_of(field.path), field.value)
            for field in self.fields
            if field.kind is Prose and isinstance(field.value, str) and field.value.strip()
        )

    def _language_of(self, path: Path) -> str | None:
        if len(path) > 1 and self.by_path[path[:-1]].kind == Text:
            return path[-1]
        return next((step for step in reversed(path) if step in self.languages), self.language)

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the site, the official one first; empty where their list is no good."""
        if self.known:
            return self.known
        listed = self.by_path.get(("languages",))
        if listed is None or not isinstance(listed.value, list):
            return ()
        sound = tuple(self.valid(("languages", index)) for index in range(len(listed.value)))
        return () if None in sound else sound

    def line(self, path: Path) -> int:
        return self.loaded.place(path)[0]

    def problem(self, path: Path, key: str, **params: str | int) -> Problem:
        """A problem at a value."""
        return problem(self.loaded.place(path), key, **params)

    def problem_at_all(self, found: Sequence[tuple[Path, str]], key: str) -> Iterator[Problem]:
        """One problem for all values of a kind, at the first of them: a line for each would bury the others."""
        if found:
            lines = sorted({self.line(path) for path, _ in found})
            listed = ", ".join(dict.fromkeys(value for _, value in found))
            yield self.problem(found[0][0], key, listed=listed, lines=", ".join(map(str, lines)))

    def problem_at_key(self, path: Path, key: str, **params: str | int) -> Problem:
        """A problem at the key that a value stands under."""
        return problem(self.loaded.place_of_key(path), key, **params)

    def problem_in(self, path: Path, fragment: str, key: str, **params: str | int) -> Problem:
        """A problem at a part of a text."""
        return problem(self.loaded.find(path, fragment), key, **params)


def _fields(path: Path, annotation: object, value: object) -> Iterator[Field]:
    """Follow the model through the values, as far as they go along with it."""
    kind = _kind(annotation)
    yield Field(path, kind, value)
    match value:
        case dict() if isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, item in value.items():
                if name in kind.model_fields:
                    yield from _fields((*path, name), kind.model_fields[name].annotation, item)
        case dict() if get_origin(kind) is dict:
            for name, item in value.items():
                yield from _fields((*path, name), get_args(kind)[1], item)
        case list() if get_origin(kind) is tuple:
            for index, item in enumerate(value):
                yield from _fields((*path, index), get_args(kind)[0], item)


@cache
def _kind(annotation: object) -> object:
    """A type without what pydantic adds to it, and without "or nothing"."""
    if get_origin(annotation) is Annotated:
        return _kind(get_args(annotation)[0])
    if get_origin(annotation) in {Union, UnionType}:
        return _kind(next(part for part in get_args(annotation) if part is not type(None)))
    return annotation
