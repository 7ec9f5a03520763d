"""What a picture says beside what it shows: where, when, with what and by whom it was taken.

A camera writes it into the file, and nobody sees it; at a place that is shelled it is a danger to people. Only parts
that a picture is drawn from are known here as harmless: whatever else a file holds counts as said.
"""

import re
import struct
import warnings
from collections.abc import Iterator
from enum import StrEnum

from PIL import Image
from PIL.ExifTags import IFD, Base

HEAVY = 1_000_000  # bytes: more is not published


class Said(StrEnum):
    """What of a picture says the most; the first weighs most."""

    PLACE = "place"
    DEVICE = "device"
    PERSON = "person"
    MORE = "more"


_JPEG = b"\xff\xd8"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_DRAWN = frozenset((b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP sBIT bKGD pHYs cICP mDCV cLLI").split())
_LONGEST = {  # bytes that mean something
    **{b"bKGD": 6, b"sBIT": 4, b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"IEND": 0},
    **{b"PLTE": 768, b"tRNS": 256, b"cICP": 4, b"mDCV": 24, b"cLLI": 8},
}
_WEBP_DRAWN = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"))
_JPEG_DRAWN = frozenset((0xC0, 0xC1, 0xC2, 0xC4, 0xDA, 0xDB, 0xDD))
_JPEG_PLAIN = (b"\xe0JFIF\0", b"\xe2ICC_PROFILE\0", b"\xeeAdobe")  # marker and beginning of segments that may stay
_START_OF_SCAN, _END = 0xDA, 0xD9
_NEXT_MARKER = re.compile(rb"\xff[^\x00\xff\xd0-\xd7]")
_OF_DEVICE = {
    *(Base.Make, Base.Model, Base.LensMake, Base.LensModel, Base.BodySerialNumber, Base.LensSerialNumber),
    *(Base.CameraSerialNumber, Base.MakerNote, Base.UniqueCameraModel),
}
_OF_PERSON = {
    *(Base.Artist, Base.Copyright, Base.CameraOwnerName, Base.XPAuthor, Base.XPComment, Base.UserComment),
    Base.ImageDescription,
}
_PLACE = re.compile(rb"GPS(?:Latitude|Longitude)|photoshop:City|Iptc4xmpCore:Location|LocationCreated", re.IGNORECASE)
_DEVICE = re.compile(rb"(?:tiff|exif|aux):(?:Make|Model|Lens|SerialNumber)", re.IGNORECASE)
_PERSON = re.compile(rb"dc:creator|photoshop:Credit|xmpRights", re.IGNORECASE)
_IPTC = b"8BIM"  # stands before such datasets; without it the same bytes may be anything
_IPTC_PLACE = re.compile(rb"\x1c\x02[\x5a\x5c\x5f\x65]")  # datasets 2:90, 2:92, 2:95, 2:101
_IPTC_PERSON = re.compile(rb"\x1c\x02[\x50\x6e\x74]")  # 2:80, 2:110, 2:116


def said(data: bytes) -> Said | None:
    """What says the most of all that a JPEG, PNG or WebP file says beside what it shows; None where it is silent."""
    found = {_weight(part) for part in hidden(data)}
    return next((one for one in Said if one in found), None)


def hidden(data: bytes) -> Iterator[bytes]:
    """The parts of a picture that nothing is drawn from, and what follows its end; none of what is no such picture."""
    if data.startswith(_PNG):
        yield from _of_png(data)
    elif data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        yield from _of_webp(data)
    elif data.startswith(_JPEG):
        yield from _of_jpeg(data)


def _of_png(data: bytes) -> Iterator[bytes]:
    at, kind, seen = len(_PNG), b"", set[bytes]()
    while kind != b"IEND" and at + 12 <= len(data):
        length, kind = struct.unpack(">I4s", data[at : at + 8])
        # Of what comes late, and of two, not all programs take one.
        is_late = (b"IDAT" in seen and kind not in {b"IDAT", b"IEND"}) or (b"tRNS" in seen and kind == b"PLTE")
        if kind not in _PNG_DRAWN or length > _LONGEST.get(kind, length) or is_late or kind in seen - {b"IDAT"}:
            yield data[at + 4 : at + 8 + length]
        seen.add(kind)
        at += 12 + length
    yield from _behind(data[at:])


def _of_webp(data: bytes) -> Iterator[bytes]:
    seen: set[bytes] = set()
    at, end = 12, 8 + struct.unpack("<I", data[4:8])[0]
    while at + 8 <= min(end, len(data)):
        kind, length = struct.unpack("<4sI", data[at : at + 8])
        if kind not in _WEBP_DRAWN or kind in seen:
            yield data[at : at + 8 + length]
        seen.add(kind)
        at += 8 + length + length % 2
    yield from _behind(data[end + end % 2 :])


def _of_jpeg(data: bytes) -> Iterator[bytes]:
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in (0xFF, 0x00, 0x01):
            at += 1 if marker == 0xFF else 2
            continue
        if marker == _END:
            break
        length = struct.unpack(">H", data[at + 2 : at + 4])[0]
        segment = data[at + 1 : at + 2] + data[at + 4 : at + 2 + length]
        if not (marker in _JPEG_DRAWN or segment.startswith(_JPEG_PLAIN)) or _goes_on(segment):
            yield segment[1:]
        at += 2 + length
        if marker == _START_OF_SCAN:
            found = _NEXT_MARKER.search(data, at)
            at = found.start() if found else len(data)
    yield from _behind(data[at + 2 :])


def _goes_on(segment: bytes) -> bool:
    """Whether a header brings more than it must: that of JFIF mostly a small picture of the whole, which may show what
    was cut off."""
    if segment.startswith(_JPEG_PLAIN[2]):
        return len(segment) > 13
    return segment.startswith(_JPEG_PLAIN[0]) and (any(segment[13:15]) or len(segment) > 15)


def _behind(rest: bytes) -> Iterator[bytes]:
    """What follows the end of a picture: phones put a film there, or another picture."""
    if rest.strip(b"\0\r\n"):
        yield rest


def _weight(part: bytes) -> Said:
    exif = part.find(b"Exif\0\0")
    tags = _exif_tags(part[exif:]) if exif >= 0 else _exif_tags(part[8:]) if part.startswith(b"EXIF") else set()
    tags |= _exif_tags(part[4:]) if part.startswith(b"eXIf") else set()
    datasets = part[part.find(_IPTC) :] if _IPTC in part else b""
    if IFD.GPSInfo in tags or _PLACE.search(part) or _IPTC_PLACE.search(datasets):
        return Said.PLACE
    if tags & _OF_DEVICE or _DEVICE.search(part):
        return Said.DEVICE
    if tags & _OF_PERSON or _PERSON.search(part) or _IPTC_PERSON.search(datasets):
        return Said.PERSON
    return Said.MORE


def _exif_tags(block: bytes) -> set[int]:
    exif = Image.Exif()
    try:
        with warnings.catch_warnings(action="ignore"):
            exif.load(block)
            return {*exif, *exif.get_ifd(IFD.Exif), *exif.get_ifd(IFD.IFD1)}
    except Exception:  # whatever a decoder stumbles over: it counts as something said in any case
        return set()
