"""What of an office file (Office Open XML, OpenDocument) would run, or fetch something, on a reader's computer.

Its parts are read as the XML that they are, in whatever encoding and by whatever prefixes; a kind of part that is not
known to be harmless is refused.
"""

import io
import itertools
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from xml.etree import ElementTree

from strategy.checking import formulas
from strategy.model import urls

PARTS = 5_000  # of a file
UNPACKED = 100 * 1024**2  # bytes of all of them
RATIO = 100  # between the bytes of XML and those that it takes packed: texts and tables come to 10 or 20
SMALL = 4 * 1024**2  # bytes of XML that may be packed as tightly as they like
ELEMENTS = 200_000  # of all of them together; of a larger file as many as it has bytes
DEEPEST = 2  # files within files, as a chart brings its table
_XML = (".xml", ".rels", ".rdf", ".vml", ".svg", ".psmdcp")
_PICTURES = re.compile(r".*\.(?:png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|svm)|objectreplacements/[^/]+")
# How they begin, whatever they are called: programs draw by that, and a drawing or PostScript may fetch and run.
_PICTURE = re.compile(
    rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM|II[*\xbc]|MM\x00\*|VCLMTF|\xd7\xcd\xc6\x9a|[\x01\x02]\x00\x09\x00"
    rb"|\x01\x00\x00\x00.{36} EMF",
    re.DOTALL,
)
_OTHERS = re.compile(r".*\.(?:odttf|ttf|otf)|(?:.*/)?printersettings[0-9]*\.bin|mimetype|layout-cache|.*/")
_WITHIN = (".docx", ".xlsx", ".odt", ".ods")
_NAME = re.compile(r"vba|macrosheets/|activex/|externallinks/|customui|oleobject|^basic/|^scripts/")
_OUTSIDE = re.compile(r"^/|\\|:|(?:^|/)\.\.(?:/|$)")
# Of elements, relations and kinds of content, whatever stands before these names.
_ACTS = frozenset(
    """altchunk applet control controls customui ddeconnection ddelink dde-connection-decl dde-source event-listener
    externalbook externallink externalreference floating-frame frameset javascript macrosheet maillist mailmerge
    oleitem olelink oleobject oleobjects object-ole plugin querytable script section-source subdoc webpr dbpr olappr
    webvideopr webpublishitem execute-macro binary-data foreignobject iframe event-listeners database-source-sql
    database-source-query database-source-table taskpane taskpanes webextension webextensionref""".split()  # noqa: SIM905
)
_BY_ITSELF = re.compile(r"auto_?(?:open|close|activate|deactivate)", re.IGNORECASE)  # names of what a workbook runs
_FORMULAS = frozenset((("cfvo", "val"), ("condition", "value"), ("formatting-entry", "value")))
_FORMS = "http://www.w3.org/2002/xforms"  # a namespace of which every element may send or fetch
_RELATION = re.compile(
    r"vba|macro|oleobject|activex|/control|afchunk|externallink|connections$|querytable|/frame$|customui|extensibility"
    r"|subdocument|mailmerge|attachedtoolbars|keymap|xlbinary|webextension",
    re.IGNORECASE,
)
_CONTENT = re.compile(r"macro|vba|activex|oleobject|sheet\.binary|javascript", re.IGNORECASE)
_IS_XML = re.compile(r"[/+]xml\b", re.IGNORECASE)
# What a field of Word may compute; of all others many fetch or start something.
_FIELDS = frozenset(
    """= author autonum bibliography citation comments createdate date docproperty edittime eq filename filesize
    formcheckbox formdropdown formtext hyperlink if index info keywords lastsavedby listnum mergefield noteref numchars
    numpages numwords page pageref printdate ref revnum savedate section sectionpages seq styleref subject symbol ta tc
    template time title toa toc username useraddress userinitials xe addin""".split()  # noqa: SIM905
)
_JUDGED_WHOLE = frozenset(("relationship", "override", "default", "fldsimple", "fldchar"))
# Of the instruction of a field: switches, and words in quotes and without.
_WORDS = re.compile(r"\\[A-Za-z](?=[\"\s]|\Z)|\"[^\"]*\"?|[^\s\"]+")
_SAYING = frozenset(("\\l", "\\o", "\\t"))  # switches of a link before a place in the file, a note, a window
_QUOTES = str.maketrans("“”„", '"""')
_HOST = re.compile(r"https?:[/\\]*([^/\\?#]*)", re.IGNORECASE)
_FETCHES = re.compile(r"@import|\\|url\(\s*+(?!#|data:)", re.IGNORECASE)  # of styles


class _Room:
    """What may still be unpacked of a file, and of those within it: bytes and elements."""

    def __init__(self, packed: int) -> None:
        self.left = UNPACKED
        self.elements = max(ELEMENTS, packed)

    def take(self, size: int) -> None:
        """Raises ValueError where that is too much."""
        self.left -= size
        if self.left < 0:
            raise ValueError("too large")

    def take_element(self) -> None:
        """Raises ValueError where that is too much."""
        self.elements -= 1
        if self.elements < 0:
            raise ValueError("too many")


def found_in(data: bytes, depth: int = 0, room: _Room | None = None) -> Iterator[str]:
    """What acts, as it stands there. Raises ValueError for what is no office file, too large or damaged."""
    room = room or _Room(len(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        if not _is_read_alike(data, parts) or len(names) < len(parts) or len(parts) > PARTS or depth > DEEPEST:
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
                yield from _of_part(content, room) if content.strip() else ()  # LibreOffice leaves some empty
            elif not (_is_picture(content) if _PICTURES.fullmatch(name) else _OTHERS.fullmatch(name)):
                yield part.filename


def _is_read_alike(data: bytes, parts: Sequence[zipfile.ZipInfo]) -> bool:
    """Whether every program finds the same parts: nothing stands before them and nothing after their list, no second
    list is led to, and none has a second name."""
    end = data[-22:]  # without a note
    if not (data.startswith(b"PK\x03\x04") and end.startswith(b"PK\x05\x06")):
        return False
    many, size, start = struct.unpack("<10xHII2x", end)
    is_plain = many == len(parts) and start + size + len(end) == len(data) and data[-42:-38] != b"PK\x06\x07"
    return is_plain and not any(map(_is_renamed, parts))


def _is_picture(content: bytes) -> bool:
    return not content or _PICTURE.match(content) is not None


def _is_renamed(part: zipfile.ZipInfo) -> bool:
    extra = part.extra
    while len(extra) >= 4:
        kind, size = struct.unpack("<HH", extra[:4])
        if kind == 0x7075:
            return True
        extra = extra[4 + size :]
    return False


def _of_part(content: bytes, room: _Room) -> Iterator[str]:
    part = _Part(room)
    parser = ElementTree.XMLParser(target=part)
    for start in range(0, len(content), 1 << 20):
        parser.feed(content[start : start + (1 << 20)])
        yield from part.found
    parser.close()
    part.close()
    yield from part.found


class _Part:
    """Looks at the elements of a part as they are read, and keeps none."""

    def __init__(self, room: _Room) -> None:
        self.found: list[str] = []
        self._room = room
        self._fields: list[str] = []  # the instructions of the fields that are open, without those inside them
        self._open: list[str] = []
        self._text = io.StringIO()

    def doctype(self, name: str, *_: object) -> None:
        self.found.append("<!DOCTYPE>")

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        self._room.take_element()
        name = _local(tag)
        attributes = {_local(one): value for one, value in given.items()}
        self._open.append(name)
        self._text = io.StringIO()
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
            elif formulas.stands_in(one) or (name, one) in _FORMULAS:
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
        elif name in {"style", "hyperlinkbase"} or (formulas.stands_in(name) and self._text.tell() <= formulas.LONGEST):
            self._text.write(text)

    def end(self, tag: str) -> None:
        name, text = self._open.pop(), self._text.getvalue()
        if name not in {"style", "hyperlinkbase"}:
            self._formula(text, bar=True)
        elif _FETCHES.search(text) if name == "style" else not may_lead(text, True):
            self.found.append(text.strip())
        self._text = io.StringIO()

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
        elif name in {"override", "default"}:
            content, place = given.get("contenttype", ""), given.get("partname", "." + given.get("extension", ""))
            if _CONTENT.search(content) or (_IS_XML.search(content) and not place.lower().endswith(_XML)):
                self.found.append(content)

    def _field(self, name: str, given: Mapping[str, str]) -> None:
        if name == "fldsimple":
            self._instruction(given.get("instr", ""))
        elif name == "fldchar":
            kind = given.get("fldchartype")
            if kind == "begin":
                self.found += [one for one in self._fields[-1:] if _composes_link(one)]
                self._fields.append("")
            elif kind in {"separate", "end"} and self._fields:
                self._instruction(self._fields[-1])
                self._fields[-1] = "page"  # what follows is what it has come to
                if kind == "end":
                    self._fields.pop()

    def _instruction(self, text: str) -> None:
        first = re.match(r"\s*(=|\w*)", text)[1].lower()
        led_to = _led_to(text) if first == "hyperlink" else ()
        if first not in _FIELDS or not all(may_lead(one, True) for one in led_to):
            self.found.append(text.strip() or "fldChar")

    def _formula(self, text: str, bar: bool = False) -> None:
        if formulas.acts(text, bar):
            self.found.append(text.strip())


def _led_to(instruction: str) -> Iterator[str]:
    """The addresses in a field that is a link."""
    words = _WORDS.findall(instruction.translate(_QUOTES))
    for before, word in itertools.pairwise(words):
        if len(word) == 2 and word.startswith("\\"):
            yield from (word for one in _SAYING if one == before.lower())  # what is said is missing
        elif before.lower() not in _SAYING:
            yield word.strip('"')


def _composes_link(instruction: str) -> bool:
    """Whether another field in it would say where a link leads."""
    return instruction.lstrip()[:9].lower() == "hyperlink"


def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()


def may_lead(target: str, is_link: bool) -> bool:
    """Whether an address stays in the file, or is a link of the web that a reader follows."""
    plain = "".join(target.split())
    if not plain.isprintable() or plain.startswith(("//", "\\", "/\\", "../", "..\\")):
        return False
    scheme = urls.scheme(plain)
    return scheme is None or (is_link and scheme.lower() in urls.SCHEMES and not _is_led_astray(plain))


def _is_led_astray(link: str) -> bool:
    """Whether a link of the web names a user, as if that were the host, or leads into the network of who follows it."""
    host = _HOST.match(link)
    return host is not None and ("@" in host[1] or urls.fault(f"https://{host[1]}") == "link.private")
