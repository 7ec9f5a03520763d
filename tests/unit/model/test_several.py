"""Counted as it stands after «із»: «із 22 завдань», where a count alone is «22 завдання»."""

import pytest

from strategy.model.levels import Level, default

TASKS = default(("uk", "en"))[-1]
UNCOUNTED = Level(key="steps", name={"uk": "Крок", "en": "Step"})


@pytest.mark.parametrize(
    ("number", "uk", "en"),
    [(1, None, None), (2, "2 завдань", "2 tasks"), (21, None, "21 tasks"), (22, "22 завдань", "22 tasks")],
)
def test_several(number: int, uk: str | None, en: str | None) -> None:
    assert (TASKS.several(number, "uk"), TASKS.several(number, "en")) == (uk, en)
    assert UNCOUNTED.several(number, "uk") is None
