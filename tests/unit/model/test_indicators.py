"""Indicators: how far they have come, and what became of their targets."""

from decimal import Decimal

import pytest

import pace
from strategy.model import Indicator


def indicator(**fields: object) -> Indicator:
    return Indicator.model_validate({"name": {"uk": "а"}, "unit": {"uk": "шт."}, **fields})


def at(date: str, value: str, **more: str) -> dict[str, str]:
    return {"date": date, "value": value, **more}


@pytest.mark.parametrize(
    ("baseline", "value", "target", "share"),
    [("0", "30", "100", "0.3"), ("80", "50", "20", "0.5"), ("10", "5", "20", "-0.5"), ("-10", "−5", "0", "0.5")],
)
def test_the_share_of_the_way_holds_for_rising_and_falling_ones(
    baseline: str, value: str, target: str, share: str
) -> None:
    found = indicator(baseline=at("2020", baseline), values=[at("2023", value)], target=at("2027", target))
    assert found.share == Decimal(share)


def test_nothing_is_told_where_a_number_is_missing() -> None:
    whole = {"baseline": at("2020", "0"), "values": [at("2023", "3")], "target": at("2027", "9")}
    assert indicator(**whole).share is not None
    for name in whole:
        assert indicator(**{key: value for key, value in whole.items() if key != name}).share is None
    assert indicator(**whole | {"type": "yes_no"}).share is None
    assert indicator(**whole | {"target": at("2027", "0")}).share is None  # there is no way to go
    assert indicator(**whole | {"values": [{"date": "2023", "missing": "secret"}]}).on_course is None


@pytest.mark.parametrize(("value", "on_course"), [("49", False), ("50", True), ("120", True)])
def test_a_straight_line_is_the_course(value: str, on_course: bool) -> None:
    found = indicator(baseline=at("2020-01-01", "0"), values=[at("2020-01-06", value)], target=at("2020-01-11", "100"))
    assert found.on_course is on_course


def test_after_the_day_of_the_target_the_course_is_the_target() -> None:
    found = indicator(baseline=at("2020", "0"), values=[at("2025", "99")], target=at("2022", "100"))
    assert found.on_course is False


def test_the_first_target_stays_beside_the_one_that_took_its_place() -> None:
    found = indicator(
        targets=[
            at("2027", "6", set_on="2025-03"),
            at("2027", "9", set_on="2020"),
            at("2031", "6", set_on="2026", instead_of="2027"),
            at("2024", "1", set_on="2020"),
        ]
    )
    assert [(one.date, str(one.value)) for one in found.present_targets] == [("2024", "1"), ("2031", "6")]
    told = [(was.date, str(was.value), now.date, str(now.value)) for was, now in found.moved_targets]
    assert told == [("2027", "9", "2027", "6"), ("2027", "6", "2031", "6")]
    assert [kind for kind, _ in found.rows] == ["target", "replaced", "replaced", "target"]


def test_of_a_year_and_a_month_of_it_the_year_is_the_last_that_is_known() -> None:
    found = indicator(
        baseline=at("2024", "0"), values=[at("2025", "80"), at("2025-06", "40")], target=at("2030", "100")
    )
    assert (found.latest.date, found.share) == ("2025", Decimal("0.8"))
    assert indicator(values=[at("2025", "80"), at("2025-12", "90")]).latest.date == "2025-12"
    assert indicator(values=[{"date": "2025", "missing": "secret"}]).latest is None


def test_numbers_are_read_as_they_are_typed() -> None:
    for typed, meant in (("35,5", "35.5"), ("12 500", "12500"), ("12\u00a0500,25", "12500.25"), ("−1,5", "-1.5")):
        assert indicator(values=[at("2023", typed)]).values[0].value == Decimal(meant)


def test_a_number_stands_written_out_in_json() -> None:
    given = {"name": {"uk": "Слово"}, "unit": {"uk": "%"}, "baseline": {"date": "2020", "value": "−0,000000001"}}
    assert '"value":"-0.000000001"' in Indicator.model_validate(given).model_dump_json()


def test_of_many_targets_those_that_stand_are_told_soon() -> None:
    listed = [at(f"{1950 + n // 300}-{n // 25 % 12 + 1:02}-{n % 25 + 1:02}", f"{n}") for n in range(1_500)]
    found = indicator(targets=listed)
    with pace.at_most(1):
        assert {kind for kind, _ in found.rows} == {"target"}
        assert all(map(found.is_present, found.all_targets))
