"""Whom a PDF names as its author, where hardly anybody looks: other documents are published without properties."""

import io
from collections.abc import Iterator
from functools import lru_cache

from strategy.limits import TooLong, within

SECONDS = 5.0  # of the processor
LONGEST = 1_000_000  # bytes of properties: a small file may unpack to very many


@lru_cache(maxsize=256)
def in_pdf(data: bytes) -> tuple[str, ...]:
    """Each once. Of a document that was found good: what is wrong with its properties alone names nobody."""
    try:
        with within(SECONDS):
            found = [str(name or "").strip() for name in _named(data)]
    except (Exception, TooLong):  # whatever a reader of properties stumbles over
        return ()
    return tuple(dict.fromkeys(filter(None, found)))


def _named(data: bytes) -> Iterator[str]:
    import pikepdf  # only where there is one: it takes a while

    with pikepdf.open(io.BytesIO(data)) as document:
        yield str(document.docinfo.get("/Author", ""))
        if len(document.Root.get("/Metadata", pikepdf.Stream(document, b"")).read_bytes()) > LONGEST:
            return
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            named = said.get("dc:creator", ())
        yield from [named] if isinstance(named, str) else named
