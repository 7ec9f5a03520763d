"""Histories that were made to do harm: what cannot be read is passed over and named, all else is told."""

import datetime
import os
import shutil
import subprocess
from contextlib import suppress
from pathlib import Path

import pytest

import pace
from repository import DATA, FIRST, Repository
from strategy import history
from strategy.commands import check, diff
from strategy.history.changes import LONGEST, Reworded

LATER = FIRST.replace("Вежа", "Маяк").encode()
ALIASES = b"a0: &a0 [x, x]\n" + b"".join(b"a%d: &a%d [*a%d, *a%d]\n" % (n, n, n - 1, n - 1) for n in range(1, 30))
VERSIONS = {
    "brackets": b"[" * 60_000,
    "braces": b"{a: " * 60_000,
    "closed_brackets": b"[" * 60_000 + b"]" * 60_000,
    "indented": b"".join(b" " * n + b"a:\n" for n in range(3_000)),
    "lists": b"- " * 60_000,
    "aliases": ALIASES,
    "merged_aliases": b"goals:\n" + ALIASES.replace(b"\na", b"\n<<a"),
    "itself": b"&a [*a]",
    "anchor_of_many": FIRST.encode() + b"x: &x {a: *x}\n",
    "long_line": b"goals: '" + b"x" * 3_000_000 + b"'",
    "many_keys": b"".join(b"k%d: 1\n" % n for n in range(50_000)),
    "flat": b"- a\n" * 1_000_000,
    "huge": b"\n" * 40_000_000,
    "binary": bytes(range(256)) * 100,
    "cp1251": FIRST.encode("cp1251"),
}
OTHERS = {
    "utf16": FIRST.encode("utf-16"),
    "empty": b"",
    "number": b"1",
    "tags": b"!!python/object/apply:os.system ['touch pwned']",
    "null": b"goals: null\nlanguages: null",
    "nodes_of_text": b"goals: x\nlevels: y\nlanguages: [1, [2]]",
    "many": b"- {a: b, c: d}\n" * 17_000,
}


def commit_bytes(repo: Repository, data: bytes) -> str:
    (repo.folder / DATA).write_bytes(data)
    repo.git("commit", "-am", "x")
    return repo.git("rev-parse", "HEAD")


@pytest.mark.parametrize("name", [*VERSIONS, *OTHERS])
def test_a_version_that_no_strategy_can_be_is_passed_over(repo: Repository, name: str, tmp_path: Path) -> None:
    hostile = commit_bytes(repo, {**VERSIONS, **OTHERS}[name])
    last = commit_bytes(repo, LATER)
    with pace.at_most(5):
        known = history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache")
    assert known.known
    assert known.revisions[0].commit.id == last
    assert hostile not in [revision.commit.id for revision in known.revisions]
    assert known.passed_over == ((hostile,) if name in VERSIONS else ())
    assert not (repo.folder / "pwned").exists()
    again = history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache")
    assert again.passed_over == known.passed_over


def put_commit(repo: Repository, text: str) -> str:
    """A commit as no git would write it, at which the repository stands then; returns its id."""
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin", "--literally"]
    done = subprocess.run(command, cwd=repo.folder, input=text.encode(), capture_output=True, check=True)
    commit = done.stdout.decode().strip()
    repo.git("reset", "--hard", commit)
    return commit


@pytest.mark.parametrize(
    "committer",
    [
        "253402300800 +0000",
        "1767225600 +9959",
        "1767225600 +99999999",
        "9223372036854775807 +0200",
        "1767225600 -9959",
        "99999999999999 +0000",
        "1767225600 +2460",
        "253402300800 -1200",
    ],
)
def test_a_commit_of_no_day_is_passed_over(repo: Repository, committer: str, tmp_path: Path) -> None:
    """Git itself refuses to write such a commit: it is put there by hand."""
    (repo.folder / DATA).write_bytes(LATER)
    repo.git("add", "-A")
    tree, parent = repo.git("write-tree"), repo.git("rev-parse", "HEAD")
    text = f"tree {tree}\nparent {parent}\nauthor A <a> 1767225600 +0000\ncommitter \u202e <a> {committer}\n\nx\n"
    commit = put_commit(repo, text)
    known = history.load(repo.folder, DATA, LATER, cache=tmp_path / "a")
    last = commit_bytes(repo, LATER.replace(b"2", b"2"[:1]) + b"\n# x\n")
    after = history.load(repo.folder, DATA, (repo.folder / DATA).read_bytes(), cache=tmp_path / "b")
    for found in (known, after):
        assert found.known
        assert {revision.commit.id for revision in found.revisions} <= {parent, last}
        assert found.passed_over in ((commit,), ())
    history.times(repo.folder, "docs/")


def test_a_commit_of_a_day_to_come_is_of_the_day_of_what_followed(repo: Repository, tmp_path: Path) -> None:
    """Else its change would stay the latest for years, on every page and at the top of every feed."""
    page = repo.folder / "docs/updates/x.md"
    page.parent.mkdir(parents=True)
    page.write_text("1")
    repo.record()
    hostile = FIRST.replace("Вежа", "Дзвін").encode()
    page.write_text("2")
    (repo.folder / DATA).write_bytes(hostile)
    repo.git("add", "-A")
    dated = f"tree {repo.git('write-tree')}\nparent {repo.git('rev-parse', 'HEAD')}\n"
    late = put_commit(repo, f"{dated}author A <a> 4102444800 +0000\ncommitter A <a> 4102444800 +0000\n\nx\n")
    assert history.load(repo.folder, DATA, hostile, cache=tmp_path / "a").day.year == 2100  # nobody knows better
    last = commit_bytes(repo, LATER)
    known = history.load(repo.folder, DATA, LATER, cache=tmp_path / "b")
    assert [one.commit.id for one in known.revisions[:2]] == [last, late]
    assert {one.commit.date.year for one in known.revisions} == {2026}
    assert history.times(repo.folder, "docs/")["docs/updates/x.md"].last.year == 2026
    ((*_, states),) = history.states(repo.folder, "docs/updates/")
    assert [day.year for day, _ in states] == [2026, 2026]


@pytest.mark.parametrize("before", [1, 3])
def test_a_commit_of_long_ago_is_of_the_day_of_what_it_rests_on(repo: Repository, before: int, tmp_path: Path) -> None:
    """Else the strategy would be as old, and its change stand below what was published."""
    for number in range(1, before):
        repo.commit(("Весла", f"Весла {number}"))
    hostile = repo.file.read_text("utf-8").replace("Вежа", "Дзвін").encode()
    (repo.folder / DATA).write_bytes(hostile)
    repo.git("add", "-A")
    dated = f"tree {repo.git('write-tree')}\nparent {repo.git('rev-parse', 'HEAD')}\n"
    late = put_commit(repo, f"{dated}author A <a> 1000000000 +0000\ncommitter A <a> 1000000000 +0000\n\nx\n")
    known = history.load(repo.folder, DATA, hostile, cache=tmp_path / "cache")
    assert known.published == datetime.date(2026, 3, 1)
    assert known.revisions[0].commit.id == late and known.revisions[0].commit.date.day == before
    assert known.last_change("tower", "uk").state == "changed"


def test_a_graft_of_this_computer_counts_for_nothing(repo: Repository, tmp_path: Path) -> None:
    first = repo.git("rev-parse", "HEAD")
    last = commit_bytes(repo, LATER)
    (repo.folder / ".git/info").mkdir(exist_ok=True)
    (repo.folder / ".git/info/grafts").write_text(f"{first} {last}\n")
    assert len(history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache").revisions) == 2


@pytest.mark.parametrize("sign", ["e", "uFFFE", "u202e", "x85"])
def test_signs_that_nobody_checked_then_are_spelt_out(repo: Repository, sign: str, tmp_path: Path) -> None:
    """In texts, numbers and terms alike: they would end every feed, or every build, for ever."""
    title = '          - id: tower\n            code: "1.1.1"\n            title: {uk: Вежа'
    assert title in FIRST
    spoilt = f'          - id: tower\n            code: "1.\\{sign}"\n            period: {{end: "x\\{sign}"}}\n'
    hostile = FIRST.replace(title, f'{spoilt}            title: {{uk: "Вежа \\{sign}!"')
    commit_bytes(repo, hostile.encode())
    commit_bytes(repo, LATER)
    known = history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache")
    told = str([revision.changes for revision in known.revisions])
    assert told.count("[U+") >= 6 and told.isprintable() and told.encode()
    assert history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache") == known


def test_a_text_is_told_as_far_as_a_table_can_hold_it(repo: Repository, tmp_path: Path) -> None:
    commit_bytes(repo, FIRST.replace("uk: Вежа", f"uk: {'а' * 120_000}").encode())
    commit_bytes(repo, LATER)
    told = history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache").revisions[0].changes
    assert {len(change.old) for change in told if isinstance(change, Reworded)} == {LONGEST + 1}


def test_no_part_has_a_number_that_is_none(repo: Repository, tmp_path: Path) -> None:
    """It would be an address."""
    commit_bytes(
        repo, FIRST.replace("- id: 1\n                text", "- id: '1 onload=x'\n                text").encode()
    )
    commit_bytes(repo, LATER)
    assert "onload" not in str(history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache").revisions)


def test_names_and_messages_in_any_encoding_stop_nothing(repo: Repository, tmp_path: Path) -> None:
    docs = repo.folder / "docs"
    docs.mkdir()
    path = os.fsencode(docs) + "/новини.md".encode("cp1251")
    Path(os.fsdecode(path)).write_bytes(b"x")
    repo.git("add", "-A")
    (repo.folder / "message").write_bytes("Зміни\x1b[31m \u202e".encode("cp1251", "ignore"))
    repo.git("-c", "i18n.commitEncoding=x", "commit", "-q", "-F", "message")
    Path(os.fsdecode(path)).unlink()
    last = commit_bytes(repo, LATER)
    assert history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache").revisions[0].commit.id == last
    assert history.times(repo.folder, "docs/") is not None


def test_the_check_names_the_commit(repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys) -> None:
    hostile = commit_bytes(repo, VERSIONS["brackets"])
    commit_bytes(repo, LATER)
    monkeypatch.chdir(repo.folder)
    assert check.run(language="uk") == 0
    assert hostile in capsys.readouterr().out


@pytest.mark.parametrize("name", ["go\nals.yaml", "go\rals.yaml", "go\x0cals.yaml", "go\u2028als.yaml"])
def test_a_name_of_several_lines_is_passed_over(repo: Repository, name: str, tmp_path: Path) -> None:
    repo.file.rename(repo.folder / name)
    repo.record()
    (repo.folder / name).unlink()
    repo.file.write_bytes(LATER)
    last = repo.record()
    assert history.load(repo.folder, DATA, LATER, cache=tmp_path / "cache").revisions[0].commit.id == last
    assert diff.against(repo.folder, "HEAD~1", "uk").startswith("# ")


def test_a_name_that_is_no_text_dates_no_page(repo: Repository) -> None:
    pages = repo.folder / "docs"
    pages.mkdir()
    (pages / "about.md").write_text("x")
    spoilt = Path(os.fsdecode(os.fsencode(pages) + b"/\xcf\xf0.txt"))
    spoilt.write_text("x")
    repo.record()
    spoilt.unlink()
    repo.record()
    assert list(history.times(repo.folder, "docs/")) == ["docs/about.md"]


def test_a_comparison_with_a_commit_before_the_strategy(repo: Repository) -> None:
    (repo.folder / DATA).rename(repo.folder / "goals.yaml")
    repo.record()
    (repo.folder / "goals.yaml").rename(repo.folder / DATA)
    assert diff.against(repo.folder, "HEAD", "uk").startswith("# ")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder away")
def test_of_a_repository_of_another_user_nothing_is_published_and_the_cure_is_told(
    repo: Repository, monkeypatch: pytest.MonkeyPatch, capsys
) -> None:
    """Without what git knows, a site would lose the pages of its changes, and no address would be missed."""
    for path in (repo.folder, *repo.folder.rglob("*")):
        os.chown(path, 65534, 65534)
    monkeypatch.setenv("LC_ALL", "uk_UA.UTF-8")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(diff.CannotCompare, match="foreign"):
        diff.against(repo.folder, "HEAD", "uk")
    monkeypatch.chdir(repo.folder)
    assert check.run(language="uk") == 1
    assert ".git:1:1: git не довіряє цій теці" in capsys.readouterr().out


def test_no_file_of_an_unpacked_proposal_is_a_setting_of_git(repo: Repository, tmp_path: Path) -> None:
    """Where an archive has no history, git would take such files beside the Makefile for one, and run what they say."""
    folder = tmp_path / "unpacked"
    shutil.copytree(repo.folder / ".git", folder)
    ran = tmp_path / "ran"
    lines = (
        "[core]",
        "repositoryformatversion = 0",
        "bare = false",
        "worktree = .",
        f'fsmonitor = "touch {ran}; false"',
    )
    (folder / "config").write_text("\n".join(lines))
    with suppress(history.NoRepository):
        _ = history.Repository(folder).tracked
    assert not ran.exists()
