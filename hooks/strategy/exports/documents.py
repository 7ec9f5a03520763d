"""Documents that are attached to updates, as a site gives them out."""

import zlib
from contextlib import suppress
from functools import cache
from pathlib import Path

from strategy import store
from strategy.checking.attached import active_content


def key(content: bytes) -> str:
    """A name for what comes of a document."""
    return store.key(_program(), zlib.ZLIB_RUNTIME_VERSION, content)


@cache
def _program() -> str:
    files = sorted(Path(active_content.__file__).parent.iterdir())
    return store.program(filter(Path.is_file, files), ["pikepdf", "pillow"])


def size(path: str, content: bytes) -> int:
    """Bytes of a document as it is published, though it takes longer here than where it was checked."""
    with suppress(ValueError):
        if judged := active_content.judged(content, _ending(path)).size:
            return judged
    return len(active_content.as_published(content, _ending(path))[0])


def published(source: Path) -> bytes:
    content, _ = active_content.as_published(source.read_bytes(), _ending(source.name))
    return content


def _ending(path: str) -> str:
    return Path(path).suffix.lower()
