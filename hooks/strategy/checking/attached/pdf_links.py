"""Where the words of a PDF file's pages lead: Chromium makes links by itself of what looks like an address.

These are told and not judged: texts break addresses at the end of a line, and speak of those that are none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from strategy.checking.attached import pdf_apart
from strategy.checking.attached.document_links import UNREAD, Followed

PATIENCE, HASTE = 20.0, 0.3  # seconds for all files that are not read to their end, and for each one after that


@dataclass
class _Patience:
    left: float = PATIENCE


_PATIENCE = _Patience()


def found_in(data: bytes, seconds: float) -> Iterator[str]:
    """`seconds`: of the processor, that this may take at most."""
    seconds = min(seconds, max(_PATIENCE.left, HASTE))
    answer = pdf_apart.links(data, seconds)
    yield from map(Followed, answer.told)
    if not answer.is_whole:
        _PATIENCE.left -= seconds
        yield UNREAD
