"""Documents of Word as they are published: written anew, with nothing in them but what is known."""

import io

import pytest
from PIL import Image

from office_files import (
    MAIN,
    NAMES,
    OFFICE,
    PAGE,
    PICTURE,
    body_of,
    copied_body,
    field,
    opened,
    picture,
    related,
    run,
    shown,
    word,
)
from strategy.checking.attached import active_content, office, office_xml

KNOWN = {
    "text": '<w:p><w:pPr><w:pStyle w:val="1"/></w:pPr><w:r><w:t xml:space="preserve"> Акт &lt;1&gt;</w:t></w:r></w:p>',
    "looks": '<w:p><w:r><w:rPr><w:b/><w:color w:val="FF0000"/></w:rPr><w:tab/><w:br w:type="page"/></w:r></w:p>',
    "table": '<w:tbl><w:tblPr><w:tblW w:w="0" w:type="auto"/></w:tblPr><w:tblGrid><w:gridCol w:w="1"/></w:tblGrid>'
    '<w:tr><w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>',
    "direction": '<w:p><w:bdo w:val="rtl"><w:r/></w:bdo><w:dir w:val="rtl"/></w:p>',
    "place": '<w:p><w:bookmarkStart w:id="0" w:name="_1"/><w:hyperlink w:anchor="_1"/><w:bookmarkEnd w:id="0"/></w:p>',
    "page": '<w:sectPr><w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/></w:sectPr>',
}


@pytest.mark.parametrize("body", KNOWN.values(), ids=KNOWN)
def test_what_is_known_stays_as_it_is(body: str) -> None:
    assert copied_body(body) == body


@pytest.mark.parametrize(
    ("body", "left"),
    [
        ('<w:p w:rsidR="00A1" w14:paraId="1"/>', "<w:p/>"),
        ("<w:p><w:proofErr/><w:commentRangeStart/><w:r/></w:p>", "<w:p><w:r/></w:p>"),
        ("<w:sdt><w:sdtPr><w:dataBinding/></w:sdtPr><w:sdtContent><w:p/></w:sdtContent></w:sdt>", "<w:p/>"),
        ("<w:p><w:pPr><w:mystery/><w:rPr><w:vanish/></w:rPr></w:pPr></w:p>", "<w:p><w:pPr><w:rPr/></w:pPr></w:p>"),
        ("<w:p>стрічка<!--x--><?y z?></w:p>", "<w:p/>"),
        ('<w:p><w:hyperlink r:id="r9" w:tooltip="x" w:docLocation="y"/></w:p>', "<w:p><w:hyperlink/></w:p>"),
        ('<w:p><w:pPr><w:pStyle w:val="file:///etc/passwd"/></w:pPr></w:p>', "<w:p><w:pPr><w:pStyle/></w:pPr></w:p>"),
        ("<w:p><w:r><w:t>1&#13;2</w:t></w:r></w:p>", "<w:p><w:r><w:t>1 2</w:t></w:r></w:p>"),
        ('<w:p><w:fldChar w:fldCharType="begin"/><w:r><w:t>1</w:t></w:r></w:p>', "<w:p><w:r><w:t>1</w:t></w:r></w:p>"),
    ],
)
def test_the_rest_is_left_out_where_nothing_is_to_be_seen_of_it(body: str, left: str) -> None:
    assert copied_body(body) == left


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<w:p><w:ins><w:r/></w:ins></w:p>", "changes"),
        ("<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr></w:p>", "changes"),
        ("<w:p><w:r><w:delText>а</w:delText></w:r></w:p>", "changes"),
        ("<w:tbl><w:tr><w:tc><w:tcPr><w:cellDel/></w:tcPr></w:tc></w:tr></w:tbl>", "changes"),
        (f"<w:p>{run(PAGE[: PAGE.index('<w:instr')])}</w:p>", "other"),
        (f"<w:p>{field('FORMCHECKBOX', '')}</w:p>", "other"),
        ('<w:p><w:fldSimple w:instr=" AUTONUM "/></w:p>', "other"),
        ("<w:p><w:r><w:pict/></w:r></w:p>", "drawing"),
        ("<w:p><w:r><mc:AlternateContent/></w:r></w:p>", "drawing"),
        (shown(uri="http://schemas.openxmlformats.org/drawingml/2006/chart"), "drawing"),
        (shown("r404"), "picture"),
        ("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>", "object"),
        ("<w:altChunk r:id='r9'/>", "object"),
        ("<w:p><m:oMath/></w:p>", "equation"),
        ("<w:p><w:r><w:rPr><w:vanish/></w:rPr></w:r></w:p>", "hidden"),
        ("<w:p><w:mystery/></w:p>", "other"),
        ("<o:p/>", "other"),
    ],
)
def test_what_no_copy_would_show_is_told(body: str, kind: str) -> None:
    with pytest.raises(office_xml.NoCopy) as found:
        copied_body(body, r9=("image", "media/none.png"))
    assert office_xml.told().get(str(found.value), "other") == kind


def test_what_is_shown_again_is_not_hidden() -> None:
    assert copied_body('<w:p><w:r><w:rPr><w:vanish w:val="0"/></w:rPr></w:r></w:p>') == "<w:p><w:r><w:rPr/></w:r></w:p>"


@pytest.mark.parametrize("body", ["<w:p><w:pPr>{}</w:pPr></w:p>", "<w:p><w:r><w:t>1{}2</w:t></w:r></w:p>"])
def test_of_several_things_to_show_none_is_chosen(body: str) -> None:
    with pytest.raises(office_xml.NoCopy):
        copied_body(body.format("<mc:AlternateContent/>"))


@pytest.mark.parametrize(
    "place",
    [
        *("{}", "<w:p><w:pPr>{}</w:pPr></w:p>", "<w:p><w:bookmarkStart>{}</w:bookmarkStart></w:p>"),
        *("<w:p><w:p>{}</w:p></w:p>", "<w:p><w:pPr><w:p>{}</w:p></w:pPr></w:p>"),
        "<w:p><w:pPr><w:sdt><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt></w:pPr></w:p>",
    ],
)
def test_a_run_stands_in_a_paragraph(place: str) -> None:
    """A field that began elsewhere would hide all that follows."""
    with pytest.raises(office_xml.NoCopy):
        copied_body(place.format(run('<w:fldChar w:fldCharType="begin"/>')))


def test_slashes_in_a_number_stay() -> None:
    level = '<w:abstractNum><w:lvl><w:lvlText w:val="№ %1//2026"/></w:lvl></w:abstractNum>'
    numbering = f"<w:numbering {NAMES}>{level}</w:numbering>"
    data = word(parts={"word/numbering.xml": numbering}, n=("numbering", "numbering.xml"))
    assert 'w:val="№ %1//2026"' in opened(office.rewritten(data, ".docx", 5))["word/numbering.xml"]


def test_numbers_that_a_copy_would_not_show_are_told() -> None:
    level = '<w:abstractNum><w:lvl><w:lvlText w:val="No:/%1"/></w:lvl></w:abstractNum>'
    parts = {"word/numbering.xml": f"<w:numbering {NAMES}>{level}</w:numbering>"}
    assert active_content.judged(word(parts=parts, n=("numbering", "numbering.xml")), ".docx").found == "other"


def test_links_are_written_as_relations() -> None:
    made = opened(
        office.rewritten(word('<w:p><w:hyperlink r:id="r7"/></w:p>', r7=("hyperlink", "https://gov.ua/")), ".docx", 5)
    )
    assert '<w:hyperlink r:id="rId1"/>' in made["word/document.xml"]
    assert (
        'Id="rId1"' in made["word/_rels/document.xml.rels"]
        and "https://gov.ua/" in made["word/_rels/document.xml.rels"]
    )


FILLED = "<a:fmtScheme><a:bgFillStyleLst><a:blipFill/></a:bgFillStyleLst></a:fmtScheme>"


@pytest.mark.parametrize("anchor", ["_Toc1", "Розділ_1", "x&quot; x.exe", "x\\", "&quot; ~/x", "/../x", "../x"])
@pytest.mark.parametrize("led", ["", "https://gov.ua/"])
def test_an_anchor_is_a_place_and_nothing_more(anchor: str, led: str) -> None:
    """Beyond an address it is a part of that."""
    data = word(
        f'<w:p><w:hyperlink r:id="r7" w:anchor="{anchor}"/></w:p>', r7=("hyperlink", led) if led else ("x", "x")
    )
    assert (active_content.judged(data, ".docx").found is None) is (
        anchor in {"_Toc1", "Розділ_1"} or (led == "https://gov.ua/" and anchor.endswith("../x"))
    )


def led_to(address: str, anchor: str = "") -> tuple[str, str]:
    """The link of the copy: what stands in the text, and among the relations."""
    relations = f'<Relationships xmlns="{MAIN}/package/2006/relationships"><Relationship Id="r7" Target="{address}"'
    relations += f' Type="{OFFICE}/hyperlink" TargetMode="External"/></Relationships>'
    parts = {"word/_rels/document.xml.rels": relations}
    made = office.rewritten(word(f'<w:p><w:hyperlink r:id="r7" w:anchor="{anchor}"/></w:p>', parts), ".docx", 5)
    return body_of(made), opened(made).get("word/_rels/document.xml.rels", "")


@pytest.mark.parametrize("blank", [" ", "\t", "\u00a0", "\u2028"])
def test_no_blank_stands_before_an_address(blank: str) -> None:
    """LibreOffice would take it for the path of a file."""
    assert 'Target="https://gov.ua/../x"' in led_to(f"{blank}https://gov.ua/../x{blank}")[1]
    assert led_to(blank, "_Toc1") == ('<w:p><w:hyperlink w:anchor="_Toc1"/></w:p>', "")
    assert led_to(f"{blank}#_Toc1") == ('<w:p><w:hyperlink w:anchor="_Toc1"/></w:p>', "")


def test_an_address_is_judged_with_its_anchor() -> None:
    data = word(
        '<w:p><w:hyperlink r:id="r7" w:anchor="&amp;cc=a@b.example"/></w:p>', r7=("hyperlink", "mailto:a@gov.ua")
    )
    assert active_content.judged(data, ".docx").found == "mailto:a@gov.ua#&cc=a@b.example"


BESIDE = {
    "word/styles.xml": f'<w:styles {NAMES}><w:latentStyles/><w:style w:styleId="1"/></w:styles>',
    "word/settings.xml": f'<w:settings {NAMES}><w:attachedTemplate r:id="r1"/><w:evenAndOddHeaders/></w:settings>',
    "word/_rels/settings.xml.rels": related(("attachedTemplate", "https://a.example/x.dotm")),
    "word/header1.xml": f"<w:hdr {NAMES}>{shown('r1')}</w:hdr>",
    "word/_rels/header1.xml.rels": related(("image", "media/a.png")),
    "word/media/a.png": picture(),
    "word/theme/theme1.xml": f"<a:theme {NAMES}><a:themeElements>{FILLED}</a:themeElements></a:theme>",
}
LEADS = {
    **{kind: (kind, f"{kind}.xml") for kind in ("styles", "settings", "comments")},
    "theme": ("theme", "theme/theme1.xml"),
    "header": ("header", "header1.xml"),
    "macros": ("vbaProject", "vbaProject.bin"),
}
HEADED = '<w:sectPr><w:headerReference w:type="default" r:id="header"/></w:sectPr>'


def test_parts_are_copied_that_the_text_needs_and_no_others() -> None:
    made = opened(office.rewritten(word(HEADED, BESIDE, **LEADS), ".docx", 5))
    assert {*made} == {
        *("[Content_Types].xml", "_rels/.rels", "word/document.xml", "word/_rels/document.xml.rels", "word/styles.xml"),
        *("word/settings.xml", "word/theme.xml", "word/header1.xml", "word/_rels/header1.xml.rels"),
        next(name for name in made if name.startswith("word/media/image")),
    }
    assert made["word/settings.xml"].endswith("><w:evenAndOddHeaders/></w:settings>")
    assert (
        '<a:bgFillStyleLst><a:solidFill><a:schemeClr val="phClr"/></a:solidFill></a:bgFillStyleLst>'
        in made["word/theme.xml"]
    )
    assert "Шевченко" not in "".join(made.values())
    assert "External" not in "".join(made.values())


def test_white_words_stay_on_a_dark_page() -> None:
    page = '<w:background w:color="000000" w:themeColor="text1"><v:background xmlns:v="v"/></w:background>'
    made = office.rewritten(
        word(parts={"word/document.xml": f"<w:document {NAMES}>{page}<w:body/></w:document>"}), ".docx", 5
    )
    assert '<w:background w:color="000000" w:themeColor="text1"/><w:body/>' in opened(made)["word/document.xml"]


def test_a_copy_of_a_copy_is_the_same() -> None:
    made = office.rewritten(word(HEADED + shown(), BESIDE, r9=("image", "media/a.png"), **LEADS), ".docx", 5)
    assert office.rewritten(made, ".docx", 5) == made


def test_a_header_has_no_headers() -> None:
    """It would have no end."""
    parts = BESIDE | {"word/header1.xml": f"<w:hdr {NAMES}><w:p><w:pPr>{HEADED}</w:pPr></w:p></w:hdr>"}
    parts["word/_rels/header1.xml.rels"] = related(header=("header", "header1.xml"))
    assert (
        "headerReference" not in opened(office.rewritten(word(HEADED, parts, **LEADS), ".docx", 5))["word/header1.xml"]
    )


@pytest.mark.parametrize("kind", ["PNG", "GIF", "BMP", "JPEG", "MPO"])
def test_pictures_hold_nothing_but_dots(kind: str) -> None:
    said = {"exif": b"Exif\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0", "comment": b"said"} if kind == "JPEG" else {}
    said |= {"save_all": True, "append_images": [Image.new("RGB", (4, 4))]} if kind == "MPO" else {}
    made = opened(
        office.rewritten(word(shown(), {"word/media/a": picture(kind, **said)}, r9=("image", "media/a")), ".docx", 5)
    )
    (name,) = (name for name in made if "media" in name)
    assert name.endswith(".jpeg" if kind in {"JPEG", "MPO"} else ".png")
    assert "Exif" not in made[name] and "said" not in made[name]
    assert f'uri="{PICTURE}"' in made["word/document.xml"]


EMF = b"\x01\0\0\0" + bytes(36) + b" EMF"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg'/>"


@pytest.mark.parametrize("content", [picture("TIFF"), picture() + bytes(10_000_000), EMF, SVG, b"", b"%!PS"])
def test_drawings_are_no_pictures(content: bytes) -> None:
    with pytest.raises(office_xml.NoCopy):
        office.rewritten(word(shown(), {"word/media/a": content}, r9=("image", "media/a")), ".docx", 5)


def test_a_picture_of_more_shades_would_be_white() -> None:
    file = io.BytesIO()
    Image.new("I;16", (8, 8), 9_000).save(file, "PNG")
    with pytest.raises(office_xml.NoCopy):
        office.rewritten(word(shown(), {"word/media/a": file.getvalue()}, r9=("image", "media/a")), ".docx", 5)


def test_a_header_is_no_picture() -> None:
    with pytest.raises(office_xml.NoCopy):
        office.rewritten(word(HEADED + shown("header"), BESIDE, **LEADS), ".docx", 5)
    leads = {**LEADS, "r9": ("image", "header1.xml")}
    with pytest.raises(office_xml.NoCopy):
        office.rewritten(word(HEADED + shown(), BESIDE, **leads), ".docx", 5)


def test_a_picture_elsewhere_is_not_fetched() -> None:
    with pytest.raises(office_xml.NoCopy):
        copied_body(shown(), r9=("image", "https://a.example/x.png"))
    with pytest.raises(office_xml.NoCopy):
        copied_body(shown().replace("r:embed", "r:link"), r9=("image", "https://a.example/x.png"))
