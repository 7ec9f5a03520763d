"""PDF files with fields, notes and layers: what every program shows alike stays, the rest is refused."""

import pytest

from pdf_files import pdf, verdict

PICTURE = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 0>>stream\n\nendstream"
GROUP = b"<</Type/OCG/Name(x)%s>>"
NOTE = b"<</Subtype/%s/Rect[0 0 9 9]%s>>"
GOOD, BAD = "harmless", "acts"


def layers(default: bytes, usage: bytes = b"", member: bytes = b"null") -> bytes:
    return pdf(b"/OCProperties<</OCGs[3 0 R]/D<<%s>>>>" % default, GROUP % usage, member)


@pytest.mark.parametrize(
    ("default", "usage", "member", "expected"),
    [
        (b"/ON[3 0 R]/OFF[]/Order[3 0 R]/BaseState/ON", b"/Intent[/View/Design]", b"<</Type/OCMD/OCGs 3 0 R>>", GOOD),
        (b"/AS[<</Event/View/OCGs[]>>]", b"/Usage<</View<</ViewState/ON>>>>", b"<</OCGs[3 0 R]/P/AllOn>>", GOOD),
        (b"/OFF[3 0 R]", b"", b"null", BAD),
        (b"/BaseState/OFF", b"", b"null", BAD),
        (b"", b"/Usage<</View<</ViewState/OFF>>>>", b"null", BAD),
        (b"", b"/Usage<</Print<</PrintState(OFF)>>>>", b"null", BAD),
        (b"", b"/Usage<</Zoom<</min 2>>>>", b"null", BAD),
        *((b"", b"", b"<</Type/OCMD/OCGs%s>>" % of, BAD) for of in (b"[]", b"[null]", b"[<</Type/OCG>>]")),
        (b"", b"", b"<</Type/OCMD/OCGs 3 0 R/P/AllOff>>", BAD),
        (b"", b"", b"<</Type/OCMD/VE[/Not 3 0 R]>>", BAD),
    ],
)
def test_a_layer_is_there_for_everybody(default: bytes, usage: bytes, member: bytes, expected: str) -> None:
    assert verdict(layers(default, usage, member), ".pdf") == expected


@pytest.mark.parametrize(
    ("kind", "more", "expected"),
    [
        (b"Widget", b"/FT/Sig/AP<</N 4 0 R>>", GOOD),
        (b"Widget", b"/AP<</N 4 0 R>>", GOOD),
        *((b"Widget", b"/AP<</N 4 0 R>>/V(5)/FT" + field, BAD) for field in (b"/Ch", b"/Tx", b"/Btn", b"(Tx)")),
        (b"Stamp", b"/AP<</N 4 0 R>>", GOOD),
        (b"Stamp", b"", BAD),
        (b"Stamp", b"/AP<</N 4 0 R/R 4 0 R>>", BAD),
        (b"Stamp", b"/AP<</N<</On 4 0 R>>>>", BAD),
        (b"Unknown", b"/AP<</N 4 0 R>>", BAD),
        (b"Popup", b"/Parent 3 0 R", GOOD),
        (b"Popup", b"/AP<</N 4 0 R>>", BAD),
        (b"Text", b"/Contents(a  b)/RC(<p>a <b>b</b></p>)", GOOD),
        (b"Text", b"/Contents(5)/RC(<p>6</p>)", BAD),
        (b"Text", b"/Contents(5)/RC(<p style='color:red'><a href='https://a.example'>5</a></p>)", BAD),
        (b"Text", b"/Contents(5)/RC(<p>5<![CDATA[0]]></p>)", BAD),
        (b"Text", b"/RC 4 0 R", BAD),
        (b"Stamp", b"/F 4/AP<</N 4 0 R>>", GOOD),
        (b"Stamp", b"/F 36/AP<</N 4 0 R>>", BAD),
    ],
)
def test_a_note_or_a_field_has_one_look(kind: bytes, more: bytes, expected: str) -> None:
    assert verdict(pdf(b"", NOTE % (kind, more), PICTURE), ".pdf") == expected


@pytest.mark.parametrize(
    "one",
    [
        b"<</Rect[0 0 9 9]/AP<</N 4 0 R>>>>",
        b"<</Subtype/Form/Length 0>>stream\n\nendstream",
        b"<</Subtype/Image/Alternates[<</Image 4 0 R/DefaultForPrinting true>>]/Length 0>>stream\n\nendstream",
    ],
)
def test_what_only_some_draw_or_print_is_refused(one: bytes) -> None:
    assert verdict(pdf(b"", one, PICTURE), ".pdf") == BAD
