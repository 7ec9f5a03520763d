"""The report on a proposal that would rather say something else to its reviewer."""

import re
import sys

import pytest

from repository import Repository
from strategy.commands.diff import CannotCompare, against
from strategy.history import Repository as GitRepository

CALLING = "@octocat https://evil.example/x WWW.evil.example a@evil.example ![x](//evil.example) <img src=x> :warning:"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: {uk: Вежа, en: Tower}", f"title: {{uk: '{CALLING}', en: Tower}}"),
        ('code: "1.1.1"', f'code: "1 {CALLING}\\n\\n## Адреси"'),
    ],
)
def test_the_report_calls_nobody_and_leads_nowhere(repo: Repository, old: str, new: str) -> None:
    """Git hosts make links and mentions of plain words, escaped or not; only of code they make none."""
    repo.git("branch", "base")
    repo.commit((old, new))
    report = against(repo.folder, "base", "uk")
    assert "octocat" in report
    assert report.splitlines().count("## Адреси") == 1
    assert not re.search(r"@|://|:w|(?i:www)|(?<!\\)[<\[]", re.sub("`[^`\n]+`", "", report))


@pytest.mark.parametrize("kind", ["tags", "heads"])
@pytest.mark.parametrize("name", ["HEAD", "origin/main"])
def test_nothing_takes_the_name_of_the_main_branch(repo: Repository, kind: str, name: str) -> None:
    """It would hide what changes, and what was published, from the report and the check."""
    repo.git("update-ref", "refs/remotes/origin/main", "HEAD")
    repo.commit(("Вежа", "Башта"))
    known = GitRepository(repo.folder)
    meant = known.commit("origin/main"), known.newest_of("origin/main"), known.head
    repo.git("update-ref", f"refs/{kind}/{name}", "HEAD" if name != "HEAD" else "HEAD~1")
    spoilt = GitRepository(repo.folder)
    assert (spoilt.commit("origin/main"), spoilt.newest_of("origin/main"), spoilt.head) == meant
    assert "Башта" in against(repo.folder, "origin/main", "uk")


def test_branches_that_were_merged_both_ways_hide_nothing(repo: Repository) -> None:
    """Each of the two commits from which they went apart lacks what the other brought."""
    made = {}
    for name, edit in (("own", ("Вежа", "Башта")), ("base", ("Човен", "Пліт"))):
        repo.git("switch", "-qC", name, "main")
        made[name] = repo.commit(edit)
    for name, other in (("base", "own"), ("own", "base")):
        repo.git("switch", "-q", name)
        repo.merge(made[other])
    assert against(repo.folder, "base", "uk").count("Без змін.") == 5
    repo.commit(("Башта", "Вежа"))
    report = against(repo.folder, "base", "uk")
    assert "Стало: **Вежа**" in report and "Пліт" not in report


def test_of_several_commits_from_which_branches_went_apart_none_hides_what_another_brought(repo: Repository) -> None:
    edits = {"old": ("Вежа", "Башта"), "one": ("Весла", "Щогли"), "two": ("Дошки", "Поручні")}
    for name, edit in edits.items():
        repo.git("switch", "-qC", name, "main")
        repo.commit(edit)
    for branch, names in (("base", edits), ("own", ("one", "two"))):
        repo.git("switch", "-qC", branch, "one")
        for name in names:
            repo.git("merge", "-q", "-m", "Merge", name)
    repo.git("merge", "-q", "-s", "ours", "-m", "Merge", "old")
    report = against(repo.folder, "base", "uk")
    assert "Стало: **Вежа**" in report and "Спершу влийте" in report


def test_commits_that_contradict_each_other_hide_nothing(repo: Repository) -> None:
    repo.git("switch", "-qC", "two", "main")
    repo.commit(("Човен", "Корабель"), ("Вежа", "Башта"))
    repo.git("switch", "-qC", "one", "main")
    repo.commit(("Човен", "Пліт"))
    repo.git("switch", "-qC", "base", "one")
    repo.git("merge", "-q", "-X", "ours", "-m", "Merge", "two")
    repo.git("switch", "-qC", "own", "one")
    repo.git("merge", "-q", "-s", "ours", "-m", "Merge", "two")
    report = against(repo.folder, "base", "uk")
    assert "Стало: **Вежа**" in report and "Спершу влийте" in report


@pytest.mark.parametrize(
    "extension",
    [
        "docs.evil",
        "antigravity",
        "toc: {slugify: docs.evil.run}",
        "toc: {toc_depth: x}",
        "tables: [x]",
        "toc: {a: [b]}",
    ],
)
def test_nothing_that_settings_name_runs(repo: Repository, monkeypatch: pytest.MonkeyPatch, extension: str) -> None:
    """The report is asked for before anybody has checked the proposal."""
    monkeypatch.syspath_prepend(repo.folder)
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs/evil.py").write_text("raise SystemExit('it has run')\n")
    (repo.folder / "docs/about.md").write_text("---\ntitle: x\n---\n# x\n\n[x](https://new.example/)\n")
    (repo.folder / "mkdocs.yml").write_text(f"markdown_extensions: [{{{extension}}}]\n")
    assert "new.example" in against(repo.folder, "HEAD", "uk")
    assert not {"docs.evil", "antigravity"} & {*sys.modules}


def test_what_is_hidden_never_was_a_page(repo: Repository) -> None:
    """It would be told as gone for ever, and its links as known."""
    (repo.folder / "docs/.drafts").mkdir(parents=True)
    (repo.folder / "docs/.drafts/note.md").write_text("---\ntitle: x\n---\n<https://new.example>\n")
    repo.record()
    (repo.folder / "docs/a.md").write_text("---\ntitle: x\n---\n<https://new.example>\n")
    report = against(repo.folder, "HEAD", "uk")
    assert "note.md" not in report and "посилалося:** `new.example`" in report


def test_a_file_that_is_what_it_was_is_not_told_as_another(repo: Repository) -> None:
    """A disk without rights gives them to every file."""
    (repo.folder / "docs").mkdir()
    for name in "ab":
        (repo.folder / f"docs/{name}.jpg").write_bytes(b"1")
    repo.record()
    (repo.folder / "docs/a.jpg").chmod(0o755)
    (repo.folder / "docs/b.jpg").write_bytes(b"2")
    report = against(repo.folder, "HEAD", "uk")
    assert "b.jpg" in report and "a.jpg" not in report


def test_a_base_without_a_common_commit_is_explained(repo: Repository) -> None:
    repo.git("branch", "base")
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.record()
    with pytest.raises(CannotCompare, match="unrelated"):
        against(repo.folder, "base", "uk")
    (repo.folder / ".git/shallow").write_text(repo.git("rev-parse", "base") + "\n")
    with pytest.raises(CannotCompare, match="no_common_ancestor"):
        against(repo.folder, "base", "uk")
