"""The picture of the whole tree: every node in it, nothing outside of it, in the order of the document."""

import re

import pytest

from strategy.model import Strategy
from strategy.site.crown import HEIGHT, WIDTH, boughs

POINT = re.compile(r"(-?[\d.]+) (-?[\d.]+)")
DOT = re.compile(r"M([\d.]+) ([\d.]+)h0")
TREES = ["strategy", "five_levels", "goals_alone", "letters", "sample"]


@pytest.mark.parametrize("name", TREES)
def test_every_node_is_drawn_inside_the_picture(name: str, request: pytest.FixtureRequest) -> None:
    tree: Strategy = request.getfixturevalue(name)
    drawn = boughs(tree)
    assert [bough.top for bough in drawn] == list(tree.children)
    for bough in drawn:
        nodes = (bough.top, *tree.below(bough.top))
        leaves = [node for node in nodes if not node.children]
        assert len(DOT.findall(bough.leaves)) == len(leaves)
        assert len(DOT.findall(bough.forks)) == len(nodes) - len(leaves)
        assert bough.branches.count("M") == len(nodes)
    points = [(float(x), float(y)) for bough in drawn for x, y in POINT.findall(bough.branches + bough.leaves)]
    assert all(5 <= x <= WIDTH - 5 and 5 <= y <= HEIGHT - 5 for x, y in points)


@pytest.mark.parametrize("name", TREES)
def test_leaves_stand_from_left_to_right(name: str, request: pytest.FixtureRequest) -> None:
    tree: Strategy = request.getfixturevalue(name)
    across = [float(x) for bough in boughs(tree) for x, _ in DOT.findall(bough.leaves)]
    assert across == sorted(across)
    assert len(set(across)) == len(across)
