"""Office files in which other programs would find other parts, that are no office files, or that unpack to much."""

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from functools import partial

import pytest

import pace
from office_files import BEGIN, PNG, office
from strategy.checking.attached.active_content import in_document

END = struct.Struct("<4s4xHHIIH")  # of a packed file: how many parts, where their list is


def listed(data: bytes) -> tuple[bytes, bytes, int]:
    """What is packed, its list and how many parts it names."""
    _, many, _, size, start, _ = END.unpack(data[-END.size :])
    return data[:start], data[start : start + size], many


def moved(table: bytes, by: int) -> bytes:
    """A list of one part that stands further on."""
    return table[:42] + struct.pack("<I", struct.unpack("<I", table[42:46])[0] + by) + table[46:]


def end(many: int, size: int, start: int) -> bytes:
    return END.pack(b"PK\x05\x06", many, many, size, start, 0)


def with_list_before() -> bytes:
    """Another list stands where the end of the file says, this one right before the end."""
    (first, hidden, _), (second, table, many) = listed(office(**{"word/vbaProject.bin": "x"})), listed(office())
    before = first + hidden
    return before + second + moved(table, len(first) - len(second)) + end(many, len(table), len(first))


def with_large_list() -> bytes:
    """The list for large files is another one."""
    (first, hidden, many), (second, table, _) = listed(office(**{"word/vbaProject.bin": "x"})), listed(office())
    body = first + hidden + second + moved(table, len(first + hidden))
    large = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, len(table), len(first + hidden + second))
    return body + large + struct.pack("<4sIQI", b"PK\x06\x07", 0, len(body), 1) + end(many, len(hidden), len(first))


def with_second_name() -> bytes:
    file, part = io.BytesIO(office()), zipfile.ZipInfo("word/media/a.png")
    part.extra = struct.pack("<HHB4s", 0x7075, 5 + 19, 1, b"") + b"word/vbaProject.bin"
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr(part, PNG)
    return file.getvalue()


def packed(method: int) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", method) as archive:
        archive.writestr("[Content_Types].xml", "<Types/><!-- -->")
    return file.getvalue()


def told_shorter(method: int) -> bytes:
    """More is packed than the part and the list say."""
    body, table, many = listed(packed(method))
    checksum, size = (struct.pack("<I", one) for one in (zlib.crc32(b"<Types/>"), 8))
    body = body[:14] + checksum + body[18:22] + size + body[26:]
    table = table[:16] + checksum + table[20:24] + size + table[28:]
    return body + table + end(many, len(table), len(body))


def with_more_behind() -> bytes:
    """A part that the list does not name stands in the room of another one, behind its end."""
    (body, table, many), hidden = listed(office()), listed(office(**{"word/vbaProject.bin": "x"}))[0]
    size = struct.pack("<I", struct.unpack("<I", body[18:22])[0] + len(hidden))
    body = body[:18] + size + body[22:] + hidden
    return body + table[:20] + size + table[24:] + end(many, len(table), len(body))


def told_after(flags: int, size: int) -> bytes:
    """Its list says that the sizes follow; the part itself, by its flags, may tell another one."""
    body, table, many = listed(office())
    body = body[:6] + struct.pack("<H", flags) + body[8:18] + struct.pack("<II", size, 0) + body[26:]
    return body + table[:8] + b"\x08\0" + table[10:] + end(many, len(table), len(body))


def changed(at: int, to: bytes) -> bytes:
    """A file of which the first part says of itself what its list does not."""
    data = office()
    return data[:at] + to + data[at + len(to) :]


def with_hidden_part(before: bool = False) -> bytes:
    """A part that the list does not name."""
    (hidden, _, _), (body, table, many) = listed(office(**{"word/vbaProject.bin": "x"})), listed(office())
    whole = hidden + body if before else body + hidden
    return whole + moved(table, len(hidden) * before) + end(many, len(table), len(whole))


# Made when they are asked for, not by every process of the tests.
UNREADABLE = (
    with_hidden_part,
    lambda: with_hidden_part(before=True),
    *(partial(changed, at, b"\1\0") for at in (8, 14, 18, 22)),  # how it is packed, its sum, its sizes
    with_list_before,
    with_large_list,
    with_second_name,
    *(partial(told_shorter, packing) for packing in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)),
    partial(packed, zipfile.ZIP_BZIP2),
    with_more_behind,
    *(partial(told_after, *told) for told in ((0, 0), (8, 5))),
    lambda: office(**{"word/media/a.png.xml": PNG}).replace(b"a.png.xml", b"a.png\0xml"),
    lambda: office()[:-14] + b"\2\0\2\0" + office()[-10:],
    lambda: b"<script>" + office(),
    lambda: office() + b"MZ",
    lambda: office(**{"x/a.xml": "\0" * 200_000_000}),
    lambda: office(**{"x/a.xml": "<x>"}),
    lambda: office(**{"x/a.xml": '<?xml version="1.0" encoding="x"?><x/>'}),
    lambda: office(**{"x/a.xml": "<x/>", "x/A.xml": "<x/>"}),
    lambda: office(**{"a.docx": office(**{"a.docx": office(**{"a.docx": office()})})}),
)


@pytest.mark.parametrize("make", UNREADABLE, ids=range(24))
def test_what_cannot_be_read_is_said(make: Callable[[], bytes]) -> None:
    data = make()
    with pytest.raises(ValueError):
        in_document(data, ".docx")


SAID = "<?xml version='1.0'{}?>"


@pytest.mark.parametrize(
    "head",
    [
        SAID.format("") + "<!-- encoding='UTF-7' -->",
        "\ufeff" + SAID.format("") + "<!-- encoding='UTF-7' -->",
        SAID.format("\tencoding='utf-8'") + "<!-- encoding='UTF-7' -->",
        SAID.format("\nencoding='koi8-u'"),
        SAID.format(" encoding='windows-1251'"),
        "\ufeff" + SAID.format(" encoding='windows-1251'"),
    ],
)
def test_no_program_reads_a_part_in_other_letters(head: str) -> None:
    with pytest.raises(ValueError):
        in_document(office(**{"word/document.xml": head + "<a>+ADw-</a>"}), ".docx")


@pytest.mark.parametrize(
    "head",
    [
        "",
        "\ufeff",
        *(SAID.format(one) for one in ("", " encoding='UTF-8'", ' encoding="utf-8" standalone="yes" ')),
        "\n",
    ],
)
def test_a_part_may_speak_of_encodings(head: str) -> None:
    line_end = "\n" if head == SAID.format("") else ""
    assert in_document(office(**{"word/document.xml": f"{head}{line_end}<a> encoding='UTF-7'</a>"}), ".docx") is None


def test_sizes_may_follow() -> None:
    assert in_document(told_after(8, 0), ".docx") is None


BLANK = " " * 2_000_000
NEWLINE = "\n"  # which is read by itself
BOMBS = {
    "elements": lambda: {"word/document.xml": f"<a>{'<b/>' * 2_000_000}</a>"},
    "text": lambda: {"docProps/core.xml": f"<a>{BLANK * 3}</a>"},
    "tight_elements": lambda: {"word/document.xml": f"<a>{'<b/>' * 250_000}</a>"},
    "style": lambda: {"word/document.xml": f"<a><style>{NEWLINE * 1_000_000}@import</style></a>"},
    "address": lambda: {"word/document.xml": f"<a b='url({' ' * 100_000}#) url(x)'/>"},
    "depth": lambda: {"word/document.xml": "<a>" * 700_000 + "</a>" * 700_000},
    "depth_of_field": lambda: {
        "word/document.xml": "<w:r xmlns:w='w'>"
        + "<w:r xmlns:w='w'>" * 40_000
        + "<w:fldChar xmlns:w='w' w:fldCharType='begin'/>"
        + "<b/>" * 40_000
        + "</w:r>" * 40_001
    },
    "files": lambda: {
        f"word/embeddings/{n}.xlsx": office(".xlsx", **{"x/a.xml": f"<a>{BLANK}</a>"}) for n in range(60)
    },
    "field": lambda: {"word/document.xml": BEGIN.format("<w:tab/><w:instrText>PAGE </w:instrText>" * 60_000)},
    "entities": lambda: {
        "x/a.xml": f"""<!DOCTYPE a [<!ENTITY a "x">{
            "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
        }]><a>&j;</a>"""
    },
}


def verdict(data: bytes) -> str:
    try:
        return "acts" if in_document(data, ".docx") else "harmless"
    except ValueError:
        return "unreadable"


@pytest.mark.parametrize("name", BOMBS)
def test_a_small_file_that_unpacks_to_much_is_refused_at_once(name: str) -> None:
    data = office(**BOMBS[name]())
    with pace.at_most(3):
        assert verdict(data) in {"acts", "unreadable"}
