"""Terms and milestones as iCalendar, read back by the library that others use too."""

import copy
import datetime
from dataclasses import replace

import icalendar
import pytest
import yaml

from invented import YEAR
from invented import year_site as site
from invented_site import as_yaml
from strategy.addresses.published import published
from strategy.checking.check import check
from strategy.exports.calendar import draw
from strategy.site import calendars


def drawn(lang: str = "uk") -> dict[str, icalendar.Calendar]:
    return {one.address: icalendar.Calendar.from_ical(draw(one, site(), lang)) for one in calendars.every(site())}


def test_there_is_one_of_all_and_of_each_goal_and_body_and_those_with_dates_are_led_to() -> None:
    found = drawn()
    assert set(found) == {
        "calendar.ics",
        *(f"goals/{goal}/calendar.ics" for goal in ("sea", "land", "people")),
        *(f"bodies/{body.id}/calendar.ics" for body in site().bodies.bodies),
    }
    dated = {address for address, one in found.items() if one.walk("VEVENT")}
    bodies = {f"bodies/{body}/calendar.ics" for body in ("harbour", "council", "roads", "water")}
    assert dated == {"calendar.ics", "goals/sea/calendar.ics", "goals/land/calendar.ics", *bodies}
    goals = {node.id: calendars.address(node, site=site()) for node in site().strategy.children}
    assert goals == {"sea": "goals/sea/calendar.ics", "land": "goals/land/calendar.ics", "people": None}


def test_an_event_is_the_last_day_that_the_date_means() -> None:
    (pier,) = [one for one in drawn()["calendar.ics"].walk("VEVENT") if "Пристань" in one["summary"]]
    assert pier["summary"] == "Строк: 1.1.1. Пристань" and pier["description"] == "II\xa0півріччя 2025\u202fр."
    days = [pier.decoded("dtstart"), pier.decoded("dtend")]
    assert days == [datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)]
    assert pier["url"] == "https://example.org/tasks/pier/#period"


def test_milestones_say_whether_they_are_done() -> None:
    found = [str(one["summary"]) for one in drawn("en")["bodies/harbour/calendar.ics"].walk("VEVENT")]
    assert [one for one in found if "ilestone" in one] == [
        "Done: Milestone: An estimate (1.1.2. A lighthouse)",
        "Milestone: A lamp (1.1.2. A lighthouse)",
    ]


def test_a_text_comes_back_as_it_was_typed() -> None:
    typed = "C:\\New\\ne; END:VEVENT, x\\"
    data = (YEAR / "goals.yaml").read_bytes().replace(b"en: A pier}", b"en: '%s'}" % typed.encode())
    of = replace(site(), strategy=check(data).strategy)
    (whole,) = (one for one in calendars.every(of) if one.address == "calendar.ics")
    events = icalendar.Calendar.from_ical(draw(whole, of, "en")).walk("VEVENT")
    assert f"End date: 1.1.1. {typed}" in {str(event["summary"]) for event in events}


def test_ids_are_unique_and_stay_when_a_term_moves_and_when_the_site_does() -> None:
    def ids(of: object) -> list[str]:
        whole = next(calendars.every(of))
        return [str(one["uid"]) for one in icalendar.Calendar.from_ical(draw(whole, of, "uk")).walk("VEVENT")]

    assert len(set(ids(site()))) == len(ids(site())) == 8
    assert ids(replace(site(), url="https://another.example/")) == ids(site())


def test_who_follows_one_that_has_lost_its_last_date_sees_nothing_and_no_error() -> None:
    lost = drawn()["goals/people/calendar.ics"]
    assert [one.name for one in lost.walk()] == ["VCALENDAR", "VTIMEZONE", "STANDARD"]  # RFC 5545, 3.6: one at least
    assert lost.walk("VTIMEZONE")[0]["tzid"] == "Etc/UTC"
    assert "VTIMEZONE" not in {one.name for one in drawn()["calendar.ics"].walk()}


def _without(value: object, names: tuple[str, ...], withdrawn: str = "") -> None:
    """Take fields away everywhere, and withdraw a node with all below it."""
    for one in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        _without(one, names, withdrawn)
    if isinstance(value, dict):
        for name in names:
            value.pop(name, None)
        if value.get("id") == withdrawn:
            for node in (value, *value["objectives"], *(task for one in value["objectives"] for task in one["tasks"])):
                node["withdrawn"] = {"date": "2026-07-01"}


@pytest.mark.parametrize(
    "change",
    [{"names": ("period", "milestones")}, {"names": ("body", "co_bodies")}, {"names": (), "withdrawn": "people"}],
    ids=str,
)
def test_what_is_followed_stays_when_a_last_date_or_body_is_taken_away_or_a_goal_withdrawn(change: dict) -> None:
    was = yaml.load((YEAR / "goals.yaml").read_bytes(), yaml.BaseLoader)
    became = copy.deepcopy(was)
    _without(became, **change)
    files = {"updates/2026-07-01-x.md": ""}
    now, then = (
        {entry.address for entry in published(check(as_yaml(data)).strategy, files, bodies=site().bodies)}
        for data in (became, was)
    )
    assert became != was and then - now == set()


def test_the_same_data_make_the_same_file() -> None:
    whole = next(calendars.every(site()))
    assert draw(whole, site(), "uk") == draw(whole, site(), "uk")
    assert b"\r\n" in draw(whole, site(), "uk")


def test_a_milestone_with_an_id_is_known_again_where_others_are_put_before_it() -> None:
    year = (YEAR / "goals.yaml").read_text(encoding="utf-8")
    named = year.replace("- {title: {uk: Лампа", "- {id: lamp, title: {uk: Лампа")
    assert named != year

    def lamp(text: str) -> icalendar.Event:
        of = replace(site(), strategy=check(text.encode()).strategy)
        whole = icalendar.Calendar.from_ical(draw(next(calendars.every(of)), of, "uk"))
        return next(one for one in whole.walk("VEVENT") if "Лампа" in one["summary"])

    new = "- {title: {uk: Фундамент, en: Foundations}, due: 2025-Q1}\n              - {title: {uk: Кошторис"
    later = named.replace("- {title: {uk: Кошторис", new)
    assert lamp(later)["uid"] == lamp(named)["uid"] != lamp(year)["uid"]
    assert lamp(named)["url"] == "https://example.org/tasks/lighthouse/#milestones", "one may leave the plan"
    twice = later.replace("- {title: {uk: Фундамент", "- {id: lamp, title: {uk: Фундамент")
    assert [problem.key for problem in check(twice.encode()).problems] == ["id.twice"]
