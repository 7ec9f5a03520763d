"""What git alone knows of the way from a commit to the files of today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strategy.addresses import register
from strategy.checking import promises
from strategy.history import Repository
from strategy.reading.documents import FOLDER


@dataclass(frozen=True)
class Since:
    """`erased`: the addresses that were taken out of the register; `is_new_site`: whether nothing of what was published
    is promised any more (checking.promises); `remade`: path below docs/ of each file that is another under the same
    name → how many bytes it had; `touched`: every path that is another, is gone or has come."""

    erased: tuple[str, ...] = ()
    remade: Mapping[str, int] = field(default_factory=dict)
    touched: tuple[str, ...] = ()
    is_new_site: bool = False


NOTHING = Since()


def since_of(repository: Repository, commit: str, folder: Path) -> Since:
    text, _ = register.read(folder)
    kept = promises.kept(repository, commit, folder, text)
    is_new_site = bool(kept.erased) and kept.is_new_site
    return Since(kept.erased, _remade(repository, commit), repository.touched(commit), is_new_site)


def _remade(repository: Repository, commit: str) -> Mapping[str, int]:
    found = repository.files(commit, repository.changed(commit, [FOLDER]))
    return {path.removeprefix(FOLDER): len(content) for path, content in found.items()}
