"""What git alone knows of the way from a commit to the files of today."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from strategy.addresses import register
from strategy.history import Repository
from strategy.reading.documents import FOLDER


@dataclass(frozen=True)
class Since:
    """`erased`: the addresses that were taken out of the register; `remade`: path below docs/ of each file that is
    another under the same name → how many bytes it had; `touched`: every path that is another, is gone or has come."""

    erased: tuple[str, ...] = ()
    remade: Mapping[str, int] = field(default_factory=dict)
    touched: tuple[str, ...] = ()


NOTHING = Since()


def since_of(repository: Repository, commit: str, folder: Path) -> Since:
    return Since(_erased(repository, commit, folder), _remade(repository, commit), repository.touched(commit))


def _erased(repository: Repository, commit: str, folder: Path) -> tuple[str, ...]:
    before = repository.files(commit, [register.FILE]).get(register.FILE, b"").decode("utf-8", "replace")
    after, _ = register.read(folder)
    old, new = ({entry.address for entry in register.parse(text)[1]} for text in (before, after))
    return tuple(sorted(old - new))


def _remade(repository: Repository, commit: str) -> Mapping[str, int]:
    found = repository.files(commit, repository.changed(commit, [FOLDER]))
    return {path.removeprefix(FOLDER): len(content) for path, content in found.items()}
