"""Charts as pictures for whoever writes about them: with what is measured, its unit, and where it is from."""

import io
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path

from PIL import Image

from strategy.addresses import permalinks
from strategy.exports import typesetting
from strategy.site.indicators import Measured
from strategy.site.render import Renderer

STYLES = "components/chart/chart.css"
DENSITY = 144  # dots per inch: twice what a chart has on a page
COLOURS = 64  # of a picture: those of the chart, and what lies between them at the edges of letters
_VARIABLE = re.compile(r"var\(--([\w-]+)\)")


@dataclass(frozen=True)
class Drawing:
    """What a picture shows. `chart`: SVG; `place`: the task that it is of; `address`: of that on the site."""

    lang: str
    title: str
    place: str
    address: str
    chart: str
    colours: Mapping[str, str]


def drawing(one: Measured, renderer: Renderer, lang: str, templates: Path, colours: Mapping[str, str]) -> Drawing:
    """An indicator in a language, in the colours that pages have by day."""
    site, indicator = renderer.site, one.indicator
    styles = _VARIABLE.sub(
        lambda name: colours.get(name[1], colours["ink"]), (templates / STYLES).read_text(encoding="utf-8")
    )
    return Drawing(
        lang,
        title=f"{indicator.name[lang]}, {indicator.unit[lang]}",
        place=f"{one.node.heading(lang)} — {site.strategy.name[lang]}",
        address=site.absolute(permalinks.root(lang, site.strategy) + permalinks.permalink(one.node)),
        chart=str(renderer.chart(indicator, lang, styles)),
        colours=colours,
    )


def key(given: Drawing) -> str:
    """A name for the picture: another one is drawn where this changes."""
    return typesetting.key("chart", asdict(given), __file__, "pillow")


def draw(given: Drawing) -> bytes:
    """The PNG file."""
    compiler, inputs = typesetting.compiler("chart"), typesetting.inputs(asdict(given))
    drawn = compiler.compile(format="png", ppi=DENSITY, sys_inputs=inputs)
    small = io.BytesIO()
    with Image.open(io.BytesIO(drawn)) as picture:
        palette = picture.convert("RGB").quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
        palette.save(small, "PNG", compress_level=9)
    return small.getvalue()
