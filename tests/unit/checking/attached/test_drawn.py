"""Pictures of office files that are lists of commands: what these bring within them is looked at too."""

import struct

import pytest

from strategy.checking.attached import drawn

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><image href='file:///a'/></svg>".ljust(100)
PNG = b"\x89PNG\r\n\x1a\n".ljust(100)
EMF = b"\x01\0\0\0" + bytes(36) + b" EMF"
WMF = b"\xd7\xcd\xc6\x9a"
VERSION = 0xDBC01002


def dots(picture: bytes, width: int = 0, packed: int = 1) -> bytes:
    return struct.pack("<IIiiiII", VERSION, 1, width, 1, 0, 0, packed) + picture


def commands(picture: bytes) -> bytes:
    return struct.pack("<IIII", VERSION, 2, 3, len(picture)) + picture


def held(content: bytes, goes_on: bool = False) -> bytes:
    more = struct.pack("<I", 1000) if goes_on else b""
    size = len(more) + len(content)
    return struct.pack("<HHII", 0x4008, 0x8500 if goes_on else 0x0500, 12 + size, size) + more + content


def in_pieces(content: bytes, size: int = 90, **wrong: int) -> bytes:
    """A WMF with another list in pieces."""
    pieces = [content[at : at + size] for at in range(0, len(content), size)]
    made, left = bytes(18), len(content)
    for piece in pieces:
        left -= len(piece)
        told = {"version": 0x10000, "many": len(pieces), "left": left} | wrong
        head = struct.pack("<IIHIIIII", 1, told["version"], 0, 0, told["many"], len(piece), told["left"], len(content))
        body = b"WMFC" + head + piece
        record = struct.pack("<HHH", 0x0626, 15, len(body)) + body + bytes(len(body) % 2)
        made += struct.pack("<I", (len(record) + 4) // 2) + record
    return b"\1\0\x09\0" + made[4:]


def emf(*records: bytes) -> bytes:
    return EMF + b"EMF+" + b"".join(records)


@pytest.mark.parametrize(
    "content",
    [
        EMF,
        WMF,
        PNG,
        WMF + b"WMFC" + PNG,
        emf(held(dots(PNG))),
        emf(held(dots(PNG), goes_on=True), held(bytes(100), goes_on=True)),
        emf(held(dots(SVG, width=10, packed=0))),  # of dots that are not packed
        emf(held(commands(emf(held(dots(PNG)))))),
        in_pieces(emf(held(dots(PNG)))),
    ],
)
def test_dots_within_a_drawing_may_stay(content: bytes) -> None:
    assert drawn.is_harmless(content)


@pytest.mark.parametrize(
    "content",
    [
        SVG,
        emf(held(dots(SVG))),
        emf(held(dots(SVG, width=10))),
        emf(held(dots(SVG, packed=0))),
        emf(held(commands(SVG))),
        emf(b"\x08@\0\x05", held(dots(SVG))),
        emf(held(commands(emf(held(dots(SVG)))))),
        WMF + b"WMFC" + emf(held(dots(SVG))),
        WMF + b"WMFC" + EMF + b"WMFC" + SVG,
        in_pieces(emf(held(dots(SVG)))),
        in_pieces(emf(held(dots(SVG))), 49),
        in_pieces(emf(held(dots(PNG))), many=1),
        in_pieces(emf(held(dots(PNG))), version=1),
        in_pieces(emf(held(dots(PNG))), left=0),
        in_pieces(emf(held(dots(PNG)))) + b"WMFC",
        emf(held(dots(SVG), goes_on=True)),
        emf(held(dots(SVG)[:4], goes_on=True), held(dots(SVG)[4:], goes_on=True)),
        emf(held(commands(EMF.ljust(100)), goes_on=True)),
        emf(held(dots(b""))),
    ],
)
def test_another_picture_may_not(content: bytes) -> None:
    assert not drawn.is_harmless(content)
