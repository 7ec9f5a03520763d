"""Commits of more files than git could tell of, made of a few hundred bytes."""

import subprocess

import pytest

from repository import DATA, Repository
from strategy import history, store
from strategy.commands import check, diff
from strategy.history import contents, git, renames, trees
from strategy.store import Store


def tree(repo: Repository, *entries: str) -> str:
    made = subprocess.run(
        ["git", "mktree"], cwd=repo.folder, input="\n".join([*entries, ""]), capture_output=True, encoding="utf-8"
    )
    assert made.returncode == 0, made.stderr
    return made.stdout.strip()


def nested(repo: Repository, depth: int, wide: int, leaf: str) -> str:
    """A tree of `wide` trees, each of as many, and so on."""
    for _ in range(depth):
        leaf = tree(repo, *(f"040000 tree {leaf}\t{number}" for number in range(wide)))
    return leaf


def swollen(repo: Repository, *entries: str) -> str:
    """A commit of these beside the strategy, which the next one takes away again."""
    first = repo.git("rev-parse", "HEAD")
    held = tree(repo, f"040000 tree {repo.git('rev-parse', 'HEAD:data')}\tdata", *entries)
    commit = repo.git("commit-tree", "-p", first, "-m", "x", held)
    last = repo.git("commit-tree", "-p", commit, "-m", "x", f"{first}^{{tree}}")
    repo.git("reset", "-q", "--soft", last)
    return commit


@pytest.mark.parametrize(
    ("depth", "wide", "leaf", "is_found"),
    [
        (9, 10, "file", True),
        (9, 10, "nothing", True),  # where git would tell nothing, after years
        (trees.DEEPEST, 1, "file", True),
        (4, 10, "file", False),
        (trees.DEEPEST - 4, 1, "file", False),
    ],
)
def test_no_commit_is_more_than_git_can_tell(
    repo: Repository, depth: int, wide: int, leaf: str, is_found: bool, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    blob = repo.git("rev-parse", f"HEAD:{DATA}")
    last = tree(repo, *([f"100644 blob {blob}\tx"] if leaf == "file" else []))
    commit = swollen(repo, f"040000 tree {nested(repo, depth, wide, last)}\tdocs")
    monkeypatch.chdir(repo.folder)
    assert check.run(language="uk") == is_found
    assert (f"commit {commit[:12]}:1:1: " in capsys.readouterr().out) == is_found
    if is_found:
        assert not history.times(repo.folder, "docs/")
        assert not [*history.states(repo.folder, "docs/")]
        assert not history.load(repo.folder, DATA, repo.file.read_bytes()).known
        with pytest.raises(diff.CannotCompare, match="swollen"):
            diff.against(repo.folder, "HEAD~2", "uk")


@pytest.mark.parametrize(("name", "is_found"), [(600, True), (300, False)])
def test_no_names_are_longer_than_memory_holds(repo: Repository, name: int, is_found: bool, monkeypatch) -> None:
    """Each of a thousand files stands ten folders deep, whose names git tells anew for each."""
    monkeypatch.setattr(trees, "LONGEST", 5_000_000)
    blob = repo.git("rev-parse", f"HEAD:{DATA}")
    leaf = tree(repo, *(f"100644 blob {blob}\t{number}" for number in range(1_000)))
    for _ in range(10):
        leaf = tree(repo, f"040000 tree {leaf}\t{'x' * name}")
    swollen(repo, f"040000 tree {leaf}\tdocs")
    assert (history.head(repo.folder) is None) == is_found


def test_what_git_keeps_is_not_held_before_anybody_knows_how_much_it_is(repo: Repository) -> None:
    assert "tracked" not in vars(git.Repository(repo.folder))


def test_of_a_project_within_a_repository_its_folder_counts(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trees, "MOST", 20)
    swollen(repo, f"040000 tree {nested(repo, 5, 2, repo.git('rev-parse', 'HEAD:data'))}\tother")
    assert history.head(repo.folder / "data")
    with pytest.raises(history.Swollen):
        git.Repository(repo.folder)


@pytest.mark.parametrize("said", [b"HEAD", b"\xff"])
def test_nothing_is_believed_of_a_cache_that_git_keeps(repo: Repository, said: bytes) -> None:
    """A proposal could say in it that its commits have been looked at."""
    swollen(repo, f"040000 tree {nested(repo, 9, 10, tree(repo))}\tdocs")
    kept = Store(repo.folder / store.FOLDER)
    kept.put(trees._KEY, said)
    repo.git("add", "-f", store.FOLDER)
    with pytest.raises(history.Swollen):
        git.Repository(repo.folder)
    assert kept.get(trees._KEY) == said


def test_only_what_may_be_the_file_is_compared_with_it(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who renames it may take away a hundred files of the same day, each of them larger than any strategy."""
    monkeypatch.setattr(renames, "LARGEST", 10_000)
    monkeypatch.setattr(renames, "RENAMED", 2)
    old = repo.folder / "old.yaml"
    repo.file.rename(old)
    for size in (900, 1_200, 20_000, 5_000):
        (repo.folder / f"{size}.bin").write_text("x" * size)
    repo.record()
    for path in repo.folder.glob("*.bin"):
        path.unlink()
    repo.file.parent.mkdir(exist_ok=True)
    old.rename(repo.file)
    last = repo.record()
    asked = renames._alike(git.Repository(repo.folder).gone(f"{last}^", last), repo.file.stat().st_size)
    assert asked[0] == "old.yaml" and len(asked) == 2
    assert repo.history().published


@pytest.mark.parametrize("limit", [1, 100, 1_000_000])
def test_of_what_is_too_large_only_the_beginning_is_kept(
    repo: Repository, limit: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = git.Repository(repo.folder)
    monkeypatch.setattr(contents, "LIMIT_BYTES", limit)
    with found.contents() as content:
        for _ in range(2):  # the second follows where the first ends
            assert content(f"HEAD:{DATA}") == repo.file.read_bytes()[:limit]
