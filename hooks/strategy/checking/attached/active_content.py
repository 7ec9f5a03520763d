"""What of a document would run, or fetch something, on the computer of who opens it: programs, files within the file,
links that are followed by themselves. Documents are read with limits, as a small file may unpack into a large one.
"""

import io
import time
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from xml.etree import ElementTree

from strategy.checking.attached import active_office, document_links, pdf_apart
from strategy.checking.attached.document_links import UNREAD, Followed
from strategy.limits import LEAST, TooLong, within

SECONDS, EACH, MOST = 2.0, 100_000, 10.0  # of the processor for so many bytes, and for all of a file
PUBLISHING = 60.0  # seconds of a file that the check has found good
_DAMAGED = (
    *(OSError, TooLong, RuntimeError, NotImplementedError, EOFError, SyntaxError, zipfile.BadZipFile, zlib.error),
    LookupError,  # of an encoding that nobody knows
)


class Judged(NamedTuple):
    found: str | None  # what was found first, as it stands there
    hosts: frozenset[str] = frozenset()  # to which a document leads in which nothing was found
    are_all: bool = True
    size: int = 0  # bytes of it as it is published


def in_document(data: bytes, ending: str) -> str | None:
    """What was found first, as it stands there; None where nothing was. Raises ValueError for a document that cannot be
    read within the limits."""
    return judged(data, ending).found


def in_published(data: bytes, ending: str) -> str | None:
    """The same of a document that the check has found good, as a site gives it out: a short one may come of a long one,
    and take as long."""
    return in_document(data, ending) if ending != ".pdf" else _judged(data, ending, PUBLISHING).found


@lru_cache(maxsize=256)
def judged(data: bytes, ending: str) -> Judged:
    """Raises ValueError like `in_document`."""
    seconds = min(MOST, SECONDS * (1 + len(data) // EACH))
    published, taken = as_published(data, ending, seconds)
    return _judged(published, ending, max(LEAST, seconds - taken))


def _judged(published: bytes, ending: str, seconds: float) -> Judged:
    hosts: set[str] = set()
    are_all = True
    try:
        with within(seconds):
            for found in _found_in(published, ending, seconds):
                if not isinstance(found, Followed):
                    return Judged(found)
                hosts.add(document_links.host(found))
                are_all &= found is not UNREAD
    except (*_DAMAGED, ElementTree.ParseError) as error:
        raise ValueError(type(error).__name__) from None
    return Judged(None, frozenset(hosts - {""}), are_all, len(published))


def as_published(data: bytes, ending: str, seconds: float = PUBLISHING) -> tuple[bytes, float]:
    """A PDF is written anew, so that nothing is in it but what is judged, and every program finds the same. And the
    seconds of the processor that this took. Raises ValueError where it takes more, or for a damaged one."""
    if ending != ".pdf":
        return data, 0.0
    published, taken = pdf_apart.rewritten(data, seconds)
    if not is_pdf(published):  # what was packed within it may stand there plainly
        raise ValueError("another kind")
    return published, taken


def is_pdf(data: bytes) -> bool:
    """And not a packed file as well, which another program would unpack."""
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:] and not zipfile.is_zipfile(io.BytesIO(data))


def _found_in(published: bytes, ending: str, seconds: float) -> Iterator[str]:
    """`seconds`: that all of it may take."""
    if ending != ".pdf":
        yield from active_office.found_in(published)
        return
    from strategy.checking.attached import active_pdf, pdf_links  # only where there is one: it takes a while

    start = time.process_time()
    yield from active_pdf.found_in(published)
    yield from pdf_links.found_in(published, max(LEAST, seconds - (time.process_time() - start)))
