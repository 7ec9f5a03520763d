"""What machines read of the built site: that it is valid, says what the pages say, and leads where it should."""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import unquote

import jsonschema
import marko
import openapi_spec_validator
from lxml.html import HtmlElement, fragment_fromstring

from strategy.addresses import downloads, permalinks
from strategy.exports import api, openapi
from strategy.i18n import Catalogue
from strategy.model import Node
from website import Website, words

# The keys whose values a reader can see on the page of a node, in the language that they are in.
SHOWN = {"title", "short_title", "summary", "text", "note", "responsible", "partners"}
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
    "ListItem": {"position", "name", "item"},
}


def answers(site: Website) -> dict[str, dict]:
    """Every answer of the interface, by its address; not the description of it."""
    return {
        path: json.loads(content)
        for path, content in site.files.items()
        if path.startswith(api.FOLDER) and path != openapi.ADDRESS
    }


def description(site: Website) -> dict:
    return json.loads(site.files[openapi.ADDRESS])


def schema_of(path: str, described: dict) -> dict:
    """The JSON Schema that the description gives for an address."""
    folder, _, name = path.rpartition("/")
    template = (
        f"/{path}"
        if f"/{path}" in described["paths"]
        else f"/{folder}/{{{'code' if folder.endswith('numbers') else 'id'}}}.json"
    )
    assert name
    success = described["paths"][template]["get"]["responses"]["200"]
    return success["content"]["application/json"]["schema"] | {"components": described["components"]}


def values(thing: object, key: str = "") -> Iterator[tuple[str, object]]:
    """(the nearest key above, value) of everything within JSON that holds nothing more."""
    match thing:
        case dict():
            for name, value in thing.items():
                yield from values(value, name)
        case list():
            for value in thing:
                yield from values(value, key)
        case _:
            yield key, thing


def texts(thing: object, lang: str, key: str = "") -> Iterator[str]:
    """The texts of one language within JSON that a page must show."""
    match thing:
        case dict() if key in SHOWN and lang in thing:
            yield thing[lang]
        case dict():
            for name, value in thing.items():
                yield from texts(value, lang, name)
        case list():
            for value in thing:
                yield from texts(value, lang, key)


def test_all_that_is_listed_is_published(website: Website) -> None:
    assert {file.address for file in downloads.of_strategy(website.strategy)} <= set(website.files)


def test_the_description_of_the_interface_is_valid(website: Website) -> None:
    described = description(website)
    openapi_spec_validator.validate(described)
    assert described["openapi"].startswith("3.1.")
    for schema in described["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_every_answer_is_as_described(each_website: Website) -> None:
    described = description(each_website)
    for path, answer in answers(each_website).items():
        jsonschema.Draft202012Validator(schema_of(path, described)).validate(answer)


def test_the_interface_names_the_wording_that_the_page_does(website_below: Website) -> None:
    """That site says where its sources are."""
    site = website_below
    for answer in (answer for path, answer in answers(site).items() if "/tasks/" in path):
        for lang, address in answer["permalink"].items():
            (shown,) = site.pages[address.removeprefix(site.url)].xpath("//*[@id='cite']//p/a[@rel='nofollow']/@href")
            assert shown == answer["history"][lang]["wording"]


def test_an_answer_with_more_or_less_is_seen(website: Website) -> None:
    path, answer = next((path, answer) for path, answer in answers(website).items() if "/tasks/" in path)
    validator = jsonschema.Draft202012Validator(schema_of(path, description(website)))
    assert not validator.is_valid(answer | {"deadline": None})
    assert not validator.is_valid({name: value for name, value in answer.items() if name != "areas"})
    assert not validator.is_valid(answer | {"code": 1.1})


def test_there_is_an_answer_for_every_node_and_the_whole_holds_the_same(website: Website) -> None:
    found = answers(website)
    whole = found[f"{api.FOLDER}strategy.json"]
    levels = [level.key for level in website.strategy.levels]
    listed = {node["id"]: node for level in levels for node in whole[level]}
    by_level = sorted(website.strategy.nodes(), key=lambda node: levels.index(node.level.key))
    assert list(listed) == [node.id for node in by_level]
    for node in website.strategy.nodes():
        assert found[api.address(node)] == listed[node.id]
    assert [node["id"] for node in found[f"{api.FOLDER}index.json"]["nodes"]] == [
        node.id for node in website.strategy.nodes()
    ]


def as_data(node: Node) -> dict:
    """What the data say of a node. `short` is in an answer the short address."""
    data = node.model_dump(mode="json", exclude={node.below, "withdrawn"})
    return {"short_title" if name == "short" else name: value for name, value in data.items()}


def test_an_answer_holds_all_that_the_data_say_of_a_node(website: Website) -> None:
    found = answers(website)
    for *above, node in website.strategy.branches():
        answer = found[api.address(node)]
        for name, value in as_data(node).items():
            if name == "areas":
                said = [{key: area[key] for key in ("id", "text", "note")} for area in answer["areas"]]
                assert said == [{key: area[key] for key in ("id", "text", "note")} for area in value]
            else:
                assert answer[name] == value, (node.id, name)
        assert (answer["parent"] or {}).get("id") == (above[-1].id if above else None)
        assert [child["id"] for child in answer["children"]] == [child.id for child in node.children]


def test_an_answer_says_nothing_that_the_page_does_not(website: Website) -> None:
    found = answers(website)
    for node in website.strategy.nodes():
        answer = found[api.address(node)]
        for lang in website.languages:
            page = website.pages[website.root(lang) + permalinks.permalink(node)]
            shown = words(" ".join([page.xpath("string(//main)"), *page.xpath("//main//a/@title")]))
            said = [*texts(answer, lang), *([node.number] if answer["code"] else [])]
            assert [text for text in said if words(text) not in shown] == [], node.id
            addresses = [answer["permalink"][lang], *([answer["short"][lang]] if answer["code"] else [])]
            assert [address for address in addresses if unquote(address) not in shown] == []


def test_addresses_in_the_answers_resolve(each_website: Website) -> None:
    broken = {
        f"{path}: {value}"
        for path, answer in answers(each_website).items()
        for _, value in values(answer)
        if isinstance(value, str) and value.startswith("http") and each_website.is_broken(value, path)
    }
    assert broken == set()


def test_the_json_to_download_is_the_whole_answer(website: Website) -> None:
    assert website.files["downloads/strategy.json"] == website.files[f"{api.FOLDER}strategy.json"]


def test_the_page_about_the_data_names_all_there_is(each_website: Website) -> None:
    for lang in each_website.languages:
        page = each_website.pages[f"{each_website.root(lang)}data/"]
        address = f"{each_website.root(lang)}data/"
        linked = {each_website.resolve(link, address) for link in page.xpath("//main//a/@href")}
        for file in downloads.of_strategy(each_website.strategy):
            assert each_website.url + file.address in linked, file
        shown = words(page.xpath("string(//main)"))
        described = description(each_website)
        for path in (*described["paths"], f"/{openapi.ADDRESS}"):
            assert path in shown
        for schema in described["components"]["schemas"].values():
            assert [name for name in schema["properties"] if not page.xpath("//dt/code[.=$name]", name=name)] == []


# Linked data


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
            if "@type" in value:
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
            assert dates <= ({"dateModified"} if type_of(thing) == "WebPage" else set()), "the source names no date"
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


def test_missing_pages_and_redirects_say_nothing(website: Website) -> None:
    for page in {**website.missing, **website.redirects}.values():
        assert page.xpath(LINKED_DATA) == []


# Markdown


def test_every_page_has_a_markdown_twin(each_website: Website) -> None:
    for address, page in each_website.pages.items():
        (link,) = page.xpath("//head/link[@rel='alternate'][@type='text/markdown']/@href")
        assert each_website.resolve(link, address) == f"{each_website.url}{address}index.md"
        assert f"{address}index.md" in each_website.files


def markdown(site: Website, address: str) -> HtmlElement:
    return fragment_fromstring(marko.convert(site.files[address].decode()), create_parent=True)


def test_markdown_says_what_the_page_does(website: Website) -> None:
    """The heading, and every area or paragraph with the link to its line."""
    for address, page in website.pages.items():
        twin = markdown(website, f"{address}index.md")
        said = words(twin.text_content())
        assert len(twin.xpath("//h1")) == 1
        anchors = page.xpath("//main//*[starts-with(@id, 'area-') or starts-with(@id, 'vision-')]/@id")
        lines = {f"{website.url}{address}#{name}" for name in anchors}
        assert lines <= set(twin.xpath("//a/@href")), address
        if website.language(address) != website.languages[0]:
            lang = website.language(address)
            assert Catalogue(lang).text("translation.unofficial") in said


def test_links_of_markdown_resolve(each_website: Website) -> None:
    paths = [path for path in each_website.files if path.endswith((".md", "llms.txt"))]
    broken = [
        f"{path}: {link}"
        for path in paths
        for link in markdown(each_website, path).xpath("//a/@href")
        if each_website.is_broken(link, path)
    ]
    assert broken == []


def test_llms_txt_lists_every_page_and_those_of_the_other_languages(each_website: Website) -> None:
    listing = {lang: f"{each_website.root(lang)}llms.txt" for lang in each_website.languages}
    for lang, path in listing.items():
        linked = set(markdown(each_website, path).xpath("//a/@href"))
        own = {address for address in each_website.pages if each_website.language(address) == lang}
        assert {each_website.absolute(f"{address}index.md") for address in own} <= linked
        assert {each_website.url + other for other in listing.values() if other != path} <= linked
