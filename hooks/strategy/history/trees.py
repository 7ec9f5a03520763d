"""How many files each commit holds: a few hundred bytes of folders that stand in each other again and again are more
than any computer can name, and git follows each of them, though they were there for one commit only."""

import re
from collections.abc import Callable, Iterable
from contextlib import AbstractContextManager

from strategy import store
from strategy.store import Store

MOST = 50_000  # files and folders of a commit
DEEPEST = 100  # folders within each other
_KEY = store.key("trees", str(MOST), str(DEEPEST))


Content = Callable[[str], bytes | None]


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
    held: dict[str, tuple[int, int]] = {}  # id of a tree → how many there are in it, how deep
    with contents() as content:
        for commit, root in since(good):
            count, depth = _held(root, len(commit) // 2, held, content)
            if count > MOST or depth > DEEPEST:
                return commit
    if kept:
        kept.put(_KEY, head.encode())
    return None


def _held(root: str, size: int, held: dict[str, tuple[int, int]], content: Content) -> tuple[int, int]:
    """The same of a tree: each is read once, wherever and however often it stands. `size`: bytes of an id."""
    entries: dict[str, tuple[int, list[str]]] = {}  # of those that are open: how many, and the folders among them
    waiting = [root]
    while waiting:
        tree = waiting[-1]
        if tree not in held and tree not in entries:
            entries[tree] = _entries(content(tree) or b"", size)
            waiting += [one for one in entries[tree][1] if one not in held]
            continue
        waiting.pop()
        if tree in entries:
            count, folders = entries.pop(tree)
            depth = 1 + max((held[one][1] for one in folders), default=0)
            held[tree] = count + sum(held[one][0] for one in folders), depth
    return held[root]


def _entries(data: bytes, size: int) -> tuple[int, list[str]]:
    """How many entries a tree has, and the ids of the folders among them."""
    found = re.findall(rb"(\d+) [^\0]+\0(.{%d})" % size, data, re.DOTALL)
    return len(found), [id_.hex() for mode, id_ in found if mode == b"40000"]
