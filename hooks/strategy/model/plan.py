"""What a plan knows of a node beside its text: terms, milestones, money, codes of other registers.

The first term is never written over: each that was given up stands in `changed`, with the day and the ground.
"""

from pydantic import Field

from strategy.model.dates import When
from strategy.model.fields import Frozen, Id, Quantity, Text, choice, formed
from strategy.model.parts import Link

REASONS = ("no_funding", "security", "procurement", "too_early", "no_longer_relevant", "other")
STAGES = ("planned", "approved", "financed", "spent")
FUNDS = ("state", "local", "aid", "private", "other")

Reason = choice(
    "reason",
    *REASONS,
    description=(
        "Причина: no_funding — немає фінансування, security — безпека, procurement — закупівля, too_early — зарано, "
        "no_longer_relevant — втратило актуальність, other — інше."
    ),
)
Stage = choice(
    "stage",
    *STAGES,
    description="Що це за сума: planned — заплановано, approved — затверджено, financed — профінансовано, "
    "spent — витрачено.",
)
Fund = choice(
    "fund",
    *FUNDS,
    description=(
        "Звідки гроші: state — державний бюджет, local — місцевий, aid — міжнародна допомога, "
        "private — приватні кошти, other — інше."
    ),
)
Katottg = formed("katottg", r"UA[0-9]{17}", "Код території за КАТОТТГ: UA і 17 цифр.")
Dream = formed("dream", r"DREAM-UA-[0-9]{6}-[0-9A-F]{8}", "Код проєкту в DREAM: DREAM-UA-010125-1A2B3C4D.")
Prozorro = formed(
    "prozorro",
    r"UA-(P-)?[0-9]{4}-[0-9]{2}-[0-9]{2}-[0-9]{6}(-[a-z])?[0-9]{0,2}",
    "Номер закупівлі або плану в Prozorro: UA-2026-01-31-000001-a.",
)
BudgetCode = formed("budget", r"[0-9]{7}", "Код бюджетної програми: сім цифр.")


class TermChange(Frozen):
    """That the end of a period was put off or brought forward."""

    date: When
    was: When = Field(description="Кінець строку, яким він був до цього.")
    cause: Reason | None = None
    text: Text | None = Field(default=None, description="Пояснення, кожною мовою.")
    ground: Link | None = Field(default=None, description="Яким документом змінено.")


class Period(Frozen):
    """When a node is carried out, as far as it is known. `end` is the present end."""

    start: When | None = Field(default=None, description="Початок.")
    end: When | None = Field(default=None, description="Кінець: яким він є тепер.")
    first_end: When | None = Field(
        default=None, description="Первісний кінець, якщо його змінювали, а коли — невідомо."
    )
    changed: tuple[TermChange, ...] = Field(default=(), description="Як змінювали кінець, від давнішої зміни.")

    @property
    def first(self) -> str | None:
        """The end that was set first."""
        return self.changed[0].was if self.changed else self.first_end or self.end

    @property
    def moved(self) -> bool:
        """Whether the end is another than it was at first."""
        return self.first != self.end


class Milestone(Frozen):
    """A step of a node («віха»). By its id, calendars know it again where others are put before it."""

    id: Id | None = None
    title: Text = Field(description="Що має бути зроблено, кожною мовою.")
    due: When | None = Field(default=None, description="До якої дати.")
    done_on: When | None = Field(default=None, description="Коли зроблено.")
    evidence: Link | None = Field(default=None, description="Чим це підтверджено.")


class Money(Frozen):
    """A sum for a year. What was planned never becomes spent: each stage is an entry of its own."""

    year: When
    fund: Fund
    stage: Stage
    amount: Quantity
    unit: Text = Field(description="Одиниця, кожною мовою: тис. грн.")
    note: Text | None = Field(default=None, description="Пояснення, кожною мовою.")
    evidence: Link | None = Field(default=None, description="Звідки ця сума.")


class Registers(Frozen):
    """Where other registers know a node: plain links, of which nothing is fetched."""

    dream: tuple[Dream, ...] = Field(default=(), description="Проєкти в DREAM.")
    prozorro: tuple[Prozorro, ...] = Field(default=(), description="Закупівлі в Prozorro.")
    budget: tuple[BudgetCode, ...] = Field(default=(), description="Бюджетні програми.")
    decisions: tuple[Link, ...] = Field(default=(), description="Рішення, на підставі яких це роблять.")
