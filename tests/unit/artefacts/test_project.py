"""A folder whose files go while they are read."""

import datetime
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from repository import Repository
from strategy.artefacts import project
from strategy.artefacts.settings import CannotPublish
from strategy.reading import files


def test_a_file_that_goes_is_named_and_no_traceback(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(folder: Path) -> files.ProjectFiles:
        raise FileNotFoundError(2, "No such file or directory", "docs/about.md")

    (tmp_path / "data").mkdir()
    (tmp_path / files.STRATEGY).touch()
    monkeypatch.setattr(files, "read", gone)
    assert project.languages(tmp_path) == ()
    with pytest.raises(CannotPublish, match=r"^docs/about\.md: такого файла немає"):
        project.load(tmp_path, SimpleNamespace(languages={"uk": "Українська"}))


def test_what_a_host_asked_for_stays_told_when_it_is_gone(repo: Repository) -> None:
    """Else a month in which nothing else was changed would have no page any more."""
    (repo.folder / "docs").mkdir()
    for content in ("example.org", None):
        (repo.folder / "docs/CNAME").write_text(content) if content else (repo.folder / "docs/CNAME").unlink()
        repo.record()
    _, told = project._edits(repo.folder, files.read(repo.folder), "")
    assert [(one.kind, one.day.day) for one in told] == [("file", 3), ("new_file", 2)]


def test_the_newest_states_of_a_file_are_told_and_no_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred states of a long list of terms would take every build half a minute."""
    read: list[int] = []

    def content(number: int) -> bytes:
        read.append(number)
        return b"x" * 100

    start = datetime.datetime(2026, 3, 1, tzinfo=datetime.UTC)
    states = [(start + datetime.timedelta(days=number), partial(content, number)) for number in range(9)]
    monkeypatch.setattr(project, "MOST_READ", 300)
    assert [time.day for time, _ in project._newest(states)] == [7, 8, 9]
    assert read == [8, 7, 6, 5]
