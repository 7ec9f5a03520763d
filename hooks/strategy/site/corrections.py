"""What was changed about an update after it had been published: what it said before stays known."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from strategy.history import Change, Key
from strategy.history.changes import Restated, Reworded
from strategy.history.facts import changed

_WORDING = {"title", "text"}  # of which the words that changed are marked
_SAID_APART = {"withdrawn", "reason"}  # at the top of the page


@dataclass(frozen=True)
class Correction:
    """What was changed on a day."""

    day: datetime.date
    changes: tuple[Change, ...]


def between(
    update: str, lang: str, states: Iterable[tuple[datetime.datetime, Mapping[str, str]]]
) -> Iterator[Correction]:
    """The corrections of an update in a language. `states`: when it was published, and what it said then
    (reading.stated), the first one first."""
    for (_, before), (time, after) in pairwise(states):
        found = tuple(_change(update, lang, *one) for one in changed(before, after) if one[0] not in _SAID_APART)
        if found and before:
            yield Correction(time.date(), found)


def last_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(sorted(corrections, key=lambda one: one.day, reverse=True))


def _change(update: str, lang: str, field: str, was: str, became: str) -> Change:
    about = {"item": Key(update), "kind": "update", "code": "", "field": field, "old": was, "new": became}
    return Reworded(lang=lang, **about) if field in _WORDING else Restated(**about)
