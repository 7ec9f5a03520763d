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


def ids(data: bytes) -> frozenset[str] | None:
    """The ids that the file names, whatever else is wrong with it: a strategy is not blamed for that. None where nobody
    can tell which bodies there are."""
    value = load(data).value
    listed = value.get("bodies") if value is not UNREADABLE and isinstance(value, dict) else None
    if not isinstance(listed, list):
        return None
    named = frozenset(one["id"] for one in listed if isinstance(one, dict) and isinstance(one.get("id"), str))
    return named if named or not listed else None


def _ids_twice(draft: Draft) -> Iterator[Problem]:
    paths = ((*body.path, "id") for body in draft.of(Body))
    yield from twice(draft, ((path, name) for path in paths if (name := draft.valid(path))), "id.twice")
