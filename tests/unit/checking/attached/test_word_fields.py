"""Fields of Word of which programs read different parts: each is found, whichever is read."""

import pytest

import pace
from office_files import office
from strategy.checking.attached.active_content import in_document

NAMES = "xmlns:w='w' xmlns:x='x' xmlns:mc='mc' xmlns:w14='w14'"
BEGIN, PARTED, END = (f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>" for kind in ("begin", "separate", "end"))
STARTS = " DDEAUTO c k "


def told(text: str, element: str = "w:instrText", look: str = "") -> str:
    return f"<w:r>{look}<{element}>{text}</{element}></w:r>"


def paragraph(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def verdict(text: str) -> str | None:
    return in_document(office(**{"word/document.xml": f"<w:document {NAMES}>{text}</w:document>"}), ".docx")


PAGE, EVIL = told(" PAGE "), told(STARTS)
FIELD = (BEGIN, PAGE, PARTED, "<w:r><w:t>1</w:t></w:r>", END)
HIDDEN = {
    "alternatives": (
        f"<mc:AlternateContent><mc:Choice Requires='x'>{PAGE}</mc:Choice>"
        f"<mc:Fallback>{EVIL}</mc:Fallback></mc:AlternateContent>"
    ),
    "unknown_element": told(" PAGE ", "x:instrText") + EVIL,
    "inside_unknown": f"<x:y>{PAGE}</x:y>{EVIL}",
    "unknown_end": f"{PAGE}<x:fldChar x:fldCharType='separate'/>{EVIL}",
    "in_the_look": f"<w:r><w:rPr><x:y>{PAGE}</x:y></w:rPr></w:r>{EVIL}",
    "as_text": told(STARTS, "w:t") + PAGE,
    "deleted": told(" PAGE ", "w:delInstrText") + EVIL,
    "computed": "".join(FIELD) + PAGE,
    "computed_condition": BEGIN + told(" IF 1=1 'DDEAUTO c k' ") + PARTED + END + PAGE,
    "beside": f"<w:fldData>CNDJ6nn5us4RjIIAqgBLqQsCAAAAFwAAAA==</w:fldData>{PAGE}",
    "within_beside": f"<w:fldData>PEVuZE5vdGU+<w:fldData>AAAA</w:fldData></w:fldData>{PAGE}",
    "ended_before": f"{PAGE}{PARTED}{EVIL}",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_one_program_leaves_out_is_found(name: str) -> None:
    assert verdict(paragraph(BEGIN, HIDDEN[name], PARTED, END))


def test_a_paragraph_in_the_middle_is_found_too() -> None:
    assert verdict(f"{paragraph(BEGIN)}<x:y>{paragraph(PAGE)}</x:y>{paragraph(EVIL, PARTED, END)}")


LOOK = "<w:rPr><w:b/><w14:ligatures w14:val='standard'/></w:rPr>"
PLAIN = {
    "number": paragraph(*FIELD),
    "look": paragraph(BEGIN, told(" PAGE ", look=LOOK), PARTED, END),
    "parts": paragraph(BEGIN, told(" PA"), told(r"GE \* ARABIC "), PARTED, END),
    "contents": paragraph(BEGIN, told(r' TOC \o "1-3" \h '), PARTED, *FIELD) + paragraph(*FIELD) + paragraph(END),
    "within_a_condition": paragraph(BEGIN, told(" IF "), *FIELD, told(' = 1 "так" "ні" '), PARTED, END),
    "deleted_whole": paragraph("<w:del>", BEGIN, told(" PAGE ", "w:delInstrText"), PARTED, END, "</w:del>"),
    "drawing": paragraph(BEGIN, told(r" SHAPE \* MERGEFORMAT "), PARTED, "<mc:AlternateContent/>", END),
    "in_a_drawing": f"<mc:AlternateContent><mc:Choice>{paragraph(*FIELD)}</mc:Choice></mc:AlternateContent>",
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_field_stays(name: str) -> None:
    assert verdict(PLAIN[name]) is None


def test_a_field_in_many_pieces_far_within_takes_no_time_for_each_element_around() -> None:
    deep, pieces = 900, told("PAGE " + "&#65;" * 8_000)
    with pace.at_most(0.8):
        assert verdict(f"{'<w:r>' * deep}{(BEGIN + pieces + END) * 10}{'</w:r>' * deep}") is None
