"""The page of all indicators."""

from dataclasses import replace

from invented import year_site as site
from strategy.exports import progress
from strategy.site import indicators


def test_all_are_found_and_which_have_no_value_for_the_last_year() -> None:
    found = indicators.found(site())
    assert len(found.every) == 12 and len({one.anchor for one in found.every}) == 12
    assert found.year == 2025
    known = {one.anchor for one in found.every} - {one.anchor for one in found.without_value}
    assert known == {"indicator-catch", "indicator-bridge-open", "indicator-pupils"}
    assert [page.address for page in indicators.pages(site(), "en")] == ["en/indicators/"]


def test_no_two_have_one_anchor_whatever_their_nodes_are_called() -> None:
    first, second, *_ = indicators.found(site()).every

    def measured(one: indicators.Measured, node: str, indicator: str) -> indicators.Measured:
        return indicators.Measured(
            one.node.model_copy(update={"id": node}), one.indicator.model_copy(update={"id": indicator})
        )

    assert measured(first, "a", "b-c").anchor != measured(second, "a-b", "c").anchor


def test_markdown_tells_each_with_its_last_value() -> None:
    (page,) = indicators.pages(site(), "uk")
    lines = [*progress.of_page(page, site())]
    assert lines[0].startswith("Станом на 10 липня 2026")
    (depth,) = [line for line in lines if "Глибина" in line]
    told = "−3 (2023); Частка шляху до цілі, яку вже пройдено: 33%.; Без значення за 2025 рік"
    assert depth == f"- [Глибина, м](https://example.org/tasks/pier/#indicators): {told}"


def test_without_indicators_there_is_no_page() -> None:
    strategy = site().strategy
    calm = strategy.model_copy(update={"goals": ()})
    assert [*indicators.pages(replace(site(), strategy=calm, record=None), "uk")] == []
