"""The pages by topic, by place and for whom, on the built site."""

from collections.abc import Iterator

import pytest
from lxml.html import HtmlElement

from strategy.addresses import permalinks
from strategy.checking import project
from strategy.reading.files import read
from strategy.search.ways import leads_to
from website import ROOT, Website, words

FOLDERS = ("topics/", "places/", "for/")


def of_ways(website: Website) -> Iterator[tuple[str, HtmlElement]]:
    """(address, page) of each way in."""
    for address, page in website.pages.items():
        below = address.removeprefix(website.root(website.language(address)))
        if below.startswith(FOLDERS) and below not in FOLDERS:
            yield address, page


def test_every_line_is_quoted_as_it_stands_where_it_links_to(website: Website) -> None:
    quoted = 0
    for address, page in of_ways(website):
        for figure in page.xpath("//figure[@class='quote']"):
            (link,) = figure.xpath(".//figcaption/a/@href")
            target, _, anchor = website.resolve(link, address).removeprefix(website.url).partition("#")
            there = website.pages[target].get_element_by_id(anchor) if anchor else website.pages[target].find(".//h1")
            (text,) = figure.xpath("./blockquote")
            assert words(text.text_content()) in words(there.text_content()), (address, link)
            assert text.get("cite") == website.absolute(website.resolve(link, address).removeprefix(website.url))
            quoted += 1
    assert quoted > 600


def test_every_way_in_quotes_what_it_leads_to_and_is_the_same_in_each_language(website: Website) -> None:
    """All that one led to may be withdrawn: the check warns of it."""
    found = {address: len(page.xpath("//figure[@class='quote']")) for address, page in of_ways(website)}
    ways = {permalinks.permalink(way): way for way in project.check_files(read(ROOT)).ways.every}
    assert any(found.values())
    assert {address for address in ways if found[address]} == {
        address for address, way in ways.items() if any(leads_to(way, website.strategy))
    }
    for address, lines in found.items():
        assert found[website.twin(address, "en")] == found[website.twin(address, "uk")] == lines


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_each_is_found_from_its_list_and_the_a_to_z_and_they_from_the_start(website: Website, lang: str) -> None:
    root = website.root(lang)
    ways = {website.url + address for address, _ in of_ways(website) if website.language(address) == lang}
    for source in ("search/", "a-z/"):
        links = website.pages[root + source].xpath("//main//a/@href")
        assert ways <= {website.resolve(link, root + source) for link in links}
    start = {website.resolve(link, root) for link in website.pages[root].xpath("//main//a/@href")}
    assert {website.url + root + place for place in (*FOLDERS, "a-z/")} <= start
    for folder in FOLDERS:
        links = {website.resolve(link, root + folder) for link in website.pages[root + folder].xpath("//main//a/@href")}
        assert {way for way in ways if way.startswith(website.url + root + folder)} <= links


def test_a_task_names_what_leads_to_it(website: Website) -> None:
    leading: dict[str, set[str]] = {}
    for address, page in of_ways(website):
        for link in page.xpath("//h2[@class='quoted__node']/a/@href") if website.language(address) == "uk" else ():
            leading.setdefault(website.resolve(link, address), set()).add(website.url + address)
    tasks = [permalinks.permalink(node) for node in website.strategy.nodes() if not node.children]
    named = {
        website.url + task: {
            website.resolve(link, task) for link in website.pages[task].xpath("//p[@class='ways-of']/a/@href")
        }
        for task in tasks
    }
    assert max(map(len, named.values())) > 2
    assert {task: ways for task, ways in named.items() if ways != leading.get(task, set())} == {}


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_who_has_no_javascript_is_led_from_the_search_to_the_a_to_z(website: Website, lang: str) -> None:
    address = website.root(lang) + "search/"
    links = website.pages[address].xpath("//noscript//a/@href")
    assert website.url + website.root(lang) + "a-z/" in {website.resolve(link, address) for link in links}


def test_the_letters_of_the_a_to_z_are_in_order_and_lead_to_their_names(website: Website) -> None:
    page = website.pages["a-z/"]
    letters = page.xpath("//nav[@class='letters']//a/text()")
    assert letters == sorted(letters, key="АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ".index)
    assert letters == page.xpath("//section[@class='letter']/h2/@id")
    for letter in letters:
        names = page.xpath(f"//section[h2/@id='{letter}']//li/a/text()")
        assert names and all(name.startswith(letter) for name in names)


def test_the_status_of_a_task_is_shown_beside_its_lines(website_with_updates: Website) -> None:
    page = website_with_updates.pages["topics/light/"]
    ((reported,),) = (
        section.xpath(".//p[@class='quoted__status']")
        for section in page.xpath("//section[contains(@class, 'quoted')][.//a[contains(@href, 'tasks/lighthouse/')]]")
    )
    assert words(reported.text_content()) == "Стан: виконується · 29 лютого 2024 р."
