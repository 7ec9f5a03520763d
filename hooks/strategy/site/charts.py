"""An indicator → the geometry of its chart; components/facts/ draws it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from strategy.model import Indicator, Measurement, Target
from strategy.model.dates import first_day

WIDTH, HEIGHT = 480, 200
LEFT, TOP, RIGHT, BOTTOM = 16, 32, 464, 168  # where the points may lie


@dataclass(frozen=True)
class Point:
    """A value where it is drawn. `kind`: "baseline", "measured" or "target"."""

    kind: str
    measurement: Measurement | Target
    x: int
    y: int

    @property
    def side(self) -> str:
        """How its label is set, so that none leaves the picture (text-anchor)."""
        return "start" if self.x < WIDTH // 4 else "end" if self.x > WIDTH * 3 // 4 else "middle"


@dataclass(frozen=True)
class Chart:
    """`points` in the order of time; `line` joins what was measured, as an SVG list of points."""

    points: tuple[Point, ...]
    line: str
    width: int = WIDTH
    height: int = HEIGHT


def chart(indicator: Indicator) -> Chart:
    """The chart of an indicator. The values are measured from nought, or from the lowest below it."""
    found = indicator.measurements
    days = [Decimal(first_day(one.date).toordinal()) for _, one in found]
    values = [one.value for _, one in found]
    across, up = _scale(days, LEFT, RIGHT), _scale([*values, Decimal(0)], BOTTOM, TOP)
    points = tuple(Point(kind, one, across(day), up(one.value)) for (kind, one), day in zip(found, days, strict=True))
    return Chart(points, " ".join(f"{point.x},{point.y}" for point in points if point.kind != "target"))


def _scale(values: Sequence[Decimal], start: int, end: int) -> Callable[[Decimal], int]:
    """Numbers between the lowest and the highest of the values → whole pixels between start and end."""
    lowest, highest = min(values, default=Decimal(0)), max(values, default=Decimal(0))
    span = highest - lowest
    return lambda value: round(start + (value - lowest) / span * (end - start)) if span else (start + end) // 2
