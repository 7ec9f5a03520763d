"""What each commit made, and what it rests on: two branches may have made the same, each on its own."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from strategy.history.changes import Added, Change, Renumbered, Restated, Reworded
from strategy.history.commits import Commit
from strategy.history.snapshot import Aspect


@dataclass(frozen=True)
class Made:
    """`numbers`: of each commit; `reach`: commit → a bit for each that it rests on, by its number; `again`: a bit for
    each that made what was published already, of which nothing is told."""

    numbers: Mapping[str, int]
    reach: dict[str, int] = field(default_factory=dict)
    again: Counter[Aspect] = field(default_factory=Counter)
    _makers: Counter[tuple[Aspect, str]] = field(default_factory=Counter)  # (aspect, what it became) → bits

    def put(self, commit: Commit, reach: int, changes: Iterable[Change]) -> None:
        self.reach[commit.id] = reach
        for change in changes:
            match change:
                case Added():
                    became = [(Aspect(change.item, said.field, said.lang), said.text) for said in change.said]
                case Reworded() | Restated() | Renumbered():
                    became = [(change.aspect, change.new)]
                case _:
                    became = []
            for one in became:
                self._makers[one] |= 1 << self.numbers[commit.id]

    def rests_on(self, later: Commit, earlier: Commit) -> bool:
        return bool(self.reach[later.id] >> self.numbers[earlier.id] & 1)

    def went_on(self, maker: Commit, change: Change | None, reach: int, last: Commit | None) -> bool:
        """Whether a branch, of this `reach`, had what the maker made, or made it alike for itself, before it went on to
        what `change` tells, with its `last` commit about that."""
        if reach >> self.numbers[maker.id] & 1:
            return True
        if not isinstance(change, Reworded | Restated | Renumbered) or last is None or last.date < maker.date:
            return False
        alike = self._makers[change.aspect, change.old] & reach & ~self.reach[maker.id]
        return bool(alike) and not self.again[change.aspect] >> self.numbers[last.id] & 1
