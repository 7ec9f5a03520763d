"""What of an SVG drawing would run, or fetch something, in a browser that shows it."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}svg"
_DECLARED = re.compile(r"<!(?:ENTITY|ATTLIST)|<\?xml-[\w-]+")
_RUNS = frozenset(("script", "handler", "listener", "foreignobject", "iframe", "object", "embed", "audio", "video"))
# In styles; a backslash spells any of it in another way.
_FETCHES = re.compile(r"@import|url\(\s*+[\"']?+\s*+(?!#)|image-set|//|\\", re.IGNORECASE)


def found_in(svg: bytes) -> Iterator[str]:
    """What acts, as it stands there. Raises ValueError for what no browser draws, or not each in the same way."""
    try:
        text = svg.decode("utf-8")  # whatever it says of itself
        yield from _DECLARED.findall(text)
        drawing = ElementTree.fromstring(svg)
    except (UnicodeDecodeError, ElementTree.ParseError, LookupError) as error:
        raise ValueError(type(error).__name__) from None
    for element in drawing.iter():
        yield from _of_element(element)
    if drawing.tag != _SVG:
        raise ValueError(drawing.tag)


def _of_element(element: ElementTree.Element) -> Iterator[str]:
    name = _local(element.tag)
    if name in _RUNS or "xhtml" in element.tag:
        yield name
    yield from _FETCHES.findall("".join(element.itertext())) if name == "style" else ()
    for attribute, value in element.attrib.items():
        if _local(attribute) == "href" and not value.startswith("#"):
            yield value
        elif attribute.lower().startswith("on"):
            yield attribute
        elif attribute == "attributeName" and re.match(r"on|(?:.*:)?href", value.strip(), re.IGNORECASE):
            yield value  # an animation would change it
        elif "}" not in attribute:  # what is of another namespace, as a drawing program's own, means nothing
            yield from _FETCHES.findall(value)


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
