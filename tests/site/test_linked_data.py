"""Linked data in the head of each page of the built site: complete, and leading where it should."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pyshacl
import pytest
import rdflib
from lxml.html import HtmlElement
from rdflib.namespace import RDF, SH

from strategy.addresses import permalinks
from website import Website, values, words

LINKED_DATA = "//head/script[@type='application/ld+json']/text()"
# Things of schema.org that the pages name, and what must be said of each.
THINGS = {
    "WebSite": {"name", "url", "inLanguage"},
    "WebPage": {"name", "url", "inLanguage", "isPartOf"},
    "BreadcrumbList": {"itemListElement"},
    "Article": {"headline", "inLanguage", "url", "about"},
    "CreativeWork": {"name", "identifier", "inLanguage", "url"},
    "Dataset": {"name", "description", "url", "distribution", "dcat:distribution", "dct:title", "dct:description"},
    "DataDownload": {"name", "contentUrl", "encodingFormat", "dcat:downloadURL", "dcat:mediaType"},
    "Organization": {"name"},
    "ListItem": {"position", "name", "item"},
}

DATED = {"WebPage", "Article", "Dataset"}  # that the site itself publishes
SHAPES = Path(__file__).with_name("data_set.ttl")


def graph(page: HtmlElement) -> Mapping[str, dict]:
    """The things that a page names in its head, by their @id."""
    (text,) = page.xpath(LINKED_DATA)
    data = json.loads(text)
    assert data["@context"][0] == "https://schema.org"
    return {thing["@id"]: thing for thing in data["@graph"]}


def things(value: object) -> Iterator[dict]:
    """Everything within linked data that has a type, itself included."""
    match value:
        case dict():
            if "@type" in value and not type_of(value)[0].islower():  # the others are not of schema.org
                yield value
            for each in value.values():
                yield from things(each)
        case list():
            for each in value:
                yield from things(each)


def type_of(thing: dict) -> str:
    """The type by schema.org, which stands first."""
    return thing["@type"][0] if isinstance(thing["@type"], list) else thing["@type"]


def test_every_page_says_what_it_is(each_website: Website) -> None:
    for address, page in each_website.pages.items():
        found = graph(page)
        for thing in things(list(found.values())):
            assert THINGS[type_of(thing)] <= thing.keys(), (address, thing)
            assert all(value not in (None, "", []) for value in thing.values()), (address, thing)
            dates = {name for name in thing if name.startswith("date") or name in ("dct:issued", "dct:modified")}
            assert not dates or type_of(thing) in DATED, "the source names no date"
        here = found[each_website.absolute(address)]
        assert type_of(here) == "WebPage"
        assert here["inLanguage"] == (page.xpath("string(//main//div/@lang)") or each_website.language(address))
        assert address in map(each_website.root, each_website.languages) or here["breadcrumb"]["@id"] in found
        assert words(here.get("description", "")) == words(page.xpath("string(//meta[@name='description']/@content)"))


def test_linked_data_lead_to_what_is_there(each_website: Website) -> None:
    """A name within a page that is no anchor (#text) stands for a thing that this page describes."""
    graphs = {each_website.absolute(address): graph(page) for address, page in each_website.pages.items()}
    named = {name for found in graphs.values() for name in found}
    for place, found in graphs.items():
        for _, value in values(list(found.values())):
            if isinstance(value, str) and value.startswith(each_website.url):
                assert value in named or each_website.is_there(value), (place, value)


def test_breadcrumbs_are_the_trail_of_the_page(website: Website) -> None:
    for lang in website.languages:
        for *above, node in website.strategy.branches():
            address = website.root(lang) + permalinks.permalink(node)
            trail = graph(website.pages[address])[f"{website.url}{address}#trail"]["itemListElement"]
            assert [step["position"] for step in trail] == list(range(1, len(above) + 3))
            expected = [website.root(lang)]
            expected += [website.root(lang) + permalinks.permalink(each) for each in (*above, node)]
            assert [step["item"] for step in trail] == [website.url + each for each in expected]


# What the reader of linked data says of itself.
quietly = pytest.mark.filterwarnings("ignore:(ConjunctiveGraph|Dataset).* is deprecated:DeprecationWarning")


def faults(page: HtmlElement) -> list[str]:
    """What a catalogue of open data would have against the data set of a page."""
    (text,) = page.xpath(LINKED_DATA)
    data = json.loads(text)
    data["@context"][0] = {"@vocab": "https://schema.org/"}  # what its address would answer, without a request
    found = rdflib.Graph().parse(data=json.dumps(data), format="json-ld")
    _, report, _ = pyshacl.validate(found, shacl_graph=SHAPES.read_text(encoding="utf-8"), inference="none")
    results = report.subjects(RDF.type, SH.ValidationResult)
    return sorted(f"{report.value(one, SH.focusNode)} {report.value(one, SH.resultPath)}" for one in results)


@quietly
def test_the_data_set_is_one_for_catalogues_of_open_data(website: Website) -> None:
    for lang in website.languages:
        address = f"{website.root(lang)}data/"
        assert faults(website.pages[address]) == []
        found = graph(website.pages[address])
        data_set = found[f"{website.url}{address}#dataset"]
        files = {file["@id"].removeprefix(website.url) for file in data_set["dcat:distribution"]}
        assert "downloads/strategy.csv" in files and "downloads/site.zip" not in files
        home = found | graph(website.pages[website.root(lang)])
        assert data_set["dateModified"] == home[website.absolute(website.root(lang))]["dateModified"]


def test_nobody_is_named_where_the_settings_name_nobody(website_with_updates: Website) -> None:
    found = graph(website_with_updates.pages["data/"])
    data_set = found[f"{website_with_updates.url}data/#dataset"]
    assert {"publisher", "dct:publisher", "dcat:contactPoint"}.isdisjoint(data_set)


@quietly
def test_a_data_set_without_what_catalogues_ask_for_is_seen(website: Website) -> None:
    page = website.pages["data/"]
    (script,) = page.xpath("//head/script[@type='application/ld+json']")
    kept = script.text
    for name in ("dcat:accessURL", "dct:modified", "dcat:theme", "dct:language"):
        script.text = kept.replace(f'"{name}"', '"dct:other"')
        assert any(fault.endswith(name.partition(":")[2]) for fault in faults(page)), name
    script.text = kept


def test_missing_pages_and_redirects_say_nothing(website: Website) -> None:
    for page in {**website.missing, **website.redirects}.values():
        assert page.xpath(LINKED_DATA) == []
