"""Share cards: a picture of each page, as messengers and social networks show it beside a link."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from PIL import Image

from strategy.exports import typesetting

WIDTH, HEIGHT = 1200, 630  # pixels: the Open Graph protocol names no size, and this one suits the great networks
AT_ONCE = 40  # cards of one document: bounds the memory
COLOURS = 48  # of a card: three, and what lies between them at the edges of letters


@dataclass(frozen=True)
class Card:
    """What a card says: a label over the title, the strategy's name below it."""

    lang: str
    label: str
    title: str
    name: str


@dataclass(frozen=True)
class Look:
    """`colours` by name, as #rrggbb; `mark` is the SVG of the sign beside the strategy's name."""

    colours: Mapping[str, str]
    mark: str


def draw(cards: Sequence[Card], look: Look, cache: Path) -> Sequence[bytes]:
    """PNG files of the cards, in their order. Only those that the folder `cache` does not hold are drawn."""
    keys = [typesetting.key("card", [asdict(card), asdict(look)], "pillow") + ".png" for card in cards]
    made = {key: typesetting.kept(cache / key) for key in keys}
    fresh = {key: card for key, card in zip(keys, cards, strict=True) if made[key] is None}
    for start in range(0, len(fresh), AT_ONCE):
        batch = list(fresh.items())[start : start + AT_ONCE]
        for (key, _), picture in zip(batch, _drawn([card for _, card in batch], look), strict=True):
            typesetting.keep(cache / key, picture)
            made[key] = picture
    typesetting.prune(cache)
    return [made[key] for key in keys]


def _drawn(cards: Sequence[Card], look: Look) -> list[bytes]:
    given = {**asdict(look), "cards": list(map(asdict, cards))}
    compiler = typesetting.compiler("card")
    pages = compiler.compile(format="png", ppi=72, sys_inputs=typesetting.inputs(given))
    return [_small(page) for page in (pages if isinstance(pages, list) else [pages])]


def _small(picture: bytes) -> bytes:
    """A picture with a palette: a third of the size, for readers who pay by the megabyte."""
    palette = Image.open(io.BytesIO(picture)).convert("RGB").quantize(COLOURS, Image.Quantize.FASTOCTREE)
    small = io.BytesIO()
    palette.save(small, "PNG", compress_level=6)
    return small.getvalue()
