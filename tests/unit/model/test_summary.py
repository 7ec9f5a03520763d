"""The sums over many nodes: nothing is left out, and what is done comes first."""

from strategy.model.updates import Summary


def test_what_is_done_comes_first_and_what_is_silent_is_counted() -> None:
    by_status = {"planned": 5, "in_progress": 11, "completed": 4, "suspended": 1}
    told = Summary(29, 21, by_status)
    assert told.done_first == [("completed", 4), ("in_progress", 11), ("planned", 5), ("suspended", 1)]
    assert told.silent == 8
