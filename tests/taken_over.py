"""The texts of the strategy, and which of them staff have changed since they were taken over from the source.

What the tests ask of the text as it was taken over, they do not ask of what staff write: that is the checker's part.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

import yaml

from strategy import history
from strategy.history import History
from strategy.history.changes import Added, Reworded, Withdrawn
from website import DATA, ROOT


class Node(NamedTuple):
    """One node of goals.yaml, with all that it says itself."""

    kind: str
    where: str
    text: dict[str, str]
    note: dict[str, str] | None


def nodes(strategy: dict[str, Any]) -> Iterator[Node]:
    """The nodes of goals.yaml in the order of the source: vision, name, goals."""
    for paragraph in strategy["vision"]:
        yield Node("vision", f"#{paragraph['id']}", paragraph["text"], paragraph.get("note"))
    yield Node("name", "", strategy["name"], None)
    for goal in strategy["goals"]:
        yield Node("goal", goal["code"], goal["title"], goal.get("note"))
        for objective in goal["objectives"]:
            yield Node("objective", objective["code"], objective["title"], objective.get("note"))
            for task in objective["tasks"]:
                yield Node("task", task["code"], task["title"], task.get("note"))
                for area in task["areas"]:
                    yield Node("area", f"{task['code']} #{area['id']}", area["text"], area.get("note"))


def told_of(past: History) -> tuple[frozenset[str], frozenset[str]]:
    """The texts that came and those that went since the first publication."""
    came: set[str] = set()
    went: set[str] = set()
    for change in (change for revision in past.revisions if not revision.first for change in revision.changes):
        match change:
            case Reworded():
                came.add(change.new)
                went.add(change.old)
            case Added():
                came |= {said.text for said in change.said}
            case Withdrawn():
                went |= {said.text for said in change.said}
    return frozenset(came), frozenset(went)


PAST = history.load(ROOT, str(DATA), (ROOT / DATA).read_bytes())
CAME, WENT = told_of(PAST)
NODES = list(nodes(yaml.load((ROOT / DATA).read_bytes(), Loader=yaml.CBaseLoader)))
TAKEN_OVER = [node for node in NODES if node.text["uk"] not in CAME]  # their English may have been bettered since
