"""What a proposal changes in docs/, for who reviews it: the text itself of pages and updates, the pictures and other
files that come with them, and the hosts that nothing has linked to before."""

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

import idna

from strategy.model import urls
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_page, with_plain_breaks
from strategy.reading.files import ProjectFiles
from strategy.reading.signs import spelt_out

_FENCE = re.compile("`{3,}")
_ADDRESS = re.compile(r"(?:https?|mailto):[^\s\"'<>()\[\]]+")
LONGEST = 200_000  # signs of a text that are shown: a page may have half as many
NONE: Mapping[str, int] = MappingProxyType({})


def changed(
    before: ProjectFiles, after: ProjectFiles, words: Callable[..., str], remade: Mapping[str, int] = NONE
) -> Iterator[str]:
    """The lines of the report, as Markdown. `remade`: path below docs/ of each file that is another now and no page →
    how many bytes it had."""
    old, new = (_documents(files) for files in (before, after))
    for path in sorted({*old, *new}):
        if path not in new:
            yield f"- ⚠️ **{words('document_gone')}** `{path}`"
        elif old.get(path) != new[path]:
            key = "document_changed" if path in old else "document_new"
            yield f"- {words(key)} `{path}`"
            if path in old:
                yield from ("", words("document_lines"), "", *_shown(_differences(old[path], new[path]), "diff"))
                yield from ("", words("document_whole"))
            yield from ("", *_shown(new[path]), "")
    for name in sorted(before.names - after.names):
        if not is_page(FOLDER + name):
            yield f"- ⚠️ **{words('file_gone')}** `{FOLDER}{name}`"
    for name, data in after.others:
        if name in remade:
            sizes = {"was": words("bytes", n=remade[name]), "became": words("bytes", n=len(data))}
            yield f"- {words('file_changed')} `{FOLDER}{name}` ({words('file_sizes', **sizes)})"
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


def _differences(old: str, new: str) -> str:
    """The lines that are gone, each after a minus, and those that came, each after a plus."""
    lines = difflib.unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    return "\n".join(line for line in [*lines][2:] if not line.startswith("@@"))


def _shown(text: str, kind: str = "") -> Iterator[str]:
    """A text in a fence that nothing in it can close, its invisible signs spelt out."""
    longest = max(map(len, _FENCE.findall(text)), default=2)
    plain = spelt_out(text[:LONGEST])
    fence = "`" * (longest + 1)
    yield from (fence + kind, plain.rstrip("\n"), *(["…"] if len(text) > LONGEST else []), fence)


def _hosts(files: ProjectFiles) -> frozenset[str]:
    """The hosts that the texts link to."""
    found = set()
    for _, data in files.data:
        found |= {link.rstrip(".,;:") for link in _ADDRESS.findall(data.decode("utf-8", "replace"))}
    return frozenset(host for link in found if not urls.fault(link) and (host := urls.host(link)))
