"""Dates as the data write them: a day `2026-03-12`, or where no day is known, a month `2026-03`, a quarter `2026-Q1`, a
half `2026-H1` or a year `2026`."""

import calendar
import datetime
import re
from typing import Annotated, NewType

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

YEARS = range(1901, 3000)  # what a strategy can speak of, and spreadsheet programs agree on
_FORM = re.compile(r"([0-9]{4})(?:-(?:([0-9]{2})(?:-([0-9]{2}))?|([QH])([1-4])))?")
_LONG = {"Q": 3, "H": 6}  # months
_PART_OF_YEAR = re.compile(r"(?i).*(кварт|півр|\bq|\bh[12]|\bк[1-4]|[qhкнk]\s?[1-4]\b)")
_DAY_FIRST = re.compile(r"([0-9]{1,2})[./-]([0-9]{1,2})[./-]([0-9]{4})")


def fault(text: str) -> str | None:
    """What is wrong with a date, by its sentence in the catalogue "problems"; None if nothing is."""
    if turned := year_first(text):
        return "date.no_such_day" if fault(turned) else "date.day_first"
    if not (found := _FORM.fullmatch(text)) or (found[4] == "H" and int(found[5]) > 2):
        return "date.part_of_year" if _PART_OF_YEAR.match(text) else "date.bad"
    try:
        return None if first_day(text).year in YEARS else "date.year"
    except ValueError:
        return "date.no_such_day"


def year_first(text: str) -> str | None:
    """12.03.2026 → 2026-03-12; None for what does not begin with a day."""
    found = _DAY_FIRST.fullmatch(text)
    return f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else None


def first_day(text: str) -> datetime.date:
    """The first day that a date means. Raises ValueError where there is no such day."""
    year, month, day, part, number = _FORM.fullmatch(text).groups()
    if part:
        month = (int(number) - 1) * _LONG[part] + 1
    return datetime.date(int(year), int(month or 1), int(day or 1))


def last_day(text: str) -> datetime.date:
    """The last day that a date means. Raises ValueError where there is no such day."""
    day = first_day(text)
    _, month, known_day, part, _ = _FORM.fullmatch(text).groups()
    if known_day:
        return day
    last = day.month + _LONG[part] - 1 if part else day.month if month else 12
    return day.replace(month=last, day=calendar.monthrange(day.year, last)[1])


def part_of_year(text: str) -> tuple[int, str, int] | None:
    """(year, "Q" or "H", number) of a quarter or a half; None for any other date."""
    year, _, _, part, number = _FORM.fullmatch(text).groups()
    return (int(year), part, int(number)) if part else None


def _checked(text: str) -> str:
    if key := fault(text):
        raise PydanticCustomError(key, "must be a date")
    return text


When = Annotated[
    NewType("When", str),
    AfterValidator(_checked),
    Field(
        description="Дата: рік, півріччя, квартал, місяць або день: 2026, 2026-H1, 2026-Q1, 2026-03 чи 2026-03-12.",
        json_schema_extra={  # for editors a year alone is a number
            "type": ["string", "integer"],
            "pattern": r"^\d{4}(-(\d{2}(-\d{2})?|Q[1-4]|H[12]))?$",
            "minimum": YEARS.start,
            "maximum": YEARS.stop - 1,
            "errorMessage": "Дата має бути такою: 2026, 2026-H1, 2026-Q1, 2026-03 або 2026-03-12.",
        },
    ),
]
