"""Where there is a repository and git fails, nothing is taken for unknown of the past: this is said."""

import os
from pathlib import Path
from types import SimpleNamespace

import pytest

from repository import DATA, Repository
from strategy import __main__, history
from strategy.artefacts import project
from strategy.artefacts.settings import CannotPublish
from strategy.commands import diff


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("index", b"damaged"),
        ("config", b"["),
        ("refs/heads/main", b""),  # as after a lost power
        ("refs/remotes/origin/main", b""),
        ("../.gitattributes", b"* working-tree-encoding"),
        ("../.gitattributes", b"* working-tree-encoding=none"),  # is told, and git goes on
    ],
)
def test_where_git_fails_nothing_is_published(
    repo: Repository, name: str, data: bytes, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """Else a proposal could take away what was published, and the check would say nothing."""
    (repo.folder / "data/register.txt").write_text("languages: uk en\n")
    repo.record()
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    (repo.folder / ".git" / name).write_bytes(data)
    os.utime(repo.file, (0, 0))
    monkeypatch.chdir(repo.folder)
    assert __main__.main(["check"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("git: git не зміг відповісти про історію (")
    assert len(told.splitlines()) == 1
    assert __main__.main(["diff"]) == 1
    assert capsys.readouterr().out == told
    with pytest.raises(CannotPublish, match=r"^git: git не зміг"):
        project.load(repo.folder, SimpleNamespace(languages={"uk": "Українська"}))


def test_a_past_that_is_spoilt_is_told_alone(repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    path = repo.folder / ".git/objects" / (past := repo.git("rev-parse", f"HEAD:{DATA}"))[:2] / past[2:]
    repo.commit(("Вежа", "Башта"))
    path.chmod(0o644)
    path.write_bytes(b"spoilt")
    monkeypatch.chdir(repo.folder)
    assert __main__.main(["check"]) == 1
    assert len(capsys.readouterr().out.splitlines()) == 1


def test_a_lost_object_is_no_traceback(repo: Repository, tmp_path: Path) -> None:
    """Each in turn: where git cannot read it, this is said."""
    repo.commit(("Вежа", "Башта"))
    data, told = (repo.folder / DATA).read_bytes(), []
    for number, path in enumerate(sorted((repo.folder / ".git/objects").glob("??/*"))):
        good = path.read_bytes()
        path.chmod(0o644)
        path.write_bytes(b"spoilt")
        try:
            told.append(history.load(repo.folder, DATA, data, cache=tmp_path / f"{number}").known)
            diff.against(repo.folder, "HEAD~1", "uk")
        except history.Damaged as damaged:
            told.append(bool(damaged.strerror))
        path.write_bytes(good)
    assert all(told)
    assert history.load(repo.folder, DATA, data, cache=tmp_path / "last").known


@pytest.mark.parametrize("name", ["HEAD~1^{tree}", f"HEAD~1:{DATA}"])
def test_a_comparison_says_that_the_repository_is_damaged(repo: Repository, name: str) -> None:
    repo.commit(("Вежа", "Башта"))
    tree = repo.git("rev-parse", name)
    (repo.folder / ".git/objects" / tree[:2] / tree[2:]).unlink()
    with pytest.raises(history.Damaged):
        diff.against(repo.folder, "HEAD~1", "uk")


def test_what_is_not_there_is_no_failure(repo: Repository, tmp_path: Path) -> None:
    found = history.Repository(repo.folder)
    assert found.commit("origin/main") is None
    repo.git("checkout", "-q", "--orphan", "other")
    repo.git("commit", "-q", "-m", "x")
    assert found.common_ancestor("main", "other") is None
    for begun in (False, True):
        empty = tmp_path / f"{begun}"
        empty.mkdir()
        if begun:
            repo.git("init", "-q", str(empty))
        with pytest.raises(history.NoRepository):
            history.Repository(empty)
