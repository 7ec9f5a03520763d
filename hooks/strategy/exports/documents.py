"""Documents that are attached to updates, as a site gives them out."""

from functools import cache
from pathlib import Path

from strategy import store
from strategy.checking.attached import active_content, pdf_apart

WRITTEN_ANEW = ".pdf"


def key(content: bytes) -> str:
    """A name for what comes of a document."""
    return store.key(_program(), content)


@cache
def _program() -> str:
    return store.program([pdf_apart.PROGRAM], ["pikepdf"])


def size(path: str, content: bytes) -> int:
    """Bytes of a document as it is published."""
    return active_content.judged(content, WRITTEN_ANEW).size if path.lower().endswith(WRITTEN_ANEW) else len(content)


def published(source: Path) -> bytes:
    content, _ = active_content.as_published(source.read_bytes(), WRITTEN_ANEW)
    return content
