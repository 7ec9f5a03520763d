"""Catalogues: that they agree with each other, and that a slip in one of them cannot reach a reader."""

import datetime
import re
import string
from decimal import Decimal

import pytest

from strategy import i18n
from strategy.i18n import Catalogue, CatalogueError

FAMILIES = sorted({file.stem.rpartition(".")[0] for file in i18n.FOLDER.glob("*.yaml")})
CATALOGUES = [(family, language) for family in FAMILIES for language in i18n.languages(family)]


def texts(entry) -> list[str]:
    return [entry] if isinstance(entry, str) else list(entry.values())


def placeholders(text: str) -> frozenset[str]:
    """The names of the {placeholders} of a text."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name)


@pytest.mark.parametrize("family", FAMILIES)
def test_all_languages_say_the_same_things(family):
    first, *others = (Catalogue(language, family).entries for language in i18n.languages(family))
    assert others, "a family of one language only"
    for other in others:
        assert first.keys() == other.keys()
        for key in first:
            used = [frozenset().union(*map(placeholders, texts(entries[key]))) for entries in (first, other)]
            assert used[0] == used[1], key


@pytest.mark.parametrize(("family", "language"), CATALOGUES)
def test_plurals_have_all_the_forms_of_their_language(family, language):
    catalogue = Catalogue(language, family)
    forms = catalogue.locale.plural_form.tags | {"other"}
    for key, entry in catalogue.entries.items():
        assert isinstance(entry, str) or set(entry) == forms, key


@pytest.mark.parametrize(("family", "language"), CATALOGUES)
def test_no_text_is_empty_or_badly_spaced(family, language):
    for key, entry in Catalogue(language, family).entries.items():
        for text in texts(entry):
            assert text.strip() and text == text.strip(), key
            assert "  " not in text, key


@pytest.mark.parametrize("language", i18n.languages("problems"))
def test_a_problem_is_what_is_wrong_and_what_to_do(language):
    for key, entry in Catalogue(language, "problems").entries.items():
        if key.startswith(("summary.", "help.")):
            continue
        for text in texts(entry):
            wrong, cure = text.split("; ")
            assert wrong and cure, key
            assert not text.endswith("."), key


def test_no_english_and_no_jargon_in_the_ukrainian_problems():
    for key, entry in Catalogue("uk", "problems").entries.items():
        for text in texts(entry):
            assert not re.search(r"скаляр|аліас|мапінг|парс|синтакси|токен|послідовност|None|null", text), key


def test_plurals(tmp_catalogue):
    words = tmp_catalogue("uk", 'x: {one: "{n} ціль", few: "{n} цілі", many: "{n} цілей", other: "{n} цілі"}')
    said = [words.text("x", n=n) for n in (1, 2, 5, 11, 21, 22, 25, 111)]
    assert said == ["1 ціль", "2 цілі", "5 цілей", "11 цілей", "21 ціль", "22 цілі", "25 цілей", "111 цілей"]


def test_keys_nest(tmp_catalogue):
    words = tmp_catalogue("uk", "task:\n  areas:\n    title: Сфери\n")
    assert words.text("task.areas.title") == "Сфери"


@pytest.mark.parametrize(
    ("key", "params", "complaint"),
    [
        ("absent", {}, "no entry 'absent'"),
        ("group", {}, "no entry 'group'"),
        ("greeting", {}, "needs the parameter 'name'"),
        ("pages", {}, "needs the parameter 'n'"),
        ("pages", {"n": 5}, "lacks the plural form 'many'"),
    ],
)
def test_a_slip_is_an_error_and_never_a_gap_on_the_page(tmp_catalogue, key, params, complaint):
    words = tmp_catalogue("uk", 'greeting: "Вітаю, {name}"\ngroup: {a: x}\npages: {one: "{n} с.", other: "{n} с."}\n')
    with pytest.raises(CatalogueError, match=complaint):
        words.text(key, **params)


def test_a_catalogue_that_is_not_there(tmp_catalogue):
    tmp_catalogue("uk", "a: b")
    with pytest.raises(CatalogueError, match=r"no catalogue qq\.yaml"):
        Catalogue("qq")


def test_dates_in_long_form(tmp_catalogue):
    day = datetime.date(2026, 3, 12)
    assert tmp_catalogue("uk", "a: b").date(day) == "12 березня 2026\u202fр."
    assert tmp_catalogue("en", "locale: en_GB").date(day) == "12 March 2026"


def test_languages_are_named_in_one_another():
    assert Catalogue("en").language_named("uk") == "Ukrainian"
    assert Catalogue("uk").language_named("en") == "англійська"
    assert Catalogue("en").language_named("qqq") is None


def test_scripts_of_languages():
    assert [i18n.script(language) for language in ("uk", "en", "pl", "el", "xx", "")] == [
        "Cyrl", "Latn", "Latn", "Grek", "", "",
    ]  # fmt: skip


@pytest.fixture
def tmp_catalogue(tmp_path, monkeypatch):
    monkeypatch.setattr(i18n, "FOLDER", tmp_path)

    def write(language: str, entries: str) -> Catalogue:
        (tmp_path / f"{language}.yaml").write_text(entries)
        return Catalogue(language)

    return write


def test_dates_as_far_as_they_are_known(tmp_catalogue):
    said = {
        "uk": ["2026", "березень 2026", "12 березня 2026\u202fр."],
        "en": ["2026", "March 2026", "12 March 2026"],
    }
    for language, expected in said.items():
        words = tmp_catalogue(language, "locale: en_GB" if language == "en" else "a: b")
        assert [words.when(date) for date in ("2026", "2026-03", "2026-03-12")] == expected


def test_no_line_ends_within_a_quarter_or_half():
    assert [Catalogue("uk").when(part) for part in ("2026-Q3", "2027-H1")] == [
        "III\xa0квартал 2026\u202fр.",
        "I\xa0півріччя 2027\u202fр.",
    ]
    assert Catalogue("en").when("2026-Q3") == "Q3\xa02026"


def test_numbers_keep_their_digits(tmp_catalogue):
    numbers = [Decimal(number) for number in ("0", "-3", "12500.5", "0.125", "1000000.10")]
    said = [tmp_catalogue("uk", "a: b").number(number) for number in numbers]
    assert said == ["0", "−3", "12\xa0500,5", "0,125", "1\xa0000\xa0000,1"]
    assert tmp_catalogue("en", "a: b").number(numbers[2]) == "12,500.5"
