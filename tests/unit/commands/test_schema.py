"""The schema that editors use says of the form of a file what the checker says."""

import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from invented import FIVE_LEVELS
from strategy.__main__ import main
from strategy.checking.check import check
from strategy.commands import schema
from strategy.i18n import Catalogue
from strategy.model import Strategy, levels, strategy_type, type_for
from strategy.model.ways import Ways
from strategy.reading.values import Problem
from typos import place, values, written
from website import DATA, ROOT

CASES = ROOT / "tests/cases"
GUIDE = ROOT / "data/fields.md"
FILE = ROOT / "data/goals.schema.json"
FILE_OF_WAYS = ROOT / "data/ways.schema.json"
MODEL = strategy_type(levels.default(("uk", "en")))
MADE = schema.schema(MODEL, ("uk", "en"))
VALIDATOR = Draft7Validator(MADE)
FINE = (CASES / "fine_optional.yaml").read_text()
# The checker's problems that are about the form of one place, which a schema can tell.
FORM = re.compile(
    r"(field|type|quantity|choice|code_of)\.|date\.(bad|day_first|part_of_year)|number\.bad|(id|code|language|link)\.(?!twice|device|anchor|picture|number|area|paragraph|long|out|not_of|without|unlike|other_script|taken)|language\.|text\.curly|"
    r"(edition|replaced_by|date|body)\.(bad|number|no_such_day)|update\.status_of_node"
)
BEYOND = {"language.without_words", "language.taken"}


class Core(yaml.SafeLoader):
    """YAML as editors read it: 1.2, where `no` and dates are texts."""


Core.yaml_implicit_resolvers = {}
for tag, pattern, first in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"null|Null|NULL|~|", ["n", "N", "~", ""]),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(rf"(?:{pattern})$"), list(first))


def of_form(problems: Iterable[Problem]) -> bool:
    return any(FORM.match(key) for key in {found.key for found in problems} - BEYOND)


def refused_by_checker(text: str) -> bool:
    return of_form(check(text.encode()).problems)


@cache
def validator(model: type[Strategy], languages: tuple[str, ...]) -> Draft7Validator:
    return Draft7Validator(schema.schema(model, languages))


def refused_by_schema(text: str) -> bool:
    """By the schema for the languages that the file itself names, if it does."""
    tree = yaml.load(text, Core)
    named = tree.get("languages") if isinstance(tree, dict) else None
    if not isinstance(named, list) or not named or not all(isinstance(language, str) for language in named):
        return not VALIDATOR.is_valid(tree)
    return not validator(type_for(tree), tuple(dict.fromkeys(named))).is_valid(tree)


def test_the_schema_is_sound_and_the_committed_one_is_of_today(strategy: Strategy) -> None:
    Draft7Validator.check_schema(MADE)
    made = schema.schema(type(strategy), strategy.languages)
    assert FILE.read_text() == schema.as_text(made), "run: make schema"
    of_ways = schema.schema(Ways, strategy.languages)
    Draft7Validator.check_schema(of_ways)
    assert FILE_OF_WAYS.read_text() == schema.as_text(of_ways), "run: make schema"
    assert GUIDE.read_text() == schema.guide_page(made, of_ways, Catalogue("uk", "guide").text), "run: make schema"


def test_the_strategy_fits_its_schema() -> None:
    assert list(VALIDATOR.iter_errors(yaml.load((ROOT / DATA).read_text(), Core))) == []


@pytest.mark.parametrize(("name", "fits"), [("fine_ways", True), ("fine_ways_left_behind", True), ("ways", False)])
def test_ways_in_fit_their_schema(name: str, fits: bool) -> None:
    validator = Draft7Validator(schema.schema(Ways, ("uk", "en")))
    assert validator.is_valid(yaml.load((CASES / name / "data/ways.yaml").read_text(), Core)) == fits
    assert list(validator.iter_errors(yaml.load((ROOT / "data/ways.yaml").read_text(), Core))) == []


def test_each_case_gets_the_same_verdict() -> None:
    """But for those with which YAML itself has a quarrel, by its own rules or by ours."""
    same = {}
    for path in sorted(CASES.glob("*.yaml")):
        found = check(path.read_bytes()).problems
        if not any(one.key.startswith(("yaml.", "file.")) for one in found):
            same[path.stem] = refused_by_schema(path.read_text()) == of_form(found)
    assert len(same) > 60
    assert [name for name, agreed in same.items() if not agreed] == []


leaves = st.sampled_from(["", "1", "01", "1.1", "1.1.1", "uk", "economy", "A", "https://a.b", "a b", "а"])
numbers = st.integers(-1, 12) | st.sampled_from([1.1, 1.25])


@settings(max_examples=300, deadline=None)
@given(values(leaves | numbers), st.data())
def test_any_value_in_any_place_gets_the_same_verdict(value: object, data: st.DataObject) -> None:
    tree = yaml.load(FINE, Core)
    owner, key = place(tree, data)
    if owner is tree and key == "languages":
        return  # then the languages of texts are others than those that the schema was made for
    owner[key] = value
    text = written(tree)
    assert refused_by_schema(text) == refused_by_checker(text)


def texts(part: object) -> list[str]:
    """The hints and messages of a schema."""
    if isinstance(part, list):
        return [text for item in part for text in texts(item)]
    if not isinstance(part, dict):
        return []
    own = [
        part[key] for key in ("description", "errorMessage", "patternErrorMessage") if isinstance(part.get(key), str)
    ]
    return own + [text for value in part.values() for text in texts(value)]


def test_of_a_strategy_that_cannot_be_read_no_schema_is_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / DATA.parent).mkdir()
    (tmp_path / DATA).write_bytes(b"a: [\n")
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 1
    assert capsys.readouterr().out.startswith(f"{DATA}:1:4: ")
    assert [path.name for path in (tmp_path / DATA.parent).iterdir()] == [DATA.name]


def test_hints_are_ukrainian_and_every_field_has_one() -> None:
    assert all(re.search("[а-яіїєґ]{3}", text) for text in texts(MADE))
    for made in (MADE, schema.schema(Ways, ("uk", "en"))):
        for path, fields in schema.guide(made):
            assert all(hint for _, hint, _ in fields), path


def test_vs_code_uses_the_schema() -> None:
    said = json.loads((ROOT / ".vscode/settings.json").read_text())
    assert said["yaml.schemas"] == {
        str(FILE.relative_to(ROOT)): str(DATA),
        str(FILE_OF_WAYS.relative_to(ROOT)): "data/ways.yaml",
    }
    assert said["redhat.telemetry.enabled"] is False


def test_a_schema_and_a_guide_are_made_for_other_levels_and_languages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    data = (FIVE_LEVELS / "goals.yaml").read_bytes()
    (tmp_path / DATA).write_bytes(data)
    monkeypatch.chdir(tmp_path)
    assert main(["schema"]) == 0
    made = json.loads(Path("data/goals.schema.json").read_text(encoding="utf-8"))
    values = yaml.load(data, yaml.BaseLoader)
    Draft7Validator(made).validate(values)
    values["priorities"][0]["directions"][0]["goals"][0]["tasks"][0]["measures"][0]["tasks"] = []
    assert not Draft7Validator(made).is_valid(values)
    guide = Path("data/fields.md").read_text(encoding="utf-8")
    assert "## priorities → directions → goals → tasks → measures\n" in guide and "objectives" not in guide
