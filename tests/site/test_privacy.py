"""Nothing of the built site is fetched from another host, and nothing on it runs but its own scripts."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from lxml.html import HtmlElement, document_fromstring

from website import Website

# Elements and attributes that make a browser fetch something, or connect, without a reader's doing.
LOADING = "|".join(
    [
        "//*[not(self::a)]/@src",
        "//@srcset",
        "//@poster",
        "//@data",
        "//@background",
        "//@action",
        "//@formaction",
        "//@ping",
        "//use/@*[contains(name(), 'href')] | //image/@*[contains(name(), 'href')]",
        "//link[not(@rel='canonical' or @rel='alternate')]/@href",
        "//base/@href",
        "//@manifest",
    ]
)
IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)|@import\s+["']([^"']+)""")
IN_SCRIPTS = re.compile(r"""["'`]((?:https?:|wss?:)?//[^"'`\s]+)""")
FORBIDDEN = re.compile(r"document\.cookie|localStorage|sessionStorage|indexedDB|sendBeacon|\beval\(|new Function\(")


def loaded_by(page: HtmlElement) -> Iterator[str]:
    yield from page.xpath(LOADING)
    for styles in page.xpath("//style/text() | //@style"):
        yield from in_styles(styles)


def in_styles(styles: str) -> list[str]:
    return [a or b for a, b in IN_STYLES.findall(styles)]


def foreign(website: Website, links: Iterator[str] | list[str], address: str) -> list[str]:
    """Those of the links that leave the site; what a style sheet holds inside itself does not."""
    return [
        link
        for link in links
        if not link.startswith("data:") and not urljoin(website.url + address, link).startswith(website.url)
    ]


def text_files(website: Website, suffix: str) -> dict[str, str]:
    found = {path: content.decode() for path, content in website.files.items() if path.endswith(suffix)}
    assert found, suffix
    return found


def test_no_page_loads_anything_from_elsewhere(each_website: Website) -> None:
    assert [
        f"{address}: {link}"
        for address, page in each_website.documents.items()
        for link in foreign(each_website, loaded_by(page), address)
    ] == []


def test_no_style_sheet_loads_anything_from_elsewhere(each_website: Website) -> None:
    for path, styles in text_files(each_website, ".css").items():
        assert foreign(each_website, in_styles(styles), path) == [], path
        assert "sourceMappingURL" not in styles, path


def test_no_script_names_another_host_or_stores_anything(website: Website) -> None:
    for path, script in text_files(website, ".js").items():
        assert IN_SCRIPTS.findall(script) == [], path
        assert FORBIDDEN.findall(script) == [], path


def test_no_picture_loads_anything_or_runs(website: Website) -> None:
    for path, picture in text_files(website, ".svg").items():
        assert re.findall(r"""(?:href|src)\s*=\s*["'][^#]|<script|\bon\w+\s*=|@import""", picture) == [], path


@pytest.mark.parametrize(
    "html",
    [
        "<script src='//cdn.example.com/x.js'></script>",
        "<link rel=preconnect href='https://fonts.example.com'>",
        "<img src=a.png srcset='https://example.com/b.png 2x'>",
        "<p style='background: url(https://example.com/b.png)'>",
        "<style>@import 'https://example.com/x.css'</style>",
        "<iframe src=https://example.com></iframe>",
        "<svg><use xlink:href='https://example.com/x.svg#a' /></svg>",
    ],
)
def test_an_address_elsewhere_is_seen(website: Website, html: str) -> None:
    assert foreign(website, loaded_by(document_fromstring(f"<body>{html}")), "") != []


def test_pages_run_and_are_styled_by_files_of_the_site_alone(website: Website) -> None:
    """No script, no handler and no style stands in a page, as its policy says. Linked data do not run."""
    for address, page in website.documents.items():
        assert page.xpath("//script[not(@src)][not(@type='application/ld+json')]") == [], address
        assert page.xpath("//@*[starts-with(name(), 'on')]") == [], address
        assert page.xpath("//a[starts-with(@href, 'javascript:')]") == [], address
        assert page.xpath("//style | //@style") == [], address
        assert page.xpath("//iframe | //object | //embed") == [], address
