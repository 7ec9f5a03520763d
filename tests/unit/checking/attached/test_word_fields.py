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


HOLDERS = (
    *("<w:fldSimple w:instr='PAGE'>{}</w:fldSimple>", "<w:hyperlink w:anchor='x'>{}</w:hyperlink>", "<w:r>{}</w:r>"),
    *("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", "<w:r><w:ruby><w:rt>{}</w:rt></w:ruby></w:r>"),
    *("<w:proofErr>{}</w:proofErr>", "<w:bookmarkStart>{}</w:bookmarkStart>", "<w:r><w:fldChar>{}</w:fldChar></w:r>"),
    *("<w:r><w:instrText>{}</w:instrText></w:r>", "<w:r><w:t>{}</w:t></w:r>", "<w:pPr>{}</w:pPr>", "<w:tbl>{}</w:tbl>"),
    *("<w:r><w:pict>{}</w:pict></w:r>", "<w:r><w:rPr>{}</w:rPr></w:r>", "<w:moveFrom>{}</w:moveFrom>"),
    "<w:r><w:fldChar><w:ffData>{}</w:ffData></w:fldChar></w:r>",
)


@pytest.mark.parametrize("holder", HOLDERS)
def test_no_piece_of_a_field_stands_in_what_libreoffice_leaves_out(holder: str) -> None:
    """It would lead to a.example."""
    told_so = told('HYPERLINK "https://a.example'), holder.format(told(".gov.ua")), told('/"')
    assert verdict(paragraph(BEGIN, *told_so, PARTED, END))


@pytest.mark.parametrize("holder", HOLDERS)
def test_no_field_begins_in_what_libreoffice_leaves_out_and_goes_on_outside(holder: str) -> None:
    start, end = holder.split("{}")
    told_so = told('HYPERLINK "https://b.example/" \\o "'), end, told('HYPERLINK https://a.example/"')
    assert verdict(paragraph(start, BEGIN, *told_so, PARTED, END))


KEPT = " xml:space='preserve'"


@pytest.mark.parametrize(("kept", "is_plain"), [(KEPT, True), (KEPT.replace("xml", "w"), False), ("", False)])
def test_blanks_around_a_piece_of_a_field_are_read_and_left_out(kept: str, is_plain: bool) -> None:
    """LibreOffice and Word leave them out where nothing says that they are to be kept."""
    pieces = f"<w:r><w:instrText{kept}>HYPERLINK \\o </w:instrText></w:r>", told('"https://a.example/"')
    assert (verdict(paragraph(BEGIN, *pieces, PARTED, END)) is None) is is_plain
    assert verdict(paragraph(BEGIN, told(' HYPERLINK "https://a.example/" '), PARTED, END)) is None


def test_no_end_of_a_field_stands_in_the_look_of_a_run() -> None:
    end = f"<w:r><w:rPr>{END.removeprefix('<w:r>').removesuffix('</w:r>')}</w:rPr></w:r>"
    assert verdict(paragraph(BEGIN, told(" IF "), BEGIN, told(" PAGE "), end, EVIL, PARTED, END, END))


LOOK = "<w:rPr><w:b/><w14:ligatures w14:val='standard'/></w:rPr>"
PLAIN = {
    "number": paragraph(*FIELD),
    "look": paragraph(BEGIN, told(" PAGE ", look=LOOK), PARTED, END),
    "parts": paragraph(BEGIN, told(" PA"), told(r"GE \* ARABIC "), PARTED, END),
    "contents": paragraph(BEGIN, told(r' TOC \o "1-3" \h '), PARTED, *FIELD) + paragraph(*FIELD) + paragraph(END),
    "within_a_condition": paragraph(BEGIN, told(" IF "), *FIELD, told(' = 1 "так" "ні" '), PARTED, END),
    "deleted_whole": paragraph("<w:del>", BEGIN, told(" PAGE ", "w:delInstrText"), PARTED, END, "</w:del>"),
    "tracked": paragraph(f"<w:ins>{BEGIN}</w:ins><w:ins>{PAGE}</w:ins>", "<w:proofErr/>", PARTED, END),
    "tab": paragraph(BEGIN, "<w:r><w:instrText>INDEX </w:instrText><w:tab/><w:instrText>x</w:instrText></w:r>", END),
    "of_a_form": paragraph(
        "<w:r><w:fldChar w:fldCharType='begin'><w:ffData><w:enabled/><w:textInput><w:default w:val='x'/></w:textInput>"
        f"</w:ffData></w:fldChar></w:r>{told(' FORMTEXT ')}{PARTED}{END}"
    ),
    "drawing": paragraph(BEGIN, told(r" SHAPE \* MERGEFORMAT "), PARTED, "<mc:AlternateContent/>", END),
    "in_a_drawing": f"<mc:AlternateContent><mc:Choice>{paragraph(*FIELD)}</mc:Choice></mc:AlternateContent>",
}


@pytest.mark.parametrize("name", PLAIN)
def test_a_plain_field_stays(name: str) -> None:
    assert verdict(PLAIN[name]) is None


def test_a_field_in_many_pieces_far_within_takes_no_time_for_each_element_around() -> None:
    deep, pieces = 900, told("PAGE " + "&#65;" * 8_000)
    with pace.at_most(0.8):
        assert verdict(f"{'<w:ins>' * deep}{(BEGIN + pieces + END) * 10}{'</w:ins>' * deep}") is None
