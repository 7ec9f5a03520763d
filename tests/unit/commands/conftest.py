"""What tests of commands share."""

import shutil
from pathlib import Path

import pytest

from website import DATA, ROOT


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "data").mkdir()
    (tmp_path / "docs").mkdir()
    shutil.copyfile(ROOT / "tests/cases/fine.yaml", tmp_path / DATA)
    return tmp_path
