"""Tells the links that Chromium makes of the words on the pages of a PDF file: a program of its own, which is given
files and answers with lines of JSON, the links of a file first and then whether these are all.

Nobody can tell what a file from elsewhere does to a library written in C. Each is read by a process that ends in its
time, with the memory that it may take, and takes nothing else with it.
"""

import ctypes
import json
import os
import resource
import signal
import sys
from collections.abc import Iterator
from contextlib import suppress

import pypdfium2.raw as pdfium

MEMORY = 1024**3  # bytes
LONGEST = 2_000  # signs of a link
MOST = 10_000  # links of a file


def _limit(seconds: float) -> None:
    """End this process where it takes more of the processor's time; give it no more memory than it may have."""
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    for kind, most in ((resource.RLIMIT_CORE, 0), (resource.RLIMIT_AS, MEMORY)):
        with suppress(ValueError, OSError):  # where the system knows no such limit
            resource.setrlimit(kind, (most, most))


def of_file(data: bytes) -> Iterator[str]:
    """Each link once. Raises ValueError for what is no file, or has more than is read."""
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


def _answer(data: bytes, seconds: float) -> bool:
    """Whether all links were told."""
    _limit(seconds)
    with suppress(Exception):
        for link in of_file(data):
            os.write(sys.stdout.fileno(), json.dumps(link).encode() + b"\n")
        return True
    return False


def main() -> None:
    """Before each file stand the seconds that it may take, and how many bytes it has."""
    while head := sys.stdin.buffer.readline():
        seconds, size = head.split()
        data = sys.stdin.buffer.read(int(size))
        if not (reader := os.fork()):
            os._exit(not _answer(data, float(seconds)))
        _, status = os.waitpid(reader, 0)
        os.write(sys.stdout.fileno(), f"\n{json.dumps(status == 0)}\n".encode())  # a line may have been cut short


if __name__ == "__main__":
    main()
