"""Addresses, on an invented strategy."""

from urllib.parse import urljoin

from hypothesis import example, given
from hypothesis import strategies as st

from strategy.addresses import permalinks
from strategy.model import Area, FormerCode, Paragraph, Strategy

ROOT = "https://example.org/below/a/path/"

name = st.from_regex(r"[a-z0-9][a-z0-9.-]{0,8}", fullmatch=True)
folder = st.lists(name, max_size=4).map(lambda names: "".join(f"{name}/" for name in names))
file = st.one_of(st.just(""), name.map(lambda name: f"{name}.html"))
address = st.builds("{}{}".format, folder, file)
fragment = st.one_of(st.just(""), name.map(lambda name: f"#{name}"))


@given(target=st.builds("{}{}".format, address, fragment), page=address)
@example(target="", page="")
@example(target="#goals", page="")
@example(target="", page="tasks/a/")
@example(target="tasks/a/#area-1", page="tasks/a/")
@example(target="en/404.html", page="404.html")
def test_a_relative_link_leads_from_the_page_to_the_target(target: str, page: str) -> None:
    link = permalinks.relative(target, page)
    assert urljoin(ROOT + page, link) == ROOT + target
    assert not link.startswith("/")


def test_the_official_language_stands_at_the_root(sample: Strategy) -> None:
    assert [permalinks.root(lang, sample) for lang in sample.languages] == ["", "en/"]


def test_each_node_has_one_permalink(sample: Strategy) -> None:
    assert [permalinks.permalink(node) for node in sample.nodes()] == [
        "goals/shore/",
        "objectives/lights/",
        "tasks/lighthouse/",
        "tasks/markup/",
        "objectives/paths/",
        "tasks/stairs/",
        "goals/garden/",
        "objectives/trees/",
        "tasks/apples/",
    ]


def test_anchors_keep_the_permanent_number() -> None:
    assert permalinks.anchor(Area(id=12, text={})) == "area-12"
    assert permalinks.anchor(Paragraph(id=3, text={})) == "vision-3"


def test_every_number_leads_to_its_node_and_so_do_earlier_ones(sample: Strategy) -> None:
    assert {number: node.id for number, node in permalinks.by_number(sample).items()} == {
        "1/": "shore",
        "1.1/": "lights",
        "1.1.1/": "lighthouse",
        "1.1.2/": "markup",
        "1.2/": "paths",
        "1.2.1/": "stairs",
        "2/": "garden",
        "2.10/": "trees",
        "2.10.1/": "apples",
        "1.3/": "lights",
        "1.1.9/": "markup",
        "2.2.2/": "markup",
    }


def test_a_number_of_different_nodes_leads_on_to_none_of_them(sample: Strategy) -> None:
    was = FormerCode(edition="first", code="2")
    swapped = sample.model_copy(
        update={"goals": (sample.goals[0].model_copy(update={"formerly": (was,)}), *sample.goals[1:])}
    )
    assert "2/" not in permalinks.by_number(swapped)
    told = permalinks.ambiguous(swapped)
    assert {number: [(m.node.id, [e.id for e in m.editions]) for m in found] for number, found in told.items()} == {
        "2/": [("garden", ["first", "second", "third"]), ("shore", ["first"])]
    }
