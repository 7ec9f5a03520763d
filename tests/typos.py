"""Slips of the hand and odd values for hypothesis: what a reader or checker of files must bear."""

from collections.abc import Sequence
from typing import Any

import yaml
from hypothesis import strategies as st

# What YAML and Markdown take for more than a letter, and what no keyboard types.
SIGNS = (
    *"[]{}()<>!:,-?&*|>%@`\"'#~\\ \t\n\r",
    *("- ", ": ", "\n- ", "\n  ", "---\n", "...\n", "<<: ", "&a ", "*a", "!!x ", "%YAML 1.1\n", "{{", "}}", "|2\n"),
    *(">-\n", "'  '", "![x](", "](", "](#", "<b>", "C:\\", "//", "“", "1.1", "null", "i", "é"),
    *("\x00", "\ufeff", "\u2028", "\u200b", "😀", "\u0306"),
)
NAMES = ("id", "code", "title", "text", "note", "areas", "tasks", "goals", "links", "url", "uk", "en", "x")


def typos(text: str) -> st.SearchStrategy[str]:
    """The text after up to five cuts, each with something else in the place."""
    instead = st.sampled_from(SIGNS) | st.just("") | st.text(max_size=5)
    cuts = st.tuples(st.integers(0, len(text)), st.integers(0, 14), instead)

    def made(cuts: Sequence[tuple[int, int, str]]) -> str:
        slipped = text
        for start, length, instead in cuts:
            slipped = slipped[:start] + instead + slipped[start + length :]
        return slipped

    return st.lists(cuts, min_size=1, max_size=5).map(made)


def values(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Nothing, leaves, and lists and mappings of them under the names that the data use."""
    return st.none() | st.recursive(
        leaves,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner),
        max_leaves=8,
    )


def place(tree: Any, data: st.DataObject) -> tuple[Any, Any]:
    """A list or mapping somewhere in a tree, and a key of it."""
    owner = tree
    while True:
        key = data.draw(st.sampled_from(sorted(owner) if isinstance(owner, dict) else range(len(owner))))
        if not isinstance(owner[key], dict | list) or data.draw(st.booleans()):
            return owner, key
        owner = owner[key]


class Plain(yaml.SafeDumper):
    """Writes texts in quotes, and what stands twice twice."""

    def ignore_aliases(self, data: object) -> bool:
        return True


Plain.add_representer(str, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", text, style='"'))


def written(tree: Any) -> str:
    return yaml.dump(tree, allow_unicode=True, Dumper=Plain, width=10**9).replace("null", "")
