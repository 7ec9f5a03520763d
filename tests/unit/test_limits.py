"""Work beyond its time ends, whatever the work does with the exception."""

import time
from contextlib import suppress

import pytest

import pace
from strategy.limits import PAIRS, TooLong, alike, within


class Lingering:
    """Takes its time to go; what is raised then is lost."""

    def __del__(self) -> None:
        work(0.2)


def work(seconds: float) -> None:
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


def test_work_within_its_time_is_done() -> None:
    with within(5):
        work(0.01)


def test_work_beyond_its_time_ends() -> None:
    with pytest.raises(TooLong), within(0.05):
        work(5)


def test_what_is_lost_once_is_raised_again() -> None:
    with pytest.raises(TooLong), within(0.05):
        Lingering()
        work(5)


def test_a_block_within_a_block_shares_its_time() -> None:
    with pace.at_most(1.5), suppress(TooLong), within(0.1):  # not sixty times its own
        for _ in range(60):
            with suppress(TooLong), within(0.05):
                work(1)
    with pytest.raises(TooLong), within(0.1):
        with within(5):
            work(0.05)
        work(5)


def test_nothing_is_raised_after_the_block() -> None:
    for _ in range(50):
        try:
            with within(0.01):
                work(0.0101)
        except TooLong:
            pass
        work(0.001)


@pytest.mark.parametrize("part", [["a", "b"], ["a"], [*"abcdefgh"]])
def test_sequences_of_any_length_are_compared_in_time(part: list[str]) -> None:
    with pace.at_most(0.5):
        (found,) = alike(["x", *part * 30_000, "y", "z"], ["x", *reversed(part * 30_000), "u", "z"])[:-1] or [None]
        assert found[:2] == (0, 0)


def test_what_is_the_same_everywhere_takes_no_time() -> None:
    """Spaces between words of a text that is written anew, each of which would be tried with each other one."""
    old, new = ([part for number in range(499) for part in (f"{sign}{number}", " ")] for sign in "xy")
    with pace.at_most(0.5):
        assert alike(["a", *old], ["a", *new]) == ((0, 0, 1), (998, 998, 1))


@pytest.mark.parametrize(("before", "after"), [(2_500, 99), (99, 2_500)])
def test_of_a_short_text_and_a_long_one_too(before: int, after: int) -> None:
    old, new = ([part for number in range(many) for part in (" ", f"{many}{number}")] for many in (before, after))
    with pace.at_most(0.3):
        assert alike([*old, "same"], [*new, "same"])[-1][2] == 1


def test_common_ends_are_found_whatever_lies_between() -> None:
    many = range(PAIRS // 100)
    assert alike([1, *many, 2, 3], [1, *many[::-1], 5, 3])[0] == (0, 0, 1)
    assert alike([1, *many, 2, 3], [1, *many[::-1], 5, 3])[-1] == (len(many) + 2, len(many) + 2, 1)
    assert alike("abcd", "axcd") == ((0, 0, 1), (2, 2, 2))
    assert alike("abc", "abc") == ((0, 0, 3),)
    assert alike("", "abc") == ()


def test_a_short_text_whose_signs_come_again_in_another_order_is_compared_soon() -> None:
    """A page of changes may tell thousands of these."""
    text = "".join(".,:"[n % 3] for n in range(198))
    assert alike(text, text[::-1]) == ()
