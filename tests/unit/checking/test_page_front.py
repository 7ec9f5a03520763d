"""How a hand-written page has to begin: with the part that the program adds there, and with no code."""

from dataclasses import replace

import pytest

from judged import CONTEXT, problems
from strategy.checking.documents import check_page


@pytest.mark.parametrize("indent", ["    ", "\t", "    \u00a0", "\n \n ", "\u00a0"])
def test_a_text_that_begins_with_an_indentation_is_refused(indent: str) -> None:
    """A copy of the page has a list before the text, or no blanks: what is code here would be none there."""
    for first in (
        "[www.gov.ua](https://evil.example/)",
        '!!! note "Слово"\n\n        [www.gov.ua](https://evil.example/)',
    ):
        found = problems(f"{indent}{first}")
        assert ("document.indented", 4 + indent.count("\n")) in [(one.key, one.line) for one in found]
    assert problems("Слово\n\n    [www.gov.ua](https://evil.example/)") == []


@pytest.mark.parametrize(
    ("name", "part"),
    [("index", "home"), ("search", "search"), ("changes", "changes"), ("data", "data"), ("updates/index", "updates")],
)
def test_a_page_that_others_lead_to_adds_its_part(name: str, part: str) -> None:
    for path in (f"docs/{name}.md", f"docs/{name}.en.md"):
        context = replace(CONTEXT, names=CONTEXT.names | {f"{name}.md"})
        told = {}
        for said in ("", "fragment: text\n", f"fragment: {part}\n"):
            found = check_page(path, f"---\ntitle: {path[-5:-3]}\n{said}---\n".encode(), context).problems
            told[said] = [one.key for one in found if one.key.startswith("document.")]
        assert [*told.values()] == [["document.part_lost"], ["document.part_lost"], []]
