"""The built site of an invented strategy of three editions: nothing that was ever published is lost."""

import csv
import io
import json
import re

import jsonschema
import marko
import pytest
from lxml.html import fragment_fromstring

from strategy.addresses import permalinks
from strategy.search import unpacked
from website import Website, words

# Where the number of the sample means different nodes; and what their page has to name.
AMBIGUOUS = {
    "1.1.1/": ["tasks/nets/", "tasks/boats/"],
    "1.1.2/": ["tasks/hooks/", "tasks/nets/"],
    "1.1.3/": ["tasks/lines/", "tasks/bait/"],
    "1.1.9/": ["tasks/pier/", "tasks/nets/"],
}
WITHDRAWN = {
    "tasks/boats/": ["tasks/pier/"],
    "tasks/bait/": ["tasks/hooks/", "tasks/lines/"],
    "goals/sky/": ["goals/sea/"],
    "objectives/wind/": [],
    "tasks/mills/": [],
}


def links(site: Website, address: str, where: str) -> list[str]:
    page = site.documents[address]
    return [site.resolve(link, address) for link in page.xpath(f"//main//{where}//a/@href")]


@pytest.mark.parametrize("number", AMBIGUOUS)
def test_a_number_of_different_nodes_names_them_all(past: Website, number: str) -> None:
    assert set(permalinks.ambiguous(past.strategy)) == set(AMBIGUOUS)
    for lang in past.languages:
        root = past.root(lang)
        page = past.pages[root + number]
        assert links(past, root + number, "dl") == [past.url + root + target for target in AMBIGUOUS[number]]
        assert page.xpath("//meta[@http-equiv='refresh']") == []
        said = words(page.xpath("string(//main//dl)"))
        assert all(edition.name[lang] in said for edition in past.strategy.editions[1:2])


def test_each_meaning_of_a_number_is_told_with_its_editions(past: Website) -> None:
    (dl,) = past.pages["en/1.1.1/"].xpath("//main//dl")
    told = [words(dd.text_content()) for dd in dl.xpath("dd")]
    assert "Edition of 2027 (adopted on 1 February 2027) — current" in told[0]
    assert "Edition of 2019; Edition of 2021 (adopted on 1 March 2021)" in told[1] and "current" not in told[1]


@pytest.mark.parametrize("address", WITHDRAWN)
def test_what_was_withdrawn_says_so_with_its_last_text_and_what_took_its_place(past: Website, address: str) -> None:
    node = next(node for node in past.strategy.withdrawn() if permalinks.permalink(node) == address)
    for lang in past.languages:
        root = past.root(lang)
        page = past.pages[root + address]
        assert links(past, root + address, "div[@class='note']") == [past.url + root + to for to in WITHDRAWN[address]]
        assert node.title[lang] in page.xpath("string(//h1)")
        for area in getattr(node, "areas", ()):
            assert area.text[lang] in page.xpath("string(//*[@id=$id])", id=permalinks.anchor(area))
        if node.withdrawn.reason:
            assert node.withdrawn.reason[lang] in page.xpath("string(//main)")


def test_what_took_the_place_says_so_as_well(past: Website) -> None:
    for address, successors in WITHDRAWN.items():
        for to in successors:
            for root in map(past.root, past.languages):
                assert past.url + root + address in links(past, root + to, "section[@class='lineage']")
    assert links(past, "tasks/nets/", "li[@id='area-1']")[1:] == [past.url + "tasks/pier/#area-2"]


def test_a_withdrawn_area_keeps_its_anchor_and_leads_on(past: Website) -> None:
    for root in map(past.root, past.languages):
        assert past.url + root + "tasks/nets/#area-1" in links(past, root + "tasks/pier/", "li[@id='area-2']")


def test_what_was_withdrawn_stands_in_no_list_menu_sum_or_search(past: Website) -> None:
    tombs = {past.url + root + address for root in map(past.root, past.languages) for address in WITHDRAWN}
    for lang in past.languages:
        root = past.root(lang)
        for address in ("objectives/fishing/", "goals/sea/", "tasks/lines/"):
            page = past.pages[root + address]
            listed = {
                past.resolve(link, root + address)
                for link in page.xpath("//*[contains(@class, 'node-link')]/@href | //nav//a/@href")
            }
            assert listed and not listed & tombs, address
        index = unpacked(past.files[f"{root}search/index.json"])
        assert "tasks/nets/" in index and not [address for address in WITHDRAWN if address in index]
    assert "1 стратегічна ціль, 2 оперативні цілі, 4 завдання" in words(past.pages[""].xpath("string(//main)"))


def test_former_numbers_lead_on_and_are_told_on_the_page(past: Website) -> None:
    for number, target in {"2.1.1/": "tasks/mills/", "1.2.1/": "tasks/pier/", "2/": "goals/sky/"}.items():
        assert past.redirects[number].xpath("//link[@rel='canonical']/@href") == [past.url + target]
    said = words(past.pages["tasks/nets/"].xpath("string(//section[@class='lineage'])"))
    assert "Номер 1.1.9: Редакція 2019 року" in said and "Номер 1.1.2: Редакція 2021 року" in said


def test_the_table_of_numbers_is_a_page_and_a_file(past: Website) -> None:
    for lang in past.languages:
        root = past.root(lang)
        data = past.files[f"{root}editions/numbers.csv"]
        assert data.startswith(b"\xef\xbb\xbf")
        head, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig")), delimiter=";")
        assert head[1:4] == [edition.name[lang] for edition in past.strategy.editions]
        table = past.pages[f"{root}editions/"].xpath("//main//table/tbody/tr")
        assert len(table) == len(rows) == 12
        for row, cells in zip(rows, table, strict=True):
            on_page = [words(cell.text_content()).replace("—", "") for cell in cells.xpath("td")]
            assert [code.split(" ")[-1] for code in row[1:4]] == on_page
            assert row[-1] == past.resolve(cells.xpath("th//a/@href")[0], f"{root}editions/")


def test_one_edition_without_an_act_is_said_plainly(website: Website) -> None:
    if website.strategy.editions:
        pytest.skip("the strategy has more by now")
    said = words(website.pages["editions/"].xpath("string(//main)"))
    assert "Редакція поки що одна" in said
    assert "не зазначено, коли та яким рішенням" in said
    assert website.pages["editions/"].xpath("//main//table") == []


def test_markdown_tells_of_editions_what_the_pages_do(past: Website) -> None:
    """The links, the day of each edition, and each number of the table."""
    told = "//*[self::dl[not(@class)] or self::table or @class='lineage' or @class='note']"
    for address in ("tasks/nets/", "tasks/pier/", "objectives/fishing/", "editions/", *AMBIGUOUS, *WITHDRAWN):
        for root in map(past.root, past.languages):
            page = past.pages[root + address]
            twin = fragment_fromstring(marko.convert(past.files[f"{root}{address}index.md"].decode()), "div")
            links = {past.resolve(link, root + address) for link in page.xpath(f"//main{told}//a/@href")}
            assert links - set(twin.xpath("//a/@href")) <= {past.url + root + address}, address
            days = re.findall(r"\([^()]*20\d\d[^()]*\)", words(page.xpath("string(//main)")))
            said = words(twin.text_content())
            assert all(day in said for day in days), address
            assert not [
                row for row in page.xpath("//main//table/tbody/tr") if words(row[0].text_content())[:4] not in said
            ]


# --- what programs read


def answer(site: Website, address: str) -> dict:
    return json.loads(site.files[f"api/v1/{address}.json"])


def test_every_answer_about_editions_is_as_described(past: Website) -> None:
    described = answer(past, "openapi")
    schemas = {
        path: get["get"]["responses"]["200"]["content"]["application/json"]["schema"]
        for path, get in described["paths"].items()
    }
    found = [path for path in past.files if path.startswith("api/v1/") and not path.endswith("openapi.json")]
    for path in found:
        own = f"/{path}" if f"/{path}" in schemas else re.sub(r"[^/]+\.json", "{id}.json", f"/{path}")
        schema = schemas.get(own) or schemas["/api/v1/numbers/{code}.json"]
        jsonschema.Draft202012Validator(schema | {"components": described["components"]}).validate(
            json.loads(past.files[path])
        )
    assert len(found) > 20


def test_a_number_names_all_that_it_meant_and_what_it_means_today(past: Website) -> None:
    assert answer(past, "index")["numbers"]["1.1.1"] == f"{past.url}api/v1/numbers/1.1.1.json"
    meant = answer(past, "numbers/1.1.1")["meanings"]
    assert [(one["id"], one["today"], [each["id"] for each in one["editions"]]) for one in meant] == [
        ("nets", True, ["2027"]),
        ("boats", False, ["2019", "2021"]),
    ]
    assert [one["today"] for one in answer(past, "numbers/1.1.9")["meanings"]] == [False, False]


def test_what_was_withdrawn_answers_as_its_page_does(past: Website) -> None:
    whole = answer(past, "strategy")
    assert [edition["adopted"] for edition in whole["editions"]] == [None, "2021-03-01", "2027-02-01"]
    assert [paragraph["id"] for paragraph in whole["withdrawn_vision"]] == [2]
    assert {node["id"] for node in whole["withdrawn_nodes"]} == {node.id for node in past.strategy.withdrawn()}
    bait = answer(past, "tasks/bait")
    assert bait in whole["withdrawn_nodes"] and bait["withdrawn"]["replaced_by"] == ["hooks", "lines"]
    assert [area["text"]["en"] for area in bait["areas"]] == ["Worms <alive>", "Bread"]
    assert answer(past, "tasks/lines")["replaces"] == ["bait"]
    assert answer(past, "tasks/pier")["withdrawn_areas"][0]["withdrawn"]["replaced_by"] == ["nets#1"]
    assert answer(past, "tasks/nets")["areas"][0]["replaces"] == ["pier#2"]


def test_what_was_withdrawn_can_still_be_cited(past: Website) -> None:
    for root in map(past.root, past.languages):
        page = past.pages[f"{root}tasks/boats/"]
        assert f"{past.url}{root}tasks/boats/" in page.xpath("string(//*[@id='cite-dstu'])")
        items = json.loads(past.files[f"{root}tasks/boats/cite.json"])
        assert [item["URL"] for item in items] == [f"{past.url}{root}tasks/boats/{part}" for part in ("", "#area-1")]
