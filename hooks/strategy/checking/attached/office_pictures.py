"""Pictures within office files as a site publishes them: dots alone, that every program draws alike."""

import io
import warnings
from typing import NamedTuple

from PIL import Image

from strategy.checking.attached.drawable import PIXELS, is_picture
from strategy.checking.attached.office_xml import NoCopy
from strategy.limits import TooLong
from strategy.reading import pictures

_READ = ("JPEG", "PNG", "GIF", "BMP", "WEBP")  # a small TIFF may take any memory
LONGEST = 10_000_000  # bytes
_FINER = ("I", "F")  # more shades than a PNG of ours has, of which all would be white
_PHOTOS = ("JPEG", "MPO")  # cameras of phones write several sizes into one file
_AS_PNG = frozenset(("1", "L", "P", "RGB", "RGBA"))


class Made(NamedTuple):
    content: bytes
    ending: str


def published(data: bytes) -> Made:
    """Raises NoCopy for what is no such picture: drawings of Windows may hold anything."""
    if len(data) > LONGEST:
        raise NoCopy("a:blip")
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=_READ) as image:
            if image.width * image.height > PIXELS or image.mode.startswith(_FINER):
                raise NoCopy("a:blip")
            if image.format in _PHOTOS:
                made = Made(data if not any(pictures.hidden(data)) else _saved(image, "JPEG"), "jpeg")
            else:
                made = Made(_saved(image if image.mode in _AS_PNG else image.convert("RGBA"), "PNG"), "png")
    except (NoCopy, TooLong):
        raise
    except Exception:  # whatever a decoder stumbles over
        raise NoCopy("a:blip") from None
    if not is_picture(made.content, made.ending.upper()):
        raise NoCopy("a:blip")
    return made


def _saved(image: Image.Image, kind: str) -> bytes:
    """With nothing but the dots, and the profile of their colours."""
    file = io.BytesIO()
    profile = image.info.get("icc_profile")
    if kind == "JPEG":
        image.format = kind
        image.save(file, kind, quality="keep", icc_profile=profile, exif=b"", comment=b"", xmp=b"")
    else:
        image.save(file, kind, icc_profile=profile)
    return file.getvalue()
