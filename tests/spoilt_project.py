"""A small whole project in memory, of which one file at a time is spoilt and read by all that read it."""

import random
from collections.abc import Mapping
from contextlib import suppress

from PIL import Image

import pace
from invented import STRATEGY, UPDATES, WAYS
from office_files import excel
from pictures import file, photograph, scene
from settings_then import GOOD
from spoiling import spoilt
from strategy.addresses import register
from strategy.checking import project
from strategy.exports import pictures
from strategy.history import changes, snapshot
from strategy.reading import files
from strategy.reading.documents import is_page
from strategy.reading.files import ProjectFiles
from website import ROOT

SECONDS = 2  # of the processor, for one spoilt project: many times what a whole one takes
PAST = "an earlier version"  # of the strategy, in git
TAKEN = "a photograph"  # for make picture
PAGE = """---
title: Сторінка
description: Про що вона
---
## Розділ {#mitka}

Текст **виразно**, [назва](about.md), `код`, <https://example.org/>, [акт](act.pdf), [таблиця](table.xlsx).

![Школа](school.jpg) ![Знак](sign.png) ![Берег](shore.webp)

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
        "docs/act.pdf": (ROOT / "tests/cases/attachments/docs/act.pdf").read_bytes(),
        "docs/table.xlsx": excel(),
        "docs/school.jpg": file(scene(40, 30), "JPEG"),
        "docs/sign.png": file(scene(40, 30), "PNG"),
        "docs/shore.webp": file(scene(40, 30), "WEBP"),
        "mkdocs.yml": GOOD,
        register.FILE: b"languages: uk en\n/about/ Page\n/tasks/lighthouse/ Task\n",
        PAST: STRATEGY.read_bytes(),
        TAKEN: photograph(width=40, height=30),
        **found,
    }


def read_spoilt(held: Mapping[str, bytes], chance: random.Random) -> str:
    """Spoil one file and let all read it: every problem has a place and a cure, and it takes no long time. Returns the
    path of the file, for the count."""
    path = chance.choice(sorted(held))
    given = {**held, path: spoilt(held[path], chance)}
    try:
        with pace.at_most(SECONDS):
            for line in problems(given):
                assert line.replace("\xa0", " ").isprintable() and line.count(":") >= 3, line
    except Exception as error:
        raise AssertionError(f"{path}: {given[path]!r}") from error
    return path


def problems(given: Mapping[str, bytes]) -> list[str]:
    """What is wrong with the files, a line for each problem."""
    data = tuple((path, content) for path, content in given.items() if path.endswith(".yaml") or is_page(path))
    docs = {path.removeprefix("docs/"): content for path, content in given.items() if path.startswith("docs/")}
    names = frozenset(docs)
    others = tuple((name, content) for name, content in docs.items() if not is_page(f"docs/{name}"))
    found = project.check_files(ProjectFiles(data, names, settings=given["mkdocs.yml"], others=others))
    now, past = (snapshot.read(given[path]) or {} for path in (files.STRATEGY, PAST))
    changes.compare(past, now)
    changes.compare(now, past)
    snapshot.lines(given[PAST])
    with suppress(OSError, ValueError, Image.DecompressionBombError):  # which make picture tells
        pictures.taken_in(given[TAKEN])
    violations = ()
    if found.strategy:
        promised = given[register.FILE].decode("utf-8", "surrogateescape")
        pages = {name: given[f"docs/{name}"].decode("utf-8", "replace") for name in names}
        violations = register.violations(promised, pages, found.strategy, found.ways)
    return [*found.report("uk", violations)]
