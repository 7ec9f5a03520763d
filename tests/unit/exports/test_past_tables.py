"""The tables of the past: what changed, since when texts are as they are, what numbers meant, what is no more."""

import datetime
from dataclasses import replace
from itertools import chain

import pytest

from invented import EDITIONS, year_site
from past import with_past
from repository import Repository
from strategy.checking.check import check
from strategy.checking.older_files import OlderFile
from strategy.checking.translations import Older
from strategy.exports import numbers, past_tables, plan_tables, tables, text_table
from strategy.history import Aspect, Key, Times
from strategy.site import corrections, edits
from strategy.site.changelog import Changelog
from strategy.site.shared import Site

NAMES = {"uk": "Українська", "en": "English"}


@pytest.fixture
def of_editions() -> Site:
    return Site(check(EDITIONS.read_bytes()).strategy, "https://example.org/", NAMES, favicon="mark.svg")


def test_each_change_has_a_row_for_each_field(repo: Repository) -> None:
    planks = "- id: 1\n                text: {uk: Дошки, en: Planks}"
    commit = repo.commit(
        ("title: {uk: Міст, en: Bridge}", "title: {uk: Пором, en: Bridge}"),
        ('code: "1.1.2"', 'code: "1.1.3"'),
        ("title: {uk: Вежа, en: Tower}", "title: {uk: Вежа, en: Tower}\n            period: {end: 2027-Q1}"),
        (planks, "- id: 2\n                text: {uk: Мотузки, en: Ropes}"),
    )
    told = [row for row in past_tables.changes(with_past(repo)).rows if row["change"] != "published"]
    assert {row["commit"] for row in told} == {commit}
    assert {row["changed_on"] for row in told} == {datetime.date(2026, 3, 2)}
    fields = ("key", "kind", "change", "field", "language", "was", "became")
    assert [tuple(row.get(field) for field in fields) for row in told] == [
        ("tower", "task", "restated", "period/end", None, None, "2027-Q1"),
        ("boat", "task", "renumbered", "code", None, "№ 1.1.2", "№ 1.1.3"),
        ("bridge", "task", "reworded", "title", "uk", "Міст", "Пором"),
        ("bridge#area-2", "area", "added", "text", "uk", None, "Мотузки"),
        ("bridge#area-2", "area", "added", "text", "en", None, "Ropes"),
        ("bridge#area-1", "area", "withdrawn", "text", "uk", "Дошки", None),
        ("bridge#area-1", "area", "withdrawn", "text", "en", "Planks", None),
    ]


def test_what_was_corrected_of_an_update_has_rows_of_its_own() -> None:
    days = [datetime.datetime(2026, 7, day, tzinfo=datetime.UTC) for day in (1, 2)]
    said = [{"title": "Міст", "status/2.1.1": "planned"}, {"title": "Пором", "status/2.1.1": "completed"}]
    made = tuple(corrections.of_update("2026-04-26-bridge", "uk", zip(days, said, strict=True)))
    rows = past_tables.changes(replace(year_site(), corrections={"2026-04-26-bridge": made})).rows
    told = [row for row in rows if row["kind"] == "update"]
    fields = ("changed_on", "update", "change", "field", "language", "was", "became")
    assert [tuple(row.get(field) for field in fields) for row in told] == [
        (days[1].date(), "2026-04-26-bridge", "reworded", "title", "uk", "Міст", "Пором"),
        (days[1].date(), "2026-04-26-bridge", "restated", "status/2.1.1", None, "planned", "completed"),
    ]


def test_what_was_changed_beside_the_strategy_has_rows_too() -> None:
    days = [datetime.datetime(2026, 7, day, tzinfo=datetime.UTC) for day in (1, 2)]
    said = {
        "docs/about.md": [{"text": "Було."}, {"text": "Стало."}],
        "data/bodies.yaml": [{"bodies/жива вода/name/uk": "Вода"}, {"bodies/жива вода/name/uk": "Водоканал"}],
    }
    told = [edits.of_file(path, zip(days, states, strict=True), ("uk", "en")) for path, states in said.items()]
    table = past_tables.changes(replace(year_site(), edits=tuple(chain(*told))))
    fields = ("key", "kind", "change", "field", "language", "was", "became")
    rows = [row for row in table.rows if row["changed_on"] == days[1].date()]
    assert [tuple(row.get(field) for field in fields) for row in rows] == [
        ("about/", "page", "reworded", "text", "uk", "Було.", "Стало."),
        (None, "bodies", "restated", "bodies/жива-вода/name/uk", None, "Вода", "Водоканал"),
    ]
    (kind,) = (column for column in table.columns if column.name == "kind")
    assert [kind.said(row["kind"], "uk", row) for row in rows] == ["Сторінка", "Перелік органів"]


def test_the_first_publication_is_told_text_by_text(repo: Repository) -> None:
    rows = past_tables.changes(with_past(repo)).rows
    assert {row["change"] for row in rows} == {"published"}
    assert ("#vision-1", "vision", "Перший абзац") in {(row["key"], row["kind"], row["became"]) for row in rows}
    assert {row["became"] for row in rows if row["kind"] == "strategy"} == {"Острів", "Island"}


def test_a_change_of_status_names_its_update() -> None:
    rows = past_tables.changes(year_site()).rows
    last = next(row for row in rows if row["key"] == "bridge")
    assert (last["change"], last["was"], last["became"]) == ("status", "completed", "in_progress")
    assert last["update"] in {update.id for update in year_site().reports.updates}


def test_a_text_has_its_day_and_an_older_translation_says_so(repo: Repository) -> None:
    repo.commit(("title: {uk: Міст, en: Bridge}", "title: {uk: Пором, en: Bridge}"))
    rows = {(row["key"], row["field"], row["language"]): row for row in text_table.texts(with_past(repo)).rows}
    official, translation = rows["bridge", "title", "uk"], rows["bridge", "title", "en"]
    first, second = datetime.date(2026, 3, 1), datetime.date(2026, 3, 2)
    assert (official["words_since"], official.get("is_outdated")) == (second, None)
    assert (translation["words_since"], translation["is_outdated"]) == (first, True)
    assert translation["original_since"] == second
    assert [key for key, row in rows.items() if row.get("is_outdated")] == [("bridge", "title", "en")]


def test_what_is_not_committed_has_no_day(repo: Repository) -> None:
    text = repo.file.read_text(encoding="utf-8")
    repo.file.write_text(text.replace("Міст", "Пором"), encoding="utf-8")
    rows = {(row["key"], row["field"], row["language"]): row for row in text_table.texts(with_past(repo)).rows}
    assert rows["bridge", "title", "uk"]["words"] == "Пором"
    assert rows["bridge", "title", "uk"]["words_since"] is None
    assert rows["bridge", "title", "en"]["is_outdated"] and rows["bridge", "title", "en"]["original_since"] is None


def test_a_number_has_a_row_for_each_edition(of_editions: Site) -> None:
    rows = [row for row in past_tables.numbers(of_editions).rows if row["key"] in {"nets", "boats"}]
    assert [(row["key"], row["edition"], row["number"], row["is_today"]) for row in rows] == [
        ("nets", "2019", "№ 1.1.9", False),
        ("nets", "2021", "№ 1.1.2", False),
        ("nets", "2027", "№ 1.1.1", True),
        ("boats", "2019", "№ 1.1.1", False),
        ("boats", "2021", "№ 1.1.1", False),
    ]
    assert {row["replaced_by"] for row in rows if row["withdrawn"]} == {"pier"}


def test_no_two_columns_of_the_numbers_are_called_alike(of_editions: Site) -> None:
    """Also where two editions have one name, as that of a strategy that was changed."""
    first, *others = of_editions.strategy.editions
    listed = (first, *(one.model_copy(update={"name": first.name}) for one in others))
    site = replace(of_editions, strategy=of_editions.strategy.model_copy(update={"editions": listed}))
    heading = numbers.csv(site, "uk").splitlines()[0].split(";")
    assert len({*heading}) == len(heading)
    assert f"{first.name['uk']} ({first.id})" in heading


def test_what_was_withdrawn_keeps_its_rows_and_bears_no_number(of_editions: Site) -> None:
    rows = {row["key"]: row for row in tables.of_strategy(of_editions).rows}
    boats, oars = rows["boats"], rows["boats#area-1"]
    assert boats["withdrawn"] and oars["withdrawn"] and rows["#vision-2"]["withdrawn"]
    assert not {"number", "goal", "objective", "task"} & {name for name, cell in boats.items() if cell is not None}
    assert (boats["withdrawn_edition"], boats["replaced_by"], boats["label_en"]) == ("2027", "pier", "Task")
    assert boats["withdrawn_reason_uk"] == "Об’єднано з причалом"
    assert rows["bait"]["withdrawn_on"] == datetime.date(2027, 1, 31) and rows["bait"]["replaced_by"] == "hooks\nlines"
    assert rows["hooks"]["since"] == "2027" and not rows["hooks"]["withdrawn"] and rows["hooks"]["number"] == "№ 1.1.2"


def test_what_was_withdrawn_keeps_its_indicators_milestones_and_money() -> None:
    site = year_site()
    gone = {"withdrawn": {"date": "2026-01-01"}}
    data = site.strategy.model_dump()
    for goal in data["goals"]:
        for objective in goal["objectives"]:
            objective["tasks"] = [
                task | gone if task["id"] in {"pier", "lighthouse"} else task for task in objective["tasks"]
            ]
    withdrawn = replace(site, strategy=type(site.strategy).model_validate(data))
    for make in (plan_tables.indicators, plan_tables.milestones, plan_tables.money):
        found, before = ([row | {"number": None} for row in make(one).rows] for one in (withdrawn, site))
        assert sorted(map(str, found)) == sorted(map(str, before))
        assert {row["number"] for row in make(withdrawn).rows if row["key"] in {"pier", "lighthouse"}} == {None}


def test_an_update_says_when_it_was_published_and_corrected() -> None:
    site = year_site()
    first, *_ = site.reports.updates
    came, changed = (datetime.datetime(2026, 7, day, 12, tzinfo=datetime.UTC) for day in (1, 5))
    times = {f"updates/{first.id}/": Times(came, changed), f"updates/{site.reports.updates[1].id}/": Times(came, came)}
    rows = plan_tables.updates(replace(site, times=times)).rows
    days = [(row["published"], row["corrected"]) for row in rows[:3]]
    assert days == [(came.date(), changed.date()), (came.date(), None), (None, None)]
    whole = {f"updates/{first.id}/": Times(came, changed, at_once=True)}  # changed before anybody could read it
    assert plan_tables.updates(replace(site, times=whole)).rows[0]["corrected"] is None
    assert rows[0]["told_text_uk"] and rows[0]["update_link_en"] == f"https://example.org/en/updates/{first.id}/"


def test_translations_of_updates_pages_indicators_and_bodies_age_too() -> None:
    site = year_site()
    update = next(one for one in site.reports.updates if "en" in one.wordings)
    day = datetime.date(2026, 6, 1)
    files = {
        f"en/{address}": OlderFile(f"docs/{path}.en.md", "en", address, day, "")
        for path, address in ((f"updates/{update.id}", f"updates/{update.id}/"), ("about", "about/"))
    }
    older = (
        Older(Aspect(Key("harbour"), "name", "en"), "body", "", "", "", None),
        Older(Aspect(Key("pier"), "indicators/depth/name", "en"), "task", "1.1.1", "", "", None),
    )
    aged = replace(site, older_files=files, changelog=Changelog(older=older))
    told = [row for row in text_table.texts(aged).rows if row.get("is_outdated")]
    assert [(row["key"], row["kind"], row["field"]) for row in told] == [
        ("harbour", "body", "name"),
        (update.id, "update", "title"),
        ("about/", "page", "file"),
    ]
    assert [row.get("original_since") for row in told] == [None, day, day]
    rows = plan_tables.updates(aged).rows
    assert {row["update"] for row in rows if row.get("is_outdated_en")} == {update.id}
    assert {row["is_outdated_en"] for row in rows if "is_outdated_en" in row} == {True, False}
    marked = {row["indicator_id"] for row in plan_tables.indicators(aged).rows if row["is_outdated_en"]}
    assert marked == {"depth"}


def test_the_name_of_an_indicator_has_its_day(repo: Repository) -> None:
    indicator = "indicators: [{id: steps, name: {uk: Сходинки, en: Steps}, unit: {uk: шт., en: pcs}}]"
    tower = "title: {uk: Вежа, en: Tower}"
    repo.commit((tower, f"{tower}\n            {indicator}"))
    repo.commit(("uk: Сходинки", "uk: Кам’яні сходинки"))
    found = [row for row in text_table.texts(with_past(repo)).rows if row["key"] == "tower"]
    rows = {(row["field"], row["language"]): row for row in found}
    official, translation = (rows["indicators/steps/name", lang] for lang in ("uk", "en"))
    assert (official["words"], official["words_since"]) == ("Кам’яні сходинки", datetime.date(2026, 3, 3))
    assert translation["is_outdated"] and translation["words_since"] == datetime.date(2026, 3, 2)
