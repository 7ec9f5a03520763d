"""What a reader downloads stays small enough for an old phone on a poor connection. Bytes are counted, not seconds."""

import random
import re
from pathlib import Path

import pytest

import weights
from settings_then import GOOD
from strategy.site.assets import SHEETS
from website import ROOT, Website, asset
from weights import too_heavy, weigh

# Texts that suit any strategy.
OF_THE_PROGRAM = re.compile(r"(\w+/)?(accessibility|data|privacy|publish|search|statuses)/")


def page_files(website: Website) -> list[str]:
    return [f"{address}index.html" for address in website.pages] + [*website.missing]


def text_of(website: Website, path: str) -> Path | None:
    """The file that a person wrote for a page, if one did."""
    address = path.removesuffix("index.html")
    lang = website.language(address)
    name = address.removeprefix(website.root(lang)).rstrip("/")
    ends = (*([f".{lang}.md"] if lang != website.languages[0] else []), ".md")
    files = (ROOT / "docs" / f"{start}{end}" for end in ends for start in (name, f"{name}/index".lstrip("/")) if start)
    return next((file for file in files if file.is_file()), None)


def test_little_is_needed_before_a_page_is_painted(website_then: Website, website_with_updates: Website) -> None:
    """And a task comes in few requests and bytes: where nothing is reported, and where everything is. What staff write
    may be heavier: `make weights` names it, and nothing that is lawful fails here."""
    for site in (website_then, website_with_updates):
        written = {path: text for path in page_files(site) if (text := text_of(site, path))}
        assert len(written) > 20
        assert [*too_heavy(site.folder, {*page_files(site)} - {*written})] == []
        around = {path: weigh(site.folder, path).painted - weights.size(text) for path, text in written.items()}
        assert [path for path, size in around.items() if size > weights.MOST_PAINTED - 1024] == []


@pytest.mark.skipif((ROOT / "mkdocs.yml").read_bytes() != GOOD, reason="the menu and foot of staff may be longer")
def test_texts_that_come_with_the_program_are_short(website_then: Website, website_with_updates: Website) -> None:
    for site in (website_then, website_with_updates):
        own = [path for path in page_files(site) if OF_THE_PROGRAM.match(path)]
        assert len(own) > 20
        assert [*too_heavy(site.folder, own)] == []


def test_the_first_search_fetches_little(website_then: Website, website_with_updates: Website) -> None:
    for site in (website_then, website_with_updates):
        assert all(weigh(site.folder, f"{site.root(lang)}index.html").search > 0 for lang in site.languages)
        assert [*weights.too_heavy_search(site.folder)] == []


def test_a_page_that_is_too_heavy_is_seen(tmp_path: Path) -> None:
    (tmp_path / "tasks").mkdir()
    for name in ("tasks/index.html", "other.html"):
        (tmp_path / name).write_text(f"<p>{random.Random(7).randbytes(21_000).hex()}", encoding="ascii")
    assert [line.partition(":")[0] for line in too_heavy(tmp_path, ("tasks/index.html", "other.html"))] == [
        *("tasks/index.html", "tasks/index.html", "other.html")
    ]


def test_what_is_too_heavy_is_told_with_its_cure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = random.Random(7).randbytes(60_000).hex()
    (tmp_path / "index.html").write_text("<html lang=uk><form data-search data-index=x.json></form>", encoding="ascii")
    (tmp_path / "x.json").write_text(text, encoding="ascii")
    weights.main(tmp_path)
    said = capsys.readouterr().out
    assert "index.html: search " in said and weights.FEWER in said and weights.SHORTEN not in said
    (tmp_path / "index.html").write_text(f"<html lang=uk><p>{text}", encoding="ascii")
    weights.size.cache_clear()
    weights.main(tmp_path)
    said = capsys.readouterr().out
    assert "index.html: painted " in said and weights.SHORTEN in said and weights.FEWER not in said


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
