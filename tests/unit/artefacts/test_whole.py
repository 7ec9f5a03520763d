"""Copies of the whole site: each file is read once for all of them."""

from collections import Counter
from pathlib import Path
from types import SimpleNamespace

from strategy.artefacts import whole
from strategy.artefacts.table import Artefact, tabulate, write
from strategy.model import Strategy
from strategy.store import Store, key
from website import ROOT


class Keys:
    def of(self, *parts: object) -> str:
        return key(*map(repr, parts))


class CountingStore(Store):
    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.asked: Counter[str] = Counter()

    def get(self, name: str) -> bytes | None:
        self.asked[name] += 1
        return super().get(name)


def test_every_file_is_read_once_for_all_copies(sample: Strategy, tmp_path: Path) -> None:
    paths = ("index.html", "en/index.html", "assets/site.css")
    pages = tabulate([Artefact(path, path, lambda path=path: f"<p>{path}</p>") for path in paths])
    write(pages, tmp_path / "site", Store(tmp_path / "cache"))
    store = CountingStore(tmp_path / "cache")
    sources = SimpleNamespace(site=SimpleNamespace(strategy=sample), templates=ROOT / "overrides")
    copies = [*whole.of_table(pages, sources, Keys(), store)]
    made = {copy.path: copy.make() for copy in copies}
    assert len(made) == 4 and all(made.values())
    assert [store.asked[path] for path in paths] == [1, 1, 1]
