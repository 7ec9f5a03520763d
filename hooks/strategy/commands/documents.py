"""What a proposal changes in docs/, for who reviews it: the text itself of pages and updates, the pictures and other
files that come with them, and the hosts that nothing has linked to before."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import idna

from strategy.history import Repository
from strategy.limits import TooLong, within
from strategy.model import urls
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_page, with_plain_breaks
from strategy.reading.files import BODIES, STRATEGY, ProjectFiles
from strategy.reading.signs import FORBIDDEN

_SIGNS = re.compile(r"([\\`*_\[\]<>~|#])")
_FENCE = re.compile("`{3,}")
_ADDRESS = re.compile(r"(?:https?|mailto):[^\s\"'<>()\[\]]+")
LONGEST = 200_000  # signs of a text that are shown: a page may have half as many
SECONDS = 2.0  # of the processor, in which the difference of two texts is looked for
_DATA = ("data/", FOLDER, settings.FILE)


@dataclass(frozen=True)
class Changed:
    """`paths`: of all files of the project that are other than they were; `stood`: path → content of those files in
    docs/ that are no pages, as they were; `erased`: addresses that were taken out of the register."""

    paths: Sequence[str] = ()
    stood: Mapping[str, bytes] = field(default_factory=dict)
    erased: Sequence[str] = ()


NOTHING = Changed()


def known(repository: Repository, commit: str, after: ProjectFiles, erased: Sequence[str]) -> Changed:
    """What a repository knows to be other than in a commit."""
    with repository.contents() as content:
        paths = [f"{FOLDER}{name}" for name, _ in after.others]
        versions = {path: repository.versions([commit], path).get(commit) for path in paths}
        stood = {path: content(version) or b"" for path, version in versions.items() if version}
    return Changed(repository.changed_since(commit), stood, erased)


def changed(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], known: Changed = NOTHING
) -> Iterator[str]:
    """The lines of the report, as Markdown."""
    old, new = (_documents(files) for files in (before, after))
    for path in sorted({*old, *new}):
        if path not in new:
            yield f"- ⚠️ **{words('document_gone')}** {_quoted(path)}"
        elif path not in old:
            yield f"- {words('document_new')} {_quoted(path)}"
            yield from ("", *_shown(new[path]), "")
        elif old[path] != new[path]:
            yield f"- {words('document_changed')} {_quoted(path)}"
            yield from ("", *_shown(_difference(old[path], new[path]), "diff"), "")
    for name, data in after.others:
        path = f"{FOLDER}{name}"
        if name not in before.names or known.stood.get(path, data) != data:
            key = "file_changed" if name in before.names else "file_new"
            yield f"- {words(key)} {_quoted(path)} ({words('bytes', n=len(data))})"
    there = after.names | {path.removeprefix(FOLDER) for path, _ in after.refused}
    for name in sorted(name for name in before.names - there if not is_page(FOLDER + name)):
        yield f"- ⚠️ **{words('file_gone')}** {_quoted(FOLDER + name)}"
    if programs := [path for path in known.paths if not path.startswith(_DATA)]:
        yield f"- ⚠️ **{words('program_changed')}** {', '.join(map(_quoted, programs))}"
    for name in sorted(set(settings.host_files(after.settings)) - set(settings.host_files(before.settings))):
        yield f"- ⚠️ **{words('host_file_new')}** {_quoted(name)}"
    for host in sorted(_hosts(after) - _hosts(before)):
        spelt = idna.encode(host, uts46=True).decode()
        yield f"- ⚠️ **{words('host_new')}** `{host}`" + (f" (`{spelt}`)" if spelt != host else "")


def spelt_out(text: str) -> str:
    """A text with the signs spelt out that nobody sees, that turn the direction, or that a terminal obeys."""
    return FORBIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def plain(text: str) -> str:
    """A text in which Markdown finds nothing to format, in one line and without signs that a terminal obeys."""
    return _SIGNS.sub(r"\\\1", spelt_out(text.replace("\n", "⏎")))


def _documents(files: ProjectFiles) -> Mapping[str, str]:
    """Pages, and what no other part of the report tells of: words, ways in, settings."""
    told = {STRATEGY, BODIES}
    texts = [(path, data) for path, data in (*files.data, (settings.FILE, files.settings)) if path not in told and data]
    return {path: with_plain_breaks(data.decode("utf-8", "replace")) for path, data in texts}


def _difference(old: str, new: str) -> str:
    """Lines that went and came, with two around them; the new text whole where that takes long to find."""
    try:
        with within(SECONDS):
            return "\n".join([*difflib.unified_diff(old.split("\n"), new.split("\n"), n=2, lineterm="")][2:])
    except TooLong:
        return new


def _shown(text: str, kind: str = "") -> Iterator[str]:
    """A text in a fence that nothing in it can close, its invisible signs spelt out."""
    longest = max(map(len, _FENCE.findall(text)), default=2)
    plain = spelt_out(text[:LONGEST])
    fence = "`" * (longest + 1)
    yield from (fence + kind, plain.rstrip("\n"), *(["…"] if len(text) > LONGEST else []), fence)


def _quoted(name: str) -> str:
    return f"`{spelt_out(name).replace('`', 'ˋ')}`"


def _hosts(files: ProjectFiles) -> frozenset[str]:
    """The hosts that the texts link to."""
    found = set()
    for _, data in files.data:
        found |= {link.rstrip(".,;:") for link in _ADDRESS.findall(data.decode("utf-8", "replace"))}
    return frozenset(host for link in found if not urls.fault(link) and (host := urls.host(link)))
