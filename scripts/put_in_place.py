"""Put a new folder in the place of another in one step: put_in_place.py NEW PLACE PREVIOUS

Whoever is ended at any moment leaves one of the two there, whole. Where the system cannot exchange two folders, what
was there goes to PREVIOUS first; the Makefile brings it back if nothing came after it.
"""

import ctypes
import os
import sys
from pathlib import Path

_HERE = -100  # AT_FDCWD: paths are below the current folder
_EXCHANGE = 2  # RENAME_EXCHANGE of Linux, RENAME_SWAP of macOS


def main(new: Path, place: Path, previous: Path) -> None:
    if not os.path.lexists(place):
        new.rename(place)
    elif not _exchanged(new, place):
        place.rename(previous)
        new.rename(place)


def _exchanged(one: Path, other: Path) -> bool:
    """Whether the system has exchanged two folders."""
    system = ctypes.CDLL(None)
    paths = os.fsencode(one), os.fsencode(other)
    if hasattr(system, "renameat2"):
        return system.renameat2(_HERE, paths[0], _HERE, paths[1], _EXCHANGE) == 0
    return hasattr(system, "renamex_np") and system.renamex_np(*paths, _EXCHANGE) == 0


if __name__ == "__main__":
    new, place, previous = map(Path, sys.argv[1:])
    try:
        main(new, place, previous)
    except OSError as error:  # such as a folder that is a disk of its own
        cure = "Перейменуйте або від’єднайте її й повторіть команду."
        sys.exit(f"Теку {place} не вдалося замінити ({error.strerror}). {cure}")
