"""The description of api/v1/ by OpenAPI 3.1, made from the classes of the answers (answers.py)."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pydantic.json_schema import models_json_schema

from strategy.exports import answers, api
from strategy.i18n import Catalogue
from strategy.model import Level, Strategy
from strategy.site.shared import Site

ADDRESS = f"{api.FOLDER}openapi.json"
PARAMETERS = {"id": "^[a-z][a-z0-9]*(-[a-z0-9]+)*$", "code": r"^[^/\s]+$"}

_REFS = "#/components/schemas/{model}"


@dataclass(frozen=True)
class Field:
    """A field of an answer as the page about the data lists it."""

    name: str
    meaning: str


def fields(strategy: Strategy, lang: str) -> tuple[Field, ...]:
    """Every field that occurs in an answer, in alphabetical order. A name means the same wherever it occurs."""
    names = {name for schema in _schemas(strategy).values() for name in schema["properties"]}
    return tuple(Field(name, _meaning(name, strategy, lang)) for name in sorted(names))


def operations(strategy: Strategy, lang: str) -> tuple[Field, ...]:
    """Every address of the interface and what it answers."""
    answers = (Field(path, _summary(path, kind, strategy, lang)) for path, kind in _answers(strategy).items())
    return (*answers, Field(ADDRESS, Catalogue(lang, "data").text("heading.openapi")))


def _answers(strategy: Strategy) -> Mapping[str, type[answers.Answer]]:
    """Address → the class of its answer."""
    return {
        f"{api.FOLDER}index.json": answers.Index,
        f"{api.FOLDER}strategy.json": answers.strategy_type(strategy.levels),
        f"{api.FOLDER}updates.json": answers.Updates,
        f"{api.FOLDER}changes.json": answers.Changes,
        f"{api.FOLDER}texts.json": answers.AllTexts,
        **{_path(level): answers.Node for level in strategy.levels},
        f"{api.FOLDER}numbers/{{code}}.json": answers.Number,
    }


def _path(level: Level) -> str:
    return f"{api.FOLDER}{level.key}/{{id}}.json"


def _meaning(field: str, strategy: Strategy, lang: str) -> str:
    """What a field is; the lists of the strategy bear the names of its levels, and one may be that of another field."""
    names = {level.key: level.name[lang] for level in strategy.levels}
    catalogue = Catalogue(lang, "data")
    said = [catalogue.text("field.of_level", name=names[field])] if field in names else []
    if not said or f"field.{field}" in catalogue.entries:
        levels = {"keys": ", ".join(names), "kinds": ", ".join(level.kind for level in strategy.levels)}
        said.append(catalogue.text(f"field.{field}", areas=strategy.area_words.heading[lang], **levels))
    return " ".join(said)


def _summary(path: str, kind: type[answers.Answer], strategy: Strategy, lang: str) -> str:
    named = next((level.name[lang] for level in strategy.levels if _path(level) == path), None)
    return named or Catalogue(lang, "data").text(f"answer.{kind.__name__}")


def description(site: Site) -> str:
    """The OpenAPI document."""
    strategy = site.strategy
    languages = strategy.languages
    schemas = {}
    for name, schema in _schemas(strategy).items():
        said = {
            field: {**value, "description": "\n\n".join(_meaning(field, strategy, lang) for lang in languages)}
            for field, value in schema["properties"].items()
        }
        schemas[name] = {**schema, "properties": said, "description": _in_each(languages, f"answer.{name}")}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": " / ".join(site.strategy.name[lang] for lang in languages),
            "version": "1",
            "description": _in_each(languages, "about"),
        },
        "servers": [{"url": site.url.rstrip("/")}],
        "paths": {f"/{path}": {"get": _operation(path, kind, strategy)} for path, kind in _answers(strategy).items()},
        "components": {"schemas": schemas},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _operation(path: str, kind: type[answers.Answer], strategy: Strategy) -> Mapping[str, object]:
    languages = strategy.languages
    content = {"application/json": {"schema": {"$ref": _REFS.format(model=kind.__name__)}}}
    level = next((level for level in strategy.levels if _path(level) == path), None)
    said = [_summary(path, kind, strategy, lang) for lang in languages]
    operation = {
        "operationId": f"get{level.kind.capitalize() if level else kind.__name__}",
        "summary": " / ".join(said),
        "responses": {"200": {"description": "\n\n".join(said), "content": content}},
    }
    asked = [name for name in PARAMETERS if f"{{{name}}}" in path]
    if asked:
        operation["responses"]["404"] = {"description": _in_each(languages, "answer.missing")}
        operation["parameters"] = [
            {
                "name": name,
                "in": "path",
                "required": True,
                "description": _in_each(languages, f"field.{name}"),
                "schema": {"type": "string", "pattern": PARAMETERS[name]},
            }
            for name in asked
        ]
    return operation


def _schemas(strategy: Strategy) -> Mapping[str, dict]:
    """The JSON Schema of every class that occurs in an answer, by its name."""
    return _of_kinds(tuple(dict.fromkeys(_answers(strategy).values())))


@cache  # each page about the data asks for it
def _of_kinds(kinds: tuple[type[answers.Answer], ...]) -> Mapping[str, dict]:
    asked = [(kind, "serialization") for kind in kinds]
    _, definitions = models_json_schema(asked, ref_template=_REFS)
    return {name: _untitled(schema) for name, schema in definitions["$defs"].items()}


def _untitled(schema: dict) -> dict:
    """Without the titles that pydantic derives from names: they say nothing more. Answers may grow: who reads them
    passes over what he does not know."""
    schema.pop("additionalProperties", None)
    for field in schema["properties"].values():
        field.pop("title", None)
    return schema


def _in_each(languages: Sequence[str], key: str) -> str:
    """The same in each language, one after another."""
    return "\n\n".join(Catalogue(lang, "data").text(key) for lang in languages)
