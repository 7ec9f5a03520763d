"""Office files that would do something on a reader's computer: each is found, however it is spelt or hidden."""

from collections.abc import Mapping, Sequence

import pytest

from office_files import BEGIN, PNG, XLINK, declared, office
from strategy.checking.attached.active_content import in_document
from strategy.checking.attachments import is_document


def relation(kind: str, target: str = "https://a.example/", more: str = 'TargetMode="External"') -> dict[str, str]:
    link = f'<Relationship Type="http://schemas.example/{kind}" Target="{target}" {more}/>'
    return {"word/_rels/document.xml.rels": f"<Relationships>{link}</Relationships>"}


SVG = "<svg xmlns='http://www.w3.org/2000/svg'><image href='https://a.example/x.png'/></svg>"
OPEN = declared("d", "text", **XLINK)
GOOD = {
    ".docx": (
        {},
        relation("hyperlink"),
        relation("image", "media/a.png", ""),
        relation("hyperlink", "mailto:a@example.org"),
        {"word/media/a.png": PNG, "word/fonts/a.odttf": b"x", "docProps/thumbnail.jpeg": b"\xff\xd8\xff", "a.gif": b""},
        {"word/media/a.jpg": PNG, "word/media/a.emf": b"\x01\0\0\0" + bytes(36) + b" EMF", "a.wmf": b"\1\0\t\0"},
        {"word/document.xml": BEGIN.format("<w:instrText> PAGE </w:instrText>")},
        {"word/document.xml": BEGIN.format("<w:instrText>HYPERLINK &quot;https://a.example/&quot;</w:instrText>")},
        *(
            {"word/document.xml": BEGIN.format(f"<w:instrText>{field}</w:instrText>")}
            for field in (
                r'HYPERLINK  \l "_Додаток_5:_гроші"',
                r'HYPERLINK "https://a.example/x" \o "Примітка: див. далі" \t "_blank"',
                "REF рис:перший",
                'ADDIN ZOTERO_ITEM {"id":"a:b"}',
                'IF 1 = 1 "так:ні"',
            )
        ),
        {"docProps/app.xml": "<x><HyperlinkBase>https://a.example/</HyperlinkBase><HyperlinkBase/></x>"},
        {"package/services/metadata/core-properties/1.psmdcp": "<x/>"},
        {
            "[Content_Types].xml": "<Types><Default Extension='svg' ContentType='image/svg+xml'/>"
            "<Default Extension='bin' ContentType='application/vnd.openxmlformats.printerSettings'/></Types>"
        },
        {"word/embeddings/a.xlsx": office(".xlsx")},
        {"word/document.xml": b"", "word/media/": b""},
        {"word/document.xml": "<w:p xmlns:w='w'><w:t>call (us) | 'x'# HYPERLINK(1)</w:t></w:p>"},
        {"word/media/a.svg": "<svg><style>.a { fill: url(#b) }</style><g fill='url(#b)'/></svg>"},
    ),
    ".xlsx": (
        {"xl/worksheets/a.xml": "<x><f>SUM(A1:A2)&amp;\"|\"&amp;'a|b'!A1</f></x>"},
        {"xl/printerSettings/printerSettings1.bin": b"x"},
        *(
            {"xl/worksheets/a.xml": f"<x><f>{formula}</f></x>"}
            for formula in (
                'HYPERLINK("https://www.kmu.gov.ua/npas/"&amp;A1,"kmu.gov.ua")',
                'HYPERLINK("#\'Аркуш 1\'!A1", "Перейти")',
                'INDIRECT("A"&amp;ROW(B1)-1)',
                "INDIRECT(ADDRESS(ROW(),COLUMN()-1,4,TRUE))",
                "SUM(Таблиця[2026])+'Аркуш 1'!A1#",
            )
        ),
    ),
    ".odt": (
        {"content.xml": f"<x {OPEN}><text:a l:href='https://a.example/'/><d:image l:href='Pictures/a.png'/></x>"},
        {"Object 1/content.xml": "<x/>", "ObjectReplacements/Object 1": b"VCLMTF", "layout-cache": b"\1\0\1\0"},
        {"Configurations2/accelerator/current.xml": b""},
        *(
            {"settings.xml": f"<c:config-item {declared('c')} c:name='{name}'>{said}</c:config-item>"}
            for name, said in (("ColorTableURL", "$(user)/config/standard.soc"), ("PrinterName", "HP: 1"))
        ),
        {"content.xml": f"<x {OPEN}><text:bibliography-mark text:url='https://a.example/'/></x>"},
        {"content.xml": f"<x {declared('o')}><o:scripts/><o:cell formula=\"of:=SUM(['Аркуш 1'.A1:.B2])\"/></x>"},
    ),
}
BAD = {
    ".docx": (
        relation("attachedTemplate"),
        relation("image"),
        relation("attachedTemplate", more='TargetMode="&#69;xternal"'),
        relation("attachedTemplate", more='a="&gt;" TargetMode="External"'),
        relation("attachedTemplate", more="a='\"/hyperlink\"' TargetMode='External'"),
        {name: text.encode("utf-16") for name, text in relation("attachedTemplate").items()},
        {"word/_rels/a.XML.RELS": "".join(relation("image").values())},
        relation("hyperlink", "file://a/b.exe"),
        relation("hyperlink", "\\\\a\\b.exe"),
        relation("hyperlink", "javascript:alert(1)"),
        relation("hyperlink", "ms-msdt:/id x"),
        relation("aFChunk", "a.mht", ""),
        relation("oleObject", "a.bin", ""),
        relation("vbaProject", "a.bin", ""),
        relation("frame"),
        *({name: b"x"} for name in ("word/vbaProject.bin", "word/embeddings/oleObject1.bin", "word/ole.dat")),
        *({name: b"x"} for name in ("a.exe", "a.wsf", "a.msi", "a.com", "a.url", "a.vbe", "a.html", "a.zip", "a.mht")),
        *({name: b"x"} for name in ("../../x.xml", "/x.xml", "C:/x.xml", "a\\b.xml")),
        {"word/activeX/activeX1.xml": "<x/>"},
        {"word/embeddings/a.xlsm": b"x"},
        {"word/embeddings/a.docx": office(**{"word/vbaProject.bin": "x"})},
        {"word/media/a.svg": "<svg onload='alert(1)'/>"},
        {"word/media/a.svg": "<svg><script/></svg>"},
        {"word/document.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a/>"},
        {"word/document.xml": "<w:fldSimple xmlns:w='w' w:instr='DDEAUTO c k'/>"},
        {"word/document.xml": "<w:fldSimple xmlns:w='w' w:instr='INCLUDEPICTURE \"https://a.example/\"'/>"},
        {"word/document.xml": "<w:fldSimple xmlns:w='w' w:instr='HYPERLINK \"file:///a\"'/>"},
        {"word/document.xml": BEGIN.format("<w:instrText>DD</w:instrText><w:instrText>EAUTO c k</w:instrText>")},
        {"word/document.xml": BEGIN.format("<w:instrText>ddeauto c k</w:instrText>")},
        {"word/document.xml": BEGIN.format("<w:instrText>ddeauto c k</w:instrText>").replace("'end'", "'x'")},
        {"word/document.xml": BEGIN.format("<w:instrText>DD&#69;AUTO c k</w:instrText>")},
        {"word/document.xml": BEGIN.format(BEGIN.format("<w:instrText>QUOTE 68 68 69</w:instrText>"))},
        {"word/document.xml": "<x:instrText xmlns:x='y'>DDEAUTO c k</x:instrText>"},
        *(
            {"word/document.xml": BEGIN.format(f"<w:instrText>HYPERLINK {link}</w:instrText>")}
            for link in (
                '"//a.example/x.exe"',
                "//a.example/x.exe",
                '"../x.exe"',
                r'"\\a\x.exe"',
                '"https://gov.ua@a.example/"',
                '"http://192.168.0.1/"',
                r'\l "x" "file:///x.exe"',
                r'\t \l "file:///x.exe"',
                "“file:///x.exe”",
                BEGIN.format("<w:instrText>IF 1=1 x</w:instrText>"),
            )
        ),
        *(
            {name: content}
            for name, content in (
                ("word/media/a.png", SVG),
                ("word/media/a.emf", b"%!PS-Adobe-3.0 EPSF-3.0"),
                ("word/media/a.jpg", office()),
                ("ObjectReplacements/Object 1", SVG),
            )
        ),
        *(
            {"[Content_Types].xml": f"<Types><{kind} ContentType='application/x.main+xml'/></Types>"}
            for kind in ("Override PartName='/word/fonts/a.odttf'", "Default Extension='bin'")
        ),
        *(
            {"docProps/app.xml": f"<x><HyperlinkBase>{base}</HyperlinkBase></x>"}
            for base in (r"\\a\b", "file:///C:/", "ms-msdt:")
        ),
        {"word/document.xml": "<x xmlns:w='w'><w:webVideoPr embeddedHtml='&lt;iframe/&gt;'/></x>"},
        relation("hyperlink", more="TargetMode='External' x:TargetMode='Internal' xmlns:x='x'"),
        relation("webextensiontaskpanes", "word/webextensions/taskpanes.xml", ""),
        *(
            {"word/document.xml": f"<x xmlns:v='v' xmlns:a='a'>{inside}</x>"}
            for inside in (
                "<v:imagedata src='https://a.example/x.png'/>",
                "<v:fill src='//a.example/x.png'/>",
                "<a:hlinkClick action='ppaction://program?x'/>",
                "<a:taskpane/>",
                "<a:webextension/>",
            )
        ),
        *(
            {"word/media/a.svg": f"<svg>{inside}</svg>"}
            for inside in (
                "<style>@import 'x.css';</style>",
                "<style>a { fill: url( https://a.example/x) }</style>",
                "<style>a { fill: u\\72l(https://a.example/x) }</style>",
                "<g style='fill:url(https://a.example/x)'/>",
                "<g filter='URL(//a.example/x#a)'/>",
            )
        ),
        {"[Content_Types].xml": "<Types><Override ContentType='application/vnd.ms-office.vbaProject'/></Types>"},
        {"[Content_Types].xml": "<Types><Default ContentType='application/x.macroEnabled'/></Types>"},
    ),
    ".xlsx": (
        {"xl/externalLinks/externalLink1.xml": "<x/>"},
        {"xl/macrosheets/sheet1.xml": "<x/>"},
        {"xl/a.xml": "<x><ddeLink/></x>"},
        {"xl/a.xml": "<externalLink><externalBook/></externalLink>"},
        {"xl/connections.xml": "<connections><connection><webPr url='https://a.example'/></connection></connections>"},
        {"xl/a.xml": "<queryTable/>"},
        *(
            {"xl/worksheets/a.xml": f"<x><f>{formula}</f></x>"}
            for formula in (
                "cmd|' /C calc'!A0",
                'WEB&#83;ERVICE("https://a.example")',
                '_xlfn.WEBSERVICE ("https://a.example")',
                '_xlfn.IMAGE("https://a.example/x.png")',
                "RTD(1)",
                "<![CDATA[cmd|'/c'!A1]]>",
                "'https://a.example/[x.xlsx]A'!A1",
                r"'\\a\b\[x.xlsx]A'!A1",
                "[x.xlsx]A!A1",
                "INDIRECT(\"'https://a.example/[x.xlsx]A'!A1\")",
                'INDIRECT("https:/"&amp;A1)',
                'INDIRECT("A1:"&amp;A1)',
                "INDIRECT(ADDRESS(1,1,1,1,A1))",
                'IMPORTDATA("https://a.example/")',
                'IMPORTXML("https://a.example/","//a")',
                "_xlfn._xlws.PY(0,1)",
                'SQL.REQUEST("DSN=x")',
                'CUBEVALUE("x","y")',
                '_xlfn.STOCKHISTORY("X",1)',
                '_xlfn.IMPORTCSV("https://a.example/")',
                '_xlfn.IMPORTTEXT("https://a.example/")',
                '_xlfn.TRANSLATE(A1,"en")',
                "COPILOT(A1)",
                'FWRITE(FOPEN("C:\\a"),A1)',
                "MAP(A1:A2,_xleta.WEBSERVICE)",
                r'HYPERLINK("\\a\x.exe","x")',
                'HYPERLINK("fi"&amp;"le:///x.exe","x")',
                "HYPERLINK(A1)",
                'HYPERLINK("https://a.example/","diia.gov.ua")',
                "A1+" * 4_000,
            )
        ),
        *(
            {"xl/a.xml": f"<x>{inside}</x>"}
            for inside in (
                "<calculatedColumnFormula>IMAGE(A1)</calculatedColumnFormula>",
                "<totalsRowFormula>IMAGE(A1)</totalsRowFormula>",
                "<definedName name='x'>IMAGE(A1)</definedName>",
                "<definedName name='_xlnm.Auto_Open'>x!A1</definedName>",
                "<dataValidation><formula2>IMAGE(A1)</formula2></dataValidation>",
                "<cfRule><formula>IMAGE(A1)</formula></cfRule>",
                "<cfvo type='formula' val='IMAGE(A1)'/>",
                "<f xmlns='http://schemas.microsoft.com/office/excel/2006/main'>IMAGE(A1)</f>",
            )
        ),
    ),
    ".odt": (
        {"Basic/x.xml": "<x/>"},
        {"Scripts/python/x.py": "x"},
        *(
            {"content.xml": f"<x {OPEN}>{inside}</x>"}
            for inside in (
                "<d:image l:href='https://a.example/'/>",
                "<d:image\nl:href\n=\n'&#104;ttps://a.example/'/>",
                "<d:image d:name='a>b' l:href='//a.example/'/>",
                "<d:image l:href='../a.png'/>",
                "<d:image l:href='/a.png'/>",
                "<text:a l:href='javascript:alert(1)'/>",
                "<text:a l:href='vnd.sun.star.script:a?language=Python'/>",
                "<text:a l:href='macro://a/b.c.d()'/>",
                "<text:section-source l:href='a.odt'/>",
                "<d:applet/>",
                "<d:plugin l:href='a'/>",
                "<d:floating-frame l:href='a'/>",
                "<d:event-listener/>",
                "<d:dde-source/>",
                "<text:bibliography-mark text:url='file:///x.exe'/>",
                "<text:bibliography-mark text:url='https://a.example/' text:local-url='vnd.sun.star.script:x'/>",
            )
        ),
        {
            "content.xml": f"<?xml version='1.0' encoding='UTF-16'?><x {OPEN}><d:image l:href='//a'/></x>".encode(
                "utf-16"
            )
        },
    ),
    ".ods": tuple(
        {"content.xml": f"<x {declared('a', 'b', 'l', f='http://www.w3.org/2002/xforms')}>{inside}</x>"}
        for inside in (
            '<a:cell formula=\'of:=DDE("soffice";"/etc/passwd")\'/>',
            "<a:cell a:formula=\"of:=['https://a.example/x.ods'#$A.A1]\" b:formula='of:=1'/>",
            "<a:cell a:formula=\"of:=['file:///etc/passwd'#$A.A1]\"/>",
            "<a:cell a:formula=\"of:=INDIRECT(&quot;'https://a.example/x.ods'#$A.A1&quot;)\"/>",
            "<a:cell a:formula='of:=HYPERLINK(&quot;file:///x.exe&quot;)'/>",
            "<a:validation a:condition='of:is-true-formula(WEBSERVICE(&quot;x&quot;))'/>",
            "<a:expression a:expression='of:=WEBSERVICE(&quot;x&quot;)'/>",
            "<a:image l:href='https://a.example/x.png' a:href='x.png'/>",
            "<a:event-listeners/>",
            "<f:submission action='https://a.example/'/>",
            "<f:instance src='x'/>",
            "<a:condition a:value='formula-is(WEBSERVICE(&quot;x&quot;))'/>",
            "<a:formatting-entry a:value='WEBSERVICE(&quot;x&quot;)'/>",
            "<a:binary-data>JSFQUw==</a:binary-data>",
            "<a:database-source-sql/>",
            "<a:data-mapping l:href='a.example/x.csv'/>",
            f"<c:config-item {declared('c')} c:name='ColorTableURL'>https://a.example/x.soc</c:config-item>",
        )
    ),
}


def each(files: Mapping[str, Sequence[Mapping[str, str | bytes]]]) -> list[tuple[str, int]]:
    return [(kind, number) for kind, parts in files.items() for number in range(len(parts))]


@pytest.mark.parametrize(("kind", "number"), each(GOOD))
def test_a_plain_office_file_stays(kind: str, number: int) -> None:
    data = office(kind, **GOOD[kind][number])
    assert is_document(data, kind)
    assert in_document(data, kind) is None


@pytest.mark.parametrize(("kind", "number"), each(BAD))
def test_what_acts_in_an_office_file_is_found(kind: str, number: int) -> None:
    assert in_document(office(kind, **BAD[kind][number]), kind)
