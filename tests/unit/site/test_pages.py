"""Which pages there are and what stands beside what, on an invented strategy."""

from dataclasses import replace

import pytest

from invented import invented
from strategy.addresses.published import published
from strategy.model import Strategy, strategy_of
from strategy.model.updates import Record
from strategy.site import pages
from strategy.site.pages import Page


@pytest.fixture
def by_id(sample: Strategy) -> dict[str, Page]:
    return {page.node.id: page for page in pages.of_strategy(sample, "uk")}


def ids(nodes: tuple) -> list[str]:
    return [node.id for node in nodes]


def test_a_page_for_every_node_in_the_order_of_the_document(sample: Strategy) -> None:
    listed = [(page.kind, page.address, page.title) for page in pages.of_strategy(sample, "en")]
    assert listed == [
        ("node", "en/goals/shore/", "A bright shore"),
        ("node", "en/objectives/lights/", "Lights"),
        ("node", "en/tasks/lighthouse/", "A lighthouse"),
        ("node", "en/tasks/markup/", 'A title & "quotes" <b>bold</b> {{ 7*7 }}'),
        ("node", "en/objectives/paths/", "Paths"),
        ("node", "en/tasks/stairs/", "Stairs"),
        ("node", "en/goals/garden/", "A quiet garden"),
        ("node", "en/objectives/trees/", "Trees"),
        ("node", "en/tasks/apples/", "Apples"),
    ]


@pytest.mark.parametrize(
    ("node", "trail"),
    [("shore", []), ("lights", ["shore"]), ("markup", ["shore", "lights"]), ("apples", ["garden", "trees"])],
)
def test_the_trail_leads_down_from_the_goal(by_id: dict[str, Page], node: str, trail: list[str]) -> None:
    assert ids(by_id[node].trail) == trail


@pytest.mark.parametrize(
    ("node", "siblings"),
    [
        ("garden", ["shore", "garden"]),
        ("paths", ["lights", "paths"]),
        ("markup", ["lighthouse", "markup"]),
        ("stairs", ["stairs"]),
    ],
)
def test_siblings_are_of_the_same_parent(by_id: dict[str, Page], node: str, siblings: list[str]) -> None:
    assert ids(by_id[node].siblings) == siblings


@pytest.mark.parametrize(
    "neighbours",
    [
        (None, "shore", "garden", None),
        (None, "lights", "paths", "trees", None),
        (None, "lighthouse", "markup", "stairs", "apples", None),
    ],
    ids=["goals", "objectives", "tasks"],
)
def test_neighbours_are_of_the_same_kind_across_parents(by_id: dict[str, Page], neighbours: tuple) -> None:
    for before, node, after in zip(neighbours, neighbours[1:], neighbours[2:], strict=False):
        page = by_id[node]
        assert (page.previous and page.previous.id, page.next and page.next.id) == (before, after)


def test_a_page_knows_its_address_in_each_language(sample: Strategy) -> None:
    for lang in sample.languages:
        for page in pages.of_strategy(sample, lang):
            below = page.address.removeprefix("en/")
            assert [page.in_language(other, sample) for other in sample.languages] == [below, f"en/{below}"]


def test_the_description_says_what_the_node_holds(by_id: dict[str, Page]) -> None:
    assert by_id["shore"].description == "Вогні; Стежки"
    assert by_id["paths"].description == "Сходи"
    assert by_id["stairs"].description == "Перила"


def test_every_level_is_listed(sample: Strategy, five_levels: Strategy) -> None:
    listed = [(page.address, page.title) for page in pages.of_levels(sample, "uk")]
    assert listed == [
        ("goals/", "Стратегічні цілі"), ("objectives/", "Оперативні цілі"), ("tasks/", "Завдання")
    ]  # fmt: skip
    assert len(list(pages.of_levels(five_levels, "en"))) == 5


@pytest.mark.parametrize("length", [150, 199, 200, 201, 300, 2000])
def test_a_long_description_ends_after_a_word(sample: Strategy, length: int) -> None:
    text = ("довгий, опис; " * 200)[:length]
    goals = sample.model_dump()["goals"]
    goals[1]["objectives"][0]["tasks"][0]["areas"][0]["text"]["uk"] = text
    strategy = strategy_of({**sample.model_dump(), "goals": goals})
    description = pages.of_strategy(strategy, "uk")[-1].description
    if length <= 200:
        assert description == text
    else:
        assert 180 < len(description) <= 201
        assert description.removesuffix("…").endswith(("довгий", "опис"))


def test_each_year_has_a_page_that_stays_when_all_of_it_is_withdrawn() -> None:
    found = invented()
    years = {
        page.address: page.year for page in pages.lists_of_updates(found.record, found.strategy, "en") if page.year
    }
    assert years == {"en/updates/2024/": 2024, "en/updates/2023/": 2023}
    gone = [replace(one, withdrawn="2030") if one.date.year == 2023 else one for one in found.record.every_update]
    record = Record(found.strategy, gone)
    listed = tuple(pages.lists_of_updates(record, found.strategy, "uk"))
    assert [page.year for page in listed if page.year] == [2024, 2023]
    assert [page.top for page in listed if page.top] == list(found.strategy.children)
    documents = {f"updates/{update.id}.md": "" for update in gone}
    promised = {one.address for one in published(found.strategy, documents)}
    assert {page.address for page in listed} <= promised
    assert list(pages.lists_of_updates(Record(found.strategy), found.strategy, "uk")) == []
