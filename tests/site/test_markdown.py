"""The Markdown twin of each page of the built site, and the list of them for language models."""

import marko
from lxml.html import HtmlElement, fragment_fromstring

from strategy.i18n import Catalogue
from website import Website, words


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
        listed = markdown(each_website, path)
        said = words(listed.text_content())
        assert [n.id for n in each_website.strategy.nodes() if n.summary and n.summary[lang] not in said] == []
        linked = set(listed.xpath("//a/@href"))
        own = {address for address in each_website.pages if each_website.language(address) == lang}
        assert {each_website.absolute(f"{address}index.md") for address in own} <= linked
        assert {each_website.url + other for other in listing.values() if other != path} <= linked
