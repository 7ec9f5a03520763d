"""What a reader takes along from a page: citations, the picture beside a link, the card for another site."""

import io
import json
import re

import pikepdf
from PIL import Image

from strategy.addresses import permalinks
from strategy.exports import citations
from strategy.i18n import Catalogue
from strategy.model import editions
from website import Website, asset, words

HEAVIEST_CARD = 40_000  # bytes

IN_A_FILE = {"csl"}  # what programs read is no text of a page


def test_every_page_has_a_card_of_its_own(each_website: Website) -> None:
    site = each_website
    for address, page in site.pages.items():
        (image,) = page.xpath("//meta[@property='og:image']/@content")
        assert image == site.absolute(f"{address}card.png")
        said = {
            name: page.xpath(f"//meta[@property='og:image:{name}']/@content") for name in ("width", "height", "alt")
        }
        picture = Image.open(io.BytesIO(site.files[f"{address}card.png"]))
        assert [[str(side)] for side in picture.size] == [said["width"], said["height"]] == [["1200"], ["630"]]
        assert said["alt"][0]
        assert page.xpath("//meta[@name='twitter:card']/@content") == ["summary_large_image"]
        assert len(page.xpath("//meta[@property='og:locale:alternate']")) == len(site.languages) - 1


def test_a_short_address_that_is_shared_shows_what_it_leads_to(website: Website) -> None:
    """Messengers follow no page that leads on by itself."""
    for page in website.redirects.values():
        (target,) = page.xpath("//link[@rel='canonical']/@href")
        there = website.pages[target.removeprefix(website.url)]
        if there.xpath("//*[@id='text']"):  # withdrawn: its page says so first
            continue
        for own, other in ((page, there), (there, page)):
            for meta in own.xpath("//meta[starts-with(@property, 'og:')]"):
                name, content = meta.get("property"), meta.get("content")
                assert content in other.xpath("//meta[@property=$name]/@content", name=name), (target, name)


def test_cards_are_light_and_no_two_are_the_same(website: Website) -> None:
    cards = {path: content for path, content in website.files.items() if path.endswith("card.png")}
    assert len(cards) == len(website.pages)
    own = [content for path, content in cards.items() if "/updates/" not in f"/{path}"]  # staff may repeat a title
    assert len(own) == len(set(own))
    assert {path: len(content) for path, content in cards.items() if len(content) > HEAVIEST_CARD} == {}


def test_every_node_is_cited_on_its_page_and_in_files(website: Website) -> None:
    keys = []
    for lang in website.languages:
        for node in website.strategy.nodes():
            address = website.root(lang) + permalinks.permalink(node)
            cited = citations.of_node(node, lang, website.strategy, website.url)
            page = website.pages[address]
            for form in cited.node.forms.keys() - IN_A_FILE:
                assert cited.node.url in page.xpath(f"string(//*[@id='cite-{form}'])")
            assert words(page.xpath("string(//*[@id='cite-dstu'])")).startswith(cited.node.title)
            items = json.loads(website.files[f"{address}cite.json"])
            assert [item["URL"] for item in items] == [part.url for part in cited.all]
            assert all(website.is_there(item["URL"]) for item in items)
            bib = website.files[f"{address}cite.bib"].decode()
            assert re.findall(r"^@online\{(.+),$", bib, re.MULTILINE) == [item["id"] for item in items]
            keys += [item["id"] for item in items]
    assert len(keys) == len(set(keys))


def test_the_page_about_citing_shows_what_the_first_task_offers(each_website: Website) -> None:
    """In every form, letter for letter, as its page does; the Markdown holds the same."""
    site = each_website
    task = next(node for node in site.strategy.nodes() if not node.children)
    for lang in site.languages:
        page, there = (site.pages[f"{site.root(lang)}{below}"] for below in ("cite/", permalinks.permalink(task)))
        written = words(site.files[f"{site.root(lang)}cite/index.md"].decode())
        (link,) = page.xpath("//h2[@id='references']/following::h3/a/@href")
        assert link == site.url + site.root(lang) + permalinks.permalink(task)
        shown = {
            name: words(page.xpath("string(//*[@id=$name])", name=name))
            for name in there.xpath("//*[@id='cite']//dl//@id")
        }
        forms = citations.of_node(task, lang, site.strategy, site.url).node.forms.keys()
        assert shown.keys() == {f"cite-{form}" for form in forms - IN_A_FILE}
        for name, text in shown.items():
            assert text and text == words(there.xpath("string(//*[@id=$name])", name=name)), name
            assert text in written, name
        quotation, *_, area = (words(each.text_content()) for each in page.xpath("//*[@class='forms']//dd"))
        assert quotation in there.xpath("//h1/following::button[1]/@data-clip") and quotation in written
        assert area in words(there.xpath("string(//*[@id='cite'])")) and area in written
        assert not task.areas or f"{link}#{permalinks.anchor(task.areas[0])}" in area


def test_buttons_wait_for_the_script(website: Website) -> None:
    buttons = [
        button
        for page in website.pages.values()
        for button in page.xpath("//button[@data-clip or @data-clip-of or @data-clip-area]")
    ]
    assert len(buttons) > 2 * sum(len(node.areas) for node in website.strategy.nodes() if not node.children)
    assert all(button.get("hidden") is not None and words(button.text_content()) for button in buttons)
    for address, page in website.pages.items():
        assert all(page.xpath(f"//*[@id='{of}']") for of in page.xpath("//@data-clip-of")), address
    tasks = [node for node in website.strategy.nodes() if not node.children]
    for task in tasks:
        page = website.pages[permalinks.permalink(task)]
        for quotation in page.xpath("//*[@data-clip-area]/ancestor::ol/@data-quotation"):
            assert "«{text}»" in quotation and quotation.endswith(f"{website.url}tasks/{task.id}/#area-{{number}}")
        for area in task.areas:
            (shown,) = page.xpath(f"//*[@id='area-{area.id}'][.//@data-clip-area='{area.id}']//*[@class='area__text']")
            assert shown.text_content() == area.text[website.languages[0]]


def test_every_task_has_a_card_for_other_sites(each_website: Website) -> None:
    site = each_website
    reporting = [node for node in editions.all_nodes(site.strategy) if node.level.key in site.strategy.reporting]
    assert len(site.embeds) == len(reporting) * len(site.languages)
    for lang in site.languages:
        for task in reporting:
            address = site.root(lang) + permalinks.embedded(task)
            target = site.url + site.root(lang) + permalinks.permalink(task)
            card = site.embeds[address]
            assert card.get("lang") == lang
            assert card.xpath("//script") == []
            assert card.xpath("//meta[@name='robots']/@content") == ["noindex"]
            assert card.xpath("//link[@rel='canonical']") == []  # beside noindex, search engines follow neither
            assert words(card.xpath("string(//h1)")) == task.title[lang]
            said = Catalogue(lang).text("withdrawn.mark") if task.withdrawn else task.label(lang)
            assert said in card.xpath("string(//main)")
            links = card.xpath("//a")
            assert {link.get("target") for link in links} == {"_top"}
            assert site.resolve(links[0].get("href"), address) == target
            if task.withdrawn:  # offered no more, and there for those who took it
                continue
            page = site.pages[site.root(lang) + permalinks.permalink(task)]
            code = page.xpath("string(//*[@id='embed-code'])").strip()
            assert re.match(rf'<iframe src="{re.escape(site.url + address)}" title="[^"<>]+" .*></iframe>$', code)


def test_a_card_for_other_sites_is_light(website: Website) -> None:
    sheet = asset(website.folder, "styles/embed.css").stat().st_size
    assert max(len(website.files[f"{address}index.html"]) for address in website.embeds) + sheet < 6_000


def test_the_strategy_and_every_task_are_there_as_tagged_pdf(each_website: Website) -> None:
    """And every link in them leads to a page of the site."""
    site = each_website
    for lang in site.languages:
        root = site.root(lang)
        files = {root: permalinks.document(lang)} | {
            f"{root}{permalinks.permalink(node)}": f"{root}{permalinks.permalink(node)}{node.id}.pdf"
            for node in site.strategy.nodes()
            if not node.children
        }
        for address, path in files.items():
            linked = {site.resolve(link, address) for link in site.pages[address].xpath("//main//a/@href")}
            assert site.url + path in linked, address
            document = pikepdf.open(io.BytesIO(site.files[path]))
            assert document.Root.MarkInfo.Marked and str(document.Root.Lang) == lang
            notes = [note for page in document.pages for note in page.get("/Annots", []) if "/A" in note]
            links = {str(note.A.URI) for note in notes if "/URI" in note.A}
            assert links and all(site.is_there(link) for link in links), path
