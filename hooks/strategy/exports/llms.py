"""llms.txt: what the site holds for machines that read, in one language."""

from collections.abc import Iterable

from strategy.addresses import permalinks
from strategy.exports import markdown
from strategy.exports.escaping import escape
from strategy.i18n import Catalogue
from strategy.site.pages import Page
from strategy.site.shared import Site


def address(lang: str, site: Site) -> str:
    """Where it stands."""
    return f"{permalinks.root(lang, site.strategy)}llms.txt"


def in_short(page: Page) -> str:
    """What the editors say of a node in one sentence, as the list has it after its title."""
    return f": {escape(page.node.summary[page.lang])}" if page.node and page.node.summary else ""


def llms(site: Site, pages: Iterable[Page], lang: str) -> str:
    """The terms of use, the Markdown of each page, the files, and the same in other languages."""
    strategy = site.strategy
    words = Catalogue(lang, "data").text
    others = [other for other in strategy.languages if other != lang]
    lines = [f"# {escape(strategy.name[lang])}", "", f"> {words('licences')}"]
    lines += ["", f"## {words('heading.pages')}", ""]
    lines += [
        f"- [{markdown.heading(page)}]({site.absolute(markdown.address(page))}){in_short(page)}" for page in pages
    ]
    lines += ["", f"## {words('heading.files')}", "", *markdown.files(site, lang)]
    lines += ["", f"## {words('heading.languages')}", ""] if others else []
    lines += [
        f"- [{site.languages[other]}: {escape(strategy.name[other])}]({site.url}{address(other, site)})"
        for other in others
    ]
    return "\n".join(lines) + "\n"
