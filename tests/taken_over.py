"""Which texts of the strategy staff have changed since it was taken over from its source, as /changes/ tells of them.

What the tests ask of the text as it was taken over, they do not ask of what staff write: that is the checker's part.
"""

from strategy import history
from strategy.history import History
from strategy.history.changes import Added, Reworded, Withdrawn
from website import DATA, ROOT


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
