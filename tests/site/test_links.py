"""Where the links of the built site lead."""

import re
from itertools import product
from urllib.parse import quote, urljoin, urlsplit

import yaml
from lxml.html import HtmlElement

from strategy.addresses import permalinks
from strategy.model.parts import withdrawn_of
from website import DATA, FORGE, ROOT, Website

# Attributes that hold one link each; the data-… are those that scripts fetch or follow.
LINKS = (
    "href",
    "src",
    "action",
    "data-index",
    "data-root",
    "data-script",
    "data-styles",
    "data-target",
    "data-worker",
)
SOURCE = urljoin(f"{FORGE['REPO_URL']}/{FORGE['EDIT_URI']}", "..")  # where the repository is edited on the git host


def links(page: HtmlElement) -> list[str]:
    return page.xpath("|".join(f"//@{name}" for name in LINKS))


def edit_link(page: HtmlElement) -> str:
    (link,) = page.xpath("//a[@class='correct']/@href")
    return link


def test_every_internal_link_and_anchor_resolves(each_website: Website) -> None:
    """On every page, redirect and missing page, from the address where it is served."""
    broken = [
        f"{address}: {link}"
        for address, page in each_website.documents.items()
        for link in links(page)
        if each_website.is_broken(link, address)
    ]
    assert broken == []


def test_a_broken_link_is_seen(website_below: Website) -> None:
    site = website_below
    assert site.is_there(site.resolve("../../#goals", "tasks/x/"))
    for link in (
        "/about/",
        "../../../about/",
        "nowhere/",
        "about",
        "about/#nothing",
        "assets/",
        "sitemap.xml#x",
    ):
        assert not site.is_there(site.resolve(link, "")), link


def test_the_missing_page_holds_at_any_depth(each_website: Website) -> None:
    for address, page in each_website.missing.items():
        for link in links(page):
            assert link.startswith("#") or len({each_website.resolve(link, at) for at in (address, "a/b/c/")}) == 1


def test_links_to_other_hosts_are_ordinary_links(each_website: Website) -> None:
    odd = [
        f"{address}: {link}"
        for address, page in each_website.documents.items()
        for link in links(page)
        if not each_website.is_internal(each_website.resolve(link, address))
        and not re.match(r"https?://[^/]|mailto:", link)
        and link not in shared(page)
    ]
    assert odd == []


def shared(page: HtmlElement) -> list[str]:
    """The links for passing a page on; the settings may name programs as well as sites."""
    return page.xpath("//*[@data-share]//a[not(@data-copy)]/@href")


def test_every_node_can_be_passed_on_by_plain_links_that_name_its_address(each_website: Website) -> None:
    named = yaml.load((ROOT / "mkdocs.yml").read_bytes(), yaml.CBaseLoader)["extra"].get("share", {})
    schemes = [urlsplit(pattern).scheme for pattern in named.values()]
    for lang in each_website.languages:
        for node in each_website.strategy.nodes():
            address = each_website.root(lang) + permalinks.permalink(node)
            found = shared(each_website.pages[address])
            assert [urlsplit(link).scheme for link in found] == [*schemes, "mailto"]
            assert all(quote(each_website.url + address, safe="") in link for link in found)


def test_edit_links_of_nodes_lead_to_the_line_where_the_node_starts(website_below: Website) -> None:
    lines = (ROOT / DATA).read_text(encoding="utf-8").splitlines()
    for lang in website_below.languages:
        for node in website_below.strategy.nodes():
            page = website_below.pages[website_below.root(lang) + permalinks.permalink(node)]
            place, _, line = edit_link(page).partition("#L")
            assert place == f"{SOURCE}{DATA}"
            assert lines[int(line) - 1].strip() == f"- id: {node.id}"


def test_edit_links_of_hand_written_pages_lead_to_their_source(website_below: Website) -> None:
    nodes = (*(f"/{level.key}/" for level in website_below.strategy.levels), "/updates/")
    written = [page for address, page in website_below.pages.items() if not any(n in f"/{address}" for n in nodes)]
    files = {link.partition("#")[0] for page in written for link in page.xpath("//a[@class='correct']/@href")}
    assert {f"{SOURCE}docs/about.md", f"{SOURCE}docs/about.en.md"} <= files
    assert [link for link in files if not (ROOT / link.removeprefix(SOURCE)).is_file()] == []


def test_every_number_redirects_to_its_node(each_website: Website) -> None:
    """Without a script, for a search engine, and as a plain link."""
    site = each_website
    numbers = permalinks.by_number(site.strategy).items()
    for lang, (number, node) in product(site.languages, numbers):
        root = site.root(lang)
        address, target = root + number, site.url + root + permalinks.permalink(node)
        page = site.documents[address]
        assert page.xpath("//meta[@http-equiv='refresh']") == []  # it would lose the anchor
        assert [site.resolve(link, address) for link in page.xpath("//h1//a/@href")] == [target]
        places = {item.get("id"): site.resolve(item.xpath("string(a/@href)"), address) for item in page.xpath("//li")}
        assert places == {anchor: f"{target}#{anchor}" for anchor in places}
        assert set(places) == {
            permalinks.anchor(part) for part in (*node.areas, *withdrawn_of(node.areas), *node.children)
        }
        assert [site.resolve(link, address) for link in page.xpath("//@data-target")] == [target]
        assert page.xpath("//link[@rel='canonical']/@href") == [target]
        assert page.xpath("//meta[@name='robots']") == []  # beside it, search engines follow no canonical link
        assert page.get("lang") == lang


def test_there_is_a_redirect_for_every_number_in_every_language(website: Website) -> None:
    numbers = len(permalinks.by_number(website.strategy))
    assert len(website.redirects) == numbers * len(website.languages)
    several = len(permalinks.ambiguous(website.strategy))
    assert numbers + several >= len({node.code for node in website.strategy.nodes()} - {None})
