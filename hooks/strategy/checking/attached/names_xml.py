"""XML of office files as it is read: names with prefixes of our own, and bounds.

The library that joins each name with its namespace takes gigabytes where that is long, so prefixes are followed here.
"""

from collections.abc import Mapping
from xml.parsers import expat

_FORMATS = "http://schemas.openxmlformats.org"
_STRICT = "http://purl.oclc.org/ooxml"  # ISO/IEC 29500-1 calls the same so
RELATIONS = f"{_FORMATS}/officeDocument/2006/relationships"
PACKAGE = f"{_FORMATS}/package/2006/relationships"
PICTURE = f"{_FORMATS}/drawingml/2006/picture"
NAMESPACES = {
    "w": f"{_FORMATS}/wordprocessingml/2006/main",
    "x": f"{_FORMATS}/spreadsheetml/2006/main",
    "wp": f"{_FORMATS}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_FORMATS}/drawingml/2006/main",
    "pic": PICTURE,
    "r": RELATIONS,
}
PICTURES = (PICTURE, f"{_STRICT}/drawingml/picture")
_PREFIXES = {uri: prefix for prefix, uri in NAMESPACES.items()} | {
    f"{_STRICT}/wordprocessingml/main": "w",
    f"{_STRICT}/spreadsheetml/main": "x",
    f"{_STRICT}/drawingml/wordprocessingDrawing": "wp",
    f"{_STRICT}/drawingml/main": "a",
    PICTURES[1]: "pic",
    f"{_STRICT}/officeDocument/relationships": "r",
    f"{_STRICT}/officeDocument/math": "m",
    f"{_FORMATS}/markup-compatibility/2006": "mc",  # of these only names are told
    f"{_FORMATS}/officeDocument/2006/math": "m",
    PACKAGE: "package",
}
_UNKNOWN = "?"
_DECLARES = "xmlns"
DEEPEST = 500  # elements within each other
MOST = 100  # prefixes at a time
LONGEST = 1_000_000  # bytes without an element that begins: of one tag, or of a text
_PIECE = 1 << 16  # bytes


class Target:
    """What is told of XML: elements and attributes by our names."""

    def doctype(self, *_: object) -> None:
        """Raises ValueError: entities could unpack to any length."""
        raise ValueError("entities")

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """An element begins."""

    def data(self, text: str) -> None:
        """A piece of text."""

    def end(self, name: str) -> None:
        """An element ends."""

    def close(self) -> None:
        """All is read."""


def read(content: bytes, target: Target) -> None:
    """Raises ValueError for what passes the bounds, ExpatError or LookupError for what is no XML."""
    half = LONGEST // 2
    if any(content.find(b"<", at, at + half) < 0 for at in range(0, len(content) - half, half)):
        raise ValueError("too long")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    reader = _Reader(target)
    parser.StartDoctypeDeclHandler = target.doctype
    parser.StartElementHandler, parser.EndElementHandler = reader.start, reader.end
    parser.CharacterDataHandler = target.data
    for start in range(0, len(content), _PIECE):
        parser.Parse(content[start : start + _PIECE], False)
    parser.Parse(b"", True)
    target.close()


class _Reader:
    def __init__(self, target: Target) -> None:
        self._target = target
        self._open: list[tuple[str, Mapping[str, str]]] = [
            ("", {"": "", "xml": "xml"})
        ]  # and prefixes that count there

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if len(self._open) > DEEPEST:
            raise ValueError("too deep")
        prefixes = self._open[-1][1]
        declared = [one for one in given if one == _DECLARES or one.startswith(f"{_DECLARES}:")]
        if declared:
            prefixes = {
                **prefixes,
                **{one[len(_DECLARES) + 1 :]: _PREFIXES.get(given[one], _UNKNOWN) for one in declared},
            }
            if len(prefixes) > MOST:
                raise ValueError("too many")
            given = {one: value for one, value in given.items() if one not in declared}
        said = {_named(one, prefixes): value for one, value in given.items()}
        if len(said) < len(given):
            raise ValueError("twice")  # programs differ in which counts
        name = _named(name if ":" in name else f":{name}", prefixes)
        self._open.append((name, prefixes))
        self._target.start(name, said)

    def end(self, _: str) -> None:
        self._target.end(self._open.pop()[0])


def _named(name: str, prefixes: Mapping[str, str]) -> str:
    """Raises ValueError for a prefix that nothing declares."""
    prefix, colon, local = name.partition(":")
    if not colon:
        return name
    if (ours := prefixes.get(prefix)) is None:
        raise ValueError("no such prefix")
    return f"{ours}:{local}" if ours else local
