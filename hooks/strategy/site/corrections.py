"""What was changed in a file after it had been published, a day at a time: what it said before stays known."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise, zip_longest
from typing import TypeVar

from strategy.history import Change, Key
from strategy.history.changes import Restated, Reworded
from strategy.history.facts import changed
from strategy.limits import differing, same_start
from strategy.reading.markup import in_words

_WORDING = {"title", "text"}  # of which the words that changed are marked
_SAID_APART = {"withdrawn", "reason"}  # at the top of the page, while they stand
SETTLED = datetime.timedelta(hours=1)  # what is saved anew within it was one piece of work
AROUND = 8  # words that are told before and after those that changed
_WORDS = re.compile(r"\S+\s*")
_PARAGRAPHS = re.compile(r"\n{2,}")

T = TypeVar("T")
States = Iterable[tuple[datetime.datetime, Mapping[str, str]]]


@dataclass(frozen=True)
class Correction:
    """What was changed on a day; `time`: the last of the changes."""

    time: datetime.datetime
    changes: tuple[Change, ...]

    @property
    def day(self) -> datetime.date:
        return self.time.date()


def of_update(update: str, lang: str, states: States) -> Iterator[Correction]:
    """The corrections of an update in a language."""
    yield from between(Key(update), "update", lang, states, apart=_SAID_APART)


def between(item: Key, kind: str, lang: str, states: States, apart: Iterable[str] = ()) -> Iterator[Correction]:
    """What became of a file from day to day. `states`: when it was published, and what it said then (reading.stated;
    of what was gone, nothing), the first one first; `apart`: fields of which it is not told that they came."""
    for (_, before), (time, after) in pairwise(of_days(states)):
        found = tuple(
            change
            for field, was, became in changed(before, after)
            if was or field not in apart
            for change in _changes(item, kind, lang, field, was, became)
        )
        if found:
            yield Correction(time, found)


def of_days(states: Iterable[tuple[datetime.datetime, T]]) -> Iterator[tuple[datetime.datetime, T]]:
    """Those that are compared, one a day: the others need not be read."""
    days = groupby(_settled(tuple(states)), key=lambda state: state[0].date())
    return _of_days(list(same) for _, same in days)


def _settled(states: Sequence[tuple[datetime.datetime, T]]) -> Iterator[tuple[datetime.datetime, T]]:
    """Of those of a day that follow each other at once, the last: what was told of a day stays there."""
    for one, following in zip_longest(states, states[1:]):
        if not following or following[0].date() != one[0].date() or following[0] - one[0] >= SETTLED:
            yield one


def last_first(corrections: Iterable[Correction]) -> tuple[Correction, ...]:
    return tuple(sorted(corrections, key=lambda one: one.time, reverse=True))


def _of_days(days: Iterable[list[tuple[datetime.datetime, T]]]) -> Iterator[tuple[datetime.datetime, T]]:
    """The last state of each day, and before all the very first: what was mended on the day itself is told as well, and
    so is what was taken back on the day on which it was published."""
    before: list[tuple[datetime.datetime, T]] = []
    for *passed, last in days:
        if passed and not before:
            yield (first := passed.pop(0))
            before = [first]
        yield from (one for one in passed if _is_taken_back(before[0][1], one[1], last[1]))
        yield last
        before = [last]


def _is_taken_back(before: object, said: object, after: object) -> bool:
    """Whether of something that was said, or of a value in it, nothing else would be known."""
    if not all(isinstance(one, Mapping) for one in (before, said, after)):
        return said != before == after
    return any(said.get(name) != before.get(name) == after.get(name) for name in {*said, *before})


def _changes(item: Key, kind: str, lang: str, field: str, was: str, became: str) -> Iterator[Change]:
    """Of a text, the places in it that are others now."""
    about = {"item": item, "kind": kind, "code": "", "field": field}
    if field not in _WORDING:
        yield Restated(**about, old=was, new=became)
        return
    for old, new in _paragraphs(*(map(in_words, (was, became)) if field == "text" else (was, became))):
        yield Reworded(**about, lang=lang, old=old, new=new)


def _paragraphs(was: str, became: str) -> Iterator[tuple[str, str]]:
    """What changed, paragraph by paragraph, with a few words around it."""
    old, new = (_PARAGRAPHS.split(text) if text else [] for text in (was, became))
    for start, end, first, last in differing(old, new):
        if end - start == last - first:
            yield from map(_excerpts, old[start:end], new[first:last])
        else:
            yield _excerpts("\n\n".join(old[start:end]), "\n\n".join(new[first:last]))


def _excerpts(was: str, became: str) -> tuple[str, str]:
    """Both texts without what they begin and end with alike, but for AROUND words."""
    old, new = (_WORDS.findall(text) for text in (was, became))
    start = same_start(old, new)
    end = same_start(old[start:][::-1], new[start:][::-1])
    first, last = max(0, start - AROUND), max(0, end - AROUND)
    if not (old and new):
        return was, became
    return tuple(
        ("… " if first else "") + "".join(words[first : len(words) - last]).rstrip() + (" …" if last else "")
        for words in (old, new)
    )
