"""The HTML of the built site."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import lxml.html
from lxml.html import HtmlElement

from website import Website, words


def test_html_is_valid(website: Website, html_faults: Callable[[Path], list[str]]) -> None:
    assert html_faults(website.folder) == []


def test_a_fault_of_the_html_is_seen(tmp_path: Path, html_faults: Callable[[Path], list[str]]) -> None:
    (tmp_path / "index.html").write_text("<!doctype html><html lang=en><title>x</title><p><a>y</p>", encoding="utf-8")
    assert html_faults(tmp_path)


def test_nothing_is_there_for_styles_and_scripts_of_the_theme_which_are_not_sent(website: Website) -> None:
    left = {
        lxml.html.tostring(element, encoding="unicode", with_tail=False)[:200]
        for page in website.documents.values()
        for element in page.iter("*")
        if any(name.startswith("data-md-") for name in element.attrib)
        or element.get("id", "").startswith("__")
        or any(name.startswith("md-") for name in element.get("class", "").split())
    }
    assert left == set()
    assert [address for address, page in website.documents.items() if page.xpath("//input[@type='checkbox']")] == []
    assert [path for path, content in website.files.items() if path.endswith(".css") and b"md-" in content] == []


def test_ids_are_unique_within_a_page(website: Website) -> None:
    twice = {
        f"{address}: #{name}"
        for address, page in website.documents.items()
        for name, count in Counter(page.xpath("//@id")).items()
        if count > 1
    }
    assert twice == set()


def own(website: Website) -> dict[str, HtmlElement]:
    """The pages that nothing is called like: updates of one meeting after another may be, and the check says so."""
    return {address: page for address, page in website.pages.items() if "/updates/" not in f"/{address}"}


def test_every_title_is_unique(website: Website, website_with_updates: Website) -> None:
    for pages in (own(website), website_with_updates.pages):
        titles = Counter(words(page.xpath("string(//head/title)")) for page in pages.values())
        assert [title for title, count in titles.items() if count > 1 or not title] == []


def test_every_page_has_one_heading_of_its_own(website: Website) -> None:
    headings = {address: page.xpath("//h1") for address, page in {**website.pages, **website.missing}.items()}
    assert [address for address, found in headings.items() if len(found) != 1] == []
    texts = Counter((website.language(address), words(headings[address][0].text_content())) for address in own(website))
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
    texts = Counter((website.language(address), described[address][0]) for address in own(website))
    assert [text for text, count in texts.items() if count > 1] == []


def test_missing_pages_and_cards_stay_out_of_search_engines(website: Website) -> None:
    """A page either leads them to another or keeps them away; of one that does both they do neither."""
    for address, page in website.documents.items():
        robots = page.xpath("//meta[@name='robots']/@content")
        away = address in website.missing or address in website.embeds
        assert robots == (["noindex"] if away else []), address
        assert away != bool(page.xpath("//link[@rel='canonical']")), address
