"""The pages of one language → what search reads of them: their own text, not the furniture around it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from strategy.addresses import permalinks
from strategy.model import Node, Strategy
from strategy.search import Document, Section


def of_strategy(strategy: Strategy, lang: str, statuses: Mapping[str, str]) -> Iterator[Document]:
    """The start page with the vision, and every node, in document order. `statuses`: node → what was last said."""
    yield Document(
        url="",
        title=strategy.name[lang],
        kind="home",
        sections=tuple(Section(permalinks.anchor(one), one.text[lang]) for one in strategy.vision),
    )
    for branch in strategy.branches():
        node = branch[-1]
        yield Document(
            url=permalinks.permalink(node),
            title=node.title[lang],
            kind=node.kind,
            sections=tuple(_sections(node, lang)),
            code=node.number or "",
            above=tuple(permalinks.permalink(one) for one in branch[:-1]),
            status=statuses.get(node.id, ""),
            anchor=permalinks.anchor(node),
        )


def of_html(url: str, title: str, html: str, headings_only: bool = False) -> Document:
    """A hand-written page: a section from each heading to the next, or the heading alone."""
    reader = _Sections(headings_only)
    reader.feed(html)
    reader.close()
    sections = (Section(anchor, _known(" ".join(text.split()))) for anchor, text in reader.sections)
    return Document(
        url, title, "page", tuple(section for section in sections if section.text and section.text != title)
    )


def _known(text: str) -> str:
    """A text without signs of a Unicode to come: a newer browser would know letters among them, and count other words
    than this program has."""
    if text.isprintable():
        return text
    return "".join(" " if unicodedata.category(sign) == "Cn" else sign for sign in text)


def _sections(node: Node, lang: str) -> Iterator[Section]:
    """What stands on the page of a node alone: its areas, and last, so that no result shows it where the document says
    the same, the short name. What it shows of those below it the browser knows from their own pages. The plain sentence
    of the editors stays out: its verbs would answer for the nouns of other pages."""
    yield from (Section(permalinks.anchor(area), area.text[lang]) for area in node.areas)
    if node.short:
        yield Section("", node.short[lang])


class _Sections(HTMLParser):
    """The text of a page, or of its headings alone, parted at headings that have an id."""

    HEADINGS = ("h2", "h3", "h4")
    BLOCKS = (*HEADINGS, "h1", "p", "li", "dt", "dd", "td", "th", "br", "pre", "blockquote", "figcaption")

    def __init__(self, headings_only: bool) -> None:
        super().__init__()
        self.headings_only = headings_only
        self.is_heard = not headings_only
        self.sections: list[tuple[str, str]] = [("", "")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self.HEADINGS:
            self.sections.append((dict(attrs).get("id") or "", ""))
            self.is_heard = True
        if tag in self.BLOCKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        if tag in self.HEADINGS:
            self.is_heard = not self.headings_only

    def handle_data(self, data: str) -> None:
        if self.is_heard:
            anchor, text = self.sections[-1]
            self.sections[-1] = (anchor, text + data)
