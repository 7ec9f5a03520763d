"""The description of api/v1/ by OpenAPI 3.1, made from the classes of the answers (answers.py)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pydantic.json_schema import models_json_schema

from strategy.addresses import permalinks
from strategy.exports import answers, api
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.site.render import Site

ADDRESS = f"{api.FOLDER}openapi.json"
PARAMETERS = {"id": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "code": r"^[1-9][0-9]*(\.[1-9][0-9]*){0,2}$"}

_ANSWERS = {
    f"{api.FOLDER}index.json": answers.Index,
    f"{api.FOLDER}strategy.json": answers.Strategy,
    **{f"{api.FOLDER}{permalinks.FOLDERS[kind]}/{{id}}.json": answer for kind, answer in answers.CLASSES.items()},
    api.number_address("{code}"): answers.Number,
}
_REFS = "#/components/schemas/{model}"


@dataclass(frozen=True)
class Field:
    """A field of an answer as the page about the data lists it."""

    name: str
    meaning: str


def fields(lang: str) -> tuple[Field, ...]:
    """Every field that occurs in an answer, in alphabetical order. A name means the same wherever it occurs."""
    words = Catalogue(lang, "data").text
    names = {name for schema in _schemas().values() for name in schema["properties"]}
    return tuple(Field(name, words(f"field.{name}")) for name in sorted(names))


def operations(lang: str) -> tuple[Field, ...]:
    """Every address of the interface and what it answers."""
    words = Catalogue(lang, "data").text
    answers = (Field(path, words(f"answer.{kind.__name__}")) for path, kind in _ANSWERS.items())
    return (*answers, Field(ADDRESS, words("heading.openapi")))


def description(site: Site) -> str:
    """The OpenAPI document."""
    languages = site.strategy.languages
    schemas = _schemas()
    for name, schema in schemas.items():
        schema["description"] = _said(languages, f"answer.{name}")
        for field, value in schema["properties"].items():
            value["description"] = _said(languages, f"field.{field}")
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": " / ".join(site.strategy.name[lang] for lang in languages),
            "version": "1",
            "description": _said(languages, "about"),
        },
        "servers": [{"url": site.url.rstrip("/")}],
        "paths": {f"/{path}": {"get": _operation(path, kind, site.strategy)} for path, kind in _ANSWERS.items()},
        "components": {"schemas": schemas},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _operation(path: str, kind: type[answers.Answer], strategy: Strategy) -> Mapping[str, object]:
    languages = strategy.languages
    content = {"application/json": {"schema": {"$ref": _REFS.format(model=kind.__name__)}}}
    operation = {
        "operationId": f"get{kind.__name__}",
        "summary": _said(languages, f"answer.{kind.__name__}", " / "),
        "responses": {
            "200": {"description": _said(languages, f"answer.{kind.__name__}"), "content": content},
        },
    }
    asked = [name for name in PARAMETERS if f"{{{name}}}" in path]
    if asked:
        operation["responses"]["404"] = {"description": _said(languages, "answer.missing")}
        operation["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _said(languages, f"field.{name}"),
                "schema": {"type": "string", "pattern": PARAMETERS[name]},
            }
            for name in asked
        ]
    return operation


def _schemas() -> dict[str, dict]:
    """The JSON Schema of every class that occurs in an answer, by its name."""
    asked = [(kind, "serialization") for kind in _ANSWERS.values()]
    _, definitions = models_json_schema(asked, ref_template=_REFS)
    return {name: _untitled(schema) for name, schema in definitions["$defs"].items()}


def _untitled(schema: dict) -> dict:
    """Without the titles that pydantic derives from names: they say nothing more."""
    for field in schema["properties"].values():
        field.pop("title", None)
    return schema


def _said(languages: Sequence[str], key: str, between: str = "\n\n") -> str:
    """The same in each language, one after another."""
    return between.join(Catalogue(lang, "data").text(key) for lang in languages)
