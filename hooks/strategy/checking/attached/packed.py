"""Packed files in which every program finds the same parts, and no more than can be read in time."""

import struct
import zipfile
import zlib
from collections.abc import Sequence

UNPACKED = 100 * 1024**2  # bytes of all parts of a file
ELEMENTS = 200_000  # of XML in all of them together; of a larger file as many as it has bytes
# Before each part: flags, how it is packed, sum, sizes, lengths of its name and more.
_HEAD = struct.Struct("<6xHH4xIIIHH")
_UNKNOWN = 0xFFFFFFFF  # a size that is told elsewhere
_IS_TOLD_AFTER = 8  # sum and sizes follow what is packed
_AFTER = (0, 12, 16, 20, 24)  # bytes that this takes


class Room:
    """What may still be unpacked of a file, and of those within it: bytes and elements."""

    def __init__(self, packed: int) -> None:
        self.left = UNPACKED
        self.elements = max(ELEMENTS, packed)

    def take(self, size: int) -> None:
        """Raises ValueError where that is too much."""
        self.left -= size
        if self.left < 0:
            raise ValueError("too large")

    def take_element(self) -> None:
        """Raises ValueError where that is too much."""
        self.elements -= 1
        if self.elements < 0:
            raise ValueError("too many")


def is_read_alike(data: bytes, parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether nothing stands before, between and behind the parts and their list, no second list is led to, and each
    part says of itself what the list says of it."""
    end = data[-22:]  # without a note
    if not (data.startswith(b"PK\x03\x04") and end.startswith(b"PK\x05\x06")):
        return False
    many, size, start = struct.unpack("<10xHII2x", end)
    is_plain = many == len(parts) and start + size + len(end) == len(data) and data[-42:-38] != b"PK\x06\x07"
    return is_plain and _are_in_line(data, parts, start) and not any(map(_is_renamed, parts))


def read(archive: zipfile.ZipFile, part: zipfile.ZipInfo, data: bytes) -> bytes:
    """A part of a file that is read alike. Raises ValueError where more is packed than a part tells, or something
    stands behind it: the library would stop, other programs read on."""
    archive.open(part).close()  # it has another name there, or a password
    *_, name, more = _HEAD.unpack_from(data, part.header_offset)
    start = part.header_offset + _HEAD.size + name + more
    content = packed = data[start : start + part.compress_size]
    if part.compress_type != zipfile.ZIP_STORED:
        reader = zlib.decompressobj(-zlib.MAX_WBITS)
        content = reader.decompress(packed, part.file_size + 1)
        if part.compress_type != zipfile.ZIP_DEFLATED or not reader.eof or reader.unused_data:
            raise ValueError("packed otherwise")
    if len(content) != part.file_size or zlib.crc32(content) != part.CRC:
        raise ValueError("damaged")
    return content


def _are_in_line(data: bytes, parts: Sequence[zipfile.ZipInfo], end: int) -> bool:
    placed = sorted(parts, key=lambda part: part.header_offset)
    ends = [*(part.header_offset for part in placed[1:]), end]
    if not placed or placed[0].header_offset:
        return False
    return all(_is_in_place(data, part, end) for part, end in zip(placed, ends, strict=True))


def _is_in_place(data: bytes, part: zipfile.ZipInfo, end: int) -> bool:
    """Whether a part takes all the room to the next one, and is packed as it says itself."""
    at = part.header_offset
    if end - at < _HEAD.size:
        return False
    flags, method, checksum, packed, size, *more = _HEAD.unpack_from(data, at)
    left = end - at - _HEAD.size - sum(more) - part.compress_size
    is_told_after = bool(part.flag_bits & _IS_TOLD_AFTER)
    if method != part.compress_type or is_told_after is not bool(flags & _IS_TOLD_AFTER):
        return False
    not_told = (0, _UNKNOWN) if is_told_after else (_UNKNOWN,)
    is_same = packed in (part.compress_size, *not_told) and size in (part.file_size, *not_told)
    if is_told_after:
        return left in _AFTER and is_same
    return left == 0 and is_same and checksum == part.CRC


def _is_renamed(part: zipfile.ZipInfo) -> bool:
    if part.orig_filename != part.filename:  # it goes on behind a zero
        return True
    extra = part.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == 0x7075:
            return True
        extra = extra[4 + size :]
    return False
