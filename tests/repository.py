"""A git repository for tests, made by git itself: a clerk's edits, branches, merges and clones."""

import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

from strategy import history
from strategy.history import History
from strategy.history.changes import Added, Moved, Renumbered, Restated, Reworded, Withdrawn

DATA = "data/goals.yaml"
FIRST = """\
languages: [uk, en]
name: {uk: Острів, en: Island}
vision:
  - id: 1
    text: {uk: Перший абзац, en: First paragraph}
goals:
  - id: shore
    code: "1"
    title: {uk: Берег, en: Shore}
    objectives:
      - id: lights
        code: "1.1"
        title: {uk: Вогні, en: Lights}
        tasks:
          - id: tower
            code: "1.1.1"
            title: {uk: Вежа, en: Tower}
            areas:
              - id: 1
                text: {uk: Сходи, en: Stairs}
              - id: 2
                text: {uk: Лампа, en: Lamp}
          - id: boat
            code: "1.1.2"
            title: {uk: Човен, en: Boat}
            areas:
              - id: 1
                text: {uk: Весла, en: Oars}
      - id: paths
        code: "1.2"
        title: {uk: Стежки, en: Paths}
        tasks:
          - id: bridge
            code: "1.2.1"
            title: {uk: Міст, en: Bridge}
            areas:
              - id: 1
                text: {uk: Дошки, en: Planks}
"""


BOAT = FIRST[FIRST.index("          - id: boat") : FIRST.index("      - id: paths")]
BRIDGE = FIRST[FIRST.index("          - id: bridge") :]
BOAT_MOVED = FIRST.replace(BOAT, "") + BOAT.replace("1.1.2", "1.2.2")  # to the end of the other objective


@dataclass
class Repository:
    """A repository in `folder`. `day`: of the next commit, in March 2026; commits are made at noon in Kyiv."""

    folder: Path
    day: int = 1

    def git(self, *arguments: str) -> str:
        clerk = {"NAME": "Clerk", "EMAIL": "clerk@example.org", "DATE": f"2026-03-{self.day:02}T12:00:00+02:00"}
        names = {f"GIT_{who}_{what}": value for who in ("AUTHOR", "COMMITTER") for what, value in clerk.items()}
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CEILING_DIRECTORIES": "/"}
        done = subprocess.run(
            ["git", "-c", "protocol.file.allow=always", *arguments],
            cwd=self.folder,
            env=os.environ | names | alone,
            capture_output=True,
            encoding="utf-8",
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    @property
    def file(self) -> Path:
        return self.folder / DATA

    def commit(self, *edits: tuple[str, str], text: str | None = None) -> str:
        """Replace texts of the data file, or all of it, and commit; returns the commit's id."""
        if text is None:
            text = self.file.read_text(encoding="utf-8")
        for old, new in edits:
            assert old in text, old
            text = text.replace(old, new, 1)
        self.file.parent.mkdir(exist_ok=True)
        self.file.write_text(text, encoding="utf-8")
        return self.record()

    def record(self) -> str:
        """Commit the working tree as it is."""
        self.git("add", "-A")
        self.git("commit", "--allow-empty", "-qm", f"Day {self.day}")
        self.day += 1
        return self.git("rev-parse", "HEAD")

    def merge(self, branch: str, *options: str) -> str:
        self.git("merge", "-q", "--no-ff", *options, "-m", "Merge", branch)
        self.day += 1
        return self.git("rev-parse", "HEAD")

    def history(self, path: str = DATA) -> History:
        """The history, read twice: with nothing cached, then from the cache alone. Both must be the same."""
        cache = self.folder.parent / "cache"
        data = (self.folder / path).read_bytes()
        fresh = history.load(self.folder, path, data, cache=cache)
        assert history.load(self.folder, path, data, cache=cache, most=0) == fresh
        return fresh


def repository(folder: Path, first: str | None = FIRST) -> Repository:
    """A repository in a folder, with a first version of the data committed on 1 March."""
    folder.mkdir(exist_ok=True)
    made = Repository(folder)
    made.git("init", "-q", "-b", "main")
    (folder / ".git/info/exclude").write_text(".cache/\n", encoding="utf-8")  # as .gitignore of a project does
    if first is not None:
        made.commit(text=first)
    return made


def brief(found: History) -> list[tuple[str, list[tuple]]]:
    """(commit, what it changed) without the first publication, newest first."""
    return [(told.commit.id, [_brief(change) for change in told.changes]) for told in found.revisions if not told.first]


def _brief(change: object) -> tuple:
    where = change.item.node + ("#" + change.item.part if change.item.part else "")
    match change:
        case Reworded():
            return where, change.field, change.lang, change.old, change.new
        case Restated():
            return where, change.field, change.old, change.new
        case Moved() | Renumbered():
            return where, change.type, change.old, change.new
        case Added() | Withdrawn():
            return where, change.type


def day(found: History, node: str, lang: str = "uk") -> int | str:
    """The day of March on which the words of a node last changed, or what is said instead."""
    standing = found.last_change(node, lang)
    return standing.revision.commit.date.day if standing.revision else standing.state
