"""Ukrainian word → its lexemes and their kin, by the dictionary of pymorphy3 (VESUM).

Converbs count as forms of their verb, adverbs as forms of their adjective. Close kin are words that a reader takes for
one: verb and gerund, adjective and comparative. Distant kin stand in only where nothing closer is there: the two
aspects of a verb, its passive participle, its reflexive twin. The dictionary does not hold these links; they are formed
by rule, and only what it knows as the right part of speech is kept.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

Forms = tuple[str, ...]
Family = list[list[list[str]]]
Rule = tuple[str, str, str, str, bool]


class Lexeme(NamedTuple):
    """A word with all its forms, the lemma first."""

    part: str
    lemma: str
    forms: Forms


LIBRARIES = ("pymorphy3", "pymorphy3-dicts-uk")

# How the last consonant of a root changes before -ення, -ений, -увати.
MUTATIONS = (
    ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"), ("ст", "щ"), ("ск", "щ"), ("зд", "ждж"),
    ("т", "ч"), ("к", "ч"), ("д", "дж"), ("з", "ж"), ("г", "ж"), ("с", "ш"), ("х", "ш"), ("сл", "шл"),
)  # fmt: skip

VERB, NOUN, ADJECTIVE, ADVERB, CONVERB = "VERB", "NOUN", "ADJF", "ADVB", "GRND"

# part of speech and ending ↔ part of speech and ending; the flag says that the root's last consonant may change.
CLOSE = (
    (VERB, "ати", NOUN, "ання", False),
    (VERB, "яти", NOUN, "яння", False),
    (VERB, "яти", NOUN, "іння", False),
    (VERB, "ити", NOUN, "ення", True),
    (VERB, "іти", NOUN, "ення", True),
    (VERB, "ити", NOUN, "іння", False),
    (VERB, "іти", NOUN, "іння", False),
    (VERB, "їти", NOUN, "їння", False),
    (VERB, "ути", NOUN, "ення", False),
    (VERB, "ти", NOUN, "ення", True),
    (VERB, "крити", NOUN, "криття", False),
    (ADJECTIVE, "ий", ADJECTIVE, "іший", False),
    (ADJECTIVE, "ий", ADJECTIVE, "ший", False),
)
DISTANT = (
    (VERB, "ати", ADJECTIVE, "аний", False),
    (VERB, "яти", ADJECTIVE, "яний", False),
    (VERB, "ити", ADJECTIVE, "ений", True),
    (VERB, "іти", ADJECTIVE, "ений", True),
    (VERB, "ути", ADJECTIVE, "ений", False),
    (VERB, "ти", ADJECTIVE, "ений", True),
    (VERB, "ити", VERB, "яти", True),
    (VERB, "ити", VERB, "увати", True),
    (VERB, "ити", VERB, "ювати", True),
    (VERB, "чити", VERB, "чати", False),
    (VERB, "шити", VERB, "шати", False),
    (VERB, "стити", VERB, "щати", False),
    (VERB, "онати", VERB, "онувати", False),
    (VERB, "азати", VERB, "азувати", False),
    (VERB, "дати", VERB, "давати", False),
)
ADVERBS = (("ий", "о"), ("ий", "е"), ("ій", "ьо"))  # endings of an adjective and its adverb
SUPERLATIVE, REFLEXIVE = "най", "ся"
SHORTEST_KIN = 6  # letters of a lemma
LONGEST_ASKED = 60  # letters of a word: the longest known one has 37; of guesses each prefix takes another call

UNASKED = {"voct", "impr", "Impe"}  # forms in which nobody asks for a thing, nor does a strategy speak of it

LETTERS = "абвгґдеєжзиіїйклмнопрстуфхцчшщьюя'"
SHORTEST_TYPO = 5  # letters of a word that may count as misspelt, as in components/search/worker/typos.js


def families(word: str) -> list[Family]:
    """For each lexeme that the word may belong to: it and its close kin, then each of its distant kin by itself."""
    found: dict[Forms, Family] = {}
    for parse in asked(_parses(word.lower().replace("’", "'").replace("ʼ", "'"))):
        for lexeme in _owners(parse):
            if parse.word in lexeme.forms and lexeme.forms not in found:
                close = {lexeme, *_kin(lexeme, CLOSE)}
                distant = {kin for near in close for kin in _kin(near, DISTANT)} - close
                distant |= {kin for near in distant for kin in _kin(near, CLOSE)} - close
                groups = [sorted(one.forms for one in close), *([one.forms] for one in sorted(distant))]
                found[lexeme.forms] = [[list(forms) for forms in group] for group in groups]
    return list(found.values())


def lexemes(word: str) -> list[list[str]]:
    """The forms of each lexeme that has the word for its lemma; else of each that it is a form of."""
    word = word.lower().replace("’", "'").replace("ʼ", "'")
    parses = _parses(word)
    own = [parse for parse in parses if parse.normal_form == word]
    return [[form.word for form in parse.lexeme if not _is_unasked(form)] for parse in own or parses]


def is_lemma(word: str) -> bool:
    """Whether the dictionary has a word of which this is the first form."""
    return _analyser().word_is_known(word) and any(parse.normal_form == word for parse in _analyser().parse(word))


def typos(stem: str, endings: Sequence[str]) -> list[str]:
    """The stems one slip of a finger away from this one that are real ones: half of the endings, two or more, make
    words.

    What a reader types for them is not a misspelt form of this stem. The first letter is taken to be right. One ending
    in common is chance: «виск» and «висок» share «виску», but nobody means the former by «вискою».
    """
    return sorted(_slips(stem, [ending.encode() + b"\x01" for ending in endings]))


def _parses(word: str) -> list[Any]:
    """Every dictionary parse; of guesses about a word that it lacks, the likely ones. None with a
    letter that has no name (Tangut): the dictionary would ask for it, and fail; so it would at hundreds of prefixes."""
    if len(word) > LONGEST_ASKED or not all(unicodedata.name(sign, "") for sign in word):
        return []
    parses = _analyser().parse(word)
    if _analyser().word_is_known(word):
        return parses
    if "ґ" in word and _analyser().word_is_known(word.replace("ґ", "г")):
        return _parses(word.replace("ґ", "г"))
    return [parse for parse in parses if parse.tag.POS and parse.score >= 0.2]


def asked(parses: list[Any]) -> list[Any]:
    """Without the words that a form would call or command: «води» is of «вода», not of «водити», where both may be."""
    return [parse for parse in parses if not _is_unasked(parse)] or parses


def _is_unasked(form: Any) -> bool:
    return not UNASKED.isdisjoint(str(form.tag).replace(",", " ").split())


def _owners(parse: Any) -> Iterator[Lexeme]:
    """The lexeme of a parse; of a converb («створивши») that of its verb, of an adverb that of its adjective as
    well."""
    if parse.tag.POS == ADVERB:
        for adjective, adverb in ADVERBS:
            if parse.normal_form.endswith(adverb):
                yield from _lexemes(ADJECTIVE, parse.normal_form.removesuffix(adverb) + adjective)
    if parse.tag.POS == CONVERB:
        bare = parse.word[: -len("чи")]
        yield from (_lexeme(verb) for form in (bare, bare + "ть") for verb in _parses(form) if verb.tag.POS == VERB)
    yield _lexeme(parse)


def _kin(lexeme: Lexeme, rules: Sequence[Rule]) -> Iterator[Lexeme]:
    """The lexemes of the dictionary that one rule leads to, in either direction."""
    part, lemma = lexeme.part, lexeme.lemma
    if len(lemma) < SHORTEST_KIN:
        return
    if rules is DISTANT:  # the way back is in the browser: see `trims` in languages/uk.yaml
        bare = lemma.removesuffix(REFLEXIVE) if part == VERB else lemma.removeprefix(SUPERLATIVE)
        if bare != lemma:
            yield from _lexemes(part, bare)
    for one, ending, other, other_ending, mutates in rules:
        if part == one and lemma.endswith(ending):
            for root in _mutated(lemma.removesuffix(ending), mutates):
                yield from _lexemes(other, root + other_ending)
        if part == other and lemma.endswith(other_ending):
            for root in _restored(lemma.removesuffix(other_ending), mutates):
                yield from _lexemes(one, root + ending)


def _mutated(root: str, mutates: bool) -> Iterator[str]:
    yield root
    if mutates:
        yield from (root.removesuffix(old) + new for old, new in MUTATIONS if root.endswith(old))


def _restored(root: str, mutates: bool) -> Iterator[str]:
    yield root
    if mutates:
        yield from (root.removesuffix(new) + old for old, new in MUTATIONS if root.endswith(new))


@cache
def _lexemes(part: str, lemma: str) -> tuple[Lexeme, ...]:
    """The lexemes of the dictionary with this lemma and part of speech; short words are alike by chance."""
    if len(lemma) < SHORTEST_KIN or not _analyser().word_is_known(lemma):
        return ()
    parses = [parse for parse in _analyser().parse(lemma) if parse.normal_form == lemma and str(parse.tag.POS) == part]
    return tuple(dict.fromkeys(map(_lexeme, parses)))


def _lexeme(parse: Any) -> Lexeme:
    forms = [parse.normal_form, *(form.word for form in parse.lexeme)]
    if parse.tag.POS == VERB:
        converbs = [form + "ши" if form.endswith("в") else form.removesuffix("ть") + "чи" for form in forms]
        forms += [form for form in converbs if _analyser().word_is_known(form)]
    if parse.tag.POS == ADJECTIVE:
        lemma = parse.normal_form
        adverbs = [lemma.removesuffix(old) + new for old, new in ADVERBS if lemma.endswith(old)]
        forms += [adverb for adverb in adverbs if _is_adverb(adverb)]
    return Lexeme(str(parse.tag.POS), parse.normal_form, tuple(dict.fromkeys(forms)))


def _is_adverb(word: str) -> bool:
    known = _analyser().word_is_known(word)
    return known and any(parse.tag.POS == ADVERB for parse in _analyser().parse(word))


def _slips(stem: str, endings: Sequence[bytes]) -> Iterator[str]:
    words = _analyser().dictionary.words.dct  # walked letter by letter, so that what no word begins with costs nothing

    def leads_on(text: str, node: int | None) -> int | None:
        return None if node is None else words.follow_bytes(text.encode(), node)

    nodes = [leads_on(stem[:length], words.ROOT) for length in range(len(stem) + 1)]
    found: dict[str, int | None] = {}
    for at in range(1, len(stem) + 1):
        head, node, rest = stem[:at], nodes[at], stem[at:]
        for letter in LETTERS:
            step = leads_on(letter, node)
            if step is not None:
                found[head + letter + rest] = leads_on(rest, step)
                found[head + letter + rest[1:]] = leads_on(rest[1:], step)
        found[head + rest[1:]] = leads_on(rest[1:], node)
        if len(rest) > 1:
            swapped = rest[1] + rest[0] + rest[2:]
            found[head + swapped] = leads_on(swapped, node)
    for other, node in found.items():
        if node is None or other == stem:
            continue
        long = (ending for ending in endings if len(other) + len(ending.decode()) > SHORTEST_TYPO)
        real = sum(words.follow_bytes(ending, node) is not None for ending in long)
        if real >= min(len(endings), max(2, len(endings) / 2)):
            yield other


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer  # a heavy import that a build with a full cache does without

    return MorphAnalyzer(lang="uk")
