"""The files of a project: what each is called, and what stands in them.

Only plain files are read: a link may lead out of the project, to what nobody meant to publish, and what is no file may
never end.
"""

import datetime
import errno
import os
import re
import stat
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import accumulate
from pathlib import Path

from strategy.history import Damaged, Foreign, NoRepository, Repository, Swollen
from strategy.model.signs import forbidden
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_page
from strategy.reading.values import LIMIT_BYTES as LONGEST

STRATEGY = "data/goals.yaml"
BODIES = "data/bodies.yaml"
GLOSSARY = "data/glossary.yaml"
SEARCH_WORDS = "data/search.yaml"
WAYS = "data/ways.yaml"
TRANSLATIONS = "data/translations.yaml"
PARTS = (BODIES, GLOSSARY, SEARCH_WORDS, WAYS, TRANSLATIONS)  # further data files that may be there
_FAILURES = {
    errno.ENOENT: "file.absent",
    errno.ENOSPC: "file.no_space",
    errno.EDQUOT: "file.no_space",
    errno.EROFS: "file.read_only",
    errno.EFBIG: "file.over_limit",
    **dict.fromkeys((errno.EMFILE, errno.ENFILE, errno.EAGAIN, errno.ENOMEM), "file.exhausted"),
    errno.ELOOP: "file.link",
}
OVERRIDES = "overrides"
PICTURES = "assets/images/"  # there
# Folders of what the program makes, and finds good unseen.
_ATTRIBUTES = ".gitattributes"
# In settings of git, where a comment takes a whole line.
_CHANGE = re.compile(rb"^(?![ \t\r]*#).*[ \t\r\"](?:ident|working-tree-encoding|filter)\b", re.MULTILINE)
_MADE = frozenset((".cache", ".venv", "build", "public", "site"))
_ASTRAY = ("", "updates/", "data/", "data/updates/")
LIMIT_BYTES = 16 * 1024 * 1024  # of a file in docs/
MOST_BYTES = 1024**3  # of all together: no more is read into memory, nor published by most hosts


@dataclass(frozen=True)
class ProjectFiles:
    """What stands in the folder of a project. `data`: (path, content) of each file that is checked, the strategy first;
    `names`: paths below docs/ of all that stands there; `latest`: the last day that can have come anywhere on Earth;
    `settings`: of the host, where there are any; `others`: (path below docs/, content) of what is no page; `refused`:
    (path, key of the catalogue "problems") of what cannot be read; `pictures`: (name, content) of those that the
    settings may call the mark of the site, None where nobody has looked; `astray`: paths of files where staff put by
    mistake what belongs below docs/."""

    data: tuple[tuple[str, bytes], ...]
    names: frozenset[str] = frozenset()
    latest: datetime.date = datetime.date.max
    settings: bytes = b""
    others: tuple[tuple[str, bytes], ...] = ()
    refused: tuple[tuple[str, str], ...] = ()
    pictures: tuple[tuple[str, bytes], ...] | None = None
    astray: frozenset[str] = frozenset()


def read(folder: Path) -> ProjectFiles:
    """The files of the project in a folder. Raises OSError where the strategy's is not there or can't be read."""
    host = plain(folder, settings.FILE)
    docs = dict(below(folder / FOLDER, settings.host_files(host or b"")))
    refused = [(FOLDER + name, key) for name, key in docs.items() if key]
    refused += [(FOLDER + name, "file.link") for name in sorted(_hidden_links(folder / FOLDER))]
    refused += [(settings.FILE, "file.empty")] if host == b"" else []
    refused += [(settings.FILE, "file.absent")] if host is None and "index.md" in docs else []
    refused += _of_git(folder)
    names = [name for name, key in docs.items() if not key]
    pages = [path for name in names if is_page(path := f"{FOLDER}{name}")]
    data = []
    for name in (STRATEGY, *PARTS, *pages):
        if key := _refused(folder, name):
            refused.append((name, key))
            data += [(name, b"")] if name == STRATEGY else []
        elif name == STRATEGY or (folder / name).exists():
            data.append((name, _content(folder / name)))
    return ProjectFiles(
        data=tuple(data),
        names=frozenset(names),
        latest=datetime.date.today() + datetime.timedelta(days=1),
        settings=host or b"",
        others=tuple((name, (folder / FOLDER / name).read_bytes()) for name in names if not is_page(FOLDER + name)),
        refused=tuple(refused),
        pictures=_pictures(folder / OVERRIDES / PICTURES),
        astray=frozenset(f"{place}{name}" for place in _ASTRAY for name in _files_in(folder / place)),
    )


def _of_git(folder: Path) -> Iterator[tuple[str, str]]:
    """What is wrong with a repository: folders that it keeps of what the program makes, as whoever writes there writes
    the site, past every check; settings by which a folder holds other files than git keeps; files that take the place
    of others where large letters are small ones; a commit that stops git, today and in every later build; and that git
    does not read it, so that nothing of all this would be known, and what was published neither asked for nor shown."""
    try:
        repository = Repository(folder)
        tracked = repository.tracked
        above = (f"{'../' * up}{_ATTRIBUTES}" for up in range(1, repository.prefix.count("/") + 1))
        rules = (*above, *filter(_is_of_attributes, tracked))
        yield from ((path, "file.attributes") for path in rules if _change(folder / path))
        made = {part for part in (path.partition("/")[0] for path in tracked) if part.casefold() in _MADE}
        yield from ((path, "file.made") for path in sorted(made))
        ours = [path for path in tracked if not path.startswith(FOLDER)]  # of those below it more is told
        yield from {(_printed(one), "file.case"): None for _, one, _ in same_but_for_case([*ours, STRATEGY, FOLDER])}
    except Swollen as commit:
        yield f"commit {commit!s:.12}", "file.swollen"
    except Foreign:
        yield ".git", "file.foreign"
    except NoRepository:
        return


def _is_of_attributes(path: str) -> bool:
    return path.rpartition("/")[2].casefold() == _ATTRIBUTES


def _change(path: Path) -> bool:
    """Whether git makes of a file another one as it puts it into a folder: of the past it gives what it keeps."""
    return path.is_file() and _CHANGE.search(path.read_bytes()) is not None


def same_but_for_case(names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """(name, it or a folder that it stands in, another) of names that are one on some computers, or of which one is a
    folder there."""
    first: dict[str, str] = {}
    for name in sorted(names, reverse=True):  # small letters first
        parts = name.rstrip("/").split("/")
        for path in ("/".join(parts[:end]) for end in range(1, len(parts) + 1)):
            other = first.setdefault(unicodedata.normalize("NFC", path).casefold(), path)
            if other != path:
                yield name, path, other
                break


def _pictures(folder: Path) -> tuple[tuple[str, bytes], ...] | None:
    if not folder.is_dir():
        return None
    marks = (name for name, key in below(folder) if not key and name.endswith(".svg"))
    return tuple((f"{PICTURES}{name}", (folder / name).read_bytes()) for name in marks)


def _files_in(folder: Path) -> Iterator[str]:
    """The names of plain files right in a folder, if there is one."""
    for entry in os.scandir(folder) if folder.is_dir() else ():
        if entry.is_file(follow_symlinks=False) and not entry.name.startswith("."):
            yield _printed(entry.name)


def is_hidden(name: str) -> bool:
    """Whether a path leads to what begins with a point, or below it."""
    return any(part.startswith(".") for part in name.split("/"))


def failure(error: OSError, words: Callable[..., str]) -> str:
    """Why a file could not be read or written, or git not asked."""
    other = "file.git" if isinstance(error, Damaged) else "file.unreadable"
    return words(_FAILURES.get(error.errno, other), value=error.strerror)


def plain(folder: Path, name: str) -> bytes | None:
    """What stands in a file of a project; None where there is none. Raises OSError for what is no plain file."""
    if key := _refused(folder, name):
        raise OSError(errno.ELOOP if key == "file.link" else 0, "not a plain file", str(folder / name))
    path = folder / name
    return _content(path) if path.exists() else None


def below(docs: Path, hidden: tuple[str, ...] = ()) -> Iterator[tuple[str, str]]:
    """(path, "") of each plain file below a folder, in alphabetical order; where one cannot be read, which sentence of
    the catalogue "problems" says why. What begins with a point is not looked at, but for `hidden`. Where the folder
    itself is a link, to all of a computer perhaps, nothing below it is looked at."""
    if docs.is_symlink():
        yield "", "file.link"
        return
    folders = [""]
    found: list[tuple[str, str]] = []
    sizes: list[tuple[int, str]] = []
    while folders:
        inside = folders.pop()
        for entry in os.scandir(docs / inside) if (docs / inside).is_dir() else ():
            name = f"{inside}{entry.name}"
            if entry.name.startswith(".") and not any(one.split("/")[0] == name or one == name for one in hidden):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(f"{name}/")
            elif not name.startswith(".") or name in hidden:
                found.append((_printed(name), fault := _fault(entry)))
                sizes += [] if fault else [(entry.stat(follow_symlinks=False).st_size, name)]
    sums = zip(accumulate(size for size, _ in sorted(sizes)), sorted(sizes), strict=True)
    beyond = {name for whole, (_, name) in sums if whole > MOST_BYTES}  # the largest ones
    yield from ((name, "file.too_large_together" if name in beyond else key) for name, key in sorted(found))


def _hidden_links(docs: Path) -> Iterator[str]:
    """What begins with a point, or stands below it, and leads to a folder: MkDocs goes through it all the same, and
    through the links there, without end."""
    waiting = [] if docs.is_symlink() else [str(docs)]
    for inside in waiting:
        with suppress(OSError):  # of what cannot be looked into MkDocs makes nothing
            for entry in os.scandir(inside):
                name = Path(entry.path).relative_to(docs).as_posix()
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(entry.path)
                elif is_hidden(name) and entry.is_symlink() and os.path.isdir(entry.path):  # noqa: PTH112  # never raises
                    yield _printed(name)


def _fault(entry: os.DirEntry[str]) -> str:
    if entry.is_symlink():
        return "file.link"
    if not entry.is_file(follow_symlinks=False):
        return "file.special"
    if entry.name != _printed(entry.name) or next(forbidden(entry.name), None):
        return "file.name_signs"
    return "file.too_large" if entry.stat(follow_symlinks=False).st_size > LIMIT_BYTES else ""


def _printed(name: str) -> str:
    """A name with the bytes that are no text, and the signs that nobody sees, spelt out."""
    text = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(sign if sign.isprintable() else f"[U+{ord(sign):04X}]" for sign in text)


def _refused(folder: Path, name: str) -> str:
    """Which sentence says why a file below a folder is not read; "" where it is, or is not there."""
    path = folder
    for part in name.split("/"):
        path /= part
        if path.is_symlink():
            return "file.link"
    return "file.special" if path.exists() and not stat.S_ISREG(path.stat().st_mode) else ""


def _content(path: Path) -> bytes:
    """What stands in a file; of one that is longer than any may be, only so much that this is seen."""
    with path.open("rb") as file:
        return file.read(LONGEST + 1)
