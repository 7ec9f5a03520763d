"""The states in which files have been published: each read only when it is asked for."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from repository import Repository
from strategy import history


def test_states_of_a_file_that_are_none_are_passed_over(repo: Repository) -> None:
    """A link, another repository in its place, a state of no day, one that is far too long."""
    path = repo.folder / "docs/updates/x.md"
    path.parent.mkdir(parents=True)
    for state in ("old", None, "", "x" * 3_000_000, "new"):
        path.unlink(missing_ok=True)
        if state:
            path.write_text(state)
        elif state is None:
            path.symlink_to("../../data/goals.yaml")
        else:
            repo.git("update-index", "--cacheinfo", f"160000,{repo.git('rev-parse', 'HEAD')},docs/updates/x.md")
            repo.git("commit", "-qm", "x")
            continue
        repo.record()
    ((_, found),) = ((path, [content() for _, content in one]) for path, one in history.states(repo.folder, "docs/"))
    assert found == [b"old", b"new"]


def test_no_state_is_read_before_it_is_asked_for(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred states of a large file, taken away again, would fill the memory of every later build."""
    path = repo.folder / "docs/film.bin"
    path.parent.mkdir(parents=True)
    for state in ("one", "two"):
        path.write_text(state)
        repo.record()
    read: list[str] = []

    @contextmanager
    def counted(repository: object) -> Iterator[Callable[[str], bytes]]:
        yield lambda version: read.append(version) or b""

    assert history.head(repo.folder)  # has looked at the trees
    monkeypatch.setattr(history.Repository, "contents", counted)
    ((_, found),) = history.states(repo.folder, "docs/")
    assert len(found) == 2 and not read
