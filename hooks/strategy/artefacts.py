"""What stands on the site beside its pages, and is no asset: path below the site → content.

Each kind is made by a module of its own; here they are only put together.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from strategy import exports, search
from strategy.addresses import permalinks, redirects
from strategy.checking.everyday import Everyday, abbreviations
from strategy.exports import changes, llms, markdown, numbers, page_files
from strategy.exports.cards import Look
from strategy.exports.feeds import Feeds, nothing_since
from strategy.i18n import Catalogue
from strategy.model import editions
from strategy.search import documents
from strategy.site.pages import Page
from strategy.site.render import Renderer

Artefact = tuple[str, str | bytes]


@dataclass(frozen=True)
class Drawn:
    """The pages of one language by address, and of the hand-written ones the HTML and the Markdown."""

    pages: Mapping[str, Page]
    texts: Mapping[str, str]
    sources: Mapping[str, str]


def of_language(renderer: Renderer, lang: str, drawn: Drawn, everyday: Everyday, cache: Path) -> Iterator[Artefact]:
    """What one language has for itself, but for what is drawn as a picture or set as a document."""
    site = renderer.site
    strategy = site.strategy
    root = permalinks.root(lang, strategy)
    for number, node in permalinks.by_number(strategy).items():
        yield f"{root}{number}index.html", renderer.redirect(number, node, lang)
    yield f"{root}{permalinks.NUMBERS}", numbers.csv(site, lang)
    yield f"{root}search/index.json", _search_index(renderer, lang, drawn, everyday, cache / "search")
    since = nothing_since(site.chronicle.history)
    feeds = Feeds(strategy, lang, site.url, renderer.env, drawn.texts, site.namespace, since)
    yield from feeds.of(site.told)
    yield changes.feed(renderer, lang)
    for node in editions.every(strategy):
        if node.level.key in strategy.reporting:
            yield f"{root}{permalinks.embedded(node)}index.html", renderer.embed(node, lang)
    for page in drawn.pages.values():
        yield markdown.address(page), markdown.of_page(page, site, drawn.sources.get(page.address, ""))
    yield llms.address(lang, site), llms.llms(site, drawn.pages.values(), lang)


def drawn_beside(renderer: Renderer, drawn: Drawn, look: Look, cache: Path) -> Iterator[Artefact]:
    """Share cards, citations and documents of the pages of one language; only changed ones are made again."""
    yield from page_files.of_pages(drawn.pages.values(), renderer.site, look, cache / "cards")
    yield from page_files.documents(drawn.pages.values(), renderer.site, look, cache / "pdf")


def of_site(renderer: Renderer, colours: Mapping[str, Mapping[str, str]]) -> Iterator[Artefact]:
    """What stands once for all languages."""
    site = renderer.site
    led_on, base = permalinks.led_on(site.strategy), urlsplit(site.url).path
    yield redirects.LISTED, redirects.listed(led_on, base)
    yield redirects.MAPPED, redirects.mapped(led_on, base)
    yield "robots.txt", f"User-agent: *\nDisallow:\n\nSitemap: {site.url}sitemap.xml\n"
    yield "assets/styles/colours.css", renderer.colours(colours)
    yield from exports.of_strategy(site)


def _search_index(renderer: Renderer, lang: str, drawn: Drawn, everyday: Everyday, cache: Path) -> str:
    strategy = renderer.site.strategy
    root = permalinks.root(lang, strategy)
    words = Catalogue(lang).text
    own = (
        replace(
            documents.of_html(page.address.removeprefix(root), page.title, drawn.texts[page.address]),
            kind="update" if page.update else "page",
        )
        for page in drawn.pages.values()
        if page.kind in {"text", "cite", "update"} and page.searched
    )
    labels = {level.kind: level.name[lang] for level in strategy.levels} | {"update": words("update.name")}
    aliases = (*abbreviations(renderer.site.glossary, strategy, lang), *everyday.aliases(strategy, lang))
    return search.index((*documents.of_strategy(strategy, lang), *own), lang, labels, aliases, cache)
