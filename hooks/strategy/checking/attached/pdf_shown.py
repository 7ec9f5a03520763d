"""What a PDF file may lay over its pages: what every program shows alike. Of fields, notes and layers that is the plain
part; of the rest one program shows what stands there, another what it makes of it."""

import re
from collections.abc import Iterator, Mapping
from html import unescape

import pikepdf

from strategy.checking.attached.pdf_objects import said

# Notes that each program would draw in its own way, or not at all, where they bring no picture.
_NOTES = "/FreeText /Ink /Stamp /Highlight /Underline /StrikeOut /Squiggly /Square /Circle /Line /Polygon /PolyLine"
_DRAWN = frozenset(f"{_NOTES} /Caret".split())
_FONTS = "/Type0 /Type1 /MMType1 /Type3 /TrueType /CIDFontType0 /CIDFontType2 /Type1C /CIDFontType0C /OpenType"
_OTHERS = "/Image /Form /XML /Link /Widget /Text /Popup /DeviceN /NChannel /Artwork /BG /FG /HF /L /RL /GEO /Shadow"
_OF_FIELDS = "/page /fields /text"  # as Adobe fills them in
_OF_PAGES = "/Header /Footer /Watermark /PageNum /Bates /LineNum"  # what is put on each of them
_ON = frozenset(("/ON",))
_ALLOWED = {
    "Subtype": frozenset(f"{_FONTS} {_OTHERS} {_OF_PAGES} {_OF_FIELDS}".split()) | _DRAWN,
    "FT": frozenset(("/Sig",)),  # of the others a program shows the picture, another the value
    **dict.fromkeys(("BaseState", "ViewState", "PrintState", "ExportState"), _ON),
}
_NOWHERE = ("VE", "Configs")  # layers that depend on others, and other choices of them
_KEYS = frozenset((*_ALLOWED, *_NOWHERE, "OFF", "Usage", "RC"))
_USED = frozenset(("/Type", "/CreatorInfo", "/PageElement", "/View", "/Print", "/Export"))
_SHOWS_ANY = frozenset(("", "/AnyOn", "/AllOn"))
# What only sets how a text looks; of anything else some would hide its words, or make a link.
_TAG = re.compile(r"<\?xml[^<>]*>|</?(?:body|p|span|b|i|br)(?:\s[^<>]*)?/?>")
_BLANKS = re.compile(r"\s+")
_PRINTED_ALONE = 1 << 2 | 1 << 5  # flags of a note: it is printed, and not shown


def found_in(names: Mapping[str, object]) -> Iterator[str]:
    """Of a dictionary what programs would show differently."""
    yield from _of_looks(names)
    if _KEYS.isdisjoint(names):
        return
    for name in _ALLOWED.keys() & names.keys():
        if (value := said(names[name])) not in _ALLOWED[name] or not isinstance(names[name], pikepdf.Name):
            yield value or f"/{name}"
    yield from (f"/{name}" for name in _NOWHERE if name in names)
    if not isinstance(hidden := names.get("OFF"), None | pikepdf.Array) or hidden:
        yield "/OFF"
    if isinstance(usage := names.get("Usage"), pikepdf.Dictionary) and not _USED.issuperset(usage.keys()):
        yield "/Usage"
    if "RC" in names and _plain(names["RC"]) != _BLANKS.sub("", said(names.get("Contents"))):
        yield "/RC"


def _of_looks(names: Mapping[str, object]) -> Iterator[str]:
    picture, kind = names.get("AP"), said(names.get("Subtype"))
    if (kind in _DRAWN and picture is None) or (picture is not None and not _is_seen(names, kind, picture)):
        yield "/AP"
    if kind == "/Form" and "BBox" not in names and "Rect" not in names:
        yield "/BBox"
    if kind == "/Image" and "Alternates" in names:  # another picture for who prints it
        yield "/Alternates"
    if "OCGs" in names and not {"D", "Event"} & names.keys() and not _are_groups(names):
        yield "/OCGs"


def is_drawn(stream: pikepdf.Object) -> bool:
    """Whether it holds what draws something, and no page."""
    kind = said(stream.get("/Subtype"))
    return kind == "/Form" or ("/BBox" in stream and kind != "/Image")


def _is_seen(names: Mapping[str, object], kind: str, picture: object) -> bool:
    flags = names.get("F")
    is_printed_alone = isinstance(flags, int) and flags & _PRINTED_ALONE == _PRINTED_ALONE
    is_nothing = kind == "/Popup" or (not kind and "Rect" in names)
    return not (is_nothing or is_printed_alone) and _is_plain(picture)


def _is_plain(picture: object) -> bool:
    """Whether a note has one picture alone, whatever the reader does."""
    if not isinstance(picture, pikepdf.Dictionary):
        return False
    if set(picture.keys()) != {"/N"}:
        return "/Names" in picture
    return isinstance(picture.N, pikepdf.Stream) and is_drawn(picture.N)


def _are_groups(names: Mapping[str, object]) -> bool:
    """Whether what belongs to layers is shown when they are, and does belong to some."""
    groups = names["OCGs"]
    if isinstance(groups, pikepdf.Array):  # in a list some programs pass over what is no object of its own
        are_good = bool(groups) and all(_is_group(one) and one.is_indirect for one in groups)
    else:
        are_good = _is_group(groups)
    return are_good and said(names.get("P")) in _SHOWS_ANY


def _is_group(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and said(one.get("/Type")) == "/OCG"


def _plain(rich: object) -> str | None:
    plain = _TAG.sub("", said(rich))
    return None if "<" in plain or not isinstance(rich, pikepdf.String) else _BLANKS.sub("", unescape(plain))
