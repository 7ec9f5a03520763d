"""How objects of a PDF file are read, whatever stands there."""

import zlib
from contextlib import suppress

import pikepdf

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
    """Bytes that it unpacks to before it is a picture, at most `most`. `named`: the ways in which it is packed.
    Raises ValueError for what is damaged."""
    if named[:1] != ["/FlateDecode"]:
        return 0
    try:
        return len(zlib.decompressobj().decompress(stream.read_raw_bytes(), most))
    except zlib.error:
        raise ValueError("damaged") from None
