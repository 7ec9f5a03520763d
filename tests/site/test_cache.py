"""What is kept between builds saves time and changes nothing, in whatever state it is found."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from invented import invented_project
from website import CACHE, build, contents

URL = "https://example.org/island/"


def built(project: Path) -> dict[str, bytes]:
    done = build(project, project / "site", SITE_URL=URL)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(project / "site")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """A project with what its first build kept, and what that build made of nothing."""
    project = invented_project(tmp_path_factory.mktemp("kept") / "project")
    shutil.rmtree(project / CACHE.name, ignore_errors=True)
    return project, built(project)


def cut(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def leave(cache: Path) -> None:
    """As it was."""


@pytest.mark.parametrize("spoil", [leave, cut])
def test_the_site_is_the_same_whatever_is_kept(
    kept: tuple[Path, dict[str, bytes]], tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    project = tmp_path / "project"
    shutil.copytree(kept[0], project)
    spoil(project / CACHE.name)
    assert built(project) == kept[1]


def test_after_edits_the_site_is_what_is_made_of_nothing(kept: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(kept[0], project)
    edits = {
        "data/goals.yaml": ("uk: Перила", "uk: Поручні"),
        "docs/updates/2024-05-01-walk.md": ("title: Прогулянка", "title: Похід"),
        "docs/about.md": ("\n---\n", "\n---\n\nІ ще.\n"),
        "mkdocs.yml": ('ink: "#1d2733"', 'ink: "#000000"'),
    }
    for name, (old, new) in edits.items():
        text = (project / name).read_text(encoding="utf-8")
        assert old in text, name
        (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    warm = built(project)
    shutil.rmtree(project / CACHE.name)
    assert built(project) == warm
    changed = {path for path in warm if warm[path] != kept[1].get(path)}
    assert {"tasks/stairs/index.html", "about/index.html", "assets/styles/colours.css"} <= changed
    assert len(changed) < len(warm) / 2
