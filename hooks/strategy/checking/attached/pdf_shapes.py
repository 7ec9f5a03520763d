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
_DRAWN_BY_NAME = re.compile(rb"/([^\0\t\n\f\r ()<>\[\]{}/%]*)[\0\t\n\f\r ]+Do(?![^\0\t\n\f\r ()<>\[\]{}/%])")
_ESCAPED = re.compile(rb"#([0-9A-Fa-f]{2})")


def check(part: pikepdf.Object, names: Mapping[str, object]) -> None:
    """`names`: what a dictionary or a stream says of itself. Raises ValueError."""
    is_stream = isinstance(part, pikepdf.Stream)
    are_plain = all(isinstance(names[name], pikepdf.Dictionary) for name in _PLAIN if name in names)
    are_opaque = all(_is_share(names[name]) and not is_stream for name in _OPAQUE if name in names)
    is_masked = is_stream or "SMask" not in names or _is_mask(names["SMask"])
    turned = names.get("Rotate", 0)
    is_turned = isinstance(turned, int) and turned % _QUARTER == 0
    if not (are_plain and are_opaque and is_masked and is_turned and (not is_drawn(part) or _is_placed(names))):
        raise ValueError("shaped otherwise")


def check_drawn(part: pikepdf.Stream, content: bytes) -> None:
    """`content`: what draws it. Raises ValueError where it draws what it does not have itself: some programs take that
    from the page."""
    given = part.get("/Resources")
    if given is None or b"Do" not in content:
        return
    drawn = given.get("/XObject", pikepdf.Dictionary())
    for name in {*_DRAWN_BY_NAME.findall(content)}:
        spelt = _ESCAPED.sub(lambda found: bytes([int(found[1], 16)]), name)
        if f"/{spelt.decode('latin-1')}" not in drawn:
            raise ValueError("drawn otherwise")


def _is_placed(names: Mapping[str, object]) -> bool:
    """Whether what is drawn says where: a frame, if it has one, and how that is moved, turned or stretched."""
    frame, moved = names.get("BBox"), names.get("Matrix")
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
    return isinstance(one, int | Decimal) and not isinstance(one, bool)


def _is_share(one: object) -> bool:
    return _is_number(one) and -_ROUNDED <= one <= 1 + _ROUNDED


def _is_mask(one: object) -> bool:
    if not isinstance(one, pikepdf.Dictionary):
        return said(one) == "/None"
    drawn = one.get("/G")
    is_group = isinstance(drawn, pikepdf.Stream) and isinstance(drawn.get("/Group"), pikepdf.Dictionary)
    return is_group and said(one.get("/S")) in _MASKS
