"""Each kind of page has a style sheet of its own: it holds every rule that the page needs."""

import re
from collections.abc import Mapping
from functools import cache

import pytest
from lxml.html import HtmlElement

from website import ROOT, Website

WRITTEN = [path for folder in ("base", "components", "pages") for path in (ROOT / "overrides" / folder).rglob("*.css")]
APART = {"embed.css", "results.css"}  # of cards for other sites, and of the search, which fetches it
RULE = re.compile(r"([^{}@]+)\{")
CHOICE = re.compile(r":(is|not|where)\([^)]*\)")
VALUE = re.compile(r"var\((--[\w-]+)\)")
SET = re.compile(r"[{;\s](--[\w-]+):")
CLASS = re.compile(r"\.([a-zA-Z_][\w-]*)")


@cache  # many pages have one sheet
def selectors(styles: str) -> frozenset[str]:
    """Each selector of a style sheet that names a class, without white space."""
    bare = re.sub(r"/\*.*?\*/", "", styles, flags=re.DOTALL)
    lists = (re.sub(r"\s*([>+~,:()])\s*", r"\1", " ".join(found.split())) for found in RULE.findall(bare))
    return frozenset(one for found in lists for one in re.split(r",(?![^(]*\))", found) if CLASS.search(one))


@cache
def named(selector: str) -> frozenset[str]:
    """The classes that a selector asks for; what a choice, :is(), holds is not read."""
    return frozenset(CLASS.findall(CHOICE.sub("", selector)))


def missing(page: HtmlElement, sheet: str, known: set[str]) -> set[str]:
    """What was written for classes of a page and is not in its sheet."""
    classes = {name for value in page.xpath("//@class") for name in value.split()}
    return {one for one in known if named(one) and named(one) <= classes} - selectors(sheet)


def unset(sheet: str) -> set[str]:
    """The values that a style sheet asks for and sets nowhere: a rule with one of them means nothing."""
    return {*VALUE.findall(sheet)} - {*SET.findall(sheet)}


@pytest.fixture(scope="session")
def known() -> set[str]:
    files = [path for path in WRITTEN if path.name not in APART]
    assert len(files) > 40
    return {one for path in files for one in selectors(path.read_text(encoding="utf-8"))}


def lacking(website: Website, known: set[str]) -> Mapping[str, set[str]]:
    found = {}
    for address, page in {**website.pages, **website.missing}.items():
        (link,) = page.xpath("//link[@rel='stylesheet']/@href")
        sheet = website.files[re.sub(r"^.*?(?=assets/)", "", link)].decode()
        found[address] = missing(page, sheet, known)
    return {address: rules for address, rules in found.items() if rules}


def test_a_page_has_all_rules_for_what_stands_on_it(
    website_with_updates: Website, website: Website, known: set[str]
) -> None:
    assert lacking(website, known) == {}
    assert lacking(website_with_updates, known) == {}


def test_a_rule_that_is_missing_is_seen(website: Website, known: set[str]) -> None:
    assert ".foot" in missing(website.pages[""], ".bar{color:red}", known)


def test_every_value_that_a_sheet_asks_for_is_set_in_it(website: Website) -> None:
    sheets = {path: text.decode() for path, text in website.files.items() if path.endswith(".css")}
    apart = {path for path in sheets if "styles/search." in path}  # comes after the sheet of a page
    assert len(sheets) > len(apart)
    assert {path: unset(sheets[path]) for path in sheets.keys() - apart if unset(sheets[path])} == {}
    assert unset("a{color:var(--ink);margin:var(--room)}:root{--ink:red}") == {"--room"}
