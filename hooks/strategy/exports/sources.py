"""The Markdown of what is written by hand, for those who read it elsewhere than on its page."""

import posixpath
from urllib.parse import unquote, urljoin

from strategy.addresses import permalinks
from strategy.exports.rewritten import markdown
from strategy.model import urls
from strategy.model.updates import Update
from strategy.site.shared import Site


def of_page(html: str, address: str, site: Site) -> str:
    """The text that a page at an address shows, its links absolute."""
    return markdown(html, lambda link: urljoin(site.url + address, link))


def of_update(update: Update, lang: str, site: Site) -> str:
    """The text of an update in a language that it is written in. Its links lead to sources, from their folder."""
    root = permalinks.root(lang, site.strategy)

    def absolute(link: str) -> str:
        path, _, fragment = link.partition("#")
        if urls.scheme(link):
            return link
        target = posixpath.normpath(posixpath.join(permalinks.UPDATES, unquote(path)))
        place = root + _page(target, site) if target.endswith(".md") else target
        own = root + permalinks.permalink(update)
        return site.url + (place if path else own) + (f"#{fragment}" if fragment else "")

    return markdown(update.wordings[lang].html, absolute)


def _page(source: str, site: Site) -> str:
    """The address of a page by its path below docs/; a node may be called "index", of a folder there is none."""
    is_node = source.partition("/")[0] in {level.key for level in site.strategy.levels}
    return f"{source.removesuffix('.md')}/" if is_node else permalinks.page_of_file(source, site.strategy.languages)[1]
