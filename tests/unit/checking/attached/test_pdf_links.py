"""Links that browsers make of the words of a PDF file: they are read apart from the check, and judged like others."""

import sys

import pytest

from pdf_files import pdf
from strategy.checking.attached import pdf_apart, pdf_links, pdf_program
from strategy.checking.attached.document_links import UNREAD, Followed

SECONDS = 5.0
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding%s>>"
# Of the letters that the page shows as «www.gov.ua» a reader's program copies other ones; 7 is of full width.
OTHER_LETTERS = stream = (
    b"begincmap 1 beginbfrange <00> <FF> <0000> endbfrange 2 beginbfchar <67> <0078> <37> <FF17> endbfchar endcmap"
)
AGAIN = b"/X Do /X Do"  # a picture that shows itself, and again


def packed(content: bytes, names: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n%s\nendstream" % (names, len(content), content)


def saying(*lines: bytes, drawn: bytes = b"", font: bytes = b"") -> bytes:
    """A document of one page."""
    text = b"BT /F 12 Tf 14 TL 20 700 Td " + b"".join(b"(%s) Tj T*" % line for line in lines) + b" ET " + drawn
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>%s>>>>"
    form = packed(AGAIN, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 7 0 R>>>>")
    pages = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
    inner = (packed(text), FONT % font, packed(OTHER_LETTERS), form)
    return pdf(b"", page % b"/XObject<</X 7 0 R>>", *inner, pages=pages)


ENDLESS = saying(b"www.gov.ua", drawn=AGAIN)


def judged(data: bytes, seconds: float = SECONDS) -> list[tuple[str, bool]]:
    """What is found, and whether it may be followed."""
    return [(one, isinstance(one, Followed)) for one in pdf_links.found_in(data, seconds)]


def test_what_looks_like_an_address_is_a_link() -> None:
    data = saying(b"Up to www.gov.ua, a@gov.ua.", b"https://gov.ua/a", b"Again: https://gov.ua/a")
    assert [*pdf_program.links(data)] == ["http://www.gov.ua", "mailto:a@gov.ua", "https://gov.ua/a"]


def test_a_link_leads_where_the_letters_say_that_are_copied() -> None:
    assert [*pdf_program.links(saying(b"www.gov.ua", font=b"/ToUnicode 6 0 R"))] == ["http://www.xov.ua"]


@pytest.mark.parametrize(
    "words", ["www.gov.ua", "a@gov.ua", "https://gov.ua:8080/a?b=c#d", "http://gov", "http://gov.ua@a.example/"]
)
def test_words_are_told_and_not_judged(words: str) -> None:
    """A line may end within a host; texts tell of hosts that are no sites of the web."""
    ((found, may_be_followed),) = judged(saying(words.encode()))
    assert words in found and may_be_followed


def test_what_cannot_be_read_in_its_time_is_told_and_stops_nothing() -> None:
    """The library is written in C: nothing in the same process could interrupt it."""
    assert judged(ENDLESS, 0.05) == [(UNREAD, True)]
    assert judged(b"%PDF-1.7 cut") == [(UNREAD, True)]
    assert judged(saying(b"www.gov.ua")) == [("http://www.gov.ua", True)]


def test_many_files_that_cannot_be_read_take_no_time_each(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_apart, "_READER", pdf_apart._Reader())
    monkeypatch.setattr(pdf_links, "_PATIENCE", pdf_links._Patience(0.1))
    monkeypatch.setattr(pdf_links, "HASTE", 0.01)
    assert [judged(ENDLESS) for _ in range(3)] == [[(UNREAD, True)]] * 3
    assert pdf_links._PATIENCE.left == pytest.approx(0.1 - 0.1 - 2 * 0.01)


def test_links_beyond_all_bounds_are_told_as_such(monkeypatch: pytest.MonkeyPatch) -> None:
    many = saying(b"www.a.example", b"www.b.example")
    monkeypatch.setattr(pdf_program, "MOST", 1)
    told = pdf_program.links(many)
    assert next(told) == "http://www.a.example"
    with pytest.raises(ValueError, match="many"):
        next(told)
    monkeypatch.setattr(pdf_program, "LONGEST", 5)
    with pytest.raises(ValueError, match="long"):
        next(pdf_program.links(many))


@pytest.mark.parametrize(
    "program", ["import sys; sys.exit()", "print('\"cut'); print('false')", "print('\"http://a.example\"')"]
)
def test_a_reader_that_fails_stops_nothing(program: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_apart, "_READER", pdf_apart._Reader())
    monkeypatch.setattr(pdf_apart, "_COMMAND", (sys.executable, "-c", program))
    assert judged(bytes(1_000_000)) == [(UNREAD, True)]


def test_a_reader_that_was_ended_meanwhile_is_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = pdf_apart._Reader()
    monkeypatch.setattr(pdf_apart, "_READER", reader)
    assert judged(saying(b"www.gov.ua"))
    reader._idle.kill()
    reader._idle.wait()
    assert judged(saying(b"www.gov.ua")) == [("http://www.gov.ua", True)]
