"""The English of data/goals.yaml is built as its Ukrainian is, in the signs of English."""

import re

import pytest

from taken_over import TAKEN_OVER, Node

UNCLOSED_IN_SOURCE = {"1.1.2 #4", "1.3.2 #3"}
each_node = pytest.mark.parametrize("node", TAKEN_OVER, ids=lambda node: node.where or node.kind)


def sentences(text: str) -> int:
    """How many sentences `text` has: one, and one more for each mark with a capital after it."""
    return 1 + len(re.findall(r"[.!?] (?=[A-ZА-ЯІЇЄҐ])", text))


def brackets(text: str) -> list[str]:
    """The brackets and typographic quotes of `text` in order, Ukrainian ones as English ones."""
    return re.findall(r"[()“”]", text.replace("«", "“").replace("»", "”"))


def balanced(signs: list[str]) -> bool:
    """Whether each sign that opens is closed, the last opened first."""
    pairs = {")": "(", "”": "“"}
    opened: list[str] = []
    for sign in signs:
        if sign not in pairs:
            opened.append(sign)
        elif not opened or opened.pop() != pairs[sign]:
            return False
    return not opened


@each_node
def test_english_is_built_like_ukrainian(node: Node) -> None:
    uk, en = node.text["uk"], node.text["en"]
    assert sentences(en) == sentences(uk)
    assert balanced(brackets(en))
    assert balanced(brackets(uk)) != (node.where in UNCLOSED_IN_SOURCE)
    assert re.search(r"[.!;:,]?$", en)[0] == re.search(r"[.!;:,]?$", uk)[0] or en.endswith("etc.")
    assert uk[0].isupper() and en[0].isupper()


@each_node
def test_straight_and_foreign_quotes_are_not_in_english(node: Node) -> None:
    for text in (node.text["en"], node.note["en"] if node.note else ""):
        assert not re.search(r"[\"'`«»„]", text)


@pytest.mark.parametrize("node", [node for node in TAKEN_OVER if node.note], ids=lambda node: node.where)
def test_note_is_balanced_and_ends_as_a_sentence(node: Node) -> None:
    for language, text in node.note.items():
        assert text.endswith("."), language
        assert text.count("«") == text.count("»") and text.count("“") == text.count("”"), language
