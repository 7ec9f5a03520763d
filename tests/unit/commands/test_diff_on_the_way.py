"""What commits of a proposal say and take back is told: the pages of changes quote it."""

import datetime
import subprocess
from dataclasses import replace

import pytest

from repository import BOAT, FIRST, Repository
from strategy.__main__ import main
from strategy.reading.files import read

PASSED = (
    "- ⚠️ **Проміжні коміти пропозиції додали ці рядки, а потім прибрали (+) або прибрали, а потім повернули (−); "
    "сторінка змін може про це розповісти, якщо не об’єднати коміти в один (squash):** `data/goals.yaml`"
)


@pytest.fixture(autouse=True)
def here(repo: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    repo.git("branch", "base")
    monkeypatch.chdir(repo.folder)


def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
    capsys.readouterr()
    assert main(["diff", "base"]) == 0
    return capsys.readouterr().out.splitlines()


def test_what_commits_on_the_way_said_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(("Перший абзац", "Чужий `абзац`"), ("Дошки", "Поручні"))
    repo.commit(("Чужий `абзац`", "Перший абзац"))
    lines = said(capsys)
    at = lines.index(PASSED)
    assert lines[at + 1 : at + 6] == [
        *("", "```diff"),
        "-id: 1 › text: {uk: Перший абзац, en: First paragraph}",
        "+id: 1 › text: {uk: Чужий `абзац`, en: First paragraph}",
        "```",
    ]
    for bound in ("MOST", "MOST_BYTES", "MOST_LINES", "MOST_MADE"):
        with monkeypatch.context() as patched:
            patched.setattr(f"strategy.commands.since.{bound}", 1)
            lines = said(capsys)
        assert lines[lines.index(PASSED) + 2].startswith("Комітів або рядків")


def test_what_other_branches_said_on_the_way_is_theirs(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.git("switch", "-qc", "work")
    repo.commit(("Дошки", "Поручні"))
    for was, became in (("Перший абзац", "Другий абзац"), ("Другий абзац", "Третій абзац")):
        repo.git("switch", "-q", "base")
        repo.commit((was, became))
        repo.git("switch", "-q", "work")
        repo.merge("base")
    assert PASSED not in said(capsys)
    repo.commit(("Поручні", "Перила"))
    told = "\n".join(said(capsys)).partition(PASSED)[2]
    assert "Поручні" in told and "Другий" not in told


def test_an_edit_of_several_commits_is_told_once(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    repo.commit(("Перший абзац", "Другий абзац"))
    repo.commit(("Дошки", "Поручні"))
    assert PASSED not in said(capsys)


@pytest.mark.parametrize("name", ["other.yaml", "інша.yaml", 'a"b.yaml', "a\tb.yaml", "a\\b.yaml"])
def test_another_name_on_the_way_hides_nothing(repo: Repository, capsys: pytest.CaptureFixture[str], name: str) -> None:
    """The history goes on with a file under whatever name it had."""
    text = repo.file.read_text(encoding="utf-8")
    other = repo.folder / "data" / name
    repo.file.rename(other)
    other.write_text(text.replace("Перший", "Чужий"), encoding="utf-8")
    repo.record()
    other.unlink()
    repo.commit(text=text)
    assert "Чужий" in "\n".join(said(capsys)).partition(PASSED)[2]


@pytest.mark.parametrize(
    ("edits", "told"),
    [
        ([(BOAT, "")], "-tasks: › - id: boat"),
        ([("{uk: Вежа, en: Tower}", "{uk: Міст, en: Bridge}")], "+id: tower › title: {uk: Міст, en: Bridge}"),
        ([("uk: Сходи", "uk: Лампа"), ("en: Stairs", "en: Lamp")], "+id: 1 › text: {uk: Лампа, en: Lamp}"),
    ],
)
def test_what_stands_elsewhere_too_or_was_away_for_a_while_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str], edits: list[tuple[str, str]], told: str
) -> None:
    repo.commit(*edits)
    repo.commit(text=FIRST)
    assert told in "\n".join(said(capsys)).partition(PASSED)[2].split("\n")


def test_what_a_branch_said_is_told_though_its_merge_took_nothing_of_it(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    repo.git("switch", "-qc", "side")
    repo.commit(("Перший", "Чужий"))
    repo.git("switch", "-q", "-")
    repo.commit(("Дошки", "Поручні"))
    repo.merge("side", "--strategy", "ours")
    assert "Чужий" in "\n".join(said(capsys)).partition(PASSED)[2]


@pytest.mark.parametrize("name", ["about.en.md", "boat.png"])
def test_a_file_that_only_commits_on_the_way_changed_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    """Its day becomes theirs, and an older translation would pass for a new one."""
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs/about.md").write_text("---\ntitle: Вежа\n---\n\nТак\n\nні\n", encoding="utf-8")
    file = repo.folder / "docs" / name
    file.write_bytes(b"---\ntitle: x\n---\n\nx\n\ny\n")
    repo.git("branch", "--force", "base", repo.record())
    text = file.read_bytes()
    file.write_bytes(text.replace(b"\n\n", b"\n\n\n"))
    repo.record()
    file.write_bytes(text)
    repo.record()
    assert [line for line in said(capsys) if f"`docs/{name}`" in line and "повернули як був" in line]
    file.chmod(0o755)
    repo.git("branch", "--force", "base")
    repo.record()
    assert "повернули як був" not in "\n".join(said(capsys))


def test_what_a_merge_left_as_published_is_no_change_that_was_taken_back(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its day stays that of the published commit: of the same edit made there, or of another that was preferred."""
    (repo.folder / "docs").mkdir()
    files = [repo.folder / f"docs/{name}.md" for name in ("same", "other")]

    def write(*texts: str) -> None:
        for file, text in zip(files, texts, strict=True):
            file.write_text(text)
        repo.record()

    write("1", "1")
    repo.git("branch", "--force", "base")
    repo.git("switch", "-qc", "work")
    write("2", "2")
    write("3", "3")
    repo.git("switch", "-q", "base")
    write("3", "4")
    repo.git("switch", "-q", "work")
    repo.merge("base", "--strategy-option", "theirs")
    assert "повернули як був" not in "\n".join(said(capsys))


def test_many_new_pages_are_no_past_texts(
    repo: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("strategy.commands.since.MOST", 1)
    (repo.folder / "docs").mkdir()
    for name in ("one", "two"):
        (repo.folder / f"docs/{name}.md").write_text("---\ntitle: x\n---\n\nx\n")
    repo.record()
    assert not [line for line in said(capsys) if line.startswith(PASSED.partition(":")[0])]


@pytest.mark.parametrize(
    ("path", "is_told"),
    [("about/index.md", True), ("about.en.md", True), ("../data/glossary.yaml", True), ("other.md", False)],
)
def test_what_stood_on_the_way_alone_is_told_where_readers_will_meet_it(
    repo: Repository, capsys: pytest.CaptureFixture[str], path: str, is_told: bool
) -> None:
    """At the address of a page of today, as its translation, in a list: not of a page that was called otherwise."""
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs/about.md").write_text("---\ntitle: x\n---\n\nx\n")
    repo.git("branch", "--force", "base", repo.record())
    file = (repo.folder / "docs" / path).resolve()
    file.parent.mkdir(exist_ok=True)
    file.write_text("Чуже\n")
    repo.record()
    file.unlink()
    repo.record()
    assert ("+Чуже" in said(capsys)) is is_told


def test_what_a_merge_undid_for_a_while_is_told(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Though one of the branches that it merges, of an older day, never had it."""
    repo.git("switch", "-qc", "old")
    repo.record()
    repo.git("switch", "-q", "base")
    repo.commit(("Перший", "Новий"))
    repo.git("switch", "-qc", "work")
    repo.merge("old", "--no-commit")
    repo.commit(text=FIRST)
    repo.commit(("Перший", "Новий"))
    assert "-id: 1 › text: {uk: Новий абзац, en: First paragraph}" in said(capsys)


def test_what_is_published_beside_the_own_line_is_told(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """Fast-forwarded, its first parents would be those of the proposal: what is published would be so on other days."""
    repo.git("switch", "-qc", "work")
    repo.commit(("Дошки", "Поручні"))
    repo.git("switch", "-q", "base")
    published = repo.commit(("Перший абзац", "Другий абзац"))
    repo.git("switch", "-q", "work")
    assert "Приймайте" not in "\n".join(said(capsys))  # cannot be fast-forwarded
    repo.merge("base")
    assert "**Приймайте цю пропозицію комітом злиття" in "\n".join(said(capsys))
    repo.git("switch", "-q", "-C", "accepted", published)
    repo.merge("work")
    assert "Приймайте" not in "\n".join(said(capsys))


@pytest.mark.parametrize(
    ("path", "told"),
    [
        *(
            (path, True)
            for path in ("data/goals.yaml", "data/bodies.yaml", "docs/about.md", "docs/x.png", "mkdocs.yml")
        ),
        ("README.md", False),
    ],
)
def test_days_before_what_is_published_are_told(
    repo: Repository, capsys: pytest.CaptureFixture[str], path: str, told: bool
) -> None:
    """Of what the site shows: it names no other."""
    repo.git("switch", "-qc", "work")
    (repo.folder / "docs").mkdir()
    with (repo.folder / path).open("a", encoding="utf-8") as file:
        file.write("\n")
    repo.record()
    assert "давніші" not in "\n".join(said(capsys))
    repo.git("switch", "-q", "base")
    repo.commit(("Перший абзац", "Другий абзац"))
    repo.git("switch", "-q", "work")
    lines = said(capsys)
    assert any("давніші за опубліковану версію (найдавніший — від 2 березня 2026" in line for line in lines) is told


@pytest.mark.parametrize(
    ("time", "told"), [("1970-01-02T12:00", True), ("2026-03-02T11:00", True), ("2026-03-02T13:00", False)]
)
def test_a_commit_that_says_to_be_older_than_what_it_changes_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, time: str, told: bool
) -> None:
    """It would count as one piece of work with that, and be told by no correction."""
    repo.commit(("Перший абзац", "Другий абзац"))
    repo.git("branch", "-f", "base")
    (repo.folder / "docs").mkdir()
    (repo.folder / "docs/about.md").write_text("---\ntitle: Про\n---\n", encoding="utf-8")
    repo.git("add", "-A")
    monkeypatch.setenv("GIT_COMMITTER_DATE", f"{time}:00+02:00")
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "-qm", "x"]
    subprocess.run(command, cwd=repo.folder, check=True)
    assert ("давніші за опубліковану версію" in "\n".join(said(capsys))) is told


def test_a_day_that_has_not_come_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    repo.commit(("Перший абзац", "Другий абзац"))
    assert "не настала" not in "\n".join(said(capsys))
    files = replace(read(repo.folder), latest=datetime.date(2026, 3, 1))
    for module in ("diff", "check"):
        monkeypatch.setattr(f"strategy.commands.{module}.read", lambda folder: files)
    told = "має дату, яка ще не настала (2 березня 2026"
    assert told in "\n".join(said(capsys))
    assert main(["check"]) == 0
    assert told in capsys.readouterr().out
    who = "X <x> 253402300800 +0000"  # of no day, which hides none
    parent = repo.git("rev-parse", "HEAD").strip()
    text = f"tree {repo.git('write-tree').strip()}\nparent {parent}\nauthor {who}\ncommitter {who}\n\nx\n"
    command = ["git", "hash-object", "-t", "commit", "-w", "--stdin"]
    made = subprocess.run(command, cwd=repo.folder, input=text.encode(), capture_output=True, check=True)
    repo.git("reset", "-q", "--hard", made.stdout.decode().strip())
    assert told in "\n".join(said(capsys))


def test_a_program_older_than_the_one_that_will_build_the_site_is_told(
    repo: Repository, capsys: pytest.CaptureFixture[str]
) -> None:
    (repo.folder / "hooks").mkdir()
    program = repo.folder / "hooks/on.py"
    program.write_text("old")
    repo.record()
    repo.git("branch", "-f", "base")
    repo.git("switch", "-qc", "work")
    repo.commit(("Дошки", "Поручні"))
    assert "давніша" not in "\n".join(said(capsys))
    repo.git("switch", "-q", "base")
    program.write_text("new")
    repo.record()
    repo.git("switch", "-q", "work")
    assert "Програма в пропозиції давніша" in "\n".join(said(capsys))
    repo.merge("base")
    assert "давніша" not in "\n".join(said(capsys))
