"""The hosts to which documents lead, as the check finds them: links, fields, formulas, words of pages."""

import pytest

from office_files import BEGIN, XLINK, declared, office
from pdf_files import PAGES, pdf
from strategy.checking.attached.active_content import Judged, judged
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


@pytest.mark.parametrize(
    ("field", "found"),
    [
        ('HYPERLINK"{}"', None),
        ('hyperlink"{}"\\l"x"', None),
        ('HYPERLINK\\l"file:///x.exe""{}"', "file:///x.exe"),
        ('HYPERLINK\\o"x""{}"', "x"),
    ],
)
def test_words_of_a_field_need_no_blanks_between_them(field: str, found: str | None) -> None:
    """A switch without one before it is none to LibreOffice: what follows is an address."""
    field = field.replace('"', "&quot;").replace("{}", "https://a.example/x")
    of_it = judged(office(**{"word/document.xml": BEGIN.format(f"<w:instrText>{field}</w:instrText>")}), ".docx")
    assert (of_it.found, of_it.hosts) == (found, frozenset() if found else {"a.example"})


@pytest.mark.parametrize("blank", ["\t", "\n", "\u00a0"])
def test_words_of_a_link_are_parted_by_spaces_alone(blank: str) -> None:
    """LibreOffice takes no other blank for one, and would read another address."""

    def found(field: str) -> str | None:
        return judged(office(**{"word/document.xml": FIELD.replace("{}&quot;", field)}), ".docx").found

    assert found(f"https://a.example/&quot; \\o &quot;Закон №{blank}5&quot;{blank}") is None
    assert found(f"#x&quot; \\t &quot;_blank&quot;{blank}\\o{blank}&quot; file:///x.exe&quot;")


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


@pytest.mark.parametrize("name", ["tooltip", "tgtFrame", "anchor"])
def test_what_a_link_of_word_says_beside_its_address_is_no_way_elsewhere(name: str) -> None:
    def of_link(beside: str) -> Judged:
        link = f"<w:hyperlink xmlns:w='w' w:{name}='{beside}'/>"
        return judged(office(".docx", **{"word/document.xml": link}), ".docx")

    assert of_link("x&quot; &quot;https://a.example/")[:3] == (None, {"a.example"}, True)
    assert of_link("x&quot; &quot;file:///etc/passwd").found == "file:///etc/passwd"
    assert of_link("x&quot; &quot;/etc/passwd").found == "/etc/passwd"
    assert of_link("&quot; x.exe").found == "x.exe"
    assert of_link("ОАО &quot;Водоканал м. Києва&quot; та ін.").found is None
    assert of_link("Закон &quot;Про доступ&quot; від 29.11.2011 о 12:30 та/або далі:").found is None


@pytest.mark.parametrize("beside", ["w:tgtFrame='&quot; \\o'", "w:anchor='&quot;'", "w:anchor='x&quot;'"])
def test_a_quotation_mark_beside_a_link_lets_another_part_lead(beside: str) -> None:
    link = f"<w:hyperlink xmlns:w='w' w:tooltip='https://a.example/' {beside}/>"
    of_it = judged(office(".docx", **{"word/document.xml": link}), ".docx")
    assert of_it.found or of_it.hosts == {"a.example"}


def test_to_libreoffice_a_large_switch_says_nothing_of_a_link() -> None:
    def of_field(address: str) -> Judged:
        field = BEGIN.format(f"<w:instrText>HYPERLINK \\O {address}</w:instrText>")
        return judged(office(".docx", **{"word/document.xml": field}), ".docx")

    assert of_field("https://a.example/")[:3] == (None, {"a.example"}, True)
    assert of_field("file:///etc/passwd").found == "file:///etc/passwd"


def test_the_page_of_who_made_a_signature_line_is_named() -> None:
    line = "<o:signatureline xmlns:o='o' sigprovurl='https://a.example/'/>"
    assert judged(office(".docx", **{"word/document.xml": line}), ".docx")[:3] == (None, {"a.example"}, True)
