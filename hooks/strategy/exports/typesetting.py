"""Setting with typst: pictures and documents from a template of ours and values, the same on every machine.

Only the fonts that typst carries are used. Values reach a template as JSON, so that no text of the data is ever code.
"""

import hashlib
import json
import os
import time
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

FOLDER = Path(__file__).parent
UNUSED = 14  # days


def template(name: str) -> bytes:
    return (FOLDER / f"{name}.typ").read_bytes()


def compiler(name: str) -> typst.Compiler:
    """A compiler of one of our templates."""
    return typst.Compiler(input=template(name), font_paths=_fonts(), ignore_system_fonts=True)


def inputs(given: object) -> Mapping[str, str]:
    """What a template reads as `json(bytes(sys.inputs.given))`."""
    return {"given": json.dumps(given, ensure_ascii=False)}


def key(name: str, given: object, *libraries: str) -> str:
    """A name for what comes out: it changes with the template, the values and the libraries that draw it."""
    drawn_by = " ".join(f"{library} {_version(library)}" for library in ("typst", *libraries))
    values = json.dumps([drawn_by, given], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(template(name) + values.encode()).hexdigest()[:32]


def kept(path: Path) -> bytes | None:
    """What a cache holds, if it does; from now on it counts as used today."""
    try:
        os.utime(path)
        return path.read_bytes()
    except OSError:
        return None


def prune(folder: Path) -> None:
    """Take out of a cache what no build has used for a while. Builds for other addresses may share it."""
    long_ago = time.time() - UNUSED * 24 * 3600
    for path in folder.glob("*"):
        if path.stat().st_mtime < long_ago:
            path.unlink(missing_ok=True)


def keep(path: Path, content: bytes) -> None:
    """Write a file of a cache whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


_version = cache(version)  # found on the disk, and asked for with every card


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
