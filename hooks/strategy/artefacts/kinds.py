"""What a file of a site has to be by its name, and what may not stand in it: it parses, and nothing in it acts."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from functools import partial
from urllib.parse import urlsplit
from xml.etree import ElementTree

from strategy.checking.attached import active_content, active_svg, office
from strategy.checking.attached.document_links import Astray
from strategy.checking.attached.drawable import is_picture
from strategy.exports.csv_files import SEMICOLONS, read_back, written
from strategy.model import urls
from strategy.search import unpacked

LINKS = frozenset({"", *urls.SCHEMES})
_NAMESPACES = ("{http://www.w3.org/1999/xhtml}", "{http://www.w3.org/2000/svg}")  # in which browsers run scripts
_CELL = re.compile(rb"<(?:\w+:)?f[\s/>]")


class Unfit(ValueError):
    """What is wrong with a file: a key of the catalogue "problems", what its sentence names."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(key, value)
        self.key, self.value = key, value


def scheme(address: str) -> str:
    """As a browser reads it: what has no width and spaces count for nothing."""
    try:
        return urlsplit("".join(sign for sign in address if ord(sign) > 32)).scheme
    except ValueError:
        return "?"


def text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unfit("gate.damaged", "UTF-8") from None


def _xml(content: bytes) -> None:
    """No entities, nothing that says how it is drawn, and of HTML and SVG only links to other languages."""
    if strange := re.search(rb"<!DOCTYPE|<!ENTITY|<\?(?!xml\s)", content):
        raise Unfit("gate.active", strange[0].decode())
    for element in ElementTree.fromstring(content).iter():
        if element.tag.startswith(_NAMESPACES) and not element.tag.endswith("}link"):
            raise Unfit("gate.active", element.tag.rpartition("}")[2])
        if scheme(element.get("href", "")) not in LINKS:
            raise Unfit("gate.elsewhere", element.get("href"))


def _csv(content: bytes) -> None:
    """Every line has as many cells, and none is a formula to a spreadsheet program."""
    table = text(content).removeprefix("\ufeff")
    parted_by = SEMICOLONS.separator if SEMICOLONS.separator in table.partition("\n")[0] else ","
    csv.field_size_limit(max(len(table), csv.field_size_limit()))  # a cell may hold a whole list of partners
    rows = [*csv.reader(io.StringIO(table, newline=""), delimiter=parted_by, strict=True)]
    if len({len(row) for row in rows}) > 1:
        raise Unfit("gate.damaged", "CSV")
    for cell in (cell for row in rows for cell in row):
        if written(read_back(cell)) != cell and not re.fullmatch(r"[+-]?[0-9][0-9.,]*", cell):
            raise Unfit("gate.active", cell[:30])


def drawing(content: bytes) -> None:
    try:
        found = next(active_svg.found_in(content), None)
    except (ValueError, active_svg.Heavy) as error:
        raise Unfit("gate.damaged", str(error)) from None
    if found:
        raise Unfit("gate.active", found[:30])


def attached(content: bytes, ending: str) -> None:
    try:
        found = active_content.in_published(content, ending)
    except ValueError as error:
        raise Unfit("gate.damaged", str(error)) from None
    if found:
        raise Unfit("gate.active", found)


def _xlsx(url: str, content: bytes) -> None:
    """All of it could be copied, and there is no formula; links to the site lead wherever that is, to the computer of
    who tries it as well."""
    copy = office.rewritten(content, ".xlsx", active_content.PUBLISHING)
    astray = (one for one in office.links(copy) if isinstance(one, Astray) and not one.startswith(url))
    if found := next(astray, None):
        raise Unfit("gate.elsewhere", found[:30])
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        if broken := book.testzip():
            raise Unfit("gate.damaged", broken)
        sheets = (name for name in book.namelist() if name.startswith("xl/worksheets/"))
        if any(_CELL.search(book.read(name)) for name in sheets):
            raise Unfit("gate.active", "<f>")


def _json(content: bytes) -> None:
    try:
        plain = content.decode()  # what a host asks for may name an encoding, as the index of the search does
    except UnicodeDecodeError:
        plain = unpacked(content)
    json.loads(plain, parse_constant=_no_number)


def _no_number(name: str) -> None:
    raise Unfit("gate.damaged", name)


def _zip(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        if broken := archive.testzip():
            raise Unfit("gate.damaged", broken)


def _calendar(content: bytes) -> None:
    from icalendar import Calendar  # only where one is new: it takes a while

    Calendar.from_ical(text(content))


def _picture(kind: str) -> Callable[[bytes], None]:
    def judge(content: bytes) -> None:
        if not is_picture(content, kind):
            raise Unfit("gate.damaged", kind)

    return judge


def _pdf(content: bytes) -> None:
    if not active_content.is_pdf(content):
        raise Unfit("gate.damaged", "PDF")


def judge_of(ending: str, url: str) -> Callable[[bytes], object] | None:
    """What judges a file of the program by the ending of its name or, where it has none, by the name; None for a kind
    that the program does not make. `url`: of the site."""
    return partial(_xlsx, url) if ending == "xlsx" else _KINDS.get(ending)


_KINDS: Mapping[str, Callable[[bytes], object]] = {
    "xml": _xml,
    **dict.fromkeys(("json", "webmanifest"), _json),
    "csv": _csv,
    "zip": _zip,
    "ics": _calendar,
    "pdf": _pdf,
    "png": _picture("PNG"),
    "jpg": _picture("JPEG"),
    "jpeg": _picture("JPEG"),
    "webp": _picture("WEBP"),
    "ico": _picture("ICO"),
    **dict.fromkeys(("md", "txt", "bib", "ris", "conf", "caddy", "sha256", "htaccess", "_headers", "_redirects"), text),
}
