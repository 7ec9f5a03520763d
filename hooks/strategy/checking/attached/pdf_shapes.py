"""What draws the pages of a PDF file in the shape that ISO 32000-1 gives it: of another one program draws something,
another nothing, so that readers would see different words."""

import re
from collections.abc import Mapping
from decimal import Decimal

import pikepdf

from strategy.checking.attached.pdf_objects import said
from strategy.checking.attached.pdf_shown import is_drawn

_PLAIN = ("Resources", "XObject", "ExtGState", "Properties", "OC")  # dictionaries, and no streams
_OPAQUE = ("ca", "CA")  # from 0 to 1
_MASKS = frozenset(("/Alpha", "/Luminosity"))
_ROUNDED = Decimal("0.01")  # as some programs write it
_QUARTER = 90  # degrees
_BY_NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)[\0\t\n\f\r ]+(Do|gs|sh|scn|SCN)(?![^\0\t\n\f\r ()<>\[\]{}/%])")
_LISTED = {b"Do": "/XObject", b"gs": "/ExtGState", b"sh": "/Shading", b"scn": "/Pattern", b"SCN": "/Pattern"}
_BLENDS = frozenset(
    f"/{name}"
    for name in (
        *("Normal", "Compatible", "Multiply", "Screen", "Overlay", "Darken", "Lighten", "ColorDodge", "ColorBurn"),
        *("HardLight", "SoftLight", "Difference", "Exclusion", "Hue", "Saturation", "Color", "Luminosity"),
    )
)
_STEPS = ("XStep", "YStep")  # from one tile to the next
_LARGEST = 999_999_999  # of a larger number Chromium makes nothing
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check(part: pikepdf.Object, names: Mapping[str, object]) -> None:
    """`names`: what a dictionary or a stream says of itself. Raises ValueError."""
    is_stream = isinstance(part, pikepdf.Stream)
    are_plain = all(isinstance(names[name], pikepdf.Dictionary) for name in _PLAIN if name in names)
    are_opaque = all(_is_share(names[name]) and not is_stream for name in _OPAQUE if name in names)
    is_masked = is_stream or "SMask" not in names or _is_mask(names["SMask"])
    is_blended = "BM" not in names or _named(names["BM"]) in _BLENDS
    turned = names.get("Rotate", 0)
    is_turned = isinstance(turned, int) and turned % _QUARTER == 0
    is_placed = not is_drawn(part) or _is_placed(names)
    if not (are_plain and are_opaque and is_masked and is_blended and is_turned and is_placed):
        raise ValueError("shaped otherwise")


def check_drawn(part: pikepdf.Stream, content: bytes) -> None:
    """`content`: what draws it. Raises ValueError where it draws what it does not have itself: some programs take that
    from the page."""
    given = part.get("/Resources")
    for name, operator in set() if given is None else {*_BY_NAME.findall(content)}:
        spelt = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)
        if f"/{spelt.decode('latin-1')}" not in given.get(_LISTED[operator], pikepdf.Dictionary()):
            raise ValueError("drawn otherwise")


def _is_placed(names: Mapping[str, object]) -> bool:
    """Whether what is drawn says where: a frame, if it has one, and how that is moved, turned or stretched."""
    frame, moved = names.get("BBox"), names.get("Matrix")
    if "PatternType" in names and not all(_is_number(names.get(step)) and names[step] > 0 for step in _STEPS):
        return False
    if moved is not None:
        if not _are_numbers(moved, 6):
            return False
        a, b, c, d, *_ = moved
        if a * d == b * c:
            return False
    return frame is None or _are_numbers(frame, 4)


def _are_numbers(one: object, many: int) -> bool:
    return isinstance(one, pikepdf.Array) and len(one) == many and all(map(_is_number, one))


def _is_number(one: object) -> bool:
    return isinstance(one, int | Decimal) and not isinstance(one, bool) and abs(one) <= _LARGEST


def _is_share(one: object) -> bool:
    return _is_number(one) and -_ROUNDED <= one <= 1 + _ROUNDED


def _is_mask(one: object) -> bool:
    if not isinstance(one, pikepdf.Dictionary):
        return _named(one) == "/None"
    drawn = one.get("/G")
    if not isinstance(drawn, pikepdf.Stream) or _named(drawn.get("/Subtype")) != "/Form":
        return False
    group = drawn.get("/Group")
    is_group = isinstance(group, pikepdf.Dictionary) and _named(group.get("/S")) == "/Transparency"
    return is_group and _named(one.get("/S")) in _MASKS


def _named(one: object) -> str:
    """What a name says; nothing where a text stands for it."""
    return said(one) if isinstance(one, pikepdf.Name) else ""
