"""Each page in each language, and how the languages know of one another."""

import gzip
import re
import subprocess
from collections.abc import Iterator

import lxml.etree
import pytest
from lxml.html import HtmlElement

from strategy.addresses import permalinks
from strategy.i18n import script
from website import ROOT, Website, words

EDITED = re.compile(r"changes/\d{4}-\d\d/")  # what was edited beside the strategy
CYRILLIC = re.compile(r"[А-Яа-яІіЇїЄєҐґ]")
LATIN_PHRASE = re.compile(r"\b[A-Za-z]{2,}\s+[A-Za-z]{2,}\b")
# Attributes in words, and the metadata of a page whose content is in words.
SPOKEN = ("alt", "aria-label", "content", "placeholder", "title", "value")
METADATA = {"description", "og:title", "og:description", "og:site_name"}
VERBATIM = {"code", "pre", "kbd", "samp", "script", "style"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def alternates(page: HtmlElement) -> dict[str, str]:
    return {link.get("hreflang"): link.get("href") for link in page.xpath("//head/link[@hreflang]")}


def canonical(page: HtmlElement) -> str:
    (address,) = page.xpath("//link[@rel='canonical']/@href")
    return address


def expected_alternates(site: Website, address: str) -> dict[str, str]:
    """The twins that search engines are to know: those that are their own canonical pages."""
    twins = {lang: site.twin(address, lang) for lang in site.languages}
    urls = {lang: site.absolute(twin) for lang, twin in twins.items()}
    own = {lang: url for lang, url in urls.items() if canonical(site.pages[twins[lang]]) == url}
    return {**own, "x-default": urls[site.languages[0]]}


def test_every_node_has_a_page_in_every_language(website: Website) -> None:
    nodes = [permalinks.permalink(node) for node in website.strategy.nodes()]
    assert len(nodes) > 3
    assert {website.root(lang) + node for lang in website.languages for node in nodes} <= set(website.pages)


def test_every_page_has_its_twins(website: Website) -> None:
    alone = {
        address
        for address in website.documents
        for lang in website.languages
        if website.twin(address, lang) not in website.documents
    }
    assert alone == set()


def test_the_switch_leads_to_the_twin_and_back(each_website: Website) -> None:
    for address, page in {**each_website.pages, **each_website.missing}.items():
        own = each_website.language(address)
        switch = {link.get("hreflang"): link for link in page.xpath("//nav//a[@data-language]")}
        assert set(switch) == set(each_website.languages) - {own}, address
        for lang, link in switch.items():
            assert each_website.resolve(link.get("href"), address) == each_website.url + each_website.twin(
                address, lang
            )
            assert link.get("lang") == lang


def test_a_translation_says_on_every_page_that_the_official_text_prevails(website: Website) -> None:
    official = website.languages[0]
    for address, page in website.pages.items():
        links = page.xpath("//aside//a[@data-language]")
        if website.language(address) == official:
            assert links == []
        else:
            (link,) = links
            assert website.resolve(link.get("href"), address) == website.url + website.twin(address, official)


def test_canonical_and_alternates_are_absolute_and_agree(each_website: Website) -> None:
    official = each_website.languages[0]
    for address, page in each_website.pages.items():
        if canonical(page) == each_website.absolute(address):
            assert alternates(page) == expected_alternates(each_website, address), address
        else:  # nobody has translated it
            assert canonical(page) == each_website.absolute(each_website.twin(address, official))
            assert page.xpath("//h1/descendant-or-self::*/@lang") == [official]
            assert alternates(page) == {}


def test_the_sitemap_lists_exactly_the_pages_with_their_alternates(each_website: Website) -> None:
    tree = lxml.etree.fromstring(each_website.files["sitemap.xml"])
    listed = {
        url.findtext("s:loc", namespaces=SITEMAP): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", SITEMAP)
        }
        for url in tree.findall("s:url", SITEMAP)
    }
    known = {each_website.absolute(address): alternates(page) for address, page in each_website.pages.items()}
    assert listed == {address: found for address, found in known.items() if found}
    assert len(tree.findall("s:url", SITEMAP)) == len(listed)
    packed = (each_website.folder / "sitemap.xml.gz").read_bytes()
    assert gzip.decompress(packed) == each_website.files["sitemap.xml"]
    assert f"Sitemap: {each_website.url}sitemap.xml" in each_website.files["robots.txt"].decode().splitlines()


def test_the_sitemap_tells_when_each_page_last_changed_as_git_knows_it(website: Website) -> None:
    tree = lxml.etree.fromstring(website.files["sitemap.xml"])
    days = {
        url.findtext("s:loc", namespaces=SITEMAP): url.findtext("s:lastmod", namespaces=SITEMAP)
        for url in tree.findall("s:url", SITEMAP)
    }
    shallow = subprocess.run(["git", "rev-parse", "--is-shallow-repository"], cwd=ROOT, capture_output=True).stdout
    if shallow != b"false\n":
        assert set(days.values()) == {None}
        return
    for address, file in (("about/", "docs/about.md"), ("en/privacy/", "docs/privacy.en.md")):
        log = ["git", "log", "-1", "--format=%cs", "--", file]
        told = subprocess.run(log, cwd=ROOT, capture_output=True, encoding="ascii").stdout.strip()
        unsaved = subprocess.run(["git", "diff", "--quiet", "HEAD", "--", file], cwd=ROOT).returncode
        assert unsaved or days[website.url + address] == told, address


def spoken(page: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Every text that a reader sees or hears, with the element that it belongs to."""
    for element in page.iter(lxml.etree.Element):
        if element.tag == "meta" and not METADATA & {element.get("name"), element.get("property")}:
            continue
        if VERBATIM & {element.tag, *(above.tag for above in element.iterancestors())}:
            continue
        pieces = [element.text, *(child.tail for child in element), *(element.get(name) for name in SPOKEN)]
        yield from ((element, words(piece)) for piece in pieces if piece and piece.strip())


def language_of(element: HtmlElement) -> str:
    return element.xpath("string(ancestor-or-self::*[@lang][1]/@lang)")


def untranslated(page: HtmlElement) -> str:
    """The title of what nobody has translated: the head, where nothing can be marked, repeats it."""
    return words(page.xpath("string(//h1/descendant-or-self::*[@lang])")) or "\0"


def described(page: HtmlElement) -> list[str]:
    """The description of a page that nobody has translated: it is marked, and repeated where nothing can be."""
    return page.xpath("//meta[@name='description'][@lang]/@content")


def in_another_script(element: HtmlElement, text: str) -> bool:
    """Whether a text is plainly not in the language that the page says it is in."""
    cyrillic = bool(CYRILLIC.search(text))
    if script(language_of(element)) == "Cyrl":
        return not cyrillic and bool(LATIN_PHRASE.search(text))
    return cyrillic


def test_every_document_is_in_its_language(website: Website) -> None:
    wrong = [address for address, page in website.documents.items() if page.get("lang") != website.language(address)]
    assert wrong == []


@pytest.mark.parametrize("which", ["website", "website_with_updates"])
def test_text_in_another_language_is_marked(which: str, request: pytest.FixtureRequest) -> None:
    """But for names in Latin letters in updates that staff write: whose language those are in nobody can tell."""
    website = request.getfixturevalue(which)
    updates = (path for path in (ROOT / "docs/updates").glob("*.md") if path.name.count(".") == 1)
    typed = words(" ".join(path.read_text(encoding="utf-8") for path in updates))
    unmarked = {
        f"{address}: {text}"
        for address, page in website.documents.items()
        for element, text in spoken(page)
        if in_another_script(element, text)
        and not (element.xpath("ancestor::head") and (untranslated(page) in text or text in described(page)))
        if CYRILLIC.search(text) or text not in typed
        # Former words of a page hold its examples, which were code there.
        if not (EDITED.search(address) and element.xpath("ancestor::article"))
    }
    assert unmarked == set()
