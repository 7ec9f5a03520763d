"""data/search.yaml: words that people say and the strategy does not → where they lead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from strategy import permalinks
from strategy.model import Strategy, Task
from strategy.search import Alias

Entry = Mapping[str, Any]


def aliases(entries: Sequence[Entry], strategy: Strategy, lang: str) -> Iterator[Alias]:
    """The entries for one language. They have been checked: see `check` below."""
    addresses = {node.id: permalinks.permalink(node) for node in strategy.nodes()}
    for entry in entries:
        if entry["words"].get(lang):
            places = (place.partition("#") for place in entry.get("see", ()))
            yield Alias(
                said=tuple(entry["words"][lang]),
                means=tuple(entry.get("means", {}).get(lang, ())),
                seen=tuple((addresses[node], anchor) for node, _, anchor in places),
            )
