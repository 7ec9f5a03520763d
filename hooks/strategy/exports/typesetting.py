"""Setting with typst: pictures and documents from a template of ours and values, the same on every machine.

Only the fonts that typst carries are used. Values reach a template as JSON, so that no text of the data is ever code.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import typst

from strategy import store

FOLDER = Path(__file__).parent


def template(name: str) -> bytes:
    return (FOLDER / f"{name}.typ").read_bytes()


def compiler(name: str) -> typst.Compiler:
    """A compiler of one of our templates."""
    return typst.Compiler(input=template(name), font_paths=_fonts(), ignore_system_fonts=True)


def inputs(given: object) -> Mapping[str, str]:
    """What a template reads as `json(bytes(sys.inputs.given))`."""
    return {"given": json.dumps(given, ensure_ascii=False)}


def key(name: str, given: object, module: str, *libraries: str) -> str:
    """A name for what comes out: it changes with the values, the template, our code and the libraries that draw it.

    `module` is the file of the code beside the template.
    """
    return store.key(_drawn_by(name, module, libraries), json.dumps(given, ensure_ascii=False, sort_keys=True))


@cache
def _drawn_by(name: str, module: str, libraries: tuple[str, ...]) -> str:
    files = (FOLDER / f"{name}.typ", Path(module), Path(__file__))
    return store.program(files, ("typst", *libraries))


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False)
