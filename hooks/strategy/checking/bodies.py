"""data/bodies.yaml: the bodies that are responsible, each named once."""

from collections.abc import Iterator

from strategy.checking import check as checker
from strategy.checking.check import Checked
from strategy.checking.draft import Draft
from strategy.checking.rules import twice
from strategy.model import Bodies, Body
from strategy.reading.values import UNREADABLE, Problem, load


def check(data: bytes, strategy: Checked) -> Checked:
    """Check the bytes of the file."""
    return checker.check(data, Bodies, (_ids_twice,), known=strategy.languages)


def ids(data: bytes) -> frozenset[str]:
    """The ids that the file names, whatever else is wrong with it: a strategy is not blamed for that."""
    value = load(data).value
    listed = value.get("bodies") if value is not UNREADABLE and isinstance(value, dict) else None
    named = (one.get("id") for one in listed if isinstance(one, dict)) if isinstance(listed, list) else ()
    return frozenset(name for name in named if isinstance(name, str))


def _ids_twice(draft: Draft) -> Iterator[Problem]:
    paths = ((*body.path, "id") for body in draft.of(Body))
    yield from twice(draft, ((path, name) for path in paths if (name := draft.valid(path))), "id.twice")
