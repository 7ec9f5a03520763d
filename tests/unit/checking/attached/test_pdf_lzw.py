"""PDF files that are packed by LZW: how much would come out is known before anything is unpacked."""

import base64
from unittest import mock

import pikepdf
import pytest

import pace
from pdf_files import packed, pdf, verdict
from strategy.checking.attached import active_pdf, pdf_lzw


def coded(cycles: int, early: int = 1) -> bytes:
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
            width = 9 + sum(code + early >= one for one in (512, 1024, 2048))
            put(code, width)
    put(257, width)
    put(0, 7)
    return bytes(out)


def of(data: bytes, filters: bytes, more: bytes = b"") -> bytes:
    return pdf(b"", b"<</Length %d/Filter%s%s>>stream\n%s\nendstream" % (len(data), filters, more, data))


@pytest.mark.parametrize("early", [0, 1])
def test_the_size_is_that_which_comes_out(early: int) -> None:
    data = coded(2, early)
    with pikepdf.new() as document:
        parms = pikepdf.Dictionary(EarlyChange=early)
        stream = document.make_stream(data, Filter=pikepdf.Name.LZWDecode, DecodeParms=parms)
        assert pdf_lzw.size(data, early, 10**9) == len(stream.read_bytes())


TEXT = base64.a85encode(coded(1)) + b"~>"
PLAIN = {
    "alone": of(coded(2), b"/LZWDecode"),
    "as_text": of(TEXT, b"[/ASCII85Decode/LZWDecode]"),
    "early": of(coded(2, 0), b"/LZWDecode", b"/DecodeParms<</EarlyChange 0>>"),
}


@pytest.mark.parametrize("name", PLAIN)
def test_what_old_programs_packed_stays(name: str) -> None:
    assert verdict(PLAIN[name], ".pdf") == "harmless"


SWELLING = {
    "alone": of(coded(8), b"/LZWDecode"),
    "drawn": of(coded(8), b"/LZWDecode", b"/Subtype/Form/BBox[0 0 9 9]"),
    "list": of(coded(8), b"[/LZW]"),
    "in_another": of(b"", b"[/FlateDecode/LZWDecode]"),
    "twice": of(b"", b"[/LZWDecode/LZWDecode]"),
    "spoilt": of(b"\x80\x7f\xff", b"/LZWDecode"),
}


@pytest.mark.parametrize("name", SWELLING)
def test_what_would_fill_the_memory_is_never_unpacked(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(active_pdf, "UNPACKED", 50_000_000)
    unpacked = mock.Mock(side_effect=AssertionError)
    monkeypatch.setattr(pikepdf.Object, "read_bytes", unpacked)
    assert verdict(SWELLING[name], ".pdf") == "unreadable"
    unpacked.assert_not_called()


def test_a_table_that_is_packed_otherwise_is_never_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(b"null", b"/FlateDecode").replace(b"/Type/XRef", b"/Type/XRef/Filter/LZWDecode")
    opened = mock.Mock(wraps=pikepdf.open)
    monkeypatch.setattr(pikepdf, "open", opened)
    assert verdict(data, ".pdf") == "unreadable"
    assert all(call.args[0].getvalue() != data for call in opened.call_args_list)


NAME = b"\xcf\xf0\xe8\xec"  # in the letters of Windows
ODD_NAMES = [b"<</Type/StructElem/S/%s>>" % NAME, b"/%s" % NAME]


@pytest.mark.parametrize("said", ODD_NAMES)
def test_a_name_in_other_letters_is_one_that_means_nothing(said: bytes) -> None:
    assert verdict(pdf(b"", said), ".pdf") == "harmless"


LONG = b"[" + b"0 " * 5_000 + b"]"


@pytest.mark.parametrize("said", [b"<</S 3 0 R>>", b"<</Filter 3 0 R/Length 1>>stream\nx\nendstream"])
def test_what_many_objects_lead_to_is_not_spelt_out_for_each(said: bytes) -> None:
    with pace.at_most(1):
        assert verdict(pdf(b"", LONG, *[said] * 1_000), ".pdf") == "harmless"


@pytest.mark.parametrize(("key", "inner"), [(b"FontMatrix", LONG), (b"AA", b"<<%s>>")])
def test_nor_gone_through(key: bytes, inner: bytes) -> None:
    inner = inner.replace(b"%s", b"".join(b"/A%d<</S/GoTo>>" % n for n in range(31)))
    assert verdict(pdf(b"", inner, b"<</%s 3 0 R>>" % key), ".pdf") == "acts"
