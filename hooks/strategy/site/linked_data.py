"""What a page is, as linked data by schema.org, for its head. Only what the page itself says, and no guess at more."""

import datetime
from collections.abc import Iterator, Mapping

from strategy.addresses import downloads, permalinks
from strategy.i18n import Catalogue
from strategy.model import Node, Strategy
from strategy.model.updates import Update
from strategy.site.data_set import PREFIXES, data_set, publisher
from strategy.site.pages import Page
from strategy.site.shared import Site

VOCABULARY = "https://schema.org"

Thing = Mapping[str, object]


def graph(
    page: Page, site: Site, changed: datetime.date | None = None, published: datetime.date | None = None
) -> Thing:
    """The linked data of a page.

    `changed` is the day since which the words of the page's node are what they are, `published` that on which it first
    stood on the site, where that is known. They are dates of the page, never of the document.
    """
    prefixes = [PREFIXES] if page.kind == "data" else []
    return {"@context": [VOCABULARY, *prefixes], "@graph": list(_things(page, site, changed, published))}


def _things(page: Page, site: Site, changed: datetime.date | None, published: datetime.date | None) -> Iterator[Thing]:
    strategy, url = site.strategy, site.url
    here = permalinks.absolute(url, page.address)
    home = url + permalinks.root(page.lang, strategy)
    of_site = {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": strategy.name[page.lang],
        "inLanguage": page.lang,
    }
    if named := publisher(page.lang, site):
        of_site["publisher"] = named
    yield of_site
    of_page = {
        "@type": "WebPage",
        "@id": here,
        "url": here,
        "name": page.title,
        "inLanguage": page.written_in or page.lang,
        "isPartOf": {"@id": f"{home}#site"},
    }
    if page.description:
        of_page["description"] = page.description
    dates = {"datePublished": published, "dateModified": changed}
    of_page |= {name: day.isoformat() for name, day in dates.items() if day}
    if here != home:
        of_page["breadcrumb"] = {"@id": f"{here}#trail"}
        yield _trail(page, strategy, url)
    main = _main(page, site, {name: day for name, day in of_page.items() if name in dates})
    if main:
        yield of_page | {"mainEntity": {"@id": main["@id"]}}
        yield main
    else:
        yield of_page


def _main(page: Page, site: Site, dates: Thing) -> Thing | None:
    """What a page is about, if that is more than the page itself."""
    if page.node:
        author = site.author.get(page.lang)
        named = {"author": {"@type": "Organization", "name": author}} if author else {}
        return _work(page, page.node, site.strategy, site.url) | named
    if page.update:
        named = publisher(page.lang, site)
        return _article(page, page.update, site) | dates | ({"publisher": named} if named else {})
    return data_set(page, site) if page.kind == "data" else None


def _trail(page: Page, strategy: Strategy, url: str) -> Thing:
    words = Catalogue(page.lang).text
    root = permalinks.root(page.lang, strategy)
    steps = [(words("trail.home"), root)]
    steps += [(each.short_heading(page.lang), root + permalinks.permalink(each)) for each in page.trail]
    steps += [(page.node.short_heading(page.lang) if page.node else page.title, page.address)]
    return {
        "@type": "BreadcrumbList",
        "@id": f"{permalinks.absolute(url, page.address)}#trail",
        "itemListElement": [
            {"@type": "ListItem", "position": at, "name": name, "item": permalinks.absolute(url, address)}
            for at, (name, address) in enumerate(steps, 1)
        ],
    }


def _work(page: Page, node: Node, strategy: Strategy, url: str) -> Thing:
    """The text of a node: a part of the text above it; a translation is one of the official text."""
    root = permalinks.root(page.lang, strategy)
    official = strategy.languages[0]
    work: dict[str, object] = {
        "@type": "CreativeWork",
        "@id": f"{url}{page.address}#text",
        "name": node.title[page.lang],
        "identifier": node.code or node.id,
        "inLanguage": page.lang,
        "url": url + page.address,
    }
    if node.short and node.short[page.lang] != node.title[page.lang]:
        work["alternateName"] = node.short[page.lang]
    if node.summary:
        work["abstract"] = node.summary[page.lang]
    if page.trail:
        work["isPartOf"] = _text(page.trail[-1], root, url)
    if node.children:
        work["hasPart"] = [_text(child, root, url) for child in node.children]
    others = [lang for lang in strategy.languages if lang != official]
    if page.lang == official:
        if others:
            work["workTranslation"] = [_text(node, permalinks.root(lang, strategy), url) for lang in others]
    else:
        work["translationOfWork"] = _text(node, permalinks.root(official, strategy), url)
        work["license"] = downloads.licence(page.lang, strategy)
    return work


def _article(page: Page, update: Update, site: Site) -> Thing:
    """An update. The day that it bears is that of what it tells; its dates here are those of its publication."""
    url, root = site.url, permalinks.root(page.lang, site.strategy)
    return {
        "@type": "Article",
        "@id": f"{url}{page.address}#text",
        "headline": page.title,
        "inLanguage": page.written_in or page.lang,
        "url": url + page.address,
        "about": [_text(node, root, url) for node in update.nodes],
    }


def _text(node: Node, root: str, url: str) -> Thing:
    return {"@id": f"{url}{root}{permalinks.permalink(node)}#text"}
