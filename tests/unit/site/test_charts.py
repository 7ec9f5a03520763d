"""Where the points of a chart lie."""

from decimal import Decimal
from itertools import pairwise

from strategy.model import Indicator
from strategy.site.charts import BOTTOM, LACKS, RIGHT, TOP, YEARS, chart, looks


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": {"uk": "а"}, "unit": {"uk": "шт."}, **fields})


def measured(date: str, value: str | None = None, **more: str) -> dict[str, str]:
    return {"date": date, **({"value": value} if value else {}), **more}


def test_time_goes_right_and_values_up_from_nought() -> None:
    drawn = chart(
        indicator(
            baseline=measured("2023", "50"),
            values=[measured("2024", "100"), measured("2025", "0")],
            target=measured("2027", "200"),
        )
    )
    assert [point.look for point in drawn.points] == ["fact", "fact", "fact", "target"]
    assert drawn.ticks == tuple(
        (Decimal(value), y) for value, y in ((0, 190), (50, 148), (100, 107), (150, 66), (200, 24))
    )
    assert [point.y for point in drawn.points] == [148, 107, BOTTOM, TOP] and drawn.target == TOP
    xs = [point.x for point in drawn.points]
    assert (xs[0], xs[-1]) == (drawn.left + 6, RIGHT - 6) and xs == sorted(xs)
    assert [year for year, _ in drawn.years] == [2023, 2024, 2025, 2026, 2027]
    # a target has not been reached yet
    assert drawn.lines == (f"{xs[0]},148 {xs[1]},107", f"{xs[1]},107 {xs[2]},{BOTTOM}")


def test_no_line_goes_across_a_year_without_a_value() -> None:
    gap = chart(indicator(values=[measured("2020", "1"), measured("2021", "2"), measured("2023", "3")]))
    assert len(gap.lines) == 1
    assert [(point.look, point.y) for point in gap.lacks] == [("absent", LACKS)]
    assert BOTTOM < YEARS < LACKS  # no height of the plot says that there is no value
    years = ["2020", "2021", "2022"]
    assert len(chart(indicator(values=[measured(year, "1") for year in years])).lines) == 2
    said = [measured("2020", "1"), measured("2021", missing="secret"), measured("2022", "3")]
    assert [point.look for point in chart(indicator(values=said)).lacks] == ["secret"]
    assert chart(indicator(values=said)).lines == ()


def test_centuries_without_a_value_are_told_by_few_marks() -> None:
    """A thousand in each picture held the build: 63 s for 60 indicators of 15 kB."""
    said = [measured("1901", "1"), measured("1903", "1"), measured("2999", "2")]
    drawn = chart(indicator(values=said))
    assert {point.look for point in drawn.lacks} == {"absent"} and 30 < len(drawn.lacks) < 50
    assert drawn.points[0].x <= drawn.lacks[0].x <= drawn.points[1].x  # each gap has one
    decades = chart(indicator(values=[measured("1990", "1"), measured("2026", "2")]))
    assert len(decades.lacks) == 35


def test_each_kind_of_value_has_a_mark_of_its_own() -> None:
    one = indicator(
        baseline=measured("2020", "1"),
        values=[measured("2021", "2", kind="estimate"), measured("2022", "3", kind="preliminary")],
        target=measured("2023", "4"),
    )
    assert looks([one]) == {"fact", "estimate", "preliminary", "target"}
    assert looks([]) == frozenset()


def test_values_below_nought_stay_in_the_picture() -> None:
    drawn = chart(indicator(values=[measured("2024", "-10"), measured("2025", "10")]))
    assert [point.y for point in drawn.points] == [BOTTOM, TOP]
    assert drawn.ticks[0][0] == -10 and drawn.ticks[-1][0] == 10


def test_one_value_or_none_or_an_answer_is_no_picture() -> None:
    assert chart(indicator(values=[measured("2024", "0")])) is None
    assert chart(indicator()) is None
    assert chart(indicator(type="yes_no", values=[measured("2024", "так"), measured("2025", "ні")])) is None


def test_all_at_nought_has_an_axis() -> None:
    drawn = chart(indicator(values=[measured("2024", "0"), measured("2025", "0")]))
    assert [point.y for point in drawn.points] == [BOTTOM, BOTTOM]
    assert (drawn.ticks[0], drawn.ticks[-1]) == ((0, BOTTOM), (1, TOP))


def test_an_axis_of_many_years_names_few() -> None:
    drawn = chart(indicator(baseline=measured("1990", "1"), target=measured("2031", "2")))
    years = [year for year, _ in drawn.years]
    assert (years[0], years[-1]) == (1990, 2031) and len(years) <= 7
    assert min(b - a for a, b in pairwise(years)) >= 6


def test_a_value_stands_above_the_name_of_its_year() -> None:
    ends = [measured(f"{year}-12-31", "1") for year in (2021, 2022, 2024)]
    drawn = chart(indicator(baseline=measured("2020-12-31", "0"), values=ends, target=measured("2026-12-31", "9")))
    years = dict(drawn.years)
    assert all(years[int(point.measurement.date[:4])] == point.x for point in drawn.points)
    assert sorted(years) == [*range(2020, 2027)]
    assert [point.x for point in drawn.lacks] == [years[2023]]


def test_a_year_without_a_value_passes_for_no_neighbour() -> None:
    drawn = chart(indicator(baseline=measured("2020-12-31", "1"), values=[measured("2022-01-01", "2")]))
    (first, lacking, last) = (drawn.points[0].x, drawn.lacks[0].x, drawn.points[1].x)
    assert dict(drawn.years) == {2020: first, 2021: lacking, 2022: last}
    assert abs(lacking - (first + last) // 2) <= 1


def test_no_two_years_are_written_upon_each_other() -> None:
    months = [measured(f"2025-{month:02}", "1") for month in range(1, 13)]
    for values, target in ((months, "2026"), (months, "2999-12-31"), ([measured("2025-01-01", "1")], "2025-01-02")):
        drawn = chart(indicator(baseline=measured("2024-12-31", "1"), values=values, target=measured(target, "1")))
        assert len(drawn.years) > 1 and min(b - a for (_, a), (_, b) in pairwise(drawn.years)) >= 34
    leap = chart(indicator(values=[measured("2024-02-29", "1"), measured("2026-02-28", "1")]))
    assert [year for year, _ in leap.years] == [2024, 2025, 2026]


def test_the_line_of_the_target_is_that_of_the_one_which_the_way_leads_to() -> None:
    drawn = chart(
        indicator(targets=[measured("2030", "100"), measured("2030-06", "50")], values=[measured("2025", "1")])
    )
    assert drawn.target == next(point.y for point in drawn.points if point.measurement.date == "2030")


def test_no_two_values_are_written_upon_each_other() -> None:
    far = {"target": measured("2040", "1000")}
    close = chart(indicator(baseline=measured("2020", "-12.5"), values=[measured("2021", "-12.7")], **far))
    assert [str(point.measurement.value) for point in close.labelled] == ["-12.5", "1000"]
    apart = chart(indicator(baseline=measured("2020", "100"), values=[measured("2021", "900")], **far))
    assert len(apart.labelled) == 3


def test_a_value_is_written_below_its_point_where_a_line_goes_up_from_there() -> None:
    drawn = chart(indicator(values=[measured("2020", "50"), measured("2021", "90")], target=measured("2040", "100")))
    first, second, _ = drawn.points
    assert drawn.label(first) > first.y and drawn.label(second) < second.y
    ground = chart(indicator(values=[measured("2020", "0"), measured("2021", "90")], target=measured("2040", "100")))
    assert ground.label(ground.points[0]) < BOTTOM  # below it stand the years
