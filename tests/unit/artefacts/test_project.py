"""A folder whose files go while they are read."""

from pathlib import Path
from types import SimpleNamespace

import pytest

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
