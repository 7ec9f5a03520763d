"""Sequences of edits: after each the site is, byte for byte, what a build from nothing makes."""

from collections.abc import Callable

from edits import run


def test_any_sequence_of_edits_ends_as_a_build_from_nothing(going_on: Callable, tell: Callable) -> None:
    sequences = 0
    while going_on():
        run(1, steps=20)
        sequences += 1
    tell(f"{sequences} sequences of up to 20 edits")
