"""Copies of parts of office files (ECMA-376), element by element: what is not known as plain content is in none."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import BinaryIO, NamedTuple
from xml.sax.saxutils import XMLGenerator

import yaml

from strategy.checking.attached.names_xml import NAMESPACES, PICTURE, Target

_NAMES_NOTHING = frozenset((PICTURE, "http://schemas.microsoft.com/office/word"))
# No attribute that is copied holds one; some programs find addresses in unlikely places.
_ADDRESS = re.compile(r"(?<![\w+.-])[a-z][a-z0-9+.-]+:[/\\]|mailto:|\A\s*(?:\\\\|//)", re.IGNORECASE)
_FORMAT = "formatCode"  # of a number: it may hold any sign
_SHOWN = "w:lvlText"  # its value is read
_WITH_PREFIX = "w"  # here attributes have one too
EITHER = "mc:AlternateContent"  # one of several, of which each program shows another
LISTS = Path(__file__).with_name("office.yaml")


class NoCopy(ValueError):
    """A document has what no copy would show: the name of an element."""


class LeadsAstray(ValueError):
    """A link leads to a place that cannot be one of the file."""


class Known(NamedTuple):
    """Names of elements and attributes, as the lists say."""

    elements: frozenset[str]
    attributes: frozenset[str]
    unwrapped: frozenset[str]
    left_out: frozenset[str]
    roomy: frozenset[str]
    with_text: frozenset[str]


@cache
def known(*prefixes: str) -> Known:
    every = [(prefix, _lists()[prefix]) for prefix in prefixes]
    named = (
        (f"{prefix}:{name}" for prefix, lists in every for name in lists.get(field, "").split())
        for field in Known._fields
    )
    return Known(*map(frozenset, named))


@cache
def told() -> Mapping[str, str]:
    """Name of an element → the kind of what stands there, as messages tell it."""
    return {name: kind for kind, names in _lists()["told"].items() for name in names.split()}


@cache
def _lists() -> Mapping[str, Mapping[str, str]]:
    return yaml.safe_load(LISTS.read_text("utf-8"))


class Copy(Target):
    """Writes XML of an office file anew as it is read. Raises NoCopy."""

    prefixes: Sequence[str] = ()  # of the elements that may stand there

    def __init__(self, file: BinaryIO) -> None:
        self.out = XMLGenerator(file, "utf-8", short_empty_elements=True)
        self.out.startDocument()
        self.open: list[str] = []  # what is copied or unwrapped
        self.root = ""  # the outermost
        self._known, self._told = known(*self.prefixes), told()
        self._left = 0  # elements open in what is left out, and itself

    @property
    def above(self) -> str:
        """The innermost element that is copied or unwrapped; "" before the first."""
        return self.open[-1] if self.open else ""

    def doctype(self, *_: object) -> None:
        raise NoCopy("<!DOCTYPE>")

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if self._left or self.leaves_out(name, given):
            self._left += 1
            return
        self.open.append(name)
        self.root = self.root or name
        if name not in self._known.unwrapped:
            self.out.startElement(name, self._attributes(name, given))

    def data(self, text: str) -> None:
        if not self._left and self.above in self._known.with_text:
            self.out.characters(text.replace("\r", " "))

    def end(self, name: str) -> None:
        if self._left:
            self._left -= 1
            return
        self.open.pop()
        if name not in self._known.unwrapped:
            self.out.endElement(name)

    def close(self) -> None:
        self.out.endDocument()

    def leaves_out(self, name: str, given: Mapping[str, str]) -> bool:
        """Raises NoCopy for what must not be left out either."""
        if self.above in self._known.with_text:
            raise NoCopy(name)  # programs differ in what such a text is
        if name in self._known.elements or name in self._known.unwrapped:
            return False
        is_roomy = self.above in self._known.roomy and self._told.get(name) != "changes" and name != EITHER
        if is_roomy or name in self._known.left_out:
            return True
        if not self.open:
            raise ValueError("another kind")
        raise NoCopy(name)

    def added(self, name: str, given: Mapping[str, str]) -> Mapping[str, str]:
        """Attributes of a copied element that lead to another part, as they are in the copy."""
        return {}

    def _attributes(self, name: str, given: Mapping[str, str]) -> Mapping[str, str]:
        prefix = name.partition(":")[0]
        if name == _SHOWN and any(map(_ADDRESS.search, given.values())):
            raise NoCopy(name)
        kept = {
            one: value
            for one, value in given.items()
            if (one if prefix == _WITH_PREFIX else f"{prefix}:{one}") in self._known.attributes or one == "xml:space"
            if one == _FORMAT or value in _NAMES_NOTHING or not _ADDRESS.search(value)
        }
        declared = {} if len(self.open) > 1 else {f"xmlns:{one}": uri for one, uri in NAMESPACES.items()}
        return declared | kept | self.added(name, given)
