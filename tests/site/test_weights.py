"""What a reader downloads stays small enough for an old phone on a poor connection. Bytes are counted, not seconds."""

from pathlib import Path

import weights
from strategy.site.assets import SHEETS
from website import Website, asset
from weights import weigh

# Years of the list of changes: how long a part may be was settled when the first were published, and their addresses
# stay. Nothing leads there but the list itself.
LONG, MOST_LONG = "changes/", 20 * 1024


def page_files(website: Website) -> list[str]:
    return [f"{address}index.html" for address in website.pages] + [*website.missing]


def is_long(path: str) -> bool:
    return LONG in path and not path.endswith(f"{LONG}index.html")


def test_little_is_needed_before_a_page_is_painted(website: Website) -> None:
    painted = {path: weigh(website.folder, path).painted for path in page_files(website)}
    most = {path: MOST_LONG if is_long(path) else weights.MOST_PAINTED for path in painted}
    assert {path: size for path, size in painted.items() if size > most[path]} == {}


def test_a_task_comes_in_few_requests_and_bytes(website: Website) -> None:
    tasks = {path: weigh(website.folder, path) for path in page_files(website) if "tasks/" in path}
    assert tasks
    assert {path: task for path, task in tasks.items() if task.whole > weights.MOST_PAGE} == {}
    assert {path: task for path, task in tasks.items() if task.requests > weights.MOST_REQUESTS} == {}


def test_the_first_search_fetches_little(website: Website) -> None:
    for lang in website.languages:
        assert 0 < weigh(website.folder, f"{website.root(lang)}index.html").search <= weights.MOST_SEARCH


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
