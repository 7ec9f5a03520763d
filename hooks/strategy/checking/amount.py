"""How much a file may hold: an old phone on a poor connection has to open each page that comes of it, and what has a
page of its own stands on pages of others."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from strategy.checking.draft import Draft
from strategy.model import Body, FormerCode, Indicator, Measurement, Node, Target
from strategy.model.ways import Way
from strategy.reading.values import Path, Problem

MOST = {Node: 2_500, Indicator: 2_500, Body: 500, Way: 500, FormerCode: 2_500}  # of a file; a number has a page too
MOST_CHILDREN = 200  # of a node: the page of each names all others
MOST_READINGS = 150  # in each list of an indicator: all stand in its picture, one below the other
MOST_VALUES = 3_000  # of a node: each takes some 250 bytes of its page
MOST_NAMED = 50  # nodes of an update: the page and the feed of each tell it with the names of all others
MOST_SIGNS = 200_000  # of its texts, in all languages


def too_many(draft: Draft) -> Iterator[Problem]:
    for kind, limit in MOST.items():
        if one := next(islice(draft.of(kind), limit, None), None):
            yield draft.problem(one.path, "file.too_many", limit=limit)
    for node in draft.nodes:
        if node.path[-1] == MOST_CHILDREN:
            yield draft.problem(node.path, "file.many_children", limit=MOST_CHILDREN)
    for reading in draft.of(Measurement, Target):
        if reading.path[-1] == MOST_READINGS:
            yield draft.problem(reading.path, "file.many_readings", limit=MOST_READINGS)


def too_many_named(named: Callable[[Draft], Iterable[tuple[Path, str]]]) -> Callable[[Draft], Iterator[Problem]]:
    """A rule on an update. `named`: what gives (path, node) of each that it is about."""

    def rule(draft: Draft) -> Iterator[Problem]:
        for path, _ in islice(named(draft), MOST_NAMED, MOST_NAMED + 1):
            yield draft.problem(path, "update.many", limit=MOST_NAMED)

    return rule


def too_much_of_node(draft: Draft) -> Iterator[Problem]:
    """What stands on the page of a node, or of the strategy itself; told where it becomes too much."""
    nodes = {node.path for node in draft.nodes}
    values: Counter[Path] = Counter()
    signs: Counter[Path] = Counter()
    told: set[Path] = set()
    for field in draft.fields:
        if not isinstance(field.value, str):
            continue
        path = field.path
        owner = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in nodes), ())
        values[owner] += 1
        signs[owner] += len(field.value)
        if owner in told:
            continue
        if values[owner] > MOST_VALUES:
            yield draft.problem(path, "file.many_values", limit=MOST_VALUES)
            told.add(owner)
        elif signs[owner] > MOST_SIGNS:
            yield draft.problem(path, "file.many_signs", limit=MOST_SIGNS // 1000)
            told.add(owner)
