"""Histories that tell without end: their oldest commits are left out, and no day is claimed for what these made."""

from itertools import pairwise

import pytest

import pace
from repository import FIRST, Repository, brief, day
from strategy.checking import translations
from strategy.history import bounds, snapshot


def test_what_is_changed_again_and_again_is_told_up_to_a_bound(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(("Міст", "Мости"))
    for words in pairwise(("Вежа", "Башта", "Дзвін", "Купол", "Ратуша", "Шпиль", "Палац")):
        repo.commit(words)
    whole = repo.history()
    assert whole.whole and not whole.is_long and len(whole.revisions) == 8
    monkeypatch.setattr(bounds, "MOST", 5 * bounds.LEAST)
    found = repo.history()
    assert found.revisions == whole.revisions[:5]
    assert (day(found, "tower"), day(found, "bridge"), found.published) == (8, "unknown", None)
    assert translations.age_unknown(found) == "age_bounded"


def test_each_parent_of_a_merge_counts(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    tips = []
    for number in range(4):
        repo.git("switch", "-q", "-C", f"side{number}", "main")
        tips.append(repo.commit(("Вежа", f"Башта {number}")))
    repo.git("switch", "-q", "main")
    repo.file.write_text(FIRST.replace("Вежа", "Маяк"), encoding="utf-8")
    repo.git("add", "-A")
    tree = repo.git("write-tree")
    merge = repo.git("commit-tree", tree, "-m", "x", *(part for tip in tips for part in ("-p", tip)))
    repo.git("reset", "-q", "--hard", merge)
    monkeypatch.setattr(bounds, "MOST", 4 * bounds.LEAST)
    assert [commit for commit, _ in brief(repo.history())] == [merge]
    monkeypatch.setattr(bounds, "MOST", 3 * bounds.LEAST)
    assert repo.history().revisions == ()


def test_a_proposal_that_is_merged_counts_hardly_more_than_one_that_is_not(
    repo: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Or the first years of a site were no longer told as soon."""
    for number in range(4):
        repo.git("switch", "-q", "-C", "side", "main")
        repo.commit((f"Вежа{' нова' * number}", f"Вежа нова{' нова' * number}"))
        repo.git("switch", "-q", "main")
        repo.git("merge", "-q", "--no-ff", "-m", "x", "side")
    monkeypatch.setattr(bounds, "MOST", 5 * (bounds.LEAST + 2))
    assert repo.history().whole and not repo.history().is_long


def test_a_tower_of_marks_holds_no_comparison() -> None:
    """Nothing interrupts the library that puts them in order, and it takes the square of their number."""
    with pace.at_most(0.3):
        snapshot.typed("а" + "\u0345" * 20_000 + "\u0334" * 20_000)
