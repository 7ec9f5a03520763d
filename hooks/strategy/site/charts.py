"""An indicator → the geometry of its chart; components/chart/ draws it.

A line joins two values only where no year lies between them: what was not measured is not drawn.

The axis of values is a library's (leather). The drawing is ours: those that make SVG at build time were tried on one
indicator (Vega-Lite through vl-convert, pygal, matplotlib, leather, pysvgchart). They take 1.1 to 6 times the bytes
(compressed 0.6 KB here), up to 84 MB of program, and none has classes for our colours, a name for screen readers and a
mark for each kind of value all at once.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise

from leather import Linear

from strategy.model import Indicator, Measurement, Target
from strategy.model.dates import first_day

WIDTH, HEIGHT = 340, 230
TOP, RIGHT, BOTTOM = 24, 324, 190  # where the points may lie
YEARS, LACKS = 207, 222  # below: the names of the years, and what is not known, at no height that means a value
LETTER = 8  # how wide a digit of the axis is
MOST_YEARS = 6  # named on the axis
MOST_ABSENT = 36  # marks of years without a value, side by side
NAME = 34  # what the name of a year takes of it
LABELS = 4
ROOM, LINE = 36, 14  # what a value takes that is written beside a point, across and up
_axis = cache(Linear)  # found by many tries


@dataclass(frozen=True)
class Point:
    """A value or its lack where it is drawn. `look` names the mark: a kind of value ("fact"), "target", a reason why
    there is none ("secret"), or "absent" for a year that nothing is known of; `measurement` is None for that one."""

    look: str
    measurement: Measurement | Target | None
    x: int
    y: int

    @property
    def side(self) -> str:
        """How its label is set, so that none leaves the picture (text-anchor)."""
        return "start" if self.x < WIDTH // 3 else "end" if self.x > WIDTH * 2 // 3 else "middle"


@dataclass(frozen=True)
class Chart:
    """`points` in the order of time, `lacks` likewise; `lines`: SVG lists of points; `ticks`: (value, y), `years`:
    (year, x); `target`: the height of the last target; `named`: that of the years."""

    points: tuple[Point, ...]
    lacks: tuple[Point, ...]
    lines: tuple[str, ...]
    ticks: tuple[tuple[Decimal, int], ...]
    years: tuple[tuple[int, int], ...]
    target: int | None
    left: int
    right: int = RIGHT
    top: int = TOP
    bottom: int = BOTTOM
    named: int = YEARS
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def labelled(self) -> tuple[Point, ...]:
        """The points whose values are written beside them: many would lie upon each other; the table has them all."""
        found = self.points if len(self.points) <= LABELS else (self.points[0], *self.points[-2:])
        written = [found[0]]
        for point in found[1:]:
            if _is_apart(written[-1], point):
                written.append(point)
        return tuple(written)

    def label(self, point: Point) -> int:
        """How high the value of a point is written: above it; below where a line goes up from it right there."""
        following = (other for other in self.points if 0 < other.x - point.x <= ROOM)
        rises = any(other.y < point.y for other in following)
        return point.y + LINE + 4 if rises and point.y + LINE < self.bottom else point.y - 9

    @property
    def looks(self) -> frozenset[str]:
        return frozenset(point.look for point in (*self.points, *self.lacks))


def chart(indicator: Indicator) -> Chart | None:
    """The chart of an indicator; None where there are no two values to compare. The values are measured from nought, or
    from the lowest below it."""
    found = indicator.measurements
    if indicator.is_yes_no or len(found) < 2:
        return None
    known = [one for one in indicator.rows if one[0] != "replaced"]
    values = (Decimal(0), *(one.value for _, one in found))
    axis = _axis(min(values), max(values))
    ticks = axis.ticks()
    left = 12 + LETTER * max(len(f"{tick:f}") for tick in ticks)
    lacking = [(one.missing or "no_data", one) for kind, one in known if one.value is None]
    measured = [one for kind, one in known if kind != "target"]
    days = [first_day(one.date) for _, one in known]
    across = _across(days, left + 6, RIGHT - 6)

    def up(value: Decimal) -> int:
        return round(axis.project(value, BOTTOM, TOP))

    points = tuple(Point(_look(kind, one), one, across(first_day(one.date)), up(one.value)) for kind, one in found)
    lacks = [Point(look, one, across(first_day(one.date)), LACKS) for look, one in lacking]
    lacks += [Point("absent", None, across(day), LACKS) for day in _absent(measured, days)]
    return Chart(
        points=points,
        lacks=tuple(sorted(lacks, key=lambda point: point.x)),
        lines=tuple(_lines(points, [first_day(one.date).year for one in measured if one.value is None])),
        ticks=tuple((tick, up(tick)) for tick in ticks),
        years=_years(days, across),
        target=up(indicator.present_targets[-1].value) if indicator.present_targets else None,
        left=left,
    )


def _is_apart(one: Point, other: Point) -> bool:
    """Whether there is room for the values of both, the first of which is the earlier one."""
    return other.x - one.x > LETTER * len(f"{one.measurement.value:f}") or abs(other.y - one.y) > LINE


def looks(indicators: Iterable[Indicator]) -> frozenset[str]:
    """The marks in the charts of some indicators."""
    drawn = (chart(indicator) for indicator in indicators)
    return frozenset(look for one in drawn if one for look in one.looks)


def _look(kind: str, one: Measurement | Target) -> str:
    return "target" if kind == "target" else one.kind or "fact"


def _lines(points: Sequence[Point], lacking: Sequence[int]) -> Iterator[str]:
    """What joins values of the same year and of one and the next; a year in `lacking` parts what it lies between."""
    measured = [point for point in points if point.look != "target"]
    for one, other in pairwise(measured):
        start, end = (first_day(point.measurement.date).year for point in (one, other))
        if end - start <= 1 and not any(start < year <= end for year in lacking):
            yield f"{one.x},{one.y} {other.x},{other.y}"


def _absent(measured: Sequence[Measurement], days: Sequence[datetime.date]) -> Iterator[datetime.date]:
    """The years between the first value and the last of which nothing is said, each by a day. Of a thousand, between
    values of 1901 and 2999, few have room beside each other."""
    years = sorted({first_day(one.date).year for one in measured})
    step = (years[-1] - years[0]) // MOST_ABSENT or 1 if years else 1
    for before, after in pairwise(years):
        yield from (_days_in(year, days)[0] for year in range(before + 1, after, step))


def _years(days: Sequence[datetime.date], across: Callable[[datetime.date], int]) -> tuple[tuple[int, int], ...]:
    """(year, x) of those to name on the axis, none upon another. What stands above the name of a year is of that year:
    values of 31 December would all lie above the next one if that stood where it begins. The first and the last are
    never left out but where they would lie upon each other."""
    first, last = min(days).year, max(days).year
    step = -(-(last - first) // MOST_YEARS) or 1
    named: dict[int, int] = {}
    for year in dict.fromkeys((first, last, *range(first, last - step + 1, step))):
        places = map(across, _days_in(year, days))
        free = (x for x in places if all(abs(x - other) >= NAME for other in named.values()))
        if (x := next(free, None)) is not None:
            named[year] = x
    return tuple(sorted(named.items()))


def _days_in(year: int, days: Sequence[datetime.date]) -> Sequence[datetime.date]:
    """The days by which a year stands: a year that has none, by one as far from the last before it as from the first
    after it, counted in years. So it passes for no neighbour where these are of December and of January."""
    if own := sorted(day for day in days if day.year == year):
        return own
    before, after = max(day for day in days if day.year < year), min(day for day in days if day.year > year)
    far, whole = year - before.year, after.year - before.year
    passed = (before.timetuple().tm_yday * (whole - far) + after.timetuple().tm_yday * far) // whole
    return [datetime.date(year, 1, 1) + datetime.timedelta(days=min(passed, 365) - 1)]


def _across(days: Sequence[datetime.date], start: int, end: int) -> Callable[[datetime.date], int]:
    """Days from the first to the last → whole pixels between start and end."""
    first, span = min(days), (max(days) - min(days)).days or 1
    return lambda day: round(start + (day - first).days * (end - start) / span)
