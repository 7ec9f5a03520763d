"""Pictures that every program can draw to the last line, and no phone is stopped by."""

import io

from PIL import Image

from strategy.checking.attached import png
from strategy.limits import TooLong, within

PIXELS = 16_000_000  # of a picture at most: a phone keeps four bytes for each
SCANS = 100  # of a JPEG at most: a browser draws all of it for each
RATIO = 20  # between its sides: more is a line, or a page without an end
SIDE = 16_383  # pixels: a WebP picture, as which it is sent, has no longer one
SECONDS = 5.0  # of the processor, in which it is decoded


def is_picture(data: bytes, kind: str) -> bool:
    """Whether a picture can be drawn to its last line."""
    try:
        with within(SECONDS), Image.open(io.BytesIO(data), formats=[kind]) as image:
            short, long = sorted((image.width, image.height))
            if short * long > PIXELS or long > min(SIDE, RATIO * short):
                return False
            if kind == "JPEG" and data.count(b"\xff\xda") > SCANS:
                return False
            image.load()
            if kind == "PNG" and not png.is_read_alike(data):
                return False
            if image.mode == "CMYK" and image.info.get("icc_profile", b"CMYK" * 5)[16:20] != b"CMYK":
                return False  # some programs mind such a profile of other colours
            return image.mode != "P" or _names_its_colours(image)
    except (Exception, TooLong):  # whatever a decoder stumbles over
        return False


def _names_its_colours(image: Image.Image) -> bool:
    """Whether a palette has a colour for each dot: of those that it has none for, programs draw what they like."""
    return image.palette is not None and image.getextrema()[1] < len(image.palette.palette) // len(image.palette.mode)
