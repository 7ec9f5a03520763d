"""Share cards: a picture of each page, as messengers and social networks show it beside a link."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

import pypdfium2
from PIL import Image

from strategy.exports import typesetting

WIDTH, HEIGHT = 1200, 630  # pixels: the Open Graph protocol names no size, and this one suits the great networks
AT_ONCE = 40  # cards of one document: bounds the memory
COLOURS = 32  # of a card: three, those of the mark, and what lies between them at the edges of letters


@dataclass(frozen=True)
class Card:
    """What a card says: a label over the title, `official` below it where the title is a shorter name, the strategy's
    name, and the `status` with the day on which it was told: whoever shows a card may keep it for long."""

    lang: str
    label: str
    title: str
    name: str
    official: str = ""
    status: str = ""


# The colours of all cards are taken from this one, which shows them all, so that no card depends on its neighbours.
SPECIMEN = Card("zxx", "0 8 &", "0 8 &", "0 8 &", "0 8 &")


@dataclass(frozen=True)
class Look:
    """`colours` by name, as #rrggbb; `mark` is the SVG of the sign beside the strategy's name."""

    colours: Mapping[str, str]
    mark: str


def key(card: Card, look: Look) -> str:
    """A name for the picture: another one is drawn where this changes."""
    return typesetting.key("card", [asdict(card), asdict(look)], __file__, "pillow", "pypdfium2")


def draw(cards: Sequence[Card], look: Look) -> Sequence[bytes]:
    """PNG files of the cards, in their order. Many at once cost a third of what each would cost alone."""
    starts = range(0, len(cards), AT_ONCE)
    return [picture for start in starts for picture in _drawn(cards[start : start + AT_ONCE], look)]


def _drawn(cards: Sequence[Card], look: Look) -> list[bytes]:
    """Set as PDF and drawn from there: typst's own pictures would have to be unpacked before they can be made small."""
    given = {**asdict(look), "cards": [asdict(card) for card in (SPECIMEN, *cards)]}
    document = typesetting.compiler("card").compile(format="pdf", sys_inputs=typesetting.inputs(given))
    with pypdfium2.PdfDocument(document) as pages:
        pictures = (page.render(draw_annots=False).to_pil() for page in pages)
        palette = next(pictures).quantize(COLOURS, Image.Quantize.FASTOCTREE)
        return [_small(picture, palette) for picture in pictures]


def _small(picture: Image.Image, palette: Image.Image) -> bytes:
    """A picture with a palette: a third of the size, for readers who pay by the megabyte."""
    small = io.BytesIO()
    picture.quantize(palette=palette, dither=Image.Dither.NONE).save(small, "PNG", compress_level=5)
    return small.getvalue()
