"""What nodes and the strategy are made of: areas, editions, indicators, what is withdrawn."""

from collections.abc import Iterable
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, Field

from strategy.model.dates import When, first_day
from strategy.model.fields import Code, EditionId, Frozen, Number, Quantity, Reference, Text, Url

Note = Annotated[
    Text | None,
    Field(description="Примітка укладачів сайту: що в тексті документа написано незвично або як це зрозумів переклад."),
]


class Edition(Frozen):
    """An edition of the whole strategy («редакція»)."""

    id: EditionId
    name: Text = Field(description="Назва редакції кожною мовою.")
    adopted: When | None = Field(default=None, description="День ухвалення, наприклад 2031-03-31.")
    act: Text | None = Field(default=None, description="Яким рішенням ухвалено, кожною мовою.")
    url: Url | None = Field(default=None, description="Де розміщено сам документ.")


class FormerCode(Frozen):
    """The number that a node had up to an edition, that one included."""

    edition: EditionId = Field(description="Остання редакція, у якій номер був таким.")
    code: Code = Field(description="Колишній номер, у лапках.")


class Withdrawal(Frozen):
    """That something no longer belongs to the strategy; its last text stays where it stood."""

    edition: EditionId | None = Field(default=None, description="Перша редакція, у якій цього вже немає.")
    date: When | None = Field(default=None, description="День вилучення, якщо редакції не вказано.")
    reason: Text | None = Field(default=None, description="Чому вилучено, кожною мовою.")
    replaced_by: tuple[Reference, ...] = Field(default=(), description="Що замінює вилучене.")


Withdrawn = Annotated[
    Withdrawal | None,
    Field(description="Вилучено зі стратегії: коли, чому і що натомість. Текст залишається як був."),
]


class Parts(tuple):
    """The parts of something that stand today, in document order; those withdrawn are apart, in `withdrawn`.

    Data files keep both in one list, in the place where they stood.
    """

    withdrawn: tuple = ()

    def __new__(cls, parts: Iterable) -> Self:
        parts = tuple(parts)
        self = super().__new__(cls, (part for part in parts if not part.withdrawn))
        self.withdrawn = tuple(part for part in parts if part.withdrawn)
        return self


Apart = AfterValidator(Parts)


class Paragraph(Frozen):
    """A paragraph of the vision."""

    id: Number
    text: Text = Field(description="Текст абзацу кожною мовою.")
    note: Note = None
    withdrawn: Withdrawn = None


class Area(Frozen):
    """An indicative project area of a task («орієнтовна сфера реалізації проектів»)."""

    id: Number
    text: Text = Field(description="Назва сфери кожною мовою.")
    note: Note = None
    withdrawn: Withdrawn = None


class Link(Frozen):
    """A link that belongs to a node."""

    url: Url
    title: Text = Field(description="Куди веде посилання, кожною мовою.")


class Period(Frozen):
    """When a task is carried out, as far as it is known."""

    start: When | None = Field(default=None, description="Початок.")
    end: When | None = Field(default=None, description="Кінець.")


class Measurement(Frozen):
    """What an indicator was, or is to be, at a time."""

    date: When
    value: Quantity
    source: Link | None = Field(default=None, description="Звідки це число.")


class Indicator(Frozen):
    """What a task is measured by («показник»)."""

    name: Text = Field(description="Що вимірюють, кожною мовою.")
    unit: Text = Field(description="Одиниця виміру, кожною мовою.")
    baseline: Measurement | None = Field(default=None, description="Початкове значення.")
    target: Measurement | None = Field(default=None, description="Цільове значення.")
    values: tuple[Measurement, ...] = Field(default=(), description="Значення за датами, від давнішого.")

    @property
    def measurements(self) -> tuple[tuple[Literal["baseline", "measured", "target"], Measurement], ...]:
        """Everything known of it, in the order of time."""
        found = [("baseline", self.baseline), *(("measured", value) for value in self.values), ("target", self.target)]
        return tuple(sorted((one for one in found if one[1]), key=lambda one: first_day(one[1].date)))


def withdrawn_of(parts: tuple) -> tuple:
    """Those of the parts of something that were withdrawn."""
    return getattr(parts, "withdrawn", ())
