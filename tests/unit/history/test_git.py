"""When files last changed, of repositories that git itself made."""

import errno
import os
from datetime import date
from pathlib import Path

import pytest

from repository import Repository, repository
from strategy import history
from strategy.history import git


@pytest.fixture
def repo(repo: Repository) -> Repository:
    """Three pages on the 2nd, 3rd and 4th of March, then a commit that touches none of them."""
    (repo.folder / "docs").mkdir()
    for name in ("about.md", "сторінка.md", "draft.md"):
        (repo.folder / "docs" / name).write_text("a")
        repo.record()
    repo.commit(("Вежа", "Башта"))
    return repo


def edited(folder: Path) -> dict[str, date]:
    return {path: found.last.date() for path, found in history.times(folder, "docs").items()}


def test_each_file_has_the_day_of_its_last_change(repo: Repository) -> None:
    days = {"docs/about.md": date(2026, 3, 2), "docs/сторінка.md": date(2026, 3, 3), "docs/draft.md": date(2026, 3, 4)}
    assert edited(repo.folder) == days


def test_a_file_is_known_since_it_came(repo: Repository) -> None:
    (repo.folder / "docs/about.md").write_text("b")
    repo.record()
    found = history.times(repo.folder, "docs")["docs/about.md"]
    assert (found.first.date(), found.last.date()) == (date(2026, 3, 2), date(2026, 3, 6))


def test_a_file_is_known_since_it_came_though_a_commit_says_to_be_older(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    (repo.folder / "docs/side.md").write_text("a")
    repo.record()
    repo.git("switch", "-q", "main")
    day, repo.day = repo.day, 1
    (repo.folder / "docs/about.md").write_text("b")
    repo.record()
    repo.day = day
    repo.merge("side")
    assert history.times(repo.folder, "docs")["docs/about.md"].first.date() == date(2026, 3, 2)


def test_what_a_branch_made_of_a_file_before_it_came_is_no_change_of_it(repo: Repository) -> None:
    page = repo.folder / "docs/new.md"
    repo.git("switch", "-qc", "branch")
    for text in ("One.", "Two."):
        page.write_text(text, encoding="utf-8")
        repo.record()
    repo.git("switch", "-q", "main")
    repo.merge("branch")
    known = history.times(repo.folder, "docs")["docs/new.md"]
    assert known.first.date() == known.last.date() == date(2026, 3, 7) and known.at_once
    assert known.came.date() == date(2026, 3, 8)
    page.write_text("Three.", encoding="utf-8")
    repo.record()
    after = history.times(repo.folder, "docs")["docs/new.md"]
    assert after.first == known.first < after.last and not after.at_once


def test_what_was_taken_back_and_merged_again_is_of_the_merge(repo: Repository) -> None:
    page = repo.folder / "docs/about.md"
    before = page.read_text()
    repo.git("switch", "-qc", "branch")
    page.write_text("One.", encoding="utf-8")
    repo.record()
    repo.git("switch", "-q", "main")
    for text in ("One.", before):  # squashed, and taken back
        page.write_text(text, encoding="utf-8")
        repo.record()
    repo.merge("branch", "--no-commit")
    page.write_text("One.", encoding="utf-8")
    merged = repo.day
    repo.record()
    assert edited(repo.folder)["docs/about.md"] == date(2026, 3, merged)


@pytest.mark.parametrize("begun", ["HEAD", ""])
def test_a_stranger_with_the_same_files_makes_none_newer_or_older(repo: Repository, begun: str) -> None:
    """Neither a branch that has made what was published before, nor a root of its own, even as the first parent."""
    was = edited(repo.folder)
    start, tree = repo.git("rev-parse", "HEAD~3"), repo.git("rev-parse", "HEAD^{tree}")
    repo.day = 20
    stranger = repo.git("commit-tree", tree, *(("-p", start) if begun else ()), "-m", "Other")
    merged = repo.git("commit-tree", tree, "-p", stranger, "-p", "HEAD", "-m", "Merge")
    repo.git("switch", "-qc", "side", merged)
    (repo.folder / "docs/new.md").write_text("a")
    repo.record()
    repo.git("switch", "-q", "main")
    repo.merge("side")
    assert edited(repo.folder) == was | {"docs/new.md": date(2026, 3, 20)}


def test_what_was_pulled_beside_own_commits_keeps_its_day(repo: Repository) -> None:
    repo.git("branch", "other")
    (repo.folder / "docs/new.md").write_text("a")
    repo.record()
    repo.git("switch", "-q", "other")
    (repo.folder / "docs/own.md").write_text("a")
    repo.record()
    repo.merge("main")
    assert edited(repo.folder).items() >= {"docs/new.md": date(2026, 3, 6), "docs/own.md": date(2026, 3, 7)}.items()


def test_other_ends_of_lines_are_no_change(repo: Repository) -> None:
    was = edited(repo.folder)
    for name, text in (("about.md", "a\r\n"), ("draft.md", "b\r\n")):
        (repo.folder / "docs" / name).write_bytes(text.encode())
    repo.record()
    assert edited(repo.folder) == was | {"docs/draft.md": date(2026, 3, 6)}


def test_what_is_not_committed_has_no_day(repo: Repository) -> None:
    (repo.folder / "docs/draft.md").write_text("b")
    (repo.folder / "docs/new.md").write_text("b")
    assert set(history.times(repo.folder, "docs")) == {"docs/about.md", "docs/сторінка.md"}


@pytest.mark.parametrize("name", [b"sites/one", "мої сайти/один".encode(), b" one", "сайт".encode("cp1251")])
def test_a_project_below_the_root_of_its_repository(tmp_path: Path, name: bytes) -> None:
    repo = repository(tmp_path / "repo", "a")  # and before it came there
    folder = repo.folder / os.fsdecode(name)
    (folder / "docs").mkdir(parents=True)
    (folder / "docs/about.md").write_text("a")
    repo.record()
    assert edited(folder) == {"docs/about.md": date(2026, 3, 2)}
    assert git.Repository(folder).tree("HEAD", "docs/") == ("docs/about.md",)


def test_a_change_on_a_branch_counts_from_its_own_day(repo: Repository) -> None:
    repo.git("switch", "-qc", "side")
    (repo.folder / "docs/about.md").write_text("b")
    repo.record()
    repo.git("switch", "-q", "main")
    repo.commit(("Міст", "Мости"))
    repo.merge("side")
    assert edited(repo.folder)["docs/about.md"] == date(2026, 3, 6)


@pytest.mark.parametrize(("kept", "day"), [("main", 6), ("side", 7), ("both", 8)])
def test_what_a_merge_did_not_take_over_changed_nothing(repo: Repository, kept: str, day: int) -> None:
    """Both branches changed a page: the day is that of the text that was kept, or of the merge that wrote another."""
    page = repo.folder / "docs/about.md"
    repo.git("switch", "-qc", "side")
    repo.git("switch", "-q", "main")
    for branch in ("main", "side"):
        repo.git("switch", "-q", branch)
        page.write_text(branch)
        (repo.folder / f"docs/{branch}.md").write_text("a")
        repo.record()
    repo.git("switch", "-q", "main")
    repo.git("merge", "-q", "--no-ff", "--no-commit", "-Xours", "side")
    page.write_text(kept)
    repo.record()
    assert edited(repo.folder)["docs/about.md"] == date(2026, 3, day)


def test_another_mode_of_a_file_is_no_change(repo: Repository) -> None:
    (repo.folder / "docs/about.md").chmod(0o755)
    repo.record()
    assert edited(repo.folder)["docs/about.md"] == date(2026, 3, 2)


def test_a_name_of_several_lines_is_no_lost_file(repo: Repository) -> None:
    """Of a commit that nobody checked: what git is asked line by line must not come out of step."""
    (repo.folder / "docs/a\nb.md").write_text("a")
    repo.record()
    known = history.Repository(repo.folder)
    assert set(known.tree(known.head, "docs/")) == {"docs/about.md", "docs/сторінка.md", "docs/draft.md"}
    assert known.files(known.head, ["docs/a\nb.md", "docs/draft.md"]) == {"docs/a\nb.md": b"a", "docs/draft.md": b"a"}


@pytest.mark.parametrize("mode", ["120000", "160000"])
def test_what_is_no_plain_file_in_a_commit_is_not_asked_for(repo: Repository, mode: str, monkeypatch) -> None:
    """A partial clone would fetch it, and of another repository nobody has it: git would end."""
    id_ = repo.git("rev-parse", "HEAD:docs/draft.md") if mode == "120000" else "1" * 40
    repo.git("update-index", "--cacheinfo", f"{mode},{id_},docs/draft.md")
    repo.git("commit", "-qm", "x")
    known = history.Repository(repo.folder)
    monkeypatch.setattr(known, "blobs", lambda names: dict.fromkeys(names, git.Version("", 0)) if names else {})
    assert known.files("HEAD", ["docs/draft.md"]) == {}


def test_nothing_is_known_of_a_shallow_clone_nor_outside_git(repo: Repository, tmp_path: Path) -> None:
    repo.git("clone", "-q", "--depth=3", f"file://{repo.folder}", str(tmp_path / "clone"))
    assert history.times(tmp_path / "clone", "docs") == history.times(tmp_path, "docs") == {}


def test_what_somebody_has_set_for_git_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo = repository(tmp_path / "repo")
    repo.git("switch", "-qc", "side")
    repo.commit(("Вежа", "Башта"))
    repo.git("switch", "-q", "main")
    repo.merge("side")

    def told() -> list:
        found = {
            path: [(time, content()) for time, content in one] for path, _, one in history.states(repo.folder, "data")
        }
        return [history.times(repo.folder, "data"), found]

    plainly = told()
    assert all(plainly)
    for name, value in (
        ("log.showRoot", "false"),
        ("log.diffMerges", "combined"),
        ("i18n.logOutputEncoding", "UTF-16"),
        ("diff.orderFile", "/no/such/file"),
    ):
        repo.git("config", name, value)
        assert told() == plainly, name
        repo.git("config", "--unset", name)
    for name in ("GIT_GLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"):
        with monkeypatch.context() as patched:
            patched.setenv(name, "1")
            assert told() == plainly, name


def test_no_room_on_the_disk_is_no_spoilt_repository(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    found = history.Repository(repo.folder)
    git = repo.folder.parent / "bin/git"
    git.parent.mkdir()
    git.write_text("#!/bin/sh\necho 'fatal: index.lock write error. Out of diskspace' >&2; exit 128\n")
    git.chmod(0o755)
    monkeypatch.setenv("PATH", str(git.parent), prepend=":")
    with pytest.raises(OSError, match="Out of diskspace") as raised:
        found.touched("HEAD")
    assert (raised.value.errno, raised.value.filename) == (errno.ENOSPC, "git")


def test_what_lies_above_the_project_is_touched_whatever_somebody_has_set(repo: Repository) -> None:
    first = repo.git("rev-parse", "HEAD")
    (repo.folder / "Makefile").write_text("other", encoding="utf-8")
    repo.record()
    repo.git("config", "diff.relative", "true")
    assert git.Repository(repo.folder / "data").touched(first) == ("../Makefile",)


def test_too_few_open_files_are_not_taken_for_no_repository(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    def starved(*_: object, **__: object) -> None:
        raise OSError(errno.EMFILE, "Too many open files")

    monkeypatch.setattr(git.subprocess, "run", starved)
    with pytest.raises(OSError, match="Too many") as raised:
        history.head(repo.folder)
    assert raised.value.filename == str(repo.folder)


def test_no_file_that_is_named_like_a_commit_stops_anything(repo: Repository) -> None:
    """Nor what a repository says of others within it: only a warning to git's own fsck."""
    repo.git("update-index", "--add", "--cacheinfo", f"160000,{repo.git('rev-parse', 'HEAD')},docs/x")
    repo.git("commit", "-qm", "x")
    before, found = repo.git("rev-parse", "HEAD~1"), git.Repository(repo.folder)

    def told() -> tuple:
        made = [commit for commit, _ in found.made("docs")]
        since = [*found.since(before), *found.made_since(before, ["docs"])]
        return edited(repo.folder), found.commits(), found.newest_of(before), made, since, found.gone(before, "HEAD")

    was = told()
    (repo.folder / ".gitmodules").write_text('[submodule "x"\n junk\n')
    for name in ("HEAD", before, found.head):
        (repo.folder / name).write_text("x")
    assert told() == was
    assert found.changed(found.head, ["docs/"]) == ("docs/x",)  # no folder is here
    assert {*found.touched(found.head)} == {".gitmodules", "docs/x", "HEAD", before, found.head}


def test_the_branch_that_a_branch_follows_has_a_commit(repo: Repository) -> None:
    repo.git("branch", "published")
    repo.git("branch", "-q", "--set-upstream-to=published")
    repo.record()
    assert git.Repository(repo.folder).commit("@{u}") == repo.git("rev-parse", "published")
