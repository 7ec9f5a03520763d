"""What is kept between builds saves time and changes nothing, in whatever state it is found."""

import shutil
from pathlib import Path

import pytest

from website import CACHE, URL_BELOW, Website, build, contents

COPIES = {"offline/uk.json", "offline/en.json", "sw.js", "downloads/site.zip"}


def built(project: Path) -> dict[str, bytes]:
    done = build(project, project / "site", SITE_URL=URL_BELOW)
    assert done.returncode == 0, done.stdout + done.stderr
    return contents(project / "site")


@pytest.fixture(scope="module")
def kept(website_with_updates: Website) -> tuple[Path, dict[str, bytes]]:
    """A project with what its first build kept, and what that build made."""
    return website_with_updates.folder.parent / "project", contents(website_with_updates.folder)


def cut(cache: Path) -> None:
    for path in cache.iterdir():
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def test_the_site_is_the_same_if_all_is_kept(kept: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(kept[0], project)
    assert built(project) == kept[1]


def edited(project: Path, edits: dict[str, tuple[str, str]], before: dict[str, bytes]) -> dict[str, bytes]:
    """What edits change of the site of a project that was built before."""
    for name, (old, new) in edits.items():
        text = (project / name).read_text(encoding="utf-8")
        assert old in text, name
        (project / name).write_text(text.replace(old, new, 1), encoding="utf-8")
    return {path: content for path, content in built(project).items() if content != before.get(path)}


def test_after_edits_the_site_is_what_is_made_of_nothing(kept: tuple[Path, dict[str, bytes]], tmp_path: Path) -> None:
    """First of the colours, for which every page asks for other styles, then of texts. What is kept, but cut short, is
    as good as nothing."""
    project = tmp_path / "project"
    shutil.copytree(kept[0], project)
    coloured = edited(project, {"mkdocs.yml": ('ink: "#1d2733"', 'ink: "#000000"')}, kept[1])
    pages = {path for path in kept[1] if path.endswith("/index.html") and b"scripts/site." in kept[1][path]}
    assert pages and pages <= coloured.keys()
    made_anew_by_texts_too = {*COPIES, "downloads/strategy.uk.pdf", "tasks/stairs/stairs.pdf"}
    assert made_anew_by_texts_too <= coloured.keys()
    assert any(path.startswith("assets/styles/home.") for path in coloured)

    texts = {
        "data/goals.yaml": ("uk: Перила", "uk: Поручні"),
        "docs/updates/2024-05-01-walk.md": ("title: Прогулянка", "title: Похід"),
        "docs/about.md": ("\n---\n", "\n---\n\nІ ще.\n"),
    }
    told = edited(project, texts, kept[1] | coloured)
    warm = contents(project / "site")
    assert {"tasks/stairs/index.html", "about/index.html"} <= told.keys()
    assert len(told) < len(warm) / 2
    cut(project / CACHE.name)
    assert built(project) == warm
