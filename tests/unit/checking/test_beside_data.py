"""Copies of data files: named, so that nobody goes on editing what no reader sees."""

from strategy.checking import beside_data


def test_copies_and_other_endings_are_named_with_the_file_that_is_read() -> None:
    wrong = {
        "data/goals (копія).yaml": "data/goals.yaml",
        "data/goals.yaml.bak": "data/goals.yaml",
        "data/bodies.yml": "data/bodies.yaml",
        "data/Копія Goals.yaml": "data/goals.yaml",
        "data/search-old.yaml": "data/search.yaml",
    }
    right = {
        "data/goals.yaml",
        "data/goals.schema.json",
        "data/ways.schema.json",
        "data/fields.md",
        "data/register.txt",
    }
    found = beside_data.unread({*wrong, *right, "goals.yaml", "Копія.docx", "data/бюджет.yaml"})
    assert {path: dict(one.warnings[0].params)["meant"] for path, one in found.items()} == wrong
    assert not any(one.problems for one in found.values())
