"""How much what is packed by LZW unpacks to, found without unpacking it: to a thousandfold and more, and the library
knows no bound."""

from collections.abc import Sequence

import pikepdf

NAMES = frozenset(("/LZWDecode", "/LZW"))
_TEXTS = frozenset(("/ASCII85Decode", "/A85", "/ASCIIHexDecode", "/AHx"))  # as which it may be written
_CLEAR, _END = 256, 257
_FIRST = 258  # code of the first of the parts that came before
_MOST = 4096 - _FIRST  # of these
_WIDER = frozenset((511, 1023, 2047))  # codes from which on one takes a bit more


def check(stream: pikepdf.Stream, named: Sequence[str], room: int) -> None:
    """Raises ValueError for a stream that is packed by LZW beside other ways, or unpacks to more than `room` bytes.
    `named`: the ways in which it is packed."""
    if NAMES.isdisjoint(named):
        return
    *before, last = named
    if last not in NAMES or len(before) > 1 or not _TEXTS.issuperset(before):
        raise ValueError("packed otherwise")
    packed = stream.read_raw_bytes()
    if before:
        with pikepdf.new() as alone:
            packed = alone.make_stream(packed, Filter=pikepdf.Name(before[0])).read_bytes()
    size(packed, _early(stream), room)


def size(packed: bytes, early: int, room: int) -> int:
    """Bytes that come out. `early`: how many codes before it has to a code gets wider. Raises ValueError where more
    than `room` would come out, or what stands there is spoilt."""
    lengths: list[int] = []
    width, before, made = 9, 0, 0
    bits = held = 0
    for byte in packed:
        bits, held = bits << 8 | byte, held + 8
        if held < width:
            continue
        held -= width
        code, bits = bits >> held, bits & ((1 << held) - 1)
        if code == _END:
            break
        if code == _CLEAR:
            lengths, width, before = [], 9, 0
            continue
        if before:
            width += len(lengths) + _FIRST + early in _WIDER
            lengths.append(before + 1)
        if code - _FIRST >= len(lengths) or len(lengths) > _MOST:
            raise ValueError("damaged")
        before = 1 if code < _CLEAR else lengths[code - _FIRST]
        made += before
        if made > room:
            raise ValueError("too large")
    return made


def _early(stream: pikepdf.Stream) -> int:
    given = stream.get("/DecodeParms")
    if isinstance(given, pikepdf.Array):
        given = given[-1] if len(given) else None
    early = given.get("/EarlyChange", 1) if isinstance(given, pikepdf.Dictionary) else 1
    if early not in (0, 1):
        raise ValueError("packed otherwise")
    return int(early)
