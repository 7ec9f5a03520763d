"""Pictures that browsers would draw in different ways, or some of them not at all."""

import io
import struct
import zlib

import pytest
from PIL import Image

from strategy.checking.attachments import is_picture

KINDS = ("1", "L", "LA", "P", "RGB", "RGBA", "I;16")


def parts(mode: str) -> dict[bytes, bytes]:
    """Those of a picture in a mode, by their kinds."""
    packed, found, at = io.BytesIO(), {}, 8
    Image.linear_gradient("L").resize((37, 21)).convert("RGB" if mode == "P" else "L").convert(mode).save(packed, "PNG")
    data = packed.getvalue()
    while at < len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found[kind] = data[at + 8 : at + 8 + length]
        at += 12 + length
    return found


def told(mode: str, **other: bytes) -> bytes:
    """A PNG with other parts, in the order in which they must stand."""
    made = parts(mode) | {kind.encode(): content for kind, content in other.items()}
    order = (b"IHDR", b"cICP", b"sRGB", b"gAMA", b"cHRM", b"PLTE", b"tRNS", b"IDAT", b"IEND")
    chunks = ((kind, made[kind]) for kind in order if kind in made)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
        for kind, content in chunks
    )


def numbers(*given: int) -> bytes:
    return struct.pack(f">{len(given)}H", *given)


def head(place: int, value: int) -> bytes:
    plain = bytearray(parts("L")[b"IHDR"])
    plain[place] = value
    return bytes(plain)


def points(*given: int) -> bytes:
    return struct.pack(">8I", *given)


WEB = points(31270, 32900, 64000, 33000, 30000, 60000, 15000, 6000)
PACKED = parts("L")[b"IDAT"]
DOTS = zlib.decompress(PACKED)


@pytest.mark.parametrize("mode", KINDS)
def test_every_kind_of_dots_is_good(mode: str) -> None:
    assert is_picture(told(mode), "PNG")


@pytest.mark.parametrize("mode", ["1", "L", "P", "RGBA"])
@pytest.mark.parametrize("size", [(1, 1), (2, 3), (5, 7), (16, 9), (37, 21)])
def test_so_are_rows_that_are_woven(mode: str, size: tuple[int, int]) -> None:
    per_dot = {"1": 1, "L": 8, "P": 8, "RGBA": 32}[mode]
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)]
    dots = b""
    for left, top, right, down in passes:
        columns, rows = len(range(left, size[0], right)), len(range(top, size[1], down))
        dots += (b"\0" + bytes((columns * per_dot + 7) // 8)) * rows if columns else b""
    woven = struct.pack(">II", *size) + parts(mode)[b"IHDR"][8:12] + b"\x01"
    assert is_picture(told(mode, IHDR=woven, IDAT=zlib.compress(dots)), "PNG")
    assert not is_picture(told(mode, IHDR=woven, IDAT=zlib.compress(dots + b"\0")), "PNG")


@pytest.mark.parametrize(
    ("mode", "given"),
    [
        *(("1", {"tRNS": numbers(one)}) for one in (0, 1)),
        *(("L", {"tRNS": numbers(255)}), ("I;16", {"tRNS": numbers(65535)}), ("RGB", {"tRNS": numbers(0, 255, 1)})),
        ("P", {"tRNS": b"\0\xff"}),
        *(("RGB", {"gAMA": struct.pack(">I", one)}) for one in (45455, 55556, 100_000)),
        ("RGB", {"sRGB": b"\0", "gAMA": struct.pack(">I", 45455)}),
        *(("RGB", {"cHRM": one}) for one in (WEB, points(28056, 29583, 67637, 32362, 25801, 68017, 12657, 5052))),
        ("RGB", {"cICP": b"\x01\x0d\0\x01"}),
    ],
)
def test_what_fits_is_good(mode: str, given: dict[str, bytes]) -> None:
    assert is_picture(told(mode, **given), "PNG")


@pytest.mark.parametrize(
    ("mode", "given"),
    [
        *(("1", {"tRNS": numbers(one)}) for one in (2, 16, 256, 65535)),  # in Firefox a page without its text
        *(("L", {"tRNS": one}) for one in (b"", b"\0", bytes(3), bytes(6), numbers(256))),  # in Chromium
        *(("RGB", {"tRNS": one}) for one in (bytes(2), bytes(5), bytes(7), numbers(0, 0, 256))),
        *(("P", {"tRNS": one}) for one in (b"", bytes(257))),
        *(("LA", {"tRNS": numbers(0)}), ("RGBA", {"tRNS": numbers(0, 0, 0)})),
        *(("RGB", {"gAMA": struct.pack(">I", one)}) for one in (0, 1, 2**31, 2**32 - 1)),
        ("RGB", {"sRGB": b"\0", "gAMA": struct.pack(">I", 100_000)}),
        *(("L", {"cHRM": one}) for one in (bytes(32), b"\xff" * 32, b"", WEB[:-4])),  # in Firefox all is black
        ("RGB", {"cHRM": points(31270, 32900, 15000, 6000, 30000, 60000, 64000, 33000)}),
        *(("RGB", {"cICP": one}) for one in (b"\x09\x10\0\x01", b"\x01\x01\x05\x01", b"\x01\x0d\0\0")),
        *(("L", {"IHDR": head(place, value)}) for place, value in ((10, 1), (11, 64), (12, 2))),
        *(("L", {"IDAT": one}) for one in (PACKED[:-4], PACKED + b"x", PACKED + PACKED)),
        *(("L", {"IDAT": zlib.compress(one)}) for one in (DOTS[:-1], DOTS + b"\0", DOTS + DOTS)),
    ],
)
def test_what_browsers_draw_otherwise_is_none(mode: str, given: dict[str, bytes]) -> None:
    assert not is_picture(told(mode, **given), "PNG")


@pytest.mark.parametrize(("space", "expected"), [(b"CMYK", True), (b"RGB ", False)])
def test_colours_of_print_have_a_profile_of_these(space: bytes, expected: bool) -> None:
    packed = io.BytesIO()
    Image.new("CMYK", (20, 20)).save(packed, "JPEG", icc_profile=bytes(16) + space + bytes(108))
    assert is_picture(packed.getvalue(), "JPEG") is expected


@pytest.mark.parametrize("palette", [b"", b"\0", bytes(4)])
def test_a_palette_of_half_a_colour_is_refused(palette: bytes) -> None:
    """Browsers draw nothing then, whether it is needed or not."""
    assert is_picture(told("RGB", PLTE=bytes(3)), "PNG")
    assert not is_picture(told("RGB", PLTE=palette), "PNG")


def test_a_picture_begins_with_its_size() -> None:
    data = told("RGB", sRGB=b"\0")
    head, srgb = data[8:33], data[33:46]
    assert head[4:8] == b"IHDR" and srgb[4:8] == b"sRGB"
    assert is_picture(data, "PNG")
    assert not is_picture(data[:8] + srgb + head + data[46:], "PNG")
