"""Where each way in leads: to the lines that its entry names, and to those that name it."""

from __future__ import annotations

from collections.abc import Iterator

from strategy.addresses import passages
from strategy.addresses.passages import Passage
from strategy.model import Strategy
from strategy.model.ways import Way
from strategy.search.mentions import holding, mentions


def leads_to(way: Way, strategy: Strategy) -> tuple[Passage, ...]:
    """The passages of today, in the order of the document."""
    official = strategy.languages[0]
    standing = tuple(passages.of_strategy(strategy))
    texts = tuple(passage.text[official] for passage in standing)
    named, holds = frozenset(way.lines), holding(texts, way.sought(official, official), official)
    return tuple(passage for at, passage in enumerate(standing) if passage.reference in named or at in holds)


def marked(way: Way, passage: Passage, lang: str, official: str) -> Iterator[tuple[str, bool]]:
    """The text of a passage in pieces, each with whether it is what the way is called."""
    text, last = passage.text[lang], 0
    for start, end in mentions(text, way.sought(lang, official), lang):
        yield from (piece for piece in ((text[last:start], False), (text[start:end], True)) if piece[0])
        last = end
    if text[last:]:
        yield text[last:], False
