"""What comparisons of versions have found, kept in one file. It only saves time: it can be deleted at any moment."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from strategy.history import changes, snapshot
from strategy.history.changes import CHANGES, Change

_CODE = (snapshot.__file__, changes.__file__)  # what is kept holds only as long as these do


class Store:
    """Versions are named by git's ids of their content, so nothing kept here ever grows old."""

    def __init__(self, folder: Path) -> None:
        made_by = hashlib.sha256(b"".join(Path(file).read_bytes() for file in _CODE)).hexdigest()
        self.path = folder / "comparisons.json"
        self.made_by = made_by
        self.compared: dict[str, list] = {}
        self.readable: set[str] = set()
        self.unreadable: set[str] = set()
        self.lines: dict[str, dict[str, int]] = {}
        self.grown = False
        try:
            kept = json.loads(self.path.read_bytes())
            if kept["made_by"] == made_by:
                self.compared = kept["compared"]
                self.readable = set(kept["readable"])
                self.unreadable = set(kept["unreadable"])
                self.lines = kept["lines"]
        except (OSError, ValueError, KeyError, TypeError):
            pass

    def knows(self, version: str) -> bool:
        return version in self.readable or version in self.unreadable

    def get(self, old: str | None, new: str) -> tuple[Change, ...] | None:
        found = self.compared.get(_pair(old, new))
        return None if found is None else CHANGES.validate_python(found)

    def put(self, old: str | None, new: str, found: Iterable[Change]) -> None:
        self.compared[_pair(old, new)] = CHANGES.dump_python(tuple(found), mode="json")
        self.grown = True

    def judge(self, version: str, *, readable: bool) -> None:
        (self.readable if readable else self.unreadable).add(version)
        self.grown = True

    def lines_of(self, version: str, content: Callable[[str], bytes | None]) -> Mapping[str, int]:
        """Where each node stands in a version; see snapshot.lines."""
        if version not in self.lines:
            self.lines[version] = dict(snapshot.lines(content(version) or b""))
            self.grown = True
        return self.lines[version]

    def save(self) -> None:
        if not self.grown:
            return
        judged = {"readable": sorted(self.readable), "unreadable": sorted(self.unreadable)}
        kept = {"made_by": self.made_by, "compared": self.compared, "lines": self.lines, **judged}
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            fresh = self.path.with_suffix(".new")
            fresh.write_text(json.dumps(kept, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
            fresh.replace(self.path)
        except OSError:
            pass  # a folder that cannot be written to costs time, not the site


def _pair(old: str | None, new: str) -> str:
    return f"{old} {new}" if old else new
