"""A small project, and what the report says of it when a file is another."""

from settings_then import GOOD
from strategy.commands.report import report
from strategy.reading.files import BODIES, STRATEGY, ProjectFiles
from website import ROOT

CASES = ROOT / "tests/cases"
OTHER = "Інше"
BOTH = "docs/about.md"
UPDATE = "docs/updates/2024-03-12-school.md"
TEXTS = {
    STRATEGY: (CASES / "fine.yaml").read_text(encoding="utf-8"),
    BODIES: "bodies: [{id: education, name: {uk: Освіта, en: Education}}]",
    "data/glossary.yaml": "terms: [{uk: вода, find: вод, en: water, explained: {uk: Рідина, en: A liquid}}]",
    "data/search.yaml": "entries: [{words: {uk: [кран, труба], en: [tap]}, see: [industry]}]",
    "data/ways.yaml": "topics: [{id: taps, name: {uk: Вода, en: Water}, also: {uk: [труби]}, lines: [industry]}]",
    "data/translations.yaml": "a7bd9205ed: 1.3.2 area 1 text en",
    "docs/updates/2024-03-12-school.md": '---\ntitle: S\ntasks: ["1.1.1"]\nstatus: {"1.1.1": completed}\n---\nText.\n',
    "docs/updates/2024-03-12-school.en.md": "---\ntitle: S\n---\nText in English.\n",
    BOTH: "---\ntitle: T\ndescription: D\n---\nOne.\n\nTwo.\n",
    "docs/about.en.md": "---\ntitle: T\n---\nOne.\n",
}
FILES = {path: text.encode() for path, text in TEXTS.items()}
LISTS = {STRATEGY: "indicators", BODIES: "bodies", "data/ways.yaml": "topics"}
HOST = GOOD


def of(files: dict[str, bytes]) -> ProjectFiles:
    names = frozenset(name.removeprefix("docs/") for name in files if name.startswith("docs/"))
    return ProjectFiles(tuple(files.items()), names, settings=HOST)


BEFORE = of(FILES)
WITHOUT_CHANGES = report(BEFORE, BEFORE, "uk")


def changed(path: str, data: bytes | None) -> str:
    """The report when a file is another, or gone."""
    rest = {name: content for name, content in FILES.items() if name != path}
    return report(BEFORE, of({**rest, **({path: data} if data is not None else {})}), "uk")
