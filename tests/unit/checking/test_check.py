"""The checker: each kind of mistake with its whole output, and what must hold for any bytes at all.

A case is a pair of files in cases/: x.yaml and x.txt, what `python -m strategy check x.yaml` prints; or a
folder with files of a project (its strategy is fine.yaml unless it has its own) and printed.txt, what the
command prints there.
After a change of wording: `UPDATE_CASES=1 pytest tests/unit/checking/test_check.py`, then read the diff.
"""

import os
import re
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import pace
from case_folders import CASES, FINE, copy_case
from strategy.__main__ import main
from strategy.checking import check as module
from strategy.checking import project
from strategy.checking.check import check, describe, report
from strategy.checking.draft import Draft
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.reading.files import read
from strategy.reading.values import LIMIT_BYTES, load
from typos import place, typos, values, written

NAMES = sorted(file.stem for file in CASES.glob("*.yaml"))
FOLDERS = sorted(file.parent.name for file in CASES.glob("*/printed.txt"))


@pytest.mark.parametrize("name", NAMES)
def test_case(name, capsys, monkeypatch):
    monkeypatch.chdir(CASES)
    code = main(["check", f"{name}.yaml"])
    printed, expected = capsys.readouterr().out, Path(f"{name}.txt")
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(printed)
    assert printed == expected.read_text()
    assert code == (0 if name.startswith("fine") else 1)


@pytest.fixture(params=FOLDERS)
def folder(request, tmp_path) -> Path:
    """A project with the files of one case."""
    return copy_case(request.param, tmp_path / request.param)


def test_case_of_a_project(folder, capsys, monkeypatch):
    monkeypatch.chdir(folder)
    code = main(["check"])
    printed, expected = capsys.readouterr().out, CASES / folder.name / "printed.txt"
    if os.environ.get("UPDATE_CASES"):
        expected.write_text(printed)
    assert printed == expected.read_text()
    assert code == (0 if folder.name.startswith("fine") else 1)


def test_every_case_has_its_output_and_every_output_its_case():
    assert sorted(file.stem for file in CASES.glob("*.txt")) == NAMES


def test_every_sentence_of_the_checker_is_shown_by_a_case(tmp_path):
    folders = [project.check_files(read(copy_case(name, tmp_path / name))) for name in FOLDERS]
    checked = [check((CASES / f"{name}.yaml").read_bytes()) for name in NAMES]
    checked += [part for found in folders for part in found.checked.values()]
    shown = {found.key for part in checked for found in (*part.problems, *part.warnings)}
    apart = ("summary.", "help.", "register.", "settings.", "gate.")
    written = {key for key in Catalogue("uk", "problems").entries if not key.startswith(apart)}
    # Of files that are not there or too long, and of what no field of today's model and no Markdown of today can be.
    elsewhere = {"file.absent", "file.unreadable", "file.too_long", "file.too_complex", "field.bad", "document.markup"}
    elsewhere |= {
        "document.too_complex",
        "document.front_long",
        "document.long_name",
        "text.long",
        "document.large",
        "document.many",
        "document.deep",
    }  # see test_hostile.py
    # See test_urls.py, reading/test_files.py; history/test_trees.py, test_hostile.py, test_failing.py.
    elsewhere |= {"link.long", "file.made", "file.case", "file.too_large_together", "file.swollen", "file.foreign"}
    elsewhere |= {"file.attributes"}  # see reading/test_files.py
    elsewhere |= {
        "file.too_many",
        "file.many_children",
        "file.many_readings",
        "file.many_values",
        "file.many_signs",
        "language.many",
        "update.many",
        "ways.many_lines",
    }  # see test_amount.py, test_ways.py
    # Of what git or other computers do not keep: see test_attachments.py.
    elsewhere |= {f"file.{name}" for name in ("link", "special", "name_signs", "too_large")}
    elsewhere |= {
        "attachment.author",
        "attachment.signed",
        "picture.large",
        "attachment.case",
        "attachment.name_parted",
        "attachment.device",
        "attachment.host",
        "attachment.host_elsewhere",
        "picture.heavy",
    }
    # Of a disk: see commands/test_check.py.
    elsewhere |= {f"file.{name}" for name in ("no_space", "read_only", "exhausted", "over_limit", "git")}
    of_translations = {"older.on", "older.now", "confirmed.bad", "confirmed.broken"}  # see test_translations.py
    assert written - elsewhere - of_translations == shown


def test_lines_lead_to_the_nodes():
    checked = check(FINE.encode())
    assert checked.lines == {"economy": 11, "industry": 17, "clusters": 23, "science": 37}
    for name, line in checked.lines.items():
        assert FINE.splitlines()[line - 1].strip() == f"- id: {name}"


def test_a_strategy_comes_only_without_problems():
    assert check(FINE.encode()).strategy.languages == ("uk", "en")
    flawed = check(FINE.replace("Край", "Край ").encode())
    assert flawed.strategy is None
    assert set(flawed.lines) == {"economy", "industry", "clusters", "science"}


def test_problems_in_different_places_are_all_told_at_once():
    keys = [found.key for found in check((CASES / "many_at_once.yaml").read_bytes()).problems]
    assert keys == [
        "yaml.duplicate_key",
        "language.official_missing",
        "language.unlisted",
        "field.unknown_near",
        "number.bad",
        "id.twice",
        "code.not_of_parent",
        "language.missing",
        "text.double_space",
        "text.look_alike_latin",
    ]


def test_a_message_is_one_line_however_the_file_tries():
    found = check(FINE.replace("id: science", 'id: "\\n\\t\\u202e{x}' + "ж" * 500 + '"').encode()).problems
    (line,) = report(found, "data/goals.yaml", "uk")
    assert line.startswith("data/goals.yaml:37:17: id «[U+000A][U+0009][U+202E]{x}жжж")
    assert line.isprintable()
    assert len(line) < 300


def test_a_fault_that_the_model_may_learn_has_a_sentence_too():
    draft = Draft(load(FINE.encode()), Strategy)
    found = module._misfit(draft, "some_new_fault", ("goals", 0, "code"), "x")
    assert (found.line, found.column) == (12, 11)
    assert "«code»" in describe(found, Catalogue("uk", "problems"))


@pytest.mark.parametrize("start", ["2026-05", "2026-03-12", "2026-H2"])
def test_a_year_may_be_the_end_of_what_begins_in_it(start: str) -> None:
    def told(end: str) -> list[str]:
        period = f"            period: {{start: {start}, end: {end}}}\n"
        code = '            code: "1.1.1"\n'
        assert FINE.count(code) == 1
        return [one.key for one in check(FINE.replace(code, code + period).encode()).problems]

    assert told('"2026"') == [] and told('"2025"') == ["date.before_start"]


@pytest.mark.parametrize(
    "said",
    [
        *(
            f"languages: {listed}\nlevels: [{{key: goals, name: х}}]"
            for listed in ("[[]]", "[[uk]]", "[{a: b}]", "[null]", "{uk: en}")
        ),
        *(f"languages: [uk, en]\nlevels: [{{key: goals, name: {name}}}]" for name in ("{}", "{a: }", "{<<: {a: b}}")),
    ],
)
def test_levels_without_a_name_in_any_language_are_told(said: str) -> None:
    assert "languages: [uk, en]" in FINE
    assert report(check(FINE.replace("languages: [uk, en]", said, 1).encode()).problems, "x", "uk")


def test_an_over_long_file_says_its_limit():
    (found,) = check(b"#" * (LIMIT_BYTES + 1)).problems
    assert "4 МБ" in describe(found, Catalogue("uk", "problems"))


@pytest.mark.parametrize(
    "text",
    [
        "IT-хаби",
        "e-mail",
        "<i>",
        "вітамін C",
        "XXI століття",
        "кампанія «Make a difference»",
        "CO2",
        "50 µм",
        "о’кей",
    ],
)
def test_latin_letters_that_belong_into_a_ukrainian_text(text):
    assert check(FINE.replace("Розвиток науки", text).encode()).problems == ()


@pytest.mark.parametrize("text", ["а́ми", "м’я́та", "ʼ", "№\xa05", "«А» – «Я»", "α-частинки"])
def test_other_signs_that_are_fine(text):
    assert check(FINE.replace("Розвиток науки", text).encode()).problems == ()


# --- any bytes


QUOTED = re.compile(r"«.*»|\".*\"|\([a-z_, ]+\)|знак .*?;")  # what stands in the file itself, and lists of fields
ENGLISH = re.compile(r"[A-Za-z]{3,}[ ,]+[A-Za-z]{3,}")  # two words of it: the parser's or the model's own


def assert_told_well(data: bytes) -> None:
    checked = check(data)
    assert (checked.strategy is None) == bool(checked.problems)
    assert list(checked.problems) == sorted(set(checked.problems))
    lines = re.split("\r\n|\r|\n", data.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace"))
    for found in checked.problems:
        assert 1 <= found.line <= len(lines)
        assert 1 <= found.column <= len(lines[found.line - 1]) + 1
    for language in ("uk", "en"):
        assert all(line.replace("\xa0", "").isprintable() for line in report(checked.problems, "x", language))
    for line in report(checked.problems, "x", "uk"):
        assert not ENGLISH.search(QUOTED.sub("", line)), line


@given(st.binary(max_size=300))
def test_any_bytes(data):
    assert_told_well(data)


@settings(max_examples=400, deadline=None)
@given(typos(FINE), st.sampled_from(["\n", "\r\n"]))
def test_any_slip_of_the_hand(text, line_break):
    assert_told_well(text.replace("\n", line_break).encode("utf-8", "surrogatepass"))


leaves = st.sampled_from(["", " ", "1", "1.1", "1.1.1", "uk", "economy", "https://a.b", "x: y", "i", "а"])


@settings(deadline=None)
@given(values(leaves), st.data())
def test_any_value_in_any_place(value, data):
    tree = yaml.load(FINE, yaml.CBaseLoader)
    owner, key = place(tree, data)
    owner[key] = value
    assert_told_well(written(tree).encode())


@pytest.mark.parametrize(
    ("old", "long"),
    [
        ('code: "1"', f'code: "1{" " * 30_000}1"'),
        ("uk: ", f"uk: а {'a ' * 30_000}"),
    ],
)
def test_a_long_value_is_told_soon(old: str, long: str) -> None:
    assert old in FINE
    with pace.at_most(3):
        assert check(FINE.replace(old, long, 1).encode()).problems


MANY = {
    "link": "links: [" + ", ".join(f"{{url: javascript:{n}, title: {{uk: А, en: A}}}}" for n in range(1_000)) + "]",
    "field": "\n            ".join(f"field{n}: x" for n in range(5_000)),
    "word": "summary: {uk: " + " ".join(f"слoво{n}" for n in range(30_000)) + ", en: x}",
    "space": "summary: {uk: " + "а  б " * 50_000 + "в, en: x}",
    "target": "indicators: [" + ", ".join(f"{{target: {{date: 2026, value: так{n}}}}}" for n in range(1_000)) + "]",
}


@pytest.mark.parametrize("kind", MANY)
def test_of_many_faults_the_first_are_told_soon(kind: str) -> None:
    place = "            areas:\n"
    assert place in FINE
    with pace.at_most(3):
        found = check(FINE.replace(place, f"            {MANY[kind]}\n{place}", 1).encode()).problems
        assert 1 < len(found) < 300


def test_what_no_limit_is_known_for_ends_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    def endless(_: Draft) -> list:
        while True:
            re.sub("а", "б", FINE)

    monkeypatch.setattr(module, "SECONDS", 0.1)
    (found,) = check(FINE.encode(), rules=(endless,)).problems
    assert found.key == "file.too_complex"
