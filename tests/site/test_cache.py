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


def edited(
    kept: tuple[Path, dict[str, bytes]], project: Path, edits: dict[str, tuple[str, str]]
) -> tuple[set[str], int]:
    """The paths of what edits change of the site, and how many there are; it is what is made of nothing."""
    shutil.copytree(kept[0], project)
    for name, (old, new) in edits.items():
        text = (project / name).read_text(encoding="utf-8")
        assert old in text, name
        (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    warm = built(project)
    shutil.rmtree(project / CACHE.name)
    assert built(project) == warm
    return {path for path in warm if warm[path] != kept[1].get(path)}, len(warm)


def test_after_edits_the_site_is_what_is_made_of_nothing(kept: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    edits = {
        "data/goals.yaml": ("uk: Перила", "uk: Поручні"),
        "docs/updates/2024-05-01-walk.md": ("title: Прогулянка", "title: Похід"),
        "docs/about.md": ("\n---\n", "\n---\n\nІ ще.\n"),
    }
    changed, number = edited(kept, tmp_path / "project", edits)
    assert {"tasks/stairs/index.html", "about/index.html"} <= changed
    assert len(changed) < number / 2


def test_after_a_change_of_the_colours_every_page_asks_for_other_styles(
    kept: tuple[Path, dict[str, bytes]], tmp_path: Path
) -> None:
    changed, _ = edited(kept, tmp_path / "project", {"mkdocs.yml": ('ink: "#1d2733"', 'ink: "#000000"')})
    pages = {path for path in kept[1] if path.endswith("/index.html") and b"scripts/site." in kept[1][path]}
    assert pages and pages <= changed
    assert any(path.startswith("assets/styles/home.") for path in changed)
