"""Pictures as a site shows them: made small before they are published, and in the sizes that screens need.

What comes out holds nothing but what it shows: no place, no device, no name.
"""

import io
import re
import warnings
from collections.abc import Sequence
from functools import cache, lru_cache
from pathlib import Path

from PIL import Image, ImageChops, ImageCms, ImageOps

from strategy import store
from strategy.site.pictures import Sizes

FOLDER = "assets/pictures/"
ENDINGS = (".jpg", ".jpeg", ".png", ".webp")
SENT_AS_IT_IS = 40_000  # bytes
WIDEST = 1600  # pixels of the longer side that are kept
WIDTHS = (480, 960)  # a phone's screen, and one of two dots for each pixel, or of a computer
MOST_DOTS = 50_000_000  # that are unpacked of a photograph: they take up to a gigabyte
LIGHT = 300_000  # bytes that are enough for a picture
QUALITIES = (82, 74, 66, 58)
# How a PNG says of its colours what browsers and the library do not take alike: 16 bits for each, a curve or primaries
# other than those of the web.
_COLOURS = re.compile(
    rb"IHDR.{8}\x10|cICP|gAMA(?!\0\0\xb1\x8f)"
    rb"|cHRM(?!\0\0z&\0\0\x80\x84\0\0\xfa\0\0\0\x80\xe8\0\0u0\0\0\xea`\0\0:\x98\0\0\x17p)",
    re.DOTALL,
)
_BY_PROFILE = frozenset(("RGB", "RGBA"))  # modes of pictures whose profile is minded
_PROFILE = re.compile(rb"ICC_PROFILE\0|iCCP|ICCP")  # where one begins
_TABLES = re.compile(rb"(?:A2B|D2B)[0-3]")  # of a profile, of which not all programs take the same
# Of 255: what a profile of cameras and screens may change in a grey, and in a colour. Programs that mind it and those
# that do not still show the same figures.
_CHANGE_OF_GREY, _CHANGE_OF_COLOUR = 12, 48
TRIED = tuple((side, quality) for side in (WIDEST, 1200, 800) for quality in QUALITIES)  # the first light one is taken
WEBP_QUALITY = 76
EFFORT = {"RGB": 6, "RGBA": 5}  # of the library: by 6 it takes 50 times as long for what can be seen through


def key(width: int, content: bytes) -> str:
    """A name for a picture in a size: another is made where this changes."""
    return store.key(_program(), str(width), content)


@cache
def _program() -> str:
    return store.program([Path(__file__)], ["pillow"])


def is_picture(path: str) -> bool:
    return path.lower().endswith(ENDINGS)


def widths(width: int) -> Sequence[int]:
    """The sizes to make of a picture: those below its own, and its own."""
    return (*(one for one in WIDTHS if one < width), width)


def sizes(path: str, content: bytes) -> Sizes:
    """The sizes of a picture at a path below the site. What is light enough has no other than its own, nor has what
    would come out in other colours than its reviewer saw."""
    with Image.open(io.BytesIO(content)) as image:
        width, height = image.size
        is_sent = len(content) <= SENT_AS_IT_IS or _has_own_colours(image, content)
    made = () if is_sent else widths(width)
    return Sizes(width, height, {one: address(path, one, content) for one in made})


def _has_own_colours(image: Image.Image, content: bytes) -> bool:
    if image.mode in {"1", "L"} and "transparency" in image.info:  # of few bits the library takes another grey
        return True
    if image.format == "WEBP" and content[12:16] != b"VP8 ":  # what can be seen through may be told in two ways
        return True
    is_plain = _PROFILE.search(content) is None or (
        image.mode in _BY_PROFILE and _hardly_changes(image.info.get("icc_profile", b""))
    )
    return not is_plain or _COLOURS.search(content) is not None


@lru_cache(maxsize=64)
def _hardly_changes(profile: bytes) -> bool:
    """Whether a picture says the same to programs that mind its profile and to those that do not."""
    ramp = Image.linear_gradient("L").crop((0, 0, 1, 256))
    none = Image.new("L", ramp.size)
    greys, *colours = ((ramp, ramp, ramp), (ramp, none, none), (none, ramp, none), (none, none, ramp))
    try:
        given, web = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        of_grey = _change(greys, given, web)
        of_colour = max(_change(one, given, web) for one in colours)
    except (ImageCms.PyCMSError, OSError):  # other programs may understand it
        return False
    return not _TABLES.search(profile) and of_grey <= _CHANGE_OF_GREY and of_colour <= _CHANGE_OF_COLOUR


def _change(bands: Sequence[Image.Image], given: ImageCms.ImageCmsProfile, web: ImageCms.core.CmsProfile) -> int:
    before = Image.merge("RGB", bands)
    after = ImageCms.profileToProfile(before, given, web, outputMode="RGB")
    return max(most for _, most in ImageChops.difference(before, after).getextrema())


def address(path: str, width: int, content: bytes) -> str:
    """Where a picture in a size stands: named by its content, so that browsers may keep it for ever."""
    return f"{FOLDER}{path}.{width}.{key(width, content)[:8]}.webp"


def resized(content: bytes, width: int) -> bytes:
    """WebP of a picture at a width."""
    with Image.open(io.BytesIO(content)) as image:
        height = max(1, round(image.height * width / image.width))
        return _packed(_plain(image).resize((width, height), Image.Resampling.LANCZOS), "WEBP", WEBP_QUALITY)


class TooManyDots(ValueError):
    """A picture whose dots a computer would not have the memory for."""


def taken_in(content: bytes) -> tuple[bytes, str]:
    """A photograph as it may be published, and the ending of its name: upright, no larger than needed, silent.

    Raises TooManyDots, and for what is no picture whatever a decoder stumbles over.
    """
    with _opened(content) as image:
        image.draft(None, (WIDEST, WIDEST))  # what JPEG keeps beyond that is not even unpacked
        if image.width * image.height > MOST_DOTS:
            raise TooManyDots
        is_drawing = image.format in {"PNG", "GIF"}
        upright = _plain(ImageOps.exif_transpose(image))
    if is_drawing and len(drawn := _packed(_within(upright, WIDEST), "PNG")) <= LIGHT:
        return drawn, "png"
    on_white = Image.new("RGB", upright.size, "white")
    on_white.paste(upright, mask=upright.getchannel("A") if upright.mode == "RGBA" else None)
    made = b""
    for side, quality in TRIED:
        made = _packed(_within(on_white, side), "JPEG", quality)
        if len(made) <= LIGHT:
            break
    return made, "jpg"


def _opened(content: bytes) -> Image.Image:
    """The picture whose dots nobody has unpacked. Pillow counts them in English, and twice as many are its error."""
    try:
        with warnings.catch_warnings(action="ignore"):
            return Image.open(io.BytesIO(content))
    except Image.DecompressionBombError:
        raise TooManyDots from None


def _within(image: Image.Image, side: int) -> Image.Image:
    made = image.copy()
    made.thumbnail((side, side), Image.Resampling.LANCZOS)
    return made


def _plain(image: Image.Image) -> Image.Image:
    """A copy in the colours of the web, of the dots alone."""
    if image.mode.startswith("I;16"):  # greys of a scanner, of which all but the darkest would become white
        image.info.pop("transparency", None)
        image = image.point(lambda grey: grey / 256).convert("L")
    mode = "RGBA" if image.has_transparency_data else "RGB"
    profile = image.info.get("icc_profile")
    made = image.convert(mode)
    if profile and image.mode in _BY_PROFILE:
        try:
            given = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            made = ImageCms.profileToProfile(made, given, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, OSError):  # a profile that nobody understands changes nothing
            pass
    bare = Image.new(mode, made.size)
    bare.paste(made)
    return bare


def _packed(image: Image.Image, kind: str, quality: int = 0) -> bytes:
    packed = io.BytesIO()
    match kind:
        case "PNG":
            image.save(packed, kind, optimize=True)
        case "JPEG":
            image.save(packed, kind, quality=quality, optimize=True, progressive=True)
        case _:
            image.save(packed, kind, quality=quality, method=EFFORT[image.mode])
    return packed.getvalue()
