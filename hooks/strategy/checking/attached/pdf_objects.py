"""How objects of a PDF file are read, whatever stands there."""

import zlib
from contextlib import suppress

import pikepdf

RUN = 64  # bytes that one of a run may stand for (ISO 32000-1, 7.4.5)
MOST_FILTERS = 10  # of a stream: one that has as many is unpacked by nobody


def filters(stream: pikepdf.Object) -> list[str]:
    """In which ways a stream is packed, as it says; one alone need not stand in a list."""
    named = stream.get("/Filter", pikepdf.Array())
    if not isinstance(named, pikepdf.Array):
        return [said(named)]
    return [said(named[place]) for place in range(min(len(named), MOST_FILTERS))]


def said(one: object) -> str:
    """What a name or a text says; nothing where it is none, or a name in another encoding than UTF-8: what matters here
    is spelt in plain letters. Of anything else the library would spell out all that it leads to."""
    with suppress(UnicodeDecodeError):
        return str(one) if isinstance(one, pikepdf.Name | pikepdf.String) else ""
    return ""


def size(stream: pikepdf.Stream, named: list[str], most: int) -> int:
    """Bytes that it may unpack to before it is a picture; of Flate at most `most` are unpacked. `named`: the ways in
    which it is packed. Raises ValueError for what is damaged."""
    runs = RUN if "/RunLengthDecode" in named else 0
    if named[:1] != ["/FlateDecode"]:
        return runs and runs * len(stream.read_raw_bytes())
    try:
        return max(1, runs) * len(zlib.decompressobj().decompress(stream.read_raw_bytes(), most))
    except zlib.error:
        raise ValueError("damaged") from None
