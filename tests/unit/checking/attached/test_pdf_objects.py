"""PDF files of which programs see different objects: in two tables, in older ones, by two numbers. Each is judged."""

import re
import zlib
from collections.abc import Sequence

import pytest

import pace
from pdf_files import PAGES, packed, pdf, verdict

Row = tuple[int, int, int]  # of a table that is a stream: kind, place, last

ROOT = b"<</Type/Catalog/Pages 2 0 R>>"
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
    "once": (file("0 - 1 2 3 4", ONE), "harmless"),
    "older": (file("0 - 1 2 3 5", ONE, ONE), "harmless"),
    "second_in_table": (file("0 - 1 2 3 4;4 5", ONE, OTHER), "acts"),
    "free_and_not": (file("0 - 1 2 3 -;4 4", OTHER), "acts"),
    "in_no_table": (file("0 - 1 2 3 4", ONE, OTHER), "acts"),
    "free": (file("0 - 1 2 3 -", OTHER), "acts"),
    "by_another_generation": (file("0 - 1 2 3 4", ONE, b"4 1 obj" + BAD), "unreadable"),
    "by_a_real_number": (file("0 - 1 2 3 4", ONE, b"4.0 0 obj" + BAD), "acts"),
    "after_a_note": (file("0 - 1 2 3 4", ONE, b"4 0%x\nobj" + BAD), "unreadable"),
    "before_a_note": (file("0 - 1 2 3 4", ONE, b"4 0 obj%x\n" + BAD), "acts"),
    "by_a_long_number": (file("0 - 1 2 3 4", ONE, b"00000000000004 0 obj" + BAD), "unreadable"),
    "address_apart": (file("0 - 1 2 3 -", LINK.replace(b"(%s)", b" 5 0 R"), b"5 0 obj(file:///C:/x.exe)"), "acts"),
    "address_apart_after_a_note": (file("0 - 1 2 3 4", b"4 0 obj<</URI%x\n 5 0 R>>", b"5 0 obj(a:b)"), "acts"),
    "address_apart_after_a_sign_that_some_skip": (
        file("0 - 1 2 3 -", LINK.replace(b"(%s)", b"\x80 5 0 R"), b"5 0 obj(file:///C:/x.exe)"),
        "acts",
    ),
    "twice_in_a_table": (file("0 - 1 2 3 4;4 5", ONE, ONE), "unreadable"),
    "twice_in_a_table_that_is_a_stream": (of_sections(b"[0 5 4 1 6 1]", ONE), "unreadable"),
    "in_a_table_that_is_a_stream_of_sections": (of_sections(b"[0 6 6 1]", b"5 0 obj" + GOOD), "harmless"),
    "in_a_table_that_is_a_stream_of_no_numbers": (of_sections(b"[0 6/X 1]", ONE), "unreadable"),
    "in_a_table_that_is_a_stream_of_one_number": (of_sections(b" 5", ONE), "unreadable"),
    "kind_apart": (file("0 - 1 2 3 4", ONE, b"5 0 obj/GoToR"), "acts"),
    "date_apart": (file("0 - 1 2 3 4 5", b"4 0 obj<</URI 6 0 R>>", b"5 0 obj(D:20260101)"), "harmless"),
    "opens": (file("0 - 1 2 3 4", ONE, b"1 0 obj<</OpenAction<</S/URI/URI(https://a.example)>>>>"), "acts"),
    "after_a_sign_that_some_skip": (file("0 - 1 2 3 4;4 5", ONE, b"4 0 obj\x80" + BAD), "unreadable"),
    "numbered_with_such_a_sign": (file("0 - 1 2 3 4;4 5", ONE, b"4 0\xffobj" + BAD), "acts"),
    "behind_a_text_like_an_end": (
        file("0 - 1 2 3 4;4 5", ONE, OTHER.replace(b"<<", b"<</X(>>stream\n)", 1)),
        "unreadable",
    ),
    "behind_a_note_like_an_end": (
        file("0 - 1 2 3 4;4 5", ONE, OTHER.replace(b"<<", b"<<%>>stream\n", 1)),
        "unreadable",
    ),
    "nothing_after_a_note": (file("0 - 1 2 3 4", b"4 0 obj%/URI\nnull"), "harmless"),
    "kind_spelt_by_a_digit": (file("0 - 1 2 3 4;4 4", ONE, b"4 0 obj<</Subtype/#33D>>"), "acts"),
    "content_in_another_file": (
        file("0 - 1 2 3 4;4 4", ONE, b"4 0 obj<</Length 0/#46(x)>>stream\n\nendstream"),
        "acts",
    ),
    "behind_a_start_in_a_text": (
        file("0 - 1 2 3 4;4 4", ONE, OTHER.replace(b"<<", b"<</X(9 0 obj()endobj )", 1)),
        "unreadable",
    ),
    "behind_a_start_in_a_note": (
        file("0 - 1 2 3 4;4 4", ONE, OTHER.replace(b"<<", b"<</X 1%9 0 obj()endobj \n", 1)),
        "unreadable",
    ),
    "behind_a_start_in_a_text_with_ends": (
        file("0 - 1 2 3 4;4 4", ONE, OTHER.replace(b"<<", b"<</X(endobj 9 0 obj()endobj )", 1)),
        "unreadable",
    ),
    "packed_behind_a_note_in_their_table": (
        of_streams(b"%0 0\n4 1 (" + BAD + b")", (0, 0, 0), b"/N 1/First 9"),
        "unreadable",
    ),
    "packed_across_the_start_of_another": (
        of_streams(b"4 0 9 5 <</X((x)endobj )/A<</S/URI/URI(file:x)>>>>", (0, 0, 0), b"/N 2/First 8"),
        "unreadable",
    ),
    "packed_before_the_first": (of_streams(b"4 80 " + BAD.ljust(80) + GOOD, (0, 0, 0), b"/N 1/First 5"), "acts"),
    "table_that_some_do_not_find": (file("0 - 1 2 3") + b"startxrefs 9\n%%EOF\n", "unreadable"),
    "table_within_a_word": (ONCE.replace(b">>\nstartxref", b">>xstartxref"), "unreadable"),
    "table_before_a_word": (grown(ONCE)[:-7] + b"x%%EOF\n", "unreadable"),
    "table_of_a_file_that_ends_there": (ONCE.replace(b"%%EOF\n", b""), "unreadable"),
    "row_that_goes_on": (ONCE.replace(b" n \ntrailer", b" n(\ntrailer"), "unreadable"),
    "row_by_another_generation": (grown(ONCE.replace(b"00000 n \nt", b"80000 n \nt")), "unreadable"),
    "grown": (grown(ONCE), "harmless"),
    "rows_that_end_in_one_sign": (ONCE.replace(b" n \n", b" n\n").replace(b" f \n", b" f\n"), "harmless"),
    "such_rows_of_a_file_that_has_grown": (
        grown(ONCE).replace(b" n \n", b" n\n").replace(b" f \n", b" f\n"),
        "unreadable",
    ),
    "notes_and_texts_within_texts": (
        file("0 - 1 2 3 4", ONE.replace(b"<<", b"<</X(a (b) [\\( % c)%% d\n/Y[<</Z<41>>>]", 1)),
        "harmless",
    ),
    "behind_an_end_within": (
        file("0 - 1 2 3 4;4 5", ONE, OTHER.replace(b"<<", b"<</X<</Y 1>>stream\n", 1)),
        "unreadable",
    ),
    "second_table_of_a_file": (file("0 - 1 2 3 -", ONE, trailer=b"/XRefStm 1"), "unreadable"),
    "in_a_stream": (of_streams(b"4 0 " + GOOD, (2, 5, 0)), "harmless"),
    "in_a_stream_unpacked": (of_streams(b"4 0 " + GOOD, (2, 5, 0), filters=b""), "harmless"),
    "in_a_stream_by_another_number": (of_streams(b"9 0 " + BAD, (2, 5, 0)), "acts"),
    "in_a_stream_of_no_table": (of_streams(PACKED, (1, 9, 0)), "acts"),
    "in_a_stream_free": (of_streams(PACKED, (0, 0, 0)), "acts"),
    "in_a_stream_twice": (of_streams(TWO, (2, 5, 0), b"/N 2/First %d" % TWO.find(b"<")), "acts"),
    "in_a_stream_otherwise_packed": (
        of_streams(PACKED.hex().encode(), (0, 0, 0), filters=b"/Filter/AHx"),
        "unreadable",
    ),
    "in_a_stream_of_parameters": (
        of_streams(b"4 0 " + GOOD, (2, 5, 0), filters=b"/Filter/FlateDecode/DecodeParms[<</Predictor 1>>]"),
        "unreadable",
    ),
    "in_a_stream_of_words": (of_streams(PACKED, (0, 0, 0), b"/N 1/First(x)"), "unreadable"),
    "in_a_stream_before_it": (of_streams(b"4 -2 " + GOOD, (2, 5, 0), b"/N 1/First 5"), "unreadable"),
    "in_a_stream_after_a_note": (
        file("0 - 1 2 3 -", b"5 0 obj<</N 1/First 4/Length %d>>%%x\nstream\n%s\nendstream" % (len(PACKED), PACKED)),
        "unreadable",
    ),
    "numbers_noted_in_a_stream": (
        of_streams(b"4 0 % 4 0 obj\n" + GOOD + b"\n", (2, 5, 0), b"/N 1/First 4", filters=b""),
        "harmless",
    ),
}


@pytest.mark.parametrize("name", SEEN)
def test_what_any_program_may_find_is_judged(name: str) -> None:
    data, expected = SEEN[name]
    assert verdict(data, ".pdf") == expected


def test_the_older_of_two_revisions_is_judged() -> None:
    old = file("0 - 1 2 3 4", OTHER)
    place = old.rpartition(b"startxref\n")[2].split()[0]
    new = b"xref\n4 1\n0000000000 00001 f \ntrailer\n<</Size 9/Root 1 0 R/Prev %s>>\nstartxref\n%d\n%%%%EOF\n"
    assert verdict(old + new % (place, len(old)), ".pdf") == "acts"


def test_a_small_file_of_very_many_objects_is_refused_at_once() -> None:
    with pace.at_most(2):
        many = b"3 0 [" + b"1 " * 4_000_000 + b"]"  # as a library keeps them, 800 MB
        assert verdict(packed(b"", b"/FlateDecode", zlib.compress(many)), ".pdf") == "unreadable"
        assert verdict(pdf(b"", *[b"<<>>"] * 5_000), ".pdf") == "harmless"
