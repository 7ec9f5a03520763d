"""What the site said of the status of a node, and since when."""

import datetime
from dataclasses import replace

import pytest

from invented import year_site as site
from strategy.addresses.permalinks import permalink
from strategy.history import Commit, Times
from strategy.history.changes import Restated
from strategy.history.snapshot import Key
from strategy.model.updates import Record
from strategy.site import statuses
from strategy.site.corrections import Correction

COMMIT = Commit("0123456789", datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC))


def test_a_status_is_new_only_where_it_is_another() -> None:
    of_bridge = [one for one in statuses.statuses(site()) if one.node.id == "bridge"]
    said = [(one.was and one.was.status, one.now.status) for one in of_bridge]
    assert said[0] == ("completed", "in_progress") and said[-1][0] is None
    assert all(was != now for was, now in said)


def test_a_status_is_new_since_it_was_corrected() -> None:
    """On the day of its publication the update said another."""
    one = statuses.statuses(site())[0]
    early, late = (datetime.datetime(2026, 7, day, 12, tzinfo=datetime.UTC) for day in (8, 9))
    for name, time in ((one.node.id, late), (one.node.code, late), ("other", early)):
        about = {"item": Key(one.now.update.id), "kind": "update", "code": "", "field": f"status/{name}"}
        told = (Correction(late, (Restated(**about, old="planned", new=one.now.status),)),)
        of_site = replace(site(), times={one.address: Times(early, late)}, corrections={one.now.update.id: told})
        found = [
            each
            for each in statuses.statuses(of_site)
            if (each.node.id, each.now.update) == (one.node.id, one.now.update)
        ]
        assert found[0].time == time, name
        assert [each.was and each.was.status for each in found][:-1] == ["planned"] * (len(found) - 1)


def test_what_was_is_what_the_site_said_until_then() -> None:
    """Not what another update says today, which nobody may have read by then."""
    day, start = datetime.timedelta(days=1), datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
    updates = [one.now.update for one in statuses.statuses(site()) if one.node.id == "bridge"][::-1]
    first, _, last = updates
    published = {permalink(update): start + number * day for number, update in enumerate(updates)}

    def corrected(old: str, new: str, days: int) -> tuple[Correction, ...]:
        about = {"item": Key("x"), "kind": "update", "code": "", "field": "status/bridge"}
        return (Correction(start + days * day, (Restated(**about, old=old, new=new),)),)

    corrections = {last.id: corrected("planned", "in_progress", 3), first.id: corrected("cancelled", "in_progress", 4)}
    times = {address: Times(time, time) for address, time in published.items()}
    told = statuses.statuses(replace(site(), times=times, corrections=corrections))
    assert [
        ((one.time - start).days, one.was and one.was.status, one.now.status)
        for one in reversed(told)
        if one.node.id == "bridge"
    ] == [
        (0, None, "cancelled"),
        (1, "cancelled", "completed"),
        (2, "completed", "planned"),
        (3, "planned", "in_progress"),
    ]


def test_what_was_said_stays_told_though_the_update_is_about_another_node_today() -> None:
    told = [one for one in statuses.statuses(site()) if one.node.id == "bridge"]
    update = told[0].now.update
    about = {"item": Key(update.id), "kind": "update", "code": "", "field": "status/bridge"}
    gone = Correction(
        datetime.datetime(2026, 7, 9, 12, tzinfo=datetime.UTC), (Restated(**about, old=told[0].now.status, new=""),)
    )
    rest = [one for one in site().reports.every_update if one.id != update.id]
    record = Record(site().strategy, [replace(update, nodes=(), status={}), *rest])
    known = replace(site(), record=record, corrections={update.id: (gone,)})
    again, *found = [one for one in statuses.statuses(known) if one.node.id == "bridge"]
    assert [(one.time, one.now.status) for one in found] == [(one.time, one.now.status) for one in told]
    assert (again.time, again.was.status, again.now.status) == (gone.time, told[0].now.status, told[1].now.status)


DAY = datetime.datetime(2026, 7, 10, 12, tzinfo=datetime.UTC)
# Of which numbers were others' until an edition of that day.
OWNERS = {
    "1.1.1": [(statuses._EVER, "tower"), (DAY, "boat")],
    "1.1.2": [(statuses._EVER, "boat"), (DAY, "ferry")],
    "1.1.3": [(statuses._EVER, "ferry")],  # which nobody has today
}
NUMBERS = {"tower": ["1.1.1"], "boat": ["1.1.2", "1.1.1"], "ferry": ["1.1.3", "1.1.2"]}
NAMED = [statuses._Named(node, numbers, OWNERS) for node, numbers in NUMBERS.items()]


@pytest.mark.parametrize("days", [-2, 0])
@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            {"1.1.1": "completed", "1.1.2": "planned"},
            {"tower": "completed", "boat": "planned"},
            ["completed", "planned", ""],
        ),
        ({"1.1.1": "planned", "1.1.2": "planned"}, {"tower": "planned", "boat": "planned"}, ["planned", "planned", ""]),
        ({"1.1.1": "completed"}, {"tower": "completed"}, ["completed", "", ""]),
        ({"1.1.1": "in_progress"}, {"tower": "completed"}, ["in_progress", "", ""]),
        ({"1.1.2": "planned"}, {}, ["", "planned", ""]),
        ({"1.1.2": "planned"}, {"boat": "completed"}, ["", "planned", ""]),
        ({"1.1.3": "planned"}, {"ferry": "completed"}, ["", "", "planned"]),
        ({"boat": "planned"}, {"boat": "planned", "tower": "completed"}, ["", "planned", ""]),
    ],
)
def test_a_number_that_another_node_has_today_tells_nothing_of_this_one(
    before: dict[str, str], after: dict[str, str], expected: list[str], days: int
) -> None:
    """`expected`: of each, what was said before ids stood there; on the day of the edition, or before."""
    update = replace(site().reports.updates[0], status=after)
    about = {"item": Key(update.id), "kind": "update", "code": ""}
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    told = [
        Restated(**about, field=f"status/{name}", old=before.get(name, ""), new=after.get(name, "")) for name in names
    ]
    correction = Correction(DAY + datetime.timedelta(days=days), tuple(told))
    known = replace(site(), corrections={update.id: (correction,)})
    assert [[*statuses._sayings(update, one, known)][-1][1].status for one in NAMED] == expected


def test_a_status_under_another_name_of_its_node_is_not_new() -> None:
    one = statuses.statuses(site())[0]
    early, late = (datetime.datetime(2026, 7, day, 12, tzinfo=datetime.UTC) for day in (8, 9))
    about = {"item": Key(one.now.update.id), "kind": "update", "code": ""}
    renamed = (
        Restated(**about, field=f"status/{one.node.code}", old=one.now.status, new=""),
        Restated(**about, field=f"status/{one.node.id}", old="", new=one.now.status),
    )
    told = {one.now.update.id: (Correction(late, renamed),)}
    of_site = replace(site(), times={one.address: Times(early, late)}, corrections=told)
    assert statuses.statuses(of_site)[0].time == early
