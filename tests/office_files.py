"""Documents of Word and workbooks of Excel as tests need them: parts, packed."""

import io
import re
import zipfile
from collections.abc import Mapping

from PIL import Image

from strategy.checking.attached import office

MAIN = "http://schemas.openxmlformats.org"
OFFICE = f"{MAIN}/officeDocument/2006/relationships"
PICTURE = f"{MAIN}/drawingml/2006/picture"
NAMES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": f"{MAIN}/wordprocessingml/2006/main",
        "x": f"{MAIN}/spreadsheetml/2006/main",
        "wp": f"{MAIN}/drawingml/2006/wordprocessingDrawing",
        "a": f"{MAIN}/drawingml/2006/main",
        "pic": PICTURE,
        "r": OFFICE,
        "mc": f"{MAIN}/markup-compatibility/2006",
        "m": f"{MAIN}/officeDocument/2006/math",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)

PAGE = '<w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/>'
END = '<w:fldChar w:fldCharType="end"/>'


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def related(*relations: tuple[str, str], **named: tuple[str, str]) -> str:
    """A list of relations, (kind, target) by their ids, or r1, r2 …; outside is what has ":" in it."""
    every = {**{f"r{number}": one for number, one in enumerate(relations, 1)}, **named}
    outside = {True: ' TargetMode="External"', False: ""}
    listed = "".join(
        f'<Relationship Id="{id_}" Type="{OFFICE}/{kind}" Target="{target}"{outside[":" in target]}/>'
        for id_, (kind, target) in every.items()
    )
    return f'<Relationships xmlns="{MAIN}/package/2006/relationships">{listed}</Relationships>'


def word(body: str = "<w:p/>", parts: Mapping[str, str | bytes] | None = None, **leads: tuple[str, str]) -> bytes:
    """A document: what stands in its body, its other parts by name, and where it leads, by ids."""
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": related(("officeDocument", "word/document.xml")),
            "word/document.xml": f"<w:document {NAMES}><w:body>{body}</w:body></w:document>",
            "word/_rels/document.xml.rels": related(**leads),
            **(parts or {}),
        }
    )


def excel(
    rows: str = "", beside: str = "", parts: Mapping[str, str | bytes] | None = None, **leads: tuple[str, str]
) -> bytes:
    """A workbook of one sheet: its rows, what stands below them, other parts by name, where the sheet leads, by ids."""
    sheet = f"<x:sheetData>{rows}</x:sheetData>{beside}"
    sheets = '<x:sheets><x:sheet name="Лист1" sheetId="1" r:id="r1"/></x:sheets>'
    return packed(
        {
            "[Content_Types].xml": "<Types/>",
            "_rels/.rels": related(("officeDocument", "xl/workbook.xml")),
            "xl/workbook.xml": f"<x:workbook {NAMES}>{sheets}</x:workbook>",
            "xl/_rels/workbook.xml.rels": related(("worksheet", "worksheets/sheet1.xml")),
            "xl/worksheets/sheet1.xml": f"<x:worksheet {NAMES}>{sheet}</x:worksheet>",
            "xl/worksheets/_rels/sheet1.xml.rels": related(**leads),
            **(parts or {}),
        }
    )


def opened(data: bytes) -> Mapping[str, str]:
    """Name of each part → what it holds."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode(errors="replace") for name in archive.namelist()}


def picture(kind: str = "PNG", **said: object) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (8, 8), "navy").save(file, kind, **said)
    return file.getvalue()


def shown(id_: str = "r9", uri: str = PICTURE) -> str:
    """A picture within a text."""
    fill = f'<pic:blipFill><a:blip r:embed="{id_}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
    graphic = f'<a:graphic><a:graphicData uri="{uri}"><pic:pic>{fill}<pic:spPr/></pic:pic></a:graphicData></a:graphic>'
    size = '<wp:extent cx="9525" cy="9525"/><wp:docPr id="1" name="Малюнок"/>'
    return f"<w:p><w:r><w:drawing><wp:inline>{size}{graphic}</wp:inline></w:drawing></w:r></w:p>"


def run(inside: str) -> str:
    return f"<w:r>{inside}</w:r>"


def field(instruction: str, shown: str = "<w:t>1</w:t>") -> str:
    marks = [run(f'<w:fldChar w:fldCharType="{kind}"/>') for kind in ("begin", "separate", "end")]
    return f"{marks[0]}{run(f'<w:instrText>{instruction}</w:instrText>')}{marks[1]}{run(shown)}{marks[2]}"


def copied_body(body: str, **leads: tuple[str, str]) -> str:
    """What stands in the body of the copy."""
    return body_of(office.rewritten(word(body, **leads), ".docx", 5))


def body_of(data: bytes) -> str:
    return re.search("<w:body>(.*)</w:body>|<w:body/>", opened(data)["word/document.xml"], re.DOTALL)[1] or ""
