"""Office files as tests need them: parts, packed."""

import io
import zipfile

PNG = b"\x89PNG\r\n"
_OF_OPEN_DOCUMENT = "urn:oasis:names:tc:opendocument:xmlns:"
# A field of Word, by its instruction.
BEGIN = (
    "<w:p xmlns:w='w'><w:r><w:fldChar w:fldCharType='begin'/></w:r><w:r>{}</w:r>"
    "<w:r><w:fldChar w:fldCharType='end'/></w:r></w:p>"
)


def office(kind: str = ".docx", **parts: str | bytes) -> bytes:
    file = io.BytesIO()
    names = {".odt": "text", ".ods": "spreadsheet"}
    first = {"mimetype": f"application/vnd.oasis.opendocument.{names[kind]}"} if kind in names else {}
    first = first or {"[Content_Types].xml": "<Types/>"}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**first, **parts}.items():
            archive.writestr(name, content)
    return file.getvalue()


def declared(*prefixes: str, **others: str) -> str:
    """Attributes that declare prefixes: of languages of OpenDocument, and of others by what they stand for."""
    every = {**{prefix: f"{_OF_OPEN_DOCUMENT}{prefix}:1.0" for prefix in prefixes}, **others}
    return " ".join(f"xmlns:{prefix}='{name}'" for prefix, name in every.items())


XLINK = {"l": "http://www.w3.org/1999/xlink"}
