"""What takes the square of its time is seen, on a machine of any speed; what takes its time is good."""

import pytest

import pace


def square(many: int) -> None:
    for turn in range(many):
        for _ in range(turn):
            pass


def test_work_that_takes_its_time_is_good() -> None:
    with pace.at_most(0.02):
        square(100)


def test_the_square_of_it_is_seen() -> None:
    with pytest.raises(AssertionError, match="more than"), pace.at_most(0.02):
        square(4_000)


@pytest.mark.parametrize("paces", [(100, 1), (1, 100)])
def test_where_all_is_slower_the_same_work_is_good(paces: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    """Before it or after it."""
    monkeypatch.setattr(pace, "_reference", iter([one * pace.REFERENCE for one in paces]).__next__)
    with pace.at_most(0.02):
        square(4_000)
