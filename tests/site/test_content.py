"""Every text of the data stands on its page, in both languages, as it was typed."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from strategy.addresses import permalinks
from strategy.model import Area, Node, Paragraph, Strategy, withdrawn_of
from website import Website, words


def shown(page: HtmlElement, where: str = "main") -> str:
    """The text of the elements that an XPath names, as a reader sees it."""
    return " ".join(words(element.text_content()) for element in page.xpath(f"//{where}"))


def texts_of(part: Area | Paragraph) -> list[dict[str, str]]:
    return [text for text in (part.text, part.note) if text]


def _in_trail(node: Node, strategy: Strategy) -> dict[str, str]:
    """What a node is called on the way down to another: by its short name or, where it has none, its number."""
    return {
        lang: node.short_heading(lang) if node.short else node.label(lang) if node.code else node.title[lang]
        for lang in strategy.languages
    }


def _short_title(node: Node, strategy: Strategy) -> dict[str, str]:
    return {lang: node.short_title(lang) for lang in strategy.languages}


def expected(strategy: Strategy) -> Iterator[tuple[str, str, list[dict[str, str]]]]:
    """(address below the root of a language, XPath of a place on the page, texts that stand there)."""
    for paragraph in strategy.vision:
        yield "", f"*[@id='{permalinks.anchor(paragraph)}']", [paragraph.text]
        yield "", "main", texts_of(paragraph)
    yield "", "h1", [strategy.name]
    yield "", "main", [_short_title(node, strategy) for node in strategy.nodes()]
    for goal, *below in strategy.branches():
        node = below[-1] if below else goal
        address = permalinks.permalink(node)
        yield address, "h1", [node.title, {lang: node.label(lang) for lang in strategy.languages}]
        yield address, "main", [text for text in (node.note, node.summary) if text]
        yield address, "nav[@class='trail']", [_in_trail(one, strategy) for one in (goal, *below)[:-1]]
        yield address, "main", [child.title for child in node.children]
        yield address, "main", [below.title for child in node.children for below in child.children]
        yield address, "main", [area.text for child in node.children for area in child.areas]
        for area in node.areas:
            yield address, f"*[@id='{permalinks.anchor(area)}']", texts_of(area)


def test_every_text_is_where_it_belongs(website: Website) -> None:
    missing = [
        f"{website.root(lang) + address}: {where}: {text[lang]}"
        for lang in website.languages
        for address, where, texts in expected(website.strategy)
        for text in texts
        if words(text[lang]) not in shown(website.pages[website.root(lang) + address], where)
    ]
    assert missing == []


def test_areas_stand_in_the_order_of_the_document_and_nothing_else_is_an_area(website: Website) -> None:
    for lang in website.languages:
        for node in website.strategy.nodes():
            page = website.pages[website.root(lang) + permalinks.permalink(node)]
            areas = (*node.areas, *withdrawn_of(node.areas))
            assert page.xpath("//*[starts-with(@id, 'area-')]/@id") == [permalinks.anchor(area) for area in areas]


def test_every_area_and_paragraph_has_a_visible_link_of_its_own(website: Website) -> None:
    for page in website.pages.values():
        for element in page.xpath("//*[starts-with(@id, 'area-') or starts-with(@id, 'vision-')]"):
            (link,) = element.xpath(f".//a[@data-copy][@href='#{element.get('id')}']")
            assert words(link.text_content()).endswith(element.get("id").rpartition("-")[2])


def test_the_start_page_leads_to_every_node_in_one_click(website: Website) -> None:
    for lang in website.languages:
        root = website.root(lang)
        linked = {website.resolve(link, root) for link in website.pages[root].xpath("//main//a/@href")}
        assert {website.url + root + permalinks.permalink(node) for node in website.strategy.nodes()} <= linked


def test_a_node_links_its_parents_children_and_neighbours(website: Website) -> None:
    strategy = website.strategy
    for *above, node in strategy.branches():
        siblings = above[-1].children if above else strategy.children
        around = {permalinks.permalink(other) for other in (*above, *node.children, *siblings) if other != node}
        address = permalinks.permalink(node)
        linked = {website.resolve(link, address) for link in website.pages[address].xpath("//main//a/@href")}
        assert {website.url + other for other in around} <= linked


def test_short_names_stand_in_menus_and_beside_the_official_ones(website: Website) -> None:
    for lang in website.languages:
        nodes = {website.root(lang) + permalinks.permalink(node): node for node in website.strategy.nodes()}
        for address, node in nodes.items():
            page = website.pages[address]
            assert page.findtext(".//title") == f"{node.short_heading(lang)} — {website.strategy.name[lang]}"
            (shared,) = page.xpath("//meta[@property='og:title']/@content")
            assert shared == node.heading(lang)
            for link in page.xpath("//nav[contains(@class, 'branch')]//a[contains(@class, 'node-link')]"):
                other = nodes[website.resolve(link.get("href"), address).removeprefix(website.url)]
                named = f"{other.code} {other.short_title(lang)}"
                assert re.fullmatch(rf"{re.escape(named)}( .+)?", words(link.text_content())), "a status may follow"
            steps = [words(step.text_content()) for step in page.xpath("//nav[@class='trail']//li")]
            assert steps[-1] == _in_trail(node, website.strategy)[lang]
            for child in node.children:
                (heading,) = page.xpath(f"//h2[@id='{permalinks.anchor(child)}']")
                assert words(heading.text_content()) == f"{child.code} {child.short_title(lang)}"
                if child.short_title(lang) != child.title[lang]:
                    assert words(heading.getnext().text_content()) == words(child.title[lang])


def test_a_page_shows_its_branch_and_not_the_world(website: Website) -> None:
    """What keeps the cost linear: a leaf's page links none below another of the topmost nodes, but for a neighbour."""
    branches = [branch for branch in website.strategy.branches() if not branch[-1].children]
    *_, first = branches[0]
    address = permalinks.permalink(first)
    linked = {website.resolve(link, address) for link in website.pages[address].xpath("//a/@href")}
    elsewhere = [node for top, *_, node in branches if top is website.strategy.children[-1]]
    assert elsewhere and not {website.url + permalinks.permalink(node) for node in elsewhere} & linked
