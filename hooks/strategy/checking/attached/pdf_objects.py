"""All objects of a PDF file, whichever of its tables names them: of two by one number, or of one that a table calls
free, programs do not all take the same."""

import io
import re
import zlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise

import pikepdf

# Bytes of objects that streams pack: of a file, per byte of it (nine were seen), and of a small file.
MOST, RATIO, SMALL = 14_000_000, 20, 1_000_000
ROW = 20  # bytes of a row of a table
PIECE = 4096  # bytes of a file that are unpacked at a time
BLANK = rb"[\0\t\n\f\r \x80\xff]"  # the last two of Chromium alone
_SPELT = re.compile(rb"#(3[0-9]|[4-7][0-9A-Fa-f])")  # a letter or digit of a name
_HEAD = re.compile(rb"(?<=[0-9.\0\t\n\f\r \x80\xff])obj(?=%s*[<\[(/%%])" % BLANK)
_NUMBERED = re.compile(rb"(?:\A|[^0-9])([0-9]{1,10})%s{1,9}([0-9]{1,5})%s{1,9}\Z" % (BLANK, BLANK))
_BETWEEN = rb"(?:%s|%%[^\r\n]*+[\r\n])++" % BLANK
_REFERENCE = re.compile(rb"(?<![0-9.])0*([0-9]{1,10})%s\+?0*([0-9]{1,5})%sR(?![A-Za-z0-9])" % (_BETWEEN, _BETWEEN))
# To one whose number was free once.
_AGAIN = re.compile(rb"[0-9]%s\+?0*[1-9][0-9]*%sR(?![A-Za-z0-9])" % (_BETWEEN, _BETWEEN))
_SECTION = re.compile(
    rb"([0-9]{1,10})%s+([0-9]{1,10})%s+((?:[0-9]{10} [0-9]{5} [fn][\r\n ]{1,2})*+)%s*".replace(b"%s", BLANK)
)
_NUMBER_OF_ONE = re.compile(rb"([0-9]{1,10})%s+[0-9]{1,5}%s+obj(?![A-Za-z])" % (BLANK, BLANK))
_USED_AGAIN = re.compile(rb"(?!00000)([0-9]{5}) n")  # in a row
_TABLE = re.compile(rb"xref%s*(?:%s)++" % (BLANK, _SECTION.pattern))  # its rows by sections: first number, how many
_STREAM = re.compile(rb"(?<=>>)%s*(?:stream\r?\n|endstream)" % BLANK)  # pdfTeX notes numbers within one
# A text, a note of plain words, or an array or dictionary with none of these within it.
_INNER = re.compile(
    rb"(?<!\\)\((?:[^()\\]|\\.)*+\)|(?<!<)<[0-9A-Fa-f\s]*+>|%[^]<>()\[%{}\r\n]*+(?=[\r\n])"
    rb"|(?<!<)<<[^]<>()\[%{}]*+>>|\[[^]<>()\[%{}]*+\]",
    re.DOTALL,
)
_OPEN = re.compile(rb"[]<>()\[%{}]")
MOST_FILTERS = 10  # of a stream: one that has as many is unpacked by nobody
DEEPEST = 20  # parts of an object within each other
_PARTED = re.compile(rb"(/[^\0\t\n\f\r ()<>\[\]{}/%\x80\xff]*)[\x80\xff]")  # a name that ends there for Chromium
_CUT = re.compile(rb"(?<=[\x80-\xf4])\f")  # what stands then in a text after a slash, instead of a part of a letter
_GENERATION = 64_999  # by which nothing in the file refers to an object
PLAINLY = ([], ["/FlateDecode"], ["/Fl"])  # ways in which a stream is packed
Streams = dict[int, int]  # number of an object → where what it packs begins


def every(data: bytes) -> Iterator[tuple[pikepdf.Pdf, Collection[int]]]:
    """Documents that hold the objects of a file, each by itself: nothing that they refer to is there. And
    the numbers of those that are streams. Raises ValueError for what is not written as in any honest file, or unpacks
    to too much."""
    parts, streams, seconds = _parts(data)
    room = min(MOST, max(SMALL, RATIO * len(data)))
    packed = []
    with _document(parts) as document:
        yield document, streams
        _check_tables(data, seconds)
        for one in document.objects:
            for part in _within(one, streams, data, room):
                _check_references(part, seconds)
                packed.append(part)
                room -= len(part)
                if room < 0:
                    raise ValueError("too large")
    with _document(packed) as document:
        yield document, ()


def first_of(packed: memoryview, room: int) -> bytes:
    """What stands packed at the start of a file's rest, a little more than `room` bytes at most: read in pieces, as
    what follows would be copied each time. Of a picture, or what is packed in another way, as far as it goes."""
    reader, parts = zlib.decompressobj(), []
    with suppress(zlib.error):
        while packed and not reader.eof and room > 0:
            parts.append(reader.decompress(packed[:PIECE]))
            packed, room = packed[PIECE:], room - len(parts[-1])
    return b"".join(parts)


def filters(stream: pikepdf.Object) -> list[str]:
    """In which ways a stream is packed, as it says; one alone need not stand in a list."""
    named = stream.get("/Filter", pikepdf.Array())
    if not isinstance(named, pikepdf.Array):
        return [said(named)]
    return [said(named[place]) for place in range(min(len(named), MOST_FILTERS))]


def said(one: object) -> str:
    """What a name or a text says; nothing where it is none, or a name in another encoding than UTF-8: what matters here
    is spelt in plain letters. Of anything else the library would spell out all that it leads to."""
    with suppress(UnicodeDecodeError):
        return str(one) if isinstance(one, pikepdf.Name | pikepdf.String) else ""
    return ""


def spelt(names: bytes, count: int = 0) -> tuple[bytes, int]:
    """A text with the letters of its names spelt out, and how many these are."""
    return _SPELT.subn(lambda found: bytes([int(found[1], 16)]), names, count=count)


def whole_letters(text: bytes) -> bytes:
    """A text of an object that is read by itself, with all parts of its letters in UTF-8."""
    return _CUT.sub(b"\x80", text)


def _parts(data: bytes) -> tuple[list[bytes], Streams, dict[int, int]]:
    """The text of each object, without what it packs; and by their numbers the second ones of those that have any."""
    heads = list(_HEAD.finditer(data))
    ends = [*(head.start() for head in heads[1:]), len(data)]
    parts, streams, numbers = [], {}, set()
    for head, end in zip(heads, ends, strict=True):
        numbered = _NUMBERED.search(data[max(0, head.start() - 40) : head.start()])
        if not numbered:
            raise ValueError("numbered otherwise")
        numbers.add((int(numbered[1]), int(numbered[2])))
        stream = _STREAM.search(data, head.end(), end)
        part = data[head.end() : stream.start() if stream else end]
        own, end_of_it, _ = (part, b"", b"") if stream else part.partition(b"endobj")
        if not (stream or end_of_it):
            raise ValueError("without an end")
        _check_whole(own)
        parts.append(own)
        streams |= {len(parts): stream.end()} if stream else {}
    seconds = {number: second for number, second in numbers if second}
    for number, second in numbers:
        _check_second(number, second, seconds)
    for part in parts:
        _check_references(part, seconds)
    return parts, streams, seconds


def _check_references(part: bytes, seconds: Mapping[int, int]) -> None:
    """Raises ValueError for one by another second number than the object has: some programs pass over it."""
    if seconds or _AGAIN.search(part):
        for number, second in _REFERENCE.findall(part):
            _check_second(int(number), int(second), seconds)


def _check_second(number: int, second: int, seconds: Mapping[int, int]) -> None:
    if seconds.get(number, 0) != second:
        raise ValueError("numbered otherwise")


def _check_tables(data: bytes, seconds: Mapping[int, int]) -> None:
    """Raises ValueError where a table has a number twice: Chromium takes the last of the two, others the first; and
    where it is not written as any is: Chromium takes an earlier one then, or what that says of an object."""
    for table in _TABLE.finditer(data):
        sections = [(int(first), int(many), rows) for first, many, rows in _SECTION.findall(table[0])]
        _check_once([(first, many) for first, many, _ in sections])
        widths = {len(rows) / many for _, many, rows in sections if many}
        is_plain = widths <= {ROW} or (widths == {ROW - 1} and _is_of_one(data))
        if not (is_plain and data.startswith(b"trailer", table.end())):
            raise ValueError("numbered otherwise")
        for first, many, rows in sections:
            for again in _USED_AGAIN.finditer(rows):
                _check_second(first + again.start() * many // len(rows), int(again[1]), seconds)


def _is_of_one(data: bytes) -> bool:
    """Whether a file has one table, and no number twice: where rows end in one sign, as simple programs write them,
    Chromium goes by the objects instead."""
    numbers = _NUMBER_OF_ONE.findall(data)
    return data.count(b"startxref") == 1 and len(numbers) == len(set(map(int, numbers)))


def _check_once(sections: Collection[tuple[int, int]]) -> None:
    if any(first + many > following for (first, many), (following, _) in pairwise(sorted(sections))):
        raise ValueError("numbered twice")


def _check_whole(part: bytes) -> None:
    """Raises ValueError for an object that does not plainly end before another seems to begin: that may be within a
    text of the first one."""
    for _ in range(DEEPEST):
        part, many = _INNER.subn(b" ", part)
        if not many:
            break
    if _OPEN.search(part):
        raise ValueError("without an end")


def _document(parts: Sequence[bytes]) -> pikepdf.Pdf:
    root = b"<</Type/Catalog/Pages<</Type/Pages/Kids[]/Count 0>>>>"
    texts = (_PARTED.sub(b"\\1\f", one).replace(b"\v", b"\1") for one in (*parts, root))  # a blank to the library alone
    objects = [b"%d %d obj %s\nendobj\n" % (n, _GENERATION, one) for n, one in enumerate(texts, 1)]
    file = io.BytesIO(b"%PDF-1.7\n")
    table = [b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)]
    at = file.seek(0, io.SEEK_END)
    for one in objects:
        table.append(b"%010d %05d n \n" % (at, _GENERATION))
        at += file.write(one)
    tail = b"trailer <</Size %d/Root %d %d R>>\nstartxref\n%d\n%%%%EOF\n"
    file.write(b"".join(table) + tail % (len(objects) + 1, len(objects), _GENERATION, at))
    return pikepdf.open(file, suppress_warnings=True)


def _within(one: pikepdf.Object, streams: Streams, data: bytes, room: int) -> Iterator[bytes]:
    """The objects that a stream packs."""
    place = streams.get(one.objgen[0]) if isinstance(one, pikepdf.Object) else None
    if isinstance(one, pikepdf.Stream):  # it has not been parted from what it packs
        raise ValueError("written otherwise")
    if place is None or not isinstance(one, pikepdf.Dictionary):
        return
    named = filters(one)
    if said(one.get("/Type")) == "/XRef":
        if named not in PLAINLY:  # the library would unpack it without a bound
            raise ValueError("packed otherwise")
        index = one.get("/Index", pikepdf.Array())
        if not isinstance(index, pikepdf.Array):
            raise ValueError("numbered otherwise")
        numbers = [number if isinstance(number, int) else -1 for number in index]
        _check_once([*zip(numbers[::2], numbers[1::2], strict=True)])
    if "/First" not in one or "/N" not in one:
        return
    if named not in ([], ["/FlateDecode"]) or {"/DecodeParms", "/DP", "/F"} & set(one.keys()):
        raise ValueError("packed otherwise")
    whole = memoryview(data)[place:]
    content = first_of(whole, room) if named else data[place : data.find(b"endstream", place)]
    first, many = _number(one, "/First"), _number(one, "/N")
    table = content[:first].split()
    if len(table) < 2 * many or not all(map(bytes.isdigit, table)):
        raise ValueError("numbered otherwise")
    starts = sorted({first, *(first + int(place) for place in table[1 : 2 * many : 2])})
    for start, end in zip(starts, [*starts[1:], len(content)], strict=True):
        if content[start:end].strip(b"\0\t\n\f\r "):
            _check_whole(content[start:end])
            yield content[start:end]


def _number(one: pikepdf.Object, key: str) -> int:
    value = one[key]
    if not isinstance(value, int) or value < 0:
        raise ValueError("numbered otherwise")
    return value
