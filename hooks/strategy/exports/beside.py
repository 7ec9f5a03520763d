"""What stands beside the pages of one language: how to cite a node, as files, and a share card of every page."""

from collections.abc import Collection, Iterator
from pathlib import Path

from strategy.exports import cards, citations
from strategy.exports.cards import Card, Look
from strategy.exports.citations import Citations
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.pages import Page


def of_pages(
    pages: Collection[Page], strategy: Strategy, url: str, look: Look, cache: Path
) -> Iterator[tuple[str, str | bytes]]:
    """Path below the site → content. `url` is the absolute address of the site's root."""
    for page in pages:
        if page.node:
            cited = cite(page, strategy, url).all
            yield f"{page.address}cite.bib", citations.bibtex_file(cited)
            yield f"{page.address}cite.json", citations.csl_file(cited)
    drawn = cards.draw([card(page, strategy) for page in pages], look, cache)
    yield from ((page.card, picture) for page, picture in zip(pages, drawn, strict=True))


def cite(page: Page, strategy: Strategy, url: str) -> Citations:
    """How to cite the node of a page."""
    return citations.of_node(page.node, page.lang, strategy, url)


def card(page: Page, strategy: Strategy) -> Card:
    """What the share card of a page says."""
    words = Catalogue(page.lang).text
    label = words("cite.place", label=words(f"{page.node.kind}.name"), code=page.node.code) if page.node else ""
    name = strategy.name[page.lang]
    title = name if page.kind == "home" else page.title
    return Card(page.lang, label, title, name="" if page.kind == "home" else name)
