"""The invented strategy of golden/strategy.yaml with the invented updates of golden/updates/, as a project."""

import re
import shutil
from pathlib import Path

from strategy.addresses import register
from strategy.checking import project
from strategy.reading.files import ProjectFiles
from website import DATA, ROOT, copy_project

STRATEGY = ROOT / "tests/golden/strategy.yaml"
UPDATES = ROOT / "tests/golden/updates"
EDITIONS = ROOT / "tests/golden/editions.yaml"  # of three editions


def other_project(target: Path, strategy: Path) -> Path:
    """A copy of the project at `target` that publishes another strategy, without what was written about ours."""
    copy_project(target)
    shutil.copyfile(strategy, target / DATA)
    for name in ("data/search.yaml", "data/translations.yaml", register.FILE):
        (target / name).unlink(missing_ok=True)
    for page in target.glob("docs/updates/*"):
        if not page.name.startswith("index."):
            page.unlink()
    for page in target.glob("docs/**/*.md"):
        text = page.read_text(encoding="utf-8")
        unlinked = re.sub(r"\[([^]]*)\]\((?:goals|objectives|tasks|updates)/\S+?\)", r"\1", text)
        page.write_text(unlinked, encoding="utf-8")
    return target


def invented_project(target: Path) -> Path:
    """A copy of the project at `target` that publishes the invented strategy and its updates."""
    shutil.copytree(UPDATES, other_project(target, STRATEGY) / "docs/updates", dirs_exist_ok=True)
    return target


def invented() -> project.Project:
    """The invented strategy and its updates, checked."""
    data = [(DATA.as_posix(), STRATEGY.read_bytes())]
    data += [(f"docs/updates/{path.name}", path.read_bytes()) for path in sorted(UPDATES.glob("*.md"))]
    names = frozenset(f"updates/{path.name}" for path in UPDATES.iterdir())
    return project.check_files(ProjectFiles(tuple(data), names))
