"""The files that a site is made of, checked together: the strategy first, then what speaks of it."""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from . import documents, glossary, register, translations, update_files
from .check import Checked, check, report
from .documents import Beside
from .glossary import Glossary
from .load import Problem
from .model import Strategy
from .search import everyday
from .search.everyday import Everyday
from .updates import Record

STRATEGY = "data/goals.yaml"
GLOSSARY = "data/glossary.yaml"
# Further data files that may be there: how each is checked, given what was found in the strategy.
PARTS: Mapping[str, Callable[[bytes, Checked], Checked]] = {
    GLOSSARY: glossary.check,
    everyday.FILE: everyday.check,
    translations.FILE: translations.check,
}


@dataclass(frozen=True)
class Files:
    """What stands in the folder of a project. `data`: (path, content) of each file that is checked, the strategy first;
    `names`: paths below docs/ of all that stands there; `latest`: the last day that can have come anywhere on Earth."""

    data: tuple[tuple[str, bytes], ...]
    names: frozenset[str] = frozenset()
    latest: datetime.date = datetime.date.max


@dataclass(frozen=True)
class Project:
    """What the files of a project hold. `checked`: file → what was found in it, in the order of report."""

    checked: Mapping[str, Checked]
    glossary: Glossary = field(default_factory=Glossary)
    record: Record | None = None

    @property
    def everyday(self) -> Everyday:
        found = self.checked.get(everyday.FILE)
        return found.model if found and found.model else Everyday()

    @property
    def confirmed(self) -> frozenset[str]:
        """Fingerprints of the translations that staff have confirmed."""
        found = self.checked.get(translations.FILE)
        return found.model.fingerprints if found and found.model else frozenset()

    @property
    def problems(self) -> int:
        return sum(len(checked.problems) for checked in self.checked.values())

    @property
    def strategy(self) -> Strategy | None:
        return self.checked[STRATEGY].strategy

    def report(
        self, language: str, broken: Sequence[Problem] = (), named: Mapping[str, str] | None = None
    ) -> Iterator[str]:
        """A line for each problem, file by file; `named`: what to call a file that stands elsewhere.

        What the register finds `broken` comes first. If something is gone, what other files say of it would mislead
        ("did you mean" what has taken its place), so that they wait until it is back.
        """
        yield from report(broken, register.FILE, language)
        others = {} if any(map(register.is_gone, broken)) else self.checked
        for file, checked in others.items():
            yield from report(checked.problems, (named or {}).get(file, file), language)

    def warnings(self, language: str) -> Iterator[str]:
        """A line for each warning, file by file."""
        for file, checked in self.checked.items():
            yield from report(checked.warnings, file, language, warning=True)


def read(folder: Path) -> Files:
    """The files of the project in a folder. Raises OSError where the strategy's is not there or can't be read."""
    docs = folder / documents.FOLDER
    names = sorted(path.relative_to(docs).as_posix() for path in docs.rglob("*") if path.is_file())
    pages = [path for name in names if documents.is_page(path := f"{documents.FOLDER}{name}")]
    there = [name for name in (*PARTS, *pages) if (folder / name).is_file()]
    return Files(
        data=tuple((name, (folder / name).read_bytes()) for name in (STRATEGY, *there)),
        names=frozenset(names),
        latest=datetime.date.today() + datetime.timedelta(days=1),
    )


def check_files(files: Files) -> Project:
    """Check the files of a project. Never raises because of the data."""
    content = dict(files.data)
    strategy = check(content.pop(STRATEGY))
    if not strategy.languages:  # without them no text of another file can be judged
        return Project({STRATEGY: strategy})
    headings = {
        path.removeprefix(documents.FOLDER): documents.heading_ids(data.decode(errors="replace"))
        for path, data in content.items()
        if documents.is_page(path)
    }
    beside = Beside(strategy.strategy, files.names, files.latest, strategy.languages, headings)
    parts = {name: PARTS[name](data, strategy) for name, data in content.items() if name in PARTS}
    misplaced = update_files.misplaced(files.names)
    pages, updates = {}, {}
    for path, data in content.items():
        if update_files.is_update(path):
            updates[path] = update_files.check(path, data, beside)
        elif documents.is_page(path) and path not in misplaced:
            pages[path] = documents.check_page(path, data, beside)
    checked = {STRATEGY: strategy, **parts, **pages, **updates, **misplaced}
    surplus = documents.surplus({**pages, **updates}, content, strategy.languages)
    for path, more in {**surplus, **update_files.surplus(updates, beside)}.items():
        checked[path] = replace(checked[path], model=None, problems=(more,))
    if any(part.problems for part in checked.values()):
        return Project(checked)
    words = parts[GLOSSARY].model if GLOSSARY in parts else Glossary()
    return Project(checked, words, Record(strategy.strategy, update_files.assemble(updates, beside)))
