"""What commits of a proposal say and take back is told: the pages of changes quote it."""

import pytest

from repository import Repository
from strategy.__main__ import main

PASSED = (
    "- ⚠️ **Стояло в комітах пропозиції, а тепер ні; сторінка змін покаже це як колишній текст, "
    "якщо не об’єднати коміти в один (squash):** `data/goals.yaml`"
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
    assert lines[at + 1 : at + 5] == ["", "```", "text: {uk: Чужий `абзац`, en: First paragraph}", "```"]
    monkeypatch.setattr("strategy.commands.since.MOST", 1)
    lines = said(capsys)
    assert lines[lines.index(PASSED) + 2].startswith("Комітів забагато")


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


def test_another_name_on_the_way_hides_nothing(repo: Repository, capsys: pytest.CaptureFixture[str]) -> None:
    """The history goes on with a file under whatever name it had."""
    text = repo.file.read_text(encoding="utf-8")
    repo.file.rename(repo.folder / "data/other.yaml")
    (repo.folder / "data/other.yaml").write_text(text.replace("Перший", "Чужий"), encoding="utf-8")
    repo.record()
    (repo.folder / "data/other.yaml").unlink()
    repo.commit(text=text)
    assert "Чужий" in "\n".join(said(capsys)).partition(PASSED)[2]
