"""What of an SVG drawing would run, fetch something or hold a browser that shows it. A drawing is shapes, texts and
colours: what is not on the lists is not needed for one."""

import re
from collections.abc import Iterator
from xml.etree import ElementTree

_SVG = "{http://www.w3.org/2000/svg}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_LINKS = "{http://www.w3.org/1999/xlink}"
# Of what drawing programs note for themselves; to a browser it means nothing.
_NOTES = tuple(
    f"{{http://{one}"
    for one in (
        *("www.inkscape.org/", "sodipodi.sourceforge.net/", "ns.adobe.com/", "www.bohemiancoding.com/sketch/"),
        *("www.serif.com/", "www.w3.org/1999/02/22-rdf-syntax-ns#", "purl.org/dc/", "creativecommons.org/ns#"),
    )
)
_ELEMENTS = frozenset(
    """svg g defs symbol use title desc metadata style path rect circle ellipse line polyline polygon text tspan
    linearGradient radialGradient stop clipPath mask""".split()  # noqa: SIM905
)
_GRADIENTS = frozenset((f"{_SVG}linearGradient", f"{_SVG}radialGradient"))
# Also names of styles. No dashes: of a line without end they are a million.
_LOOKS = frozenset(
    """fill fill-opacity fill-rule stroke stroke-width stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity
    opacity color clip-path clip-rule mask mask-type display visibility overflow stop-color stop-opacity text-anchor
    font font-family font-size font-style font-weight font-stretch font-variant text-align line-height letter-spacing
    word-spacing dominant-baseline alignment-baseline baseline-shift shape-rendering color-interpolation paint-order
    color-rendering text-rendering image-rendering vector-effect isolation mix-blend-mode enable-background transform
    writing-mode white-space text-decoration text-decoration-line text-decoration-style text-decoration-color
    text-indent text-transform text-orientation direction color-interpolation-filters solid-color
    solid-opacity""".split()  # noqa: SIM905
)
_ATTRIBUTES = _LOOKS | frozenset(
    """id class style d x y x1 x2 y1 y2 cx cy r rx ry fx fy fr dx dy width height points viewBox version baseProfile
    preserveAspectRatio gradientTransform gradientUnits spreadMethod offset clipPathUnits maskUnits href type
    maskContentUnits role focusable aria-hidden aria-label aria-labelledby lang""".split()  # noqa: SIM905
)
_OF_OTHERS = frozenset((f"{_XML}space", f"{_XML}lang", f"{_LINKS}href"))
_REFERENCE = re.compile(r"url\(\s*(['\"]?)#([\w.:-]+)\1\s*\)")
_PLAIN = re.compile(
    r"[^\\()<>@{};:]*(?:(?:rgba?|hsla?|color|matrix|translate|scale|rotate|skew[XY])\([^\\()]*\)[^\\()<>@{};:]*)*"
)
_NOTHING = frozenset(("none", "normal", "auto", "inherit", "0"))  # as programs write whole lists of styles
_RULE = re.compile(r"[\w\s.,#*>-]{1,500}\{([^{}]*)\}")
_IN_THE_DARK = re.compile(r"@media\s*\(prefers-color-scheme:\s*(?:dark|light)\)\s*\{((?:[^{}]*\{[^{}]*\})*)\s*\}")
# Or what looks like one within a text or an address, and is none.
_COMMENT = re.compile(r"(?P<kept>\"[^\"\\\n\r]*\"|'[^'\\\n\r]*'|(?i:url)\([^()]*\))|/\*.*?(?:\*/|\Z)", re.DOTALL)
_OWN = re.compile(r"#[\w.:-]+")  # no %61 or blank, which browsers take for another name
# What a file may say before its drawing: that it is XML in UTF-8, and which SVG, as browsers never look up.
_DECLARED = re.compile(
    r"<!(?!--|\[CDATA\[|DOCTYPE svg PUBLIC \"[^\"\[<]*\"\s+\"https?://www\.w3\.org/[^\"<]*\"\s*>)\S*"
    r"|<\?(?!xml\s(?:(?!encoding)[^?>])*(?:encoding\s*=\s*[\"']utf-?8[\"'][^?>]*)?\?>)\S*",
    re.IGNORECASE,
)
Named = dict[str | None, list[ElementTree.Element]]  # id → the elements that have it: browsers take the first

LARGEST = 50_000  # bytes
MOST = 5_000  # elements that are drawn, each as often as it is used
SIGNS = 20  # of an outline or a text that weigh as much as an element
DEEPEST = 50  # elements within or behind each other


def found_in(svg: bytes) -> Iterator[str]:
    """What acts, as it stands there. Raises ValueError for what no browser draws, or not each in the same way, and
    Heavy for what is too much to draw."""
    if len(svg) > LARGEST:
        raise Heavy
    try:
        text = svg.decode("utf-8")  # whatever it says of itself
        yield from _DECLARED.findall(text)
        drawing = ElementTree.fromstring(svg)
    except (UnicodeDecodeError, ElementTree.ParseError, LookupError) as error:
        raise ValueError(type(error).__name__) from None
    if drawing.tag.removeprefix(_SVG) != "svg":
        raise ValueError(drawing.tag)
    named: Named = {}
    for element in drawing.iter():
        named.setdefault(element.get("id"), []).append(element)
    for element in drawing.iter():
        yield from _of_element(element, named)
    if not drawing.tag.startswith(_SVG):
        raise ValueError(drawing.tag)
    if _Drawn(named).times(drawing) > MOST:
        raise Heavy


def _without_comments(styles: str) -> str:
    return _COMMENT.sub(lambda found: found["kept"] or " ", styles)


class Heavy(Exception):
    """A drawing that a browser would need long for."""


class _Drawn:
    """Counts what is drawn: what is used many times counts as often, and of a name that several have each."""

    def __init__(self, named: Named) -> None:
        self.named = named
        self.known: dict[ElementTree.Element | str, int] = {}

    def times(self, element: ElementTree.Element, depth: int = 0) -> int:
        """Raises Heavy for what is nested too deep, or within itself."""
        if depth > DEEPEST:
            raise Heavy
        if element not in self.known:
            inside = sum(self.times(one, depth + 1) for one in element)
            used = sum(self._times_of_name(name, depth + 1) for name in _references(element))
            outline = len(element.get("d", "")) + len(element.get("points", ""))
            signs = outline + len(element.text or "") + sum(len(one.tail or "") for one in element)
            self.known[element] = 1 + signs // SIGNS + inside + used
        return self.known[element]

    def _times_of_name(self, name: str, depth: int) -> int:
        if name not in self.known:
            self.known[name] = sum(self.times(one, depth) for one in self.named.get(name, ()))
        return self.known[name]


def _references(element: ElementTree.Element) -> Iterator[str]:
    for attribute, value in element.attrib.items():
        if attribute in {"href", f"{_LINKS}href"}:
            yield value[1:]
        yield from (found[2] for found in _REFERENCE.finditer(value))


def _of_element(element: ElementTree.Element, named: Named) -> Iterator[str]:
    if element.tag.startswith(_NOTES):
        return
    name = element.tag.removeprefix(_SVG)
    if name not in _ELEMENTS:
        yield name
    if name == "style":
        yield from _of_sheet("".join(element.itertext()), named)
    for attribute, value in element.attrib.items():
        if attribute.startswith(_NOTES):
            continue
        if attribute not in _ATTRIBUTES | _OF_OTHERS and not attribute.startswith("data-"):
            yield attribute
        elif attribute in {"href", f"{_LINKS}href"}:
            yield from () if _OWN.fullmatch(value) else (value,)
        elif attribute == "style":
            yield from _of_styles(value)
        elif attribute in _LOOKS and not _PLAIN.fullmatch(_REFERENCE.sub("", value)):
            yield value


def _of_sheet(sheet: str, named: Named) -> Iterator[str]:
    """Of styles that hold for many elements; those lead to colours alone, or nobody could count what is drawn."""
    sheet = _IN_THE_DARK.sub(r"\1", _without_comments(sheet))
    end = 0
    while rule := _RULE.match(sheet, end):
        end = rule.end()
        yield from _of_styles(rule[1])
        led_to = (found[2] for found in _REFERENCE.finditer(rule[1]))
        tags = {one: {element.tag for element in named.get(one, ())} for one in led_to}
        yield from (one for one, of_it in tags.items() if not of_it or of_it - _GRADIENTS)
    rest = sheet[end:].strip()
    yield from (rest,) if rest else ()


def _of_styles(styles: str) -> Iterator[str]:
    for style in _without_comments(styles).split(";"):
        name, _, value = (part.strip() for part in style.partition(":"))
        known = name in _LOOKS or name.startswith("-inkscape-") or value in _NOTHING
        if style.strip() and not (known and _PLAIN.fullmatch(_REFERENCE.sub("", value))):
            yield style.strip()
