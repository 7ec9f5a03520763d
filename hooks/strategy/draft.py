"""The values of a file before anyone knows whether they are a strategy: what checks ask about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import UnionType
from typing import Annotated, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from .load import Loaded, Path, Problem, problem
from .model import Node, Strategy, Text


@dataclass(frozen=True, slots=True)
class Field:
    """A value that the model has a place for. `kind`: the type that the model gives it."""

    path: Path
    kind: object
    value: object


class Draft:
    """Loaded values seen through the model.

    `strategy` is None where the model refuses them, and `errors` are then pydantic's; `fields` are all
    values that the model has a place for, in document order, whether it takes them or not.
    """

    def __init__(self, loaded: Loaded) -> None:
        self.loaded = loaded
        self.fields = tuple(_fields((), Strategy, loaded.value))
        self.strategy: Strategy | None = None
        self.errors: list[Mapping] = []
        try:
            self.strategy = Strategy.model_validate(loaded.value)
        except ValidationError as error:
            self.errors = error.errors(include_url=False, include_context=False)

    @cached_property
    def by_path(self) -> Mapping[Path, Field]:
        return {field.path: field for field in self.fields}

    @cached_property
    def _refused(self) -> frozenset[Path]:
        return frozenset(error["loc"] for error in self.errors)

    def sound(self, path: Path) -> str | None:
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
        """Goals, objectives and tasks."""
        return tuple(self.of(Node))

    @cached_property
    def codes(self) -> Mapping[Path, str]:
        """path → code of the nodes whose code is sound."""
        paths = ((*node.path, "code") for node in self.nodes)
        return {path: code for path in paths if (code := self.sound(path))}

    @cached_property
    def texts(self) -> tuple[Field, ...]:
        """Mappings of languages to texts."""
        return tuple(field for field in self.fields if field.kind == Text and isinstance(field.value, dict))

    @cached_property
    def lines(self) -> tuple[tuple[Path, str, str], ...]:
        """(path, language, text) of each text that says something."""
        return tuple(
            ((*field.path, language), language, text)
            for field in self.texts
            for language, text in field.value.items()
            if isinstance(text, str) and text.strip()
        )

    @cached_property
    def languages(self) -> tuple[str, ...]:
        """The languages of the file, the official one first; empty where their list is no good."""
        listed = self.by_path.get(("languages",))
        if listed is None or not isinstance(listed.value, list):
            return ()
        sound = tuple(self.sound(("languages", index)) for index in range(len(listed.value)))
        return () if None in sound else sound

    def line(self, path: Path) -> int:
        return self.loaded.place(path)[0]

    def problem(self, path: Path, key: str, **params: str | int) -> Problem:
        """A problem at a value."""
        return problem(self.loaded.place(path), key, **params)

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
