"""Branches, merges and rebases that git itself made: each change is told once, by the commit that made it."""

import datetime
from itertools import pairwise

import pytest

import pace
from repository import DATA, Repository, brief, day
from strategy.history.changes import Reworded
from strategy.history.commits import Commit
from strategy.history.snapshot import Aspect, Key
from strategy.history.trace import trace


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


@pytest.mark.parametrize("turned", [False, True])
def test_what_began_elsewhere_was_never_published_here(repo: Repository, turned: bool) -> None:
    """A root of its own would be a second first publication, and of any day."""
    published = repo.commit(("Вежа", "Башта"))
    found = repo.history()
    repo.day = 9
    alien = repo.git("commit-tree", "HEAD^{tree}", "-m", "Root")
    parents = (alien, published) if turned else (published, alien)
    repo.git(
        "reset",
        "-q",
        "--hard",
        repo.git("commit-tree", "HEAD^{tree}", *sum((("-p", p) for p in parents), ()), "-m", "x"),
    )
    proposed = repo.commit(("Міст", "Мости"))
    repo.git("reset", "-q", "--hard", published)
    repo.merge(proposed)
    told = repo.history()
    assert told.revisions[1:] == found.revisions
    assert (told.published, day(told, "tower"), day(told, "boat")) == (found.published, 2, 1)


@pytest.mark.parametrize("first", ["base into work", "work alone"])
def test_a_branch_that_goes_on_after_it_was_squashed_tells_nothing_again(repo: Repository, first: str) -> None:
    repo.git("switch", "-qc", "work")
    repo.commit(("Вежа", "Башта"))
    repo.commit(("Башта", "Маяк"))
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--squash", "work")
    squashed = repo.record()
    repo.git("switch", "-q", "work")
    if first == "base into work":
        repo.merge("main")
    later = repo.commit(("Човен", "Пліт"))
    repo.git("switch", "-q", "main")
    repo.merge("work")
    found = repo.history()
    assert [commit for commit, _ in brief(found)] == [later, squashed]
    assert found.last_change("tower", "uk").revision.commit.id == squashed


def squash(repo: Repository) -> str:
    """Publish a branch that changes a text, as one commit."""
    repo.git("switch", "-qc", "work")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--squash", "work")
    return repo.record()


def conclude(repo: Repository, text: str) -> str:
    """Merge the branch, which says something else of the same, and let this text stand."""
    repo.git("merge", "-q", "--no-commit", "-s", "ours", "work")
    return repo.commit(text=text)


@pytest.mark.parametrize("kept", ["main", "work"])
def test_what_was_published_stays_where_it_is_told_though_its_branch_goes_on(repo: Repository, kept: str) -> None:
    squashed = squash(repo)
    published = repo.history()
    repo.git("switch", "-q", "work")
    later = repo.commit(("Башта", "Маяк"))
    repo.git("switch", "-q", "main")
    merged = conclude(repo, repo.git("show", f"{kept}:{DATA}") + "\n")
    found = repo.history()
    assert [commit for commit, _ in brief(found)] == [*([merged] if kept == "main" else []), later, squashed]
    assert found.revisions[-2:] == published.revisions


def test_what_was_made_alike_is_not_undone_where_the_site_goes_on(repo: Repository) -> None:
    squashed = squash(repo)
    repo.git("switch", "-q", "work")
    repo.merge("main")
    proposed = repo.commit(("Човен", "Пліт"))
    repo.git("switch", "-q", "main")
    later = repo.commit(("Башта", "Маяк"))
    repo.merge("work")
    found = repo.history()
    assert [commit for commit, _ in brief(found)] == [later, proposed, squashed]
    assert found.traced.since[Aspect(Key("tower"), "title", "uk")].id == later


def test_what_was_made_alike_is_not_undone_where_the_branch_goes_on(repo: Repository) -> None:
    squashed = squash(repo)
    repo.git("switch", "-q", "work")
    proposed = repo.commit(("Човен", "Пліт"))
    repo.git("switch", "-q", "main")
    repo.merge("work")
    repo.git("switch", "-q", "work")
    later = repo.commit(("Башта", "Маяк"))
    repo.git("switch", "-q", "main")
    repo.merge("work")
    found = repo.history()
    assert [commit for commit, _ in brief(found)] == [later, proposed, squashed]
    assert found.traced.since[Aspect(Key("tower"), "title", "uk")].id == later


def test_nothing_is_hidden_by_a_merge_with_what_was_taken_back_before(repo: Repository) -> None:
    """A branch makes what is published alike, says otherwise, takes that back, and merges it from itself once more."""
    repo.git("switch", "-qc", "work")
    repo.git("switch", "-q", "main")
    published = repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "work")
    repo.commit(("Вежа", "Башта"))
    other = repo.commit(("Башта", "Маяк"))
    repo.commit(("Маяк", "Башта"))
    repo.merge("main")
    ends = ("-p", "HEAD", "-p", other)
    merged = repo.git("commit-tree", f"{other}^{{tree}}", *ends, "-m", "x")
    repo.git("switch", "-q", "main")
    repo.merge(merged)
    found = repo.history()
    assert [commit for commit, _ in brief(found)] == [merged, published]
    assert found.last_change("tower", "uk").revision.commit.id == merged


def test_what_goes_back_and_forth_a_thousand_times_is_told_soon() -> None:
    day = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    texts = [Key(f"n{n}") for n in range(12)]
    about = {"kind": "task", "code": "1", "field": "title", "lang": "uk"}
    changes = {
        pair: tuple(Reworded(item=text, old=pair[0], new=pair[1], **about) for text in texts) for pair in ("ab", "ba")
    }
    names = [f"{n:04}" for n in range(1200)]
    commits = [Commit(name, day, (before,)) for before, name in pairwise(names)]
    commits = [*reversed(commits), Commit(names[0], day)]
    versions = {name: "ab"[int(name) % 2] for name in names}
    with pace.at_most(0.8):
        found = trace(
            commits, versions, frozenset(), bool, lambda old, new: changes[old + new] if old else changes["ba"]
        )
    assert len(found.revisions) == len(commits)
