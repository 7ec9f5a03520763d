"""The hosts to which documents lead, as the check finds them: links, fields, formulas, words of pages."""

from xml.sax.saxutils import escape

import pytest

from office_files import BEGIN, XLINK, declared, office
from pdf_files import PAGES, pdf
from strategy.checking.attached.active_content import judged
from strategy.checking.attached.document_links import host

KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
LINK = f"<Relationships><Relationship Id='a' Target='{{}}' TargetMode='External' Type='{KIND}'/></Relationships>"
TEXT = f"<x {declared('text', **XLINK)}><text:a l:href='{{}}'/></x>"
FORMULA = """<x><f>HYPERLINK("{}","Сюди")</f></x>"""
BOOK = f"<x {declared('text')}><text:bibliography-mark text:target-url='{{}}'/></x>"
CELL = f"""<x {declared("t")}><t:c t:formula='of:=HYPERLINK("{{}}")'/></x>"""
FIELD = BEGIN.format("<w:instrText>HYPERLINK &quot;{}&quot;</w:instrText>")
SIMPLE = "<w:p xmlns:w='w'><w:fldSimple w:instr='HYPERLINK &quot;{}&quot;'/></w:p>"
HOW = {
    "relation": (".docx", "word/_rels/document.xml.rels", LINK),
    "field": (".docx", "word/document.xml", FIELD),
    "simple_field": (".docx", "word/document.xml", SIMPLE),
    "formula": (".xlsx", "xl/worksheets/sheet1.xml", FORMULA),
    "link": (".odt", "content.xml", TEXT),
    "book": (".odt", "content.xml", BOOK),
    "cell": (".ods", "content.xml", CELL),
}


@pytest.mark.parametrize("how", HOW)
@pytest.mark.parametrize("inside", [False, True], ids=["alone", "in_a_file_within"])
def test_hosts_are_found_however_an_office_file_leads_there(how: str, inside: bool) -> None:
    ending, part, content = HOW[how]
    data = office(ending, **{part: content.replace("{}", "https://a.example/x")})
    outer = office(".docx", **{f"word/embeddings/a{ending}": data}) if inside else data
    assert judged(outer, ".docx" if inside else ending)[:3] == (None, {"a.example"}, True)


GOOD_FIELDS = (
    ' HYPERLINK "{}" ',
    'HYPERLINK  "{}"  \\l "v=onepage&q"  \\o "" \\t "_blank" \\h',
    '\n HYPERLINK "{}" \\o "Закон №\u00a05: див. www.gov.ua/a" \n',
    'HYPERLINK "{}" \\o "https://b.example/"',
)
BAD_FIELDS = (
    *('hyperlink "{}"', "HYPERLINK {}", 'HYPERLINK"{}"', "HYPERLINK “{}”", 'HYPERLINK " {}"', 'HYPERLINK "{}'),
    *('HYPERLINK \\l "x" "{}"', 'HYPERLINK \\O "{}"', 'HYPERLINK "{}" \\l"x"', 'HYPERLINK "{}" \\s "x"'),
    *('HYPERLINK "{}" \\o "x\\" \\t " x.exe"', 'HYPERLINK "{}" \\* MERGEFORMAT', 'HYPERLINK "{}" \\o \\h'),
    *('HYPERLINK\t"{}"', 'HYPERLINK "{}"\t', 'HYPERLINK\u00a0"{}"', 'HYPERLINK "{}" \\o\t" file:///x.exe"'),
    *('HYPERLINK \\l "file:///x.exe"', 'HYPERLINK "{}" \\t "file:///x.exe" \\t "x"', 'HYPERLINK " " \\t "x.exe"'),
)


@pytest.mark.parametrize("field", [*GOOD_FIELDS, *BAD_FIELDS])
def test_a_field_is_a_link_where_it_is_told_as_word_writes_it(field: str) -> None:
    """To anything else LibreOffice would lead."""
    told = escape(field.replace("{}", "https://a.example/x"))
    of_it = judged(office(**{"word/document.xml": BEGIN.format(f"<w:instrText>{told}</w:instrText>")}), ".docx")
    is_good = field in GOOD_FIELDS
    assert (of_it.found is None, of_it.hosts) == (is_good, {"a.example"} if is_good else frozenset())


@pytest.mark.parametrize("address", ['#x" "https://a.example/', '#x" x.exe', "#x\\", " https://a.example/", " "])
@pytest.mark.parametrize("mode", ["TargetMode='External'", ""])
def test_an_address_of_a_link_ends_where_it_ends(address: str, mode: str) -> None:
    link = LINK.replace("TargetMode='External'", mode).replace("{}", escape(address, {'"': "&quot;"}))
    assert judged(office(**{"word/_rels/document.xml.rels": link}), ".docx").found == address


@pytest.mark.parametrize(
    "address", ["https://a.example/wiki/File:Kyiv.jpg", "https://a.example/web/2024/ftp://b.example/"]
)
def test_what_an_address_holds_is_no_other_address(address: str) -> None:
    data = office(".docx", **{"word/_rels/document.xml.rels": LINK.replace("{}", address)})
    assert judged(data, ".docx")[:3] == (None, {"a.example"}, True)


def test_hosts_are_found_beyond_the_first_piece_of_a_part() -> None:
    links = "".join(TEXT.replace("{}", f"https://h{n}.example/") for n in range(2_000))
    assert len(judged(office(".odt", **{"content.xml": f"<x>{links}</x>"}), ".odt").hosts) == 2_000


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(https://a.example/x)>>>>"),
        pdf(b"", b"<</Subtype/Link/A<</S/URI/URI 4 0 R>>>>", b"(https://a.example)"),
    ],
    ids=["link", "apart"],
)
def test_hosts_are_found_in_a_pdf(data: bytes) -> None:
    assert judged(data, ".pdf")[:3] == (None, {"a.example"}, True)


def test_letters_of_a_host_in_a_pdf_are_read_as_browsers_do() -> None:
    """Typst writes them in UTF-8; before UTF-16 some would read other signs."""

    def of_link(address: bytes) -> bytes:
        return pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(%s)>>>>" % address)

    address = "https://рада.укр/і"
    assert judged(of_link(address.encode()), ".pdf")[:3] == (None, {"рада.укр"}, True)
    assert judged(of_link(b"\xfe\xff" + address.encode("utf-16-be")), ".pdf").found


def test_an_empty_address_leads_nowhere() -> None:
    assert judged(pdf(b"", b"<</Subtype/Link/A<</S/URI/URI()>>>>", pages=PAGES), ".pdf")[:3] == (
        None,
        frozenset(),
        True,
    )


@pytest.mark.parametrize(
    ("address", "found"),
    [
        ("https://A.example:8080/x", "a.example"),
        (" HTTPS://рада.укр/ ", "рада.укр"),
        ("mailto:a@gov.ua?subject=b@c.example", "gov.ua"),
        ("http://gov.ua@a.example/", "a.example"),
        ("http:///a.example/", "a.example"),
        ("https:a.example", "a.example"),
        ("https:\\\\a.example\\@gov.ua/", "a.example"),
        ("https://gov.ua?\\@a.example", "gov.ua"),
        ("https://[x", "https://[x"),
        ("#Розділ.1.2", ""),
        ("", ""),
    ],
)
def test_the_host_of_an_address(address: str, found: str) -> None:
    assert host(address) == found


SAID = (
    "Новини: ОАО &quot;Водоканал м. Києва&quot; та ін.",
    "Закон &quot;Про доступ&quot; від 29.11.2011 о 12:30 та/або далі:",
    "v=onepage&amp;q, _blank: www.gov.ua/a",
)
LEADING = (
    *("x&quot; &quot;https://a.example/", "x&quot; &quot;file:///etc/passwd", "x&quot; &quot;/є", "&quot; x.exe"),
    *("&quot; x%2Eexe", "&quot; ~/x", "&quot; \\\\є", "&quot; є.exe", "x\\", "&quot; tel:1"),
)


@pytest.mark.parametrize("name", ["tooltip", "tgtFrame", "anchor", "docLocation"])
@pytest.mark.parametrize("beside", [*SAID, *LEADING])
def test_what_a_link_of_word_says_beside_its_address_is_no_way_elsewhere(name: str, beside: str) -> None:
    link = f"<w:hyperlink xmlns:w='w' w:{name}='{beside}'/>"
    assert (judged(office(**{"word/document.xml": link}), ".docx").found is None) is (beside in SAID)


@pytest.mark.parametrize("beside", ["w:tgtFrame='&quot; \\o'", "w:anchor='&quot;'", "w:anchor='x&quot;'"])
@pytest.mark.parametrize("tooltip", ["https://a.example/", "x.exe"])
def test_a_quotation_mark_beside_a_link_lets_another_part_lead(beside: str, tooltip: str) -> None:
    link = f"<w:hyperlink xmlns:w='w' w:tooltip='{tooltip}' {beside}/>"
    assert judged(office(**{"word/document.xml": link}), ".docx").found


def test_the_page_of_who_made_a_signature_line_is_named() -> None:
    line = "<o:signatureline xmlns:o='o' sigprovurl='https://a.example/'/>"
    assert judged(office(".docx", **{"word/document.xml": line}), ".docx")[:3] == (None, {"a.example"}, True)
