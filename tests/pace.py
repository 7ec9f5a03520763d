"""Whether work takes its time, not the square of it: a machine that is slow or busy changes no verdict.

A guard against work that takes tens of times too long, so a limit leaves what is good several times its own.
"""

import re
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager

REFERENCE = 0.0143  # seconds that the work below took where the limits of the tests were set
_WORDS = " ".join(f"слово{number} word {number * 7919}" for number in range(3_000))
_SOUGHT = re.compile(r"(\w+?)([0-9]+)\s(?=[a-z]+\b)")


@contextmanager
def at_most(seconds: float) -> Iterator[None]:
    """Of the processor, where the limits were set: elsewhere as much more or less as the machine is slower or faster,
    before the block or after it."""
    before = _reference()
    start = time.process_time()
    yield
    taken = time.process_time() - start
    pace = max(before, _reference()) / REFERENCE
    assert taken < seconds * pace, f"{taken:.3f} s, at a pace of {pace:.2f} more than {seconds} s"


def _reference() -> float:
    """The time that the same work takes now: of Python, and of libraries written in C."""
    start = time.process_time()
    many = {}
    for found in _SOUGHT.finditer(_WORDS):
        many[found[2]] = many.get(found[2], 0) + len(found[1])
    for number in range(60_000):
        many[number % 1_000] = number
    zlib.decompress(zlib.compress(_WORDS.encode()))
    return time.process_time() - start
