"""PDF files of which programs would show different pages."""

import io
import zlib

import pikepdf
import pytest

from pdf_files import pdf, verdict
from strategy.checking.attached.active_content import as_published

IMAGE = b"/Type/XObject/Subtype/Image/Width 1/Height 1/BitsPerComponent 8/ColorSpace/DeviceGray"
TREE = b"<</Type/Pages/Kids[%s]/Count %d>>"
PAGE = b"<</Type/Page/Parent %d 0 R/MediaBox[0 0 9 9]>>"


def stream(entries: bytes, data: bytes = zlib.compress(b"\0")) -> bytes:
    return pdf(b"", b"<<%s/Length %d>>stream\n%s\nendstream" % (entries, len(data), data))


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        (b"/Filter/FlateDecode/DecodeParms<</Predictor 15/Columns 1>>", "harmless"),
        (b"/Filter[/FlateDecode]/DecodeParms[null]", "harmless"),
        (IMAGE + b"/Filter/FlateDecode", "harmless"),
        (b"/W[1 2 1]", "harmless"),  # of a table of objects
        (b"/Filter/FlateDecode/DP<</Predictor 15/Columns 64>>", "unreadable"),
        (b"/Filter/FlateDecode/DecodeParms<</Predictor(15)>>", "unreadable"),
        (b"/Filter/FlateDecode/DecodeParms<</Predictor 9>>", "unreadable"),
        (b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 40000/Colors 4/BitsPerComponent 16>>", "harmless"),
        # of one row some make gigabytes
        (b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2000000000>>", "unreadable"),
        (b"/Filter/FlateDecode/DecodeParms<</Predictor 2/Columns 9999/Colors 9999>>", "unreadable"),
        (b"/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns -1>>", "unreadable"),
        *((IMAGE + b"/Filter/FlateDecode" + short, "unreadable") for short in (b"/W 32", b"/D[1 0]", b"/IM true")),
    ],
)
def test_what_programs_unpack_differently_is_refused(entries: bytes, expected: str) -> None:
    assert verdict(stream(entries), ".pdf") == expected


@pytest.mark.parametrize(("outer", "inner"), [(1, 1), (1, 0), (0, 1)])
def test_pages_are_counted_anew(outer: int, inner: int) -> None:
    file = pdf(b"", TREE % (b"4 0 R", inner), PAGE % 3, pages=TREE % (b"3 0 R", outer))
    with pikepdf.open(io.BytesIO(as_published(file, ".pdf")[0])) as document:
        assert document.Root.Pages.Count == 1
        assert len(document.pages) == 1


@pytest.mark.parametrize("kids", [b"1", b"(x)", b"/X", b"true", b"<<>>"])
def test_pages_that_are_no_list_are_refused(kids: bytes) -> None:
    assert verdict(pdf(pages=b"<</Type/Pages/Count 1/Kids %s>>" % kids), ".pdf") == "unreadable"
