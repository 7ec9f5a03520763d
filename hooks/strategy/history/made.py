"""What each commit made, and what it rests on: two branches may have made the same, each on its own."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from strategy.history.changes import Added, Change, Renumbered, Restated, Reworded
from strategy.history.commits import Commit, Lineage
from strategy.history.snapshot import Aspect


@dataclass(frozen=True)
class Made:
    """`lineage`: of what was put so far; `again`: a bit for each commit that made what was published already, of which
    nothing is told."""

    lineage: Lineage
    again: Counter[Aspect] = field(default_factory=Counter)
    _makers: Counter[tuple[Aspect, str]] = field(default_factory=Counter)  # (aspect, what it became) → bits

    def put(self, commit: Commit, reach: int, changes: Iterable[Change]) -> None:
        self.lineage.reach[commit.id] = reach
        for change in changes:
            match change:
                case Added():
                    became = [(Aspect(change.item, said.field, said.lang), said.text) for said in change.said]
                case Reworded() | Restated() | Renumbered():
                    became = [(change.aspect, change.new)]
                case _:
                    became = []
            for one in became:
                self._makers[one] |= 1 << self.lineage.numbers[commit.id]

    def went_on(self, maker: Commit, change: Change | None, reach: int, last: Commit | None) -> bool:
        """Whether a branch, of this `reach`, had what the maker made, or made it alike for itself, before it went on to
        what `change` tells, with its `last` commit about that."""
        if reach >> self.lineage.numbers[maker.id] & 1:
            return True
        if not isinstance(change, Reworded | Restated | Renumbered) or last is None or last.date < maker.date:
            return False
        alike = self._makers[change.aspect, change.old] & reach & ~self.lineage.reach[maker.id]
        return bool(alike) and not self.again[change.aspect] >> self.lineage.numbers[last.id] & 1
