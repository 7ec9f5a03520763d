"""What the site gives to machines and to take away: one module for each format."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from strategy.addresses import downloads
from strategy.exports import api, openapi, opendata, package, plan_tables, stratml, tables, workbook
from strategy.exports.export import Export
from strategy.exports.tables import Table
from strategy.model import Body
from strategy.model.bodies import led_by
from strategy.model.progress import Standing
from strategy.site.shared import Site


def of_strategy(site: Site) -> Iterator[Export]:
    """Every file that the site holds once, all languages inside; nothing is made before it is asked for."""
    answers = {answer.address: answer for answer in api.answers(site)}
    yield from answers.values()
    yield Export(openapi.ADDRESS, partial(openapi.description, site))
    for name, make in _downloads(site, answers[f"{api.FOLDER}strategy.json"].make).items():
        yield Export(downloads.FOLDER + name, make)
    yield from _of_progress(site)


def _of_progress(site: Site) -> Iterator[Export]:
    """The table of all tasks as it stands on a day, and that of each body."""

    def table(tasks: Callable[[], Iterable[Standing]]) -> Table:
        return plan_tables.progress(site, tuple(tasks()))

    def csv(tasks: Callable[[], Iterable[Standing]]) -> str:
        return tables.table_to_csv(table(tasks))

    def of_body(body: Body) -> tuple[Standing, ...]:
        return tuple(map(site.progress.of, led_by(body, site.strategy)))

    def all_tasks() -> tuple[Standing, ...]:
        return site.progress.tasks

    yield Export(f"{downloads.FOLDER}progress.csv", partial(csv, all_tasks), marked=True)
    yield Export(f"{downloads.FOLDER}progress.xlsx", lambda: workbook.sheet_alone(site, table(all_tasks)), marked=True)
    for body in site.bodies.bodies:
        yield Export(f"{downloads.FOLDER}bodies/{body.id}.csv", partial(csv, partial(of_body, body)), marked=True)


def _downloads(site: Site, answer: Callable[[], str]) -> dict[str, Callable[[], str | bytes]]:
    """Name → maker of each file below downloads/; `answer` is that of the interface about the whole strategy."""
    official, languages = site.strategy.languages[0], site.strategy.languages

    @cache
    def found() -> tuple[Table, ...]:
        return plan_tables.of_site(site)

    def csv(at: int) -> str:
        return tables.table_to_csv(found()[at])

    made: dict[str, Callable[[], str | bytes]] = {
        **{f"{name}.csv": partial(csv, at) for at, name in enumerate(plan_tables.NAMES)},
        "strategy.json": answer,
        "strategy.xlsx": lambda: workbook.workbook(site, found()[0], found()[1:]),
        "datapackage.json": lambda: package.package(site, [(each, csv(at)) for at, each in enumerate(found())]),
        "passport.csv": partial(opendata.passport, site),
        "structure.csv": lambda: opendata.structure_csv(found()[0], official),
        "structure.json": lambda: opendata.structure_json(found()[0], official),
        **{f"stratml.{lang}.xml": partial(stratml.plan, site, lang) for lang in languages},
    }
    if any(downloads.indicators(site.strategy)):
        made |= {f"performance.{lang}.xml": partial(stratml.performance, site, lang) for lang in languages}
    return made
