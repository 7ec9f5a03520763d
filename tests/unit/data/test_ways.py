"""data/ways.yaml: what it leads to is there, and is what it says."""

import pytest

from strategy.checking import ways
from strategy.checking.check import Checked
from strategy.model import Strategy
from strategy.model.ways import Place, Ways
from strategy.search.mentions import mentions
from strategy.search.ways import leads_to
from taken_over import CAME
from website import ROOT

DATA = ROOT / "data/ways.yaml"


@pytest.fixture(scope="module")
def found(strategy: Strategy) -> Ways:
    checked = ways.check(DATA.read_bytes(), Checked(strategy, (), languages=strategy.languages))
    assert checked.problems == ()
    return checked.model


def test_every_quoted_line_holds_the_place_in_each_language(found: Ways, strategy: Strategy) -> None:
    official = strategy.languages[0]
    english = {"luhansk-oblast": ("Luhansk", "Luhanshchyna"), "contact-line": ("contact line",)}
    for place in found.places:
        quoted = [passage for passage in leads_to(place, strategy) if passage.reference not in place.lines]
        for passage in (one for one in quoted if one.text[official] not in CAME):
            assert mentions(passage.text[official], place.sought(official, official), official), place.id
            assert "en" not in passage.text or mentions(
                passage.text["en"], english.get(place.id, place.names("en")), "en"
            ), place.id


def test_every_task_is_reached_by_a_topic(found: Ways, strategy: Strategy) -> None:
    reached = {passage.node.id for way in found.topics for passage in leads_to(way, strategy) if passage.node}
    tasks = {node.id for node in strategy.nodes() if not node.children and node.title["uk"] not in CAME}
    assert len(tasks) > 20 and tasks <= reached  # of a new one the check warns


def test_places_are_called_as_the_glossary_calls_them(found: Ways) -> None:
    """Resolution 55 of 2010, as the glossary has it; a raion, of which it has the town, is called after that."""
    towns = {"kreminna": {"uk": "Кремінна", "en": "Kreminna"}}
    glossary = (ROOT / "data/glossary.yaml").read_text(encoding="utf-8")
    called = {place.id: towns.get(place.id, place.name) for place in found.places}
    listed = [place for place in found.places if f"  - uk: {called[place.id]['uk']}\n" in glossary]
    assert len(listed) > 10
    for place in (one for one in listed if "en" in one.name):
        english = called[place.id]["en"]
        assert f"    en: {english}\n" in glossary, place.id
        assert place.name["en"] in {english, f"{english} Raion"}, place.id


def test_a_name_is_looked_for_once(found: Ways, strategy: Strategy) -> None:
    for lang in strategy.languages:
        names = [name.casefold() for way in found.every for name in way.names(lang)]
        assert sorted(names) == sorted(set(names)), lang


def test_every_form_of_a_name_leads_to_its_place(found: Ways) -> None:
    (place,) = (place for place in found.places if place.id == "sievierodonetsk")
    assert isinstance(place, Place)
    for form in ("Сєвєродонецьку", "Сєвєродонецької", "Сіверськодонецьком"):
        assert mentions(f"у місті {form}", place.sought("uk", "uk"), "uk") == ((8, 8 + len(form)),)
