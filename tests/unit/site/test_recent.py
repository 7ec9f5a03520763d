"""What changed this month, this quarter and this year."""

import datetime
import re
from dataclasses import replace

import pytest

from invented import year_site as site
from repository import Repository
from strategy.checking.check import check
from strategy.history import Commit, Times
from strategy.history.changes import Restated, Reworded
from strategy.history.snapshot import Key
from strategy.model.updates import Record
from strategy.site import changelog, recent, statuses
from strategy.site.changelog import NEWEST, Changelog, ChangelogPage, Entry
from strategy.site.pages import Page
from strategy.site.render import Renderer
from strategy.site.shared import Site

COMMIT = Commit("0123456789", datetime.datetime(2026, 7, 1, tzinfo=datetime.UTC))


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


def test_a_status_is_new_since_it_was_published() -> None:
    one = statuses.statuses(site())[0]
    late = datetime.datetime(2026, 7, 9, 12, tzinfo=datetime.UTC)
    told = replace(site(), times={one.address: Times(late, late)})
    assert statuses.statuses(told)[0].time == late
    (month, *_) = recent.times(told)
    assert (month.name, month.items[0].address) == ("month", one.address)


def test_the_editors_own_words_and_translations_are_no_change_of_the_text() -> None:
    def reworded(field: str, lang: str) -> Reworded:
        return Reworded(item=Key("bridge"), kind="task", code="2.1.1", field=field, lang=lang, old="a", new="b")

    def told(*changes: Reworded) -> tuple[str, ...]:
        entry = Entry(COMMIT, "bridge", "task", "2.1.1", {}, "tasks/bridge/", False, changes, "changes/2026/#c", None)
        page = ChangelogPage("changes/2026/", 2026, 1, 1, (entry,))
        found = recent.times(replace(site(), changelog=Changelog(pages=(page,))))
        return next(item.kinds for time in found for item in time.items if not item.status)

    assert told(reworded("title", "uk"), reworded("short", "uk")) == ("text", "editors")
    assert told(reworded("title", "en")) == ("translation",)
    assert told(reworded("summary", "en"), reworded("note", "uk")) == ("editors",)


def test_many_alike_of_a_day_are_counted_but_statuses_never() -> None:
    day = datetime.date(2026, 7, 1)

    def time(kind: str, number: int) -> recent.Time:
        return recent.Time("month", day, tuple(recent.Item(day, None, (kind,), f"#{n}") for n in range(number)))

    def counted(kind: str, number: int) -> bool:
        ((alike,),) = (one.changes for one in time(kind, number).days)
        assert len(alike.items) == number
        return alike.counted

    assert not counted("text", recent.FEW)
    assert counted("text", recent.MOST * 2)
    assert not counted("status", recent.FEW + 1)
    assert time("status", recent.MOST + 3).left_out == 3
    assert time("text", recent.MOST * 2).left_out == 0


def test_what_matters_most_of_a_day_comes_first() -> None:
    day = datetime.date(2026, 7, 1)
    items = (recent.Item(day, None, (kind,), "#") for kind in ("editors", "text", "value", "status"))
    (told,) = recent.Time("month", day, tuple(items)).days
    assert [alike.kinds for alike in told.changes] == [("status",), ("value",), ("text",), ("editors",)]


def changes_of(site: Site, renderer: Renderer) -> str:
    return " ".join(
        Renderer(site, renderer.env).view(Page("changes", "uk", "changes/", "Зміни", ""), ())["body"].split()
    )


def test_an_update_that_was_withdrawn_is_told_with_the_reason_of_staff(renderer: Renderer) -> None:
    (last, *others) = site().reports.every_update
    said = {"uk": replace(last.wordings["uk"], reason="Помилкове число")}
    withdrawn = replace(last, withdrawn="2026-07-05", wordings=said)
    told = replace(site(), record=Record(site().strategy, [withdrawn, *others]))
    (item,) = (item for time in recent.times(told) for item in time.items if item.update == withdrawn)
    assert item.day == datetime.date(2026, 7, 5) and item.address == f"updates/{last.id}/"
    assert "повідомлення відкликано (Помилкове число)" in re.sub("</?span>", "", changes_of(told, renderer))


def test_an_update_of_an_earlier_day_that_comes_late_is_no_new_status() -> None:
    told, *_ = statuses.statuses(site())
    last = told.now.update
    late = replace(last, id=f"{last.date.year - 1}-01-01-late", date=last.date.replace(year=last.date.year - 1))
    late = replace(late, status={told.node.id: "not_yet_due"})
    record = Record(site().strategy, [late, *site().reports.every_update])
    came = datetime.datetime.combine(last.date, datetime.time(), datetime.UTC) + datetime.timedelta(days=2)
    for address, count in (("", 1), (f"updates/{late.id}/", 0)):  # told on its day, and after what is known today
        found = statuses.statuses(replace(site(), record=record, times={address: Times(came, came)}))
        assert sum(one.now.update is late for one in found) == count


@pytest.mark.parametrize(("withdrawn", "day"), [("2026", (6, 30)), ("2026-06", (6, 30)), ("2026-Q3", (7, 1))])
def test_of_a_withdrawal_in_a_month_or_a_year_no_day_is_told_before_the_update(withdrawn: str, day: object) -> None:
    (last, *others) = site().reports.every_update
    gone = replace(last, withdrawn=withdrawn, date=datetime.date(2026, 6, 30))
    told = replace(site(), record=Record(site().strategy, [gone, *others]))
    (item,) = (item for time in recent.times(told) for item in time.items if item.update == gone)
    assert item.day == datetime.date(2026, *day)


def test_what_was_withdrawn_of_the_strategy_is_told_with_the_reason_of_staff(
    repo: Repository, renderer: Renderer
) -> None:
    gone = 'code: "1.1.2"\n            withdrawn: {date: 2026-03-02, reason: {uk: Човен затонув, en: It sank}}'
    repo.commit(('code: "1.1.2"', gone))
    strategy = check(repo.file.read_bytes()).strategy
    past = changelog.of_history(repo.history(), strategy)
    assert "Причина: Човен затонув" in changes_of(replace(renderer.site, strategy=strategy, changelog=past), renderer)


def test_no_two_entries_have_one_address(repo: Repository) -> None:
    """A node may be called as the strategy is, and the ids of commits may begin alike."""
    repo.commit(("id: tower", "id: strategy"))
    repo.commit(("Перший абзац", "Інший абзац"), ("Вежа", "Башта"))
    repo.commit(("Башта", "Маяк"))
    past = repo.history()
    alike = [
        replace(one, commit=replace(one.commit, id=f"{'a' * 10}{number:030}"))
        for number, one in enumerate(past.revisions)
    ]
    made = changelog.of_history(replace(past, revisions=tuple(alike)), check(repo.file.read_bytes()).strategy)
    told = [entry.address for page in made.pages for entry in page.entries]
    assert len(set(told)) == len(told) == 6


def test_a_year_has_one_run_of_pages_in_whatever_zones_its_commits_were_made(repo: Repository) -> None:
    """Where the new year has begun for one who commits, and for the next one not yet."""
    for was, became in (("Вежа", "Башта"), ("Башта", "Маяк"), ("Маяк", "Вогник")):
        repo.commit((was, became))
    past = repo.history()
    dates = ("2026-01-02T10:00+02:00", "2025-12-31T23:30-05:00", "2026-01-01T01:00+02:00", "2025-12-30T12:00+02:00")
    made = [datetime.datetime.fromisoformat(date) for date in dates]
    apart = [
        replace(one, commit=replace(one.commit, date=date)) for one, date in zip(past.revisions, made, strict=True)
    ]
    told = changelog.of_history(replace(past, revisions=tuple(apart)), check(repo.file.read_bytes()).strategy)
    assert [(page.address, [entry.commit.date for entry in page.entries]) for page in told.pages] == [
        ("changes/2026/", [made[0], made[2]]),
        ("changes/2025/", [made[1], made[3]]),
    ]


@pytest.mark.parametrize("before", [0, 1])
def test_an_entry_of_more_changes_than_the_first_page_holds_is_told(before: int) -> None:
    """In the feed it would never be told else."""

    def entry(name: str, count: int) -> Entry:
        one = Restated(item=Key(name), kind="task", code="1.1", field="money", old="1", new="2")
        return Entry(COMMIT, name, "task", "1.1", {}, None, False, (one,) * count, "", None)

    listed = (*[entry("little", 1)] * before, entry("huge", NEWEST + 1), entry("older", 1))
    made = Changelog(pages=(ChangelogPage("changes/2026/", 2026, 1, 1, listed),))
    told = [one.node for _, entries in made.newest() for one in entries]
    assert told == [*["little"] * before, "huge"]
