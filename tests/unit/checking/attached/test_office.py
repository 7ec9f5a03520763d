"""Office files: what is none, what is too much, and that nothing unknown comes through, whatever is packed."""

import io
import re
import tracemalloc
import zipfile
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from office_files import NAMES, excel, opened, packed, related, word
from strategy.checking.attached import active_content, office, office_xml, package

EVERY = office_xml.known("w", "wp", "a", "pic", "x")
KNOWN = sorted(EVERY.elements | EVERY.unwrapped | EVERY.left_out)[::7]  # in all, their names take long to print
STRANGE = ["w:pict", "o:x", "mc:AlternateContent", "w14:x", "x:f", "a:snd", "w:attachedTemplate", "x:ddeLink", "m:x"]
ATTRIBUTES = ["w:val", "r:id", "r:link", "r:embed", "w:instr", "uri", "name", "o:href", "w14:x", "onclick", "xml:base"]
VALUES = ["r1", "1", "https://a.example/", "file:///etc/passwd", "\\\\a\\b", "http:/x", "//a.example/x", "так"]
ATTRIBUTE = st.lists(
    st.builds(lambda name, said: f'{name}="{said}"', st.sampled_from(ATTRIBUTES), st.sampled_from(VALUES)),
    max_size=3,
    unique_by=lambda one: one.partition("=")[0],
)
TREES = st.recursive(
    st.just(""),
    lambda inner: st.builds(
        lambda name, said, inside: f"<{name} {' '.join(said)}>{''.join(inside)}</{name}>",
        st.sampled_from(KNOWN + STRANGE),
        ATTRIBUTE,
        st.lists(inner | st.just("текст"), max_size=4),
    ),
    max_leaves=20,
)


@given(TREES, st.sampled_from([".docx", ".xlsx"]))
def test_whatever_is_packed_only_what_is_known_comes_out(tree: str, ending: str) -> None:
    leads = {"r1": ("hyperlink", "https://a.example/")}
    data = word(tree, **leads) if ending == ".docx" else excel(tree, **leads)
    try:
        made = office.rewritten(data, ending, 5)
    except ValueError:
        return
    assert office.rewritten(made, ending, 5) == made
    texts = "".join(text for name, text in opened(made).items() if not name.endswith(".rels") and name[0] != "[")
    assert not {*re.findall(r"<([\w:]+)", texts)} & {*STRANGE}
    assert not {*re.findall(r" ([\w:]+)=", texts)} & {*ATTRIBUTES[-4:], "r:link", "w:instr"}
    assert not any(said in texts for said in VALUES[2:7])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        packed({}),
        packed({"_rels/.rels": related(("officeDocument", "word/none.xml"))}),
        packed(
            {"_rels/.rels": related(("officeDocument", "a.xml"), ("officeDocument", "b.xml")), "a.xml": "", "b.xml": ""}
        ),
        packed({"_rels/.rels": "<x", "word/document.xml": "<x/>"}),
        word(parts={"word/document.xml": "<x"}),
        word(parts={"word/document.xml": ""}),
        word(parts={"word/document.xml": f"<w:hdr {NAMES}/>"}),
        word(parts={"word/document.xml": f"<?xml version='1.0' encoding='x-none'?><w:document {NAMES}/>"}),
        word("<w:tbl>" * 600 + "</w:tbl>" * 600),
        word('<w:sectPr><w:headerReference r:id="r404"/></w:sectPr>'),
        word()[:-40],
        word()[:200] + b"x" + word()[201:],
        excel(),
    ],
)
def test_what_cannot_be_read_is_told(data: bytes) -> None:
    with pytest.raises(ValueError):
        active_content.judged(data, ".docx")


def test_a_list_of_kinds_of_entities_is_not_read() -> None:
    """They could unpack to any length."""
    text = f"<!DOCTYPE a [<!ENTITY b 'c'>]><w:document {NAMES}>&b;</w:document>"
    assert active_content.judged(word(parts={"word/document.xml": text}), ".docx").found == "other"


@pytest.mark.parametrize(
    "parts",
    [
        {f"x{number}": "" for number in range(package.PARTS)},
        {"word/document.xml": b" " * (package.UNPACKED + 1)},
        {"word/_rels/document.xml.rels": related() + " " * package.LONGEST_LIST},
    ],
    ids=["parts", "bytes", "relations"],
)
def test_a_file_holds_so_much(parts: dict[str, str]) -> None:
    data = word(parts=parts)
    assert len(data) < 2_000_000
    with pytest.raises(ValueError, match="too"):
        office.rewritten(data, ".docx", 60)


@pytest.mark.parametrize("way", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_no_more_is_unpacked_than_a_file_says(way: int) -> None:
    large = 30_000_000
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", way) as archive:
        archive.writestr("_rels/.rels", related(("officeDocument", "word/document.xml")), zipfile.ZIP_DEFLATED)
        archive.writestr("word/document.xml", b" " * large)
    data = file.getvalue().replace(large.to_bytes(4, "little"), (100).to_bytes(4, "little"))
    tracemalloc.start()
    with pytest.raises(ValueError):
        office.rewritten(data, ".docx", 5)
    assert tracemalloc.get_traced_memory()[1] < large
    tracemalloc.stop()


def test_a_list_of_relations_has_no_entities_either() -> None:
    """A file of 2 kB would take a quarter of a minute and 1.6 GB."""
    listed = f"<!DOCTYPE r [<!ENTITY a '{'<b/>' * 60}'>]>" + related().replace("></", f">{'&a;' * 60}</", 1)
    with pytest.raises(ValueError, match="entities"):
        active_content.judged(word(parts={"_rels/.rels": listed}), ".docx")


def test_nothing_is_said_twice() -> None:
    """Programs differ in which of two names of an attribute counts."""
    strict = 'xmlns:s="http://purl.oclc.org/ooxml/wordprocessingml/main"'
    with pytest.raises(ValueError, match="twice"):
        active_content.judged(word(f'<w:p><w:pPr><w:jc {strict} w:val="left" s:val="right"/></w:pPr></w:p>'), ".docx")


@pytest.mark.parametrize("root", ["w:document", "w:ftr", "w:sdt"])
def test_a_part_is_what_the_text_takes_it_for(root: str) -> None:
    body = '<w:sectPr><w:headerReference r:id="r1"/></w:sectPr>'
    parts = {"word/header1.xml": f"<{root} {NAMES}/>"}
    with pytest.raises(ValueError, match="another kind"):
        active_content.judged(word(body, parts, r1=("header", "header1.xml")), ".docx")


@pytest.mark.parametrize(("size", "seconds"), [(1, 2.0), (99_999, 2.0), (100_000, 4.0), (16_000_000, 10.0)])
def test_a_small_file_has_less_time(size: int, seconds: float, monkeypatch: pytest.MonkeyPatch) -> None:
    given_time = mock.Mock(wraps=office.within)
    monkeypatch.setattr(office, "within", given_time)
    with pytest.raises(ValueError, match="Bad"):
        active_content.judged(bytes(size), ".docx")
    given_time.assert_called_once_with(seconds)


def test_only_what_this_program_wrote_is_published() -> None:
    made, _ = active_content.as_published(word(), ".docx")
    assert active_content.in_published(made, ".docx") is None
    with pytest.raises(ValueError, match="another program"):
        active_content.in_published(word(), ".docx")


def test_names_of_parts_are_read_in_any_case() -> None:
    parts = opened(word("<w:p><w:r><w:t>так</w:t></w:r></w:p>"))
    data = packed({name.upper() if "document.xml" in name else name: text for name, text in parts.items()})
    assert "так" in opened(office.rewritten(data, ".docx", 5))["word/document.xml"]


def test_a_file_is_written_the_same_at_any_time() -> None:
    with zipfile.ZipFile(io.BytesIO(office.rewritten(word(), ".docx", 5))) as archive:
        assert {part.date_time[0] for part in archive.infolist()} == {1980}
