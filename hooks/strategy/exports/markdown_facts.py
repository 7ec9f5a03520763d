"""What a plan knows of a node, as Markdown."""

from collections.abc import Iterator

from strategy.exports import facts
from strategy.exports.escaping import escape, escape_linked
from strategy.i18n import Catalogue
from strategy.model import Node
from strategy.site.shared import Site


def of_node(node: Node, lang: str, site: Site) -> Iterator[str]:
    """The period, the indicators and the projects of a node, where they are known."""
    words = Catalogue(lang)
    for heading, lines in facts.of_node(node, site, lang):
        if heading != "responsible.title":  # told above
            yield from ("", f"## {words.text(heading)}", "", *(f"- {escape_linked(line)}" for line in lines))
    yield from measured(node, lang)
    if node.projects:
        yield from ("", f"## {words.text('projects.title')}", "")
        yield from (f"- [{escape(link.title[lang])}](<{link.url}>)" for link in node.projects)


def measured(node: Node, lang: str) -> Iterator[str]:
    """The indicators of a node, also of one that was withdrawn."""
    words = Catalogue(lang)
    if node.indicators:
        yield from ("", f"## {words.text('indicators.title')}", "")
    for indicator in node.indicators:
        yield f"- {escape(indicator.name[lang])}, {escape(indicator.unit[lang])}"
        yield from (f"  - {escape_linked(facts.row(*each, indicator, words))}" for each in indicator.rows)
        yield from (f"  - {escape_linked(line)}" for line in facts.about(indicator, words))
