"""PDF files of the strategy and of single nodes, tagged for screen readers (PDF/UA-1, ISO 14289-1).

The same values give the same bytes: a file tells neither the day nor the machine it was made on.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from strategy.addresses import permalinks
from strategy.exports import typesetting
from strategy.i18n import Catalogue
from strategy.model import Area, Node, Paragraph, Strategy

Given = Mapping[str, object]  # what the template sets


def of_strategy(strategy: Strategy, lang: str, dated: date | None, url: str, colours: Mapping[str, str]) -> Given:
    """What the document of the whole strategy says in one language.

    `dated` is the day since which the site has had this text, where that is known; `url` is the address of its root.
    """
    return _shared(strategy, lang, dated, url, colours) | {
        "whole": True,
        "title": strategy.name[lang],
        "above": [],
        "vision": [_part(paragraph, lang) for paragraph in strategy.vision],
        "parts": [_node(node, strategy, lang, url) for node in strategy.nodes()],
        "depth": len(strategy.levels),
    }


def of_node(
    node: Node,
    trail: Sequence[Node],
    strategy: Strategy,
    lang: str,
    dated: date | None,
    url: str,
    colours: Mapping[str, str],
) -> Given:
    """What the document of one node says; `trail` holds the nodes above it."""
    return _shared(strategy, lang, dated, url, colours) | {
        "whole": False,
        "title": f"{node.label(lang)}. {node.title[lang]} — {strategy.name[lang]}",
        "above": [f"{above.label(lang)}. {above.title[lang]}" for above in trail],
        "vision": [],
        "parts": [_node(one, strategy, lang, url) for one in (node, *strategy.below(node))],
    }


def key(given: Given) -> str:
    """A name for the document: it is set anew where this changes."""
    return typesetting.key("document", given, __file__)


def typeset(given: Given) -> bytes:
    """The PDF file."""
    document = typesetting.compiler("document")
    return document.compile(format="pdf", pdf_standards="ua-1", sys_inputs=typesetting.inputs(given))


def _shared(
    strategy: Strategy, lang: str, dated: date | None, url: str, colours: Mapping[str, str]
) -> dict[str, object]:
    catalogue = Catalogue(lang)
    words = catalogue.text
    return {
        "lang": lang,
        "name": strategy.name[lang],
        "dated": dated and words("cite.dated", date=catalogue.date(dated)),
        "url": url + permalinks.root(lang, strategy),
        "colours": dict(colours),
        "translated": lang != strategy.languages[0],
        "words": {
            "note": words("note.title"),
            "areas": strategy.area_words.heading[lang],
            "unofficial": words("translation.unofficial"),
            "contents": words("pdf.contents"),
            "vision": words("home.vision"),
        },
    }


def _node(node: Node, strategy: Strategy, lang: str, url: str) -> dict[str, object]:
    words = Catalogue(lang).text
    return {
        "level": 1 + strategy.depth(node),
        "label": node.label(lang),
        "title": node.title[lang],
        "note": node.note and node.note[lang],
        "mark": words("withdrawn.mark") if node.withdrawn else None,
        "url": url + permalinks.root(lang, strategy) + permalinks.permalink(node),
        "areas": [_part(area, lang) for area in node.areas],
    }


def _part(part: Area | Paragraph, lang: str) -> dict[str, object]:
    return {"number": part.id, "text": part.text[lang], "note": part.note and part.note[lang]}
