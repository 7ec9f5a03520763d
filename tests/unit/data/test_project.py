"""All that is in data/ and docs/ passes the check."""

from strategy.addresses import published, register
from strategy.checking import project
from strategy.reading.files import read
from website import ROOT


def test_the_data_and_the_pages_of_this_repository_are_fine() -> None:
    checked = project.check_files(read(ROOT))
    assert checked.problems == 0, [*checked.report("en")]


def test_the_register_of_this_repository_is_kept() -> None:
    """What the program promises of every page stands in it: else `make register`, and read what it adds."""
    text, documents = register.read(ROOT)
    found = project.check_files(read(ROOT))
    assert register.violations(text, documents, found.strategy, found.ways) == ()
    missing = register.missing(text, documents, found.strategy, found.ways)
    assert {entry.address for entry in missing} & {*published.PATTERNS} == set()
