"""The values that fields of the data hold, and the form that each must have.

Descriptions are in Ukrainian, the language of those who fill the file in: the JSON Schema for editors and the guide to
the fields come out of them.
"""

import re
from decimal import Decimal
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, PlainSerializer
from pydantic_core import PydanticCustomError

from strategy.model import codes, urls


def _whole_number(value: object) -> object:
    """Data files hold scalars as strings: "7" is 7, while "07", "7.0" and "+7" are mistakes, not numbers."""
    if isinstance(value, str) and not re.fullmatch(r"[1-9][0-9]{0,5}", value):
        raise PydanticCustomError("number.bad", "must be a whole number from 1")
    return value


_THOUSANDS = "[ \u00a0\u202f]"  # the spaces that may part them
_QUANTITY = rf"[-\u2212]?([0-9]{{1,15}}|[0-9]{{1,3}}({_THOUSANDS}[0-9]{{3}}){{1,4}})([.,][0-9]{{1,9}})?"
_AMBIGUOUS = r"[-\u2212]?[1-9][0-9]{0,2},[0-9]{3}"  # one and a half in Ukraine, one thousand five hundred elsewhere
_LONG = "(?:[^0-9]*[0-9]){16}"  # digits: no workbook keeps more than fifteen, and would tell another number
_ZEROS = rf"[-\u2212]?0({_THOUSANDS}|[0-9])"  # the beginning of a code, or of what somebody has mistyped
_NO_NUMBER = rf"(?!{_AMBIGUOUS}$|{_LONG}|{_ZEROS})"
_YES, _NO = ("yes", "так"), ("no", "ні")


def _decimal(value: object) -> object:
    """A quantity as it is typed in Ukraine: «12 500,5», or as elsewhere: 12500.5."""
    if not isinstance(value, str):
        return value
    if re.fullmatch(_AMBIGUOUS, value):
        raise PydanticCustomError("quantity.ambiguous", "must tell thousands from fractions")
    if not re.fullmatch(_QUANTITY, value):
        raise PydanticCustomError("quantity.bad", "must be a number")
    if re.match(_LONG, value):
        raise PydanticCustomError("quantity.long", "must have fewer digits")
    if re.match(_ZEROS, value):
        raise PydanticCustomError("quantity.zeros", "must not begin with zeros")
    return re.sub(_THOUSANDS, "", value).replace(",", ".").replace("\u2212", "-")


def _reading(value: object) -> object:
    """A quantity, or what a question of yes or no is answered with: one or nought."""
    if isinstance(value, str):  # not a list or a mapping, which no table looks for
        value = {**dict.fromkeys(_YES, "1"), **dict.fromkeys(_NO, "0")}.get(value, value)
    return _decimal(value)


def is_yes_or_no(value: str) -> bool:
    """Whether a value is typed as the answer to a question."""
    return value in (*_YES, *_NO)


# How a number stands in JSON: 0.000000001, not 1E-9, which no pattern of ours knows.
WRITTEN_OUT = PlainSerializer(lambda number: f"{number:f}", return_type=str, when_used="json")
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
    WRITTEN_OUT,
    Field(
        description="Число: цифри; тисячі можна відокремити пробілами, дробову частину — комою чи крапкою: 12 500,5.",
        json_schema_extra={"pattern": rf"^{_NO_NUMBER}{_QUANTITY}$"},
    ),
]
Reading = Annotated[
    Decimal,
    BeforeValidator(_reading),
    WRITTEN_OUT,
    Field(
        description="Число, наприклад 12 500,5; у показника типу yes_no — так або ні (yes, no).",
        json_schema_extra={"pattern": rf"^({_NO_NUMBER}{_QUANTITY}|{'|'.join((*_YES, *_NO))})$"},
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


def choice(key: str, *names: str, description: str) -> object:
    """The type of a field in which one of a few names stands; `key`: of what is said of others."""

    def known(value: str) -> str:
        if value not in names:
            raise PydanticCustomError(f"choice.{key}", "must be one of a few")
        return value

    return Annotated[str, AfterValidator(known), Field(description=description, json_schema_extra={"enum": [*names]})]


def formed(key: str, pattern: str, description: str) -> object:
    """The type of a field in which a code of another register stands."""

    def checked(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise PydanticCustomError(f"code_of.{key}", "must be a code of the register")
        return value

    return Annotated[
        str, AfterValidator(checked), Field(description=description, json_schema_extra={"pattern": f"^{pattern}$"})
    ]
