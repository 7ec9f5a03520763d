"""Of office files only what is known to be harmless stays: relations, functions, settings, elements that lead."""

import pytest

from office_files import XLINK, declared, office
from strategy.checking.attached.active_content import Judged, in_document, judged
from strategy.checking.attachments import is_document

FORM = "urn:oasis:names:tc:opendocument:xmlns:form:1.0"
NAMES = declared("d", "c", f=FORM, **XLINK)
KINDS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def formula(text: str) -> str | None:
    return in_document(office(".xlsx", **{"xl/a.xml": f"<x><f>{text}</f></x>"}), ".xlsx")


def opened(inside: str) -> str | None:
    return in_document(office(".odt", **{"content.xml": f"<x {NAMES}>{inside}</x>"}), ".odt")


def setting(name: str, said: str) -> str | None:
    return opened(f"<c:config-item c:name='{name}'>{said}</c:config-item>")


def related(kind: str, target: str) -> str | None:
    link = f"<Relationships><Relationship Id='a' Type='{kind}' Target='{target}'/></Relationships>"
    return in_document(office(**{"word/_rels/document.xml.rels": link}), ".docx")


@pytest.mark.parametrize(
    "text",
    [
        "_xlfn.FETCHNEXT(A1)",
        "FETCHNEXT (A1)",
        "MAP(A1:A2,_xleta.FETCHNEXT)",
        "_xll.BDP(A1)",
        "_xldudf_NEXT_FETCH(A1)",
        "GET.CELL(5,A1)",
        "1FETCHNEXT(A1)",
        "Таблиця[a].FETCHNEXT(A1)",
        "'Лист1 (2)'!A1+FETCHNEXT(A1)",
    ],
)
def test_a_function_that_nobody_knows_is_found(text: str) -> None:
    assert formula(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "SUM('Sheet1 (2)'!A1,Звіт[Total (UAH)])+log10 (3)",
        "_xlfn.LET(_xlpm.f,_xlfn.LAMBDA(_xlpm.x,_xlpm.x+1),_xlpm.f(2))+_xlfn._xlws.SORT(A1)",
        'IF(A1="x (y)",СумаПрописом(A1),_xlfn.GROUPBY(A1,B1,_xleta.SUM))',
        "IFERROR(__xludf.DUMMYFUNCTION(1),RANK(A1,(B1,C1)))+SUM(A1:A9 (B1:C2))",
        "Дохід*ПДВ_2026-Rate",
        '_xlfn.DISPIMG("ID_1",1)+SUM(_xlfn._TRO_ALL(A1:A9))',
    ],
)
def test_what_a_formula_computes_stays(text: str) -> None:
    assert formula(text) is None


@pytest.mark.parametrize(
    ("place", "text"),
    [
        ("d:condition", "of:cell-content-is-between(3,7) and cell-content-text-length()&gt;2"),
        ("d:formula", "of:=COM.SUN.STAR.SHEET.ADDIN.ANALYSIS.GETEDATE([.A1];1)+ORG.OPENOFFICE.WEEKS([.A1];[.B1];0)"),
        ("d:formula", "of:=LEGACY.NORMSDIST(['Sheet (2)'.A1])"),
        ("d:formula", "if(?f29, ?f49, sqrt(?f64))"),
        ("d:company-address", "Main St (1), Office (2)"),
    ],
)
def test_so_does_what_opendocument_computes(place: str, text: str) -> None:
    assert opened(f"<d:cell {place}='{text.replace(chr(39), '&apos;')}'/>") is None


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("BitmapTableURL", "https://a.example/x.sob"),
        ("CurrentDatabaseDataSource", "file:///x.odb"),
        ("NextURL", "//a.example/x"),
        ("NextURL", "\\\\a.example\\x"),
        ("NextURL", "$(user)://a.example"),
        ("PrinterName' name='NextURL", "//a.example/x"),
        ("NextURL", "//a.example/x<c:config-item c:name='PrinterName'/>"),
    ],
)
def test_no_setting_names_an_address(name: str, said: str) -> None:
    assert setting(name, said)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("ColorTableURL", "$(user)/config/standard.soc"),
        ("PrinterName", r"\\server\HP: 1"),
        ("PrinterSetup", "hAH+/0dlbmVyaWMgUHJpbnRlcgAA"),
        ("EndLine", "$([\\{£"),
        ("ShowChangesByDatetimeFirstDatetime", "2026-11-27T10:00:00.5"),
        ("ActiveTable", "Аркуш 1"),
    ],
)
def test_ordinary_settings_stay(name: str, said: str) -> None:
    assert setting(name, said) is None


@pytest.mark.parametrize(
    "inside",
    [
        "<d:next-source l:href='a.csv'/>",
        "<d:table-source l:href='a.ods'/>",
        "<f:button/>",
        "<f:image-frame/>",
        f"<e:button xmlns:e='{FORM.replace('opendocument', 'openoffice')}'/>",
        "<e:event xmlns:e='http://openoffice.org/2000/script' e:macro-name='a'/>",  # as before OpenDocument
    ],
)
def test_no_element_leads_that_nobody_knows(inside: str) -> None:
    assert opened(inside)


@pytest.mark.parametrize(
    "inside",
    [
        "<d:list-level-style-image l:href='Pictures/a.png'/>",
        "<d:font-face-uri l:href='Fonts/a.ttf'/>",
        "<d:use l:href='#a'/>",
        "<f:form l:href=''><f:properties><f:property/></f:properties></f:form>",
    ],
)
def test_elements_that_honest_files_bring_stay(inside: str) -> None:
    assert opened(inside) is None


@pytest.mark.parametrize("kind", [f"{KINDS}/nextThatFetches", f"{KINDS}/image/", f"{KINDS}/attachedTemplate", ""])
def test_no_relation_is_of_a_kind_that_nobody_knows(kind: str) -> None:
    assert related(kind, "a.xml")


@pytest.mark.parametrize(
    "kind",
    [
        f"{KINDS}/footer",
        "http://purl.oclc.org/ooxml/officeDocument/relationships/extendedProperties",
        "http://schemas.microsoft.com/office/2011/relationships/commentsExtended",
        "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    ],
)
def test_relations_of_both_standards_and_of_microsoft_stay(kind: str) -> None:
    assert related(kind, "a.xml") is None


@pytest.mark.parametrize("element", ["color-scale-entry", "data-bar-entry", "formatting-entry", "condition"])
def test_no_condition_of_a_look_fetches(element: str) -> None:
    inside = "<c:{} c:type='formula' c:value='{}'/>"
    assert opened(inside.format(element, "COM.MICROSOFT.WEBSERVICE(A1)")) == "COM.MICROSOFT.WEBSERVICE(A1)"
    assert opened(inside.format(element, "SUM([.A1:.A3])/2")) is None


def test_no_shape_names_the_service_that_draws_it() -> None:
    """LibreOffice starts what is named there, and of some ends as it opens the file."""
    shape = "<d:enhanced-geometry d:engine='com.sun.star.{}'/>"
    assert opened(shape.format("script.browse.BrowseNode")) == "com.sun.star.script.browse.BrowseNode"
    assert opened(shape.format("drawing.EnhancedCustomShapeEngine")) is None


@pytest.mark.parametrize(
    ("said", "is_found"), [("https://a.example/x.odb", True), ("sdbc:flat:x", True), ("", False), ("table", False)]
)
def test_no_property_of_a_form_names_the_database_that_it_opens(said: str, is_found: bool) -> None:
    property_ = f"<f:property f:property-name='DataSourceName' d:string-value='{said}'/>"
    assert opened(f"<f:form><f:properties>{property_}</f:properties></f:form>") == (said if is_found else None)


def test_no_cell_starts_a_macro_where_something_else_is_typed() -> None:
    message = "<d:error-message d:title='vnd.sun.star.script:A.B.C?language=Basic' d:message-type='{}'/>"
    assert opened(message.format("macro")) == "macro"
    assert opened(message.format("stop")) is None
    assert opened("<d:error-macro d:execute='true'/>") == "error-macro"


@pytest.mark.parametrize("text", ["'https://a.example/[x.htm]S''a'!A1", "[x]S!A1", r"SUM('\\srv\[x]S''a:b''c'!A1)"])
def test_no_formula_reads_another_file_however_its_name_is_quoted(text: str) -> None:
    assert formula(text) == text


@pytest.mark.parametrize("text", ["'It''s 2026'!A1+[0]!Rate", "Звіт[Total]*Sheet2!A1+Звіт[[#This Row],[A]]"])
def test_sheets_and_columns_of_the_file_stay(text: str) -> None:
    assert formula(text) is None


@pytest.mark.parametrize("href", ["x?file:///a", "?:/../bait.htm"])
def test_no_picture_is_taken_from_beside_the_file(href: str) -> None:
    assert opened(f"<d:image l:href='{href}'/>") == href


@pytest.mark.parametrize(
    ("kind", "part"),
    [
        (".odt", "META-INF/documentsignatures.xml"),
        (".ods", "META-INF/macrosignatures.xml"),
        (".docx", "_xmlsignatures/sig1.xml"),
        (".xlsx", "_xmlsignatures/origin.sigs"),
    ],
)
def test_what_is_signed_is_not_asked_for_by_who_opens_a_file(kind: str, part: str) -> None:
    """LibreOffice fetches whatever a signature refers to."""
    assert in_document(office(kind, **{part: "<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"}), kind) == part


@pytest.mark.parametrize("part", ["Object 1/Basic/Standard/Module1.xml", "Object 1/Configurations2/accelerator.xml"])
def test_an_object_within_a_file_brings_no_programs(part: str) -> None:
    assert in_document(office(".odt", **{part: "<x/>"}), ".odt") == part


@pytest.mark.parametrize(
    ("name", "content", "found"),
    [
        ("Object 1/content.xml", "<x/>", None),
        ("content.xml", "<s:event xmlns:s='http://openoffice.org/2000/script'/>", "event"),
        ("content.xml", "<s:x xmlns:s='urn:oasis:names:tc:opendocument:xmlns:script:1.0'/>", "x"),
        ("Object 1/Dialogs/dialog-lc.xml", "<x/>", "Object 1/Dialogs/dialog-lc.xml"),
        ("META-INF/macrosignatures.xml", "<x/>", "META-INF/macrosignatures.xml"),
    ],
)
def test_of_opendocument_only_known_parts_and_languages_stay(name: str, content: str, found: str | None) -> None:
    assert in_document(office(".odt", **{name: content}), ".odt") == found


@pytest.mark.parametrize("name", ["entryMacro", "exitMacro"])
def test_no_macro_starts_where_a_field_of_word_is_entered_or_left(name: str) -> None:
    def verdict(macro: str) -> str | None:
        form = f"<w:ffData xmlns:w='w'><w:{name} w:val='{macro}'/></w:ffData>"
        return in_document(office(**{"word/document.xml": form}), ".docx")

    assert verdict("") is None
    assert verdict("Start") == "Start"


@pytest.mark.parametrize(("said", "found"), [("false", None), ("0", None), ("true", "hyperlinkschanged")])
def test_links_stand_in_the_text_and_in_no_list_beside_it(said: str, found: str | None) -> None:
    properties = f"<x><HLinks>file:///x.exe</HLinks><HyperlinksChanged>{said}</HyperlinksChanged></x>"
    assert in_document(office(**{"docProps/app.xml": properties}), ".docx") == found


@pytest.mark.parametrize("kind", ["richdata", "richdata2"])
def test_the_links_of_a_card_are_judged(kind: str) -> None:
    def judge(value: str) -> Judged:
        card = f"<rv xmlns='http://schemas.microsoft.com/office/spreadsheetml/2017/{kind}'><v>{value}</v></rv>"
        return judged(office(".xlsx", **{"xl/richData/rdrichvalue.xml": card}), ".xlsx")

    assert judge("Київ: 12 / 100").hosts == frozenset()
    assert judge("https://a.example/x").hosts == {"a.example"}
    assert judge("file:///x.exe").found == "file:///x.exe"


def test_no_list_of_contents_hides_what_it_names() -> None:
    def is_text(contents: str) -> bool:
        return is_document(office(**{"[Content_Types].xml": contents}), ".docx")

    kind = "<Types><Override ContentType='application/vnd.openxmlformats-officedocument.{}.main+xml'/></Types>"
    text, table = kind.format("wordprocessingml.document"), kind.format("spreadsheetml.sheet")
    assert is_text(text)
    assert not is_text(table.replace("+", "&#43;"))
    assert not is_text(table.replace("main+xml", "MAIN+XML"))


def test_beside_the_list_of_contents_no_part_stands_outside_a_folder() -> None:
    """LibreOffice would open a file of Apple's."""
    assert in_document(office(**{"index.xml": "<x/>"}), ".docx") == "index.xml"


@pytest.mark.parametrize(("formula", "found"), [("m:=cmd|x!A0", True), ("of:=MINVERSE({1;0|0;1})", False)])
def test_no_formula_of_opendocument_calls_a_program_as_excel_would(formula: str, found: bool) -> None:
    assert (opened(f"<d:cell d:formula='{formula}'/>") is not None) is found


@pytest.mark.parametrize(
    "inside",
    [
        "<DataBinding FileBinding='true' FileBindingName='x.xml'/>",
        "<DataBinding><u:File xmlns:u='http://schemas.microsoft.com/data/udc/xmlfile'>x.xml</u:File></DataBinding>",
    ],
)
def test_a_map_of_xml_is_filled_from_no_file(inside: str) -> None:
    assert in_document(office(".xlsx", **{"xl/xmlMaps.xml": f"<x>{inside}</x>"}), ".xlsx")


@pytest.mark.parametrize(("given", "used"), [(" a", "a"), ("a", "a ")])
def test_a_relation_is_found_with_blanks_around_its_name(given: str, used: str) -> None:
    link = f"<Relationship Id='{given}' Type='{KINDS}/hyperlink' Target='https://a.example/' TargetMode='External'/>"
    picture = f"<a xmlns:r='{KINDS}'><blip r:link='{used}'/></a>"
    parts = {"word/_rels/document.xml.rels": f"<x>{link}</x>", "word/document.xml": picture}
    assert in_document(office(**parts), ".docx") == "blip"
