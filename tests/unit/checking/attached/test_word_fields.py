"""Fields of Word in a document that is published: of each what it showed last, but numbers of pages stay fields."""

import pytest

from office_files import END, PAGE, copied_body, field, run
from strategy.checking.attached import office_xml


@pytest.mark.parametrize(
    "instruction", ["PAGE", " PAGE  \\* ROMAN ", "NUMPAGES", "page", 'PAGE \\# "- 0 -"', "PAGE\\*Arabic"]
)
def test_numbers_of_pages_stay_fields(instruction: str) -> None:
    page = run(PAGE.replace("PAGE", instruction.strip()))
    assert (
        copied_body(f"<w:p>{field(instruction)}</w:p>")
        == f"<w:p><w:r/><w:r/>{page}{run('<w:t>1</w:t>')}{run(END)}</w:p>"
    )


@pytest.mark.parametrize(
    "instruction",
    [
        *('HYPERLINK "file:///etc/passwd"', 'INCLUDEPICTURE "https://a.example/x.png"', 'DDEAUTO excel "a" "b"'),
        *('PAGE "https://a.example/"', "PAGEREF _Toc1 \\h", "= 1 + 1", 'INCLUDETEXT "//a/b"'),
    ],
)
def test_of_another_field_what_it_showed_stays(instruction: str) -> None:
    assert (
        copied_body(f"<w:p>{field(instruction)}</w:p>") == f"<w:p><w:r/><w:r/><w:r/>{run('<w:t>1</w:t>')}<w:r/></w:p>"
    )
    simple = instruction.replace('"', "&quot;")
    assert copied_body(f'<w:p><w:fldSimple w:instr="{simple}">{run("<w:t>1</w:t>")}</w:fldSimple></w:p>') == (
        f"<w:p>{run('<w:t>1</w:t>')}</w:p>"
    )


def test_a_number_of_pages_stays_a_field_however_it_is_written() -> None:
    simple = f'<w:fldSimple w:instr=" PAGE \\* MERGEFORMAT ">{run("<w:t>1</w:t>")}</w:fldSimple>'
    page = run(PAGE.replace("PAGE", "PAGE \\* MERGEFORMAT"))
    made = f"<w:p>{page}{run('<w:t>1</w:t>')}{run(END)}</w:p>"
    assert copied_body(f"<w:p>{simple}</w:p>") == made
    assert copied_body(made) == made


@pytest.mark.parametrize("instruction", ["DATE", "FILENAME \\p", "NUMWORDS", "REF _1"])
def test_a_field_that_keeps_nothing_is_told(instruction: str) -> None:
    begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    with pytest.raises(office_xml.NoCopy):
        copied_body(f"<w:p>{begin}{run(f'<w:instrText>{instruction}</w:instrText>')}{end}</w:p>")


@pytest.mark.parametrize("instruction", ['XE "слово"', "TC x", "ADDIN EN.CITE.DATA", " "])
def test_a_field_that_shows_nothing_is_left_out(instruction: str) -> None:
    begin, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "end"))
    made = copied_body(f"<w:p>{begin}{run(f'<w:instrText>{instruction}</w:instrText>')}{end}</w:p>")
    assert made == f"<w:p>{'<w:r/>' * 3}</w:p>"


def test_what_a_field_is_told_is_not_shown() -> None:
    asked = f"{run('''<w:instrText>IF </w:instrText>''')}{field('PAGE', '<w:t>7</w:t>')}{run('<w:t>ні</w:t>')}"
    begin, separate, end = (run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end"))
    made = copied_body(f"<w:p>{begin}{asked}{separate}{run('<w:t>так</w:t>')}{end}{end}</w:p>")
    assert made == f"<w:p>{'<w:r/>' * 9}{run('<w:t>так</w:t>')}<w:r/><w:r/></w:p>"
