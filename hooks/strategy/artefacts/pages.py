"""The pages of one language, and what stands beside each: its Markdown, its share card, citations, a document."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from strategy.addresses import permalinks
from strategy.artefacts.digest import digest, plain
from strategy.artefacts.keys import Keys
from strategy.artefacts.sources import HandWritten, RenderedLanguage, Sources, all_pages, generated_pages
from strategy.artefacts.table import Artefact
from strategy.exports import cards, citations, markdown, page_files, pdf
from strategy.exports.data_page import data_page
from strategy.site.pages import Page
from strategy.site.pictures import with_sizes
from strategy.site.shared import Site


def of_language(sources: Sources, hosted: RenderedLanguage, keys: Keys) -> Iterator[Artefact]:
    """Everything that stands at the address of a page or below it."""
    site = sources.site
    framed = digest(hosted.frame.text, plain(hosted.menu, keys.fingerprints.name))
    own = (HandWritten(page, "", sources.edited_at(page)) for page in generated_pages(site, hosted.lang))
    for written in (*own, *hosted.written):
        page, shown = written.page, keys.page(written.page)
        content = with_sizes(sources.html_of(written), page.address, sources.pictures, sources.renderer.env)
        yield Artefact(
            f"{page.address}index.html",
            keys.of("page", shown, framed, content, written.edit_url),
            partial(_poured, replace(written, html=content), sources, hosted),
        )
        if page.quoted or page.update:
            yield from _citations(page, site, keys, shown)
        html = written.html
        yield Artefact(
            markdown.address(page), keys.of("markdown", shown, html), partial(markdown.of_page, page, site, html)
        )
    yield from _cards(tuple(all_pages(site, hosted)), sources)
    for page in generated_pages(site, hosted.lang):
        if page.quoted and page.quoted.level.key in site.strategy.reporting:
            yield _document(page_files.document(page, site, sources.look.colours), page.pdf)
    whole = page_files.whole_document(site, hosted.lang, sources.look.colours)
    yield _document(whole, permalinks.document(hosted.lang))
    yield from _anywhere(sources, hosted, keys, framed)


def _poured(written: HandWritten, sources: Sources, hosted: RenderedLanguage) -> str:
    page, site = written.page, sources.site
    view = sources.renderer.view(
        page,
        hosted.menu,
        content=written.html,
        edit_url=written.edit_url,
        citations=page_files.citations_on(page, site),
        about=data_page(site, page.lang) if page.kind in {"data", "fields", "columns"} else None,
    )
    return hosted.frame.pour(view)


def _anywhere(sources: Sources, hosted: RenderedLanguage, keys: Keys, framed: str) -> Iterator[Artefact]:
    """The pages that may be shown at any depth."""
    for page in sources.renderer.pages_anywhere(hosted.lang):
        yield Artefact(
            page.address,
            keys.of(page.kind, keys.page(page), framed),
            lambda page=page: hosted.frame.pour(sources.renderer.view(page, hosted.menu)),
        )


def _cards(pages: Sequence[Page], sources: Sources) -> Iterator[Artefact]:
    look = sources.look
    said = {page.card: page_files.card(page, sources.site) for page in pages}

    def together(paths: Sequence[str]) -> Sequence[bytes]:
        return cards.draw([said[path] for path in paths], look)

    for path, card in said.items():
        yield Artefact(path, cards.key(card, look), lambda path=path: together([path])[0], together)


def _citations(page: Page, site: Site, keys: Keys, shown: str) -> Iterator[Artefact]:
    for name, make in citations.FILES.items():
        yield Artefact(
            f"{page.address}{name}",
            keys.of(name, shown),
            lambda make=make: make(page_files.cite(page, site).all),
        )


def _document(given: pdf.Given, path: str) -> Artefact:
    return Artefact(path, pdf.key(given), partial(pdf.typeset, given))
