"""What of a document would run, or fetch something, on the computer of who opens it: programs, files within the file,
links that are followed by themselves. Documents are read with limits, as a small file may unpack into a large one.
"""

import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

from strategy.checking.attached import active_office
from strategy.limits import TooLong, within

SECONDS, EACH, MOST = 2.0, 100_000, 10.0  # of the processor for so many bytes, and for all of a file
_DAMAGED = (
    *(OSError, TooLong, RuntimeError, NotImplementedError, EOFError, SyntaxError, zipfile.BadZipFile, zlib.error),
    LookupError,  # of an encoding that nobody knows
)


@lru_cache(maxsize=256)
def in_document(data: bytes, ending: str) -> str | None:
    """What was found first, as it stands there; None where nothing was. Raises ValueError for a document that cannot be
    read within the limits."""
    try:
        with within(min(MOST, SECONDS * (1 + len(data) // EACH))):
            return next(_of_pdf(data) if ending == ".pdf" else active_office.found_in(data), None)
    except (*_DAMAGED, ElementTree.ParseError) as error:
        raise ValueError(type(error).__name__) from None


def _of_pdf(data: bytes) -> Iterator[str]:
    from strategy.checking.attached import active_pdf  # only where there is one: it takes a while

    return active_pdf.found_in(data)
