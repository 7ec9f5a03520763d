"""What honest office files hold of which programs make something by itself: kinds of relations, elements that lead
somewhere, settings. Of anything else nobody knows what it would fetch or start; of some elements everybody does."""

import re
from collections.abc import Collection, Iterator, Mapping
from functools import lru_cache

# The last part of a relation's kind: the rest differs between the two standards and Microsoft's own.
_RELATIONS = frozenset(
    """officedocument core-properties extended-properties extendedproperties custom-properties customproperties
    thumbnail classificationlabels customxml customxmlprops theme themeoverride thememanager image
    hdphoto hyperlink package printersettings drawing vmldrawing chart chartex chartstyle chartcolorstyle
    chartusershapes diagramdata diagramlayout diagramquickstyle diagramcolors diagramdrawing
    styles styleswitheffects styleswithteffects settings websettings fonttable font numbering footnotes endnotes header
    footer comments commentsextended commentsids commentsextensible commentsdocument documentcomments workbookcomments
    people person threadedcomment documenttasks glossarydocument bibliography intelligence txbx ink
    worksheet chartsheet dialogsheet sharedstrings calcchain sheetmetadata table tablesinglecells xmlmaps pivottable
    pivotcachedefinition pivotcacherecords slicer slicercache timeline timelinecache namedsheetview revisionheaders
    revisionlog usernames sortmap wssortmap workbookmetadata featurepropertybag richvaluerel rdrichvalue
    rdrichvaluestructure rdrichvaluetypes rdarray rdsupportingpropertybag rdsupportingpropertybagstructure richstyles
    cellimage""".split()  # noqa: SIM905
)
# Elements that act, whatever stands before these names.
_ACTS = frozenset(
    """altchunk applet control controls customui ddeconnection ddelink dde-connection-decl dde-source event-listener
    externalbook externallink externalreference frameset javascript macrosheet maillist mailmerge
    oleitem olelink oleobject oleobjects object-ole querytable script subdoc webpr dbpr olappr
    webvideopr webpublishitem webpublishobject execute-macro error-macro auto-reload source-service
    binary-data foreignobject iframe event-listeners database-source-sql database-source-query
    datamashup database-source-table taskpane taskpanes webextension webextensionref""".split()  # noqa: SIM905
)
# Namespaces of which every element may send or fetch; of OpenDocument's forms these three do not. LibreOffice takes
# other versions and "openoffice" for the same, and reads objects within a file as before OpenDocument, too.
_FORMS = re.compile(
    r"\{(?:http://www\.w3\.org/2002/xforms\}|http://schemas\.microsoft\.com/data/udc|http://openoffice\.org/2000/"
    r"|urn:oasis:[^}]*:(?:database:|script:|office:[^}]*\}document\Z|form:(?!.*\}(?:form|properties|property)\Z)))"
)
# The languages of a file of OpenDocument, with formulas and pictures within.
_OPEN_DOCUMENT = re.compile(
    r"\{(?:urn:oasis:names:tc:opendocument:xmlns:[a-z0-9-]+:1\.[0-9]"
    r"|urn:org:documentfoundation:names:experimental:(?:office|calc):xmlns:(?:loext|calcext):1\.0"
    r"|urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1\.0|http://openoffice\.org/20(?:04|09|10)/[a-z]+"
    r"|http://purl\.org/dc/elements/1\.1/|http://www\.w3\.org/1999/02/22-rdf-syntax-ns#"
    r"|http://www\.w3\.org/(?:1998/Math/MathML|2000/svg)"
    r"|http://docs\.oasis-open\.org/ns/office/1\.[0-9]/meta/(?:pkg|odf)#)\}[^}]*"
)
_FOLLOWED = frozenset(("a", "hyperlink", "area-rectangle", "area-circle", "area-polygon"))  # by who clicks there
_SHAPES = frozenset(("shape", "rect", "roundrect", "oval", "line", "polyline", "group"))  # of VML
_EMBEDDING = ("image", "object", "chart", "fill-image", "background-image", "list-level-style-image", "font-face-uri")
_LEADING = frozenset(("template", *_EMBEDDING)) | _FOLLOWED | _SHAPES
# Settings of OpenDocument that may look like an address: printers, keys, signs at the end of a line.
_SETTINGS = frozenset(
    """printersetup printername printfaxname beginline endline redlineprotectionkey trackedchangesprotectionkey
    salt hash""".split()  # noqa: SIM905
)
# What some attributes and elements may say alone: LibreOffice starts the service that is named to draw a shape, and a
# macro where something else is typed than a cell may hold; Word starts one where a field is entered or left, and takes
# links from a list beside the text where that is said to be younger; Excel fills a map of XML from the file it names.
BOUND = {
    "engine": frozenset(("com.sun.star.drawing.EnhancedCustomShapeEngine",)),
    "message-type": frozenset(("stop", "warning", "information")),
    "entrymacro": frozenset(("",)),
    "exitmacro": frozenset(("",)),
    "filebindingname": frozenset(("",)),
    "hyperlinkschanged": frozenset(("", "0", "false")),
}
# Of two some programs take the first, others the last: relations by the end of their kind, elements of a part.
_ONE_RELATION = frozenset(
    """officedocument styles settings numbering theme sharedstrings footnotes endnotes comments calcchain
    extended-properties custom-properties""".split()  # noqa: SIM905
)
_ONE = frozenset(
    """body spreadsheet sheets sheetdata sst document-content document-styles automatic-styles master-styles""".split()  # noqa: SIM905
)
_ELSEWHERE = re.compile(r"[\[\\]|//|[a-z.+-]{4,}:", re.IGNORECASE)  # than within the workbook
_ADDRESS = re.compile(r"[/\\:]")
_OF_PROGRAM = re.compile(r"\s*(?:\$\([a-z]+\)/[\w/.-]+|[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.,]+)\s*")


def is_relation(kind: str) -> bool:
    return kind.rpartition("/")[2].lower() in _RELATIONS


@lru_cache(maxsize=4096)
def acts(tag: str, name: str) -> bool:
    """Whether an element (whole, and its local name in small letters) makes a program do something by itself."""
    return name in _ACTS or _FORMS.match(tag) is not None


@lru_cache(maxsize=4096)
def is_of_open_document(tag: str) -> bool:
    """Whether an element is of a language of OpenDocument; one of no language is of none that a program reads."""
    return not tag.startswith("{") or _OPEN_DOCUMENT.fullmatch(tag) is not None


@lru_cache(maxsize=4096)
def is_one(tag: str, name: str) -> bool:
    """Whether a part may hold this element once."""
    return name in _ONE or (name == "text" and "urn:oasis" in tag and ":office:" in tag)


def told_once(element: str, given: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What no other element of the same part may say, or another program may go by that one: of what, and what."""
    if element == "relationship":
        end = given.get("type", "").rpartition("/")[2].lower()
        yield from [("id", given["id"])] if given.get("id") else []
        yield from [("kind", end)] if end in _ONE_RELATION else []
    elif element in {"override", "default"}:
        place = given.get("partname", given.get("extension", "")).lower()
        yield from [("place", place)] if place else []  # Word has other defaults


def leaves(location: str) -> bool:
    """Whether a place in a workbook, of a link, is in another."""
    return _ELSEWHERE.search(location) is not None


def may_have_address(element: str, address: str) -> bool:
    """Whether this element (its local name, in small letters) may lead somewhere, if not within its own part."""
    return element in _LEADING or address[:1] in {"", "#"}


def is_followed(element: str, is_bare: bool) -> bool:
    """Whether who clicks on this element goes where its href leads; of shapes it has no prefix."""
    return element in _FOLLOWED or (is_bare and element in _SHAPES)


def may_be_set(names: Collection[str], value: str) -> bool:
    is_plain = not _ADDRESS.search(value) or _OF_PROGRAM.fullmatch(value) is not None
    return is_plain or {name.lower() for name in names} <= _SETTINGS
