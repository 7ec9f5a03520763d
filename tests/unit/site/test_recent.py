"""What changed this month, this quarter and this year."""

import datetime
from dataclasses import replace

from invented import year_site as site
from strategy.history import Times
from strategy.site import recent


def test_each_change_is_told_once_in_the_shortest_time() -> None:
    found = recent.times(replace(site(), as_of=datetime.date(2025, 11, 20)))
    assert [(time.name, str(time.since)) for time in found] == [
        ("month", "2025-11-01"),
        ("quarter", "2025-10-01"),
        ("year", "2025-01-01"),
    ]
    told = [item for time in found for item in time.items]
    assert len({(item.address, item.node.id) for item in told}) == len(told)
    days = [item.day for item in told]
    assert days == sorted(days, reverse=True) and len(told) == 18
    assert days[0] <= datetime.date(2025, 11, 20)  # nothing of the days to come


def test_a_time_without_a_change_is_left_out() -> None:
    assert recent.times(replace(site(), as_of=datetime.date(2024, 5, 20))) == ()


def test_a_status_is_new_only_where_it_is_another() -> None:
    of_bridge = [one for one in recent.statuses(site()) if one.node.id == "bridge"]
    said = [(one.was and one.was.status, one.now.status) for one in of_bridge]
    assert said[0] == ("completed", "in_progress") and said[-1][0] is None
    assert all(was != now for was, now in said)


def test_a_status_is_new_since_it_was_published() -> None:
    one = recent.statuses(site())[0]
    late = datetime.datetime(2026, 7, 9, 12, tzinfo=datetime.UTC)
    told = replace(site(), times={one.address: Times(late, late)})
    assert recent.statuses(told)[0].time == late
    (month, *_) = recent.times(told)
    assert (month.name, month.items[0].address) == ("month", one.address)
