"""Office files as tests need them: parts, packed."""

import io
import zipfile

PNG = b"\x89PNG\r\n"
# A field of Word, by its instruction.
BEGIN = "<w:p xmlns:w='w'><w:fldChar w:fldCharType='begin'/>{}<w:fldChar w:fldCharType='end'/></w:p>"


def office(kind: str = ".docx", **parts: str | bytes) -> bytes:
    file = io.BytesIO()
    names = {".odt": "text", ".ods": "spreadsheet"}
    first = {"mimetype": f"application/vnd.oasis.opendocument.{names[kind]}"} if kind in names else {}
    first = first or {"[Content_Types].xml": "<Types/>"}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**first, **parts}.items():
            archive.writestr(name, content)
    return file.getvalue()
