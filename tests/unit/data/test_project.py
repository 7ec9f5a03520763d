"""All that is in data/ and docs/ passes the check."""

from strategy.checking import project
from strategy.reading.files import read
from website import ROOT


def test_the_data_and_the_pages_of_this_repository_are_fine() -> None:
    checked = project.check_files(read(ROOT))
    assert checked.problems == 0, [*checked.report("en")]
