"""PDF files of the strategy and of single nodes, tagged for screen readers (PDF/UA-1, ISO 14289-1).

The same values give the same bytes: a file tells neither the day nor the machine it was made on.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from strategy.addresses import permalinks
from strategy.checking.glossary import Glossary
from strategy.exports import typesetting
from strategy.i18n import Catalogue
from strategy.model import Area, Node, Paragraph, Strategy
from strategy.model.signs import UNDRAWN
from strategy.model.updates import Record

Facts = Sequence[tuple[str, Sequence[str]]]
Given = Mapping[str, object]  # what the template sets


@dataclass(frozen=True)
class Beside:
    """What a document says beside the text: the day since which the site has had this text, where that is known; what
    has been told of the nodes; what words mean; by the id of a node, what else is known of it, as (heading, lines)."""

    dated: date | None = None
    record: Record | None = None
    glossary: Glossary = field(default_factory=Glossary)
    facts: Mapping[str, Facts] = field(default_factory=dict)


def of_strategy(strategy: Strategy, lang: str, beside: Beside, url: str, colours: Mapping[str, str]) -> Given:
    """What the document of the whole strategy says in one language. `url` is the address of its root."""
    nodes = tuple(strategy.nodes())
    return _shared(strategy, lang, beside, url, colours, nodes) | {
        "whole": True,
        "title": strategy.name[lang],
        "above": [],
        "vision": [_part(paragraph, lang) for paragraph in strategy.vision],
        "depth": len(strategy.levels),
    }


def of_node(
    node: Node,
    trail: Sequence[Node],
    strategy: Strategy,
    lang: str,
    beside: Beside,
    url: str,
    colours: Mapping[str, str],
) -> Given:
    """What the document of one node says; `trail` holds the nodes above it."""
    nodes = (node, *strategy.below(node))
    return _shared(strategy, lang, beside, url, colours, nodes) | {
        "whole": False,
        "title": f"{node.label(lang)}. {node.title[lang]} — {strategy.name[lang]}",
        "above": [f"{above.label(lang)}. {above.title[lang]}" for above in trail],
        "vision": [],
    }


def key(given: Given) -> str:
    """A name for the document: it is set anew where this changes."""
    return typesetting.key("document", given, __file__)


def typeset(given: Given) -> bytes:
    """The PDF file."""
    document = typesetting.compiler("document")
    return document.compile(format="pdf", pdf_standards="ua-1", sys_inputs=typesetting.inputs(given))


def _shared(
    strategy: Strategy, lang: str, beside: Beside, url: str, colours: Mapping[str, str], nodes: Sequence[Node]
) -> dict[str, object]:
    catalogue, official = Catalogue(lang), strategy.languages[0]
    words = catalogue.text
    texts = [text for node in nodes for text in node.texts(official)]
    root = url + permalinks.root(lang, strategy)
    return {
        "lang": lang,
        "name": strategy.name[lang],
        "dated": beside.dated and words("cite.dated", date=catalogue.date(beside.dated)),
        "url": root,
        "colours": dict(colours),
        "translated": lang != official,
        "parts": [
            _node(node, strategy, lang, root)
            | _status(node, lang, beside.record)
            | {"facts": [[heading, [*map(_drawn, lines)]] for heading, lines in beside.facts.get(node.id, ())]}
            for node in nodes
        ],
        "explained": beside.glossary.explanations(texts, lang, official),
        "words": {
            "note": words("note.title"),
            "summary": words("summary.title"),
            "areas": strategy.area_words.heading[lang],
            "unofficial": words("translation.unofficial"),
            "contents": words("pdf.contents"),
            "vision": words("home.vision"),
            "explained": words("abbreviations.title"),
            "licences": Catalogue(lang, "data").text("licences"),
        },
    }


def _drawn(line: str) -> str:
    """Signs that the fonts lack stand in addresses alone (checking/rules.py): there they are spelt as they are sent."""
    return UNDRAWN.sub(lambda found: quote(found[0]), line)


def _node(node: Node, strategy: Strategy, lang: str, root: str) -> dict[str, object]:
    words = Catalogue(lang).text
    return {
        "level": 1 + strategy.depth(node),
        "label": node.label(lang),
        "title": node.title[lang],
        "note": node.note and node.note[lang],
        "summary": node.summary and node.summary[lang],
        "mark": words("withdrawn.mark") if node.withdrawn else None,
        "url": root + permalinks.permalink(node),
        **_short_address(node, root),
        "areas": [_part(area, lang) for area in node.areas],
    }


def _short_address(node: Node, root: str) -> dict[str, str | None]:
    """The address by number as a link, and as people read it: with its letters as they are."""
    if not node.code or node.withdrawn:
        return {"short_url": None}
    address = permalinks.by_code(node.code)
    return {"short_url": permalinks.absolute(root, address), "short_shown": root + address}


def _status(node: Node, lang: str, record: Record | None) -> dict[str, str | None]:
    """What the latest update that says so tells of a node, with its day."""
    catalogue, reported = Catalogue(lang), record and record.status(node)
    if not reported:
        return {"status": None}
    words, day = catalogue.text, catalogue.date(reported.update.date)
    return {
        "status": f"{words('progress.status')} {words(f'status.{reported.status}')} ({words('progress.said')} {day})"
    }


def _part(part: Area | Paragraph, lang: str) -> dict[str, object]:
    return {"number": part.id, "text": part.text[lang], "note": part.note and part.note[lang]}
