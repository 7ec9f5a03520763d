"""Ways in: what readers look for (a subject, a place, people like them), and what of the strategy each leads to."""

from collections.abc import Iterator
from typing import Annotated, ClassVar

from pydantic import Field

from strategy.model.fields import Frozen, Id, Line, Text

Also = Annotated[
    dict[str, tuple[Line, ...]] | None,
    Field(description="Інші назви, за якими це шукають, кожною мовою. Вони стоять в алфавітному покажчику."),
]


class Way(Frozen):
    """A way in, with a page of its own: its name, other names, and where it leads."""

    group: ClassVar[str]  # the list that it stands in

    id: Id
    name: Text = Field(description="Назва сторінки, кожною мовою.")
    also: Also = None
    words: tuple[Line, ...] = Field(
        default=(),
        description="Слова офіційного тексту у словниковій формі; рядки, де вони є, програма знайде сама.",
    )
    lines: tuple[Line, ...] = Field(
        default=(), description="Рядки, до яких це веде: id пункту, сфера — «id#area-1», абзац бачення — «vision-1»."
    )

    def names(self, lang: str) -> tuple[str, ...]:
        """All that it is called in a language."""
        return (self.name[lang], *(self.also or {}).get(lang, ()))

    def sought(self, lang: str, official: str) -> tuple[str, ...]:
        """What a text in a language is to hold in order to speak of it."""
        return self.words if lang == official else ()


class Topic(Way):
    """What a line is about."""

    group = "topics"


class Place(Way):
    """A place that lines name: they are found by its names."""

    group = "places"

    def sought(self, lang: str, official: str) -> tuple[str, ...]:
        return (*self.names(lang), *super().sought(lang, official))


class People(Way):
    """For whom something is to be done."""

    group = "people"


class Ways(Frozen):
    """All ways in."""

    topics: tuple[Topic, ...] = Field(default=(), description="Теми: про що йдеться.")
    places: tuple[Place, ...] = Field(default=(), description="Місця, які названо в тексті.")
    people: tuple[People, ...] = Field(default=(), description="Для кого: люди й організації, про яких ідеться.")

    def groups(self) -> Iterator[tuple[str, tuple[Way, ...]]]:
        """(name, its ways) of each group that holds some."""
        found = ((name, getattr(self, name)) for name in GROUPS)
        return ((name, ways) for name, ways in found if ways)

    @property
    def every(self) -> tuple[Way, ...]:
        return tuple(way for _, ways in self.groups() for way in ways)


GROUPS = tuple(Ways.model_fields)
