"""Pictures within office files, whatever they are called: programs draw by how one begins. An SVG or PostScript may
fetch and run, and what Windows keeps as a list of drawing commands may bring one within it."""

import re
import struct

# PNG, JPEG, GIF, WebP, BMP, TIFF: dots alone.
_DOTS = rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|RIFF.{4}WEBP|BM|II[*\xbc]|MM\x00\*"
_PLACED = b"\xd7\xcd\xc6\x9a"
_COMMANDS = rb"\xd7\xcd\xc6\x9a|[\x01\x02]\x00\x09\x00|\x01\x00\x00\x00.{36} EMF"  # WMF, EMF
_KNOWN = re.compile(rb"%s|%s|VCLMTF" % (_DOTS, _COMMANDS), re.DOTALL)
_OF_DOTS, _OF_COMMANDS = re.compile(_DOTS, re.DOTALL), re.compile(_COMMANDS, re.DOTALL)
_PLUS = b"EMF+"  # stands before commands of the younger kind
_HELD = re.compile(rb"\x08@(?=.([\x05\x85]).{4}(.{4}))", re.DOTALL)  # a picture that later commands draw; its length
_HEAD = 10  # bytes that follow
_GOES_ON = b"\x85"  # in the next command
_LEAST = 64  # bytes of one that goes on: how it begins is seen then
_WITHIN = b"WMFC"  # stands before each piece of another list
# The length of a command in words, what it is, of which it is a piece; and of that: kind, version, sum, flags, how many
# pieces, bytes of this one, of those that follow, of all.
_COMMAND, _PIECE = struct.Struct("<IH"), struct.Struct("<HH4sIIHIIIII")
_ESCAPE, _EMF_WITHIN = 0x0626, (15, _WITHIN, 1, 0x10000, 0)
_KIND_OF_DOTS, _KIND_OF_COMMANDS = 1, 2


def is_harmless(content: bytes) -> bool:
    if not _KNOWN.match(content):
        return False
    if not _OF_COMMANDS.match(content):
        return True
    if content.count(_WITHIN) > 1:
        return not _is_emf(content) and is_harmless(_joined(content))
    return _PLUS not in content or all(_is_plain(content, held) for held in _HELD.finditer(content))


def _is_plain(content: bytes, held: re.Match[bytes]) -> bool:
    """Whether a picture that is held is one of dots, or commands that are looked at where they stand."""
    goes_on, at = held[1] == _GOES_ON, held.end() + _HEAD
    if goes_on:
        if struct.unpack("<I", held[2])[0] < _LEAST:
            return False
        at += 4
    kind, width, packed = struct.unpack_from("<4xIi12xI", content.ljust(at + 28, b"\0"), at)
    if kind == _KIND_OF_DOTS:
        return (width != 0 and packed == 0) or _OF_DOTS.match(content, at + 28) is not None
    return kind != _KIND_OF_COMMANDS or (not goes_on and _OF_COMMANDS.match(content, at + 16) is not None)


def _joined(content: bytes) -> bytes:
    """What stands in pieces in a WMF; nothing where not all are plainly pieces of one."""
    at, done, pieces, told = (40 if content.startswith(_PLACED) else 18), 0, [], set()
    while at + _COMMAND.size <= len(content):
        words, what = _COMMAND.unpack_from(content, at)
        command = content[at + _COMMAND.size : at + 2 * words]
        if what == _ESCAPE and command[4:8] == _WITHIN and len(command) >= _PIECE.size:
            escape, _, mark, kind, version, _, flags, many, size, left, whole = _PIECE.unpack_from(command)
            pieces.append(command[_PIECE.size :][:size])
            done += size
            told.add(((escape, mark, kind, version, flags), many, left + done, whole))
        at += max(2 * words, _COMMAND.size)
    joined, many = b"".join(pieces), len(pieces)
    is_plain = many == content.count(_WITHIN) and told == {(_EMF_WITHIN, many, len(joined), len(joined))}
    return joined if is_plain and _is_emf(joined) else b""


def _is_emf(content: bytes) -> bool:
    return content[40:44] == b" EMF"
