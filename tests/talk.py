"""Someone who answers the questions of `make update`, and what is written then."""

import datetime
from collections.abc import Iterator
from pathlib import Path

from strategy.commands.update import converse

TODAY = datetime.date(2026, 3, 12)


class Talk:
    """Someone who types these answers; `said` is all that appears on the screen."""

    def __init__(self, *answers: str) -> None:
        self.answers: Iterator[str] = iter((*answers, *[""] * 6))  # whoever has nothing more to say presses Enter
        self.said: list[str] = []

    def ask(self, question: str) -> str:
        self.said.append(question)
        return next(self.answers)

    def run(self, folder: Path) -> int:
        return converse(folder, TODAY, self.ask, self.said.append, "uk")


def written(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in (folder / "docs").rglob("*.md")}
