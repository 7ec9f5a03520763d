"""The pages of a year's changes."""

import pytest

from repository import Repository
from strategy.checking.check import check
from strategy.site import changelog


def addresses(repo: Repository) -> dict[tuple[str, str], str]:
    """(commit, node) → where it is told."""
    strategy = check(repo.file.read_bytes()).strategy
    return dict(changelog.of_history(repo.history(), strategy).addresses)


def test_a_branch_that_is_merged_later_moves_nothing(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever day its commits are of."""
    monkeypatch.setattr(changelog, "MOST", 2)
    repo.git("switch", "-qc", "side")
    side = repo.commit(("Вежа", "Башта"), ("Сходи", "Східці"))
    repo.git("switch", "-q", "main")
    published = repo.commit(("Міст", "Мости"))
    before = addresses(repo)
    repo.merge("side")
    after = addresses(repo)
    assert after.items() > before.items()
    assert (before[published, "bridge"], after[side, "tower"]) == (
        f"changes/2026/#c-{published[:10]}-bridge",
        f"changes/2026/2/#c-{side[:10]}-tower",
    )
    strategy = check(repo.file.read_bytes()).strategy
    told = [entry for _, entries in changelog.of_history(repo.history(), strategy).newest() for entry in entries]
    assert [entry.node for entry in told] == ["bridge", "tower", ""]
