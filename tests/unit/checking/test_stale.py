"""Indicators, bodies, pages and updates age as texts of the strategy do, and are confirmed in the same way."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from repository import DATA, FIRST, Repository
from strategy import history
from strategy.__main__ import main
from strategy.checking import project, stale
from strategy.checking.stale import Stale
from strategy.reading.files import BODIES, STRATEGY, TRANSLATIONS, read

BODIES_FILE = """\
bodies:
  - id: office
    name: {uk: Управління порту, en: The harbour office}
  - id: council
    name: {uk: Рада, en: The council}
"""
INDICATOR = """\
            indicators:
              - {name: {uk: Сходинки, en: Steps}, unit: {uk: шт., en: pcs}}
            areas:
              - id: 1
                text: {uk: Сходи, en: Stairs}
"""
AREAS = """\
            areas:
              - id: 1
                text: {uk: Сходи, en: Stairs}
"""
UPDATE = "---\ntitle: {title}\ntasks: [tower]\n---\n\n{text}\n"
TOLD = "docs/updates/2026-03-01-road"


@pytest.fixture
def told(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """With an indicator, two bodies and an update in both languages."""
    monkeypatch.chdir(repo.folder)
    repo.file.write_text(FIRST.replace(AREAS, INDICATOR, 1), encoding="utf-8")
    put(repo, BODIES, BODIES_FILE)
    put(repo, f"{TOLD}.md", UPDATE.format(title="Дорога", text="Відремонтовано 110 км."))
    put(repo, f"{TOLD}.en.md", "---\ntitle: A road\n---\n\n110 km have been repaired.\n")
    commit(repo)
    return repo


def put(repo: Repository, path: str, text: str) -> None:
    (repo.folder / path).parent.mkdir(parents=True, exist_ok=True)
    (repo.folder / path).write_text(text, encoding="utf-8")


def correct(repo: Repository, path: str, old: str, new: str) -> None:
    text = (repo.folder / path).read_text(encoding="utf-8")
    assert old in text
    put(repo, path, text.replace(old, new))
    commit(repo)


def commit(repo: Repository) -> None:
    repo.day += 1
    repo.git("add", "-A")
    repo.git("commit", "-qm", "change")


def found(repo: Repository) -> Stale:
    files = read(repo.folder)
    checked = project.check_files(files)
    assert checked.problems == 0, [*checked.report("en")]
    known = history.load(repo.folder, STRATEGY, dict(files.data)[STRATEGY])
    return stale.of_project(repo.folder, files, checked, known)


def test_nothing_is_old_at_first(told: Repository) -> None:
    assert found(told) == Stale()


def test_an_update_ages_when_a_fact_in_it_is_corrected(told: Repository) -> None:
    correct(told, f"{TOLD}.md", "110", "101")
    (old,) = found(told).files
    assert (old.path, old.lang, old.address) == (f"{TOLD}.en.md", "en", "updates/2026-03-01-road/")
    assert old.day.day == told.day
    correct(told, f"{TOLD}.en.md", "110", "101")
    assert found(told) == Stale()


def test_what_both_say_anew_at_once_is_fresh(told: Repository) -> None:
    put(told, f"{TOLD}.en.md", "---\ntitle: A road\n---\n\n101 km have been repaired.\n")
    correct(told, f"{TOLD}.md", "110", "101")
    assert found(told) == Stale()


def test_an_indicator_and_a_body_age_when_only_the_official_name_changes(told: Repository) -> None:
    correct(told, DATA, "- {name: {uk: Сходинки,", "- {id: tower-skhodynky, name: {uk: Сходи до лампи,")
    (old,) = found(told).texts
    assert (old.text.item.node, old.text.field, old.text.lang) == ("tower", "indicators/tower-skhodynky/name", "en")
    assert (old.official, old.translation) == ("Сходи до лампи", "Steps")
    correct(told, BODIES, "Управління порту", "Управління портів")
    (body,) = found(told).bodies
    assert (body.text.item.node, body.kind, body.translation) == ("office", "body", "The harbour office")


def test_each_is_warned_of_with_the_line_that_confirms_it(told: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    correct(told, f"{TOLD}.md", "110", "101")
    correct(told, BODIES, "Управління порту", "Управління портів")
    assert main(["check"]) == 0
    warned = [*warnings(capsys.readouterr().out)]
    assert [line.partition(":")[0] for line in warned] == [BODIES, f"{TOLD}.en.md"]
    assert main(["confirm", "office"]) == 0 and main(["confirm", "2026-03-01-road.en.md"]) == 0
    lines = Path(TRANSLATIONS).read_text(encoding="utf-8").splitlines()[-2:]
    assert all(confirmed in line for confirmed, line in zip(lines, warned, strict=True))
    assert found(told) == Stale()
    correct(told, f"{TOLD}.md", "101", "102")  # and lapses with the next change
    assert [old.path for old in found(told).files] == [f"{TOLD}.en.md"]


def test_a_version_of_bodies_in_another_encoding_is_named(told: Repository) -> None:
    (told.folder / BODIES).write_bytes(BODIES_FILE.replace("Рада", "Інша рада").encode("cp1251"))
    commit(told)
    unread = told.git("rev-parse", "HEAD")
    put(told, BODIES, BODIES_FILE)
    commit(told)
    assert found(told) == Stale(passed_over=(unread,))


def warnings(said: str) -> Iterator[str]:
    return (line for line in said.splitlines() if "попередження" in line and "давніший" in line)
