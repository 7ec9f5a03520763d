"""What a reader downloads stays small enough for an old phone on a poor connection. Bytes are counted, not seconds."""

from pathlib import Path

import pytest

import weights
from strategy.addresses import permalinks
from strategy.checking import project
from strategy.model import Strategy
from strategy.reading.files import read
from strategy.site.assets import SHEETS
from website import ROOT, Website, asset
from weights import too_heavy, weigh


def page_files(website: Website) -> list[str]:
    return [f"{address}index.html" for address in website.pages] + [*website.missing]


@pytest.fixture(scope="module")
def known(website: Website, then: Strategy) -> list[str]:
    """The pages of our site whose data the tests know: all, until staff report or change something; then those of nodes
    that nobody touched. How heavy theirs are `make weights` tells: nothing that is lawful may fail here."""
    record, strategy = project.check_files(read(ROOT)).record, website.strategy
    if strategy == then and not record.every_update:
        return page_files(website)
    were = {node.id: node for node in then.nodes()}
    same = [node for node in strategy.nodes() if node == were.get(node.id) and not record.of(node)]
    return [
        f"{website.root(lang)}{permalinks.permalink(node)}index.html" for lang in website.languages for node in same
    ]


def test_little_is_needed_before_a_page_is_painted(
    known: list[str], website: Website, website_with_updates: Website
) -> None:
    """And a task comes in few requests and bytes: where nothing is reported, and where everything is."""
    assert [path for path in known if "tasks/" in path]
    assert [*too_heavy(website.folder, known)] == []
    assert [*too_heavy(website_with_updates.folder, page_files(website_with_updates))] == []


def test_the_first_search_fetches_little(known: list[str], website: Website, website_with_updates: Website) -> None:
    for site in (website_with_updates, *([website] if "index.html" in known else [])):
        for lang in site.languages:
            assert 0 < weigh(site.folder, f"{site.root(lang)}index.html").search <= weights.MOST_SEARCH


def test_a_page_that_is_too_heavy_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    for name in ("tasks/index.html", "other.html"):
        (tmp_path / name).write_bytes(b"<p>" + "".join(map(chr, range(0x4E00, 0x4E00 + 9000))).encode())
    assert [line.partition(":")[0] for line in too_heavy(tmp_path, ("tasks/index.html", "other.html"))] == [
        *("tasks/index.html", "tasks/index.html", "other.html")
    ]


def test_a_style_sheet_is_small(website: Website) -> None:
    for name in {"text", *SHEETS.values()}:
        assert weights.size(asset(website.folder, f"styles/{name}.css")) <= 6 * 1024


def test_what_a_page_asks_for_is_weighed(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    page = """<link rel=stylesheet href=../s.css><link rel=icon href=../i.svg><script src=../b.js></script>
        <script src=../d.js defer></script><img src=../i.svg><img src=../l.svg loading=lazy>
        <form data-search data-index=../x.json data-script=../d.js></form>"""
    (tmp_path / "a/index.html").write_text(page, encoding="utf-8")
    for name in ("s.css", "i.svg", "b.js", "d.js", "x.json"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    one = weights.size(tmp_path / "b.js")
    found = weigh(tmp_path, "a/index.html")
    size = weights.size(tmp_path / "a/index.html")
    assert (found.document, found.requests) == (size, 5)
    assert abs(found.painted - size - 2 * one) < 5 and abs(found.whole - size - 4 * one) < 9
    assert abs(found.search - 2 * one) < 9
