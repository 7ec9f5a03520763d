"""Documents as a site gives them out: each is written anew, so that nothing is in it but what is judged, and every
program finds the same; and what of that would run, fetch something, or lead where no link may.
"""

import io
import time
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from strategy.checking.attached import document_links, office, office_xml, pdf_apart
from strategy.checking.attached.document_links import UNREAD, Astray, Followed
from strategy.limits import LEAST, TooLong, within

SECONDS, EACH, MOST = 2.0, 100_000, 10.0  # of the processor for so many bytes, and for all of a file
PUBLISHING = 60.0  # seconds of a file that the check has found good


class Uncopied(str):
    """What a document holds that no copy of it would show, as messages tell it."""


class Judged(NamedTuple):
    found: str | None  # what was found first, as it stands there
    hosts: frozenset[str] = frozenset()  # to which a document leads in which nothing was found
    are_all: bool = True
    size: int = 0  # bytes of it as it is published


def in_published(published: bytes, ending: str) -> str | None:
    """What was found first in a document as a site gives it out; None where nothing was. Raises ValueError for one that
    cannot be read, or that this program has not written."""
    _look_again(published, ending, PUBLISHING)
    return _judged(published, ending, PUBLISHING).found


def _look_again(published: bytes, ending: str, seconds: float) -> float:
    """The seconds that it takes to write an office file once more. Raises ValueError where that is another one."""
    if ending not in office.ENDINGS:
        return 0.0
    again, taken = as_published(published, ending, seconds)
    if again != published:
        raise ValueError("written by another program")
    return taken


@lru_cache(maxsize=256)
def judged(data: bytes, ending: str) -> Judged:
    """What a document holds. Raises ValueError where it is none, or cannot be read within the limits."""
    seconds = min(MOST, SECONDS * (1 + len(data) // EACH))
    try:
        published, taken = as_published(data, ending, seconds)
        taken += _look_again(published, ending, max(LEAST, seconds - taken))  # as the gate will
    except office_xml.NoCopy as found:
        return Judged(Uncopied(office_xml.told().get(str(found), "other")))
    except office_xml.LeadsAstray as found:
        return Judged(Astray(found))
    return _judged(published, ending, max(LEAST, seconds - taken))


def as_published(data: bytes, ending: str, seconds: float = PUBLISHING) -> tuple[bytes, float]:
    """A document written anew, and the seconds of the processor that this took. Raises ValueError where it takes more,
    for a damaged one, and for what has no copy."""
    if ending in office.ENDINGS:
        start = time.process_time()
        return office.rewritten(data, ending, seconds), time.process_time() - start
    if not is_pdf(data):
        raise ValueError("another kind")
    published, taken = pdf_apart.rewritten(data, seconds)
    if not is_pdf(published):  # what was packed within it may stand there plainly
        raise ValueError("another kind")
    return published, taken


def is_pdf(data: bytes) -> bool:
    """And not a packed file as well, which another program would unpack."""
    return data.startswith(b"%PDF-") and b"%%EOF" in data[-1024:] and not zipfile.is_zipfile(io.BytesIO(data))


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
    except (OSError, TooLong, RuntimeError, LookupError) as error:
        raise ValueError(type(error).__name__) from None
    return Judged(None, frozenset(hosts - {""}), are_all, len(published))


def _found_in(published: bytes, ending: str, seconds: float) -> Iterator[str]:
    """`seconds`: that all of it may take."""
    if ending in office.ENDINGS:
        yield from office.links(published)
        return
    from strategy.checking.attached import active_pdf, pdf_links  # only where there is one: it takes a while

    start = time.process_time()
    yield from active_pdf.found_in(published)
    yield from pdf_links.found_in(published, max(LEAST, seconds - (time.process_time() - start)))
