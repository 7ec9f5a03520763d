"""Parts of an office file by their names, kinds and how they begin: those that are read as XML or as another file, and
those that programs neither run nor draw."""

import re

from strategy.checking.attached import drawn
from strategy.checking.attached.document_links import goes_up
from strategy.model import urls

CONTENTS = "[content_types].xml"
XML = (".xml", ".rels", ".rdf", ".vml", ".svg", ".psmdcp")
WITHIN = (".docx", ".xlsx", ".odt", ".ods")
# As every office program names them, in the file and in an object within it. Configurations2 must be empty.
_OF_OPEN_DOCUMENT = re.compile(
    r"(?:[^/]+/)*(?:(?:content|styles|meta|settings)\.xml|manifest\.rdf|configurations2/.*|(?:pictures|media)/[^/]+\.svg)"
    r"|meta-inf/manifest\.xml"
)
_PICTURES = re.compile(r".*\.(?:png|jpe?g|jfif|webp|gif|bmp|tiff?|emf|wmf|wdp|svm)|objectreplacements/[^/]+")
# Other parts by their names, and how these begin. Of three nobody knows: no element but their own leads there.
_OTHERS = {
    r".*\.odttf": re.compile(b""),
    r"(?:.*/)?printersettings[0-9]*\.bin": re.compile(b""),
    "xl/metadata": re.compile(b""),
    r".*\.[to]tf": re.compile(rb"\x00\x01\x00\x00|OTTO|true|ttcf"),
    "mimetype": re.compile(rb"application/[\w.+-]{1,90}\Z"),
    "layout-cache": re.compile(rb"\x01\x00"),
    r".*/": re.compile(rb"\Z"),
}
_CONTENT = re.compile(r"macro|vba|activex|oleobject|sheet\.binary|javascript", re.IGNORECASE)
# LibreOffice asks by itself, as it opens a signed file, at any address that what is signed or a certificate names.
_SIGNS = "_xmlsignatures/"
_IS_XML = re.compile(r"[/+]xml\b", re.IGNORECASE)
_TO_ROOT = re.compile(r"\A(?:\.\./){1,2}")  # of the file, from the part that names another


def is_read(name: str, is_open_document: bool) -> bool:
    """Whether a part is XML that is looked at. Others are nothing that a document needs: LibreOffice takes a file with
    an index.xml for one of Apple's."""
    if is_open_document:
        return _OF_OPEN_DOCUMENT.fullmatch(name) is not None and name.endswith(XML)
    return name.endswith(XML) and ("/" in name or name == CONTENTS) and not name.startswith(_SIGNS)


def is_picture(name: str, content: bytes) -> bool:
    return _PICTURES.fullmatch(name) is not None and (not content or drawn.is_harmless(content))


def is_other(name: str, content: bytes, is_open_document: bool) -> bool:
    """Whether a part is of another kind that programs neither run nor draw."""
    if name.endswith((".odttf", ".bin", "metadata")) and is_open_document:
        return False
    return any(re.fullmatch(one, name) and begins.match(content) for one, begins in _OTHERS.items())


def is_judged(target: str) -> bool:
    """Whether a relation leads to a place of the file where nothing stands that nobody has looked at."""
    path = re.split("[?#]", target.lower(), maxsplit=1)[0]
    if urls.scheme(target) is not None or target.startswith(("//", "\\")) or goes_up(_TO_ROOT.sub("", path)):
        return False
    return target[:1] in {"", "#"} or path.endswith((*XML, *WITHIN)) or bool(_PICTURES.fullmatch(path))


def is_misnamed(content: str, place: str) -> bool:
    """Whether a part is of a kind that acts, or is read as XML where nobody would look."""
    return bool(_CONTENT.search(content) or (_IS_XML.search(content) and not place.lower().endswith(XML)))
