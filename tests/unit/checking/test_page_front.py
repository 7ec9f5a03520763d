"""What the front matter of some pages has to say."""

from dataclasses import replace

import pytest

from judged import CONTEXT
from strategy.checking.documents import check_page


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
