"""Branches, merges and rebases that git itself made: each change is told once, by the commit that made it."""

import pytest

from repository import Repository, brief, day


def test_a_change_on_a_branch_is_told_once_with_its_own_commit(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    side = repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    main = repo.commit(("Міст", "Мости"))
    repo.merge("side")
    found = repo.history()
    assert brief(found) == [
        (main, [("bridge", "title", "uk", "Міст", "Мости")]),
        (side, [("tower", "title", "uk", "Вежа", "Башта")]),
    ]
    assert (day(found, "tower"), day(found, "bridge")) == (2, 3)


def test_words_that_two_branches_changed_side_by_side_are_first_there_in_their_merge(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.commit(("Лампа", "Ліхтар"))
    merged = repo.merge("side")
    later = repo.commit(("Lamp", "Light"))
    found = repo.history()
    assert found.wordings["tower", "uk"] == merged and found.places[merged].lines["tower"]
    assert found.wordings["tower", "en"] == later
    assert found.wordings["boat", "uk"] == found.last_change("boat", "uk").revision.commit.id


def test_what_a_merge_itself_changes_is_its_change(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.commit(("Вежа", "Маяк"))
    repo.git("merge", "-q", "--no-commit", "-s", "ours", "side")
    merged = repo.commit(("Маяк", "Вежа з маяком"))
    found = repo.history()
    assert brief(found)[0] == (merged, [("tower", "title", "uk", "Маяк", "Вежа з маяком")])
    assert day(found, "tower") == 4


@pytest.mark.parametrize(("strategy", "kept"), [("ours", "Маяк"), ("theirs", "Башта")])
def test_a_merge_that_undoes_one_side_is_the_last_change(repo: Repository, strategy: str, kept: str) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.commit(("Вежа", "Маяк"))
    merged = repo.merge("side", "-X", strategy)
    found = repo.history()
    assert brief(found)[0][0] == merged
    assert brief(found)[0][1][0][-1] == kept
    assert day(found, "tower") == 4


def test_a_change_that_was_rebased_and_merged_as_well_is_told_once(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.commit(("Міст", "Мости"))
    repo.git("cherry-pick", "side")
    repo.day += 1
    repo.merge("side")
    found = repo.history()
    assert [changes for _, changes in brief(found)] == [
        [("tower", "title", "uk", "Вежа", "Башта")],
        [("bridge", "title", "uk", "Міст", "Мости")],
    ]
    assert brief(found)[0][0] == found.last_change("tower", "uk").revision.commit.id


def test_a_rebased_change_is_of_the_day_on_which_it_came_in(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.commit(("Міст", "Мости"))
    repo.day = 9
    repo.git("rebase", "-q", "main", "side")
    assert day(repo.history(), "tower") == 9


def test_a_merge_that_cannot_be_read_loses_nothing_and_tells_nothing_twice(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    side = repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    main = repo.commit(("Міст", "Мости"))
    repo.git("merge", "-q", "--no-commit", "side")
    good = repo.file.read_text(encoding="utf-8")
    repo.commit(text="<<<<<<< HEAD\n" + good)
    repo.commit(text=good)
    assert [commit for commit, _ in brief(repo.history())] == [main, side]
