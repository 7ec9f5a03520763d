"""Projects that publish another strategy than ours: any, the invented one of golden/, the one of five levels."""

import datetime
import re
import shutil
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import yaml

from repository import repository
from settings_then import GOOD
from strategy.addresses import register
from strategy.checking import project
from strategy.reading.files import BODIES, ProjectFiles
from strategy.reading.settings import host_files
from strategy.site.shared import Site
from website import DATA, ROOT, copy_project

STRATEGY = ROOT / "tests/golden/strategy.yaml"
UPDATES = ROOT / "tests/golden/updates"
WAYS = ROOT / "tests/golden/ways.yaml"
EDITIONS = ROOT / "tests/golden/editions.yaml"  # of three editions
YEAR = ROOT / "tests/strategies/year"  # 12 tasks with a year of updates, indicators, bodies, terms, money
YEAR_DAY = "2026-07-10"  # for which its marks are made
FIVE_LEVELS = ROOT / "tests/strategies/five_levels"
NAMES = {"uk": "Українська", "en": "English", "pl": "Polski"}  # as languages call themselves
FEEDS = "0d5c1f5e-9f0b-4c55-9f7c-3b1f4f0c6a11"  # another site than ours: nothing that ours published is asked of it


def other_project(target: Path, strategy: bytes) -> Path:
    """A copy of the project at `target` that publishes another strategy, without what was written about ours and with
    the settings that the tests know: pages show the menu, the mark, where to share and who is responsible.

    Its history is a commit of ours as it stands: what is told of all that we ever changed would be half of each such
    site. The other strategy is not committed yet.
    """
    copy_project(target)
    (target / ".git").unlink(missing_ok=True)
    repository(target, None).record()
    settings = target / "mkdocs.yml"
    for name in host_files(settings.read_bytes()):
        (target / "docs" / name).unlink(missing_ok=True)
    settings.write_bytes(GOOD)
    (target / DATA).write_bytes(strategy)
    languages = yaml.safe_load(strategy)["languages"]
    if "uk" not in languages[:1] or len(languages) > 2:  # one language needs no more than its line in the data
        _speak(target, languages)
    of_ours = ("data/search.yaml", "data/ways.yaml", "data/translations.yaml", "data/bodies.yaml", register.FILE)
    for name in (*of_ours, *(["data/glossary.yaml"] if languages != ["uk", "en"] else [])):
        (target / name).unlink(missing_ok=True)
    for page in target.glob("docs/updates/*"):
        if not page.name.startswith("index."):
            page.unlink()
    for page in target.glob("docs/**/*.md"):
        text = page.read_text(encoding="utf-8")
        unlinked = re.sub(r"\[([^]]*)\]\((?:goals|objectives|tasks|updates)/\S+?\)", r"\1", text)
        page.write_text(unlinked, encoding="utf-8")
    text, count = re.subn(r'(?m)^(  feeds: )".*"', rf'\1"{FEEDS}"', settings.read_text(encoding="utf-8"))
    assert count == 1
    settings.write_text(text, encoding="utf-8")
    return target


def _speak(target: Path, languages: Sequence[str]) -> None:
    """What who runs a site in other languages has to do: name them in the settings, and leave none of our texts."""
    settings = target / "mkdocs.yml"
    listed = "".join(
        f"        - {{locale: {lang}, name: {NAMES[lang]}{', default: true' if lang == languages[0] else ''}}}\n"
        for lang in languages
    )
    text, count = re.subn(r"(?:        - \{locale: .*\n)+", listed, settings.read_text(encoding="utf-8"))
    assert count == 1
    gone = []
    for page in target.glob("docs/**/*.md") if languages[0] == "en" else ():
        if not page.name.endswith(".en.md") and not page.with_suffix(".en.md").exists():  # in Ukrainian alone
            page.unlink()
            gone.append(page.relative_to(target / "docs").as_posix())
            text = text.replace(f"      - {gone[-1]}\n", "")
    _unlink(target, gone)
    settings.write_text(text, encoding="utf-8")
    for page in target.glob("docs/**/*.en.md"):
        official = page.with_name(page.name.replace(".en.md", ".md"))
        if languages[0] == "en":
            official.rename(page.with_name(page.name.replace(".en.md", ".uk.md")))
            page.rename(official)
        elif "en" not in languages:
            page.unlink()


def _unlink(target: Path, gone: Sequence[str]) -> None:
    """Leave only the words of links to pages that are gone, and no picture or document that only these showed."""
    link = re.compile(rf"\[([^]]*)\]\((?:{'|'.join(map(re.escape, gone))})\)")
    texts = {page: page.read_text(encoding="utf-8") for page in target.glob("docs/**/*.md")} if gone else {}
    for page, text in texts.items():
        page.write_text(link.sub(r"\1", text), encoding="utf-8")
    for file in target.glob("docs/*.*") if gone else ():
        if file not in texts and not any(file.name in text for text in texts.values()):
            file.unlink()


def five_levels_project(target: Path) -> Path:
    """A copy of the project at `target` that publishes the invented strategy of five levels and its updates."""
    other_project(target, (FIVE_LEVELS / "goals.yaml").read_bytes())
    shutil.copytree(FIVE_LEVELS / "updates", target / "docs/updates", dirs_exist_ok=True)
    return target


def year_project(target: Path) -> Path:
    """A copy of the project at `target` that publishes the invented year."""
    other_project(target, (YEAR / "goals.yaml").read_bytes())
    shutil.copyfile(YEAR / "bodies.yaml", target / BODIES)
    shutil.copytree(YEAR / "docs", target / "docs", dirs_exist_ok=True)  # the start page: staff write another there
    shutil.copytree(YEAR / "updates", target / "docs/updates", dirs_exist_ok=True)
    return target


def year() -> project.Project:
    """The invented year, checked."""
    updates = sorted((YEAR / "updates").iterdir())
    data = [(DATA.as_posix(), (YEAR / "goals.yaml").read_bytes()), (BODIES, (YEAR / "bodies.yaml").read_bytes())]
    data += [(f"docs/updates/{path.name}", path.read_bytes()) for path in updates]
    return project.check_files(ProjectFiles(tuple(data), frozenset(f"updates/{path.name}" for path in updates)))


@cache
def year_site() -> Site:
    """Its site on the day for which its marks are made."""
    found = year()
    assert found.problems == 0
    return Site(
        found.strategy,
        "https://example.org/",
        {"uk": "Українська", "en": "English"},
        favicon="mark.svg",
        record=found.record,
        bodies=found.bodies,
        as_of=datetime.date.fromisoformat(YEAR_DAY),
    )


def invented_project(target: Path) -> Path:
    """A copy of the project at `target` that publishes the invented strategy and its updates."""
    shutil.copytree(UPDATES, other_project(target, STRATEGY.read_bytes()) / "docs/updates", dirs_exist_ok=True)
    shutil.copyfile(WAYS, target / "data/ways.yaml")
    return target


def invented() -> project.Project:
    """The invented strategy and its updates, checked."""
    data = [(DATA.as_posix(), STRATEGY.read_bytes())]
    data += [(f"docs/updates/{path.name}", path.read_bytes()) for path in sorted(UPDATES.glob("*.md"))]
    names = frozenset(f"updates/{path.name}" for path in UPDATES.iterdir())
    return project.check_files(ProjectFiles(tuple(data), names))
