"""Work beyond its time ends, whatever the work does with the exception."""

import time

import pytest

from strategy.limits import TooLong, within


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


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_what_is_lost_once_is_raised_again() -> None:
    with pytest.raises(TooLong), within(0.05):
        Lingering()
        work(5)


def test_nothing_is_raised_after_the_block() -> None:
    for _ in range(50):
        try:
            with within(0.01):
                work(0.0101)
        except TooLong:
            pass
        work(0.001)
