"""What is seldom meant when a part of the file was copied, or a text pasted: each only warns."""

from collections.abc import Iterator

from strategy.checking.draft import Draft
from strategy.reading.values import Problem

_OWN = ("title", "short", "summary")  # what each node says in words of its own
_AROUND = {"“": "”", "„": "“”"}


def titles_twice(draft: Draft) -> Iterator[Problem]:
    """Two nodes that stand today have the same words: one was copied, and not all of it written anew."""
    first: dict[tuple[str, str], int] = {}
    official = next(iter(draft.languages), "")
    for node in draft.nodes:
        for name in _OWN if "withdrawn" not in node.value else ():
            path = (*node.path, name, official)
            if not (text := draft.valid(path)):
                continue
            if (name, text) in first:
                yield draft.problem(path, "text.copied", name=name, line=first[name, text])
            first.setdefault((name, text), draft.line(path))


def curly_around(draft: Draft) -> Iterator[Problem]:
    """A whole text between the quotation marks of a word processor, where straight ones were to hold it."""
    for path, _, text in draft.lines:
        inner = text[1:-1]
        if text[:1] in _AROUND and text[-1] in _AROUND[text[0]] and not {*inner} & {*"“”„"}:
            yield draft.problem(path, "text.curly_around")
