"""The style sheets and scripts of the site, put together from those of its components.

What pages ask for stands in overrides/assets/styles and overrides/assets/scripts: lists of imports, in the order that
counts. The parts are plain CSS and ES modules, which editors and Node understand as they are. Here they become one file
for each list, made small and named by its content, so that a browser may keep it for ever.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from types import MappingProxyType

import minify
from rcssmin import cssmin

from strategy.store import key

IMPORT = {
    ".css": re.compile(r'^@import "([^"]+)";\n', re.MULTILINE),
    ".js": re.compile(r'^import (?:\{ [\w, ]+ \} from )?"([^"]+)";\n', re.MULTILINE),
}
EXPORT = re.compile(r"^export (?=(?:const|let|var|async function|function) )", re.MULTILINE)
DECLARED = re.compile(r"^(?:const|let|var|(?:async )?function) (\w+)", re.MULTILINE)
LEFT_OVER = re.compile(r"^\s*(?:@import|import|export)\b.*", re.MULTILINE)
SYNTAX = 2018  # of scripts: nothing newer than what they are written in
NOTHING: Mapping[Path, str] = MappingProxyType({})
# Kind of page → its style sheet; others have that of texts. One sheet for all would hold more than the first paint may
# cost, a sheet for each kind would be fetched anew at every step.
SHEETS = {
    "home": "home",
    **dict.fromkeys(("node", "withdrawn"), "node"),
    "measured": "measured",  # a node with indicators and nothing below it
    "measured-above": "measured-above",  # any other with indicators
    **dict.fromkeys(("ways", "way", "a-to-z", "search"), "ways"),
    **dict.fromkeys(("progress", "bodies", "body", "indicators"), "progress"),
}
COLOURS = "base/colours.css"  # made of the settings, imported like a file of that path

minify.config({"js-version": SYNTAX})


@dataclass(frozen=True)
class Asset:
    """A style sheet or script. `name`: its path without the mark of its content, by which templates ask for it."""

    name: str
    content: str

    @property
    def address(self) -> str:
        path = PurePosixPath(self.name)
        return str(path.with_name(f"{path.stem}.{key(self.content)[:8]}{path.suffix}"))


def sheet(kind: str) -> str:
    """The name of the style sheet of a kind of page."""
    return f"styles/{SHEETS.get(kind, 'text')}.css"


def is_part(path: str) -> bool:
    """Whether a file below overrides/ is a style sheet or script, which is published only as a part of one."""
    return Path(path).suffix in IMPORT


def entries(folder: Path) -> tuple[str, ...]:
    """The paths, below the site and below `folder` (overrides/) alike, of the style sheets and scripts to publish."""
    found = sorted(path for path in (folder / "assets").rglob("*") if path.suffix in IMPORT)
    return tuple(path.relative_to(folder).as_posix() for path in found)


def all_of(folder: Path, made: Mapping[str, str]) -> tuple[Asset, ...]:
    """All of them. `made`: path below `folder` → a part that no file holds."""
    beside = {(folder / path).resolve(): text for path, text in made.items()}
    return tuple(Asset(path, asset(folder / path, beside)) for path in entries(folder))


def asset(entry: Path, made: Mapping[Path, str] = NOTHING) -> str:
    """The content of one of them."""
    return _small(joined(entry, made), entry.suffix)


def joined(entry: Path, made: Mapping[Path, str] = NOTHING) -> str:
    """A style sheet or script with all that it imports, each once and after what it needs itself."""
    text = "\n".join(IMPORT[entry.suffix].sub("", _text(path, made)) for path in parts(entry, made))
    text = EXPORT.sub("", text)
    if lost := LEFT_OVER.search(text):
        raise ValueError(f"{entry}: cannot be joined: {lost[0].strip()}")
    return text if entry.suffix == ".css" else _closed(entry, text)


def parts(path: Path, made: Mapping[Path, str] = NOTHING, seen: set[Path] | None = None) -> Iterator[Path]:
    """The files that make up `path`, itself last."""
    seen = set() if seen is None else seen
    seen.add(path)
    for name in IMPORT[path.suffix].findall(_text(path, made)):
        if (imported := (path.parent / name).resolve()) not in seen:
            yield from parts(imported, made, seen)
    yield path


def _text(path: Path, made: Mapping[Path, str]) -> str:
    return made[path] if path in made else path.read_text(encoding="utf-8")


def _small(text: str, suffix: str) -> str:
    """Styles lose nothing but white space and notes, so that they mean the same; scripts get short names as well."""
    return cssmin(text) if suffix == ".css" else minify.string("text/javascript", text)


def _closed(entry: Path, script: str) -> str:
    """A script that leaves no name behind; modules share one scope now, so a name may stand for one thing only."""
    twice = [name for name, count in Counter(DECLARED.findall(script)).items() if count > 1]
    if twice:
        raise ValueError(f"{entry}: declared in two modules: {', '.join(twice)}")
    return f'(function () {{\n"use strict";\n{script}}})();\n'
