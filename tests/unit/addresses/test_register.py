"""The register of addresses: what it holds and what it forbids."""

import copy
import re
from dataclasses import replace
from pathlib import Path

import pytest

from registered import DOCS, HEAD, SAMPLE, registered, strategy_of, tasks
from repository import FIRST, repository
from strategy.addresses import register
from strategy.checking.check import check, report
from strategy.model import Bodies
from strategy.model.bodies import Body
from strategy.model.ways import Place, Ways
from website import DATA, ROOT

TASK = """\
          - id: {id}
            code: "{code}"
            title: {{uk: Нове, en: New}}
            areas:
              - id: 1
                text: {{uk: Нове, en: New}}
"""


def keys(text: str, data: dict, documents: dict[str, str] = DOCS) -> list[tuple[str, str]]:
    """(key of a problem, line of the register that it is at)."""
    lines = text.splitlines()
    return [(found.key, lines[found.line - 1]) for found in register.violations(text, documents, strategy_of(data))]


@pytest.fixture
def data() -> dict:
    return copy.deepcopy(SAMPLE)


def test_all_that_was_registered_before_the_data_named_levels_still_holds() -> None:
    """Every line of the register of November 2026, from before the data named the levels, byte for byte."""
    if "4ef7e6ae-680f-4a61-9888-7b69a274912d" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8"):
        pytest.skip("another site has been made of it")
    strategy = check((ROOT / DATA).read_bytes()).strategy
    text, documents = register.read(ROOT)
    then = Path(__file__).with_name("register-2026-11.txt").read_text(encoding="utf-8")
    assert register.violations(then, documents, strategy) == ()

    def addresses(register_text: str) -> set[str]:
        _, entries, problems = register.parse(register_text)
        assert problems == ()
        return {str(replace(entry, meaning="" if "→" not in entry.meaning else entry.meaning)) for entry in entries}

    assert addresses(then) <= addresses(text) and len(addresses(then)) == 388
    assert addresses(then) <= addresses(register.extended("", documents, strategy, ""))


def test_pages_of_ways_in_are_kept_and_not_asked_for_where_their_file_is_wrong(data: dict) -> None:
    shop, hill = (Place(id=name, name={"uk": name, "en": name}) for name in ("shop", "hill"))
    text = register.extended("", DOCS, strategy_of(data), HEAD, Ways(places=(shop, hill)))
    assert {"/#ways", "/a-z/", "/places/", "/places/hill/", "/places/shop/"} <= {*text.splitlines()}
    for ways, gone in (
        (Ways(places=(shop, hill)), []),
        (Ways(places=(hill,)), ["/places/shop/"]),
        (Ways(), ["/#ways", "/a-z/", "/places/", "/places/hill/", "/places/shop/"]),
        (None, []),
    ):
        lines = text.splitlines()
        found = register.violations(text, DOCS, strategy_of(data), ways)
        assert [lines[one.line - 1] for one in found] == gone


def test_tables_of_bodies_go_with_their_pages(data: dict) -> None:
    """Where the settings or the bodies are wrong, what was published of bodies is not missed; else told of once."""
    strategy = strategy_of(data)
    one, other = (Body(id=id_, name={"uk": id_, "en": id_}) for id_ in ("education", "health"))
    text = register.extended("", DOCS, strategy, HEAD, bodies=Bodies(bodies=(one, other)))
    assert "/downloads/bodies/health.csv" in text
    assert register.violations(text, DOCS, strategy, bodies=None) == ()
    (missed,) = register.violations(text, DOCS, strategy, bodies=Bodies(bodies=(one,)))
    assert (missed.key, dict(missed.params)["address"]) == ("register.body", "/bodies/health/")


def test_a_register_names_every_address_once_and_every_meaning_of_a_number(data: dict) -> None:
    lines = registered(data).splitlines()
    assert lines[:4] == ["# Перший рядок.", "# Другий рядок.", "", "languages: uk en"]
    assert [line for line in lines if line.startswith("/1.1.9/")] == [
        "/1.1.9/  → /tasks/nets/",
        "/1.1.9/  → /tasks/pier/",
    ]
    for line in (
        "/",
        "/about/",
        "/about/#source",
        "/#vision-2  Темрява для нікого.",
        "/#goal-sky  Небо",
        "/tasks/bait/  Наживка",
        "/tasks/bait/#area-2  Хліб",
        "/objectives/harbour/#task-pier  Причал",
        "/objectives/fishing/#task-pier  Причал",
        "/goals/sky/#objective-wind  Вітер",
        "/updates/act.pdf",
        "/2.1.1/  → /tasks/mills/",
        "/tasks/<id>/#areas",
    ):
        assert lines.count(line) == 1, line
    assert not [line for line in lines if re.search("#(no|here)|Без", line)]


def test_what_is_registered_stays_when_texts_are_corrected(data: dict) -> None:
    text = registered(data)
    tasks(data)["nets"]["title"]["uk"] = "Сіті та верші"
    assert keys(text, data) == []
    assert registered(data, text) == text


def test_a_long_text_is_registered_by_its_first_words(data: dict) -> None:
    tasks(data)["nets"]["title"]["uk"] = " ".join(f"слово{number}" for number in range(20))
    line = next(line for line in registered(data).splitlines() if line.startswith("/tasks/nets/ "))
    assert line.endswith("слово7")


@pytest.mark.parametrize("part", ["task", "area", "goal", "paragraph"])
def test_what_is_deleted_is_missed(data: dict, part: str) -> None:
    text = registered(data)
    match part:
        case "task":
            data["goals"][0]["objectives"][0]["tasks"].pop(4)
            gone = [("register.gone", "/tasks/lines/  Волосінь")]  # and not what belongs to it as well
            tasks(data)["bait"]["withdrawn"]["replaced_by"] = ["hooks"]
        case "area":
            tasks(data)["pier"]["areas"].pop(1)
            gone = [("register.gone", "/tasks/pier/#area-2  Мотузки")]
        case "goal":
            data["goals"].pop(1)
            pages = ("/goals/sky/  Небо", "/objectives/wind/  Вітер", "/tasks/mills/  Млини")
            gone = [("register.gone", line) for line in pages]
        case "paragraph":
            data["vision"].pop(0)
            data["vision"][0].pop("withdrawn")
            gone = [("register.gone", "/#vision-1  Світло для всіх.")]
    assert keys(text, data) == gone


def test_an_indicator_keeps_its_address_whatever_comes_before_it(data: dict) -> None:
    names = ({"uk": "Човни", "en": "Boats"}, {"uk": "Палі", "en": "Piles"})
    boats, piles = ({"name": name, "unit": {"uk": "шт.", "en": "pcs"}} for name in names)
    tasks(data)["pier"]["indicators"] = [boats]
    text = registered(data)
    assert "/tasks/pier/#indicator-pier-chovny  Човни" in text.splitlines()
    tasks(data)["pier"]["indicators"] = [piles, boats]
    assert keys(text, data) == []
    (added,) = register.missing(text, DOCS, strategy_of(data))
    assert added.address == "tasks/pier/#indicator-pier-pali"
    boats["name"]["uk"] = "Човни й катери"
    assert keys(text, data) == [("register.indicator", "/tasks/pier/#indicator-pier-chovny  Човни")]
    boats["id"] = "pier-chovny"
    assert keys(text, data) == []


def test_a_number_that_no_longer_leads_where_it_led_is_missed(data: dict) -> None:
    text = registered(data)
    del tasks(data)["nets"]["formerly"][0]
    assert keys(text, data) == [("register.number", "/1.1.9/  → /tasks/nets/")]
    del tasks(data)["pier"]["formerly"]
    assert ("register.gone", "/objectives/fishing/#task-pier  Причал") in keys(text, data)


@pytest.mark.parametrize("how", ["swapped", "another"])
def test_an_id_used_for_something_else_is_seen(data: dict, how: str) -> None:
    areas = tasks(data)["pier"]["areas"]
    del areas[1]["withdrawn"]
    text = registered(data)
    if how == "swapped":
        areas[0]["id"], areas[1]["id"] = areas[1]["id"], areas[0]["id"]
    else:
        areas[1]["text"]["uk"] = "Щось зовсім інше"
    wrong = [("register.changed", "/tasks/pier/#area-2  Мотузки")]
    if how == "swapped":
        wrong.insert(0, ("register.changed", "/tasks/pier/#area-1  Палі"))
    assert keys(text, data) == wrong


def test_an_area_that_is_much_alike_is_not_taken_for_another_but_a_swapped_one_is(data: dict) -> None:
    areas = tasks(data)["pier"]["areas"]
    del areas[1]["withdrawn"]
    areas[0]["text"]["uk"], areas[1]["text"]["uk"] = "Ремонт старих дерев’яних паль", "Ремонт старих дерев’яних сходів"
    text = registered(data)
    areas[0]["id"], areas[1]["id"] = areas[1]["id"], areas[0]["id"]
    assert [key for key, _ in keys(text, data)] == ["register.changed"] * 2


def test_an_id_given_to_a_node_of_another_kind_is_seen(data: dict) -> None:
    text = registered(data)
    tasks(data)["lines"]["id"] = "lines-2"
    data["goals"][0]["objectives"][1]["id"] = "lines"
    tasks(data)["bait"]["withdrawn"]["replaced_by"] = ["hooks"]
    assert ("register.renamed", "/tasks/lines/  Волосінь") in keys(text, data)


def test_a_changed_id_is_told_once_and_with_both_ids(data: dict) -> None:
    text = registered(data)
    tasks(data)["nets"]["id"] = "net"
    tasks(data)["pier"]["areas"][1]["withdrawn"]["replaced_by"] = ["net#1"]
    assert keys(text, data) == [("register.renamed", "/tasks/nets/  Сіті")]
    (found,) = register.violations(text, DOCS, strategy_of(data))
    assert dict(found.params) == {"address": "/tasks/nets/", "old": "nets", "new": "net"}


def test_another_task_with_the_number_of_a_deleted_one_is_not_taken_for_it(data: dict) -> None:
    text = registered(data)
    tasks(data)["bait"]["withdrawn"]["replaced_by"] = ["hooks"]
    tasks(data)["lines"].update(id="ropes", title={"uk": "Канати", "en": "Ropes"})
    assert ("register.gone", "/tasks/lines/  Волосінь") in keys(text, data)


def test_a_page_that_is_gone_takes_its_headings_along(data: dict) -> None:
    assert keys(registered(data), data, {"index.md": ""}) == [
        ("register.page", "/about/"),
        ("register.file", "/updates/act.pdf"),
    ]


def test_a_line_to_be_copied_is_shown_whole(data: dict) -> None:
    long = "Переписане наново завдання про дуже велику кількість різноманітних рибальських справ"
    text = registered(data)
    tasks(data)["lines"]["title"]["uk"] = long
    (found,) = register.violations(text, DOCS, strategy_of(data))
    line = f"/tasks/lines/  {' '.join(long.split()[: register.WORDS])}"
    assert report([found], "x", "uk")[0].endswith(line)
    assert keys(text.replace("/tasks/lines/  Волосінь", line), data) == []


def test_both_sides_of_a_merge_are_to_be_kept(data: dict) -> None:
    merged = registered(data) + "<<<<<<< HEAD\n/a/\n=======\n/b/\n>>>>>>> other\n"
    documents = {**DOCS, "a.md": "", "b.md": ""}
    assert keys(merged, data, documents) == [
        ("register.conflict", "<<<<<<< HEAD"),
        ("register.conflict", ">>>>>>> other"),
    ]


@pytest.mark.parametrize(
    ("documents", "key"),
    [
        ({"index.md": ""}, "register.page"),
        ({path: text for path, text in DOCS.items() if path != "updates/act.pdf"}, "register.file"),
        (DOCS | {"about.en.md": "## From where\n"}, "register.heading"),
    ],
)
def test_hand_written_pages_and_headings_stay(data: dict, documents: dict, key: str) -> None:
    assert key in [found for found, _ in keys(registered(data), data, documents)]


def test_a_language_stays_and_another_may_come_at_the_end(data: dict) -> None:
    text = registered(data)
    assert keys(text.replace("uk en", "en uk"), data) == [("register.languages", "languages: en uk")]
    assert keys(text.replace("uk en", "uk en pl"), data) == [("register.languages", "languages: uk en pl")]
    assert keys(text.replace("uk en", "uk"), data) == []


def test_a_line_that_is_no_address_is_a_problem(data: dict) -> None:
    assert keys(registered(data) + "about/\n", data) == [("register.malformed", "about/")]


def test_lines_are_only_ever_added(data: dict) -> None:
    text = registered(data).replace("/about/\n", "/about/\n/old/\n")
    assert "/old/" in registered(data, text).splitlines()


def test_two_branches_that_add_addresses_merge_by_themselves(tmp_path: Path) -> None:
    def branch(name: str, text: str) -> None:
        repo.git("switch", "-qc", name, "main")
        repo.commit(text=text)
        registers()

    def registers() -> None:
        text = register_file.read_text() if register_file.exists() else ""
        register_file.write_text(register.extended(text, {}, check(repo.file.read_bytes()).strategy, HEAD))
        repo.record()

    repo = repository(tmp_path / "merged")
    register_file = repo.folder / register.FILE
    registers()
    lamp, mast = (TASK.format(id=id, code=code) for id, code in (("lamp", "1.1.3"), ("mast", "1.2.2")))
    branch("lamp", FIRST.replace("      - id: paths\n", f"{lamp}      - id: paths\n"))
    branch("mast", FIRST + mast)
    repo.git("switch", "-q", "main")
    repo.merge("lamp")
    with pytest.raises(AssertionError):  # git finds the two lines in one place
        repo.git("merge", "-q", "mast")
    repo.git("merge", "--abort")

    (repo.folder / ".gitattributes").write_text((ROOT / ".gitattributes").read_text())
    repo.record()
    repo.merge("mast")
    text, strategy = register_file.read_text(), check(repo.file.read_bytes()).strategy
    assert {"/tasks/lamp/  Нове", "/tasks/mast/  Нове"} <= set(text.splitlines())
    assert register.violations(text, {}, strategy) == register.missing(text, {}, strategy) == ()
