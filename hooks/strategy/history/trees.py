"""How many files each commit holds, and how long their names are: a few hundred bytes of folders that stand in each
other again and again are more than any computer can name, and git follows each of them, though they were there for one
commit only."""

import re
from collections.abc import Callable, Iterable, Mapping
from contextlib import AbstractContextManager
from typing import NamedTuple

from strategy import store
from strategy.store import Store

MOST = 50_000  # files and folders of a commit
DEEPEST = 100  # folders within each other
LONGEST = 10_000_000  # bytes of all their paths
_KEY = store.key("trees", str(MOST), str(DEEPEST), str(LONGEST))


Content = Callable[[str], bytes | None]


class Held(NamedTuple):
    """What is in a tree: how many files and folders, how deep, and how many bytes their paths have."""

    count: int = 0
    depth: int = 0
    length: int = 0

    def is_swollen(self) -> bool:
        return self.count > MOST or self.depth > DEEPEST or self.length > LONGEST


def swollen(
    kept: Store | None,
    head: str,
    since: Callable[[str], Iterable[tuple[str, str]]],
    contents: Callable[[], AbstractContextManager[Content]],
) -> str | None:
    """The first commit that holds more than it may; None if there is none. What an earlier look has found good is not
    looked at again, where it is `kept`. `since`, `contents`: those of the repository."""
    good = ((kept and kept.get(_KEY)) or b"").decode()
    if good == head:
        return None
    held: dict[str, Held] = {}
    with contents() as content:
        for commit, root in since(good):
            if _held(root, len(commit) // 2, held, content).is_swollen():
                return commit
    if kept:
        kept.put(_KEY, head.encode())
    return None


def _held(root: str, size: int, held: dict[str, Held], content: Content) -> Held:
    """The same of a tree: each is read once, wherever and however often it stands. `size`: bytes of an id."""
    entries: dict[str, tuple[Held, list[tuple[str, int]]]] = {}  # of those that are open
    waiting = [root]
    while waiting:
        tree = waiting[-1]
        if tree not in held and tree not in entries:
            entries[tree] = _entries(content(tree) or b"", size)
            waiting += [one for one, _ in entries[tree][1] if one not in held]
            continue
        waiting.pop()
        if tree in entries:
            held[tree] = _with_folders(*entries.pop(tree), held)
    return held[root]


def _with_folders(own: Held, folders: Iterable[tuple[str, int]], held: Mapping[str, Held]) -> Held:
    below = [(held[one], name) for one, name in folders]
    return Held(
        own.count + sum(one.count for one, _ in below),
        1 + max((one.depth for one, _ in below), default=0),
        own.length + sum(one.length + one.count * name for one, name in below),
    )


def _entries(data: bytes, size: int) -> tuple[Held, list[tuple[str, int]]]:
    """What is right in a tree; and of the folders there the id, and how many bytes their names add to each path."""
    found = re.findall(rb"(\d+) ([^\0]+)\0(.{%d})" % size, data, re.DOTALL)
    folders = [(id_.hex(), len(name) + 1) for mode, name, id_ in found if mode == b"40000"]
    return Held(len(found), length=sum(len(name) for _, name, _ in found)), folders
