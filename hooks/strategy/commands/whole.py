"""Files of the project, written whole or not at all: where there is no room for one, what was there stays."""

from contextlib import suppress
from pathlib import Path
from uuid import uuid4


def write(path: Path, text: str) -> None:
    """Put a text in the place of a file. Raises OSError, which names that file."""
    part = path.with_name(f".{uuid4().hex}.part")  # where no proposal has put a link, which may lead anywhere
    try:
        with part.open("x", encoding="utf-8") as file:
            file.write(text)
        part.replace(path)
    except OSError as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise OSError(error.errno, error.strerror, str(path)) from None
