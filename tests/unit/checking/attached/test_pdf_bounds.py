"""PDF files that would take long, or fill the memory: by LZW, which nobody bounds, and by what many objects share."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from random import Random

import pytest

import pace
from pdf_files import packed, pdf, verdict
from strategy.artefacts import kinds
from strategy.checking.attached import active_content


def coded(cycles: int) -> bytes:
    """LZW of very many equal letters: each code is one letter longer than the one before."""
    bits = held = 0
    out = bytearray()

    def put(code: int, width: int) -> None:
        nonlocal bits, held
        bits, held = bits << width | code, held + width
        while held >= 8:
            held -= 8
            out.append(bits >> held & 255)
            bits &= (1 << held) - 1

    width = 9
    for _ in range(cycles):
        put(256, width)
        put(97, 9)
        for code in range(258, 4094):
            width = 9 + sum(code + 1 >= one for one in (512, 1024, 2048))
            put(code, width)
    put(257, width)
    put(0, 7)
    return bytes(out)


def of(data: bytes, filters: bytes, more: bytes = b"") -> bytes:
    return pdf(b"", b"<</Length %d/Filter%s%s>>stream\n%s\nendstream" % (len(data), filters, more, data))


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (of(coded(2), b"/LZWDecode"), "harmless"),
        (of(coded(20), b"/LZWDecode"), "unreadable"),  # 140 MB, more than a file may unpack to
        (of(coded(20), b"/LZWDecode", b"/Subtype/Form/BBox[0 0 9 9]"), "unreadable"),
        (of(coded(20), b"[/LZW]"), "unreadable"),
        (of(b"\x80\x7f\xff", b"/LZWDecode"), "unreadable"),
        (packed(b"null", b"/LZWDecode", coded(40)), "unreadable"),
    ],
    ids=["stays", "alone", "drawn", "list", "spoilt", "objects"],
)
def test_what_unpacks_to_too_much_is_refused(data: bytes, expected: str) -> None:
    assert verdict(data, ".pdf") == expected


NAME = b"\xcf\xf0\xe8\xec"  # in the letters of Windows


@pytest.mark.parametrize("said", [b"<</Type/StructElem/S/%s>>" % NAME, b"/%s" % NAME])
def test_a_name_in_other_letters_is_one_that_means_nothing(said: bytes) -> None:
    assert verdict(pdf(b"", said), ".pdf") == "harmless"


LONG = b"[" + b"0 " * 5_000 + b"]"


@pytest.mark.parametrize("said", [b"<</S 3 0 R>>", b"<</Filter 3 0 R/Length 1>>stream\nx\nendstream"])
def test_what_many_objects_lead_to_is_not_spelt_out_for_each(said: bytes) -> None:
    with pace.at_most(1):
        verdict(pdf(b"", LONG, *[said] * 1_000), ".pdf")


@pytest.mark.parametrize(("key", "inner"), [(b"FontMatrix", LONG), (b"AA", b"<<%s>>")])
def test_nor_gone_through(key: bytes, inner: bytes) -> None:
    inner = inner.replace(b"%s", b"".join(b"/A%d<</S/GoTo>>" % n for n in range(31)))
    assert verdict(pdf(b"", inner, b"<</%s 3 0 R>>" % key), ".pdf") == "acts"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Seconds that were given for judging files."""
    seconds: list[float] = []

    @contextmanager
    def within(most: float) -> Iterator[None]:
        seconds.append(most)
        yield

    monkeypatch.setattr(active_content, "within", within)
    monkeypatch.setattr(active_content, "as_published", lambda data, _, most: (data, most - 0.5))
    monkeypatch.setattr(active_content, "_found_in", lambda *_: ())
    return seconds


def test_what_writing_a_file_anew_took_is_not_left_for_judging_it(given: list[float]) -> None:
    active_content.judged.__wrapped__(b"", ".pdf")
    assert given[0] <= 0.5


def test_a_short_file_that_a_long_one_became_has_as_much_time(given: list[float]) -> None:
    kinds.attached(b"%PDF-1.7\n%%EOF", ".pdf")
    assert given == [active_content.PUBLISHING]


ARCHIVE = b"PK\5\6" + bytes(18)  # an empty one


@pytest.mark.parametrize(
    ("root", "stream"),
    [
        # What tells of a document is written anew as plain text.
        (b"/Metadata 3 0 R", (zlib.compress(ARCHIVE), b"/FlateDecode", b"/Type/Metadata/Subtype/XML")),
        (b"", ((Random(0).randbytes(2000) + ARCHIVE).hex().encode() + b">", b"/ASCIIHexDecode")),
    ],
    ids=["metadata", "what_cannot_be_packed"],
)
def test_what_would_be_a_packed_file_once_it_is_written_anew_is_refused(root: bytes, stream: tuple) -> None:
    data, filters, *more = stream
    file = pdf(root, b"<</Length %d/Filter%s%s>>stream\n%s\nendstream" % (len(data), filters, b"".join(more), data))
    assert active_content.is_pdf(file)
    assert verdict(file, ".pdf") == "unreadable"
