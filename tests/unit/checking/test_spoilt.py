"""A few of the spoilt files that `make soak` reads by the ten thousand, always the same."""

import random
from pathlib import Path

import pytest

from case_folders import copy_case
from spoilt_project import problems, read_spoilt, whole
from strategy.checking import project
from strategy.reading.files import BODIES, read


def test_the_whole_project_is_good() -> None:
    found = [line for line in problems(whole()) if not line.startswith("data/register.txt")]
    assert found == [], found


@pytest.mark.parametrize("seed", range(8))
def test_whatever_is_left_of_a_file_is_read(seed: int) -> None:
    held, chance = whole(), random.Random(seed)
    for _ in range(5):
        read_spoilt(held, chance)


@pytest.mark.parametrize("data", ["bodies: [рада]".encode("cp1251"), b"bodies: 1", b"", b"bodies: [{}]"])
def test_of_bodies_that_nobody_can_read_the_strategy_is_not_blamed(data: bytes, tmp_path: Path) -> None:
    folder = copy_case("fine_bodies", tmp_path / "project")
    (folder / BODIES).write_bytes(data)
    found = project.check_files(read(folder)).checked
    assert {file for file, checked in found.items() if checked.problems} == {BODIES}
