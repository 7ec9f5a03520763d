"""Charts as PNG."""

import io
from dataclasses import replace
from pathlib import Path

import material
import pytest
from PIL import Image

from invented import year_site
from strategy.exports import charts
from strategy.exports.charts import Drawing
from strategy.i18n import Catalogue
from strategy.site import indicators
from strategy.site.environment import environment
from strategy.site.render import Renderer
from website import ROOT

TEMPLATES = ROOT / "overrides"
NAMES = ("ink", "muted", "paper", "line", "brand", "accent")
COLOURS = {name: f"#{number:02x}4060" for number, name in enumerate(NAMES)} | {"paper": "#ffffff"}


def drawing(id_: str, lang: str = "uk") -> Drawing:
    icons = Path(material.__file__).parent / "templates"
    renderer = Renderer(year_site(), environment((TEMPLATES, icons)))
    one = next(one for one in indicators.found(year_site()).every if one.indicator.id == id_)
    return charts.drawing(one, renderer, lang, TEMPLATES, COLOURS)


def test_a_picture_says_what_it_shows_and_where_it_is_from() -> None:
    given = drawing("catch")
    assert given.title == "Улов, т" and given.place == "1.2.1. Сіті — Стратегія острова на рік"
    assert given.address == "https://example.org/tasks/nets/"
    assert "var(" not in given.chart and COLOURS["accent"] in given.chart  # it has no page to take colours from
    assert "не оприлюднюють" in given.chart and "цільове значення" in given.chart
    assert drawing("catch", "en").address == "https://example.org/en/tasks/nets/"


def test_no_two_meanings_have_one_mark() -> None:
    template = environment((TEMPLATES, Path(material.__file__).parent / "templates")).get_template(
        "components/chart/chart.html"
    )
    meanings = Catalogue("uk").entries
    named = [key.removeprefix("legend.") for key in meanings if key.startswith("legend.")]
    marks = {str(template.module.mark(name, 0, 0)).strip() for name in named}
    assert len(named) == 9 and len(marks) == 9


def test_it_is_drawn_alike_each_time() -> None:
    given = drawing("depth")
    made = charts.draw(given)
    assert made == charts.draw(given)
    with Image.open(io.BytesIO(made)) as picture:
        assert picture.format == "PNG" and picture.width == 800 and picture.height > 600
        assert len(picture.convert("RGB").getcolors()) > 8
    assert len(made) < 40_000


@pytest.mark.parametrize("field", ["title", "chart", "address"])
def test_another_picture_has_another_key(field: str) -> None:
    given = drawing("depth")
    assert charts.key(given) == charts.key(drawing("depth")) != charts.key(replace(given, **{field: "<svg/>"}))


def test_what_has_no_chart_or_none_any_more_keeps_its_picture_and_shows_its_values() -> None:
    assert "2025: ні (фактичне значення)" in drawing("bridge-open").chart
    assert "There is no value on the site." in drawing("beds", "en").chart
    assert "фактичне значення" not in drawing("catch").chart
    with Image.open(io.BytesIO(charts.draw(drawing("beds")))) as picture:
        assert picture.height > 150
