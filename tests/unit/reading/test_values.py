"""YAML bytes → values and where they stand. How mistakes are told is in cases/, which test_check.py runs."""

from itertools import pairwise

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from strategy.model.signs import FORBIDDEN
from strategy.reading import values as module
from strategy.reading.values import LIMIT_BYTES, LIMIT_DEPTH, LIMIT_FLAWS, UNREADABLE, load


def keys(data: bytes) -> list[tuple[int, int, str]]:
    return [(found.line, found.column, found.key) for found in load(data).problems]


def test_every_scalar_is_the_text_that_was_typed():
    loaded = load(b"a: 1.10\nb: no\nc: 012\nd: null\ne: ~\nf: 2026-03-12\ng: ''\nh:\n")
    assert loaded.problems == ()
    assert loaded.value == {
        "a": "1.10", "b": "no", "c": "012", "d": "null", "e": "~", "f": "2026-03-12", "g": "", "h": None,
    }  # fmt: skip


def test_values_and_keys_remember_their_place():
    loaded = load("goals:\n  - id: вода\n    title: {uk: Вода, en: 'Water'}\n".encode())
    assert loaded.marks["goals", 0][:2] == (2, 5)
    assert loaded.marks["goals", 0, "id"][:2] == (2, 9)
    assert loaded.keys["goals", 0, "title"][:2] == (3, 5)
    assert loaded.marks["goals", 0, "title", "en"][:2] == (3, 27)
    start, end = loaded.marks["goals", 0, "title", "en"][2:]
    assert loaded.source[start:end] == "'Water'"


def test_a_place_is_found_for_what_is_not_there():
    loaded = load(b"goals:\n  - id:\n    code: x\n")
    assert loaded.place(("goals", 0, "id")) == (2, 5), "nothing was typed: the key"
    assert loaded.place(("goals", 0, "title")) == (2, 5), "no such field: its owner"
    assert loaded.place(("goals", 7, "title", "uk")) == (2, 3)
    assert loaded.place(("name",)) == (1, 1)


def test_a_part_of_a_text_is_found_on_its_own_line():
    loaded = load("a: x\nb: >-\n  перший рядок\n  другий рядок\n".encode())
    assert loaded.find(("b",), "другий") == (4, 3)
    assert loaded.find(("b",), "перший рядок другий") == (2, 4), "not as in the source: where the text begins"


@pytest.mark.parametrize("line_break", ["\n", "\r\n", "\r"])
def test_line_breaks_of_all_systems(line_break):
    source = line_break.join(["a: 1", "b:", "  - c: x", "    d: y", "    d: z", ""])
    assert keys(source.encode()) == [(5, 5, "yaml.duplicate_key")]


def test_a_byte_order_mark_is_no_problem():
    loaded = load(b"\xef\xbb\xbfa: 1\n")
    assert (loaded.value, loaded.problems, loaded.marks["a",][:2]) == ({"a": "1"}, (), (1, 4))


@pytest.mark.parametrize("style", ["|", ">", "|-", ">-", "|+"])
def test_the_break_after_a_block_is_no_part_of_the_text(style):
    assert load(f"a: {style}\n  x\nb: y\n".encode()).value == {"a": "x", "b": "y"}


def test_the_place_of_the_first_byte_that_is_not_utf8():
    assert keys("a: 1\nб: x".encode() + "ї".encode("cp1251")) == [(2, 5, "file.not_utf8")]
    assert keys("a: 1".encode("utf-16")) == [(1, 1, "file.utf16")]


def test_forbidden_characters_are_all_named_and_the_rest_is_still_read():
    found = load("a: x\x00y\nb: z\x85\u2028\nc: 1\nc: 2\n".encode())
    assert [(one.line, one.column, one.key) for one in found.problems] == [
        (1, 5, "file.forbidden"),
        (2, 5, "file.forbidden"),
        (2, 6, "file.forbidden"),
        (4, 1, "yaml.duplicate_key"),
    ]


@pytest.mark.parametrize("data", [b"", b" \n", b"# x\n", b"---\n", b"''\n", b"'  '\n", b"[]\n", b"{}", b"|\n"])
def test_a_file_that_says_nothing(data):
    assert keys(data) == [(1, 1, "file.empty")]


def test_a_file_of_forbidden_characters_is_not_told_one_by_one():
    assert len(load(b"\x00\n" * 10_000).problems) == LIMIT_FLAWS


def test_a_file_may_be_long_but_not_over_long(monkeypatch: pytest.MonkeyPatch):
    assert keys(b"#" * (LIMIT_BYTES + 1)) == [(1, 1, "file.too_long")]
    monkeypatch.setattr(module, "LIMIT_BYTES", 1024)  # what is just not too long takes seconds to read
    assert keys(b"#" * 1024) == [(1, 1, "file.empty")]
    assert keys(b"#" * 1025) == [(1, 1, "file.too_long")]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "a: {", "[{? ["])
def test_no_nesting_can_break_the_reader(opening):
    loaded = load((opening * 100_000).encode())
    assert loaded.value is UNREADABLE
    assert loaded.problems


def test_nesting_has_a_limit():
    assert load(b"[" * LIMIT_DEPTH + b"a" + b"]" * LIMIT_DEPTH).problems == ()
    assert [key for *_, key in keys(b"[" * (LIMIT_DEPTH + 1) + b"]" * (LIMIT_DEPTH + 1))] == ["yaml.too_deep"]


def test_aliases_cannot_blow_up():
    bomb = "a: &a [x, x]\n" + "".join(f"{new}: &{new} [*{old}, *{old}]\n" for old, new in pairwise("abcdefghi"))
    loaded = load(bomb.encode())
    assert {found.key for found in loaded.problems} == {"yaml.anchor", "yaml.alias"}
    assert loaded.value["i"] == [UNREADABLE, UNREADABLE]


def test_tags_without_a_blank_between_are_not_told_with_all_that_follows():
    """Each with the rest of a file of 100 kB would fill the memory."""
    found = load(b"a: [" + b"!x," * 1_000 + b"]").problems
    assert len(found) == 1_000 and max(len(dict(one.params)["name"]) for one in found) == 100


def test_of_a_key_given_twice_the_first_counts_and_all_others_are_told():
    loaded = load(b"a: 1\na: {b: 2, b: 3}\na: 4\n")
    assert loaded.value == {"a": "1"}
    assert [(one.line, one.column, dict(one.params)) for one in loaded.problems] == [
        (2, 1, {"name": "a", "line": 1}),
        (2, 11, {"name": "b", "line": 2}),
        (3, 1, {"name": "a", "line": 1}),
    ]


def test_a_list_as_a_key_makes_the_mapping_unreadable():
    loaded = load(b"a: {[x, {y: z}]: 1, b: 2}\nc: 3\n")
    assert loaded.value == {"a": UNREADABLE, "c": "3"}
    assert [found.key for found in loaded.problems] == ["yaml.key_not_name"]


def test_pyyamls_own_parser_serves_where_libyaml_is_missing(monkeypatch):
    monkeypatch.setattr(module, "_LOADER", yaml.SafeLoader)
    assert load("a: {b: [1, 'два']}\n".encode()).value == {"a": {"b": ["1", "два"]}}
    assert keys(b"a:\n  b: x: y\n") == [(2, 7, "yaml.colon_inside")]
    assert keys(b"a:\n\tb: x\n") == [(2, 1, "yaml.tab")]
    assert keys(b'a: "x\n') == [(1, 4, "yaml.quote_open")]


trees = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1).filter(
        lambda text: not FORBIDDEN.search(text)
    ),
    lambda inner: st.lists(inner, min_size=1) | st.dictionaries(st.text("абвxyz", min_size=1), inner, min_size=1),
    max_leaves=20,
)


@given(trees.filter(lambda tree: not isinstance(tree, str)), st.booleans())
def test_what_was_written_is_read_and_every_mark_is_right(tree, in_flow):
    written = yaml.dump(tree, allow_unicode=True, default_style='"', default_flow_style=in_flow, width=10**9)
    loaded = load(written.encode())
    assert (loaded.value, loaded.problems) == (tree, ())
    lines = loaded.source.split("\n")
    for mark in (*loaded.marks.values(), *loaded.keys.values()):
        assert loaded.at(mark.start) == mark[:2]
        assert lines[mark.line - 1][mark.column - 1] == loaded.source[mark.start]
