"""Which translations are older than the official text, and how a confirmation settles it."""

import datetime
from pathlib import Path

import pytest

import pace
from repository import FIRST, Repository
from strategy.checking import translations
from strategy.checking.translations import confirmation, confirmed
from strategy.history import Aspect, Commit, History, Key
from strategy.history.changes import Reworded
from strategy.history.commits import Lineage
from strategy.history.snapshot import Item
from strategy.history.trace import Revision, Traced


def older(repo: Repository, *confirmations: str) -> list[tuple]:
    """(node, part, field, language, day of the official change) of each translation that is older."""
    accepted, problems = confirmed("\n".join(confirmations).encode())
    assert problems == ()
    found = translations.older(repo.history(), ("uk", "en"), accepted)
    return [(*one.text.item, one.text.field, one.text.lang, one.commit and one.commit.date.day) for one in found]


def test_a_translation_ages_when_only_the_official_text_changes(repo: Repository) -> None:
    assert older(repo) == []
    repo.commit(("Вежа", "Башта"))
    repo.commit(("Лампа", "Ліхтар"))
    assert older(repo) == [("tower", "", "title", "en", 2), ("tower", "area-2", "text", "en", 3)]


def test_a_translation_changed_with_the_text_or_after_it_is_fresh(repo: Repository) -> None:
    repo.commit(("Вежа", "Башта"), ("Tower", "Keep"))
    repo.commit(("Міст", "Мости"))
    repo.commit(("Bridge", "Bridges"))
    assert older(repo) == []


def test_a_translation_made_on_another_branch_did_not_see_the_change(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    text = FIRST.replace("title: {uk: Вежа, en: Tower}", "title:\n              uk: Вежа\n              en: Keep")
    repo.commit(text=text)
    repo.git("merge", "-q", "--no-commit", "-s", "ours", "side")
    repo.commit(("Вежа", "Башта"))
    assert [day for *_, day in older(repo)] == [2]


def test_what_no_reader_sees_ages_nothing(repo: Repository) -> None:
    repo.commit(("Вежа", "Вeжа"))  # a Latin «e»
    assert older(repo) == []


def test_an_uncommitted_change_ages_as_well_but_has_no_date(repo: Repository) -> None:
    repo.file.write_text(FIRST.replace("Вежа", "Башта"), encoding="utf-8")
    assert older(repo) == [("tower", "", "title", "en", None)]
    repo.file.write_text(FIRST.replace("Вежа", "Башта").replace("Tower", "Keep"), encoding="utf-8")
    assert older(repo) == []


def test_what_is_again_as_it_was_translated_is_not_older(repo: Repository) -> None:
    repo.commit(("Вежа", "Башта"))
    repo.commit(("Башта", "Висока башта"))
    repo.commit(("Висока башта", "Башта"))
    assert older(repo) == [("tower", "", "title", "en", 4)]
    repo.file.write_text(FIRST, encoding="utf-8")
    assert older(repo) == []
    repo.commit(text=FIRST)
    assert older(repo) == []
    repo.commit(("Вежа", "Башта"), ("Tower", "Keep"))
    repo.commit(("Башта", "Вежа"))
    assert older(repo) == [("tower", "", "title", "en", 7)]


def test_a_confirmation_holds_until_either_text_changes(repo: Repository) -> None:
    repo.commit(("Вежа", "Башта"))
    (one,) = translations.older(repo.history(), ("uk", "en"))
    line = confirmation(one)
    assert line.endswith(": 1.1.1 title en")
    assert older(repo, line) == []
    repo.commit(("Башта", "Висока башта"))
    assert older(repo, line) == [("tower", "", "title", "en", 3)]


def test_many_texts_that_changed_at_once_are_judged_in_time_that_grows_with_them() -> None:
    day = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    first, second = Commit("1", day, ()), Commit("2", day, ("1",))
    every = [Key(f"task-{number}") for number in range(2_000)]
    about = {"kind": "task", "code": "", "field": "title", "lang": "uk"}
    changes = tuple(Reworded(item=key, old="Було", new="Стало", **about) for key in every)
    revisions = (Revision(second, changes),)
    since = {Aspect(key, "title", lang): one for key in every for lang, one in (("uk", second), ("en", first))}
    traced = Traced(revisions, since, None, (), Lineage({"1": 0, "2": 1}, {"1": 1, "2": 3}))
    snapshot = {key: Item("task", "", "", {("title", "uk"): "Стало", ("title", "en"): "Was"}) for key in every}
    history = History(known=True, revisions=revisions, snapshot=snapshot, traced=traced)
    with pace.at_most(1):
        assert len(translations.older(history, ("uk", "en"))) == len(every)


def test_without_history_nothing_is_said_to_be_old(tmp_path: Path) -> None:
    assert translations.older(History(), ("uk", "en")) == ()


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("", []),
        ("# only a comment\n", []),
        ("0123456789: 1.1.1\n", []),
        ("abcdef0123: 1.1.1\nABC: x\n", ["confirmed.bad"]),
        ("- 0123456789\n", ["confirmed.bad"]),
        ("{0123456789: x}\n", ["confirmed.bad"]),  # a line below it would not go on with it
        ("  0123456789: x\n", ["confirmed.bad"]),
        ("0123456789: x\n...\n", ["confirmed.bad"]),
        ("{}\n", ["confirmed.bad"]),
        ("---\n", []),
        ("0123456789: a\n0123456789: b\n", ["yaml.duplicate_key"]),
    ],
)
def test_the_file_of_confirmations_is_checked(text: str, keys: list[str]) -> None:
    accepted, problems = confirmed(text.encode())
    assert [found.key for found in problems] == keys
    assert bool(accepted) == (bool(text.strip(" {").startswith(("0", "a"))) and "yaml.duplicate_key" not in keys)
