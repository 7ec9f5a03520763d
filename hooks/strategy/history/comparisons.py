"""What comparisons of versions have found, kept between builds. Versions are named by git's ids of their content, so
nothing kept here ever grows old."""

import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from strategy import store
from strategy.history import changes, facts, limits, snapshot
from strategy.history.changes import CHANGES, Change
from strategy.history.git import Version
from strategy.model import indicators
from strategy.store import Store

_CODE = (
    Path(snapshot.__file__),
    Path(changes.__file__),
    Path(facts.__file__),
    Path(limits.__file__),
    Path(indicators.__file__),
)  # what is kept holds only as long as these do


class Comparisons:
    """All that is known of the versions of a file, those of earlier builds and of this one. `reader`: what reads them;
    what is a version to one is none to another, though two files may once have been the same."""

    def __init__(self, kept: Store, reader: str) -> None:
        self._store = kept
        self._key = store.key("comparisons", reader, store.program(_CODE))
        known = json.loads(kept.get(self._key) or b"{}")
        self.compared: dict[str, list] = known.get("compared", {})
        self._changes: dict[str, tuple[Change, ...]] = {}  # what goes back and forth is the same each time
        self.readable: set[str] = set(known.get("readable", ()))
        self.unreadable: set[str] = set(known.get("unreadable", ()))
        self.beyond: set[str] = set(known.get("beyond", ()))  # of the unreadable ones
        self.lines: dict[str, dict[str, int]] = known.get("lines", {})
        self.grown = False

    def knows(self, version: str) -> bool:
        return version in self.readable or version in self.unreadable

    def unread(self, versions: Iterable[Version]) -> int:
        """How many bytes those have that nobody has read yet."""
        return sum(version.size for version in set(versions) if not self.knows(version.id))

    def get(self, old: str | None, new: str) -> tuple[Change, ...] | None:
        pair = _pair(old, new)
        if pair not in self._changes and pair in self.compared:
            self._changes[pair] = CHANGES.validate_python(self.compared[pair])
        return self._changes.get(pair)

    def put(self, old: str | None, new: str, found: Iterable[Change]) -> None:
        made = self._changes[_pair(old, new)] = tuple(found)
        self.compared[_pair(old, new)] = CHANGES.dump_python(made, mode="json")
        self.grown = True

    def judge(self, version: str, *, readable: bool, beyond: bool = False) -> None:
        (self.readable if readable else self.unreadable).add(version)
        self.beyond |= {version} if beyond else set()
        self.grown = True

    def commits_beyond(self, versions: Mapping[str, str]) -> tuple[str, ...]:
        """The commits whose versions are more than any strategy; `versions`: by commit."""
        return tuple(commit for commit, version in versions.items() if version in self.beyond)

    def lines_of(self, version: str, content: Callable[[str], bytes | None]) -> Mapping[str, int]:
        """Where each node stands in a version; see snapshot.lines."""
        if version not in self.lines:
            self.lines[version] = dict(snapshot.lines(content(version) or b""))
            self.grown = True
        return self.lines[version]

    def save(self) -> None:
        if self.grown:
            judged = {name: sorted(getattr(self, name)) for name in ("readable", "unreadable", "beyond")}
            known = {"compared": self.compared, "lines": self.lines, **judged}
            self._store.put(self._key, json.dumps(known, ensure_ascii=False, separators=(",", ":")).encode())


def _pair(old: str | None, new: str) -> str:
    return f"{old} {new}" if old else new
