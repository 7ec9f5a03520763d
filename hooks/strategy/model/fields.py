"""The values that fields of the data hold, and the form that each must have.

Descriptions are in Ukrainian, the language of those who fill the file in: the JSON Schema for editors and the guide to
the fields come out of them.
"""

import re
from decimal import Decimal
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from strategy.model import codes, urls


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
Code = Annotated[str, Field(pattern=codes.PATTERN)]
Quantity = Annotated[
    Decimal,
    BeforeValidator(_decimal),
    Field(
        description="Число: цифри, дробова частина — після крапки.",
        json_schema_extra={"pattern": r"^-?[0-9]{1,15}(\.[0-9]{1,9})?$"},
    ),
]


def _address(value: str) -> str:
    if key := urls.fault(value):
        raise PydanticCustomError(key, "must be an address that browsers read as it looks")
    return value


Url = Annotated[
    str,
    Field(
        pattern=r'^(https?://[^\s/?#<>"\\][^\s<>"\\]*|mailto:[^\s@<>"\\]+@[^\s@<>"\\]+)$',
        description="Повна адреса: https://…, http://… або mailto:…",
    ),
    AfterValidator(_address),
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
        description="id пункту дерева; сфера — «id#номер».",
    ),
]


class Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")
