"""What is told where an update was withdrawn: that it was, and nothing as if there had been none."""

import datetime
from dataclasses import replace

import pytest

from invented import invented
from strategy.model.updates import Record
from strategy.site import pages, recent
from strategy.site.menu import MenuItem
from strategy.site.pages import Page
from strategy.site.render import Renderer

FOUND = invented()
NAME = "2024-02-29-lamp-and-markup"
(ONE,) = (update for update in FOUND.record.updates if update.id == NAME)
WHY = {lang: replace(wording, reason="Помилка <1>.") for lang, wording in ONE.wordings.items()}
RECORD = Record(FOUND.strategy, [replace(ONE, withdrawn="2024-03-05", wordings=WHY)])


@pytest.fixture(scope="module")
def drawn(renderer: Renderer) -> Renderer:
    day = datetime.date(2024, 3, 9)
    return Renderer(replace(renderer.site, strategy=FOUND.strategy, record=RECORD, as_of=day), renderer.env)


def body(drawn: Renderer, page: Page) -> str:
    return " ".join(drawn.view(page, (MenuItem("", "Home"),), content="")["body"].split())


def test_a_task_names_the_update_that_was_withdrawn(drawn: Renderer) -> None:
    (page,) = (one for one in pages.of_strategy(FOUND.strategy, "uk") if one.node and one.node.id == "markup")
    shown = body(drawn, page)
    assert "Усі повідомлення про виконання на сайті відкликано." in shown and "ще не повідомляли" not in shown
    assert "Повідомлення від 29 лютого 2024" in shown and "відкликано (5 березня 2024" in shown
    assert f"updates/{NAME}/" in shown and "Помилка &lt;1&gt;." in shown
    assert "повідомлення відкликано</span>" in body(drawn, Page("home", "uk", "", "Home", ""))


def test_its_own_page_and_its_year_say_it_beside_the_status(drawn: Renderer) -> None:
    (own,) = pages.of_updates(RECORD, FOUND.strategy, "uk")
    of_year = Page("updates-of", "uk", "updates/2024/", "2024", "", year=2024)
    for page in (own, of_year):
        shown = body(drawn, page)
        assert shown.count("</span> (відкликано)") == len(ONE.status) > 0, page.address


def test_the_changes_tell_it_on_its_day(drawn: Renderer) -> None:
    items = [item for time in recent.times(drawn.site) for item in time.items]
    assert [(item.day, item.kinds, item.update.id) for item in items] == [
        (datetime.date(2024, 3, 5), ("withdrawn",), NAME)
    ]


def test_a_sum_tells_apart_what_was_told_of() -> None:
    assert (RECORD.whole.silent, RECORD.whole.unnamed, RECORD.whole.reported) == (2, 2, 0)


def test_the_page_of_all_updates_still_leads_to_its_year(drawn: Renderer) -> None:
    shown = body(drawn, Page("updates", "uk", "updates/", "Усі повідомлення", ""))
    assert '<a href="2024/">2024</a>: відкликано' in shown and 'id="latest"' not in shown
