"""The pages of the ways in as Markdown: names with links, and lines word for word."""

from collections.abc import Iterator

from strategy.addresses import permalinks
from strategy.exports.escaping import escape
from strategy.i18n import Catalogue
from strategy.model.ways import Way
from strategy.site import ways
from strategy.site.pages import Page
from strategy.site.shared import Site


def of_page(page: Page, site: Site) -> Iterator[str]:
    """What stands on a page of ways in, below its heading; nothing on any other."""
    match page.kind:
        case "way":
            yield from _of_way(page, page.way, site)
        case "ways":
            yield from (f"- {_link(way.name[page.lang], way, page, site)}" for way in getattr(site.ways, page.group))
        case "a-to-z":
            for letter, names in ways.index(site.ways, page.lang):
                yield from (f"## {letter}", "")
                yield from (f"- {_link(named.name, named.way, page, site)}" for named in names)
                yield ""


def _of_way(page: Page, way: Way, site: Site) -> Iterator[str]:
    words = Catalogue(page.lang).text
    if also := way.names(page.lang)[1:]:
        yield f"{words('ways.also')} {escape(', '.join(also))}."
    found = site.led_to[permalinks.permalink(way)]
    if not found:
        yield from ("", words("ways.none"))
    for node, passages in ways.by_node(found):
        yield from ("", f"## {escape(node.heading(page.lang) if node else words('ways.vision'))}", "")
        if node and (reported := site.reports.status(node)):
            yield from (f"{words('progress.status')} {words(f'status.{reported.status}')}", "")
        for passage in passages:
            address = permalinks.root(page.lang, site.strategy) + passage.address
            yield f"- {escape(passage.text[page.lang])} <{site.absolute(address)}>"


def _link(name: str, way: Way, page: Page, site: Site) -> str:
    return f"[{escape(name)}]({site.url}{permalinks.root(page.lang, site.strategy)}{permalinks.permalink(way)})"
