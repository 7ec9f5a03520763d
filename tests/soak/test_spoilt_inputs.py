"""Spoilt files, one at a time, before every reader: goals, bodies, glossary, search, ways, translations, register,
updates, pages, settings, past versions. No traceback, no endless work, and each problem with its line."""

import random
from collections import Counter
from collections.abc import Callable

from spoilt_project import read_spoilt, whole


def test_whatever_is_left_of_a_file_is_read(going_on: Callable, chance: random.Random, tell: Callable) -> None:
    held, count = whole(), Counter()
    while going_on():
        path = read_spoilt(held, chance)
        count[path if "updates" not in path else "updates"] += 1
    tell(f"{sum(count.values())} spoilt: " + ", ".join(f"{name} {number}" for name, number in sorted(count.items())))
