"""A table of artefacts: each file of a site with its key and its maker. Nothing here knows what they are.

The key is a digest of everything that the content depends on, so what an earlier build made under the same key is the
same, byte for byte, and is not made again.
"""

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from strategy.store import Store

Content = str | bytes


@dataclass(frozen=True)
class Artefact:
    """A file of the site: `path` below its root, `key`, and `make`, which makes the content when it is asked.

    `together`, where there is one, makes the content of many paths at once, for less than one by one. `kept` is False
    for what costs no more to make than to read.
    """

    path: str
    key: str
    make: Callable[[], Content]
    together: Callable[[Sequence[str]], Sequence[Content]] | None = None
    kept: bool = True


Table = Mapping[str, Artefact]  # by path


class TwoMakers(ValueError):
    """A path that two artefacts claim."""

    def __init__(self, path: str) -> None:
        super().__init__(path)
        self.path = path


def tabulate(artefacts: Iterable[Artefact]) -> Table:
    """The artefacts by path. Raises TwoMakers, also where two paths are one on computers that do not tell case, and
    where a file would stand in the place of a folder."""
    found: dict[str, Artefact] = {}
    files: set[str] = set()
    folders: set[str] = set()
    for artefact in artefacts:
        place = unicodedata.normalize("NFC", artefact.path).casefold()
        above = place.rpartition("/")[0]
        while above and above not in folders and above not in files:
            folders.add(above)
            above = above.rpartition("/")[0]
        if place in files or place in folders or above in files:
            raise TwoMakers(artefact.path)
        files.add(place)
        found[artefact.path] = artefact
    return found


def write(artefacts: Table, folder: Path, store: Store) -> None:
    """Write every file below a folder: from the store what an earlier build made, and into the store what is new."""
    for artefact, content in contents(artefacts.values(), store):
        write_file(folder / artefact.path, content)
    store.prune()


def clear(artefacts: Table, folder: Path) -> None:
    """Take away what an earlier preview left below a folder and is no part of the site now."""
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        if path.relative_to(folder).as_posix() not in artefacts:
            path.unlink()


def write_file(target: Path, content: bytes) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)


def contents(artefacts: Iterable[Artefact], store: Store) -> Iterator[tuple[Artefact, bytes]]:
    """Each artefact with its content, what is kept first. What several share is made once."""
    missing: dict[str, list[Artefact]] = {}
    for artefact in artefacts:
        content = store.get(artefact.key) if artefact.kept else _encoded(artefact.make())
        if content is None:
            missing.setdefault(artefact.key, []).append(artefact)
        else:
            yield artefact, content
    for artefact, content in _made([same[0] for same in missing.values()]):
        store.put(artefact.key, content)
        yield from ((same, content) for same in missing[artefact.key])


def _made(artefacts: Sequence[Artefact]) -> Iterator[tuple[Artefact, bytes]]:
    """What is made together comes first: a copy of the whole site, made later, finds it kept."""
    groups: dict[Callable, list[Artefact]] = {}
    alone = []
    for artefact in artefacts:
        if artefact.together:
            groups.setdefault(artefact.together, []).append(artefact)
        else:
            alone.append(artefact)
    for together, group in groups.items():
        made = together([artefact.path for artefact in group])
        yield from ((artefact, _encoded(content)) for artefact, content in zip(group, made, strict=True))
    yield from ((artefact, _encoded(artefact.make())) for artefact in alone)


def _encoded(content: Content) -> bytes:
    return content.encode() if isinstance(content, str) else content
