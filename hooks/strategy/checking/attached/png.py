"""PNG files that all programs draw alike: browsers do not all mind the same of what is told falsely, so that of a
scanned page one shows the text, and another nothing."""

import struct
import zlib
from collections.abc import Mapping

_HEAD = struct.Struct(">IIBBBBB")
_SAMPLES = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}  # kind of colours → numbers for each dot
_GREYS, _COLOURS, _PALETTE = 0, 2, 3
_PASSES = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))
_OF_WEB = (b"\x01\x0d\0\x01", b"\x0c\x0d\0\x01")  # sRGB, Display P3
_CURVES, _CURVE_OF_WEB = range(30_000, 100_001), range(45_445, 45_466)
_POINTS = (  # x and y of white, red, green, blue: where the screens and cameras that there are have them
    *(range(25_000, 40_001), range(25_000, 40_001), range(55_000, 75_001), range(25_000, 40_001)),
    *(range(10_000, 40_001), range(50_000, 90_001), range(20_001), range(12_001)),
)
_WEB = struct.pack(">8I", *(31270, 32900), *(64000, 33000), *(30000, 60000), *(15000, 6000))


def is_read_alike(data: bytes) -> bool:
    """Whether what is told of the dots fits them, and they are all there. `data`: a PNG that can be drawn."""
    parts = _parts(data)
    head = parts[b"IHDR"]
    *_, depth, colours, packed, filtered, woven = _HEAD.unpack(head)
    palette = parts.get(b"PLTE", bytes(3))
    begins_with_it = next(iter(parts)) == b"IHDR"
    is_plain = packed == filtered == 0 and woven <= 1 and len(palette) % 3 == 0 < len(palette)
    is_fit = begins_with_it and is_plain and _may_be_seen_through(parts, depth, colours)
    return is_fit and _is_of_web(parts) and _is_whole(parts, head)


def _parts(data: bytes) -> Mapping[bytes, bytes]:
    """Kind → content; of the dots all together."""
    found: dict[bytes, bytearray] = {}
    at = 8
    while at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        found.setdefault(kind, bytearray()).extend(data[at + 8 : at + 8 + length])
        at += 12 + length
    return found


def _may_be_seen_through(parts: Mapping[bytes, bytes], depth: int, colours: int) -> bool:
    if b"tRNS" not in parts:
        return True
    told = parts[b"tRNS"]
    if colours == _PALETTE:
        return 0 < len(told) <= len(parts[b"PLTE"]) // 3
    numbers = struct.unpack(f">{len(told) // 2}H", told[: len(told) // 2 * 2])
    is_fit = colours in (_GREYS, _COLOURS) and len(told) == 2 * _SAMPLES[colours]
    return is_fit and all(number < 1 << depth for number in numbers)


def _is_of_web(parts: Mapping[bytes, bytes]) -> bool:
    """Whether a curve, or colours, are such as there are: of others, and of two, one browser minds this, one that."""
    curve = int.from_bytes(parts.get(b"gAMA", b"\0\0\xb1\x8f"))
    told = bytes(parts.get(b"cHRM", _WEB))
    is_placed = len(told) == len(_WEB) and all(map(range.__contains__, _POINTS, struct.unpack(">8I", told)))
    is_curved = curve in (_CURVE_OF_WEB if b"sRGB" in parts else _CURVES)
    return is_placed and is_curved and parts.get(b"cICP", _OF_WEB[0]) in _OF_WEB


def _is_whole(parts: Mapping[bytes, bytes], head: bytes) -> bool:
    width, height, depth, colours, *_, woven = _HEAD.unpack(head)
    passes = _PASSES if woven else ((0, 0, 1, 1),)
    size = 0
    for left, top, right, down in passes:
        columns, rows = -(-(width - left) // right), -(-(height - top) // down)
        size += rows * (1 + -(-columns * depth * _SAMPLES[colours] // 8)) if columns > 0 and rows > 0 else 0
    reader = zlib.decompressobj()
    drawn = reader.decompress(parts[b"IDAT"], size + 1)
    return len(drawn) == size and reader.eof and not reader.unused_data
