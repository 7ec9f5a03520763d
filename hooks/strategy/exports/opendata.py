"""What the portal data.gov.ua asks of a data set: its passport and its structure.

The elements of the passport: clause 7 of the Regulation on data sets to be published as open data, approved by
resolution 835 of the Cabinet of Ministers of 21 October 2015. The form of the structure, a table of name, title,
description, datatype and required, and the same as CSV on the Web: the portal's recommendations on that resolution.
What the site does not know (the person, and the days where git does not tell them) stays empty for the one who
publishes to fill in.
"""

import json

from strategy.addresses import downloads
from strategy.exports.columns import Table
from strategy.exports.csv_files import FORMS, SEMICOLONS, to_csv
from strategy.i18n import Catalogue
from strategy.site.shared import Site

# In the order of the passport; the words are in the catalogue. Known are those that _known fills.
ELEMENTS = (
    "identifier",
    "title",
    "description",
    "purpose",
    "language",
    "format",
    "compression",
    "first",
    "changed",
    "actual",
    "periodicity",
    "keywords",
    "data",
    "structure",
    "person",
    "email",
)


def passport(site: Site) -> str:
    """The passport as CSV in the official language: the element, and what is known of it."""
    words = Catalogue(site.strategy.languages[0], "data").text
    known = _known(site)
    return to_csv(
        [words("passport.heading.element"), words("passport.heading.value")],
        [[words(f"passport.{element}"), known.get(element)] for element in ELEMENTS],
    )


def structure_csv(table: Table, lang: str) -> str:
    """The structure of a table as a table."""
    rows = [
        [
            column.name,
            column.title(lang),
            column.meaning(lang),
            column.type,
            str(column.required).lower(),
        ]
        for column in table.columns
    ]
    return to_csv(["name", "title", "description", "datatype", "required"], rows)


def structure_json(table: Table, lang: str) -> str:
    """The structure of a table as CSV on the Web (https://www.w3.org/TR/tabular-metadata/)."""
    document = {
        "@context": ["http://www.w3.org/ns/csvw", {"@language": lang}],
        "url": f"{table.name}.csv",
        "dialect": {"delimiter": SEMICOLONS.separator},
        "tableSchema": {
            "columns": [
                {
                    "name": column.name,
                    "titles": column.name,
                    "dc:title": column.title(lang),
                    "dc:description": column.meaning(lang),
                    "datatype": column.type,
                    "required": column.required,
                }
                for column in table.columns
            ],
            "primaryKey": table.primary,
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _known(site: Site) -> dict[str, str]:
    strategy = site.strategy
    official = strategy.languages[0]
    words = Catalogue(official, "data").text
    formats = {
        file.format for file in downloads.of_strategy(strategy) if file.key in {"xlsx", "csv", "json", "stratml"}
    }
    return {
        "title": strategy.name[official],
        "description": words("summary", name=strategy.name[official], counts=", ".join(strategy.counts(official))),
        "language": ", ".join(site.languages[lang] for lang in strategy.languages),
        "format": f"{', '.join(sorted(formats))}. {words('forms')}",
        "data": "\n".join(f"{site.url}{downloads.FOLDER}{form.folder}strategy.csv" for form in FORMS),
        "structure": f"{site.url}{downloads.FOLDER}structure.json",
        **_days(site),
        **({"email": site.contact} if site.contact and "://" not in site.contact else {}),
    }


def _days(site: Site) -> dict[str, str]:
    """When the data first stood here and when they last changed, as far as git knows."""
    days = {"first": site.changelog.history.published, "changed": site.data_day}
    return {name: day.isoformat() for name, day in days.items() if day}
