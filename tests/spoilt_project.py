"""A small whole project in memory, of which one file at a time is spoilt and read by all that read it."""

import random
import time
from collections.abc import Mapping

from invented import STRATEGY, UPDATES, WAYS
from spoiling import spoilt
from strategy.addresses import register
from strategy.checking import project
from strategy.history import snapshot
from strategy.reading import files
from strategy.reading.files import ProjectFiles
from website import ROOT

SECONDS = 30  # of the processor, for one spoilt project: many times what a whole one takes
PAGE = """---
title: Сторінка
description: Про що вона
---
## Розділ {#mitka}

Текст **виразно**, [назва](about.md), `код`, <https://example.org/>.

| а | б |
|---|--:|
| 1 | 2 |

!!! note "Увага"
    1. Пункт
       - ще
"""
GLOSSARY = r"""terms:
  - {find: 'маяк\w*', uk: маяк, en: lighthouse, explained: {uk: вежа з вогнем, en: a tower with a light}}
abbreviations:
  - {short: ЛМП, uk: лампа, en: lamp, en_short: LMP}
places:
  - {find: 'берег\w*', uk: берег, en: shore}
"""
SEARCH = "entries:\n  - {words: {uk: [світло], en: [light]}, see: [lighthouse]}\n"
BODIES = "bodies:\n  - {id: council, name: {uk: Рада, en: Council}, url: https://example.org/}\n"


def whole() -> dict[str, bytes]:
    """Path → content of every file that is read."""
    found = {f"docs/updates/{path.name}": path.read_bytes() for path in sorted(UPDATES.iterdir())}
    return {
        files.STRATEGY: STRATEGY.read_bytes(),
        files.WAYS: WAYS.read_bytes(),
        files.GLOSSARY: GLOSSARY.encode(),
        files.SEARCH_WORDS: SEARCH.encode(),
        files.BODIES: BODIES.encode(),
        files.TRANSLATIONS: b"0123456789:  # lighthouse\n",
        "docs/about.md": PAGE.encode(),
        "mkdocs.yml": (ROOT / "mkdocs.yml").read_bytes(),
        register.FILE: b"languages: uk en\n/about/ Page\n/tasks/lighthouse/ Task\n",
        **found,
    }


def read_spoilt(held: Mapping[str, bytes], chance: random.Random) -> str:
    """Spoil one file and let all read it: every problem has a place and a cure, and it takes no long time. Returns the
    path of the file, for the count."""
    path = chance.choice(sorted(held))
    given = {**held, path: spoilt(held[path], chance)}
    start = time.process_time()
    try:
        for line in problems(given):
            assert line.isprintable() and line.count(":") >= 3, line
    except Exception as error:
        raise AssertionError(f"{path}: {given[path]!r}") from error
    assert time.process_time() - start < SECONDS, (path, given[path])
    return path


def problems(given: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the files, a line for each problem."""
    data = tuple((path, content) for path, content in given.items() if path not in {"mkdocs.yml", register.FILE})
    data = tuple(one for one in data if one[0].endswith((".yaml", ".md")))
    names = frozenset(path.removeprefix("docs/") for path in given if path.startswith("docs/"))
    found = project.check_files(ProjectFiles(data, names, settings=given["mkdocs.yml"]))
    snapshot.read(given[files.STRATEGY])
    snapshot.lines(given[files.STRATEGY])
    violations = ()
    if found.strategy:
        promised = given[register.FILE].decode("utf-8", "surrogateescape")
        pages = {name: given[f"docs/{name}"].decode("utf-8", "replace") for name in names}
        violations = register.violations(promised, pages, found.strategy, found.ways)
    return [*found.report("uk", violations)]
