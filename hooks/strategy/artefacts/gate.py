"""The last look at a site before anybody sees it, whoever made its files: nothing runs, is fetched or takes a reader
elsewhere but what the program itself writes, and every file is what its name says.

Only what no earlier look has found good is looked at again.
"""

import csv
import gzip
import io
import json
import re
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urljoin, urlsplit
from xml.etree import ElementTree

import brotli

from strategy import store
from strategy.checking import active_content, active_svg
from strategy.checking.attachments import DOCUMENTS, is_document, is_picture
from strategy.exports.csv_files import FORMULA, SEMICOLONS
from strategy.search import unpacked
from strategy.store import Store

# Elements that never stand on a page, and those whose addresses a browser follows by itself.
_FORBIDDEN = frozenset({"base", "object", "embed", "iframe", "frame", "frameset", "applet", "portal", "foreignobject"})
_FETCHED = {"src", "srcset", "poster", "data", "background", "action", "formaction", "ping", "manifest", "xlink:href"}
_NOT_FETCHED = frozenset({"canonical", "alternate", "prev", "next", "license", "author", "help", "search"})
_LINKS = frozenset({"", "http", "https", "mailto"})
_UNPACKED: Mapping[str, Callable[[bytes], bytes]] = {"gz": gzip.decompress, "br": brotli.decompress}


class Unfit(ValueError):
    """What is wrong with a file: a key of the catalogue "problems", what its sentence names."""

    def __init__(self, key: str, value: str = "") -> None:
        super().__init__(key, value)
        self.key, self.value = key, value


@dataclass(frozen=True)
class _Rules:
    url: str
    program: frozenset[str]
    links: frozenset[str]
    attached: frozenset[str]


def look(
    folder: Path,
    url: str,
    program: Collection[str],
    kept: Store,
    links: Collection[str] = (),
    attached: Collection[str] = (),
) -> Iterator[tuple[str, Unfit]]:
    """(path, what is wrong) of each file of a site that is not as it should be. `url`: of the site; `program`: the
    paths of the scripts, styles and drawings that the program itself brings; `links`: schemes of addresses, beside the
    usual ones, that the settings let readers follow; `attached`: the paths of what others wrote, formulas and all."""
    key = store.key("gate", store.program([Path(__file__)]), url, *sorted(program), *sorted(links))
    good = set((kept.get(key) or b"").decode().split())
    seen = set()
    rules = _Rules(url, frozenset(program), _LINKS | set(links), frozenset(attached))
    for path in sorted(path for path in folder.rglob("*") if not path.is_dir()):
        name, content = path.relative_to(folder).as_posix(), path.read_bytes()
        digest = store.key(name, content)
        try:
            if digest not in good:
                stem, plain = _plain(name, content)  # as it is judged: a packed file stands behind the same unpacked
                if store.key(stem, plain) not in seen:
                    _judge(stem, plain, rules)
            seen.add(digest)
        except Unfit as unfit:
            yield name, unfit
    if seen != good:
        kept.put(key, " ".join(sorted(seen)).encode())


def _judge(name: str, content: bytes, rules: _Rules) -> None:
    """Raises Unfit."""
    ending = name.rpartition(".")[2].lower()
    if ending in {"html", "htm"}:
        _Page(name, rules).read(_text(content))
    elif ending in {"js", "css", "svg"}:
        if name not in rules.program:
            raise Unfit("gate.not_ours", name)
        if ending == "svg":
            _drawing(content)
    elif name in rules.attached and f".{ending}" in DOCUMENTS:
        _attached(content, f".{ending}")
    elif judge := _KINDS.get(ending):
        try:
            judge(content)
        except Unfit:
            raise
        except Exception as error:  # whatever a parser stumbles over
            raise Unfit("gate.damaged", type(error).__name__) from None


class _Page(HTMLParser):
    """Looks at the tags of a page."""

    def __init__(self, name: str, rules: _Rules) -> None:
        super().__init__()
        self.address, self.url, self.rules = urljoin(rules.url, name), rules.url, rules
        self.data = ""  # of a script that is linked data
        self.is_data = False
        self.ids: set[str] = set()

    def read(self, html: str) -> None:
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if (id_ := given.get("id")) in self.ids:
            raise Unfit("gate.twice", id_)
        self.ids |= {id_} if id_ else set()
        if tag in _FORBIDDEN or "srcdoc" in given:
            raise Unfit("gate.element", tag)
        if handlers := [name for name in given if name.startswith("on")]:
            raise Unfit("gate.element", handlers[0])
        for name, value in given.items():
            self._address(tag, name, value, given)
        if tag == "script":
            self._script(given)
        elif tag == "style":
            raise Unfit("gate.element", tag)
        elif tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self._own(given.get("content", "").partition("url=")[2] or self.address)

    def _address(self, tag: str, name: str, value: str, given: Mapping[str, str]) -> None:
        if name in _FETCHED:
            for one in value.split(",") if name == "srcset" else [value]:
                self._own(one.strip().split(" ")[0] if name == "srcset" else one)
        elif name == "href" and _is_followed(tag, value, given):
            self._own(value)
        elif name == "href" and _scheme(value) not in self.rules.links:
            raise Unfit("gate.elsewhere", value)
        elif name == "style":  # the policy lets none stand
            raise Unfit("gate.element", name)

    def _own(self, link: str) -> None:
        """An address that a browser follows by itself is one of the site."""
        if not urljoin(self.address, link.strip()).startswith(self.url) or link.strip().startswith(("\\", "/\\")):
            raise Unfit("gate.elsewhere", link)

    def _script(self, given: Mapping[str, str]) -> None:
        if "src" in given:
            path = urljoin(self.address, given["src"]).removeprefix(self.url).partition("?")[0]
            if path not in self.rules.program:
                raise Unfit("gate.not_ours", path)
        elif given.get("type") != "application/ld+json":
            raise Unfit("gate.element", "script")
        else:
            self.is_data, self.data = True, ""

    def handle_data(self, data: str) -> None:
        if self.is_data:
            self.data += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "script" and self.is_data:
            self.is_data = False
            try:
                json.loads(self.data)
            except ValueError:
                raise Unfit("gate.damaged", "JSON") from None


def _is_followed(tag: str, link: str, given: Mapping[str, str]) -> bool:
    """Whether a browser follows an address without the reader's doing."""
    if tag == "link":
        return not _NOT_FETCHED & set(given.get("rel", "").lower().split())
    return tag in {"use", "image", "feimage"} and not link.startswith("#")


def _scheme(address: str) -> str:
    """As a browser reads it: what has no width and spaces count for nothing."""
    try:
        return urlsplit("".join(sign for sign in address if ord(sign) > 32)).scheme
    except ValueError:
        return "?"


def _plain(name: str, content: bytes) -> tuple[str, bytes]:
    """Name and content of a file, unpacked if it is packed. Raises Unfit."""
    stem, _, ending = name.rpartition(".")
    if ending.lower() not in _UNPACKED:
        return name, content
    try:
        return _plain(stem, _UNPACKED[ending.lower()](content))
    except (OSError, EOFError, brotli.error) as error:
        raise Unfit("gate.damaged", type(error).__name__) from None


def _text(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        raise Unfit("gate.damaged", "UTF-8") from None


def _xml(content: bytes) -> None:
    if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise Unfit("gate.active", "<!DOCTYPE>")
    ElementTree.fromstring(content)


def _csv(content: bytes) -> None:
    """Every line has as many cells, and none is a formula to a spreadsheet program."""
    text = _text(content).removeprefix("\ufeff")
    parted_by = SEMICOLONS.separator if SEMICOLONS.separator in text.partition("\n")[0] else ","
    rows = [*csv.reader(io.StringIO(text, newline=""), delimiter=parted_by, strict=True)]
    if len({len(row) for row in rows}) > 1:
        raise Unfit("gate.damaged", "CSV")
    for cell in (cell for row in rows for cell in row):
        if (FORMULA.match(cell) and cell[0] != "'") and not re.fullmatch(r"[+-]?[0-9][0-9.,]*", cell):
            raise Unfit("gate.active", cell[:30])


def _drawing(content: bytes) -> None:
    try:
        found = next(active_svg.found_in(content), None)
    except (ValueError, active_svg.Heavy) as error:
        raise Unfit("gate.damaged", str(error)) from None
    if found:
        raise Unfit("gate.active", found[:30])


def _attached(content: bytes, ending: str) -> None:
    try:
        found = active_content.in_document(content, ending) if is_document(content, ending) else ending
    except ValueError as error:
        raise Unfit("gate.damaged", str(error)) from None
    if found:
        raise Unfit("gate.active", found)


def _xlsx(content: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        if broken := book.testzip():
            raise Unfit("gate.damaged", broken)
        for name in book.namelist():
            if "vba" in name.lower() or "external" in name.lower():
                raise Unfit("gate.active", name)
            part = book.read(name)
            _xml(part)
            if name.startswith("xl/worksheets/") and re.search(rb"<f[ >]", part):
                raise Unfit("gate.active", "<f>")


def _picture(kind: str) -> Callable[[bytes], None]:
    def judge(content: bytes) -> None:
        if not is_picture(content, kind):
            raise Unfit("gate.damaged", kind)

    return judge


def _pdf(content: bytes) -> None:
    if not is_document(content, ".pdf"):
        raise Unfit("gate.damaged", "PDF")


_KINDS: Mapping[str, Callable[[bytes], object]] = {
    "xml": _xml,
    "json": lambda content: json.loads(unpacked(content)),  # the index of the search has an encoding of its own
    "csv": _csv,
    "xlsx": _xlsx,
    "pdf": _pdf,
    "png": _picture("PNG"),
    "jpg": _picture("JPEG"),
    "jpeg": _picture("JPEG"),
    "webp": _picture("WEBP"),
    **dict.fromkeys(("md", "txt", "bib", "conf", "ics", "json5"), _text),
}
