"""What was withdrawn is cited as such, and updates are cited as well."""

import dataclasses
import datetime
import json

import pytest

from invented import EDITIONS, invented
from strategy.checking.check import check
from strategy.exports import citations
from strategy.i18n import Catalogue
from strategy.model import editions, withdrawn_of

URL = "https://example.org/island/"


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_a_citation_of_what_was_withdrawn_says_so(lang: str) -> None:
    found = check(EDITIONS.read_bytes()).strategy
    for node in editions.all_nodes(found):
        said = Catalogue(lang).text("withdrawn.mark").removesuffix(".")
        cited = citations.of_node(node, lang, found, URL)
        gone = {area.id for area in withdrawn_of(node.areas)}
        for one in cited.all:
            is_gone = bool(node.withdrawn) or one in [cited.areas[id_] for id_ in gone]
            forms = (*one.forms.values(), citations.ris(one))
            assert all((said in form) == is_gone for form in forms), one.title
    (first,) = (node for node in found.withdrawn() if node.id == "bait")
    edition = next(one for one in found.editions if one.id == first.withdrawn.edition)
    assert f"{said}: {edition.name[lang]}" in citations.of_node(first, lang, found, URL).node.dstu


def test_an_update_is_cited_with_its_day_and_in_the_language_that_it_is_written_in() -> None:
    site = invented()
    update = next(one for one in site.record.updates if "en" not in one.wordings)
    for lang, name, day_said in (("uk", "Повідомлення", "2024, 1 травня"), ("en", "Update", "2024, May 1")):
        cited = citations.of_update(update, lang, site.strategy, URL, datetime.date(2026, 3, 9)).node
        assert cited.title.startswith(f"{name}, ") and update.wordings["uk"].title in cited.title
        assert cited.url.endswith(f"/updates/{update.id}/") and not cited.translated
        assert "LA  - uk" in citations.ris(cited) and ".." not in cited.dstu
        assert all("2026" in form for form in cited.forms.values())
        day, (item,) = update.date, json.loads(cited.forms["csl"])
        assert item["issued"] == {"date-parts": [[day.year, day.month, day.day]]}
        assert f"  date = {{{day}}}," in cited.forms["bibtex"] and f"|date={day}" in cited.forms["wiki"]
        assert f"DA  - {day:%Y/%m/%d}\r\n" in citations.ris(cited)
        assert f". ({day_said}). " in cited.forms["apa"]
    gone = dataclasses.replace(update, withdrawn="2026-04-01")
    assert "відкликано" in citations.of_update(gone, "uk", site.strategy, URL).node.dstu
