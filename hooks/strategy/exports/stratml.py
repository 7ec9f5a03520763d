"""The strategy in one language as StratML Part 1 (ISO 17469-1:2015).

StratML knows two levels, goals and objectives, and no objective within another. A strategic goal is its Goal. The
operational goals and the tasks below it are its Objectives, one after another in document order: the number in
SequenceIndicator tells which task belongs to which operational goal. Project areas stand in the Description of their
task. The source names no organization, dates or submitter, so there are none here. Part 2, which measures
performance, would need indicators.
"""

from xml.etree.ElementTree import Element, SubElement, indent, register_namespace, tostring

from strategy import downloads, permalinks
from strategy.i18n import Catalogue
from strategy.model import Node, Task
from strategy.render import Site

NAMESPACE = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
register_namespace("", NAMESPACE)


def stratml(site: Site, lang: str) -> str:
    """The XML document."""
    strategy = site.strategy
    words = Catalogue(lang, "data").text
    official = lang == strategy.languages[0]
    terms = [words("licence.official" if official else "licence.translation")]
    if not official:
        terms = [Catalogue(lang).text("translation.unofficial"), *terms, downloads.TRANSLATION_LICENCE]
    plan = Element(f"{{{NAMESPACE}}}StrategicPlan")
    _add(plan, "Name", strategy.name[lang])
    _add(plan, "OtherInformation", "\n".join(terms))
    core = _add(plan, "StrategicPlanCore")
    vision = _add(core, "Vision")
    _add(vision, "Description", "\n".join(paragraph.text[lang] for paragraph in strategy.vision))
    for goal in strategy.goals:
        element = _node(core, "Goal", goal, site, lang)
        for objective in goal.objectives:
            _node(element, "Objective", objective, site, lang)
            for task in objective.tasks:
                _node(element, "Objective", task, site, lang)
    administrative = _add(plan, "AdministrativeInformation")
    _add(administrative, "Source", site.url + permalinks.root(lang, strategy))
    indent(plan, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(plan, encoding="unicode")}\n'


def _node(parent: Element, name: str, node: Node, site: Site, lang: str) -> Element:
    """The order of the elements is that of the schema."""
    element = _add(parent, name)
    _add(element, "Name", node.title[lang])
    _add(element, "Description", _description(node, lang))
    _add(element, "Identifier", node.id)
    _add(element, "SequenceIndicator", node.code)
    if isinstance(node, Task):
        for who in (node.responsible, *node.partners):
            if who:
                _add(_add(element, "Stakeholder"), "Name", who[lang])
    _add(element, "OtherInformation", _other(node, site, lang))
    return element


def _description(node: Node, lang: str) -> str:
    """What the node holds, in its own words, a line each: the source describes it no further."""
    if isinstance(node, Task):
        return "\n".join(area.text[lang] for area in node.areas)
    below = "\n".join(f"{child.code}. {child.title[lang]}" for child in node.children)
    return f"{Catalogue(lang).text(f'{node.kind}.holds')}\n{below}"


def _other(node: Node, site: Site, lang: str) -> str:
    """The level, the permanent address, and what else the page of the node says."""
    words = Catalogue(lang).text
    lines = [
        f"{words(f'{node.kind}.name')} {node.code}",
        site.url + permalinks.root(lang, site.strategy) + permalinks.permalink(node),
    ]
    notes = [node.note, *(area.note for area in node.areas)] if isinstance(node, Task) else [node.note]
    lines += [f"{words('note.title')} {note[lang]}" for note in notes if note]
    lines += [f"{link.title[lang]}: {link.url}" for link in node.links]
    return "\n".join(lines)


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    element = SubElement(parent, f"{{{NAMESPACE}}}{name}")
    element.text = text
    return element
