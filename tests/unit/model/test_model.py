"""The model: what it takes, what it refuses, how one walks through it."""

import json
from pathlib import Path

import pytest
import yaml
from pydantic import ValidationError

from strategy.model import Area, Link, Strategy, levels, strategy_of, strategy_type

CASES = Path(__file__).parents[2] / "cases"


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    return validated((CASES / "fine_optional.yaml").read_bytes())


def validated(data: bytes) -> Strategy:
    return strategy_of(yaml.load(data, yaml.CBaseLoader))


def test_nodes_come_in_document_order(strategy):
    assert [node.id for node in strategy.nodes()] == ["economy", "industry", "clusters", "science"]


def test_branches_hold_the_ancestors_and_the_node_itself(strategy):
    codes = [[node.code for node in branch] for branch in strategy.branches()]
    assert codes == [["1"], ["1", "1.1"], ["1", "1.1", "1.1.1"], ["1", "1.1", "1.1.2"]]


def test_a_node_knows_its_kind_and_its_children(strategy):
    goal, objective, task, _ = strategy.nodes()
    assert [(node.level.key, node.kind) for node in (goal, objective, task)] == [
        ("goals", "goal"),
        ("objectives", "objective"),
        ("tasks", "task"),
    ]
    assert strategy.children == strategy.goals == (goal,)
    assert goal.children == goal.objectives == (objective,)
    assert task.children == ()


def test_what_is_not_filled_in_is_empty(strategy):
    _, _, clusters, science = strategy.nodes()
    assert (clusters.note, clusters.responsible) == (None, None)
    assert (clusters.formerly, clusters.links, clusters.partners) == ((), (), ())
    assert [(entry.edition, entry.code) for entry in science.formerly] == [("2019", "1.2.1"), ("2021", "2.10")]
    assert science.partners == ({"uk": "Університет", "en": "University"},)


def test_nothing_can_be_changed(strategy):
    with pytest.raises(ValidationError):
        strategy.goals[0].code = "2"


@pytest.mark.parametrize("typed", ["1", "7", "120", 3])
def test_a_number_is_whole_and_counts_from_one(typed):
    assert Area.model_validate({"id": typed, "text": {"uk": "Сфера"}}).id == int(typed)


@pytest.mark.parametrize("typed", ["0", "01", "+1", "-1", "1.0", "1e3", " 1", "1_0", "один", "١", "9" * 5000, "", 0])
def test_nothing_else_is_a_number(typed):
    with pytest.raises(ValidationError):
        Area.model_validate({"id": typed, "text": {"uk": "Сфера"}})


@pytest.mark.parametrize("url", ["https://example.org", "http://example.org/а?b=c#d", "mailto:office@example.org"])
def test_safe_links(url):
    assert Link(url=url, title={"uk": "Посилання"}).url == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)",
        " javascript:alert(1)",
        "java\nscript:alert(1)",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//example.org",
        "/page",
        "example.org",
        "https://",
        "https:///page",
        "https://example.org/\nx",
        'https://example.org/"onclick=',
        "https://example.org/<script>",
        "mailto:",
        "",
    ],
)
def test_no_other_link_can_be_in_a_strategy(url):
    with pytest.raises(ValidationError):
        Link(url=url, title={"uk": "Посилання"})


def test_a_schema_for_editors_comes_out_of_the_model():
    made = strategy_type(levels.default(["uk"]))
    schema = json.dumps(made.model_json_schema(), ensure_ascii=False)
    assert "Офіційна назва без номера, кожною мовою." in schema
    assert '"additionalProperties": false' in schema
