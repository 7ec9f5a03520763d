"""What a strategy is: frozen, typed, no input or output."""

from strategy.model.fields import Code, EditionId, Frozen, Id, Language, Line, Number, Prose, Reference, Text, Url
from strategy.model.levels import AreaWords, Level
from strategy.model.parts import (
    Area,
    Edition,
    FormerCode,
    Indicator,
    Link,
    Measurement,
    Note,
    Paragraph,
    Parts,
    Period,
    Withdrawal,
    withdrawn_of,
)
from strategy.model.tree import Node, Strategy, strategy_of, strategy_type, type_for

__all__ = [
    "Area",
    "AreaWords",
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
    "Node",
    "Note",
    "Number",
    "Paragraph",
    "Parts",
    "Period",
    "Prose",
    "Reference",
    "Strategy",
    "Text",
    "Url",
    "Withdrawal",
    "strategy_of",
    "strategy_type",
    "type_for",
    "withdrawn_of",
]
