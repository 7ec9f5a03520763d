"""What git alone knows of the way from a commit to the files of today."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strategy.addresses import register
from strategy.checking import promises
from strategy.history import Repository
from strategy.history.renames import follow
from strategy.reading.documents import FOLDER, is_page, with_plain_breaks
from strategy.reading.files import LONGEST, STRATEGY
from strategy.site import edits

MOST = 300  # versions of files that are read


@dataclass(frozen=True)
class Since:
    """`erased`: the addresses that were taken out of the register; `is_new_site`: whether nothing of what was published
    is promised any more (checking.promises); `remade`: path below docs/ of each file that is another under the same
    name → how many bytes it had; `touched`: every path that is another, is gone or has come; `added`: path of each text
    that the pages of changes tell of → the lines that commits on the way put there, None where they are too many."""

    erased: tuple[str, ...] = ()
    remade: Mapping[str, int] = field(default_factory=dict)
    touched: tuple[str, ...] = ()
    is_new_site: bool = False
    added: Mapping[str, tuple[str, ...] | None] = field(default_factory=dict)


NOTHING = Since()


def since_of(repository: Repository, commit: str, base: str, folder: Path) -> Since:
    """`commit`: where the files of today went apart from `base`."""
    text, _ = register.read(folder)
    kept = promises.kept(repository, commit, folder, text)
    is_new_site = bool(kept.erased) and kept.is_new_site
    touched, added = repository.touched(commit), _added(repository, base)
    return Since(kept.erased, _remade(repository, commit), touched, is_new_site, added)


def _remade(repository: Repository, commit: str) -> Mapping[str, int]:
    found = repository.files(commit, repository.changed(commit, [FOLDER]))
    return {path.removeprefix(FOLDER): len(content) for path, content in found.items()}


def _added(repository: Repository, base: str) -> Mapping[str, tuple[str, ...] | None]:
    """A line that came with a merge is that of the branch which had it."""
    named = {*follow(repository, repository.commits(), STRATEGY).names.values()}  # all that the history reads
    every = repository.made_since(base, (*named, *edits.FILES))
    made = [(STRATEGY if path in named else path, *versions) for path, *versions in every if _is_text(path, named)]
    if len(made) > MOST:
        return dict.fromkeys((path for path, *_ in made), None)
    found: dict[str, dict[str, None]] = {}
    with repository.contents() as content:

        def lines(version: str) -> dict[str, None]:
            text = (content(version) or b"")[:LONGEST].decode("utf-8", "replace")
            return dict.fromkeys(map(str.strip, with_plain_breaks(text).split("\n")))

        for path, version, made_of in reversed(made):
            before = {line for one in made_of for line in lines(one)}
            found.setdefault(path, {}).update((line, None) for line in lines(version) if line not in before)
    return {path: tuple(added) for path, added in found.items()}


def _is_text(path: str, named: Collection[str]) -> bool:
    return path in named or is_page(path) or not path.startswith(FOLDER)
