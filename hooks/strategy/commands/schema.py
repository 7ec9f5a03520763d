"""The model → a JSON Schema for editors, and a guide to the fields for those who fill them in.

Both say what the checker says about the form of a file; what only a comparison of several places can tell (a number
given twice, a code of another parent) stays with the checker.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pydantic import BaseModel

from strategy.checking import project
from strategy.checking.check import report
from strategy.commands import OWN_LANGUAGE
from strategy.commands.whole import write
from strategy.i18n import Catalogue
from strategy.model.ways import Ways
from strategy.reading.files import STRATEGY, WAYS, read

SCHEMA = "data/goals.schema.json"
SCHEMA_OF_WAYS = "data/ways.schema.json"
GUIDE = "data/fields.md"
DIALECT = "http://json-schema.org/draft-07/schema#"  # the newest that YAML editors know well
_NUMBER = {"type": ["integer", "string"], "minimum": 1, "maximum": 999_999, "pattern": "^[1-9][0-9]{0,5}$"}


def run(*, language: str) -> int:
    """Write what editors and staff are told of the fields of the data files, out of the model; or why the levels of the
    strategy, which are fields of it, cannot be read: then it returns 1. Raises OSError."""
    found = project.check_files(read(Path())).checked[STRATEGY]
    if not found.kind:
        for line in report(found.problems, STRATEGY, language):
            print(line)
        return 1
    made, of_ways = schema(found.kind, found.languages), schema(Ways, found.languages)
    for path, one in ((SCHEMA, made), (SCHEMA_OF_WAYS, of_ways)):
        write(Path(path), as_text(one))
    write(Path(GUIDE), guide_page(made, of_ways, Catalogue(OWN_LANGUAGE, "guide").text))
    return 0


def schema(model: type[BaseModel], languages: Sequence[str]) -> dict[str, object]:
    """The JSON Schema of a file of this model whose texts stand in these languages."""
    made = model.model_json_schema()
    definitions = {name: _adapted(part, languages) for name, part in made.pop("$defs", {}).items()}
    return {"$schema": DIALECT, **_adapted(made, languages), "definitions": definitions}


def as_text(made: Mapping[str, object]) -> str:
    """A schema as it is kept in a file."""
    return json.dumps(made, ensure_ascii=False, indent=2) + "\n"


def _adapted(part: Mapping[str, object], languages: Sequence[str]) -> dict[str, object]:
    """One part of pydantic's schema, in the words of the data and as the checker takes it."""
    hint = {key: part[key] for key in ("description",) if key in part and "properties" not in part}
    match part:
        case {"$ref": reference}:
            link = {"$ref": reference.replace("$defs", "definitions")}
            return {**hint, "allOf": [link]} if hint else link
        case {"anyOf": [one, {"type": "null"}]}:  # what may be left out is never left empty
            return _adapted({**one, **hint}, languages)
        case {"properties": properties}:
            fields = {name: _adapted(field, languages) for name, field in properties.items()}
            required = part.get("required", [])
            return {"type": "object", "properties": fields, "required": required, "additionalProperties": False}
        case {
            "type": "object",
            "additionalProperties": {"type": "string", "pattern": r"\S"} as text,
        }:  # in each language
            each = {language: _adapted(text, languages) for language in languages}
            return {**hint, "type": "object", "properties": each, "required": [*each], "additionalProperties": False}
        case {"type": "array", "items": items}:
            return {**hint, "type": "array", "items": _adapted(items, languages), "minItems": 1}
        case {"type": "integer"}:
            return {**hint, **_NUMBER}
        case {"type": "string", "pattern": r"\S"}:  # a text such as 2027 needs no quotation marks
            return {**hint, "type": ["string", "number", "boolean"], "pattern": r"\S"}
    made = {**hint, **{key: value for key, value in part.items() if key not in {"title", "default"}}}
    if hint and "pattern" in part:  # editors show the hint in place of their own words about patterns and types
        form = part.get("errorMessage", hint["description"])
        made |= {"errorMessage": form, "patternErrorMessage": form}
    return made


def guide(made: Mapping[str, object]) -> Iterator[tuple[str, tuple[tuple[str, str, bool], ...]]]:
    """What may stand where: (path to the mapping, its fields as (name, description, whether required)).

    The path of the whole file is ""; of what stands in a list below it, like "goals → objectives".
    """
    yield from _guide(made, made, "")


def _guide(made: Mapping, part: Mapping, path: str) -> Iterator[tuple[str, tuple[tuple[str, str, bool], ...]]]:
    fields = part["properties"]
    yield path, tuple((name, field.get("description", ""), name in part["required"]) for name, field in fields.items())
    for name, field in fields.items():
        match field:
            case {"items": {"$ref": reference}} | {"allOf": [{"$ref": reference}]} | {"$ref": reference}:
                below = made["definitions"][reference.rpartition("/")[2]]
                yield from _guide(made, below, f"{path} → {name}" if path else name)


def guide_page(made: Mapping[str, object], of_ways: Mapping[str, object], words: Callable[[str], str]) -> str:
    """The guide as a page in Markdown: the fields of the strategy, then those of the ways in; `words` says the words of
    the catalogue "guide"."""
    lines = [f"# {words('title')}", "", words("intro"), "", words("editor")]
    for path, fields in guide(made):
        lines += _table(path or words("whole"), fields, words)
    listed: dict[tuple, list[str]] = {}  # the entries of its lists are alike: told once
    for path, fields in guide(of_ways):
        listed.setdefault(fields, []).append(path)
    for fields, paths in listed.items():
        lines += _table(" → ".join(filter(None, (WAYS, ", ".join(paths)))), fields, words)
    return "\n".join([*lines, ""])


def _table(title: str, fields: Iterable[tuple[str, str, bool]], words: Callable[[str], str]) -> Iterator[str]:
    yield from ("", f"## {title}", "")
    yield from (f"| {words('name')} | {words('required')} | {words('meaning')} |", "|---|---|---|")
    for name, hint, required in fields:
        yield f"| `{name}` | {words('yes' if required else 'no')} | {hint} |"
