"""The pages of what was done, of a year with everything in it."""

import datetime
import re
from dataclasses import replace
from pathlib import Path

import material
import pytest

from invented import year_site as site
from strategy.exports import csv_files, plan_tables, progress
from strategy.model import Strategy
from strategy.model.progress import marked
from strategy.model.updates import Record, Update, Wording
from strategy.site import progress as pages
from strategy.site.environment import environment
from strategy.site.marks import marks
from strategy.site.pages import Page, of_strategy
from strategy.site.render import Renderer
from strategy.site.shared import Site
from website import ROOT


def test_the_year_has_everything_that_can_be_marked() -> None:
    found = {name: [task.node.id for task in tasks] for name, tasks in marked(site().progress.tasks).items()}
    assert {name: found[name] for name in ("overdue", "overdue_first", "backwards", "silent", "unreported")} == {
        "overdue": ["pier", "bridge"],
        "overdue_first": ["lighthouse"],
        "backwards": ["bridge"],
        "silent": ["library"],
        "unreported": ["hospital"],
    }
    assert found["moved_term"] == ["lighthouse"] and found["moved_targets"] == ["nets"]
    assert len(site().reports.every_update) == 60 and len(site().reports.updates) == 59
    assert sum(len(node.indicators) for node in site().strategy.nodes()) == 12


def test_each_choice_keeps_its_page_also_where_nothing_is_left_in_it() -> None:
    found = {one.address: [task.node.id for task in one.tasks] for one in pages.choices(site())}
    assert found["planned/"] == [] and found["overdue/"] == ["pier", "bridge"]
    assert found["goals/sea/"] == ["pier", "lighthouse", "nets", "smokehouse"]
    every = [id_ for address, ids in found.items() if address.startswith("goals/") for id_ in ids]
    assert every == found[""]


def test_without_a_word_there_is_one_table_and_nothing_more() -> None:
    calm = Site(site().strategy, "https://example.org/", {"uk": "Українська"}, favicon="mark.svg")
    assert [one.address for one in pages.choices(calm)] == [""]


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_every_page_is_told_in_markdown(lang: str) -> None:
    for page in pages.pages(site(), lang):
        text = "\n".join(progress.of_page(page, site()))
        assert text.strip() or page.address.endswith("planned/") or not pages.choice_of(page, site()).tasks


def test_the_table_to_take_away_says_its_day_and_each_mark() -> None:
    table = plan_tables.progress(site(), site().progress.tasks)
    rows = {row["key"]: row for row in table.rows}
    assert {row["as_of"] for row in table.rows} == {datetime.date(2026, 7, 10)}
    assert rows["bridge"]["is_overdue"] and rows["bridge"]["is_backwards"] and not rows["pier"]["is_backwards"]
    assert rows["lighthouse"]["cause"] == "no_funding" and rows["lighthouse"]["first_end"] == datetime.date(
        2025, 12, 31
    )
    assert rows["hospital"]["status"] is None and rows["hospital"]["last_update"] is None
    assert "true" in csv_files.table_to_csv(table)


def said_of(id_: str, lang: str = "uk") -> dict[str, tuple[str, list[str]]]:
    """Mark → its sentence, and where that is known from."""
    node = next(node for node in site().strategy.nodes() if node.id == id_)
    found = marks(site().progress.of(node), lang)
    return {mark.name: (mark.text, [source.address for source in mark.sources]) for mark in found}


def test_each_mark_is_a_sentence_with_its_source() -> None:
    assert said_of("pier")["overdue"] == (
        "Строк минув: II\xa0півріччя 2025\u202fр.; про завершення не повідомлено",
        ["tasks/pier/#period"],
    )
    assert said_of("lighthouse")["moved_term"] == (
        "Строк змінено: первісний — 2025, теперішній — 2027; змінено: листопад 2025; немає фінансування; "
        "Грошей не виділили",
        ["tasks/lighthouse/#period"],
    )
    assert said_of("nets")["moved_targets"] == (
        "Цільове значення змінено (Улов): було 80 (2030), стало 20 (2030); встановлено: лютий 2026; безпекова ситуація",
        ["tasks/nets/#indicators"],
    )
    text, sources = said_of("bridge", "en")["backwards"]
    assert text == "The status has gone backwards: from “completed” to “in progress”"
    assert len(sources) == 2 and all(source.startswith("updates/") for source in sources)


def test_in_print_a_mark_names_the_days_by_which_it_is_known() -> None:
    bridge, pier = (next(one for one in site().progress.tasks if one.node.id == id_) for id_ in ("bridge", "pier"))
    printed = [mark.in_print for mark in marks(bridge, "uk")]
    assert (
        "Стан змінився у зворотний бік: було «виконано», стало «виконується» (18 вересня 2025 р., 12 листопада 2025 р.)"
        in (" ".join(" ".join(printed).split()))
    )
    (overdue, *_) = marks(pier, "uk")
    assert overdue.in_print == overdue.text, "the term stands on the page itself"


def test_in_markdown_a_mark_has_its_links() -> None:
    (page,) = (one for one in pages.pages(site(), "uk") if one.address == "progress/overdue/")
    text = "\n".join(progress.of_page(page, site()))
    assert "[Строки](<https://example.org/tasks/pier/#period>)" in text
    assert "(<https://example.org/updates/2025-09-18-bridge/>)" in text


def test_what_has_to_be_said_of_a_node_above_stands_below_the_table() -> None:
    """A goal whose target was moved; a task that has measures is told of in the same way."""
    by_id = {node.id: node for node in site().strategy.nodes()}
    (measured,) = (one for one in by_id["nets"].indicators)
    people = by_id["people"].model_copy(update={"indicators": (measured,)})
    goals = tuple(people if goal.id == "people" else goal for goal in site().strategy.goals)
    moved = replace(site(), strategy=site().strategy.model_copy(update={"goals": goals}))
    addresses = {
        "progress/": True,
        "progress/goals/people/": True,
        "progress/goals/sea/": False,
        "progress/overdue/": False,
    }
    for page in pages.pages(moved, "uk"):
        if page.address in addresses:
            told = [one.node.id for one in pages.above(page, moved)]
            assert told == (["people"] if addresses[page.address] else []), page.address
            assert ("## Пункти вищих рівнів" in "\n".join(progress.of_page(page, moved))) == bool(told)


def test_nothing_is_said_where_there_is_nothing_to_say() -> None:
    assert said_of("hospital") == {}  # nobody told of it; that is no mark
    assert said_of("sea") == {}


def test_no_evidence_is_said_of_a_status_that_nothing_shows() -> None:
    told = next(task for task in site().progress.tasks if task.node.id == "smokehouse")
    assert told.shown and marks(told, "uk") == ()
    (bare,) = marks(replace(told, shown=False), "uk")
    assert bare.name == "no_evidence" and "не означає «не розпочато»" in bare.text


def test_a_miss_says_why_and_what_is_expected_now() -> None:
    found = said_of("lighthouse")
    assert found["cause"] == ("Причина: немає фінансування", found["expected"][1])
    assert found["expected"][0].startswith("Новий очікуваний строк: ") and found["expected"][1][0].startswith(
        "updates/"
    )


def test_the_list_of_bodies_counts_in_words_and_the_page_of_one_does_not_name_it_in_each_row() -> None:
    renderer = Renderer(site(), environment((ROOT / "overrides", Path(material.__file__).parent / "templates")))
    every, *each = (page for page in pages.pages(site(), "uk") if page.kind in ("bodies", "body"))
    assert "</a>: 2 завдання</li>" in renderer.view(every, ())["body"]
    shown = [renderer.view(page, ())["body"] for page in each]
    assert any("progress-table" in body for body in shown)
    assert not any('data-label="Відповідальний"' in body or "data-sort" in body for body in shown)
    (whole,) = (page for page in pages.pages(site(), "uk") if page.address == "progress/")
    told = renderer.view(whole, ())["body"]
    assert 'data-label="Відповідальний"' in told and "data-sort" in told


def test_a_task_that_has_measures_shows_its_status_and_all_its_updates(
    five_levels: Strategy, renderer: Renderer
) -> None:
    lamps = next(node for node in five_levels.nodes() if node.id == "lamps")
    assert lamps.children
    days = [datetime.date(2026, 5, day) for day in range(1, 8)]
    told = [
        Update(f"{day}-lamps", day, (lamps,), {}, {"lamps": "in_progress"}, {"uk": Wording(f"Ліхтарі {day.day}")})
        for day in days
    ]
    of_five = replace(renderer.site, strategy=five_levels, record=Record(five_levels, told), as_of=days[-1])
    assert [one.node.id for one in of_five.progress.above] == ["lamps"]
    drawn = Renderer(of_five, renderer.env)
    start = drawn.view(Page("home", "uk", "", "Острів", ""), ())["body"]
    assert re.search(r'href="tasks/lamps/"(?:(?!</a>).)*state--in_progress', start, re.DOTALL)
    (page,) = (one for one in of_strategy(five_levels, "uk") if one.node and one.node.id == "lamps")
    body = drawn.view(page, ())["body"]
    assert body.count('class="timeline__title"') == len(told)
