"""PDF files of which programs see different objects, in two tables, in older ones, by two numbers: what is published is
one file to all of them."""

import io
import re
import subprocess
import sys
import zlib
from collections.abc import Sequence

import pikepdf
import pytest

import website
from pdf_files import PAGES, packed, pdf, verdict
from strategy.checking import attachments
from strategy.checking.attached.active_content import as_published

Row = tuple[int, int, int]  # of a table that is a stream: kind, place, last

ROOT = b"<</Type/Catalog/Pages 2 0 R/More 3 0 R>>"
LINK = b"<</Subtype/Link/A<</S/URI/URI(%s)>>>>"
GOOD, BAD = LINK % b"https://a.example/", LINK % b"file:///C:/x.exe"
PACKED = b"4 0 " + BAD
TWO = b"4 0 4 %d " % (len(BAD) + 1) + BAD + b" " + GOOD
ONE, OTHER = b"4 0 obj" + GOOD, b"4 0 obj" + BAD


def file(rows: str, *more: bytes, before: bytes = b"", trailer: bytes = b"") -> bytes:
    """A file with a table of these rows: of each subsection its first number, and the places in the file that it has
    ("-" for what is free); `more`: further objects, with their heads; `before`: what stands before the table."""
    data, places = b"%PDF-1.7\n", []
    for one in (b"1 0 obj" + ROOT, b"2 0 obj" + PAGES, b"3 0 obj<</A 4 0 R>>", *more):
        places.append(len(data))
        data += one + b"\nendobj\n"
    data += before
    table = b"xref\n"
    for section in rows.split(";"):
        first, *given = section.split()
        table += b"%d %d\n" % (int(first), len(given))
        table += b"".join(
            b"%010d %05d f \n" % (0, 0) if one == "-" else b"%010d 00000 n \n" % places[int(one) - 1] for one in given
        )
    return data + table + b"trailer\n<</Size 9/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, len(data))


ONCE = file("0 - 1 2 3 4", ONE)


def grown(older: bytes) -> bytes:
    """A file to which its fourth object has been added anew."""
    place, table = len(older), older.rfind(b"xref\n0 ")
    data = older + ONE + b"\nendobj\n"
    tail = b"xref\n4 1\n%010d 00000 n \ntrailer\n<</Size 9/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n"
    return data + tail % (place, table, len(data))


def of_streams(
    content: bytes, row: Row, said: bytes = b"/N 1/First 4", filters: bytes = b"/Filter/FlateDecode"
) -> bytes:
    """A file of which the fourth object stands in a stream, as its table says in a row."""
    stream = zlib.compress(content) if b"/FlateDecode" in filters else content
    parts = (ROOT, PAGES, b"<</A 4 0 R>>")
    data, rows = b"%PDF-1.7\n", [(0, 0, 0)]
    for number, part in enumerate(parts, 1):
        rows.append((1, len(data), 0))
        data += b"%d 0 obj%s\nendobj\n" % (number, part)
    rows += [row, (1, len(data), 0)]
    data += b"5 0 obj<</Type/ObjStm%s%s/Length %d>>stream\n" % (said, filters, len(stream))
    data += stream + b"\nendstream\nendobj\n"
    return data + _table_stream([*rows, (1, len(data), 0)], len(data))


def of_sections(sections: bytes, last: bytes) -> bytes:
    """A file whose table is a stream that names its numbers."""
    data = file("0 - 1 2 3 4", ONE, last)
    data = data[: data.find(b"xref")]
    places = [found.end() for found in re.finditer(rb"\A[^\n]*\n|endobj\n", data)]
    rows = [(0, 0, 0), *((1, place, 0) for place in places)]
    return data + _table_stream(rows, len(data), b"/Index" + sections)


def _table_stream(rows: Sequence[Row], place: int, more: bytes = b"") -> bytes:
    content = b"".join(kind.to_bytes(1) + at.to_bytes(4) + last.to_bytes(2) for kind, at, last in rows)
    said = b"/Type/XRef/Size %d/W[1 4 2]/Root 1 0 R/Length %d%s" % (len(rows), len(content), more)
    return b"6 0 obj<<%s>>stream\n%s\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % (said, content, place)


SEEN = {
    "once": file("0 - 1 2 3 4", ONE),
    "older": file("0 - 1 2 3 5", ONE, ONE),
    "second_in_table": file("0 - 1 2 3 4;4 5", ONE, OTHER),
    "free_and_not": file("0 - 1 2 3 -;4 4", OTHER),
    "in_no_table": file("0 - 1 2 3 4", ONE, OTHER),
    "free": file("0 - 1 2 3 -", OTHER),
    "by_another_generation": file("0 - 1 2 3 4", ONE, b"4 1 obj" + BAD),
    "by_a_real_number": file("0 - 1 2 3 4", ONE, b"4.0 0 obj" + BAD),
    "after_a_note": file("0 - 1 2 3 4", ONE, b"4 0%x\nobj" + BAD),
    "before_a_note": file("0 - 1 2 3 4", ONE, b"4 0 obj%x\n" + BAD),
    "by_a_long_number": file("0 - 1 2 3 4", ONE, b"00000000000004 0 obj" + BAD),
    "address_apart": file("0 - 1 2 3 -", LINK.replace(b"(%s)", b" 5 0 R"), b"5 0 obj(file:///C:/x.exe)"),
    "address_apart_after_a_note": file("0 - 1 2 3 4", b"4 0 obj<</URI%x\n 5 0 R>>", b"5 0 obj(a:b)"),
    "address_apart_after_a_sign_that_some_skip": file(
        "0 - 1 2 3 -", LINK.replace(b"(%s)", b"\x80 5 0 R"), b"5 0 obj(file:///C:/x.exe)"
    ),
    "twice_in_a_table": file("0 - 1 2 3 4;4 5", ONE, ONE),
    "twice_in_a_table_that_is_a_stream": of_sections(b"[0 5 4 1 6 1]", ONE),
    "in_a_table_that_is_a_stream_of_sections": of_sections(b"[0 6 6 1]", b"5 0 obj" + GOOD),
    "in_a_table_that_is_a_stream_of_no_numbers": of_sections(b"[0 6/X 1]", ONE),
    "in_a_table_that_is_a_stream_of_one_number": of_sections(b" 5", ONE),
    "kind_apart": file("0 - 1 2 3 4", ONE, b"5 0 obj/GoToR"),
    "date_apart": file("0 - 1 2 3 4 5", b"4 0 obj<</URI 6 0 R>>", b"5 0 obj(D:20260101)"),
    "opens": file("0 - 1 2 3 4", ONE, b"1 0 obj<</OpenAction<</S/URI/URI(https://a.example)>>>>"),
    "after_a_sign_that_some_skip": file("0 - 1 2 3 4;4 5", ONE, b"4 0 obj\x80" + BAD),
    "numbered_with_such_a_sign": file("0 - 1 2 3 4;4 5", ONE, b"4 0\xffobj" + BAD),
    "behind_a_text_like_an_end": file("0 - 1 2 3 4;4 5", ONE, OTHER.replace(b"<<", b"<</X(>>stream\n)", 1)),
    "behind_a_note_like_an_end": file("0 - 1 2 3 4;4 5", ONE, OTHER.replace(b"<<", b"<<%>>stream\n", 1)),
    "nothing_after_a_note": file("0 - 1 2 3 4", b"4 0 obj%/URI\nnull"),
    "kind_spelt_by_a_digit": file("0 - 1 2 3 4;4 4", ONE, b"4 0 obj<</Subtype/#33D>>"),
    "content_in_another_file": file("0 - 1 2 3 4;4 4", ONE, b"4 0 obj<</Length 0/#46(x)>>stream\n\nendstream"),
    "behind_a_start_in_a_text": file("0 - 1 2 3 4;4 4", ONE, OTHER.replace(b"<<", b"<</X(9 0 obj()endobj )", 1)),
    "behind_a_start_in_a_note": file("0 - 1 2 3 4;4 4", ONE, OTHER.replace(b"<<", b"<</X 1%9 0 obj()endobj \n", 1)),
    "behind_a_start_in_a_text_with_ends": file(
        "0 - 1 2 3 4;4 4", ONE, OTHER.replace(b"<<", b"<</X(endobj 9 0 obj()endobj )", 1)
    ),
    "packed_behind_a_note_in_their_table": of_streams(b"%0 0\n4 1 (" + BAD + b")", (0, 0, 0), b"/N 1/First 9"),
    "packed_across_the_start_of_another": of_streams(
        b"4 0 9 5 <</X((x)endobj )/A<</S/URI/URI(file:x)>>>>", (0, 0, 0), b"/N 2/First 8"
    ),
    "packed_before_the_first": of_streams(b"4 80 " + BAD.ljust(80) + GOOD, (0, 0, 0), b"/N 1/First 5"),
    "table_that_some_do_not_find": file("0 - 1 2 3") + b"startxrefs 9\n%%EOF\n",
    "table_within_a_word": ONCE.replace(b">>\nstartxref", b">>xstartxref"),
    "table_before_a_word": grown(ONCE)[:-7] + b"x%%EOF\n",
    "table_of_a_file_that_ends_there": ONCE.replace(b"%%EOF\n", b""),
    "row_that_goes_on": ONCE.replace(b" n \ntrailer", b" n(\ntrailer"),
    "row_by_another_generation": grown(ONCE.replace(b"00000 n \nt", b"80000 n \nt")),
    "grown": grown(ONCE),
    "rows_that_end_in_one_sign": ONCE.replace(b" n \n", b" n\n").replace(b" f \n", b" f\n"),
    "such_rows_of_a_file_that_has_grown": grown(ONCE).replace(b" n \n", b" n\n").replace(b" f \n", b" f\n"),
    "notes_and_texts_within_texts": file(
        "0 - 1 2 3 4", ONE.replace(b"<<", b"<</X(a (b) [\\( % c)%% d\n/Y[<</Z<41>>>]", 1)
    ),
    "behind_an_end_within": file("0 - 1 2 3 4;4 5", ONE, OTHER.replace(b"<<", b"<</X<</Y 1>>stream\n", 1)),
    "second_table_of_a_file": file("0 - 1 2 3 -", ONE, trailer=b"/XRefStm 1"),
    "in_a_stream": of_streams(b"4 0 " + GOOD, (2, 5, 0)),
    "in_a_stream_unpacked": of_streams(b"4 0 " + GOOD, (2, 5, 0), filters=b""),
    "in_a_stream_by_another_number": of_streams(b"9 0 " + BAD, (2, 5, 0)),
    "in_a_stream_of_no_table": of_streams(PACKED, (1, 9, 0)),
    "in_a_stream_free": of_streams(PACKED, (0, 0, 0)),
    "in_a_stream_twice": of_streams(TWO, (2, 5, 0), b"/N 2/First %d" % TWO.find(b"<")),
    "in_a_stream_otherwise_packed": of_streams(PACKED.hex().encode(), (0, 0, 0), filters=b"/Filter/AHx"),
    "in_a_stream_of_parameters": of_streams(
        b"4 0 " + GOOD, (2, 5, 0), filters=b"/Filter/FlateDecode/DecodeParms[<</Predictor 1>>]"
    ),
    "in_a_stream_of_words": of_streams(PACKED, (0, 0, 0), b"/N 1/First(x)"),
    "in_a_stream_before_it": of_streams(b"4 -2 " + GOOD, (2, 5, 0), b"/N 1/First 5"),
    "in_a_stream_after_a_note": file(
        "0 - 1 2 3 -", b"5 0 obj<</N 1/First 4/Length %d>>%%x\nstream\n%s\nendstream" % (len(PACKED), PACKED)
    ),
    "numbers_noted_in_a_stream": of_streams(b"4 0 % 4 0 obj\n" + GOOD + b"\n", (2, 5, 0), b"/N 1/First 4", filters=b""),
}


REFUSED = {
    *("in_a_table_that_is_a_stream_of_no_numbers", "in_a_table_that_is_a_stream_of_one_number"),
    *(
        "table_of_a_file_that_ends_there",
        "such_rows_of_a_file_that_has_grown",
        "second_table_of_a_file",
        "in_a_stream_of_no_table",
        "in_a_stream_before_it",
    ),
}


def published(data: bytes) -> bytes:
    return as_published(data, ".pdf")[0]


@pytest.mark.parametrize("name", sorted(SEEN.keys() - REFUSED))
def test_what_only_some_programs_would_find_is_not_published(name: str) -> None:
    made = published(SEEN[name])
    assert b"file:" not in made
    assert [made.count(word) for word in (b"startxref", b"%%EOF", b"/ObjStm", b"/XRef")] == [1, 1, 0, 0]
    assert published(made) == made
    assert verdict(SEEN[name], ".pdf") == "harmless"


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_what_is_damaged_is_refused(name: str) -> None:
    assert verdict(SEEN[name], ".pdf") == "unreadable"


def test_what_all_programs_find_is_judged() -> None:
    assert verdict(file("0 - 1 2 3 4", OTHER), ".pdf") == "acts"


def test_an_older_revision_is_not_published() -> None:
    old = file("0 - 1 2 3 4", OTHER)
    place = old.rpartition(b"startxref\n")[2].split()[0]
    new = b"xref\n4 1\n0000000000 00001 f \ntrailer\n<</Size 9/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
    assert b"file:" not in published(old + new % (place, len(old)))


def test_a_text_is_spelt_in_one_way() -> None:
    """Of digits beyond a byte programs make different letters."""
    made = published(pdf(b"", rb"<</URI(https://a.go\566.ua/)>>"))
    assert b"(https://a.gov.ua/)" in made


def test_what_a_trailer_leads_to_beside_the_document_is_not_published() -> None:
    assert b"file:" not in published(ONCE.replace(b"/Root 1", b"/AdditionalStreams[/a(file:x)]/Root 1"))


PICTURE = b"<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Length 12>>stream\n0 0 9 9 re f\nendstream"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Annots[4 0 R]>>"
NOTE = b"<</Type/Annot/Rect[9 9 50 50]/F %d/AP<</N 5 0 R>>%s>>"
SIGNATURE = b"/Subtype/Widget/FT/Sig/T(a)/V<</Type/Sig/ByteRange[0 1 2 3]/Contents<00>>>"


MORE = b"/More[3 0 R 4 0 R 5 0 R]"
FORM = b"/AcroForm<</Fields[4 0 R]/SigFlags 3/NeedAppearances true>>"


def with_note(flags: int, more: bytes) -> bytes:
    """Which nothing leads to but the form and the page."""
    data = pdf(FORM, PAGE, NOTE % (flags, more), PICTURE, pages=b"<</Type/Pages/Kids[3 0 R]/Count 1>>")
    return data.replace(MORE, b" " * len(MORE))


def parts(data: bytes) -> tuple[set[str], int, bool]:
    """Keys of the catalogue, how many notes are on the first page, and whether it draws a picture."""
    with pikepdf.open(io.BytesIO(published(data))) as document:
        page = document.pages[0]
        page.contents_coalesce()
        return set(document.Root.keys()), len(page.get("/Annots", [])), b" Do" in page.Contents.read_bytes()


@pytest.mark.parametrize("more", [SIGNATURE, b"/Subtype/Stamp"])
def test_the_picture_of_a_signature_or_a_note_is_drawn_on_the_page_and_nothing_else_is_left(more: bytes) -> None:
    keys, notes, is_drawn = parts(with_note(4, more))
    assert (keys & {"/AcroForm", "/Perms", "/DSS"}, notes, is_drawn) == (set(), 0, True)
    assert b"/ByteRange" not in published(with_note(4, more))
    assert verdict(with_note(4, more), ".pdf") == "harmless"


def test_a_signature_that_shows_nothing_is_not_published_either() -> None:
    made = published(with_note(4, SIGNATURE).replace(b"/AP", b"/XX"))
    assert b"/Sig" not in made
    assert b"/ByteRange" not in made


@pytest.mark.parametrize(("more", "told"), [(SIGNATURE, ["attachment.signed"]), (b"/Subtype/Stamp", [])])
def test_staff_are_told_that_a_signature_will_not_be_there(more: bytes, told: list[str]) -> None:
    (found,) = attachments.check({"a.pdf": with_note(4, more)}, {"a.pdf"}, (), lambda _: False).values()
    assert not found.problems
    assert [one.key for one in found.warnings] == told


@pytest.mark.parametrize("flags", [2, 32, 36], ids=["hidden", "not_viewed", "printed_alone"])
def test_a_note_that_is_not_seen_is_not_published(flags: int) -> None:
    assert parts(with_note(flags, b"/Subtype/Stamp"))[1:] == (0, False)


def test_a_link_with_a_picture_stays_one() -> None:
    made = published(with_note(4, b"/Subtype/Link/A<</S/URI/URI(https://a.example/)>>"))
    with pikepdf.open(io.BytesIO(made)) as document:
        assert [str(one.A.URI) for one in document.pages[0].Annots] == ["https://a.example/"]


def test_metadata_stay_as_they_are() -> None:
    written = b"<x:xmpmeta  xmlns:x='adobe:ns:meta/'></x:xmpmeta>"
    stream = b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%s\nendstream" % (len(written), written)
    with pikepdf.open(io.BytesIO(published(pdf(b"/Metadata 3 0 R", stream)))) as document:
        assert document.Root.Metadata.read_bytes() == written


def test_a_form_to_fill_in_is_refused() -> None:
    assert verdict(with_note(4, b"/Subtype/Widget/FT/Tx/V(5)"), ".pdf") == "acts"


def test_it_comes_out_the_same_each_time() -> None:
    program = """import sys; from strategy.checking import attachments
from strategy.checking.attached.active_content import as_published
sys.stdout.buffer.write(as_published(sys.stdin.buffer.read(), '.pdf')[0])"""
    again = (sys.executable, "-c", program)
    path = {"PYTHONPATH": str(website.ROOT / "hooks")}
    made = subprocess.run(again, input=ONCE, capture_output=True, check=True, env=path)
    assert made.stdout == published(ONCE)


def test_objects_that_would_fill_the_memory_are_refused() -> None:
    many = zlib.compress(b"3 0 [" + b"1 " * 20_000_000 + b"]")  # as a library keeps them, gigabytes
    assert verdict(packed(b"", b"/FlateDecode", many), ".pdf") == "unreadable"


def test_what_a_small_file_packs_does_not_make_a_large_one() -> None:
    long = zlib.compress(b"3 0 (" + b"a" * 2_000_000 + b")")
    assert verdict(packed(b"", b"/FlateDecode", long), ".pdf") == "unreadable"
