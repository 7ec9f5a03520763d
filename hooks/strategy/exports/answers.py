"""What the addresses below api/v1/ answer: the single definition of the answers, from which openapi.py describes them.

What is not known is null or an empty list, never left out. Addresses are absolute.
"""

import datetime
from collections.abc import Sequence
from decimal import Decimal
from functools import cache
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, create_model

from strategy import model
from strategy.model import Level, updates
from strategy.model.fields import WRITTEN_OUT
from strategy.model.updates import STATUSES

Texts = dict[str, str]  # language → text
Addresses = dict[str, str]  # language → absolute address


class Answer(BaseModel):
    """What all answers and their parts have in common. We put nothing in them that is not described."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def to_json(self) -> str:
        return self.model_dump_json(indent=1) + "\n"


class Reference(Answer):
    id: str
    level: str
    kind: str
    code: str | None
    title: Texts
    permalink: Addresses
    api: str


class Area(Answer):
    id: int
    text: Texts
    note: Texts | None
    withdrawn: model.Withdrawal | None
    replaces: tuple[str, ...]
    permalink: Addresses


class Paragraph(Answer):
    id: int
    text: Texts
    note: Texts | None
    withdrawn: model.Withdrawal | None
    permalink: Addresses


class LastChange(Answer):
    state: Literal["published", "changed", "uncommitted", "unknown"]
    date: datetime.date | None
    wording: str | None
    outdated: tuple[str, ...]


class Update(Answer):
    id: str
    date: datetime.date
    title: Texts
    permalink: Addresses
    period: str | None
    time: str | None
    done: Texts
    next: Texts
    hindered: Texts
    withdrawn: str | None
    reason: Texts
    text: Texts
    nodes: tuple[str, ...]
    areas: dict[str, tuple[int, ...]]
    status: dict[str, str]
    cause: dict[str, str]
    expected: dict[str, str]
    sources: dict[str, tuple[updates.Source, ...]]
    links: dict[str, tuple[updates.Source, ...]]
    published: datetime.date | None
    corrected: datetime.date | None


class Updates(Answer):
    updates: tuple[Update, ...]


class ChangeRow(Answer):
    changed_on: datetime.date
    key: str | None
    kind: str
    change: str
    field: str | None
    language: str | None
    was: str | None
    became: str | None
    commit: str | None
    update: str | None
    number: str | None


class Changes(Answer):
    rows: tuple[ChangeRow, ...]


class TextRow(Answer):
    key: str | None
    kind: str
    field: str
    language: str
    words: str
    words_since: datetime.date | None
    commit: str | None
    is_outdated: bool | None
    original_since: datetime.date | None
    number: str | None


class AllTexts(Answer):
    rows: tuple[TextRow, ...]


class Status(Answer):
    status: Literal[STATUSES]
    date: datetime.date
    update: str
    status_since: datetime.date
    cause: str | None
    expected: str | None


class Body(Answer):
    id: str
    name: Texts
    short_name: Texts | None
    url: str | None


class Indicator(Answer):
    id: str
    name: Texts
    unit: Texts
    type: str | None
    direction: str | None
    definition: Texts | None
    source: model.Link | None
    next_due: str | None
    ended: str | None
    baseline: model.Measurement | None
    target: model.Target | None
    targets: tuple[model.Target, ...]
    values: tuple[model.Measurement, ...]
    share: Annotated[Decimal, WRITTEN_OUT] | None
    on_course: bool | None


class Node(Reference):
    short: Addresses
    short_title: Texts | None
    summary: Texts | None
    note: Texts | None
    since: str | None
    formerly: tuple[model.FormerCode, ...]
    withdrawn: model.Withdrawal | None
    replaces: tuple[str, ...]
    links: tuple[model.Link, ...]
    parent: Reference | None
    children: tuple[Reference, ...]
    history: dict[str, LastChange]
    changes: Addresses | None
    updates: tuple[Update, ...]
    areas: tuple[Area, ...]
    withdrawn_areas: tuple[Area, ...]
    body: Body | None
    co_bodies: tuple[Body, ...]
    responsible: Texts | None
    partners: tuple[Texts, ...]
    period: model.Period | None
    indicators: tuple[Indicator, ...]
    projects: tuple[model.Link, ...]
    milestones: tuple[model.Milestone, ...]
    money: tuple[model.Money, ...]
    registers: model.Registers | None
    territory: tuple[str, ...]
    progress: Status | None


class Licence(Answer):
    language: str
    official: bool
    url: str | None


class Strategy(Answer):
    name: Texts
    languages: tuple[str, ...]
    permalink: Addresses
    api: str
    licences: tuple[Licence, ...]
    levels: tuple[Level, ...]
    editions: tuple[model.Edition, ...]
    history: dict[str, LastChange]
    vision: tuple[Paragraph, ...]
    withdrawn_vision: tuple[Paragraph, ...]
    withdrawn_nodes: tuple[Node, ...]
    bodies: tuple[Body, ...]


def strategy_type(levels: Sequence[Level]) -> type[Strategy]:
    """The answer about a strategy with these levels: it lists the nodes of each."""
    return _strategy_type(tuple(level.key for level in levels))


@cache
def _strategy_type(keys: tuple[str, ...]) -> type[Strategy]:
    return create_model("Strategy", __base__=Strategy, **dict.fromkeys(keys, (tuple[Node, ...], ...)))


class Meaning(Reference):
    editions: tuple[model.Edition, ...]
    today: bool


class Number(Answer):
    code: str
    short: Addresses
    meanings: tuple[Meaning, ...]


class Index(Answer):
    name: Texts
    as_of: datetime.date
    strategy: str
    description: str
    nodes: tuple[Reference, ...]
    withdrawn_nodes: tuple[Reference, ...]
    numbers: dict[str, str]
