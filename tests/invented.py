"""The invented strategy of golden/strategy.yaml with the invented updates of golden/updates/, as a project."""

import re
import shutil
from pathlib import Path

from strategy import project, register
from website import DATA, ROOT, copy_project

STRATEGY = ROOT / "tests/golden/strategy.yaml"
UPDATES = ROOT / "tests/golden/updates"


def invented_project(target: Path) -> Path:
    """A copy of the project at `target` that publishes the invented strategy and its updates."""
    copy_project(target)
    shutil.copyfile(STRATEGY, target / DATA)
    (target / "data/search.yaml").unlink()  # it speaks of the real strategy
    (target / register.FILE).unlink()  # of another strategy
    shutil.copytree(UPDATES, target / "docs/updates", dirs_exist_ok=True)
    for page in target.glob("docs/*.md"):  # those written about the real strategy link to its tasks
        page.write_text(re.sub(r"\]\((?:goals|objectives|tasks)/.*?\)", "](index.md)", page.read_text()))
    return target


def invented() -> project.Project:
    """The invented strategy and its updates, checked."""
    data = [(project.STRATEGY, STRATEGY.read_bytes())]
    data += [(f"docs/updates/{path.name}", path.read_bytes()) for path in sorted(UPDATES.glob("*.md"))]
    names = frozenset(f"updates/{path.name}" for path in UPDATES.iterdir())
    return project.check_files(project.Files(tuple(data), names))
