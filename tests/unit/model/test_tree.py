"""The tree of a strategy: what it knows, and how one walks through it."""

import json

import pytest
import yaml
from pydantic import ValidationError

from strategy.model import Strategy, levels, strategy_of, strategy_type
from website import ROOT


@pytest.fixture(scope="module")
def strategy() -> Strategy:
    return validated((ROOT / "tests/cases/fine_optional.yaml").read_bytes())


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


def test_menus_call_a_node_by_its_short_name_if_it_has_one(strategy):
    _, _, clusters, science = strategy.nodes()
    assert [node.short_title("en") for node in (clusters, science)] == ["Support for clusters", "Science"]
    assert [node.short_heading("uk") for node in (clusters, science)] == ["1.1.1. Підтримка кластерів", "1.1.2. Наука"]
    assert science.heading("uk") == "1.1.2. Розвиток науки"
    assert science.model_copy(update={"code": None}).short_heading("uk") == "Наука"


def test_nothing_can_be_changed(strategy):
    with pytest.raises(ValidationError):
        strategy.goals[0].code = "2"


def test_a_schema_for_editors_comes_out_of_the_model():
    made = strategy_type(levels.default(["uk"]))
    schema = json.dumps(made.model_json_schema(), ensure_ascii=False)
    assert "Офіційна назва без номера, кожною мовою." in schema
    assert '"additionalProperties": false' in schema
