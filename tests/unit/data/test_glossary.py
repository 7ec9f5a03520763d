"""The same Ukrainian term is the same English term everywhere: data/glossary.yaml against data/goals.yaml."""

import re

import pytest
import yaml

from taken_over import CAME, TAKEN_OVER, WENT
from website import ROOT

GLOSSARY = yaml.load((ROOT / "data/glossary.yaml").read_bytes(), Loader=yaml.CBaseLoader)
TEXTS = [(node.where, node.text["uk"], node.text["en"]) for node in TAKEN_OVER]
ENTRIES = [entry for kind in ("terms", "abbreviations", "places") for entry in GLOSSARY[kind]]

# What the translation said once and says no more: calques, and words that mean something else in English.
RETIRED = re.compile(
    r"""gender-sensitive | contact\ line\ zone | population\ groups?\ with | \bentit(?:y|ies)\b | medical\ institution
    | \bforming\b | inclusiveness | out-of-school | dispensary | a\ school\ budget | foreign\ market | basic\ sectors
    | laboratory\ control | \bburial\b | \bmunicipal\ institution | taking\ into\ account.+taking\ into\ account""",
    re.IGNORECASE | re.VERBOSE,
)


def ukrainian(entry: dict[str, str]) -> re.Pattern[str]:
    """What finds the entry in Ukrainian: `find`, or the short form as a word of its own."""
    if "find" in entry:
        return re.compile(entry["find"], re.IGNORECASE)
    return re.compile(rf"(?<!\w){re.escape(entry['short'])}(?!\w)")


def english(entry: dict[str, str]) -> re.Pattern[str]:
    """What must then stand in English: `accept`, or `en` and `en_short` as they are."""
    as_they_are = [re.escape(entry[key]) for key in ("en", "en_short") if key in entry]
    forms = entry.get("accept", "|".join(as_they_are))
    return re.compile(rf"(?<!\w)(?:{forms})(?!\w)", re.IGNORECASE)


def untranslated(entry: dict[str, str], pairs: list[tuple[str, str, str]]) -> list[str]:
    """The places whose Ukrainian holds the entry while their English does not."""
    uk_form, en_form = ukrainian(entry), english(entry)
    return [f"{where}: {en}" for where, uk, en in pairs if uk_form.search(uk) and not en_form.search(en)]


def label(entry: dict[str, str]) -> str:
    return entry.get("short", entry["uk"])


def test_texts_are_all_there() -> None:
    assert len(TEXTS) + len(CAME) >= 1 + 4 + 4 + 11 + 29 + 120


def test_explanations_are_short_and_go_on_after_a_dash() -> None:
    explanations = [text for entry in ENTRIES for text in entry.get("explained", {}).values()]
    assert len(explanations) >= 60
    assert [text for text in explanations if len(text) > 160 or text[0].isupper() or text.endswith(".")] == []


@pytest.mark.parametrize("entry", ENTRIES, ids=label)
def test_entry_occurs_and_is_translated_alike(entry: dict[str, str]) -> None:
    assert any(map(ukrainian(entry).search, (*(uk for _, uk, _ in TEXTS), *WENT))), "does not occur in the strategy"
    assert untranslated(entry, TEXTS) == []


@pytest.mark.parametrize("term", GLOSSARY["terms"], ids=label)
def test_accepted_forms_include_the_term_itself(term: dict[str, str]) -> None:
    assert english(term).fullmatch(term["en"])


def test_retired_words_have_not_come_back() -> None:
    assert [f"{where}: {en}" for where, _, en in TEXTS if RETIRED.search(en)] == []
    assert RETIRED.search("Forming a system") and RETIRED.search("for small business entities")


def test_every_capital_abbreviation_is_in_the_glossary() -> None:
    known = {entry["short"] for entry in GLOSSARY["abbreviations"]}
    roman = re.compile("І+")  # «ІІІ рівня» is a number
    slogan = {"СВІТАНОК", "УКРАЇНИ"}  # words set in capitals by the vision
    capitals = {word for _, uk, _ in TEXTS for word in re.findall(r"\b[А-ЯІЇЄҐ]{2,}\b", uk)}
    assert {word for word in capitals - slogan if not roman.fullmatch(word)} <= known


def test_another_translation_is_seen() -> None:
    entry = {"uk": "громада", "find": r"\bгромад(?:а|и)?\b", "en": "community", "accept": "communit(?:y|ies)"}
    pairs = [
        ("a", "Розвиток громад", "Communities"),
        ("b", "Громада", "Hromada"),
        ("c", "Громадська", "Civic"),
    ]
    assert untranslated(entry, pairs) == ["b: Hromada"]
