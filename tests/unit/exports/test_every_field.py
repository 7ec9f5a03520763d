"""Every field that a plan or an update may have reaches every form in which the site gives them, or is excused here.

One task and one update hold all of them (filled.py), and the value of each is looked for in each form.
"""

import datetime
import json
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import get_args

import material
import pytest
from lxml import html
from pydantic import BaseModel

from filled import FRONT, OFFICES, STRATEGY, TASK, WITHDRAWN
from strategy import exports
from strategy.addresses import downloads
from strategy.checking import project
from strategy.checking.update_front import Facts
from strategy.exports import api, markdown, page_files, stratml
from strategy.exports.feeds import Feeds
from strategy.i18n import Catalogue
from strategy.model.bodies import Body
from strategy.model.dates import fault, first_day, last_day
from strategy.model.indicators import Indicator, Measurement, Target
from strategy.model.plan import Milestone, Money, Period, Registers, TermChange
from strategy.model.tree import Node
from strategy.reading.files import BODIES, ProjectFiles
from strategy.site import pages
from strategy.site.environment import environment
from strategy.site.pages import Page
from strategy.site.render import Renderer
from strategy.site.shared import Site
from website import DATA, ROOT

# What belongs to the past of a document or has another way of being given, and tests of its own.
ELSEWHERE = {"since", "formerly", "withdrawn", "period.first_end", "indicators.target"}
ALIKE = {"baseline", "target"}  # have the fields of a value and of one of several targets
PARTS = (Period, TermChange, Milestone, Money, Registers, Indicator, Measurement, Target)
# What the history and reports tell of as they tell of texts.
OF_TEXTS = {"id", "code", "title", "short", "summary", "note", "responsible", "formerly", "withdrawn"}
# Field → why it needs no place of its own where it is missing.
FOR_MENUS = {"short": "is for menus; the title in full stands there"}
SEEN = {"indicators.type": "is seen by its values, numbers or answers"}
NAMED = {"indicators.id": "tells machines which is which; here stands the name"}
TASK_EXCUSES: Mapping[str, Mapping[str, str]] = {
    "page": SEEN,
    "Markdown": FOR_MENUS | SEEN | NAMED,
    "PDF": FOR_MENUS | SEEN | NAMED,
    "StratML": FOR_MENUS | SEEN | NAMED,
    "CSV": SEEN,
}


@cache
def site() -> Site:
    files = [(DATA.as_posix(), STRATEGY), (BODIES, OFFICES)]
    data = [(name, json.dumps(value, ensure_ascii=False).encode()) for name, value in files]
    for name, front in (("2023-11-21-told", FRONT), ("2023-12-22-gone", WITHDRAWN)):
        text = f"---\n{json.dumps(front, ensure_ascii=False)}\n---\n\nТекст.\n"
        data.append((f"docs/updates/{name}.md", text.encode()))
    names = frozenset(name.removeprefix("docs/") for name, _ in data)
    found = project.check_files(ProjectFiles(tuple(data), names))
    assert found.problems == 0, [checked.problems for checked in found.checked.values()]
    languages = {"uk": "Українська", "en": "English"}
    told = {"record": found.record, "bodies": found.bodies, "as_of": datetime.date(2025, 1, 1)}
    return Site(found.strategy, "https://example.org/", languages, favicon="mark.svg", **told)


def renderer() -> Renderer:
    return Renderer(site(), environment((ROOT / "overrides", Path(material.__file__).parent / "templates")))


def task() -> Node:
    return next(node for node in site().strategy.nodes() if node.id == "task")


def leaves(value: object, path: str = "") -> Iterator[tuple[str, str]]:
    """(path of fields, value) of everything; texts in Ukrainian."""
    match value:
        case str():
            yield path, value
        case {"uk": str(text), "en": _}:
            yield path, text
        case dict():
            for name, one in value.items():
                yield from leaves(one, f"{path}.{name}".lstrip("."))
        case list():
            for one in value:
                yield from leaves(one, path)


def spellings(value: str) -> Iterator[str]:
    """How a value may be written."""
    words = Catalogue("uk")
    yield value
    if fault(value) is None:
        yield from (words.when(value), first_day(value).isoformat(), last_day(value).isoformat())
        yield from (f"{day:%d.%m.%Y}" for day in (first_day(value), last_day(value)))
    if any(sign.isdigit() for sign in value):
        bare = value.replace("−", "-").replace(" ", "")
        yield from (bare, bare.replace(",", "."), value.replace(" ", "\u00a0"))
    for family in ("reason", "money", "indicators", "status", "legend"):
        if f"{family}.{value}" in words.entries:
            yield words.text(f"{family}.{value}")


def missing(value: object, text: str) -> set[str]:
    """The fields whose value does not stand in a text."""
    plain = " ".join(text.replace("\\", "").split())
    return {path for path, one in leaves(value) if not any(" ".join(each.split()) in plain for each in spellings(one))}


def shown(page: Page, content: str = "") -> str:
    """What a page shows: its texts, and where its links lead."""
    view = renderer().view(page, (), content=content)
    document = html.fromstring(f"<div>{view['branch']}{view['body']}</div>")
    return "\n".join([document.text_content(), *document.xpath("//@href"), *document.xpath("//@datetime")])


def page_of_task() -> Page:
    return next(page for page in pages.of_strategy(site().strategy, "uk") if page.node and page.node.id == "task")


def pages_of_updates() -> list[Page]:
    told = site().reports.every_update
    return [Page("update", "uk", f"updates/{one.id}/", one.wording("uk").title, "", update=one) for one in told]


def exported(folder: str, ending: str) -> str:
    made = (export for export in exports.of_strategy(site()) if export.address.startswith(folder))
    return "\n".join(export.make() for export in made if export.address.endswith(ending))


def tables() -> str:
    return exported(downloads.FOLDER, ".csv")


def interface() -> str:
    return exported(api.FOLDER, ".json")


def document_of_task() -> str:
    given = json.loads(json.dumps(page_files.document(page_of_task(), site(), {})))
    return "\n".join(text for _, text in leaves(given))


def feed_of_updates() -> str:
    texts = {page.address: "<p>Текст.</p>" for page in pages_of_updates()}
    feeds = Feeds(site().strategy, "uk", site().url, renderer().env, texts, site().namespace, datetime.date(2023, 1, 1))
    return next(feeds.draw(feed) for _, feed in feeds.of(site().reports))


OF_TASK = {
    "page": lambda: shown(page_of_task()),
    "Markdown": lambda: markdown.of_page(page_of_task(), site()),
    "PDF": document_of_task,
    "API": interface,
    "CSV": tables,
    "StratML": lambda: stratml.performance(site(), "uk"),
}
OF_UPDATE = {
    "page": lambda: "\n".join(map(shown, pages_of_updates())),
    "Markdown": lambda: "\n".join(markdown.of_page(page, site(), "Текст.") for page in pages_of_updates()),
    "API": interface,
    "CSV": tables,
    "feed": feed_of_updates,
}


@pytest.mark.parametrize("form", OF_TASK)
def test_every_field_of_a_task_reaches_each_form(form: str) -> None:
    assert missing(TASK, OF_TASK[form]()) <= set(TASK_EXCUSES.get(form, ()))


@pytest.mark.parametrize("form", OF_UPDATE)
def test_every_field_of_an_update_reaches_each_form(form: str) -> None:
    assert missing({**FRONT, **{name: WITHDRAWN[name] for name in ("withdrawn", "reason")}}, OF_UPDATE[form]()) == set()


def fields(kind: type[BaseModel], path: str = "") -> Iterator[str]:
    """The paths of all fields that a model has, but for those of parts that have their own tests."""
    for name, field in kind.model_fields.items():
        inner = [] if name in ALIKE else [one for one in _models(field.annotation) if one in PARTS]
        yield from (deeper for one in inner for deeper in fields(one, f"{path}{name}."))
        if not inner:
            yield f"{path}{name}"


def _models(annotation: object) -> Iterator[type]:
    if isinstance(annotation, type):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def test_the_task_and_the_update_of_this_file_have_every_field() -> None:
    """Whoever adds a field has to give it here, and so to say where it is shown."""
    given = [path for path, _ in leaves(TASK)]
    absent = {path for path in fields(Node) if not any(f"{one}.".startswith(f"{path}.") for one in given)}
    assert absent == ELSEWHERE
    assert set(Facts.model_fields) - set(FRONT) == {"withdrawn", "reason"}
    assert {*Body.model_fields} == {name for office in OFFICES["bodies"] for name in office}


@pytest.mark.parametrize("lang", ["uk", "en"])
def test_history_and_reports_on_changes_have_a_word_for_every_field(lang: str) -> None:
    known = Catalogue(lang).entries
    beside_texts = {path for path in fields(Node) if path.split(".")[0] not in OF_TEXTS}
    steps = {step for path in beside_texts for step in path.split(".")}
    assert {step for step in steps if f"changes.facts.{step}" not in known} <= {"id"}
