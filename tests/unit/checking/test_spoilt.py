"""A few of the spoilt files that `make soak` reads by the ten thousand, always the same."""

import random

import pytest

from spoilt_project import problems, read_spoilt, whole


def test_the_whole_project_is_good() -> None:
    found = [line for line in problems(whole()) if not line.startswith("data/register.txt")]
    assert found == [], found


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_left_of_a_file_is_read(seed: int) -> None:
    held, chance = whole(), random.Random(seed)
    for _ in range(5):
        read_spoilt(held, chance)
