"""The strategy in one language as StratML: Part 1, the plan (ISO 17469-1:2015), and Part 2, with what is measured.

StratML knows two levels, goals and objectives, and no objective within another. A topmost node is its Goal. Those below
it, of whatever level, are its Objectives, one after another in document order: the number in SequenceIndicator tells
which belongs to which, where the document numbers them. Areas stand in the Description of their node. The source names
no organization, dates or submitter, so there are none here. Part 2 (ANSI/AIIM 22, by its schema 2.2.8 of 2016) has the
same elements, and indicators below the Objective that they measure.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from strategy.addresses import downloads, permalinks
from strategy.exports import facts
from strategy.i18n import Catalogue
from strategy.model import Indicator, Node, Strategy
from strategy.model.dates import first_day, last_day
from strategy.site import wording
from strategy.site.shared import Site

PLAN = "urn:ISO:std:iso:17469:tech:xsd:stratml_core"
PERFORMANCE = "urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport"


def plan(site: Site, lang: str) -> str:
    """The XML document by Part 1."""
    return _document(Element("StrategicPlan", xmlns=PLAN), site, lang)


def performance(site: Site, lang: str) -> str:
    """The XML document by Part 2: a report as soon as a value has been measured, and a plan before."""
    measured = any(indicator.latest for indicator in downloads.indicators(site.strategy))
    kind = "Performance_Report" if measured else "Performance_Plan"
    return _document(Element("PerformancePlanOrReport", xmlns=PERFORMANCE, Type=kind), site, lang)


def _document(root: Element, site: Site, lang: str) -> str:
    strategy = site.strategy
    _add(root, "Name", strategy.name[lang])
    _add(root, "OtherInformation", _terms(strategy, lang))
    core = _add(root, "StrategicPlanCore")
    if strategy.vision:
        said = "\n".join(paragraph.text[lang] for paragraph in strategy.vision)
        _add(_add(core, "Vision"), "Description", said)
    for *above, node in strategy.branches():
        if not above:
            goal = _node(core, "Goal", node, site, lang)
        measured = node.indicators if root.get("xmlns") == PERFORMANCE else ()
        if above or measured:  # a Goal itself has no place for what measures it
            element = _node(goal, "Objective", node, site, lang)
        for number, indicator in enumerate(measured, 1):
            _indicator(element, number, indicator, lang)
    administrative = _add(root, "AdministrativeInformation")
    _add(administrative, "Source", site.url + permalinks.root(lang, strategy))
    indent(root, " ")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{tostring(root, encoding="unicode")}\n'


def _terms(strategy: Strategy, lang: str) -> str:
    words = Catalogue(lang, "data").text
    if lang == strategy.languages[0]:
        return words("licence.official")
    unofficial = Catalogue(lang).text("translation.unofficial")
    return "\n".join((unofficial, words("licence.translation"), downloads.TRANSLATION_LICENCE))


def _node(parent: Element, name: str, node: Node, site: Site, lang: str) -> Element:
    """The order of the elements is that of the schema."""
    element = _add(parent, name)
    _add(element, "Name", node.title[lang])
    _add(element, "Description", _description(node, lang))
    _add(element, "Identifier", node.id)
    _add(element, "SequenceIndicator", node.number or node.id)
    bodies = (site.bodies.get(id_) for id_ in (node.body, *node.co_bodies))
    for who in (*(body.name for body in bodies if body), node.responsible, *node.partners):
        if who:
            _add(_add(element, "Stakeholder"), "Name", who[lang])
    _add(element, "OtherInformation", _other(node, site, lang))
    return element


def _indicator(parent: Element, number: int, indicator: Indicator, lang: str) -> None:
    """A value for a month or a year is one for all its days."""
    words = Catalogue(lang).text
    element = _add(parent, "PerformanceIndicator")
    element.set("PerformanceIndicatorType", "Quantitative")
    _add(element, "SequenceIndicator", str(number))
    _add(element, "MeasurementDimension", indicator.name[lang])
    _add(element, "UnitOfMeasurement", indicator.unit[lang])
    for kind, one in indicator.measurements:
        result = _add(_add(element, "MeasurementInstance"), "TargetResult" if kind == "target" else "ActualResult")
        _add(result, "StartDate", first_day(one.date).isoformat())
        _add(result, "EndDate", last_day(one.date).isoformat())
        _add(result, "NumberOfUnits", f"{one.value:f}")
        source = f"\n{words('indicators.source')}: {one.source.title[lang]}: {one.source.url}" if one.source else ""
        told = wording.value(one, indicator, Catalogue(lang))
        note = f"\n{one.note[lang]}" if getattr(one, "note", None) else ""
        note += "".join(f"\n{said}" for said in wording.of_setting(one, Catalogue(lang))) if kind == "target" else ""
        plain = not indicator.is_yes_no and getattr(one, "kind", None) in (None, "fact")
        _add(result, "Description", words(f"indicators.{kind}") + ("" if plain else f": {told}") + note + source)


def _description(node: Node, lang: str) -> str:
    """What the node holds, in its own words, a line each: the source describes it no further."""
    lines = [area.text[lang] for area in node.areas]
    if node.children:
        lines += [Catalogue(lang).text("node.holds"), *(child.heading(lang) for child in node.children)]
    return "\n".join(lines)


def _other(node: Node, site: Site, lang: str) -> str:
    """The level, the permanent address, and what else the page of the node says."""
    catalogue = Catalogue(lang)
    words = catalogue.text
    lines = [
        node.label(lang),
        site.url + permalinks.root(lang, site.strategy) + permalinks.permalink(node),
    ]
    if reported := site.reports.status(node):
        day = catalogue.date(reported.update.date)
        lines.append(f"{words('progress.status')} {words(f'status.{reported.status}')}, {words('progress.said')} {day}")
    lines += [line for _, told in facts.of_node(node, site, lang) for line in told]
    lines += [line for one in node.indicators for line in _beside_results(one, catalogue)]
    lines += [f"{words('summary.title')} {node.summary[lang]}"] if node.summary else []
    notes = [node.note, *(area.note for area in node.areas)]
    links = [*node.links, *node.projects]
    lines += [f"{words('note.title')} {note[lang]}" for note in notes if note]
    lines += [f"{link.title[lang]}: {link.url}" for link in links]
    return "\n".join(lines)


def _beside_results(indicator: Indicator, words: Catalogue) -> Iterator[str]:
    """What has no element of its own: how it is measured, former targets, times without a value."""
    yield from facts.about(indicator, words)
    for kind, one in indicator.rows:
        if kind == "replaced" or one.value is None:
            yield f"{indicator.name[words.asked]}: {facts.row(kind, one, indicator, words)}"


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    element = SubElement(parent, name)
    element.text = text
    return element
