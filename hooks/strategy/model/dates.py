"""Dates as the data write them: a day `2026-03-12`, or where no day is known, a month `2026-03` or a year `2026`."""

import calendar
import datetime
import re
from typing import Annotated, NewType

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

YEARS = range(1900, 3000)  # what a strategy can speak of
_FORM = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")


def fault(text: str) -> str | None:
    """What is wrong with a date, by its sentence in the catalogue "problems"; None if nothing is."""
    if day_first := _DAY_FIRST.fullmatch(text):
        day, month, year = day_first.groups()
        return "date.no_such_day" if fault(f"{year}-{month:0>2}-{day:0>2}") else "date.day_first"
    if not _FORM.fullmatch(text):
        return "date.bad"
    try:
        return None if first_day(text).year in YEARS else "date.no_such_day"
    except ValueError:
        return "date.no_such_day"


def first_day(text: str) -> datetime.date:
    """The first day that a date means. Raises ValueError where there is no such day."""
    year, month, day = _FORM.fullmatch(text).groups()
    return datetime.date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> datetime.date:
    """The last day that a date means. Raises ValueError where there is no such day."""
    day = first_day(text)
    year, month, _ = _FORM.fullmatch(text).groups()
    if not month:
        return day.replace(month=12, day=31)
    return day if len(text) > len("2026-03") else day.replace(day=calendar.monthrange(int(year), int(month))[1])


def _checked(text: str) -> str:
    match fault(text):
        case None:
            return text
        case "date.day_first":
            raise PydanticCustomError("date.day_first", "must begin with the year")
        case "date.no_such_day":
            raise PydanticCustomError("date.no_such_day", "must be a day of the calendar")
        case _:
            raise PydanticCustomError("date.bad", "must be a date")


When = Annotated[
    NewType("When", str),
    AfterValidator(_checked),
    Field(
        description="Дата: рік, рік і місяць або рік, місяць і день: 2026, 2026-03 чи 2026-03-12.",
        json_schema_extra={  # for editors a year alone is a number
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-\d{2}(-\d{2})?)?$",
            "minimum": 1900,
            "maximum": 2999,
            "errorMessage": "Дата має бути такою: 2026, 2026-03 або 2026-03-12.",
        },
    ),
]
