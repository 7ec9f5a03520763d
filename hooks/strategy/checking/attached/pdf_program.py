"""Reads PDF files: a program of its own, which is given files and answers with lines of JSON, last whether that is all
and how many seconds of the processor it took.

Nobody can tell what a file from elsewhere does to a library written in C. Each is read by a process that ends in its
time, with the memory that it may take, and takes nothing else with it.
"""

import base64
import ctypes
import io
import json
import os
import re
import resource
import signal
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress

import pikepdf
import pypdfium2.raw as pdfium

MEMORY = 1024**3  # bytes
LONGEST = 2_000  # signs of a link
MOST = 10_000  # links of a file
GROWN, LEAST = 10, 1_000_000  # a file that is written anew has at most so many times its bytes, or so many
_OF_SIGNATURES = ("/AcroForm", "/Perms", "/DSS")
_OF_TRAILER = frozenset(("/Root", "/Info", "/Size"))
# What hides nothing: a page need not say itself what is missing there, a table may begin a sign later and count wrong,
# and Word and macOS leave entries in it of what is not there.
_HARMLESS = re.compile(
    r"stream <[^>]*>(?:, object \d+ \d+ at offset \d+: kid \d+ \(from \d+\) (?:Resources|MediaBox) is [\w ]+;[\w /.]+"
    r"|: extraneous whitespace seen before xref"
    r"|: reported number of objects \(\d+\) is not one plus the highest object number \(\d+\)"
    r"|(?: \(object \d+ \d+\): object has offset 0|: xref entry for the xref stream itself is missing) - a common error"
    r" .*)"
)


def rewritten(data: bytes) -> Iterator[str]:
    """Base64 of the same document as a program writes it that has read it by the standard (ISO 32000): one revision
    with nothing left over, in which all programs find the same. Signatures would not hold any more and are taken out;
    what they and notes show is drawn on the page.

    Raises ValueError for one that is damaged, encrypted or packs too much, and errors of the library.
    """
    file = io.BytesIO()
    with pikepdf.open(io.BytesIO(data), suppress_warnings=True) as document:
        if document.is_encrypted:
            raise ValueError("encrypted")
        if not any(map(_is_to_fill_in, document.objects)):
            _take(document.Root.get("/AcroForm", {}), ["/NeedAppearances"])
            for link in filter(_is_link, document.objects):
                _take(link, ["/AP"])  # else its picture alone would be left of it
            document.flatten_annotations("screen")
            _take(document.Root, _OF_SIGNATURES)
            for field in filter(_is_field, document.objects):  # of a signature that shows nothing
                _take(field, ["/FT", "/V"])
        _take(document.trailer, set(document.trailer.keys()) - _OF_TRAILER)
        plain, disable = pikepdf.StreamDecodeLevel.generalized, pikepdf.ObjectStreamMode.disable
        document.save(
            file,
            deterministic_id=True,
            object_stream_mode=disable,
            stream_decode_level=plain,
            fix_metadata_version=False,  # else another library would write what it makes of them
        )
        # Another program may find more in what is damaged.
        if not all(map(_HARMLESS.fullmatch, map(str, document.get_warnings()))):
            raise ValueError("damaged")
    if file.tell() > max(LEAST, GROWN * len(data)):  # of what a file has packed nobody sees how long it is
        raise ValueError("too large")
    yield base64.b64encode(file.getvalue()).decode()


def _take(names: pikepdf.Object, keys: Iterable[str]) -> None:
    for key in keys:
        if key in names:
            del names[key]


def _is_to_fill_in(one: object) -> bool:
    """Whether it is a field that shows more than its picture: the judge of documents finds it then."""
    return _is_field(one) and one.get("/FT") != pikepdf.Name.Sig


def _is_field(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and "/FT" in one


def _is_link(one: object) -> bool:
    return isinstance(one, pikepdf.Dictionary) and one.get("/Subtype") == pikepdf.Name.Link


def links(data: bytes) -> Iterator[str]:
    """Those that Chromium makes of the words on the pages, each once. Raises ValueError for what is no file, or has
    more than is read."""
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        raise ValueError("no document")
    seen: set[str] = set()
    for number in range(pdfium.FPDF_GetPageCount(document)):
        for link in _of_page(document, number):
            if link in seen:
                continue
            if len(seen) == MOST:
                raise ValueError("too many")
            seen.add(link)
            yield link


def _of_page(document: pdfium.FPDF_DOCUMENT, number: int) -> Iterator[str]:
    page = pdfium.FPDF_LoadPage(document, number)
    text = pdfium.FPDFText_LoadPage(page) if page else None
    links = pdfium.FPDFLink_LoadWebLinks(text) if text else None
    many = pdfium.FPDFLink_CountWebLinks(links) if links else 0
    for one in range(many):
        signs = pdfium.FPDFLink_GetURL(links, one, None, 0)
        if signs > LONGEST:
            raise ValueError("too long")
        space = (ctypes.c_ushort * signs)()
        pdfium.FPDFLink_GetURL(links, one, space, signs)
        yield bytes(space).decode("utf-16-le", errors="replace").rstrip("\0")
    for close, what in (
        (pdfium.FPDFLink_CloseWebLinks, links),
        (pdfium.FPDFText_ClosePage, text),
        (pdfium.FPDF_ClosePage, page),
    ):
        if what:
            close(what)


_TASKS: Mapping[str, Callable[[bytes], Iterator[str]]] = {"rewritten": rewritten, "links": links}


def _limit(seconds: float) -> None:
    """End this process where it takes more of the processor's time; give it no more memory than it may have."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MEMORY)):
        with suppress(ValueError, OSError):  # where the system knows no such limit
            resource.setrlimit(kind, (most, most))


def _answer(task: str, data: bytes, seconds: float) -> bool:
    """Whether all was told."""
    _limit(seconds)
    with suppress(Exception):
        for one in _TASKS[task](data):
            print(json.dumps(one), flush=True)
        return True
    return False


def main() -> None:
    """Before each file stand what to do, the seconds that it may take, and how many bytes it has."""
    while head := sys.stdin.buffer.readline():
        task, seconds, size = head.decode().split()
        data = sys.stdin.buffer.read(int(size))
        if not (reader := os.fork()):
            os._exit(not _answer(task, data, float(seconds)))
        _, status, usage = os.wait4(reader, 0)
        # A line may have been cut short.
        print(f"\n{json.dumps([status == 0, usage.ru_utime + usage.ru_stime])}", flush=True)


if __name__ == "__main__":
    main()
