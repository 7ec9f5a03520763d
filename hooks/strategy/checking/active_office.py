"""What of an office file (Office Open XML, OpenDocument) would run, or fetch something, on a reader's computer.

Its parts are read as the XML that they are, in whatever encoding and by whatever prefixes; a kind of part that is not
known to be harmless is refused.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree

from strategy.checking import formulas
from strategy.model import urls

PARTS = 5_000  # of a file
UNPACKED = 100 * 1024**2  # bytes of all of them
RATIO = 100  # between the bytes of XML and those that it takes packed: texts and tables come to 10 or 20
SMALL = 4 * 1024**2  # bytes of XML that may be packed as tightly as they like
DEEPEST = 2  # files within files, as a chart brings its table
_XML = (".xml", ".rels", ".rdf", ".vml", ".svg")
_OTHERS = re.compile(
    r".*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svm|odttf|ttf|otf)|(?:.*/)?printersettings[0-9]*\.bin"
    r"|mimetype|layout-cache|objectreplacements/[^/]+|.*/"
)
_WITHIN = (".docx", ".xlsx", ".odt", ".ods")
_NAME = re.compile(r"vba|macrosheets/|activex/|externallinks/|customui|oleobject|^basic/|^scripts/")
_OUTSIDE = re.compile(r"^/|\\|:|(?:^|/)\.\.(?:/|$)")
# Of elements, relations and kinds of content, whatever stands before these names.
_ACTS = frozenset(
    """altchunk applet control controls customui ddeconnection ddelink dde-connection-decl dde-source event-listener
    externalbook externallink externalreference floating-frame frameset javascript macrosheet maillist mailmerge
    oleitem olelink oleobject oleobjects object-ole plugin querytable script section-source subdoc webpr dbpr olappr
    foreignobject iframe event-listeners database-source-sql database-source-query database-source-table taskpane
    taskpanes webextension webextensionref""".split()  # noqa: SIM905
)
_BY_ITSELF = re.compile(r"auto_?(?:open|close|activate|deactivate)", re.IGNORECASE)  # names of what a workbook runs
_FORMS = "http://www.w3.org/2002/xforms"  # a namespace of which every element may send or fetch
_RELATION = re.compile(
    r"vba|macro|oleobject|activex|/control|afchunk|externallink|connections$|querytable|/frame$|customui|extensibility"
    r"|subdocument|mailmerge|attachedtoolbars|keymap|xlbinary|webextension",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"macro|vba|activex|oleobject|sheet\.binary|javascript", re.IGNORECASE)
# What a field of Word may compute; of all others many fetch or start something.
_FIELDS = frozenset(
    """= author autonum bibliography citation comments createdate date docproperty edittime eq filename filesize
    formcheckbox formdropdown formtext hyperlink if index info keywords lastsavedby listnum mergefield noteref numchars
    numpages numwords page pageref printdate ref revnum savedate section sectionpages seq styleref subject symbol ta tc
    template time title toa toc username useraddress userinitials xe addin""".split()  # noqa: SIM905
)
_JUDGED_WHOLE = frozenset(("relationship", "override", "default", "fldsimple", "fldchar"))
_HOST = re.compile(r"https?:[/\\]*([^/\\?#]*)", re.IGNORECASE)
_FETCHES = re.compile(r"@import|\\|url\(\s*['\"]?(?!\s*(?:#|data:))", re.IGNORECASE)  # of styles


class _Room:
    """What may still be unpacked of a file, and of those within it."""

    def __init__(self) -> None:
        self.left = UNPACKED

    def take(self, size: int) -> None:
        """Raises ValueError where that is too much."""
        self.left -= size
        if self.left < 0:
            raise ValueError("too large")


def found_in(data: bytes, depth: int = 0, room: _Room | None = None) -> Iterator[str]:
    """What acts, as it stands there. Raises ValueError for what is no office file, too large or damaged."""
    room = room or _Room()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        whole = data.startswith(b"PK\x03\x04") and data[-22:].startswith(b"PK\x05\x06")  # nothing before, nothing after
        if not whole or len(names) < len(parts) or len(parts) > PARTS or depth > DEEPEST:
            raise ValueError("no office file")
        room.take(sum(part.file_size for part in parts))
        texts = [part for part in parts if part.filename.lower().endswith(_XML)]
        if any(part.file_size > max(SMALL, RATIO * part.compress_size) for part in texts):
            raise ValueError("too large")
        for part in parts:
            content, name = archive.read(part), part.filename.lower()  # all are read, so that what is damaged is seen
            if _OUTSIDE.search(name):
                yield part.filename
            elif name.endswith(_WITHIN):
                yield from found_in(content, depth + 1, room)
            elif name.endswith(_XML) and not _NAME.search(name):
                yield from _of_part(content) if content.strip() else ()  # LibreOffice leaves some empty
            elif not _OTHERS.fullmatch(name):
                yield part.filename


def _of_part(content: bytes) -> Iterator[str]:
    part = _Part()
    parser = ElementTree.XMLParser(target=part)
    for start in range(0, len(content), 1 << 20):
        parser.feed(content[start : start + (1 << 20)])
        yield from part.found
    parser.close()
    part.close()
    yield from part.found


class _Part:
    """Looks at the elements of a part as they are read, and keeps none."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._fields: list[str] = []  # the instructions of the fields that are open, without those inside them
        self._open: list[str] = []
        self._text = ""

    def doctype(self, name: str, *_: object) -> None:
        self.found.append("<!DOCTYPE>")

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        name = _local(tag)
        attributes = {_local(one): value for one, value in given.items()}
        self._open.append(name)
        self._text = ""
        if name in _ACTS or tag.startswith(f"{{{_FORMS}}}"):
            self.found.append(name)
        elif name == "definedname" and _BY_ITSELF.search(attributes.get("name", "")):
            self.found.append(attributes["name"])
        self._relation(name, attributes)
        self._field(name, attributes)
        self.found += [one for one in attributes if one.startswith("on") and name in {"svg", "g", "path", "image", "a"}]
        if len(attributes) < len(given) and name in _JUDGED_WHOLE:  # which of two counts, another program may see
            self.found.append(name)
        for one, value in zip(map(_local, given), given.values(), strict=True):
            if self._leads_out(one, value, name in {"a", "hyperlink"}):
                self.found.append(value)
            elif formulas.stands_in(one) or (name, one) == ("cfvo", "val"):
                self._formula(value)

    def data(self, text: str) -> None:
        name = self._open[-1] if self._open else ""
        if name in {"instrtext", "delinstrtext"} and self._fields:
            self._fields[-1] += text
            if len(self._fields[-1]) > formulas.LONGEST:
                self.found.append(self._fields[-1][:80])
                self._fields[-1] = ""
        elif name in {"instrtext", "delinstrtext"}:
            self.found.append(text)
        elif name == "style" or (formulas.stands_in(name) and len(self._text) <= formulas.LONGEST):
            self._text += text

    def end(self, tag: str) -> None:
        if self._open.pop() != "style":
            self._formula(self._text, bar=True)
        elif _FETCHES.search(self._text):
            self.found.append(self._text.strip())
        self._text = ""

    def close(self) -> None:
        """A field that never ends is read to its end by some program."""
        for instruction in self._fields:
            self._instruction(instruction)

    @staticmethod
    def _leads_out(name: str, value: str, is_link: bool) -> bool:
        """Of an attribute: a link astray, a picture elsewhere, what a click starts, a style from elsewhere."""
        if name in {"href", "src", "althref"}:
            return not may_lead(value, is_link and name == "href")
        return value.startswith("ppaction:") or ("url(" in value.lower() and bool(_FETCHES.search(value)))

    def _relation(self, name: str, given: Mapping[str, str]) -> None:
        kind = given.get("type", "")
        if name == "relationship" and _RELATION.search(kind):
            self.found.append(kind)
        elif name == "relationship" and given.get("targetmode", "Internal") != "Internal":
            target = given.get("target", "")
            if not (kind.endswith("/hyperlink") and may_lead(target, True)):
                self.found.append(target)
        elif name in {"override", "default"} and _CONTENT.search(given.get("contenttype", "")):
            self.found.append(given["contenttype"])

    def _field(self, name: str, given: Mapping[str, str]) -> None:
        if name == "fldsimple":
            self._instruction(given.get("instr", ""))
        elif name == "fldchar":
            kind = given.get("fldchartype")
            if kind == "begin":
                self._fields.append("")
            elif kind in {"separate", "end"} and self._fields:
                self._instruction(self._fields[-1])
                self._fields[-1] = "page"  # what follows is what it has come to
                if kind == "end":
                    self._fields.pop()

    def _instruction(self, text: str) -> None:
        first = re.match(r"\s*(=|\w*)", text)[1].lower()
        schemes = re.findall(r"([A-Za-z][\w+.-]*):(?=\S)", text)
        if first not in _FIELDS or "\\\\" in text or any(one.lower() not in urls.SCHEMES for one in schemes):
            self.found.append(text.strip() or "fldChar")

    def _formula(self, text: str, bar: bool = False) -> None:
        if formulas.acts(text, bar):
            self.found.append(text.strip())


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def may_lead(target: str, is_link: bool) -> bool:
    """Whether an address stays in the file, or is a link of the web that a reader follows."""
    plain = "".join(target.split())
    if plain.startswith(("//", "\\", "/\\", "../", "..\\")):
        return False
    scheme = urls.scheme(plain)
    return scheme is None or (is_link and scheme.lower() in urls.SCHEMES and not _is_led_astray(plain))


def _is_led_astray(link: str) -> bool:
    """Whether a link of the web names a user, as if that were the host, or leads into the network of who follows it."""
    host = _HOST.match(link)
    return host is not None and ("@" in host[1] or urls.fault(f"https://{host[1]}") == "link.private")
