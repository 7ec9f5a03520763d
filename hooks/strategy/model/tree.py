"""What a strategy is: frozen, typed, no input or output.

The single definition of the data: the checker, the JSON Schema for editors and the field guide come out of
it, which is why descriptions are in Ukrainian, the language of those who fill the file in.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Annotated, ClassVar, Literal, NewType, Self

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from strategy.model.dates import When, first_day


def _whole_number(value: object) -> object:
    """Data files hold scalars as strings: "7" is 7, while "07", "7.0" and "+7" are mistakes, not numbers."""
    if isinstance(value, str) and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise PydanticCustomError("number.bad", "must be a whole number from 1")
    return value


def _decimal(value: object) -> object:
    """A quantity is typed in digits; the fraction follows a point."""
    if isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", value):
        raise PydanticCustomError("quantity.bad", "must be a number")
    return value


# A fault that only a validator of ours finds is named as its sentence in the catalogue "problems" ("number.bad").
Prose = NewType("Prose", str)  # what a reader reads, unlike ids and addresses: the rules about writing hold for it
Line = Annotated[Prose, Field(pattern=r"\S")]
Text = dict[str, Line]  # language → text; plain text, never markup
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}$")]
Id = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$",
        description="Постійне ім’я в адресі: малі латинські літери, цифри й дефіси. Ніколи не змінюється.",
    ),
]
Number = Annotated[
    int,
    BeforeValidator(_whole_number),
    Field(ge=1, description="Постійний номер для посилань: ціле число від 1. Ніколи не змінюється."),
]
_PART = r"[1-9][0-9]{0,3}"
Code = Annotated[str, Field(pattern=rf"^{_PART}(\.{_PART}){{0,2}}$")]
Url = Annotated[
    str,
    Field(
        pattern=r'^(https?://[^\s/?#<>"\\][^\s<>"\\]*|mailto:[^\s@<>"\\]+@[^\s@<>"\\]+)$',
        description="Повна адреса: https://…, http://… або mailto:…",
    ),
]
Note = Annotated[
    Text | None,
    Field(description="Примітка укладачів сайту: що в тексті документа написано незвично або як це зрозумів переклад."),
]


EditionId = Annotated[
    str,
    Field(
        pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$",
        description="Коротке ім’я редакції, наприклад 1 або 2031: малі латинські літери, цифри й дефіси.",
        json_schema_extra={"type": ["string", "integer"], "minimum": 0},  # a year needs no quotation marks
    ),
]
Reference = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*(#[1-9][0-9]{0,5})?$",
        description="id цілі чи завдання; сфера завдання — «id#номер».",
    ),
]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


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


_apart = AfterValidator(Parts)


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
    value: Annotated[
        Decimal,
        BeforeValidator(_decimal),
        Field(
            description="Число: цифри, дробова частина — після крапки.",
            json_schema_extra={"pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,9})?$"},
        ),
    ]
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


class Node(Frozen):
    """What goals, objectives and tasks have in common: a permanent id, the official code, and a title."""

    kind: ClassVar[Literal["goal", "objective", "task"]]

    id: Id
    code: Code
    title: Text = Field(description="Офіційна назва без номера, кожною мовою.")
    note: Note = None
    since: EditionId | None = Field(default=None, description="Перша редакція, у якій це є, якщо не найдавніша.")
    formerly: tuple[FormerCode, ...] = Field(default=(), description="Номери, які це мало в попередніх редакціях.")
    withdrawn: Withdrawn = None
    links: tuple[Link, ...] = Field(default=(), description="Посилання на документи й сайти.")

    @property
    def children(self) -> tuple["Node", ...]:
        """The nodes right below this one that stand today, in document order."""
        return ()


class Task(Node):
    """A task («завдання»)."""

    kind = "task"

    code: str = Field(pattern=rf"^{_PART}\.{_PART}\.{_PART}$", description="Номер завдання, наприклад «1.1.2».")
    areas: Annotated[tuple[Area, ...], _apart] = Field(
        min_length=1, description="Орієнтовні сфери реалізації проектів."
    )
    responsible: Text | None = Field(default=None, description="Хто відповідає за завдання, кожною мовою.")
    partners: tuple[Text, ...] = Field(default=(), description="Хто допомагає, кожною мовою.")
    period: Period | None = Field(default=None, description="Коли завдання виконують.")
    indicators: tuple[Indicator, ...] = Field(default=(), description="Чим вимірюють виконання.")
    projects: tuple[Link, ...] = Field(default=(), description="Посилання на проєкти.")


class Objective(Node):
    """An operational goal («оперативна ціль»)."""

    kind = "objective"

    code: str = Field(pattern=rf"^{_PART}\.{_PART}$", description="Номер оперативної цілі, наприклад «1.1».")
    tasks: Annotated[tuple[Task, ...], _apart] = Field(min_length=1, description="Її завдання.")

    @property
    def children(self) -> tuple[Task, ...]:
        return self.tasks


class Goal(Node):
    """A strategic goal («стратегічна ціль»)."""

    kind = "goal"

    code: str = Field(pattern=rf"^{_PART}$", description="Номер стратегічної цілі, наприклад «1».")
    objectives: Annotated[tuple[Objective, ...], _apart] = Field(min_length=1, description="Її оперативні цілі.")

    @property
    def children(self) -> tuple[Objective, ...]:
        return self.objectives


class Strategy(Frozen):
    """A whole strategy."""

    languages: tuple[Language, ...] = Field(min_length=1, description="Мови сайту; перша з них — офіційна.")
    name: Text = Field(description="Назва стратегії кожною мовою.")
    editions: tuple[Edition, ...] = Field(default=(), description="Редакції за порядком; остання — поточна.")
    vision: Annotated[tuple[Paragraph, ...], _apart] = Field(
        min_length=1, description="Стратегічне бачення, абзац за абзацом."
    )
    goals: Annotated[tuple[Goal, ...], _apart] = Field(min_length=1, description="Стратегічні цілі.")

    def branches(self) -> Iterator[tuple[Node, ...]]:
        """Each node of today in document order with its ancestors before it: (goal,), (goal, objective), …"""
        for goal in self.goals:
            yield (goal,)
            for objective in goal.objectives:
                yield (goal, objective)
                for task in objective.tasks:
                    yield (goal, objective, task)

    def nodes(self) -> Iterator[Node]:
        """Goals, objectives and tasks of today in document order."""
        return (branch[-1] for branch in self.branches())

    def withdrawn(self) -> Iterator[Node]:
        """Goals, objectives and tasks that were withdrawn."""
        return (node for node in _deep(self.goals) if node.withdrawn)


def _deep(parts: tuple[Node, ...]) -> Iterator[Node]:
    for node in (*parts, *gone(parts)):
        yield node
        yield from _deep(node.children)


def gone(parts: tuple) -> tuple:
    """Those of the parts of something that were withdrawn."""
    return getattr(parts, "withdrawn", ())
