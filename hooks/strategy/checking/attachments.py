"""Files in docs/ that are no pages: pictures and documents that pages use, and what the host asks for by name."""

import io
import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from PIL import Image

from strategy.checking.check import Checked
from strategy.limits import TooLong, within
from strategy.reading import pictures
from strategy.reading.documents import FOLDER
from strategy.reading.values import Problem, problem

PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
OFFICE = (".docx", ".xlsx", ".odt", ".ods")
DOCUMENTS = (".pdf", *OFFICE)
PIXELS = 40_000_000  # of a picture at most
SECONDS = 5.0  # of the processor, in which it is decoded
_NAME = re.compile(r"[0-9A-Za-zА-Яа-яІіЇїЄєҐґ_.-]+(?:/[0-9A-Za-zА-Яа-яІіЇїЄєҐґ_.-]+)*")
_RUNS = (".js", ".mjs", ".css", ".svg", ".xhtml", ".wasm")  # what a host never asks for


def check(others: Mapping[str, bytes], used: AbstractSet[str] | None, host: Iterable[str]) -> Mapping[str, Checked]:
    """Path of each file with a fault → what is wrong. `others`: path below docs/ → content; `used`: the paths that
    pages lead to, None where that is not known; `host`: those that the settings name."""
    host = tuple(host)
    found = {name: _of_host(name, others[name]) for name in host if name in others}
    found |= {name: _fault(name, data, used) for name, data in others.items() if name not in host}
    return {FOLDER + name: Checked(None, (fault,)) for name, fault in found.items() if fault}


def same_but_for_case(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """(name, another) of names that are one on some computers."""
    first: dict[str, str] = {}
    for name in sorted(names):
        other = first.setdefault(unicodedata.normalize("NFC", name).casefold(), name)
        if other != name:
            yield name, other


def _fault(name: str, data: bytes, used: AbstractSet[str] | None) -> Problem | None:
    ending = _ending(name)
    if ending not in PICTURES and ending not in DOCUMENTS:
        return _problem("attachment.kind", name)
    if ending in PICTURES and (fault := _of_picture(name, data)):  # first: it may be a danger to people
        return fault
    if not _NAME.fullmatch(name):
        return _problem("attachment.name", name)
    if used is not None and name not in used:
        return _problem("attachment.unused", name)
    good = is_picture(data, PICTURES[ending]) if ending in PICTURES else is_document(data, ending)
    return None if good else _problem("attachment.spoilt", name)


def _of_picture(name: str, data: bytes) -> Problem | None:
    """What a picture must not tell, and what it must not weigh."""
    path = FOLDER + name
    if said := pictures.said(data):
        return problem((1, 1), f"picture.tells_{said}", value=path)
    if len(data) > pictures.HEAVY:
        return problem((1, 1), "picture.heavy", value=path, n=round(len(data) / 1000))
    return None


def _of_host(name: str, data: bytes) -> Problem | None:
    """A file of verification says a word or two: no markup that a browser would show."""
    ending = _ending(name)
    shown = ending in {".html", ".htm"} and b"<" in data
    return _problem("attachment.host", name) if shown or ending in _RUNS else None


def _problem(key: str, name: str) -> Problem:
    return problem((1, 1), key, value=name.rpartition("/")[2])


def _ending(name: str) -> str:
    stem, point, ending = name.rpartition("/")[2].rpartition(".")
    return f"{point}{ending}".lower() if stem else ""


@lru_cache(maxsize=1024)
def is_picture(data: bytes, kind: str) -> bool:
    """Whether a picture can be drawn to its last line."""
    try:
        with within(SECONDS), Image.open(io.BytesIO(data), formats=[kind]) as image:
            if image.width * image.height > PIXELS:
                return False
            image.load()
    except (Exception, TooLong):  # whatever a decoder stumbles over
        return False
    return True


def is_document(data: bytes, ending: str) -> bool:
    """Whether the content is what the name says. Programs within office files are none of ours to publish."""
    if ending not in OFFICE:
        return data.startswith(b"%PDF-")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except (OSError, ValueError, zipfile.BadZipFile, NotImplementedError):
        return False
    wanted = "mimetype" if ending in {".odt", ".ods"} else "[Content_Types].xml"
    return wanted in names and not any("vbaproject" in name.lower() or name.startswith("Basic/") for name in names)
