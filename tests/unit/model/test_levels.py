"""Levels that the data names, and codes of every kind."""

import pytest

from strategy.addresses import permalinks
from strategy.checking.update_front import Facts
from strategy.exports import answers, tables
from strategy.i18n import Catalogue
from strategy.model import Node, Strategy, codes, editions, levels, names_level
from strategy.site import edits
from strategy.site.pages import of_strategy
from strategy.site.shared import Site


def test_no_level_takes_the_name_of_a_field() -> None:
    """Lists of nodes stand among the fields of answers, and columns are called as the levels are in the singular."""
    kinds = [kind for kind in vars(answers).values() if isinstance(kind, type) and issubclass(kind, answers.Answer)]
    of_answers = {name for kind in (answers.Strategy, answers.Node) for name in kind.model_fields}
    assert kinds and of_answers
    assert [name for name in of_answers if levels.is_key(name)] == []


def test_no_level_hides_what_a_node_does() -> None:
    """The list of the nodes of a level is a field of what stands above it: `heading` would be no method any more."""
    named = {name for kind in (Strategy, Node) for name in dir(kind)}
    assert "heading" in named
    assert [name for name in named if names_level(name)] == []


def test_no_level_is_called_as_what_an_update_tells() -> None:
    """In the front matter of an update the nodes stand under the name of their level."""
    assert [name for name in Facts.model_fields if names_level(name)] == []


def test_no_anchor_of_a_node_is_one_of_its_page() -> None:
    """A page has anchors for the indicators of its node and for the field of the search beside those of the nodes."""
    beside = {permalinks.INDICATOR.removesuffix("-"), *(f"{name}s" for name in ("indicator", "search", "area", "cite"))}
    assert [key for key in beside if levels.is_key(key)] == []


def test_no_level_is_called_as_a_column(five_levels: Strategy) -> None:
    table = tables.of_strategy(Site(five_levels, "https://example.org/", {}, favicon="mark.svg"))
    columns = {column.key for column in table.columns if not column.level and not column.lang}
    assert "start" in columns
    keys = [key for name in columns for key in (name, f"{name}s") if levels.kind_of(key) == name]
    assert [key for key in keys if levels.is_key(key)] == []
    names = [column.name for column in table.columns]
    assert len(names) == len(set(names))


def test_no_level_is_called_as_what_changes_are_told_of() -> None:
    """What of a kind was changed stands in one column: a file is no node of a level "files"."""
    kinds = [name.partition(".")[2] for name in Catalogue("uk", "data").entries if name.startswith("kind.")]
    assert {"update", "file", *edits.LISTS.values()} <= {*kinds}
    keys = [key for kind in kinds for key in (kind, f"{kind}s") if levels.kind_of(key) == kind]
    assert [key for key in keys if levels.is_key(key)] == []


@pytest.mark.parametrize("key", ["pages", "strategies", "areas", "visions", "paragraphs", "charts", "licences", "en"])
def test_a_name_that_means_something_else_is_refused(key: str) -> None:
    assert levels.is_key(key) == (key == "en")


def test_the_class_of_a_level_knows_what_stands_below(five_levels: Strategy) -> None:
    lamps = next(node for node in five_levels.nodes() if node.id == "lamps")
    assert [node.id for node in five_levels.above(lamps)] == ["shore", "lights", "bright-nights"]
    assert [node.id for node in five_levels.below(lamps)] == ["posts", "wires"]
    assert five_levels.depth(lamps) == 3
    assert five_levels.reporting == {"directions", "goals", "tasks", "measures"}
    assert five_levels.counts_below(lamps, "pl") == ("2 działania", "Projekty: 1")


def test_where_nothing_stands_below_the_description_says_what_it_is(five_levels: Strategy) -> None:
    described = {page.node.id: page.description for page in of_strategy(five_levels, "uk") if page.node}
    assert described["apples"] == "Ціль ІІ.А.1. Яблука для всіх; Напрям ІІ.А. Дерева; Пріоритет ІІ. Сад"
    assert described["watch"] == "Свистки"


def test_an_edition_has_nodes_without_a_number(five_levels: Strategy) -> None:
    known = {node.id: editions.codes(node, five_levels) for node in editions.all_nodes(five_levels)}
    assert known["posts"] == ("", "")
    assert known["candles"] == ("", None)
    assert known["lamps"] == ("І.А.1.7", "І.А.1.1")
    posts = next(node for node in five_levels.nodes() if node.id == "posts")
    assert [edition.id for edition in editions.last_meaning(posts, five_levels).editions] == ["first", "second"]


@pytest.mark.parametrize(
    ("code", "shape", "parts", "address"),
    [
        ("1.1.2.", "0.0.0", (1, 1, 2), "1.1.2"),
        ("А.1.1", "A.0.0", ("А", 1, 1), "А.1.1"),
        ("ОЦ 1.1:", "ОЦ 0.0", (1, 1), "ОЦ-1.1"),
        ("№ 2", "№ 0", (2,), "2"),
        ("II.3", "A.0", ("ІІ", 3), "II.3"),
        ("б)", "A", ("Б",), "б"),
    ],
)
def test_what_a_code_counts(code: str, shape: str, parts: tuple, address: str) -> None:
    assert (codes.shape(code), codes.parts(code), codes.address(code)) == (shape, parts, address)
    assert codes.is_code(code) and codes.written_as(code, shape) == codes.shown(code)


def test_a_code_is_put_into_the_shape_of_others_only_where_it_counts_the_same() -> None:
    assert codes.written_as("А-2", "A.0") == "А.2"
    assert codes.written_as("СЦ1.", "СЦ 0") == "СЦ 1"
    assert codes.written_as("1.2", "A.0") is None
    assert codes.written_as("1.2.3", "0.0") is None
