"""The site as an archive: links to files, the search as a script, and nothing that only a server needs."""

import io
import json
import zipfile

import pytest

from strategy.exports import folder

INDEX = '{"a":1}'
SITE = {
    "index.html": b'<html lang="uk"><a href="tasks/a/#area-1">',
    "404.html": b"",
    "tasks/a/index.html": (
        b'<html lang="uk"><a href="../../">1</a><a href="./?q=x#y">2</a><a href="https://example.org/">3</a>'
        b'<a href="#area-1">4</a><a href="../../data.csv">5</a><form action="../../search/"></form>'
        b'<code>&lt;a href="../../"&gt;</code>'
    ),
    "search/index.html": b'<html lang="uk">',
    "search/index.json": INDEX.encode(),
    "en/search/index.json": INDEX.encode(),
    "en/index.html": b'<html lang="en"><meta http-equiv="refresh" content="0; url=../tasks/a/">',
    "assets/scripts/search-worker-0a1b.js": b'"work"',
    "data.csv": b"a;b",
    "robots.txt": b"",
    "sitemap.xml": b"",
    "sitemap-of-roads/index.html": b'<html lang="uk">',
    "tasks/a/card.png": b"",
    "offline/uk.json": b"",
    "sw.js": b"",
}


@pytest.fixture(scope="module")
def unpacked() -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(folder.archive(SITE))) as archive:
        return {name.removeprefix("site/"): archive.read(name).decode() for name in archive.namelist()}


def test_what_only_a_server_needs_stays_out(unpacked: dict[str, str]) -> None:
    left_out = {"404.html", "robots.txt", "sitemap.xml", "tasks/a/card.png", "offline/uk.json", "sw.js"}
    indexes = {"search/index.json", "en/search/index.json"}
    assert set(unpacked) == SITE.keys() - left_out - indexes | {"search/folder.js", "en/search/folder.js"}


def test_links_lead_to_files(unpacked: dict[str, str]) -> None:
    assert 'href="tasks/a/index.html#area-1"' in unpacked["index.html"]
    assert 'content="0; url=../tasks/a/index.html"' in unpacked["en/index.html"]
    page = unpacked["tasks/a/index.html"]
    for link in (
        'href="../../index.html"',
        'href="./index.html?q=x#y"',
        'href="https://example.org/"',
        'href="#area-1"',
        'href="../../data.csv"',
        'action="../../search/index.html"',
        '<code>&lt;a href="../../"&gt;</code>',
    ):
        assert link in page, link


def test_a_text_that_looks_like_a_link_stays_as_it_is() -> None:
    said = b'<meta name="description" content="tasks/a/"><p>x href="tasks/a/" y</p>'
    packed = io.BytesIO(folder.archive(SITE | {"index.html": said}))
    assert zipfile.ZipFile(packed).read("site/index.html") == said


def test_pages_know_where_the_search_of_their_language_stands(unpacked: dict[str, str]) -> None:
    assert '<html data-folder="../../search/folder.js" lang="uk">' in unpacked["tasks/a/index.html"]
    assert '<html data-folder="search/folder.js" lang="en">' in unpacked["en/index.html"]
    worker = json.dumps(SITE["assets/scripts/search-worker-0a1b.js"].decode())
    assert unpacked["en/search/folder.js"] == f"strategyFolder={{worker:{worker},index:{INDEX}}}"


def test_where_the_languages_stand_is_found_once_for_all_pages() -> None:
    """Sought by every page among all files, 10,000 of them took 3 s, and twice as many four times as long."""
    asked = []

    class Path(str):
        def endswith(self, *ending: str) -> bool:
            asked.append(self)
            return super().endswith(*ending)

    folder.archive(SITE | {Path(f"tasks/b{place}/index.html"): b"<html>" for place in range(50)})
    assert len(asked) < 50 * 10


def test_the_same_site_makes_the_same_archive() -> None:
    assert folder.archive(SITE) == folder.archive(dict(reversed(SITE.items())))
