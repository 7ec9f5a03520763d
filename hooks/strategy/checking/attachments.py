"""Files in docs/ that are no pages: pictures and documents that pages use, and what the host asks for by name."""

import io
import re
import unicodedata
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import lru_cache

from PIL import Image

from strategy.addresses import reserved
from strategy.checking import host_files
from strategy.checking.attached import active_content, document_authors, office
from strategy.checking.attached.active_content import Uncopied
from strategy.checking.attached.document_links import Astray
from strategy.checking.attached.drawable import PIXELS, is_picture
from strategy.checking.check import Checked
from strategy.reading import pictures
from strategy.reading.documents import FOLDER
from strategy.reading.values import Problem, problem

PICTURES = {".jpg": "JPEG", ".jpeg": "JPEG", ".png": "PNG", ".webp": "WEBP"}
_OF_SYSTEM = re.compile(r"thumbs\.db|desktop\.ini|~\$.*|\.~lock\..*|.*\.(?:tmp|bak)|.*~", re.IGNORECASE)
_HEIC = frozenset(b"ftyp" + kind for kind in (b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1"))
UPDATES = f"{FOLDER}updates/"
DOCUMENTS = (".pdf", *office.ENDINGS)
_SIGNED = b"/ByteRange"  # of a PDF: what its signature is of, which no stream packs (ISO 32000-1, 12.8.1)
_NAME = re.compile(r"[0-9A-Za-zА-Яа-яІіЇїЄєҐґ_.-]+(?:/[0-9A-Za-zА-Яа-яІіЇїЄєҐґ_.-]+)*")
_CYRILLIC = "[А-Яа-яІіЇїЄєҐґ]"
# What begins like an option of a command, mixes scripts in a word, has a second ending by which servers run files, take
# them for another kind or for a translation (act.var.pdf, act.en.pdf), or a folder that Windows takes for another, or
# that is called as what the program packs beside a file (index.html.gz).
_MISLEADING = re.compile(
    rf"(?:^|/)[-.]|[A-Za-z]{_CYRILLIC}|{_CYRILLIC}[A-Za-z]|\./|\.[A-Za-z][^./]*\.(?=[^/]*\Z)|\.(?i:br|gz)/"
)

_is_picture = lru_cache(maxsize=1024)(is_picture)  # none of them is heavy


def check(
    others: Mapping[str, bytes],
    used: AbstractSet[str] | None,
    host: Iterable[str],
    is_taken: Callable[[str], bool],
    site: str = "",
) -> Mapping[str, Checked]:
    """Path of each file → what is wrong or should be looked at. `others`: path below docs/ → content; `used`: the paths
    that pages lead to, None where that is not known; `host`: those that the settings name; `is_taken`: whether the
    program makes a file of its own at a path; `site`: the address of the site."""
    host = tuple(host)
    found = {name: _fault(name, data, used) for name, data in others.items() if name not in host}
    found |= {name: problem((1, 1), "attachment.taken") for name in filter(is_taken, others) if not found.get(name)}
    found |= {name: host_files.fault(name, others[name], site) for name in host if name in others if name not in found}
    told = {FOLDER + name: Checked(None, (fault,)) for name, fault in found.items() if fault}
    good = [name for name in others if not found.get(name) and _ending(name) in DOCUMENTS]
    return told | {FOLDER + name: Checked(None, (), warnings=tuple(_told_beside(name, others[name]))) for name in good}


def is_document_named(path: str) -> bool:
    return _ending(path) in DOCUMENTS


def devices(names: Iterable[str]) -> Iterator[str]:
    """Names that mean devices on Windows, where nobody could check the project out."""
    return (name for name in sorted(names) if any(map(reserved.is_device, name.split("/"))))


def _fault(name: str, data: bytes, used: AbstractSet[str] | None) -> Problem | None:
    ending = _ending(name)
    if _OF_SYSTEM.fullmatch(name.rpartition("/")[2]):
        return _problem("attachment.of_system", name)
    if data[4:12] in _HEIC:
        return _problem("picture.heic", name)
    if ending not in PICTURES and ending not in DOCUMENTS:
        return _problem("attachment.kind", name)
    if ending in PICTURES and (fault := _of_picture(name, data)):  # first: it may be a danger to people
        return fault
    if not _NAME.fullmatch(name) or _MISLEADING.search(name):
        whole = unicodedata.normalize("NFC", name)
        key = "attachment.name_parted" if whole != name and _NAME.fullmatch(whole) else "attachment.name"
        return problem((1, 1), key, value=name)  # a folder's name may be the wrong one
    if limit := reserved.limit_passed(name):
        return problem((1, 1), "document.long_name", limit=limit)
    if used is not None and name not in used:
        is_text = ending in office.ENDINGS and f"{FOLDER}{name}".startswith(UPDATES)
        return _problem("attachment.unused_text" if is_text else "attachment.unused", name)
    if ending in PICTURES:
        return None if _is_picture(data, PICTURES[ending]) else _problem("attachment.spoilt", name)
    return _of_document(name, data)


def _of_document(name: str, data: bytes) -> Problem | None:
    of_it = judged(name, data)
    if of_it is None:
        return _problem("attachment.spoilt", name)
    file, found = name.rpartition("/")[2], of_it.found
    if isinstance(found, Uncopied):
        return problem((1, 1), f"attachment.no_copy_{found}", value=file)
    if found is None:
        return None
    return problem(
        (1, 1), "attachment.address" if isinstance(found, Astray) else "attachment.active", value=file, found=found
    )


def judged(name: str, data: bytes) -> active_content.Judged | None:
    """What a document holds; None for what is none, or cannot be read."""
    ending = _ending(name)
    try:
        return active_content.judged(data, ending) if ending in DOCUMENTS else None
    except ValueError:
        return None


def _told_beside(name: str, data: bytes) -> Iterator[Problem]:
    if _ending(name) != ".pdf":
        return
    file = name.rpartition("/")[2]
    if named := document_authors.in_pdf(data):
        yield problem((1, 1), "attachment.author", value=file, said=", ".join(named))
    if _SIGNED in data:
        yield problem((1, 1), "attachment.signed", value=file)


def _of_picture(name: str, data: bytes) -> Problem | None:
    """What a picture must not tell, and what it must not weigh."""
    path = FOLDER + name
    file = f'"{path}"' if " " in path else path  # as it is typed in a terminal
    if said := pictures.said(data):
        return problem((1, 1), f"picture.tells_{said}", value=path, file=file)
    if len(data) > pictures.HEAVY:
        return problem((1, 1), "picture.heavy", value=path, file=file, n=round(len(data) / 1000))
    if _dots(data, PICTURES[_ending(name)]) > PIXELS:
        return problem((1, 1), "picture.large", value=path, file=file, n=PIXELS // 1_000_000)
    return None


def _dots(data: bytes, kind: str) -> int:
    """How many a picture has; none where it is not one."""
    try:
        with warnings.catch_warnings(action="ignore"), Image.open(io.BytesIO(data), formats=[kind]) as image:
            return image.width * image.height
    except Exception:  # whatever a decoder stumbles over
        return 0


def _problem(key: str, name: str) -> Problem:
    return problem((1, 1), key, value=name.rpartition("/")[2])


def _ending(name: str) -> str:
    stem, point, ending = name.rpartition("/")[2].rpartition(".")
    return f"{point}{ending}".lower() if stem else ""
