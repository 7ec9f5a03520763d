"""A site with updates: the invented strategy with its invented ones, built; and that the real site has none of them."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from lxml import etree

from invented import UPDATES, invented
from strategy.search import unpacked
from website import ROOT, Website, words

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = "//link[@type='application/atom+xml']/@href"
IDS = ["2024-05-01-walk", "2024-02-29-zz-stairs", "2024-02-29-lamp-and-markup", "2023-11-05-lamp"]  # newest first


@pytest.fixture
def site(website_with_updates: Website) -> Website:
    return website_with_updates


def feeds(site: Website) -> Iterator[tuple[str, etree._Element]]:
    """Those with an address of their own; a number has a copy."""
    for path, content in site.files.items():
        if path.endswith("feed.xml") and not re.match(r"(en/)?[\d.]+/", path):
            yield path, etree.fromstring(content)


def test_every_update_has_its_page_in_every_language(site: Website) -> None:
    for root in ("", "en/"):
        assert {f"{root}updates/{name}/" for name in IDS} <= set(site.pages)


def test_every_link_picture_and_feed_is_there(site: Website) -> None:
    lost = [
        f"{address}: {link}"
        for address, page in site.documents.items()
        for link in page.xpath("//@href | //@src")
        if site.is_broken(link, address)
    ]
    assert lost == []
    assert "updates/shore.png" in site.files


def test_html_is_valid(site: Website, html_faults: Callable[[Path], list[str]]) -> None:
    assert html_faults(site.folder) == []


def test_untranslated_text_is_marked_with_its_language(site: Website) -> None:
    page = site.pages["en/updates/2024-05-01-walk/"]
    assert page.get("lang") == "en"
    assert "not been translated" in page.xpath("string(//*[@class='note'])")
    assert "Про стан тут не сказано" in page.xpath("string(//article/*[@lang='uk'])")
    assert page.xpath("string(//h1/*[@lang='uk'])") == "Прогулянка до маяка"
    translated = site.pages["en/updates/2024-02-29-lamp-and-markup/"]
    (links,) = translated.xpath("//article//*[@lang='uk']")  # this translation names none of its own
    assert links.getparent().xpath("./h2/@id") == ["links"]
    assert translated.xpath("//*[@class='note']") == []


def test_pages_tell_the_newest_first(site: Website) -> None:
    for address in ("goals/shore/", "en/goals/shore/"):
        links = site.pages[address].xpath("//*[@class='timeline']//*[@class='timeline__title']/a/@href")
        assert [link.rstrip("/").rpartition("/")[2] for link in links] == IDS
    links = site.pages["updates/"].xpath("//main//a/@href")
    assert [link for link in links if re.fullmatch(r"\d{4}/", link)] == ["2024/", "2023/"]


def test_a_status_is_a_word_with_a_picture_and_its_source(site: Website) -> None:
    page = site.pages["tasks/lighthouse/"]
    (line,) = page.xpath("//*[@id='progress']/following-sibling::p[1]")
    said, taken = line.text_content().partition("Копіювати")[::2]
    assert words(said) == "Стан: виконується (за повідомленням від 29 лютого 2024 р.)"
    assert words(taken) == "стан із посиланням на повідомлення"
    (quotation,) = line.xpath(".//button/@data-clip")
    assert quotation.startswith("1.1.1. ") and quotation.endswith("/updates/2024-02-29-lamp-and-markup/")
    assert line.xpath(".//svg") and line.xpath(".//a/@href") == ["../../updates/2024-02-29-lamp-and-markup/"]
    assert page.xpath("//a[contains(@href, 'statuses/')]")
    assert "ще не повідомляли" in site.pages["tasks/apples/"].text_content()


def test_feeds_are_linked_and_lead_to_pages(site: Website) -> None:
    linked = {site.resolve(link, address) for address, page in site.pages.items() for link in page.xpath(FEEDS)}
    assert linked == {site.url + path for path, _ in feeds(site)}
    for path, feed in feeds(site):
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [site.url + path]
        for link in feed.xpath("//a:link[@rel='alternate']/@href", namespaces=ATOM):
            assert site.is_there(link), path
        for text in feed.xpath("//a:content/text()", namespaces=ATOM):
            assert [link for link in re.findall(r'(?:href|src)="([^"]*)"', text) if "//" not in link] == []


def test_search_knows_updates(site: Website) -> None:
    for root in ("", "en/"):
        documents = json.loads(unpacked(site.files[f"{root}search/index.json"]))["documents"]
        days = {document[0]: document[7:] for document in documents}
        assert {f"updates/{name}/" for name in IDS} <= days.keys()
        (walk,) = days["updates/2024-05-01-walk/"]
        assert words(walk) == ("1 May 2024 (in Ukrainian)" if root else "1 травня 2024 р.")


def test_nothing_invented_is_shipped(website: Website) -> None:
    docs = {path.name for path in (ROOT / "docs/updates").iterdir()}
    assert not docs & {path.name for path in UPDATES.iterdir()}
    told = {f"{website.url}updates/{name.removesuffix('.md')}/" for name in docs if re.fullmatch(r"\d[^.]*\.md", name)}
    entries = [entry for path, feed in feeds(website) if "changes/" not in path for entry in feed.iter("{*}entry")]
    linked = {link for entry in entries for link in entry.xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)}
    assert {link.replace(f"{website.url}en/", website.url) for link in linked} == told
    invented_tasks = [node for node in invented().strategy.nodes() if not node.children]
    for task in (node for node in website.strategy.nodes() if not node.children):
        for other in invented_tasks:
            assert not [
                one for one in (*task.indicators, *task.projects) if one in (*other.indicators, *other.projects)
            ]
