"""What a document tells where hardly anybody looks: whom it names as its author, in which folder it was saved."""

import io
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from xml.etree import ElementTree

from strategy.limits import TooLong, within

SECONDS = 5.0  # of the processor
LONGEST = 1_000_000  # bytes of properties: a small file may unpack to very many
_PROPERTIES = ("docProps/core.xml", "meta.xml")  # of Office Open XML, of OpenDocument
_WORKBOOK = "xl/workbook.xml"
_NAMED = frozenset(("creator", "lastModifiedBy", "initial-creator", "printed-by"))


@lru_cache(maxsize=256)
def in_document(data: bytes, ending: str) -> tuple[str, ...]:
    """Each once. Of a document that was found good: what is wrong with its properties alone names nobody."""
    try:
        with within(SECONDS):
            found = [str(name or "").strip() for name in (_of_pdf(data) if ending == ".pdf" else _of_office(data))]
    except (Exception, TooLong):  # whatever a reader of properties stumbles over
        return ()
    return tuple(dict.fromkeys(filter(None, found)))


@lru_cache(maxsize=256)
def saved_in(data: bytes, ending: str) -> str:
    """The folder of somebody's computer that Excel writes into each workbook; "" where none is written."""
    if ending != ".xlsx":
        return ""
    try:
        with within(SECONDS), zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo(_WORKBOOK).file_size > LONGEST:
                return ""
            every = ElementTree.fromstring(archive.read(_WORKBOOK)).iter()
            return next((one.get("url", "") for one in every if one.tag.endswith("}absPath")), "")
    except (Exception, TooLong):  # whatever a reader of properties stumbles over
        return ""


def _of_office(data: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for part in set(_PROPERTIES) & set(archive.namelist()):
            content = archive.read(part)
            for one in ElementTree.fromstring(content).iter() if content.strip() else ():
                if one.tag.rpartition("}")[2] in _NAMED:
                    yield one.text or ""


def _of_pdf(data: bytes) -> Iterator[str]:
    import pikepdf  # only where there is one: it takes a while

    with pikepdf.open(io.BytesIO(data)) as document:
        yield str(document.docinfo.get("/Author", ""))
        if len(document.Root.get("/Metadata", pikepdf.Stream(document, b"")).read_bytes()) > LONGEST:
            return
        with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as said:
            named = said.get("dc:creator", ())
        yield from [named] if isinstance(named, str) else named
