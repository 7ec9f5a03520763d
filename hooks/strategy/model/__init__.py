"""What a strategy is: frozen, typed, no input or output."""

from strategy.model.bodies import Bodies, Body
from strategy.model.fields import Code, EditionId, Frozen, Id, Language, Line, Number, Prose, Reference, Text, Url
from strategy.model.indicators import Indicator, Measurement, Target
from strategy.model.levels import AreaWords, Level
from strategy.model.parts import (
    Area,
    Edition,
    FormerCode,
    Link,
    Note,
    Paragraph,
    Parts,
    Withdrawal,
    withdrawn_of,
)
from strategy.model.plan import Milestone, Money, Period, Registers, TermChange
from strategy.model.tree import Node, Strategy, names_level, strategy_of, strategy_type, type_for

__all__ = [
    "Area",
    "AreaWords",
    "Bodies",
    "Body",
    "Code",
    "Edition",
    "EditionId",
    "FormerCode",
    "Frozen",
    "Id",
    "Indicator",
    "Language",
    "Level",
    "Line",
    "Link",
    "Measurement",
    "Milestone",
    "Money",
    "Node",
    "Note",
    "Number",
    "Paragraph",
    "Parts",
    "Period",
    "Prose",
    "Reference",
    "Registers",
    "Strategy",
    "Target",
    "TermChange",
    "Text",
    "Url",
    "Withdrawal",
    "names_level",
    "strategy_of",
    "strategy_type",
    "type_for",
    "withdrawn_of",
]
