"""Of which day commits are, whatever they say of it."""

import datetime

from strategy.history.commits import NO_DATE, Commit, dated

NOW = datetime.datetime(2026, 11, 27, tzinfo=datetime.UTC)


def test_days_to_come_are_not_kept_behind_a_commit_of_no_day() -> None:
    """Else all that follows would be of these days, for years."""
    first, last = NOW.replace(month=2), NOW.replace(month=3)
    chain = [first, NOW.replace(year=5138), NOW.replace(year=2100), NO_DATE, last]
    made = [Commit(f"{number}", date, (f"{number - 1}",) if number else ()) for number, date in enumerate(chain)]
    told = [one.date for one in reversed(dated(reversed(made), NOW))]
    assert told == [first, last, last, NO_DATE, last]
