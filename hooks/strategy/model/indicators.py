"""Indicators: what is measured, from where, to where, and how far it has come.

A target that was set once is never written over: the one that took its place stands beside it, with its day. An
indicator without an id of its own gets one from its node and its name; the register keeps it, so that who changes the
name is asked to write it down.
"""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from functools import cached_property
from typing import Literal

from pydantic import Field

from strategy.i18n.romanisation import slug
from strategy.model.dates import When, first_day, last_day
from strategy.model.fields import Frozen, Id, Reading, Text, choice
from strategy.model.parts import Link
from strategy.model.plan import Reason

VALUE_KINDS = ("fact", "estimate", "preliminary")
MISSING = ("no_data", "secret", "not_collected", "not_yet")

ValueKind = choice(
    "value_kind",
    *VALUE_KINDS,
    description="Яке це число: fact — остаточне, estimate — оцінка, preliminary — попереднє. Без цього поля — fact.",
)
Missing = choice(
    "missing",
    *MISSING,
    description=(
        "Чому числа немає: no_data — даних немає, secret — не оприлюднюють, not_collected — не збирали, "
        "not_yet — ще не настав час."
    ),
)
IndicatorType = choice("indicator_type", "number", "yes_no", description="Тип: number — число, yes_no — так чи ні.")
Direction = choice("direction", "up", "down", description="Куди має змінюватися: up — зростати, down — зменшуватися.")


class Measurement(Frozen):
    """What an indicator was at a time, or why that is not known."""

    date: When
    value: Reading | None = None
    kind: ValueKind | None = None
    missing: Missing | None = None
    note: Text | None = Field(default=None, description="Пояснення до числа, кожною мовою.")
    source: Link | None = Field(default=None, description="Звідки це число.")


class Target(Frozen):
    """What an indicator is to be by a time. `cause`: why it took the place of an earlier one."""

    date: When
    value: Reading
    set_on: When | None = Field(default=None, description="Коли встановлено це цільове значення.")
    instead_of: When | None = Field(
        default=None, description="Замість якого цільового значення: його дата, якщо вона інша."
    )
    cause: Reason | None = None
    source: Link | None = Field(default=None, description="Яким документом встановлено.")


ID = "Постійне ім’я: малі латинські літери, цифри й дефіси. Якщо не вказано, його виводять з id пункту й назви."
LONGEST_OF_NAME = 40  # characters of a name that stand in the id made of it


def derived_id(node: str, name: Mapping[str, str], official: str | None) -> str:
    """The id of an indicator that has none of its own, from that of its node and its name in the official language."""
    said = name.get(official) or next(iter(name.values()), "")
    return f"{node}-{slug(str(said), 'indicator', LONGEST_OF_NAME)}"


def set_first(set_on: str | None) -> datetime.date:
    """By which targets stand in the order in which they were set: one whose day nobody knows was there before all."""
    return first_day(set_on) if set_on else datetime.date.min


Kind = Literal["baseline", "measured", "target", "replaced"]


class Indicator(Frozen):
    """What a node is measured by («показник»)."""

    id: Id | None = Field(default=None, description=ID)
    name: Text = Field(description="Що вимірюють, кожною мовою.")
    unit: Text = Field(description="Одиниця виміру, кожною мовою.")
    type: IndicatorType | None = None
    direction: Direction | None = None
    definition: Text | None = Field(default=None, description="Як саме це рахують, кожною мовою.")
    source: Link | None = Field(default=None, description="Звідки беруть числа.")
    next_due: When | None = Field(default=None, description="Коли очікується наступне значення.")
    ended: When | None = Field(default=None, description="Відколи його більше не вимірюють.")
    baseline: Measurement | None = Field(default=None, description="Початкове значення.")
    target: Target | None = Field(default=None, description="Цільове значення, якщо воно одне.")
    targets: tuple[Target, ...] = Field(default=(), description="Цільові значення, якщо їх кілька або їх змінювали.")
    values: tuple[Measurement, ...] = Field(default=(), description="Значення за датами, від давнішого.")

    @property
    def is_yes_no(self) -> bool:
        return self.type == "yes_no"

    @property
    def all_targets(self) -> tuple[Target, ...]:
        """Every target that was ever set, in the order in which they were."""
        found = (self.target, *self.targets) if self.target else self.targets
        return tuple(sorted(found, key=lambda one: set_first(one.set_on)))

    @property
    def present_targets(self) -> tuple[Target, ...]:
        """The targets that none has taken the place of, in the order of time."""
        standing: dict[str, Target] = {}
        for one in self.all_targets:
            standing.pop(one.instead_of or one.date, None)
            standing[one.date] = one
        return tuple(sorted(standing.values(), key=lambda one: last_day(one.date)))

    def is_present(self, target: Target) -> bool:
        """Whether none has taken the place of one of its targets."""
        return id(target) in self._present

    @cached_property
    def _present(self) -> frozenset[int]:
        """By their identity: each compared with each would take the square of their number."""
        return frozenset(map(id, self.present_targets))

    @property
    def moved_targets(self) -> tuple[tuple[Target, Target], ...]:
        """(what was set, what took its place), in the order in which that was done."""
        standing: dict[str, Target] = {}
        moved = []
        for one in self.all_targets:
            before = standing.pop(one.instead_of or one.date, None)
            if before and (before.value, before.date) != (one.value, one.date):
                moved.append((before, one))
            standing[one.date] = one
        return tuple(moved)

    @property
    def measurements(self) -> tuple[tuple[Kind, Measurement | Target], ...]:
        """What is or was so: all that has a value, without the targets that were replaced."""
        return tuple(row for row in self.rows if row[0] != "replaced" and row[1].value is not None)

    @property
    def rows(self) -> tuple[tuple[Kind, Measurement | Target], ...]:
        """All that is known of it, in the order of time: values that are missing and targets that were replaced too."""
        found = [("baseline", self.baseline), *(("measured", value) for value in self.values)]
        found += [("target" if self.is_present(one) else "replaced", one) for one in self.all_targets]
        return tuple(sorted((one for one in found if one[1]), key=lambda one: first_day(one[1].date)))

    @property
    def latest(self) -> Measurement | None:
        """The last value that is known: of a year and of a month of it, that of the year, which ends later."""
        known = (one for one in reversed(self.values) if one.value is not None)
        return max(known, key=lambda one: last_day(one.date), default=None)

    def is_known_since(self, day: datetime.date) -> bool:
        """Whether there is a value for a time that ends on a day or after it."""
        return any(one.value is not None and last_day(one.date) >= day for one in self.values)

    @property
    def share(self) -> Decimal | None:
        """How much of the way from the baseline to the last target has been gone: 0.5 is half of it, whichever way it
        leads; below 0 where it went the other way. None where one of the three numbers is not known."""
        latest, targets = self.latest, self.present_targets
        if self.is_yes_no or not latest or not targets or not self.baseline or self.baseline.value is None:
            return None
        way = targets[-1].value - self.baseline.value
        return (latest.value - self.baseline.value) / way if way else None

    @property
    def on_course(self) -> bool | None:
        """Whether its last value is no farther from the target than a straight line from the baseline would be on that
        day. None where that cannot be told."""
        share = self.share
        if share is None:
            return None
        start, end = (last_day(one.date) for one in (self.baseline, self.present_targets[-1]))
        if end <= start:
            return None
        passed = (last_day(self.latest.date) - start).days
        return share >= min(Decimal(passed) / (end - start).days, 1)
