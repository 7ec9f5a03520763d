"""A site as it is published: its table of artefacts, the same packed beforehand, and a manifest of all.

A preview is written by table.py alone. Only what is published has to be small on the way and whole at its end.
"""

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path, PurePosixPath

import brotli

from strategy import store as kept
from strategy.artefacts.table import Artefact, Table, contents, write_file
from strategy.exports.servers import FOLDER, MANIFEST
from strategy.store import Store

PACKED = frozenset("bib css csv html ics js json jsonld md ris svg ttl txt webmanifest xml".split())  # noqa: SIM905
LEAST = 1000  # bytes: what is smaller fits into the first packet as it is
_QUALITY = 10  # of brotli: 11 takes three times as long for a hundredth
_PROGRAM = f"brotli {brotli.__version__} {_QUALITY}, zlib {zlib.ZLIB_RUNTIME_VERSION}"  # others pack otherwise
_PACKERS = {
    ".gz": partial(gzip.compress, mtime=0),
    ".br": partial(brotli.compress, quality=_QUALITY),
}


def write(artefacts: Table, folder: Path, store: Store) -> None:
    """Write a publication below a folder; packing, which takes longest, runs on all cores."""

    def put(made: tuple[Artefact, bytes]) -> list[str]:
        artefact, content = made
        files = {artefact.path: content} | dict(packed(artefact.path, content, store))
        beside = {path: data for path, data in files.items() if path == artefact.path or path not in artefacts}
        for path, data in beside.items():
            write_file(folder / path, data)
        return [f"{hashlib.sha256(data).hexdigest()}  {path}\n" for path, data in beside.items()]

    with ThreadPoolExecutor() as pool:
        lines = [line for found in pool.map(put, contents(artefacts.values(), store)) for line in found]
    write_file(folder / MANIFEST, "".join(sorted(lines, key=lambda line: line.split("  ", 1)[1])).encode())
    store.prune()


def packed(path: str, content: bytes, store: Store) -> Iterator[tuple[str, bytes]]:
    """A file as web servers send it to browsers that can unpack it: a path and content for each way to pack."""
    if PurePosixPath(path).suffix[1:] not in PACKED or len(content) < LEAST or path.startswith(FOLDER):
        return
    for suffix, pack in _PACKERS.items():
        name = kept.key("packed", suffix, _PROGRAM, content)
        data = store.get(name)
        if data is None:
            data = pack(content)
            store.put(name, data)
        yield f"{path}{suffix}", data
