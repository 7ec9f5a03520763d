"""What nodes and the strategy are made of: areas, editions, links, what is withdrawn."""

from collections.abc import Iterable
from typing import Annotated, Self

from pydantic import AfterValidator, Field

from strategy.model.dates import When
from strategy.model.fields import Code, EditionId, Frozen, Number, Reference, Text, Url

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


def withdrawn_of(parts: tuple) -> tuple:
    """Those of the parts of something that were withdrawn."""
    return getattr(parts, "withdrawn", ())
