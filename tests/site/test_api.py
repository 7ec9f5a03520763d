"""The interface of the built site: it is as described, says what the pages say, and leads where it should."""

import json
from collections.abc import Iterator
from urllib.parse import unquote

import jsonschema
import openapi_spec_validator

from strategy.addresses import downloads, permalinks
from strategy.exports import api, openapi
from strategy.model import Node
from website import Website, values, words

# The keys whose values a reader can see on the page of a node, in the language that they are in.
SHOWN = {"title", "short_title", "summary", "text", "note", "responsible", "partners"}


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
    assert validator.is_valid(answer | {"deadline": None})  # answers may grow
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
    """What the data say of a node. `short` is in an answer the short address, `targets` are all that were ever set."""
    data = node.model_dump(mode="json", exclude={node.below, "withdrawn"})
    for said, indicator in zip(data["indicators"], node.indicators, strict=True):
        said["targets"] = [target.model_dump(mode="json") for target in indicator.all_targets]
    data["body"] = data["body"] and {"id": data["body"]}
    data["co_bodies"] = [{"id": one} for one in data["co_bodies"]]
    return {"short_title" if name == "short" else name: value for name, value in data.items()}


def says(answer: object, data: object) -> bool:
    """Whether an answer has all that the data say; it may say more."""
    match answer, data:
        case dict(), dict():
            return all(value is None or says(answer.get(name), value) for name, value in data.items())
        case list(), list():
            return len(answer) == len(data) and all(map(says, answer, data))
    return answer == data


def test_an_answer_holds_all_that_the_data_say_of_a_node(website: Website) -> None:
    found = answers(website)
    for *above, node in website.strategy.branches():
        answer = found[api.address(node)]
        for name, value in as_data(node).items():
            if name == "areas":
                said = [{key: area[key] for key in ("id", "text", "note")} for area in answer["areas"]]
                assert said == [{key: area[key] for key in ("id", "text", "note")} for area in value]
            else:
                assert says(answer[name], value), (node.id, name)
        assert (answer["parent"] or {}).get("id") == (above[-1].id if above else None)
        assert [child["id"] for child in answer["children"]] == [child.id for child in node.children]


def test_an_answer_says_nothing_that_the_page_does_not(website: Website) -> None:
    found, titles = answers(website), {}
    for node in website.strategy.nodes():
        answer = found[api.address(node)]
        for update in answer.get("updates", ()):  # its Markdown stands on a page of its own
            update.pop("text")
        if parent := answer.pop("parent"):  # by its short name here; its page has been asked for its title
            assert parent["title"] == titles[parent["id"]]
        titles[node.id] = answer["title"]
        for lang in website.languages:
            page = website.pages[website.root(lang) + permalinks.permalink(node)]
            shown = words(page.xpath("string(//main)"))
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
        fields = each_website.pages[f"{address}fields/"]
        described = description(each_website)
        for path in (*described["paths"], f"/{openapi.ADDRESS}"):
            assert path in shown
        for schema in described["components"]["schemas"].values():
            assert [name for name in schema["properties"] if not fields.xpath("//dt/code[.=$name]", name=name)] == []
