"""A language that the interface has no words in lends those of another; the texts of the data stay its own."""

import json

from filled import OFFICES, STRATEGY
from strategy.checking import project
from strategy.exports import facts, stratml
from strategy.reading.files import BODIES, ProjectFiles
from strategy.site.shared import Site
from website import DATA

LEVELS = [{key: value for key, value in level.items() if key != "counted"} for level in STRATEGY["levels"]]


def test_what_is_known_of_a_node_is_told_in_the_language_of_the_page() -> None:
    files = ((DATA.as_posix(), {**STRATEGY, "levels": LEVELS}), (BODIES, OFFICES))
    in_polish = [(path, json.dumps(values).replace('"en"', '"pl"').encode()) for path, values in files]
    found = project.check_files(ProjectFiles(tuple(in_polish), frozenset()))
    site = Site(found.strategy, "https://example.org/", {}, favicon="mark.svg", bodies=found.bodies)
    node = next(node for node in found.strategy.nodes() if node.id == "task")
    told = {line for _, lines in facts.in_full(node, site, "pl") for line in lines}
    told |= {*stratml.performance(site, "pl").split("\n")}
    assert [line for line in told if "Слово" in line] == []
    assert len([line for line in told if "Word" in line]) > 20
