"""What of a PDF file would run, or fetch something, on the computer of who opens it."""

import io
import logging
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import chain

import pikepdf
from pikepdf import settings

from strategy.checking.attached import pdf_content, pdf_lzw, pdf_objects, pdf_shown
from strategy.checking.attached.document_links import judged

logging.getLogger("pikepdf").addHandler(logging.NullHandler())  # all that counts is among the warnings of a document
PART = 64 * 1024**2  # bytes that a part may unpack to
settings.set_qpdf_limits(
    parser_max_nesting=100,
    max_stream_filters=2,
    flate_max_memory=PART,
    png_max_memory=PART,
    run_length_max_memory=PART,
    tiff_max_memory=PART,
)
UNPACKED = 100 * 1024**2  # bytes of all parts
_RUNS = frozenset(
    ("JavaScript", "Launch", "SubmitForm", "ImportData", "GoToE", "GoToR", "Rendition", "Movie", "Sound", "Thread")
)
_KEYS = frozenset(
    "JS Base PresSteps XFA EmbeddedFiles EF RichMediaContent RichMediaSettings Collection OPI".split()  # noqa: SIM905
)
_TOLD = _KEYS | pdf_shown.KEYS | {"S", "Subtype2", "FS", "URI", "URL", "FontMatrix", "OpenAction", "AA"}
_ALONE = _RUNS | {"URL", "RichMedia", "3D", "Screen", "Movie", "FileAttachment", "PS", "Tx", "Ch", "Btn", "OFF"}
# What unpacks into no picture; of one flate alone another look knows how much.
_UNPACKS = frozenset(
    """/FlateDecode /Fl /LZWDecode /LZW /RunLengthDecode /RL /ASCIIHexDecode /AHx /ASCII85Decode /A85""".split()  # noqa: SIM905
)
_LEADS = re.compile(r"\s*(?!D:)[A-Za-z][\w+.-]*:\S")  # like an address, and no date
_DIRECT = re.compile(rb"/Root%s*<" % pdf_objects.BLANK)  # a catalogue that is no object of the file
_APART = re.compile(rb"/(?:UR[IL]|Base)%s*[0-9%%]" % pdf_objects.BLANK)
# In any other form Chromium passes over it, and takes an earlier one.
_TABLE = re.compile(rb"(?<=%s)startxref%s+([0-9]{1,20})%s+%%EOF".replace(b"%s", rb"[\0\t\n\f\r ]"))
_LENGTH = re.compile(rb"/L\s+([0-9]{1,20})(?![0-9.])")
_PACKED = re.compile(rb"stream\r?\n(?=[\x08\x18\x28\x38\x48\x58\x68\x78])")  # how what is deflated begins

# Also by what stands there: another program may read a damaged file in another way.
# LibreOffice opens what AdditionalStreams of a trailer names instead of the pages.
_IN_BYTES = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE|AdditionalStreams)(?![A-Za-z])"
)
NUMBERS, MOMENTS = 6, 30  # of the matrix of a font; at which something may be done without the reader's asking
MOST_SPELT = 200_000  # letters of names by their numbers: names in Cyrillic letters come to some thousand

# What hides nothing: a page need not say itself what is missing there, a table may begin a sign later and count wrong
# (all objects are looked at in any case), and Word and macOS leave entries in it of what is not there.
_HARMLESS = re.compile(
    r"stream <[^>]*>(?:, object \d+ \d+ at offset \d+: kid \d+ \(from \d+\) (?:Resources|MediaBox) is [\w ]+;[\w /.]+"
    r"|: extraneous whitespace seen before xref"
    r"|: reported number of objects \(\d+\) is not one plus the highest object number \(\d+\)"
    r"|(?: \(object \d+ \d+\): object has offset 0|: xref entry for the xref stream itself is missing) - a common error"
    r" .*)"
)


def found_in(data: bytes) -> Iterator[str]:
    """Names of what acts. Raises ValueError for a document that nobody can look into, or only with a password."""
    parts = _plain(chain([data], _inflated(data)))
    plain = next(parts)
    if not _is_read_alike(data, plain):
        raise ValueError("two tables")
    is_apart, may_be_secret = False, b"/Encrypt" in plain
    for part in chain([plain], parts):
        is_apart |= _APART.search(part) is not None
        yield from (found[0].decode() for found in _IN_BYTES.finditer(part))
    try:
        for found in _of_parts(data, is_apart):  # first: to open a file is to unpack its tables
            if may_be_secret:  # what it says means nothing then
                raise ValueError("encrypted")
            yield found
        with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
            if document.is_encrypted:
                raise ValueError("encrypted")
            yield from _of_document(document)
            _check_warnings(document)
    except (pikepdf.PdfError, pikepdf.PasswordError, RuntimeError, MemoryError) as error:
        raise ValueError(type(error).__name__) from None


def _of_parts(data: bytes, is_apart: bool) -> Iterator[str]:
    for parted, streams in pdf_objects.every(data):
        for one in parted.objects:
            yield from _elsewhere(one) if _has_names(one) and one.objgen[0] in streams else ()
            yield from _of_scalar(one, is_apart)
            yield from _of_object(one)
        _check_warnings(parted)


def _check_warnings(document: pikepdf.Pdf) -> None:
    """Raises ValueError for what is damaged: another program may find more in it."""
    if not all(map(_HARMLESS.fullmatch, map(str, document.get_warnings()))):
        raise ValueError("damaged")


def _plain(parts: Iterable[bytes]) -> Iterator[bytes]:
    """Each with the letters of its names spelt out. Raises ValueError where these are more than any file has."""
    room = MOST_SPELT
    for part in parts:
        plain, many = pdf_objects.spelt(part, room + 1)
        room -= many
        if room < 0:
            raise ValueError("too many")
        yield plain


def _is_read_alike(data: bytes, plain: bytes) -> bool:
    """Whether a file plainly leads to its table; and one that may be read from its start on (as Firefox does) has the
    table there to which its end leads, or has plainly grown since. `plain`: the same with its names spelt out."""
    ends = _TABLE.findall(data)
    if data.count(b"startxref") != len(ends) or _DIRECT.search(plain):
        return False
    if b"/Linearized" not in plain:
        return True
    after_first = data.find(b"endobj") + len("endobj")
    table = int(ends[-1]) if ends else 0
    if after_first <= table and not data[after_first:table].strip(b"\0\t\n\f\r "):
        return True
    lengths = _LENGTH.findall(data[:after_first])
    return len(lengths) == 1 and int(lengths[0]) != len(data)


def _inflated(data: bytes) -> Iterator[bytes]:
    room, whole = UNPACKED, memoryview(data)
    for found in _PACKED.finditer(data):
        part = pdf_objects.first_of(whole[found.end() :], room)
        room -= len(part)
        if room <= 0:
            raise ValueError("too large")
        yield part


def _of_document(document: pikepdf.Pdf) -> Iterator[str]:
    room = UNPACKED
    drawn: pdf_content.Drawn = {}
    for one in document.objects:
        yield from _of_object(one, drawn)
        named: list[str] = []
        if isinstance(one, pikepdf.Stream):
            named = pdf_objects.filters(one)
            pdf_content.check_stream(one, named)
        pdf_lzw.check(one, named, room)
        if _are_otherwise(named):
            room -= len(one.read_bytes(pikepdf.StreamDecodeLevel.specialized))
            if room <= 0:  # a small file would fill the memory of who opens it
                raise ValueError("too large")
    pdf_content.check_pages(document, drawn)


def _of_scalar(one: object, is_apart: bool) -> Iterator[str]:
    """What an action is, or where it leads, where another object says so. `is_apart`: whether an address stands so."""
    if isinstance(one, pikepdf.Name) and pdf_objects.said(one).removeprefix("/") in _ALONE:
        yield str(one)
    if is_apart and isinstance(one, pikepdf.String) and _LEADS.match(str(one)):
        yield _judged(one)


def _judged(address: pikepdf.String) -> str:
    """A link as browsers read it, which take it for UTF-8."""
    raw = pdf_objects.whole_letters(bytes(address))
    try:
        return judged(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return str(address)


def _are_otherwise(named: Sequence[str]) -> bool:
    return named not in pdf_objects.PLAINLY and _UNPACKS.issuperset(named)


def _of_object(one: pikepdf.Object, drawn: pdf_content.Drawn | None = None) -> Iterator[str]:
    """What is inside an object, but for what it refers to: that is an object of the document too. `drawn`: to which
    is added what it draws, where all that it refers to is there."""
    waiting = [one]
    while waiting:
        part = waiting.pop()
        if isinstance(part, pikepdf.Array):
            waiting += [inner for inner in part if not _is_apart(inner)]
        elif _has_names(part):
            names = {name.removeprefix("/"): value for name, value in part.items()}
            yield from () if _TOLD.isdisjoint(names) else _of_dictionary(names)
            if drawn is not None:
                yield from pdf_shown.found_in_whole(names)
                pdf_content.add_drawn(drawn, part, names.get("CharProcs"))
            if isinstance(part, pikepdf.Stream):
                yield from _elsewhere(part)
            waiting += [inner for inner in names.values() if not _is_apart(inner)]


def _elsewhere(stream: pikepdf.Object) -> Iterator[str]:
    """Of what a stream shows from another file."""
    yield from (name for name in ("F", "Ref") if f"/{name}" in stream)


def _is_apart(part: object) -> bool:
    return not isinstance(part, pikepdf.Object) or part.is_indirect


def _of_dictionary(names: Mapping[str, object]) -> Iterator[str]:
    yield from sorted(_KEYS & names.keys())
    yield from pdf_shown.found_in(names)
    for name, wanted in (("S", _RUNS), ("Subtype2", {"PS"}), ("FS", {"URL"})):
        if (said := pdf_objects.said(names.get(name))).removeprefix("/") in wanted:
            yield said
    for address in (names.get("URI"), names.get("URL")):  # the second one of who signs, or of pages from the web
        if isinstance(address, pikepdf.String):
            yield _judged(address)
        elif not (address is None or _has_names(address)):  # a name, too, is followed
            yield pdf_objects.said(address) or "/URI"
    matrix = names.get("FontMatrix")
    # Not gone through where it is longer than any is: any number of objects may have the same.
    if isinstance(matrix, pikepdf.Array) and (len(matrix) > NUMBERS or not all(map(_is_number, matrix))):
        yield "/FontMatrix"  # older browsers run what else stands there
    if not _only_moves(names.get("OpenAction")):
        yield "/OpenAction"
    by_itself = names.get("AA")
    if _has_names(by_itself) and (
        len(by_itself.keys()) > MOMENTS or not all(_only_moves(action) for _, action in by_itself.items())
    ):
        yield "/AA"


def _is_number(part: object) -> bool:
    return isinstance(part, int | Decimal | None)


def _has_names(part: object) -> bool:
    """Whether it is a dictionary to a viewer: a stream is one too."""
    return isinstance(part, pikepdf.Dictionary | pikepdf.Stream)


def _only_moves(action: object) -> bool:
    """Whether what is done without the reader's asking only shows another place of the document."""
    if not _has_names(action):
        return True
    return pdf_objects.said(action.get("/S", pikepdf.Name.GoTo)) == "/GoTo" and "/Next" not in action
