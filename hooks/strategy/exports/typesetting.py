"""Setting with typst: pictures and documents from a template of ours and values, the same on every machine.

Only the fonts that typst carries are used. Values reach a template as JSON, so that no text of the data is ever code.
"""

import hashlib
import json
from collections.abc import Mapping
from functools import cache
from importlib.metadata import version
from pathlib import Path

import typst

FOLDER = Path(__file__).parent


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
    drawn_by = " ".join(f"{library} {version(library)}" for library in ("typst", *libraries))
    values = json.dumps([drawn_by, given], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(template(name) + values.encode()).hexdigest()[:32]


def keep(path: Path, content: bytes) -> None:
    """Write a file of a cache whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(".part")
    part.write_bytes(content)
    part.replace(path)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
