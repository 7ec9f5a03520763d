"""PDF files whose parts have another shape than the standard says: of the same page some programs draw less."""

import zlib

import pytest

from pdf_files import pdf, verdict

FORM = b"<</Subtype/Form%s/Length %d>>stream\n%s\nendstream"
FRAME = b"/BBox[0 0 9 9]"
GOOD, BAD = "harmless", "unreadable"


def form(said: bytes, drawn: bytes = b"") -> bytes:
    return FORM % (said, len(drawn), drawn)


@pytest.mark.parametrize(
    ("one", "expected"),
    [
        (b"<</XObject<</X 4 0 R>>/ExtGState<</G<</ca .5/CA 1.0000001/SMask/None>>>>>>", GOOD),
        (b"<</XObject 4 0 R>>", BAD),
        (b"<</ExtGState 4 0 R>>", BAD),
        (b"<</OC(x)>>", BAD),
        (b"<</Resources/X>>", BAD),
        (b"<</ca -1>>", BAD),
        (b"<</CA/X>>", BAD),
        (b"<</ca 0/Length 0>>stream\n\nendstream", BAD),
        (b"<</SMask<</S/Alpha/G 5 0 R>>>>", GOOD),
        (b"<</SMask<</S/Alpha/G 4 0 R>>>>", BAD),
        (b"<</SMask<</S/Other/G 5 0 R>>>>", BAD),
        (b"<</SMask<</S(/Alpha)/G 5 0 R>>>>", BAD),
        (b"<</SMask(/None)>>", BAD),
        (b"<</BM/Multiply>>", GOOD),
        (b"<</BM[/Other/Darken]>>", BAD),
        (b"<</BM(Darken)>>", BAD),
        (b"<</Rotate -270>>", GOOD),
        (b"<</Rotate 45>>", BAD),
        (b"<</Rotate 90.5>>", BAD),
        (form(FRAME + b"/Matrix[1 0 0 -1.5 0 0]"), GOOD),
        (form(FRAME + b"/Matrix[1 0 0 1 0]"), BAD),
        (form(FRAME + b"/Matrix[0 0 0 0 0 0]"), BAD),
        (form(FRAME + b"/Matrix[/a 0 0 1 0 0]"), BAD),
        (form(b"/BBox[0 0 9]"), BAD),
        (form(b"/BBox[null null 9 9]"), BAD),
        (form(b"/BBox/X"), BAD),
        (form(b"/BBox[0 0 3000000000 3000000000]"), BAD),
        (form(FRAME + b"/PatternType 1/XStep 9/YStep 9"), GOOD),
        (form(FRAME + b"/PatternType 1/XStep 9"), BAD),
        (form(FRAME + b"/PatternType 1/XStep 9/YStep -9"), BAD),
        (form(FRAME + b"/Resources<<>>", b"/G gs"), BAD),
        (form(FRAME, b"/X Do"), GOOD),  # all take that from the page
        (form(FRAME + b"/Resources<</XObject<</X 4 0 R>>>>", b"/#58 Do"), GOOD),
        (form(FRAME + b"/Resources<</XObject<</X 4 0 R>>>>", b"/Y Do"), BAD),
        (form(FRAME + b"/Resources<<>>", b"/X Do"), BAD),
    ],
)
def test_what_draws_has_the_shape_of_the_standard(one: bytes, expected: str) -> None:
    assert verdict(pdf(b"", one, form(FRAME), form(FRAME + b"/Group<</S/Transparency>>")), ".pdf") == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        (b"/FlateDecode/DCTDecode", GOOD),
        (b"/FlateDecode/FlateDecode/DCTDecode", BAD),
        (b"/LZWDecode/DCTDecode", BAD),
        (b"/DCTDecode/JPXDecode", BAD),
    ],
)
def test_a_picture_is_packed_so_that_its_size_is_known(filters: bytes, expected: str) -> None:
    """A few kilobytes would fill the memory of who opens it."""
    packed = zlib.compress(zlib.compress(bytes(99)))
    stream = b"<</Subtype/Image/Filter[%s]/Length %d>>stream\n%s\nendstream" % (filters, len(packed), packed)
    assert verdict(pdf(b"", stream), ".pdf") == expected
