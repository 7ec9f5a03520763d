"""The day for which marks are made, as the environment says it."""

import datetime
from pathlib import Path

import pytest

from settings_then import GOOD
from strategy.artefacts.settings import CannotPublish, Settings, of_host
from strategy.reading import settings


class Theme(dict):
    """As the host reads it."""

    custom_dir = "overrides"


def read() -> Settings:
    given = settings.load(GOOD).values
    return of_host({**given, "theme": Theme(given["theme"])}, {"uk": "Українська"}, Path())


def test_the_day_may_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", "2026-03-12")
    assert read().as_of == datetime.date(2026, 3, 12)


@pytest.mark.parametrize("day", ["tomorrow", "2026-02-30", "0001-01-01", "9999-12-31"])
def test_a_day_that_nothing_can_be_reckoned_from_is_refused(day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AS_OF", day)
    with pytest.raises(CannotPublish, match=day):
        read()
