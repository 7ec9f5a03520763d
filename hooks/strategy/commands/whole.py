"""Files of the project, written whole or not at all: where there is no room for one, what was there stays."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from uuid import uuid4


def write(path: Path, content: str | bytes) -> None:
    """Put a content in the place of a file. Raises OSError, which names that file."""
    part = path.with_name(f".{uuid4().hex}.part")  # where no proposal has put a link, which may lead anywhere
    try:
        with part.open("xb") as file:
            file.write(content.encode() if isinstance(content, str) else content)
        part.replace(path)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def write_all(files: Mapping[Path, str | bytes]) -> None:
    """Put several new files in their places, or none; one that was there may only be the same. Raises OSError, which
    names the file."""
    made: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            made += [] if path.exists() else [path]
            write(path, content)
    except BaseException:  # such as Ctrl+C
        for path in made:
            with suppress(OSError):
                path.unlink(missing_ok=True)
        raise
