"""Folders of tests/cases as projects of their own."""

import shutil
from pathlib import Path

from settings_then import GOOD
from website import ROOT

CASES = ROOT / "tests/cases"
FINE = (CASES / "fine.yaml").read_text()


def copy_case(name: str, target: Path) -> Path:
    (target / "data").mkdir(parents=True)
    (target / "data/goals.yaml").write_text(FINE)
    (target / "mkdocs.yml").write_bytes(GOOD)
    return Path(shutil.copytree(CASES / name, target, dirs_exist_ok=True))
