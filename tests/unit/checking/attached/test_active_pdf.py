"""PDF files that would do something on a reader's computer: each is found, however it is packed, spelt or hidden."""

import io
import logging
import struct
import zlib
from functools import cache

import pikepdf
import pytest

import pace
from pdf_files import PAGES, packed, pdf, verdict
from strategy.checking.attached.active_content import judged

SCRIPT = b"<</S/JavaScript/JS(app.alert(1))>>"
ONE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def stream(filters: bytes, data: bytes) -> bytes:
    """A file with a stream that nothing refers to yet."""
    return pdf(b"", b"<</Length %d/Filter%s>>stream\n%s\nendstream" % (len(data), filters, data))


def of_stream(entries: bytes) -> bytes:
    """A stream, which is a dictionary as well."""
    return b"<<%s/Length 0>>stream\n\nendstream" % entries


def from_start(name: bytes, longer: int = 0) -> bytes:
    """A file that says that it may be read from its start on, with its only table at its end."""
    plain = pdf(b"/%s 1/L 000000" % name)
    return plain.replace(b"/L 000000", b"/L %06d" % (len(plain) + longer))


def saved(encryption: pikepdf.Encryption | bool = False, **how: bool) -> bytes:
    file = io.BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(file, encryption=encryption, **how)
    return file.getvalue()


NOTHING = b"%010d 00000 n" % pdf(b"", b"null").find(b"3 0 obj")
INNER = b"3 0 " + SCRIPT
ZIPPED = zlib.compress(INNER)
PDFS = {
    "nothing": (pdf(), "harmless"),
    "saved": (saved(), "harmless"),
    "counted_wrong": (pdf().replace(b"/Size 3", b"/Size 9"), "harmless"),
    "from_start": (saved(linearize=True), "harmless"),
    "from_start_once": (from_start(b"Linearized", longer=-9), "harmless"),
    "from_start_by_another_table": (from_start(b"Linearized"), "harmless"),
    "from_start_spelt": (from_start(b"#4cinearized"), "harmless"),
    "from_start_without_end": (from_start(b"Linearized", longer=-9).replace(b"/L ", b"/X "), "harmless"),
    "catalogue_that_is_no_object": (
        pdf().replace(b"/Root 1 0 R", b"/Root <</Type/Catalog/Pages 2 0 R>>"),
        "harmless",
    ),
    "place": (pdf(b"/OpenAction[2 0 R/Fit]"), "harmless"),
    "move": (pdf(b"/OpenAction<</S/GoTo/D[2 0 R/Fit]>>"), "harmless"),
    "another_document": (pdf().replace(b"/Root", b"/Addition#61lStreams[/a 2 0 R]/Root"), "harmless"),
    "link": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(https://a.example)>>>>"), "harmless"),
    "page_without_resources": (pdf(b"", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>", pages=ONE), "harmless"),
    "page_without_size": (pdf(b"", b"<</Type/Page/Parent 2 0 R/Resources<<>>>>", pages=ONE), "harmless"),
    "page_that_is_none": (pdf(pages=ONE.replace(b"3 0 R", b"7")), "unreadable"),
    "table_a_sign_later": (pdf().replace(b"xref\n0", b"\nxref\n0"), "harmless"),
    "word": (pdf(b"/JSX 1"), "harmless"),
    "script": (pdf(b"/OpenAction" + SCRIPT), "acts"),
    "script_apart": (pdf(b"/OpenAction 3 0 R", SCRIPT), "acts"),
    "script_spelt": (pdf(b"/OpenAction<</S/#4aava#53cript>>"), "acts"),
    "script_named": (pdf(b"/Names<</JavaScript 3 0 R>>", b"<<>>"), "acts"),
    "script_of_page": (pdf(b"", b"<</AA<</O" + SCRIPT + b">>>>"), "acts"),
    "script_left_over": (pdf() + SCRIPT + b"\n%%EOF", "harmless"),
    "script_packed": (packed(SCRIPT, b"/FlateDecode"), "acts"),
    "script_packed_in_letters": (
        packed(SCRIPT, b"[/AHx/FlateDecode]", ZIPPED.hex().encode() + b">"),
        "acts",
    ),
    "script_packed_twice": (packed(SCRIPT, b"[/FlateDecode/FlateDecode]", zlib.compress(ZIPPED)), "acts"),
    "script_in_letters": (packed(SCRIPT, b"/ASCIIHexDecode", INNER.hex().encode() + b">"), "acts"),
    "script_in_lengths": (packed(SCRIPT, b"/RunLengthDecode", bytes([len(INNER) - 1]) + INNER + b"\x80"), "acts"),
    "packed_unknown": (packed(SCRIPT, b"/XDecode"), "unreadable"),
    "address": (pdf(b"/OpenAction<</S/URI/URI(https://a.example)>>"), "acts"),
    "address_apart": (pdf(b"/OpenAction 3 0 R", b"<</S/URI/URI(https://a.example)>>"), "acts"),
    "address_after_move": (pdf(b"/OpenAction<</S/GoTo/D[2 0 R]/Next<</S/URI>>>>"), "acts"),
    "address_of_page": (pdf(b"", b"<</AA<</O<</S/URI/URI(https://a.example)>>>>>>"), "acts"),
    "program": (pdf(b"/OpenAction<</S/Launch/F(calc.exe)>>"), "acts"),
    "program_of_link": (pdf(b"", b"<</Subtype/Link/A<</S/Launch/F(calc.exe)>>>>"), "acts"),
    "other_file": (pdf(b"", rb"<</Subtype/Link/A<</S/GoToR/F(\\\\a\\b.pdf)>>>>"), "acts"),
    "rendition": (pdf(b"", b"<</S/Rendition>>"), "acts"),
    "film": (pdf(b"", b"<</Subtype/Movie>>"), "acts"),
    "postscript": (pdf(b"", b"<</Type/XObject/Subtype/PS>>"), "acts"),
    "space": (pdf(b"", b"<</Subtype/3D>>"), "acts"),
    "form": (pdf(b"/AcroForm<</XFA 3 0 R>>", b"()"), "harmless"),
    "sends": (pdf(b"", b"<</S/SubmitForm/F(https://a.example)>>"), "acts"),
    "file_within": (pdf(b"/Names<</EmbeddedFiles 3 0 R>>", b"<<>>"), "acts"),
    "files_within": (pdf(b"/Collection<<>>"), "acts"),
    "stream_elsewhere": (pdf(b"", b"<</Length 0/F(x)>>stream\n\nendstream"), "acts"),
    "file_of_web": (pdf(b"", b"<</F<</FS/URL/F(https://a.example/x.png)>>>>"), "acts"),
    "link_of_own_computer": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(file:///C:/x.exe)>>>>"), "acts"),
    "link_of_program": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(ms-msdt:/id)>>>>"), "acts"),
    "link_with_user": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(https://gov.ua@a.example/|)>>>>"), "acts"),
    "link_of_network": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(HTTP:\\\\\\\\192.168.0.1/x)>>>>"), "acts"),
    "link_with_sign": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(https://a.example/@x?y=a@b)>>>>"), "harmless"),
    "links_from_own_computer": (pdf(b"/URI<</Base(file:///C:/)>>"), "acts"),
    "links_from_own_computer_apart": (pdf(b"/URI 3 0 R", b"<</Base(file:///C:/)>>"), "acts"),
    "links_from_program": (pdf(b"/URI<</Base(ms-msdt:)>>"), "acts"),
    "address_in_a_stream": (pdf(b"/OpenAction 3 0 R", of_stream(b"/S/URI/URI(https://a.example)")), "acts"),
    "address_of_page_in_a_stream": (pdf(b"/AA<</WC 3 0 R>>", of_stream(b"/S/URI/URI(https://a.example)")), "acts"),
    "addresses_of_page_in_a_stream": (pdf(b"/AA 3 0 R", of_stream(b"/WC<</S/URI/URI(https://a.example)>>")), "acts"),
    "host_in_letters_of_no_browser": (pdf(b"", b"<</A<</S/URI/URI(https://\xb9.example)>>>>"), "acts"),
    "link_that_is_a_name": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI/file:///C:/x.exe>>>>"), "acts"),
    "link_after_a_control": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI(\x01file:///C:/x.exe)>>>>"), "acts"),
    "link_after_a_control_to_some": (pdf(b"", b"<</A<</S/URI/URI(\\030//www.gov.ua@a.example/)>>>>"), "acts"),
    "link_that_ends_for_some": (pdf(b"", b"<</Subtype/Link/A<</S/URI/URI\x80(file:///C:/x.exe)>>>>"), "harmless"),
    "kind_that_ends_for_some": (pdf(b"", b"<</Subtype/Link/A<</S/GoToR\xff/F(x.pdf)>>>>"), "harmless"),
    "link_after_what_is_a_word_to_some": (pdf(b"", b"<</A<</S/URI/X \v/URI/file:x/Y \v>>>>"), "harmless"),
    "link_after_a_name_that_ends": (pdf(b"", b"<</A<</S/URI/X\x80A/URI/file:x/Y\x80A>>>>"), "harmless"),
    "entry_of_nothing": (pdf(b"", b"null").replace(NOTHING, b"%010d 00000 n" % 0), "harmless"),
    "links_from_a_host_that_goes_on": (pdf(b"/URI<</Base(https://gov.example)>>"), "acts"),
    "links_from_no_host": (pdf(b"/URI<</Base(http://)>>"), "acts"),
    "links_from_web_without_scheme": (pdf(b"/URI<</Base(a.example?)>>"), "acts"),
    "links_from_web": (pdf(b"/URI<</Base(https://a.example/)>>"), "acts"),
    "link_of_who_signs": (pdf(b"", b"<</FT/Sig/SV<</TimeStamp<</URL(https://a.example)>>>>>>"), "harmless"),
    "link_of_who_signs_to_program": (pdf(b"", b"<</FT/Sig/SV<</Cert<</URL(file:///C:/x.exe)>>>>>>"), "acts"),
    "postscript_of_form": (pdf(b"", b"<</Type/XObject/Subtype/Form/Subtype2/PS>>"), "acts"),
    "page_elsewhere": (pdf(b"", b"<</Type/XObject/Ref<</F(x.pdf)/Page 0>>/Length 0>>stream\n\nendstream"), "acts"),
    "picture_elsewhere": (pdf(b"", b"<</OPI<</2.0<</F(x.tif)>>>>>>"), "acts"),
    "mark_of_text": (pdf(b"", b"<</Type/StructElem/Ref[]>>"), "harmless"),
    "font": (pdf(b"", b"<</Type/Font/FontMatrix[0.001 0 0 .001 0 4 0 R]>>", b"0"), "harmless"),
    "font_that_acts": (pdf(b"", b"<</Type/Font/FontMatrix[1 2 3 4 5 (0\\);alert\\('x'\\))]>>"), "acts"),
    "script_left_over_spelt": (pdf() + b"<</S/#4AavaScri#70t>>\n%%EOF", "harmless"),
    "word_that_begins_so": (pdf(b"/Launch#65d 1"), "harmless"),
    "secret": (saved(pikepdf.Encryption(owner="x", user="y")), "unreadable"),
    "secret_without_password": (saved(pikepdf.Encryption(owner="x", user="")), "unreadable"),
    "no_pdf": (b"%PDF-1.7\n%%EOF", "unreadable"),
    "deep": (pdf(b"", b"[" * 50_000 + b"]" * 50_000), "unreadable"),
    "endless_part": (stream(b"/RunLengthDecode", b"\x81\0" * 2_000_000 + b"\x80"), "unreadable"),
    "part_in_letters": (stream(b"[/ASCII85Decode/FlateDecode]", b"Gap9`#Qt,.k5aN~>"), "harmless"),
    "picture_packed_twice": (stream(b"[/FlateDecode/DCTDecode]", zlib.compress(b"\xff\xd8\xff\xd9")), "harmless"),
}


@cache
def endless() -> bytes:
    return zlib.compress(bytes(200_000_000))


ENDLESS = {  # made when they are asked for: that takes seconds
    "once": lambda: packed(b"", b"/FlateDecode", endless()),
    "part_twice": lambda: stream(b"[/FlateDecode/FlateDecode]", zlib.compress(endless())),
    "twice": lambda: packed(b"", b"[/FlateDecode/FlateDecode]", zlib.compress(endless())),
}


@pytest.mark.parametrize("name", PDFS)
def test_pdf(name: str) -> None:
    data, expected = PDFS[name]
    assert verdict(data, ".pdf") == expected


@pytest.mark.parametrize("name", ENDLESS)
def test_what_unpacks_to_no_end_is_refused(name: str) -> None:
    data = ENDLESS[name]()
    with pace.at_most(10):
        assert verdict(data, ".pdf") == "unreadable"


def test_the_library_prints_nothing_of_a_file_itself() -> None:
    assert judged(pdf(pages=PAGES.replace(b"[]", b"[null null]")), ".pdf").found is None
    assert logging.getLogger("pikepdf").handlers  # without any, what it says is printed


def starts(many: int) -> bytes:
    """Parts that begin within each other, unpack to much, and break off."""
    packer = zlib.compressobj(9, wbits=-15)
    shared = packer.compress(bytes(50_000_000)) + packer.flush(zlib.Z_SYNC_FLUSH) + b"\x07"
    left = (14 * (many - number - 1) for number in range(many))
    return b"".join(b"stream\nx\x01\0" + struct.pack("<HH", size, size ^ 0xFFFF) for size in left) + shared


@pytest.mark.parametrize(
    "data",
    [
        pdf(b"", starts(1_000)),
        packed(b"", b"/FlateDecode", zlib.compress(b"#41" * 3_000_000)),
    ],
    ids=["parts_within_parts", "spelt"],
)
def test_a_small_file_that_unpacks_to_much_is_refused_soon(data: bytes) -> None:
    with pace.at_most(3):
        assert verdict(data, ".pdf") == "unreadable"


@pytest.mark.parametrize("part", [b"x", zlib.compress(b"x")])
def test_many_streams_take_no_time_each_of_the_whole_file(part: bytes) -> None:
    object_ = b"<</Length %d>>\nstream\n%s\nendstream" % (len(part), part)
    data = pdf(b"", *[object_] * 5_000, b"(%s)" % bytes(4_000_000))
    with pace.at_most(3):
        assert verdict(data, ".pdf") == "harmless"


def test_many_links_take_no_time_each_of_the_whole_file() -> None:
    data = pdf(b"", *[b"<</A<</S/URI/URI(https://a.example)>>>>"] * 1_000, b"(%s)" % bytes(4_000_000))
    with pace.at_most(3):
        assert verdict(data, ".pdf") == "harmless"
