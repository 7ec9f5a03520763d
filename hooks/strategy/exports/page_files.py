"""What stands beside a page: how to cite it, what its share card says, and what its PDF file holds."""

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import islice

from strategy.addresses import permalinks
from strategy.exports import citations, facts, pdf
from strategy.exports.cards import Card
from strategy.exports.citations import Citations
from strategy.i18n import Catalogue
from strategy.model import Node
from strategy.site.pages import Page
from strategy.site.shared import Site


def cite(page: Page, site: Site) -> Citations:
    """How to cite the node or the update of a page, with the day and the commit of its wording where git knows them."""
    if page.update:
        root = permalinks.root(page.update.written_in(page.lang), site.strategy)
        edited = site.edited.get(root + permalinks.permalink(page.update))
        return citations.of_update(page.update, page.lang, site.strategy, site.url, edited)
    day = dated(site, page.lang, page.quoted)
    wording = site.wording_url(page.quoted.id, page.lang) if day else None
    author = site.author.get(page.lang)
    return citations.of_node(page.quoted, page.lang, site.strategy, site.url, day, wording, author)


def citations_on(page: Page, site: Site) -> Citations | None:
    """What a page shows of how to cite: its node, or a sample where it is the page about citing."""
    if page.kind == "cite":
        return sample(page, site)
    return cite(page, site) if page.quoted or page.update else None


def sample(page: Page, site: Site) -> Citations:
    """What the page about citing shows: how to cite the first leaf of the tree and the first of its areas."""
    first = next(node for node in site.strategy.nodes() if not node.children)
    cited = cite(replace(page, node=first), site)
    return replace(cited, areas=dict(islice(cited.areas.items(), 1)))


def dated(site: Site, lang: str, node: Node | None = None) -> datetime.date | None:
    """Since when the site has had this text of a node, or else of the whole strategy; None where that is not known."""
    ids = [node.id] if node else ["", *(each.id for each in site.strategy.nodes())]
    revisions = [site.changelog.last_change(id_, lang).revision for id_ in ids]
    return max(revision.commit.date.date() for revision in revisions) if all(revisions) else None


def card(page: Page, site: Site) -> Card:
    """What the share card of a page says."""
    name = site.strategy.name[page.lang]
    if page.node:
        title, official = page.node.short_title(page.lang), page.node.title[page.lang]
        below = official if official != title else ""
        return Card(page.lang, page.node.label(page.lang), title, name, below, _status(page.node, site, page.lang))
    title = name if page.kind == "home" else page.title
    label = Catalogue(page.lang).date(page.update.date) if page.update else ""
    return Card(page.lang, label, title, name="" if page.kind == "home" else name)


def _status(node: Node, site: Site, lang: str) -> str:
    """What was told of a node last, with its day: «виконується, 12 листопада 2025 р.»."""
    words, reported = Catalogue(lang), site.reports.status(node)
    return f"{words.text(f'status.{reported.status}')}, {words.date(reported.update.date)}" if reported else ""


def document(page: Page, site: Site, colours: Mapping[str, str]) -> pdf.Given:
    """What the PDF file of a page's node holds."""
    nodes = (page.quoted, *site.strategy.below(page.quoted))
    beside = pdf.Beside(
        dated(site, page.lang, page.quoted), site.reports, site.glossary, _facts(nodes, site, page.lang)
    )
    return pdf.of_node(page.quoted, page.trail, site.strategy, page.lang, beside, site.url, colours)


def _facts(nodes: Iterable[Node], site: Site, lang: str) -> Mapping[str, pdf.Facts]:
    return {node.id: tuple(facts.in_full(node, site, lang)) for node in nodes}


def whole_document(site: Site, lang: str, colours: Mapping[str, str]) -> pdf.Given:
    """What the PDF file of the strategy holds in one language."""
    beside = pdf.Beside(dated(site, lang), site.reports, site.glossary, _facts(site.strategy.nodes(), site, lang))
    return pdf.of_strategy(site.strategy, lang, beside, site.url, colours)
