"""What a proposal changes in docs/, for who reviews it: the text itself of pages and updates, the pictures and other
files that come with them, and the hosts that nothing has linked to before."""

import re
from collections.abc import Callable, Iterator, Mapping

import idna

from strategy.model import urls
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_page, with_plain_breaks
from strategy.reading.files import ProjectFiles
from strategy.reading.signs import FORBIDDEN

_FENCE = re.compile("`{3,}")
_ADDRESS = re.compile(r"(?:https?|mailto):[^\s\"'<>()\[\]]+")
LONGEST = 20_000  # signs of a text that are shown


def changed(before: ProjectFiles, after: ProjectFiles, words: Callable[..., str]) -> Iterator[str]:
    """The lines of the report, as Markdown."""
    old, new = (_documents(files) for files in (before, after))
    for path in sorted({*old, *new}):
        if path not in new:
            yield f"- ⚠️ **{words('document_gone')}** `{path}`"
        elif old.get(path) != new[path]:
            key = "document_changed" if path in old else "document_new"
            yield f"- {words(key)} `{path}`"
            yield from ("", *_shown(new[path]), "")
    for name, data in after.others:
        if name not in before.names:
            yield f"- {words('file_new')} `{FOLDER}{name}` ({words('bytes', n=len(data))})"
    for name in sorted(set(settings.host_files(after.settings)) - set(settings.host_files(before.settings))):
        yield f"- ⚠️ **{words('host_file_new')}** `{name}`"
    for host in sorted(_hosts(after) - _hosts(before)):
        spelt = idna.encode(host, uts46=True).decode()
        yield f"- ⚠️ **{words('host_new')}** `{host}`" + (f" (`{spelt}`)" if spelt != host else "")


def _documents(files: ProjectFiles) -> Mapping[str, str]:
    return {path: with_plain_breaks(data.decode("utf-8", "replace")) for path, data in files.data if is_page(path)}


def _shown(text: str) -> Iterator[str]:
    """A text in a fence that nothing in it can close, its invisible signs spelt out."""
    longest = max(map(len, _FENCE.findall(text)), default=2)
    plain = FORBIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text[:LONGEST])
    fence = "`" * (longest + 1)
    yield from (fence, plain.rstrip("\n"), *(["…"] if len(text) > LONGEST else []), fence)


def _hosts(files: ProjectFiles) -> frozenset[str]:
    """The hosts that the texts link to."""
    found = set()
    for _, data in files.data:
        found |= {link.rstrip(".,;:") for link in _ADDRESS.findall(data.decode("utf-8", "replace"))}
    return frozenset(host for link in found if not urls.fault(link) and (host := urls.host(link)))
