"""The states in which files have been published: each read only when it is asked for."""

import tracemalloc
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from repository import Repository
from strategy import history
from strategy.history import days


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
    ((_, _, found),) = (
        (*named, [content() for _, content in states if content])
        for *named, states in history.states(repo.folder, "docs/")
    )
    assert found == [b"old", b"new"]


def test_a_file_goes_on_under_another_name_and_may_have_been_gone(repo: Repository) -> None:
    """As the page of an address does; also where its next name comes before the last one in the alphabet."""
    for names, text in (("x.md", "one"), ("x/index.md", "two"), ("", ""), ("x.md", "three")):
        for path in [*(repo.folder / "docs").rglob("*.md")]:
            path.unlink()
        if names:
            (repo.folder / "docs" / names).parent.mkdir(parents=True, exist_ok=True)
            (repo.folder / "docs" / names).write_text(text)
        repo.record()
    ((name, came, states),) = (
        (name, came, [content and content() for _, content in found])
        for name, came, found in history.states(repo.folder, "docs/", named=lambda path: "x")
    )
    assert (name, came.day, [one for one in states if one]) == ("x", 2, [b"one", b"two", b"three"])
    assert states[-2:] == [None, b"three"]


def test_files_that_nobody_asks_for_are_not_kept(repo: Repository) -> None:
    """A proposal may move thousands of them to and fro, and take them away: each later build would be killed."""
    folder = repo.folder / "docs/a"
    folder.mkdir(parents=True)
    for number in range(200):
        (folder / f"{number}.png").touch()
    repo.record()
    for turn in range(20):
        folder = folder.rename(folder.with_name("ab"[turn % 2] * 2))
        repo.record()
    repo.git("rm", "-rq", "docs")
    repo.record()
    known = history.Repository(repo.folder)
    history.times(repo.folder, "docs/")  # loads what it needs
    tracemalloc.start()
    try:
        assert not days.versions_below(known, "docs/", named=lambda path: None) and not days.times(known, "docs/")
        assert tracemalloc.get_traced_memory()[1] < 1_000_000
    finally:
        tracemalloc.stop()


def test_what_stood_beside_another_file_with_its_name_was_never_published(repo: Repository) -> None:
    """Two pages of one address end the build: neither is what the page said, nor is the page gone with one of them."""
    pages = [repo.folder / "docs" / name for name in ("x.md", "x/index.md")]
    for page in pages:
        page.parent.mkdir(exist_ok=True)
        page.write_text(page.name)
        repo.record()
    pages[1].unlink()
    repo.record()
    ((_, _, states),) = history.states(repo.folder, "docs/", named=lambda path: "x")
    assert [content and content() for _, content in states] == [b"x.md", b"x.md"]


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
    ((*_, found),) = history.states(repo.folder, "docs/")
    assert len(found) == 2 and not read
