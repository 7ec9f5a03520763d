"""What earlier builds made, kept in a folder between builds: content by its key, checked before it is used.

It only saves time: it can be deleted, cut short, garbled, or come from elsewhere, at any moment and without harm. What
cannot be read as it was written is not there, and what cannot be written is not kept.
"""

import hashlib
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from importlib.metadata import version
from pathlib import Path
from uuid import uuid4

FOLDER = ".cache"  # below that of the project
ROOM = 4  # times what this build used: for sites of other addresses, and for a way back
LEAST = 64 * 1024**2  # bytes that are kept in any case
_NAME = re.compile(r"[0-9a-f]{40}|[0-9a-f]{32}\.part")  # of what it wrote itself
_SEAL = 32  # bytes of the digest that stands before the content


def key(*parts: str | bytes) -> str:
    """A name for what comes of the parts; other parts have another."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(len(data).to_bytes(8, "big") + data)
    return digest.hexdigest()[:40]


def program(files: Iterable[Path], libraries: Iterable[str] = ()) -> str:
    """A name for the program that makes something: for the content of its files, and its libraries."""
    versions = [f"{library} {version(library)}" for library in libraries]
    return key(*versions, *(part for file in files for part in (file.name, file.read_bytes())))


class Store:
    """A folder of contents, each in a file named by its key and sealed with a digest of both."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._used: dict[str, int] = {}  # key → bytes

    def get(self, name: str) -> bytes | None:
        """What is kept under a key, exactly as it was put there; None where there is nothing such."""
        path = self.folder / name
        try:
            if not path.is_file():  # what waits for a writer would wait for ever
                return None
            data = path.read_bytes()
        except OSError:
            return None
        content = data[_SEAL:]
        if data[:_SEAL] != _seal(name, content):
            return None
        with suppress(OSError):  # it counts as used now, if the folder may be written to
            os.utime(path)
        self._used[name] = len(data)
        return content

    def put(self, name: str, content: bytes) -> None:
        """Keep content under a key: whole, or not at all."""
        path, part = self.folder / name, self.folder / f"{uuid4().hex}.part"
        data = _seal(name, content) + content
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            part.write_bytes(data)
            part.replace(path)
            self._used[name] = len(data)
        except OSError:
            with suppress(OSError):
                part.unlink(missing_ok=True)

    def prune(self) -> None:
        """Take out what has not been used for longest, as far as all together is too much, and nothing that others put
        there."""
        room = max(LEAST, ROOM * sum(self._used.values()))
        with suppress(OSError):
            files = (path for path in self.folder.rglob("*") if _NAME.fullmatch(path.name) and not path.is_dir())
            found = [(path, path.lstat()) for path in files]
            for path, stat in sorted(found, key=lambda one: one[1].st_mtime, reverse=True):
                room -= stat.st_size
                if room < 0 and path.name not in self._used:
                    path.unlink(missing_ok=True)


def _seal(name: str, content: bytes) -> bytes:
    digest = hashlib.sha256(name.encode())
    digest.update(content)
    return digest.digest()
