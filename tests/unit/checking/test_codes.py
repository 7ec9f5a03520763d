"""Numbers that look like others; tests/cases has the rest."""

import copy

import pytest

from invented_site import as_yaml
from registered import SAMPLE
from strategy.checking.check import check

LETTERED = {"1": "А", "1.1": "А.1", "1.2": "А.2", "2": "Б", "2.1": "Б.1"}  # as a Ukrainian keyboard has them


@pytest.mark.parametrize(
    ("former", "keys"), [("А.2", []), ("A.2", ["code.other_script"]), ("a", ["code.other_script"])]
)
def test_a_former_number_is_told_from_those_of_today_by_more_than_the_alphabet(former: str, keys: list[str]) -> None:
    data = copy.deepcopy(SAMPLE)
    for goal in data["goals"]:
        for node in (goal, *goal["objectives"]):
            node["code"] = LETTERED[node["code"]]
        for objective in goal["objectives"]:
            del objective["tasks"]
    fishing, harbour = data["goals"][0]["objectives"]
    fishing["formerly"] = [{"edition": "2019", "code": former}]
    harbour["since"] = "2021"
    assert [problem.key for problem in check(as_yaml(data)).problems] == keys
