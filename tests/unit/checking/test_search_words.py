"""SearchWords words: what the checker says of entries that lead nowhere, and what becomes of good ones."""

import pytest

from invented import EDITIONS
from strategy.checking.check import Checked
from strategy.checking.check import check as checked
from strategy.checking.glossary import glossary_type as glossary_of
from strategy.checking.search_words import abbreviations, check
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.search import Alias
from website import DATA, ROOT

HEAD = "entries:\n  - "


def problems(text: str, strategy: Strategy) -> list[str]:
    """line:column: key of each problem and warning."""
    checked = check(text.encode(), Checked(strategy, (), languages=strategy.languages))
    found = (*checked.problems, *checked.warnings)
    for problem in found:
        assert Catalogue("uk", "problems").text(problem.key, **dict(problem.params))
    return [f"{problem.line}:{problem.column}: {problem.key}" for problem in found]


@pytest.mark.parametrize(
    ("lang", "said", "stands"),
    [
        ("uk", "Сіверськодонецьк", "Сєвєродонецька"),  # the name since 2024, and the one in the document
        ("uk", "Луганск", "Луганської"),
        ("en", "Siverskodonetsk", "Sievierodonetsk"),  # other spellings lead there by rule: worker/names.test.js
        ("en", "Lugansk", "Luhansk"),
    ],
)
def test_new_and_foreign_names_lead_to_those_in_the_text(lang: str, said: str, stands: str, strategy: Strategy) -> None:
    data = (ROOT / DATA.parent / "search.yaml").read_bytes()
    checked = check(data, Checked(strategy, (), languages=strategy.languages))
    means = {word: alias.means for alias in checked.model.aliases(strategy, lang) for word in alias.said}
    assert stands in means[said]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("{words: {uk: [дім]}, see: [solid-waste]}", []),
        ("{words: {uk: [дім]}}", ["2:18: search_words.nowhere"]),
        ("{words: дім, see: [solid-waste]}", ["2:13: type.languages_of_lists"]),
        ("{words: [дім, хата], see: [solid-waste]}", ["2:13: type.languages_of_lists"]),
        ("{words: {uk: [дім], en: [home]}, means: {uk: [житлом]}}", ["2:29: search_words.nowhere"]),
        ("{words: {uk: [дім]}, see: [solid-wast]}", ["2:32: search_words.unknown_near"]),
        ('{words: {uk: [дім]}, see: ["1.1.2#area-1"]}', ["2:32: replaced_by.number"]),
        ("{words: {uk: [дім]}, see: [qqqqqq]}", ["2:32: search_words.unknown"]),
        ("{words: {uk: [дім]}, see: [solid-waste#area-99]}", ["2:32: search_words.no_area"]),
        ("{words: {uk: [дім]}, see: [environment#area-1]}", ["2:32: search_words.no_area"]),
        ("{words: {uk: [дім]}, means: {uk: [зореліт]}}", ["2:39: search_words.absent"]),
        ("{words: {uk: [дім, Дім]}, see: [solid-waste]}", ["2:24: entry.twice"]),
        ("{words: {uk: [½, дім, ʼ]}, see: [solid-waste]}", ["2:19: text.wordless", "2:27: text.wordless"]),
    ],
)
def test_entries(entry: str, found: list[str], then: Strategy) -> None:
    assert problems(HEAD + entry + "\n", then) == found


def test_aliases(then: Strategy) -> None:
    text = (
        HEAD + "{words: {uk: [сміття], en: [rubbish]}, means: {en: [waste]}, see: [solid-waste#area-2, solid-waste]}\n"
    )
    model = check(text.encode(), Checked(then, (), languages=then.languages)).model
    places = (("tasks/solid-waste/", "area-2"), ("tasks/solid-waste/", ""))
    assert list(model.aliases(then, "uk")) == [Alias(("сміття",), (), places)]
    assert list(model.aliases(then, "en")) == [Alias(("rubbish",), ("waste",), places)]


def test_a_language_may_be_called_as_it_likes(then: Strategy) -> None:
    """Languages are the fields of an entry: none hides how the entry is read."""
    found = check(
        f"{HEAD}{{words: {{of: [слово]}}, see: [solid-waste]}}\n".encode(), Checked(then, (), languages=("of",))
    )
    assert [alias.said for alias in found.model.aliases(then, "of")] == [("слово",)]


def test_what_was_withdrawn_is_led_to_no_more_and_stops_nothing() -> None:
    strategy = checked(EDITIONS.read_bytes()).strategy
    text = HEAD + "{words: {uk: [слово]}, see: [bait, pier#area-1, pier#area-2, sky, nets]}\n"
    assert problems(text, strategy) == ["2:34: search_words.withdrawn"]
    model = check(text.encode(), Checked(strategy, (), languages=strategy.languages)).model
    (alias,) = model.aliases(strategy, "uk")
    assert alias.seen == (("tasks/pier/", "area-1"), ("tasks/nets/", ""))


def test_abbreviations_lead_both_ways(then: Strategy) -> None:
    entry = {
        "short": "с/г",
        "uk": "сільськогосподарський; сільське господарство",
        "en": "agricultural",
        "en_short": "agr",
    }
    glossary = glossary_of(("uk", "en")).model_validate(
        {"abbreviations": [entry, {"short": "м.", "uk": "місто", "en": "city"}]}
    )
    both = ("с/г", "сільськогосподарський", "сільське господарство")
    assert list(abbreviations(glossary, then, "uk")) == [Alias(both, both), Alias(("м.", "місто"), ("м.", "місто"))]
    assert list(abbreviations(glossary, then, "en")) == [Alias(("agr", "agricultural"), ("agr", "agricultural"))]
