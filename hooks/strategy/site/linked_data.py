"""What a page is, as linked data by schema.org, for its head. Only what the page itself says, and no guess at more."""

import datetime
from collections.abc import Iterator, Mapping, Sequence

from strategy.addresses import downloads, permalinks
from strategy.i18n import Catalogue
from strategy.model import Node, Strategy
from strategy.model.updates import Update
from strategy.site.pages import Page

VOCABULARY = "https://schema.org"
PREFIXES = {"dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/"}
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"

Thing = Mapping[str, object]


def graph(page: Page, strategy: Strategy, url: str, changed: datetime.date | None = None) -> Thing:
    """The linked data of a page.

    `url` is the site's absolute address, with "/" at its end; `changed` is the day since which the words of the
    page's node are what they are, where that is known. It is a date of the page, never of the document.
    """
    return {"@context": [VOCABULARY, PREFIXES], "@graph": list(_things(page, strategy, url, changed))}


def _things(page: Page, strategy: Strategy, url: str, changed: datetime.date | None) -> Iterator[Thing]:
    here = permalinks.absolute(url, page.address)
    home = url + permalinks.root(page.lang, strategy)
    yield {
        "@type": "WebSite",
        "@id": f"{home}#site",
        "url": home,
        "name": strategy.name[page.lang],
        "inLanguage": page.lang,
    }
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
    if changed:
        of_page["dateModified"] = changed.isoformat()
    if here != home:
        of_page["breadcrumb"] = {"@id": f"{here}#trail"}
        yield _trail(page, strategy, url)
    main = _main(page, strategy, url)
    if main:
        yield of_page | {"mainEntity": {"@id": main["@id"]}}
        yield main
    else:
        yield of_page


def _main(page: Page, strategy: Strategy, url: str) -> Thing | None:
    """What a page is about, if that is more than the page itself."""
    if page.node:
        return _work(page, page.node, strategy, url)
    if page.update:
        return _article(page, page.update, strategy, url)
    return _dataset(page, strategy, url) if page.kind == "data" else None


def _trail(page: Page, strategy: Strategy, url: str) -> Thing:
    words = Catalogue(page.lang).text
    root = permalinks.root(page.lang, strategy)
    steps = [(words("trail.home"), root)]
    steps += [(each.heading(page.lang), root + permalinks.permalink(each)) for each in page.trail]
    steps += [(page.node.heading(page.lang) if page.node else page.title, page.address)]
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


def _article(page: Page, update: Update, strategy: Strategy, url: str) -> Thing:
    """An update. Its date is that of what it tells, not of its publication."""
    root = permalinks.root(page.lang, strategy)
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


def _dataset(page: Page, strategy: Strategy, url: str) -> Thing:
    """The files as a data set, by schema.org and by DCAT at once."""
    words = Catalogue(page.lang, "data").text
    name = strategy.name[page.lang]
    summary = words("summary", name=name, counts=", ".join(strategy.counts(page.lang)))
    files = [_distribution(file, words(f"file.{file.key}"), url) for file in downloads.of_strategy(strategy)]
    return {
        "@type": ["Dataset", "dcat:Dataset"],
        "@id": f"{url}{page.address}#dataset",
        "name": name,
        "dct:title": {"@value": name, "@language": page.lang},
        "description": summary,
        "dct:description": {"@value": summary, "@language": page.lang},
        "url": url + page.address,
        "inLanguage": list(strategy.languages),
        "isAccessibleForFree": True,
        "usageInfo": url + page.address,
        "distribution": files,
        "dcat:distribution": _references(files),
    }


def _distribution(file: downloads.Download, description: str, url: str) -> Thing:
    return {
        "@type": ["DataDownload", "dcat:Distribution"],
        "@id": url + file.address,
        "name": file.address.removeprefix(downloads.FOLDER),
        "description": description,
        "contentUrl": url + file.address,
        "encodingFormat": file.media_type,
        "dcat:downloadURL": {"@id": url + file.address},
        "dcat:mediaType": {"@id": MEDIA_TYPES + file.media_type},
    } | ({"inLanguage": file.lang} if file.lang else {})


def _references(things: Sequence[Thing]) -> list[Thing]:
    return [{"@id": thing["@id"]} for thing in things]
