"""A file that had other names, or was away."""

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from repository import DATA, FIRST, Repository
from strategy import history
from strategy.history import git, renames


def flapping(repo: Repository, times: int) -> Iterator[str]:
    """A file that is taken away and comes back, again and again."""
    for number in range(times):
        yield repo.git("rm", "-q", DATA)
        repo.file.parent.mkdir(exist_ok=True)
        yield repo.file.write_text(FIRST.replace("Вежа", f"Вежа {number}"), encoding="utf-8")


def renamed(repo: Repository, times: int) -> Iterator[str]:
    """Under a new name each time, and under the first one in the end."""
    names = [DATA, *(f"data/{number}.yaml" for number in range(times * 2 - 1)), DATA]
    yield from (repo.git("mv", old, new) for old, new in pairwise(names))


@pytest.mark.parametrize(("change", "is_whole"), [(flapping, True), (renamed, False)])
def test_a_file_is_followed_through_a_few_names(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, change: Callable, is_whole: bool, tmp_path: Path
) -> None:
    """Each name takes a search of its own. Where nobody looks further, no day is claimed for what came before."""
    monkeypatch.setattr(renames, "MOST", 2)
    looked = []
    gone = git.Repository.gone
    monkeypatch.setattr(git.Repository, "gone", lambda *asked: looked.append(asked) or gone(*asked))
    for _ in change(repo, 3):
        repo.git("add", "-A")
        repo.git("commit", "-qm", "x", "--allow-empty")
    repo.record()
    known = history.load(repo.folder, DATA, repo.file.read_bytes(), cache=tmp_path / "cache")
    assert len(looked) == 2
    assert (known.whole, known.published is not None) == (is_whole, is_whole)
    assert known.last_change("bridge", "uk").state == ("published" if is_whole else "unknown")
