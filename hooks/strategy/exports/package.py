"""The descriptor of the CSV files by Data Package, version 2 (https://datapackage.org/standard/data-package/)."""

import hashlib
import json
from collections.abc import Mapping, Sequence

from strategy.addresses import downloads
from strategy.exports import provenance
from strategy.exports.columns import Column, Table
from strategy.exports.csv_files import Form
from strategy.i18n import Catalogue
from strategy.site.shared import Site

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"


def package(site: Site, files: Sequence[tuple[Table, str]], form: Form) -> str:
    """The descriptor; `files` are the tables with their CSV of a form. The official text has no licence: nobody has
    named one."""
    strategy = site.strategy
    official = strategy.languages[0]
    words = Catalogue(official, "data").text
    descriptor = {
        "$schema": PROFILE,
        "name": "strategy",
        "title": strategy.name[official],
        "description": words("licences"),
        "homepage": site.url,
        **provenance.of_package(site),
        "licenses": [
            {"name": "CC-BY-4.0", "path": downloads.TRANSLATION_LICENCE, "title": words("licence.translation")}
        ]
        if len(strategy.languages) > 1
        else [],
        "resources": [_resource(table, content, form, official) for table, content in files],
    }
    return json.dumps({key: value for key, value in descriptor.items() if value}, ensure_ascii=False, indent=1) + "\n"


def _resource(table: Table, content: str, form: Form, lang: str) -> Mapping[str, object]:
    data = content.encode()
    schema: dict[str, object] = {"fields": [_field(column, table, form, lang) for column in table.columns]}
    if table.primary:
        schema["primaryKey"] = [table.primary]
    if table.name != "strategy" and table.of_today:
        schema["foreignKeys"] = [
            {"fields": ["key"], "reference": {"resource": "strategy", "fields": ["key"]}},
        ]
    return {
        "name": table.name,
        "type": "table",
        "path": f"{table.name}.csv",
        "title": Catalogue(lang, "data").text(f"table.{table.name}"),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "hash": f"sha256:{hashlib.sha256(data).hexdigest()}",
        "dialect": {"delimiter": form.separator, "lineTerminator": "\r\n", "quoteChar": '"', "doubleQuote": True},
        "schema": schema,
    }


def _field(column: Column, table: Table, form: Form, lang: str) -> Mapping[str, object]:
    limits: dict[str, object] = {"required": True} if column.required else {}
    if column.name == table.primary:
        limits["unique"] = True
    if column.choices:
        limits["enum"] = list(column.choices)
    field: dict[str, object] = {
        "name": column.name,
        "type": column.type,
        "title": column.title(lang),
        "description": column.meaning(lang),
    }
    fraction = {"decimalChar": form.decimal} if column.type == "number" else {}
    return field | fraction | ({"constraints": limits} if limits else {})
