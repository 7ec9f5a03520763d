"""What of a document would run, or fetch something, on the computer of who opens it: programs, files within the file,
links that are followed by themselves. Documents are read with limits, as a small file may unpack into a large one.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from strategy.limits import TooLong, within

PARTS = 5_000  # of an office file
UNPACKED = 100 * 1024**2  # bytes of all of them
SECONDS = 10.0  # of the processor
_IN_PDF = re.compile(
    rb"/(?:JavaScript|Launch|EmbeddedFiles?|RichMedia|SubmitForm|ImportData|GoToE)(?![A-Za-z])|/OpenAction\s*<<[^>]*/URI"
)
_PART = re.compile(
    r"vbaproject|vbadata|macrosheets/|activex/|externallinks/|customui|oleobject|^basic/|^scripts/|embeddings/.*\.bin$"
    r"|\.(?:exe|dll|js|vbs|bat|cmd|ps1|scr|hta|jar|lnk)$|^/|\\|(?:^|/)\.\.(?:/|$)",
    re.IGNORECASE,
)
_IN_PART = re.compile(
    rb"<!DOCTYPE|<!ENTITY|<ddeLink|script:event-listener|WEBSERVICE\("
    rb"|<w:instrText[^>]*>[^<]*\b(?:DDE|DDEAUTO|INCLUDEPICTURE|INCLUDETEXT)\b"
    rb"|<(?!text:a\b|draw:a\b)[\w:-]+\s[^>]*xlink:href=[\"'](?:[a-z]+://|//|\\\\|file:)",
    re.IGNORECASE,
)
_RELATION = re.compile(rb"<(?:\w+:)?Relationship\s[^>]*>")


def in_document(data: bytes, ending: str) -> str | None:
    """What was found first, as it stands there; None where nothing was. Raises ValueError for a document that cannot be
    read within the limits."""
    try:
        with within(SECONDS):
            return next(_in_pdf(data) if ending == ".pdf" else _in_office_file(data), None)
    except (OSError, TooLong, RuntimeError, NotImplementedError, EOFError, zipfile.BadZipFile, zlib.error) as error:
        raise ValueError(type(error).__name__) from None


def _in_pdf(data: bytes) -> Iterator[str]:
    """Names of actions, also where they are spelt with numbers or stand in a packed part."""
    for part in (data, *_inflated(data)):
        plain = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes([int(found[1], 16)]), part)
        yield from (found[0].decode() for found in _IN_PDF.finditer(plain))


def _inflated(data: bytes) -> Iterator[bytes]:
    room = UNPACKED
    for found in re.finditer(rb"stream\r?\n", data):
        try:
            part = zlib.decompressobj().decompress(data[found.end() :], room)
        except zlib.error:  # a picture, or packed in another way
            continue
        room -= len(part)
        if room <= 0:
            raise ValueError("too large")
        yield part


def _in_office_file(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = archive.infolist()
        names = {part.filename.lower() for part in parts}
        if not data.startswith(b"PK") or len(names) < len(parts) or len(parts) > PARTS:
            raise ValueError("no office file")
        if sum(part.file_size for part in parts) > UNPACKED:
            raise ValueError("too large")
        yield from (part.filename for part in parts if _PART.search(part.filename))
        for part in parts:
            content = archive.read(part)  # all are read, so that what is damaged is seen
            if part.filename.lower().endswith((".xml", ".rels")):
                yield from (found[0].decode("utf-8", "replace")[:60] for found in _IN_PART.finditer(content))
                yield from (found[0].decode("utf-8", "replace")[:60] for found in _followed(content))


def _followed(content: bytes) -> Iterator[re.Match[bytes]]:
    """Relations to what stands elsewhere, but for links that a reader clicks."""
    for found in _RELATION.finditer(content):
        if re.search(rb"TargetMode\s*=\s*[\"']External", found[0]) and b'/hyperlink"' not in found[0]:
            yield found
