"""What the site gives to machines and to take away: one module for each format."""

from collections.abc import Iterator

from strategy.addresses import downloads
from strategy.exports import api, openapi, opendata, package, stratml, tables, workbook
from strategy.site.render import Site


def of_strategy(site: Site) -> Iterator[tuple[str, str | bytes]]:
    """(address, content) of every file that the site holds once, all languages inside."""
    official = site.strategy.languages[0]
    answers = dict(api.answers(site))
    yield from answers.items()
    yield openapi.ADDRESS, openapi.description(site)
    table, *others = tables.of_site(site)
    files = [(each, tables.table_to_csv(each)) for each in (table, *others)]
    contents = {
        **{f"{each.name}.csv": content for each, content in files},
        "strategy.json": answers[f"{api.FOLDER}strategy.json"],
        "strategy.xlsx": workbook.workbook(site, table, others),
        "datapackage.json": package.package(site, files),
        "passport.csv": opendata.passport(site),
        "structure.csv": opendata.structure_csv(table, official),
        "structure.json": opendata.structure_json(table, official),
        **{f"stratml.{lang}.xml": stratml.plan(site, lang) for lang in site.strategy.languages},
    }
    if any(downloads.indicators(site.strategy)):
        contents |= {f"performance.{lang}.xml": stratml.performance(site, lang) for lang in site.strategy.languages}
    yield from ((downloads.FOLDER + name, content) for name, content in contents.items())
