"""Dates as the data write them."""

import datetime

import pytest

from strategy.model.dates import fault, first_day, last_day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("2026", (2026, 1, 1)), ("2026-03", (2026, 3, 1)), ("2024-02-29", (2024, 2, 29))),
        *(("2026-Q1", (2026, 1, 1)), ("2026-Q4", (2026, 10, 1)), ("2026-H2", (2026, 7, 1))),
    ],
)
def test_a_date_begins_on_its_first_day(text: str, day: tuple[int, int, int]) -> None:
    assert fault(text) is None
    assert first_day(text) == datetime.date(*day)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("12.03.2026", "date.day_first"),
        ("3/12/2026", "date.day_first"),
        ("2026-02-30", "date.no_such_day"),
        ("2026-13", "date.no_such_day"),
        ("0000", "date.no_such_day"),
        ("1900-12", "date.year"),
        ("3000", "date.year"),
        ("2026-3-1", "date.bad"),
        ("2026-Q5", "date.part_of_year"),
        ("2026-H3", "date.part_of_year"),
        ("2026-К1", "date.part_of_year"),
        ("II півріччя 2026", "date.part_of_year"),
        ("торік", "date.bad"),
        ("2026-03-12T00:00", "date.bad"),
    ],
)
def test_what_is_wrong_with_a_date(text: str, key: str) -> None:
    assert fault(text) == key


@pytest.mark.parametrize(
    ("text", "day"),
    [
        *(("2026", (2026, 12, 31)), ("2026-H1", (2026, 6, 30)), ("2026-Q1", (2026, 3, 31))),
        *(("2024-02", (2024, 2, 29)), ("2026-03-12", (2026, 3, 12))),
    ],
)
def test_a_date_ends_on_its_last_day(text: str, day: tuple[int, int, int]) -> None:
    assert last_day(text) == datetime.date(*day)
