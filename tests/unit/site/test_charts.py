"""Where the points of a chart lie."""

from strategy.model import Indicator
from strategy.site.charts import BOTTOM, LEFT, RIGHT, TOP, chart


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": {"uk": "а"}, "unit": {"uk": "шт."}, **fields})


def measured(date: str, value: str) -> dict[str, str]:
    return {"date": date, "value": value}


def test_time_goes_right_and_values_up_from_nought() -> None:
    drawn = chart(
        indicator(
            baseline=measured("2023", "50"),
            values=[measured("2024-01-01", "100"), measured("2025", "0")],
            target=measured("2027", "200"),
        )
    )
    assert [point.kind for point in drawn.points] == ["baseline", "measured", "measured", "target"]
    assert [point.y for point in drawn.points] == [134, 100, BOTTOM, TOP]
    xs = [point.x for point in drawn.points]
    assert (xs[0], xs[-1]) == (LEFT, RIGHT) and xs == sorted(xs)
    assert drawn.line == f"{LEFT},134 {xs[1]},100 {xs[2]},{BOTTOM}"  # a target has not been reached yet


def test_values_below_nought_stay_in_the_picture() -> None:
    drawn = chart(indicator(values=[measured("2024", "-10"), measured("2025", "10")]))
    assert [point.y for point in drawn.points] == [BOTTOM, TOP]


def test_one_value_and_none() -> None:
    (point,) = chart(indicator(values=[measured("2024", "0")])).points
    assert LEFT < point.x < RIGHT and TOP < point.y < BOTTOM
    assert chart(indicator()).points == ()
