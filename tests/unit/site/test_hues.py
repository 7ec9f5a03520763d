"""The hues of the branches: by place, over and over, and readable wherever they are text."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest
import yaml

from strategy.checking.check import check
from strategy.checking.colours import ENOUGH, contrast
from strategy.model import Strategy
from strategy.site.hues import HUES, STYLES, hue, in_use
from website import ROOT

RULE = re.compile(r"\.(hue-\d+) \{ --hue: (#\w{6}); --hue-soft: (#\w{6}); \}")


def schemes() -> Iterator[tuple[Mapping[str, str], list[tuple[str, str, str]]]]:
    """The colours of the settings with the hues of the same scheme."""
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    colours = yaml.safe_load(re.search(r"  colours:\n((?:    .*\n)+)", settings)[1])
    light, dark = (ROOT / "overrides/base/hues.css").read_text(encoding="utf-8").split("@media")
    return zip((colours["light"], colours["dark"]), (RULE.findall(light), RULE.findall(dark)), strict=True)


def test_every_hue_can_be_read_on_paper_and_on_its_ground_and_other_text_on_its_ground_too() -> None:
    for colours, hues in schemes():
        assert [name for name, *_ in hues] == [f"hue-{number}" for number in range(1, HUES + 1)]
        poor = [
            (name, text, ground)
            for name, own, soft in hues
            for text, ground in ((own, soft), (own, colours["paper"]), (colours["ink"], soft), (colours["muted"], soft))
            if contrast(text, ground) < ENOUGH
        ]
        assert poor == []


@pytest.mark.parametrize("name", ["strategy", "five_levels", "goals_alone", "letters"])
def test_a_branch_has_one_hue_and_its_neighbour_another(name: str, request: pytest.FixtureRequest) -> None:
    tree: Strategy = request.getfixturevalue(name)
    for top in tree.children:
        assert {hue(node, tree) for node in tree.below(top)} <= {hue(top, tree)}
    found = [hue(top, tree) for top in tree.children]
    assert all(one != other for one, other in pairwise(found))


def test_what_is_withdrawn_has_none() -> None:
    tree = check((ROOT / "tests/golden/editions.yaml").read_bytes()).strategy
    found = {hue(node, tree) for node in tree.withdrawn()}
    assert found == {""}


@pytest.mark.parametrize("path", STYLES)
def test_a_hue_that_no_branch_has_is_not_sent(path: str, goals_alone: Strategy) -> None:
    styles = (ROOT / "overrides" / path).read_text(encoding="utf-8")
    assert re.findall(r"\.hue-(\d+)", styles) == 2 * [str(number) for number in range(1, HUES + 1)]
    kept = [str(number) for number in range(1, min(len(goals_alone.children), HUES) + 1)]
    sent = in_use(styles, goals_alone)
    assert re.findall(r"\.hue-(\d+)", sent) == 2 * kept
    assert sent.count("{") == sent.count("}")
