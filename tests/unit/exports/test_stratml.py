"""StratML by its grammar (stratml.rng): the plan, and the report once there are indicators."""

import re
from pathlib import Path

import lxml.etree
import pytest

from strategy.exports import stratml
from strategy.exports.stratml import PERFORMANCE, PLAN
from strategy.i18n import Catalogue
from strategy.model import Strategy, strategy_of
from strategy.model.dates import first_day, last_day
from strategy.site.shared import Site
from website import ROOT

STRATML = {"s": PLAN, "p": PERFORMANCE}
_GRAMMAR = (ROOT / "tests/unit/exports/stratml.rng").read_bytes()
OWN_GRAMMAR = lxml.etree.RelaxNG(lxml.etree.XML(_GRAMMAR))
PERFORMANCE_GRAMMAR = lxml.etree.RelaxNG(lxml.etree.XML(_GRAMMAR.replace(PLAN.encode(), PERFORMANCE.encode())))
# The schema of the standard may not be copied here: its head names no licence. It may lie beside the repository.
PUBLISHED_SCHEMAS = sorted((ROOT.parent / "shared/stratml").glob("*.xsd"))


@pytest.fixture
def plans(site: Site, downloaded: dict[str, bytes]) -> dict[str, lxml.etree._Element]:
    """The plan in each language."""
    return {lang: lxml.etree.fromstring(downloaded[f"stratml.{lang}.xml"]) for lang in site.strategy.languages}


def test_stratml_is_in_the_order_of_the_standard(site: Site, plans: dict[str, lxml.etree._Element]) -> None:
    for plan in plans.values():
        OWN_GRAMMAR.assertValid(plan)
        ids = plan.xpath("//s:Identifier/text()", namespaces=STRATML)
        assert len(ids) == len(set(ids)) == len(list(site.strategy.nodes()))
        assert plan.xpath("//s:Objective//s:Objective", namespaces=STRATML) == []


def test_performance_is_told_once_there_are_indicators(site: Site, downloaded: dict[str, bytes]) -> None:
    tasks = [node for node in site.strategy.nodes() if node.indicators]
    assert ("performance.uk.xml" in downloaded) == bool(tasks)
    for lang in site.strategy.languages if tasks else ():
        report = lxml.etree.fromstring(downloaded[f"performance.{lang}.xml"])
        PERFORMANCE_GRAMMAR.assertValid(report)
        assert report.get("Type") == "Performance_Report"
        names = [indicator.name[lang] for task in tasks for indicator in task.indicators]
        assert report.xpath("//p:MeasurementDimension/text()", namespaces=STRATML) == names
        results = report.xpath("//p:TargetResult | //p:ActualResult", namespaces=STRATML)
        assert [
            (result.tag.partition("}")[2], *(re.split("\n|: ", part.text)[0] for part in result)) for result in results
        ] == [
            (
                "TargetResult" if kind == "target" else "ActualResult",
                *(str(day(one.date)) for day in (first_day, last_day)),
                str(one.value),
                Catalogue(lang).text(f"indicators.{kind}"),
            )
            for task in tasks
            for indicator in task.indicators
            for kind, one in indicator.measurements
        ]


def test_a_month_or_a_year_is_measured_on_all_its_days(sample: Strategy) -> None:
    languages = {"uk": "Українська", "en": "English"}
    report = stratml.performance(Site(sample, "https://example.org/x/", languages, favicon="mark.svg"), "en")
    results = lxml.etree.fromstring(report.encode()).xpath("//p:TargetResult | //p:ActualResult", namespaces=STRATML)
    assert [tuple(part.text.partition("\n")[0] for part in result) for result in results] == [
        ("2023-01-01", "2023-12-31", "0", "baseline"),
        ("2023-07-15", "2023-07-15", "1200", "actual value"),
        ("2024-02-01", "2024-02-29", "7300.25", "actual value"),
        ("2025-06-01", "2025-06-30", "12500.5", "target"),
    ]


@pytest.mark.parametrize(("value", "kind"), [({"missing": "no_data"}, "Plan"), ({"value": "0"}, "Report")])
def test_a_time_without_a_value_makes_no_report(value: dict[str, str], kind: str) -> None:
    measured = {"name": {"uk": "Глибина"}, "unit": {"uk": "м"}, "values": [{"date": "2024", **value}]}
    goal = {"id": "well", "title": {"uk": "Колодязь"}, "indicators": [measured]}
    plan = strategy_of({"languages": ["uk"], "name": {"uk": "С"}, "goals": [goal]})
    said = stratml.performance(Site(plan, "https://example.org/", {"uk": "Українська"}, favicon="mark.svg"), "uk")
    assert lxml.etree.fromstring(said.encode()).get("Type") == f"Performance_{kind}"


@pytest.mark.parametrize("schema", PUBLISHED_SCHEMAS, ids=lambda path: path.stem)
def test_stratml_is_valid_by_the_published_schema(plans: dict[str, lxml.etree._Element], schema: Path) -> None:
    for plan in plans.values():
        lxml.etree.XMLSchema(file=schema).assertValid(plan)


def test_a_plan_in_another_order_is_seen(plans: dict[str, lxml.etree._Element]) -> None:
    for plan in plans.values():
        goal = plan.find(".//s:Goal", STRATML)
        goal.append(goal[0])
        assert not OWN_GRAMMAR.validate(plan)


def test_stratml_holds_every_node_and_area(site: Site, plans: dict[str, lxml.etree._Element]) -> None:
    for lang, plan in plans.items():
        elements = {
            element.findtext("s:Identifier", namespaces=STRATML): element
            for element in plan.iter("{*}Goal", "{*}Objective")
        }
        for node in site.strategy.nodes():
            element = elements[node.id]
            assert element.findtext("s:Name", namespaces=STRATML) == node.title[lang]
            assert element.findtext("s:SequenceIndicator", namespaces=STRATML) == (node.number or node.id)
            if not node.children:
                described = element.findtext("s:Description", namespaces=STRATML)
                assert (described or "") == "\n".join(area.text[lang] for area in node.areas)
