"""Bounds for work on what others have written: it ends, whatever stands there."""

import difflib
import signal
import threading
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from types import FrameType

PAIRS = 1_000_000  # of parts that are compared: the time that takes grows with their number
LONG = 100_000  # pairs, from which on
STEPS = 100_000  # of a search in what is not long
OFTEN = 3  # times that a part stands in the other text: it is found only beside others
LEAST = 0.001  # seconds that an outer block is left with
AGAIN = 0.1  # seconds after which it is raised again: what is raised where an object is taken away is lost


class TooLong(Exception):
    """The work was not done in its time."""


class _Search(difflib.SequenceMatcher):
    """Raises TooLong where it would try more pairs of parts than STEPS, unless it leaves out those that come often."""

    left = STEPS

    def find_longest_match(self, alo: int = 0, ahi: int | None = None, *others: int) -> difflib.Match:
        if not self.isjunk:
            self.left -= sum(len(self.b2j.get(part, ())) for part in self.a[alo:ahi])
        if self.left < 0:
            raise TooLong
        return super().find_longest_match(alo, ahi, *others)


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TooLong in the block that takes more of the processor's time than this, loops of `re` and all.

    Time of the processor, not of the clock: a busy computer changes no verdict. Blocks within blocks share the time of
    the outer one. Nothing is bounded where no signal can come, in threads.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    over = False

    def stop(number: int, frame: FrameType | None) -> None:
        if not over:
            raise TooLong

    left, again = signal.getitimer(signal.ITIMER_PROF)  # of the outer block
    start = time.process_time()
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, min(seconds, left or seconds), AGAIN)
    try:
        yield
    finally:
        over = True  # before anything else, so that nothing is raised outside the block
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
        if left:
            signal.setitimer(signal.ITIMER_PROF, max(left - (time.process_time() - start), LEAST), again)


def alike(before: Sequence, after: Sequence) -> tuple[tuple[int, int, int], ...]:
    """(place in one, place in the other, length) of the stretches that two sequences share, in their order.

    What lies between their common ends is compared as long as that ends soon; else it shares nothing. In what is long,
    parts that stand everywhere are found only beside others: each would be tried with each. So it is in a short one
    whose parts come again and again in other orders.
    """
    start = same_start(before, after)
    end = same_start(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    between: tuple = ()
    if (pairs := len(old) * len(new)) <= PAIRS:
        often = {part for part, times in Counter(new).items() if times > OFTEN}
        try:
            between = _Search(often.__contains__ if pairs > LONG else None, old, new).get_matching_blocks()
        except TooLong:
            between = _Search(often.__contains__, old, new).get_matching_blocks()
    found = ((0, 0, start), *((start + a, start + b, size) for a, b, size in between))
    return tuple(one for one in (*found, (len(before) - end, len(after) - end, end)) if one[2])


def differing(before: Sequence, after: Sequence) -> Iterator[tuple[int, int, int, int]]:
    """(start and end in one, start and end in the other) of the stretches between those."""
    a = b = 0
    for one, other, size in (*alike(before, after), (len(before), len(after), 0)):
        if (a, b) != (one, other):
            yield a, one, b, other
        a, b = one + size, other + size


def same_start(one: Sequence, other: Sequence) -> int:
    """How many parts at the start are the same."""
    return next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
