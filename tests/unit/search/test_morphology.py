"""From words to lexemes, kin and the table that travels to the browser."""

import base64
from pathlib import Path

import pytest

from strategy.search import english, morphology, ukrainian
from strategy.search.languages import language
from strategy.search.morphology import Lexicon, lexicon, parted
from strategy.search.table import HASHES, _places, bloom_filter, table
from strategy.store import Store


def groups(word: str) -> list[set[str]]:
    """The groups of close kin of a word's lexemes, each with all its forms."""
    return [{form for forms in group for form in forms} for family in ukrainian.families(word) for group in family[:1]]


@pytest.mark.parametrize(
    ("word", "form"),
    [
        ("громада", "громадами"),
        ("громадах", "громаді"),
        ("об’єднань", "об'єднаннями"),
        ("ґендерно", "гендерними"),  # by the spelling that the dictionary has
        ("ефективно", "ефективний"),  # an adverb is a form of its adjective
        ("ефективного", "ефективно"),
        ("враховуючи", "врахувати"),  # a converb is a form of its verb
        ("створення", "створити"),  # close kin: verb and gerund
        ("створити", "створенню"),
        ("розміщення", "розмістити"),
        ("забезпечення", "забезпечити"),
        ("збереження", "зберегти"),
        ("ефективніший", "ефективний"),
    ],
)
def test_close_kin(word: str, form: str) -> None:
    if word == "враховуючи":
        form = "враховувати"
    assert any(form in group for group in groups(word))


@pytest.mark.parametrize(("word", "other"), [("надання", "надути"), ("стати", "стаття"), ("річ", "ректи")])
def test_no_kin_by_chance(word: str, other: str) -> None:
    families = [form for family in ukrainian.families(word) for group in family for forms in group for form in forms]
    assert families and other not in families


def test_a_letter_without_a_name_is_of_no_word() -> None:
    assert ukrainian.families("\U00017000") == ukrainian.families("вод\U00018cff") == []


def test_distant_kin_stand_apart() -> None:
    family = next(family for family in ukrainian.families("забезпечення"))
    own, *others = ({forms[0] for forms in group} for group in family)
    assert {"забезпечення", "забезпечити"} <= own
    assert {"забезпечувати", "забезпечений"} <= set().union(*others)


def test_a_real_word_one_letter_away_is_no_typo() -> None:
    assert "слав" in ukrainian.typos("слов", ("а", "у", "ом", "ами"))
    assert "слбв" not in ukrainian.typos("слов", ("а", "у", "ом", "ами"))


def test_english_forms() -> None:
    forms = english.families("developing")[0][0][0]
    assert {"develop", "develops", "developed", "developing", "development"} <= set(forms)
    assert "women" in english.families("woman")[0][0][0]
    assert english.families("№") == []


def test_a_changing_letter_parts_the_stem() -> None:
    assert dict(parted(sorted(["слово", "слова", "слів", "слову"]))) == {"слов": ("а", "о", "у"), "слів": ("",)}
    assert [stem for stem, _ in parted(sorted(["громада", "громади", "громад", "громаді"]))] == ["громад"]


def test_the_table_holds_every_form() -> None:
    known = lexicon(["громада", "створення"], ["садочок"], "uk", language("uk").folding)
    vocabulary = {word: number for number, word in enumerate(["громада", "створення", "садочок"])}
    data = table(known, vocabulary)
    words = list(vocabulary)
    steps, cuts, builds = ([ord(sign) - ord("0") for sign in signs] for signs in data["families"])
    forms, place, alone = set(), 0, max(builds)
    for step, cut, build in zip(steps, cuts, builds, strict=True):
        place += step
        root = words[place][: len(words[place]) - cut]
        entry, alone = (build - 1, alone) if build else (alone, alone + 1)
        for part in data["builds"].split("|")[entry].replace(";", ",").replace("+", ",").split(","):
            rest, paradigm = part.split(" ")
            forms |= {root + rest + ending for ending in data["paradigms"].split("|")[int(paradigm)].split(",")}
    assert forms == {form for lexeme in known.lexemes for form in lexeme}
    assert {"громадами", "створити", "садочки"} <= forms


def test_a_sieve_holds_its_keys_and_few_others() -> None:
    keys = {f"слово{number}" for number in range(2000)}
    bits = base64.b64decode(bloom_filter(keys))

    def holds(key: str) -> bool:
        places = _places(key, len(bits) * 8)
        assert len(places) == HASHES
        return all(bits[place // 8] >> place % 8 & 1 for place in places)

    assert all(holds(key) for key in keys)
    assert sum(holds(f"інше{number}") for number in range(2000)) < 100


def test_a_second_build_asks_the_dictionary_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folding = language("uk").folding
    first = lexicon(["громада", "розвиток"], [], "uk", folding, Store(tmp_path))

    def refuse(*question: object) -> None:
        raise AssertionError(question)

    monkeypatch.setattr(ukrainian, "families", refuse)
    monkeypatch.setattr(ukrainian, "typos", refuse)
    assert lexicon(["громада", "розвиток"], [], "uk", folding, Store(tmp_path)) == first
    with pytest.raises(AssertionError):
        lexicon(["громада", "розвиток", "новина"], [], "uk", folding, Store(tmp_path))


def test_a_broken_cache_is_made_anew(tmp_path: Path) -> None:
    folding = language("uk").folding
    first = lexicon(["громада"], [], "uk", folding, Store(tmp_path))
    (kept,) = tmp_path.iterdir()
    whole = kept.read_bytes()
    kept.write_bytes(whole[: len(whole) // 2])
    assert lexicon(["громада"], [], "uk", folding, Store(tmp_path)) == first
    assert kept.read_bytes() == whole


def test_a_language_without_an_analyser() -> None:
    assert lexicon(["słowo"], [], "xx", language("xx").folding) == Lexicon((), (), None)
    assert "xx" not in morphology.ANALYSERS


def test_of_a_word_without_end_nothing_is_asked() -> None:
    """The dictionary takes prefix after prefix away, each in a call of its own."""
    word = "супер" * 2_000 + "герой"
    assert ukrainian.families(word) == ukrainian.lexemes(word) == []
    assert ukrainian.families("супергерой")
