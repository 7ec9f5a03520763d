"""What draws pages of PDF files: what every program reads alike stays, the rest is refused."""

import pytest

import pace
from pdf_files import pdf, verdict
from strategy.checking.attached import pdf_content, pdf_operators

PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents %s>>"
STREAM = b"<<%s/Length %d>>stream\n%s\nendstream"


def is_good(content: bytes) -> bool:
    try:
        pdf_operators.check(content)
    except ValueError:
        return False
    return True


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"q 1 0 0 1 .5 -3. cm/Im1 Do Q % note\r\n0 g",
        b"/Span<</ActualText<FEFF0041>/MCID 0/A[1<</B true>>]>>BDC BT/F1 12 Tf(a \\) (b(c)))Tj[(a)-3<41>]TJ ET EMC",
        b'[]0 d[3 1] 0 d/Cs1 cs .1 .2 scn/P1 scn 1 sc 1 2(a)"',
        b"q BI/W 1/H 1/BPC 8/D[0 1]ID \x00EI\x01\nEI\nQ",
    ],
)
def test_what_follows_the_grammar_is_drawn(content: bytes) -> None:
    assert is_good(content)


@pytest.mark.parametrize(
    "content",
    [
        b"unknown",
        b"1 0 0 rg x",
        b"1 0 rg",
        b"1 1 0 0 rg",
        b"(a) 0 Td",
        b"1-2 0 m",
        b"1 0 0 RGq",
        b"(a Tj",
        b"scn",
        b"9 Tr",
        b"-9 w",
        b"[0 0.]0 d",
        b"[-1 2]0 d",
        b"-+1 g",
        b"0 4294967296 Td",
        b"1",
        b'1(a)"',
    ],
)
def test_what_does_not_is_refused(content: bytes) -> None:
    assert not is_good(content)


@pytest.mark.parametrize(
    ("contents", "parts", "expected"),
    [
        (b"4 0 R", [b"0 g"], "harmless"),
        (b"[4 0 R 5 0 R]", [b"1 0 0 ", b"rg q"], "harmless"),
        (b"[4 0 R 5 0 R]", [b"BT ET", b"Q"], "harmless"),
        (b"[4 0 R 5 0 R]", [b"1 0 0", b"1 rg"], "unreadable"),
        (b"[4 0 R 5 0 R]", [b"1 0 ", b"rg"], "unreadable"),
        (b"[4 0 R null]", [b"0 g"], "unreadable"),
    ],
)
def test_a_page_is_drawn_alike(contents: bytes, parts: list[bytes], expected: str) -> None:
    streams = (STREAM % (b"", len(part), part) for part in parts)
    assert verdict(pdf(b"", PAGE % contents, *streams, pages=PAGES), ".pdf") == expected


def test_a_page_of_one_part_again_and_again_fills_no_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_content, "PAGE", 5)
    once, again = (
        pdf(b"", PAGE % part, STREAM % (b"", 4, b"q Q\n"), pages=PAGES) for part in (b"4 0 R", b"[4 0 R 4 0 R]")
    )
    assert (verdict(once, ".pdf"), verdict(again, ".pdf")) == ("harmless", "unreadable")


@pytest.mark.parametrize("entries", [b"/Subtype/Form/BBox[0 0 9 9]", b"/PatternType 1/BBox[0 0 9 9]"])
def test_so_are_its_parts(entries: bytes) -> None:
    assert verdict(pdf(b"", STREAM % (entries, 7, b"0 0 red")), ".pdf") == "unreadable"


def test_so_are_letters() -> None:
    font = b"<</Type/Font/Subtype/Type3/CharProcs<</a 4 0 R>>>>"
    assert verdict(pdf(b"", font, STREAM % (b"", 5, b"0 d0x")), ".pdf") == "unreadable"


@pytest.mark.parametrize(
    "content", [b"0 0 m\n" * 300_000, b"(" * 200_000, b"[" * 200_000, b"0 " * 500_000, b"BI ID " * 200_000]
)
def test_long_pages_take_little_time(content: bytes) -> None:
    with pace.at_most(2):
        is_good(content)
