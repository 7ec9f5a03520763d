"""What of an office file (Office Open XML, OpenDocument) would run, or fetch something, on a reader's computer.

Its parts are read as the XML that they are, in whatever encoding and by whatever prefixes; a kind of part that is not
known to be harmless is refused.
"""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from functools import lru_cache
from xml.etree import ElementTree

from strategy.checking.attached import encodings, formulas, known_office, known_parts, word_fields
from strategy.checking.attached.document_links import Followed, is_address, judged, names_address, stays
from strategy.checking.attached.packed import Room, is_read_alike, read
from strategy.checking.attached.word_fields import Around, Fields

PARTS = 5_000  # of a file
RATIO = 100  # between the bytes of XML and those that it takes packed: texts and tables come to 10 or 20
SMALL = 4 * 1024**2  # bytes of XML that may be packed as tightly as they like
DEEPEST = 2  # files within files, as a chart brings its table
NESTED = 1_000  # elements within each other: where one stands is asked again and again
_NAME = re.compile(r"vba|macrosheets/|activex/|externallinks/|customui|oleobject|(?:^|/)(?:basic|scripts)/")
_MENUS = re.compile(r"(?:^|/)configurations2/")  # and keys; of a file, and of an object within it
_OUTSIDE = re.compile(r"^/|[\\:%]|(?:^|/)\.\.(?:/|$)")  # or the same name spelt in another way
_BY_ITSELF = re.compile(r"auto_?(?:open|close|activate|deactivate)", re.IGNORECASE)  # names of what a workbook runs
_JUDGED_WHOLE = frozenset(("relationship", "override", "default")) | word_fields.ELEMENTS
_BESIDE = frozenset(("tooltip", "tgtframe", "anchor", "doclocation"))  # of a link of Word, beside its address
_LINKS = frozenset(("hyperlink", "hlinkclick", "hlinkhover", "hlinkmouseover"))
# Relations to parts that are no XML, and nothing to draw.
_UNREAD = ("/font", "/printerSettings", "/workbookmetadata")
_OF_UNREAD = frozenset(
    """embedregular embedbold embeditalic embedbolditalic pagesetup customsheetview printersettings
    sheetscustomdata""".split()  # noqa: SIM905
)
_DRAWN = frozenset(("svg", "g", "path", "image", "a"))
_LEADING = frozenset(
    """href src althref invalidurl url local-url image-data datasource database-name manifestlocation
    schemaref sigprovurl target-url""".split()  # noqa: SIM905
)
_FOLLOWED = frozenset(("invalidurl", "url", "local-url", "target-url", "sigprovurl"))  # by who clicks on the element
_SAVED_IN = ("abspath", "url")  # the folder in which Excel saved a workbook (checking/attached/document_authors.py)
IN_WORKBOOK = ("hyperlink", "location")
_TABLE = ("table", "name")  # as which LibreOffice keeps what it has taken from another file
_OF_FORM = ("property", "string-value")  # one of them names the database that a form opens by itself
# As LibreOffice names the template, and reads no more than its date.
_UP = re.compile(r"\A(?:(?:\.\./)+|/(?:[A-Za-z]:/)?)(?![/\\])")
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BASE = "{http://www.w3.org/XML/1998/namespace}base"
_SETTING = "config-item"
_OF_CARD = "v"  # a value of those that Excel shows on a card, which may lead somewhere
_BASE_OF_LINKS = "hyperlinkbase"
_PLACES = frozenset((_BASE_OF_LINKS, "xsnlocation"))
# Wherever it stands: no honest file has it, and LibreOffice finds an address in most unlikely places.
_OTHER_SCHEME = re.compile(r"(?<![\w+.-])(?!https?:)[a-z][a-z0-9+.-]+:[/\\]|\bfile:", re.IGNORECASE)
_FETCHES = re.compile(r"@import|\\|url\(\s*+(?!#|data:)", re.IGNORECASE)  # of styles


def found_in(data: bytes, depth: int = 0, room: Room | None = None) -> Iterator[str]:
    """What acts, as it stands there. Raises ValueError for what is no office file, too large or damaged."""
    room = room or Room(len(data))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        if not is_read_alike(data, parts) or len(names) < len(parts) or len(parts) > PARTS or depth > DEEPEST:
            raise ValueError("no office file")
        is_open_document = known_parts.CONTENTS not in names
        if is_open_document is not ("mimetype" in names):  # two kinds at once
            raise ValueError("no office file")
        room.take(sum(part.file_size for part in parts))
        texts = [part for part in parts if part.filename.lower().endswith(known_parts.XML)]
        if sum(part.file_size for part in texts) > max(SMALL, RATIO * sum(part.compress_size for part in texts)):
            raise ValueError("too large")
        looked_at: dict[str, _Part] = {}
        for part in parts:  # all are read, so that what is damaged is seen
            content, name = read(archive, part, data), part.filename.lower()
            if _OUTSIDE.search(name) or (_MENUS.search(name) and content.strip()):
                yield part.filename
            elif name.endswith(known_parts.WITHIN):
                yield from found_in(content, depth + 1, room)
            elif known_parts.is_read(name, is_open_document) and not _NAME.search(name):
                looked_at[name] = _Part(room, is_open_document)
                if content.strip():  # LibreOffice leaves some empty
                    yield from _of_part(content, looked_at[name])
            elif not (known_parts.is_picture(name, content) or known_parts.is_other(name, content, is_open_document)):
                yield part.filename
        yield from _misused(looked_at)


class _Part:
    """Looks at the elements of a part as they are read, and keeps none."""

    def __init__(self, room: Room, is_open_document: bool) -> None:
        self._room, self._is_open_document = room, is_open_document
        self.found: list[str] = []
        self.apart: dict[str, frozenset[str]] = {}  # id of a relation → the elements that alone may use it
        self.asked: set[tuple[str, str]] = set()  # (element, id of a relation that it uses)
        self.tells = False  # whether a formula tells of the computer of who opens the file
        self.going_on: list[str] = []  # links of formulas to which cells may add something
        self._told: set[tuple[str, str]] = set()  # what a part may hold once, and what that is
        self._fields = Fields()
        self._open: list[str] = []
        self._apart = 0  # of those, how many tell nothing of a field: to ask for one among a thousand takes long
        self._texts: list[list[str] | None] = []  # of the elements that are open, where it is looked at
        self._named: list[list[str]] = []  # names of the settings that are open

    def doctype(self, name: str, *_: object) -> None:
        self.found.append("<!DOCTYPE>")

    def pi(self, name: str, *_: object) -> None:
        if name.lower() == "xml-stylesheet":
            self.found.append(name)

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        self._room.take_element()
        if len(self._open) == NESTED:
            raise ValueError("too deep")
        name = _local(tag)
        self._open.append(name)
        self._apart += name in word_fields.APART
        self._texts.append([] if _is_read(tag) else None)
        if name == "hyperlink":
            self.found += word_fields.led_beside(
                (_local(one), value) for one, value in given.items() if one[:1] == "{" and _local(one) in _BESIDE
            )
        if name == _SETTING:
            self._named.append([value for one, value in given.items() if _local(one) == "name"])
        if known_office.acts(tag, name) or (self._is_open_document and not known_office.is_of_open_document(tag)):
            self.found.append(name)
        if known_office.is_one(tag, name):
            self._told_once(name)
        if self._fields.is_told or name in _JUDGED_WHOLE:
            attributes = {_local(one): value for one, value in given.items()}
            if len(attributes) < len(given) and name in _JUDGED_WHOLE:  # which of two counts, another may see
                self.found.append(name)
            self._relation(name, attributes)
            self.found += self._fields.start(tag, name, attributes, self._around(), given.get(_SPACE) == "preserve")
        for one, value in given.items():
            if not _is_plain(one) or "(" in value or ":" in value:  # most of a table need no look
                self._attribute(name, one, value)

    def _attribute(self, element: str, full: str, value: str) -> None:
        name = _local(full)
        if element == "definedname" and name == "name" and _BY_ITSELF.search(value):
            self.found.append(value)
        if element in _DRAWN and name.startswith("on"):
            self.found.append(name)
        bound = known_office.BOUND.get(name, known_office.BOUND.get(element, (value,)))
        if leaves((element, name), value) or value not in bound:
            self.found.append(value)
        if _is_relation(full) and element not in _LINKS:
            self.asked.add((element, value.strip()))
        if (name in _LEADING and (element, name) != _SAVED_IN) or full == _BASE:
            value = _UP.sub("", value) if element == "template" else value
            is_link = name == "href" and known_office.is_followed(element, full == "href")
            is_known = name != "href" or _is_relation(full) or known_office.may_have_address(element, value.strip())
            if is_known and (is_link or name in _FOLLOWED):
                self.found.append(judged(value))
            elif not (is_known and stays(value)):
                self.found.append(value)
        elif value.startswith("ppaction:") or ("(" in value and "url(" in value.lower() and _FETCHES.search(value)):
            self.found.append(value)
        elif formulas.stands_in(name) or (element, name) in formulas.OF_LOOKS:
            self._formula(value, name, (element, name) in formulas.OF_LOOKS or formulas.is_computed(name))

    def data(self, text: str) -> None:
        if self._fields.is_told or (self._open and self._open[-1] in {"instrtext", "delinstrtext"}):
            self.found += self._fields.text(text, self._around())
        elif self._texts and self._texts[-1] is not None:
            self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        name, texts = self._open.pop(), self._texts.pop()
        self._apart -= name in word_fields.APART
        if self._fields.is_told:
            self.found += self._fields.end(name, self._around())
        names = self._named.pop() if name == _SETTING else ()
        if not texts:
            return
        text = "".join(texts)
        if name == "style":
            self.found += [text.strip()] if _FETCHES.search(text) else []
        elif name == _SETTING:
            self.found += [] if known_office.may_be_set(names, text) else [text.strip()]
        elif name in known_office.BOUND:
            self.found += [] if text.strip().lower() in known_office.BOUND[name] else [name]
        elif name == _OF_CARD:
            self.found += [judged(text)] if names_address(text) else []
        elif name in _PLACES:
            if name == _BASE_OF_LINKS:
                self.found.append(judged(text))
            elif not stays(text):
                self.found.append(text.strip())
        else:
            self._formula(text, name, formulas.is_computed(name), bar=True)

    def close(self) -> None:
        self.found += self._fields.close()

    def _around(self) -> Around:
        return Around(*["", "", *self._open[-2:]][-2:], self._apart > 0)

    def _relation(self, name: str, given: Mapping[str, str]) -> None:
        kind, target = given.get("type", ""), given.get("target", "")
        for of, one in known_office.told_once(name, given):
            self._told_once(one, of)
        if name == "relationship" and not known_office.is_relation(kind):
            self.found.append(kind or name)
        elif name == "relationship" and given.get("targetmode", "Internal") != "Internal":
            self.apart[given.get("id", "").strip()] = _LINKS
            self.found.append(word_fields.led_to(target) if kind.endswith("/hyperlink") else target)
        elif name == "relationship":
            if kind.endswith(_UNREAD):
                self.apart[given.get("id", "").strip()] = _OF_UNREAD
            elif kind.endswith("/hyperlink"):
                self.found.append(word_fields.led_to(target))
            elif not known_parts.is_judged(target):
                self.found.append(target)
        elif name in {"override", "default"}:
            content, place = given.get("contenttype", ""), given.get("partname", "." + given.get("extension", ""))
            if known_parts.is_misnamed(content, place):
                self.found.append(content)

    def taken(self) -> list[str]:
        """What was found and has not been told yet."""
        told, self.found = self.found, []
        return told

    def _told_once(self, what: str, of: str = "element") -> None:
        self.found += [what] if (of, what) in self._told else []
        self._told.add((of, what))

    def _formula(self, text: str, place: str, is_computed: bool, bar: bool = False) -> None:
        acts = formulas.acts(text, bar, is_computed, place in formulas.OF_CELLS)
        self.found += [text.strip()] if acts else map(Followed, formulas.led_to(text))
        self.tells |= formulas.tells(text)
        self.going_on += [text.strip()] if formulas.goes_on(text) else []


def leaves(place: tuple[str, str], value: str) -> bool:
    """Whether what stands in a place (element, attribute) leads out of the file, unless it is one good address."""
    return (
        (place != _SAVED_IN and _OTHER_SCHEME.search(value) is not None and not is_address(value))
        or (place == IN_WORKBOOK and known_office.leaves(value))
        or (place == _TABLE and "'#" in value)
        or (place == _OF_FORM and not stays(value))
    )


def _of_part(content: bytes, part: _Part) -> Iterator[str]:
    parser = ElementTree.XMLParser(target=part)
    for piece in encodings.pieces(content):
        parser.feed(piece)
        yield from part.taken()
    parser.close()
    part.close()
    yield from part.taken()


def _misused(read: Mapping[str, _Part]) -> Iterator[str]:
    """Elements that use a relation which only others may: programs do not look of which kind it is. And links of
    formulas to which a cell may add what another formula tells of the reader."""
    if any(part.tells for part in read.values()):
        yield from (one for part in read.values() for one in part.going_on)
    for name, part in read.items():
        folder, _, file = name.rpartition("/")
        relations = read.get(f"{folder}/_rels/{file}.rels".removeprefix("/"))
        for element, id_ in part.asked if relations else ():
            if element not in relations.apart.get(id_, (element,)):
                yield element


@lru_cache(maxsize=4096)
def _is_relation(attribute: str) -> bool:
    return attribute.rpartition("}")[0].endswith("/relationships") or _local(attribute) == "relid"


@lru_cache(maxsize=4096)
def _is_plain(attribute: str) -> bool:
    name = _local(attribute)
    is_known = (
        name in _LEADING or name in {"location", "name", "val", "value", *known_office.BOUND} or name.startswith("on")
    )
    return not (is_known or attribute == _BASE or _is_relation(attribute) or formulas.stands_in(name))


@lru_cache(maxsize=4096)
def _is_read(tag: str) -> bool:
    name = _local(tag)
    is_said = name in {"style", _SETTING, *_PLACES, *known_office.BOUND} or (name == _OF_CARD and "/richdata" in tag)
    return is_said or formulas.stands_in(name)


@lru_cache(maxsize=4096)
def _local(name: str) -> str:
    return name.rpartition("}")[2].lower()
