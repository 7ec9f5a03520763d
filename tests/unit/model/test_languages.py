"""What stands in a language that the site does not have is left out, and nothing else."""

import re
from collections.abc import Mapping
from dataclasses import replace

import pytest

from strategy import history
from strategy.addresses import published
from strategy.checking import project
from strategy.model import languages
from strategy.reading.files import STRATEGY, ProjectFiles, read
from website import ROOT


@pytest.fixture
def of_one_language() -> ProjectFiles:
    """Our own project with one line changed."""
    files = read(ROOT)
    data = dict(files.data)
    data[STRATEGY], count = re.subn(rb"(?m)^languages: .*", b"languages: [uk]", data[STRATEGY])
    assert count == 1
    return replace(files, data=tuple(data.items()))


def test_one_language_needs_one_line(of_one_language: ProjectFiles) -> None:
    found = project.check_files(of_one_language)
    assert found.problems == 0, [*found.report("en")]
    assert [*found.strategy.name] == ["uk"]
    assert [line for line in found.warnings("en") if "(en) will not be on the site" in line]


def test_pages_in_other_languages_have_no_address() -> None:
    documents = {"about.md": "## A {#a}\n## B {#b}\n", "about.en.md": "## A {#a}\n", "act.en.pdf": ""}
    assert set(published.hand_written(documents, ("uk",))) == {"about/", "about/#a", "about/#b", "act.en.pdf"}


@pytest.mark.parametrize(
    ("value", "left"),
    [
        ({"uk": "Так", "en": "Yes"}, {"uk": "Так"}),
        ({"also": {"en": ["yes"]}, "id": "a"}, {"id": "a"}),
        ([{"uk": "лампа", "en": "lamp", "en_short": "LMP"}], [{"uk": "лампа"}]),
        ({"uk": "Так", "ua": "Так"}, {"uk": "Так", "ua": "Так"}),
        ({"uk": {}, "en": "en"}, {"uk": {}}),
    ],
)
def test_only_known_languages_are_left_out(value: object, left: object) -> None:
    assert languages.spoken(value, ["uk"]) == left
    assert languages.spoken(value, ["uk", "en"]) == languages.spoken(value, []) == value


def test_the_past_of_a_language_that_was_left_out_is_read(of_one_language: ProjectFiles) -> None:
    now: Mapping = history.read(dict(of_one_language.data)[STRATEGY])
    assert {lang for item in now.values() for _, lang in item.texts} == {"uk"}
