"""Hand-written pages: whatever stands in them is told, never thrown."""

import datetime
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pace
from strategy.checking.check import Checked, check
from strategy.checking.context import Context
from strategy.checking.documents import check_page, saying_more
from strategy.reading.documents import heading_ids
from typos import typos
from website import DATA, ROOT

PATH = "docs/publish/steps.md"
FINE = (ROOT / PATH).read_text(encoding="utf-8")
NAMES = frozenset(path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*"))
CONTEXT = Context(check((ROOT / DATA).read_bytes()).strategy, NAMES, datetime.date.max, ("uk", "en"))


def told(data: bytes, path: str = PATH) -> None:
    for strategy in (CONTEXT.strategy, None):
        found = check_page(path, data, Context(strategy, NAMES, CONTEXT.latest, CONTEXT.languages))
        assert (found.model is None) == bool(found.problems)
        assert all(problem.line >= 1 and problem.column >= 1 for problem in found.problems)


@settings(max_examples=100, deadline=None)
@given(typos(FINE))
def test_any_slip_of_the_hand(text: str) -> None:
    told(text.encode("utf-8", "surrogatepass"))


@settings(deadline=None)
@given(st.binary(max_size=200), st.text(max_size=30))
def test_any_bytes_in_a_file_of_any_name(data: bytes, name: str) -> None:
    told(data, f"docs/{name}.md")


def test_a_picture_has_no_anchors() -> None:
    """With one behind its address it would have no sizes, and would not be kept for times without a network."""
    body = "![Знімок](publish/check.png#x) [Знімок](publish/check.png#x)\n"
    (found,) = check_page("docs/x.md", f"---\ntitle: Сторінка\n---\n{body}".encode(), CONTEXT).problems
    assert (found.key, dict(found.params)) == ("link.no_anchor", {"page": "publish/check.png", "value": "x"})


def test_links_to_the_strategy_are_not_judged_while_it_is_broken() -> None:
    """One mistake there must not be told of in every page that links to it."""
    for strategy, found in ((CONTEXT.strategy, ["link.absent"]), (None, [])):
        context = Context(strategy, NAMES, CONTEXT.latest, CONTEXT.languages)
        text = "---\ntitle: A\n---\n[a](tasks/no-such-task-at-all.md) [b](about.md)\n"
        assert [problem.key for problem in check_page("docs/a.md", text.encode(), context).problems] == found


def test_a_link_names_no_translation() -> None:
    """Pages in one language know no files of another, and no site would come of it."""
    for own in ("docs/publish/steps.md", "docs/publish/steps.en.md"):
        context = Context(CONTEXT.strategy, NAMES, CONTEXT.latest, CONTEXT.languages)
        text = "---\ntitle: A\n---\n[1](../about.en.md) [2](steps.md) [3](../about.md#x) [4](#x)\n"
        found = check_page(own, text.encode(), context).problems
        assert [problem.key for problem in found] == ["link.translation"]
        assert dict(found[0].params)["near"] == "../about.md"


@pytest.mark.parametrize("link", ["about.md;#language", ";#language", "about.md?#language", "about.pdf;#"])
def test_what_the_host_takes_for_a_part_of_a_name_is_no_way_to_a_file(link: str) -> None:
    """The check of an address that `urldefrag` shortens was content, and no site came of it."""
    context = Context(CONTEXT.strategy, NAMES | {"about.pdf"}, CONTEXT.latest, CONTEXT.languages)
    found = check_page("docs/a.md", f"---\ntitle: A\n---\n[слово]({link})\n".encode(), context).problems
    assert [problem.key.removesuffix("_near") for problem in found] == ["link.absent"]


def test_the_pictures_of_the_guide_are_small_and_shown_in_every_language() -> None:
    guide = ROOT / "docs/publish"
    pictures = {path.name for path in guide.glob("*.png")}
    for page in ("steps.md", "steps.en.md"):
        assert set(re.findall(r"!\[[^]]+\]\(([^)]+)\)", (guide / page).read_text(encoding="utf-8"))) == {
            *pictures,
            *(["name.jpg"] if ".en." in page else ["назва.jpg"]),  # an example
        }
    assert max((guide / name).stat().st_size for name in pictures) < 40_000


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## Один {#one}\n### Два { .x #two }\n", {"one", "two"}),
        ("```\n## Ні {#no}\n```\n  ~~~\n## Ні {#no}\n  ~~~\n## Без мітки\nне заголовок {#no}\n", set()),
    ],
)
def test_ids_are_those_of_headings(text: str, ids: set[str]) -> None:
    assert heading_ids(text) == ids


def test_only_the_front_is_taken_from_a_text_and_that_soon() -> None:
    texts = {
        "docs/zz.md": b"---\ntitle: A\n---\n---\n# A {#a}\n---\n",
        "docs/zz.en.md": b"---\ntitle: A\n---\n# A {#a}\n" + b"a---\n" * 15_000,
    }
    fine = dict.fromkeys(texts, Checked(CONTEXT.strategy, ()))
    with pace.at_most(1):
        assert saying_more(fine, texts, ("uk", "en")) == {}


@pytest.mark.parametrize("details", ["", "\n", "# title: A\n"])
def test_a_page_without_any_details_is_no_empty_file(details: str) -> None:
    (found,) = check_page("docs/x.md", f"---\n{details}---\nТекст\n".encode(), CONTEXT).problems
    assert (found.key, dict(found.params)) == ("document.front_missing", {"listed": "title"})
