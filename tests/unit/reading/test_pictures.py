"""What a picture says beside what it shows is found, wherever a camera or a program may have written it."""

import io
import struct
import zlib

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from pictures import exif, file, photograph, scene
from strategy.reading.pictures import Said, said

XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="48,34N" dc:creator="x"/></x:xmpmeta>'


def with_segment(marker: int, content: bytes) -> bytes:
    """A JPEG file with one more segment."""
    plain = file(scene())
    return plain[:2] + struct.pack(">BBH", 0xFF, marker, len(content) + 2) + content + plain[2:]


def with_chunk(kind: bytes, content: bytes) -> bytes:
    plain = file(scene(), "WEBP")
    added = plain[12:] + kind + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)
    return b"RIFF" + struct.pack("<I", len(added) + 4) + b"WEBP" + added


def png(**texts: str) -> bytes:
    info = PngInfo()
    for name, text in texts.items():
        info.add_itxt(name, text)
    return file(scene(), "PNG", pnginfo=info)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_plain_picture_is_silent(kind: str) -> None:
    profile = Image.core.__name__.encode()  # any bytes: what a profile of colours holds is not read
    assert said(file(scene(), kind)) is None
    assert said(file(scene(), kind, icc_profile=profile)) is None


def test_a_progressive_picture_is_silent() -> None:
    assert said(file(scene(1200, 900), progressive=True)) is None
    assert said(file(scene(), restart_marker_rows=1)) is None


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photograph_tells_its_place_before_all_else(kind: str) -> None:
    assert said(photograph(kind)) == Said.PLACE
    assert said(file(scene(), kind, exif=exif(place=False))) == Said.DEVICE
    assert said(file(scene(), kind, exif=exif(place=False, device=False))) == Said.PERSON
    assert said(file(scene(), kind, exif=exif(place=False, device=False, person=False))) == Said.MORE


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (with_segment(0xFE, b"a comment"), Said.MORE),
        (with_segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + XMP), Said.PLACE),
        (with_segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x09\x1c\x02\x50\0\x04Name"), Said.PERSON),
        (with_segment(0xED, b"Photoshop 3.0\08BIM\x04\x04\0\0\0\0\0\x09\x1c\x02\x5a\0\x04Town"), Said.PLACE),
        (with_segment(0xE2, b"MPF\0MM\0*"), Said.MORE),
        (with_segment(0xE0, b"JFXX\0\x10thumbnail"), Said.MORE),
        (with_segment(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02" + b"rgb" * 4), Said.MORE),
        (with_segment(0xEE, b"Adobe\0d\0\0\0\0\1" + b"GPSLatitude"), Said.PLACE),
        (with_segment(0xEB, b"whatever a phone invents"), Said.MORE),
        (with_segment(0xDC, b"whatever stands for a height"), Said.MORE),
        (file(scene()) + photograph(), Said.PLACE),  # a second picture behind the first
        (file(scene()) + b"ftypmp42 a film", Said.MORE),
        (with_chunk(b"XMP ", XMP), Said.PLACE),
        (with_chunk(b"SECR", b"x"), Said.MORE),
        (with_chunk(b"VP8 ", b"another picture"), Said.MORE),
        (file(scene(), "WEBP") + b"more", Said.MORE),
        (png(Comment="x"), Said.MORE),
        (png(**{"XML:com.adobe.xmp": XMP.decode()}), Said.PLACE),
        (file(scene(), "PNG") + b"more", Said.MORE),
    ],
)
def test_wherever_it_is_written(data: bytes, expected: Said) -> None:
    Image.open(io.BytesIO(data)).load()
    assert said(data) == expected


@pytest.mark.parametrize("data", [b"", b"GIF89a", b"<svg/>", b"%PDF-1.7 GPSLatitude"])
def test_what_is_no_picture_says_nothing(data: bytes) -> None:
    """Its content does not go with its name: that is told, instead of a hidden record."""
    assert said(data) is None


def test_padding_behind_a_picture_says_nothing() -> None:
    assert said(file(scene()) + bytes(100)) is None


@pytest.mark.parametrize("length", range(0, 3000, 37))
def test_a_file_cut_short_is_no_reason_to_stumble(length: int) -> None:
    for kind in ("JPEG", "PNG", "WEBP"):
        said(photograph(kind)[:length])


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        *((b"tIME", bytes(7)), (b"hIST", b"48.57"), (b"sPLT", b"x\0"), (b"bKGD", b"Luhansk"), (b"prVt", b"")),
        *((b"tRNS", bytes(257)), (b"PLTE", bytes(771)), (b"cICP", b"48.57"), (b"cLLI", bytes(9))),
        *((b"mDCV", bytes(25)), (b"IEND", b"48.57")),
    ],
)
def test_what_no_png_is_drawn_from_is_more(kind: bytes, content: bytes) -> None:
    plain = file(scene(), "PNG")
    chunk = struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
    assert said(plain[:-12] + chunk + plain[-12:]) == Said.MORE


def test_a_header_that_goes_on_is_more() -> None:
    plain = file(scene())
    assert plain[2:4] == b"\xff\xe0"
    longer = plain[:4] + struct.pack(">H", 16 + 8) + plain[6:20] + b"Luhansk!" + plain[20:]
    assert said(longer) == Said.MORE


def test_a_palette_behind_what_is_seen_through_is_more() -> None:
    """Browsers then draw all of it."""
    plain = file(scene().quantize(8), "PNG")
    chunk = struct.pack(">I", 1) + b"tRNS\0" + struct.pack(">I", zlib.crc32(b"tRNS\0"))
    place = plain.index(b"PLTE") - 4
    assert said(plain[:place] + chunk + plain[place:]) == Said.MORE


def test_a_picture_that_moves_is_more() -> None:
    moving = io.BytesIO()
    scene().save(moving, "WEBP", save_all=True, append_images=[scene().transpose(Image.Transpose.ROTATE_180)])
    assert said(moving.getvalue()) == Said.MORE


@pytest.mark.parametrize(("kind", "before"), [(b"PLTE", b"IDAT"), (b"tRNS", b"IDAT"), (b"tRNS", b"IEND")])
def test_what_browsers_draw_from_another_part_is_more(kind: bytes, before: bytes) -> None:
    plain = file(scene().quantize(8), "PNG", transparency=0)
    chunk = struct.pack(">I", 3) + kind + b"\0\0\0" + struct.pack(">I", zlib.crc32(kind + b"\0\0\0"))
    place = plain.index(before) - 4
    assert said(plain) is None
    assert said(plain[:place] + chunk + plain[place:]) == Said.MORE
