"""What the site gives to machines and to take away: one module for each format."""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial

from strategy.addresses import downloads
from strategy.exports import all_tables, api, openapi, opendata, package, plan_tables, stratml, workbook
from strategy.exports.columns import Table
from strategy.exports.csv_files import FORMS, Form, table_to_csv
from strategy.exports.export import Export
from strategy.model import Body
from strategy.model.bodies import led_by
from strategy.model.progress import Standing
from strategy.site.shared import Site


def of_strategy(site: Site) -> Iterator[Export]:
    """Every file that the site holds once, all languages inside; nothing is made before it is asked for."""
    answers = {answer.address: answer for answer in api.answers(site)}
    yield from answers.values()
    yield Export(openapi.ADDRESS, partial(openapi.description, site))

    @cache
    def table(name: str) -> Table:
        return all_tables.MAKERS[name](site)

    for name, make in _downloads(site, table, answers[f"{api.FOLDER}strategy.json"].make).items():
        yield Export(downloads.FOLDER + name, make)
    yield from _of_progress(site, table)


def _of_progress(site: Site, table: Callable[[str], Table]) -> Iterator[Export]:
    """The table of all tasks as it stands on a day, that of each body, and what describes it with the others."""

    def standing(tasks: Callable[[], Iterable[Standing]]) -> Table:
        return plan_tables.progress(site, tuple(tasks()))

    def csv(tasks: Callable[[], Iterable[Standing]], form: Form) -> str:
        return table_to_csv(standing(tasks), form)

    def of_body(body: Body) -> tuple[Standing, ...]:
        return tuple(map(site.progress.of, led_by(body, site.strategy)))

    def all_tasks() -> tuple[Standing, ...]:
        return site.progress.tasks

    def described(form: Form) -> str:
        every = (*map(table, downloads.TABLES), standing(all_tasks))
        return package.package(site, [(one, table_to_csv(one, form)) for one in every], form)

    book = f"{downloads.FOLDER}progress.xlsx"
    yield Export(book, lambda: workbook.workbook(site, [standing(all_tasks)]), marked=True)
    for form in FORMS:
        folder = downloads.FOLDER + form.folder
        yield Export(f"{folder}progress.csv", partial(csv, all_tasks, form), marked=True)
        yield Export(f"{folder}datapackage.json", partial(described, form), marked=True)
        for body in site.bodies.bodies:
            yield Export(f"{folder}bodies/{body.id}.csv", partial(csv, partial(of_body, body), form), marked=True)


def _downloads(
    site: Site, table: Callable[[str], Table], answer: Callable[[], str]
) -> dict[str, Callable[[], str | bytes]]:
    """Name → maker of each file below downloads/ that tells the same on every day; `answer` is that of the interface
    about the whole strategy."""
    official, languages = site.strategy.languages[0], site.strategy.languages

    def every() -> tuple[Table, ...]:
        return tuple(map(table, downloads.TABLES))

    def csv(name: str, form: Form) -> str:
        return table_to_csv(table(name), form)

    made: dict[str, Callable[[], str | bytes]] = {
        **{f"{form.folder}{name}.csv": partial(csv, name, form) for name in downloads.TABLES for form in FORMS},
        "strategy.json": answer,
        "strategy.xlsx": lambda: workbook.workbook(site, every()),
        "passport.csv": partial(opendata.passport, site),
        "structure.csv": lambda: opendata.structure_csv(table("strategy"), official),
        "structure.json": lambda: opendata.structure_json(table("strategy"), official),
        **{f"stratml.{lang}.xml": partial(stratml.plan, site, lang) for lang in languages},
    }
    if any(downloads.indicators(site.strategy)):
        made |= {f"performance.{lang}.xml": partial(stratml.performance, site, lang) for lang in languages}
    return made
