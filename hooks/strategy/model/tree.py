"""What a strategy is: a tree of levels that its data names; frozen, typed, no input or output.

The single definition of the data: the checker, the JSON Schema for editors and the field guide come out of
it, which is why descriptions are in Ukrainian, the language of those who fill the file in.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Annotated, ClassVar

from pydantic import AfterValidator, Field, ValidationInfo, create_model
from pydantic.fields import FieldInfo

from strategy import i18n
from strategy.model import codes, levels
from strategy.model.fields import Code, EditionId, Frozen, Id, Language, Number, Text
from strategy.model.indicators import Indicator, derived_id
from strategy.model.levels import AreaWords, Level
from strategy.model.parts import Apart, Area, Edition, FormerCode, Link, Note, Paragraph, Withdrawn, withdrawn_of
from strategy.model.plan import Katottg, Milestone, Money, Period, Registers


def _with_ids(indicators: tuple[Indicator, ...], info: ValidationInfo) -> tuple[Indicator, ...]:
    """Indicators of a node, each with an id."""
    node, official = info.data.get("id", ""), (info.context or {}).get("official")
    return tuple(
        one if one.id else one.model_copy(update={"id": derived_id(node, one.name, official)}) for one in indicators
    )


class Node(Frozen):
    """A node of the tree: a permanent id, the official code, a title, and what is known of it.

    Each level has a class of its own (`node_type`), in which the list of children bears the name of the next level.
    """

    level: ClassVar[Level]
    below: ClassVar[str] = ""  # the name of the list of its children

    id: Id
    code: Code | None = Field(default=None, description="Офіційний номер, як у документі, у лапках: «1.1.2», «А.1».")
    title: Text = Field(description="Офіційна назва без номера, кожною мовою.")
    short: Text | None = Field(default=None, description="Коротка назва для меню, до 40 знаків, кожною мовою.")
    summary: Text | None = Field(
        default=None, description="Одне просте речення про що це, словами укладачів сайту, кожною мовою."
    )
    note: Note = None
    since: EditionId | None = Field(default=None, description="Перша редакція, у якій це є, якщо не найдавніша.")
    formerly: tuple[FormerCode, ...] = Field(default=(), description="Номери, які це мало в попередніх редакціях.")
    withdrawn: Withdrawn = None
    links: tuple[Link, ...] = Field(default=(), description="Посилання на документи й сайти.")
    areas: Annotated[tuple[Area, ...], Apart] = Field(default=(), description="Сфери реалізації або заходи.")
    body: Id | None = Field(default=None, description="Хто відповідає: id органу з data/bodies.yaml.")
    co_bodies: tuple[Id, ...] = Field(default=(), description="Співвиконавці: id органів з data/bodies.yaml.")
    responsible: Text | None = Field(default=None, description="Хто відповідає, словами, кожною мовою.")
    partners: tuple[Text, ...] = Field(default=(), description="Хто допомагає, кожною мовою.")
    period: Period | None = Field(default=None, description="Коли це виконують.")
    indicators: Annotated[tuple[Indicator, ...], AfterValidator(_with_ids)] = Field(
        default=(), description="Чим вимірюють виконання."
    )
    projects: tuple[Link, ...] = Field(default=(), description="Посилання на проєкти.")
    milestones: tuple[Milestone, ...] = Field(default=(), description="Віхи: що і до якої дати має бути зроблено.")
    money: tuple[Money, ...] = Field(default=(), description="Гроші за роками, джерелами й етапами.")
    registers: Registers | None = Field(default=None, description="Коди в інших реєстрах.")
    territory: tuple[Katottg, ...] = Field(default=(), description="Де це: коди територій за КАТОТТГ.")

    @property
    def children(self) -> tuple["Node", ...]:
        """The nodes right below this one that stand today, in document order."""
        return getattr(self, self.below, ())

    @property
    def has_dates(self) -> bool:
        """Whether a calendar has something to tell of it."""
        return bool((self.period and self.period.end) or any(one.due for one in self.milestones))

    @property
    def kind(self) -> str:
        """What its level calls one of its nodes: "task"."""
        return self.level.kind

    @property
    def number(self) -> str | None:
        """The code as pages show it: the sign that closes it is theirs."""
        return self.code and codes.shown(self.code)

    def label(self, lang: str) -> str:
        """The level with the code: «Завдання 1.1.2»; the level alone where there is no code."""
        return f"{self.level.name[lang]} {self.number}" if self.code else self.level.name[lang]

    def heading(self, lang: str) -> str:
        """The title with the code before it: «1.1.2. Відновити…»."""
        return self._numbered(self.title[lang])

    def short_title(self, lang: str) -> str:
        """What menus call it: the short name, or the title where there is none."""
        return (self.short or self.title)[lang]

    def short_heading(self, lang: str) -> str:
        """What menus call it, with the code before it: «1.1.2. Наука та інновації»."""
        return self._numbered(self.short_title(lang))

    def texts(self, lang: str) -> tuple[str, ...]:
        """The title and the areas: what is text of the document."""
        return (self.title[lang], *(area.text[lang] for area in self.areas))

    def _numbered(self, name: str) -> str:
        return f"{self.number}. {name}" if self.code else name


class Strategy(Frozen):
    """A whole strategy. The class for given levels comes from `strategy_type`."""

    languages: tuple[Language, ...] = Field(min_length=1, description="Мови сайту; перша з них — офіційна.")
    name: Text = Field(description="Назва стратегії кожною мовою.")
    levels: tuple[Level, ...] = ()  # filled in by `strategy_type`
    areas: AreaWords | None = Field(default=None, description="Як називати «areas», якщо не сферами проєктів.")
    editions: tuple[Edition, ...] = Field(default=(), description="Редакції за порядком; остання — поточна.")
    silent_after_days: Number = Field(
        default=180, description="За скільки днів без повідомлень пункт позначають; якщо не вказано, 180."
    )
    vision: Annotated[tuple[Paragraph, ...], Apart] = Field(
        default=(), description="Стратегічне бачення, абзац за абзацом."
    )

    @property
    def children(self) -> tuple[Node, ...]:
        """The topmost nodes that stand today, in document order."""
        return getattr(self, self.levels[0].key)

    def branches(self) -> Iterator[tuple[Node, ...]]:
        """Each node of today in document order with its ancestors before it: (goal,), (goal, objective), …"""
        return _branches((), self.children)

    def nodes(self) -> Iterator[Node]:
        """All nodes of today in document order."""
        return (branch[-1] for branch in self.branches())

    def above(self, node: Node) -> tuple[Node, ...]:
        """The nodes that one of today stands below, the topmost first."""
        return self._above.get(node.id, ())

    @cached_property
    def _above(self) -> Mapping[str, tuple[Node, ...]]:
        return {node.id: tuple(above) for *above, node in self.branches()}

    def depth(self, node: Node) -> int:
        """How many levels there are above that of a node."""
        return [level.key for level in self.levels].index(node.level.key)

    def below(self, node: Node) -> Iterator[Node]:
        """The nodes of today below one, in document order."""
        return (branch[-1] for branch in _branches((), node.children))

    def withdrawn(self) -> Iterator[Node]:
        """All nodes that were withdrawn."""
        return (node for node in _deep(self.children) if node.withdrawn)

    @cached_property
    def area_words(self) -> AreaWords:
        """What areas are called."""
        return self.areas or levels.default_areas(self.languages)

    def named(self, kind: str, code: str, lang: str) -> str:
        """What a node of any time is called, of which only the kind and the code are known: «Завдання 1.1.2»."""
        level = self.level_of(kind)
        return " ".join(filter(None, (level.name[lang] if level else kind, code and codes.shown(code))))

    def counts(self, lang: str) -> tuple[str, ...]:
        """How many nodes each level has today, and how many areas there are: «4 стратегічні цілі», «120 сфер»."""
        return self._counted(list(self.nodes()), lang if lang in self.languages else self.languages[0])

    def counts_below(self, node: Node, lang: str) -> tuple[str, ...]:
        """How many nodes and areas stand below a node, level by level."""
        return self._counted(list(self.below(node)), lang)

    def _counted(self, nodes: Sequence[Node], lang: str) -> tuple[str, ...]:
        numbers = Counter(node.level.key for node in nodes)
        areas = sum(len(node.areas) for node in nodes)
        found = [level.count(numbers[level.key], lang) for level in self.levels if numbers[level.key]]
        return (*found, self.area_words.count(areas, lang)) if areas else tuple(found)

    @cached_property
    def reporting(self) -> frozenset[str]:
        """The keys of the levels of which some node, withdrawn or not, has nothing below it: what is done is told of
        their nodes, and these have a PDF file and a card."""
        leaves = (node for node in _deep(self.children) if not (node.children or withdrawn_of(node.children)))
        return frozenset(node.level.key for node in leaves)

    def level_of(self, kind: str) -> Level | None:
        """The level whose nodes are called so; None for one that the strategy once had."""
        return next((level for level in self.levels if level.kind == kind), None)


def strategy_type(listed: Sequence[Level]) -> type[Strategy]:
    """The class of strategies with these levels, the topmost first."""
    return _strategy_type(tuple(level.model_dump_json() for level in listed))


def strategy_of(value: Mapping[str, object]) -> Strategy:
    """The strategy that values hold. Raises pydantic.ValidationError."""
    return type_for(value).model_validate(value, context=context_of(value))


def context_of(value: object) -> Mapping[str, object]:
    """What the parts of a strategy have to know of the whole: its official language."""
    listed = value.get("languages") if isinstance(value, Mapping) else None
    return {"official": listed[0]} if isinstance(listed, Sequence) and listed and isinstance(listed[0], str) else {}


def type_for(value: object) -> type[Strategy]:
    """The class that the values of a file ask for, as far as they can be understood; what is wrong with the levels
    themselves the class then refuses."""
    listed = value.get("languages") if isinstance(value, Mapping) else None
    languages = [one for one in listed if isinstance(one, str)] if isinstance(listed, Sequence) else []
    i18n.stand_in(languages)
    given = value.get("levels") if isinstance(value, Mapping) else None
    found = {}
    for level in given if isinstance(given, list | tuple) else ():
        level = level.model_dump() if isinstance(level, Level) else level
        if isinstance(level, Mapping) and levels.is_key(key := level.get("key")) and not hasattr(Strategy, key):
            try:
                found.setdefault(key, Level.model_validate(level))
            except ValueError:
                found.setdefault(key, Level(key=key, name=dict.fromkeys(languages, key)))
    return strategy_type([*found.values()][: levels.MOST] or levels.default(languages))


@lru_cache(maxsize=64)
def _strategy_type(listed: tuple[str, ...]) -> type[Strategy]:
    found = tuple(map(Level.model_validate_json, listed))
    below: type[Node] | None = None
    for level in reversed(found):
        below = _node_type(level, below)
    own = Field(default=found, min_length=1, max_length=levels.MOST, description=_DESCRIPTIONS["levels"])
    made = create_model(
        "Strategy", __base__=Strategy, levels=(tuple[Level, ...], own), **_list_of(below, required=True)
    )
    made.__doc__ = Strategy.__doc__
    return made


def _node_type(level: Level, below: type[Node] | None) -> type[Node]:
    listed = _list_of(below, required=False) if below else {}
    made = create_model(level.kind.capitalize(), __base__=Node, **listed)
    made.level, made.below, made.__doc__ = level, below.level.key if below else "", Node.__doc__
    return made


def _list_of(node: type[Node], *, required: bool) -> Mapping[str, tuple[object, FieldInfo]]:
    """The field of a list of nodes, by the name of their level."""
    named = next(iter(node.level.name.values()), node.level.key)  # one without a name is for the check to tell
    description = f"{_DESCRIPTIONS['below']} {named}."
    default = {} if required else {"default": ()}
    field = Field(min_length=1, description=description, **default)
    return {node.level.key: (Annotated[tuple[node, ...], Apart], field)}


_DESCRIPTIONS = {
    "levels": "Рівні дерева від верхнього, якщо їх не три: стратегічні цілі, оперативні цілі, завдання.",
    "below": "Пункти рівня:",
}


def _branches(above: tuple[Node, ...], nodes: tuple[Node, ...]) -> Iterator[tuple[Node, ...]]:
    for node in nodes:
        branch = (*above, node)
        yield branch
        yield from _branches(branch, node.children)


def _deep(parts: tuple[Node, ...]) -> Iterator[Node]:
    for node in (*parts, *withdrawn_of(parts)):
        yield node
        yield from _deep(node.children)
