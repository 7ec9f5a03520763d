"""Ukrainian word → its lexemes and their kin, by the dictionary of pymorphy3 (VESUM).

Kin are words that a reader takes for one: verb and gerund, verb and passive participle, the two aspects of a verb, adjective
and adverb and their comparatives. The dictionary does not hold these links; they are formed by rule, and only what
the dictionary knows as the right part of speech is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

LIBRARIES = ("pymorphy3", "pymorphy3-dicts-uk")

# How the last consonant of a root changes before -ення, -ений, -увати.
MUTATIONS = (
    ("б", "бл"), ("п", "пл"), ("в", "вл"), ("м", "мл"), ("ф", "фл"), ("ст", "щ"), ("ск", "щ"), ("зд", "ждж"),
    ("т", "ч"), ("к", "ч"), ("д", "дж"), ("з", "ж"), ("г", "ж"), ("с", "ш"), ("х", "ш"), ("сл", "шл"),
)  # fmt: skip

VERB, NOUN, ADJECTIVE, ADVERB = "VERB", "NOUN", "ADJF", "ADVB"

# part of speech and ending ↔ part of speech and ending; the flag says that the root's last consonant may change.
RULES = (
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
    (VERB, "ти", NOUN, "ття", False),
    (VERB, "ати", ADJECTIVE, "аний", False),
    (VERB, "яти", ADJECTIVE, "яний", False),
    (VERB, "ити", ADJECTIVE, "ений", True),
    (VERB, "іти", ADJECTIVE, "ений", True),
    (VERB, "ути", ADJECTIVE, "ений", False),
    (VERB, "ти", ADJECTIVE, "ений", True),
    (VERB, "ти", ADJECTIVE, "тий", False),
    (VERB, "жити", VERB, "жати", False),
    (VERB, "чити", VERB, "чати", False),
    (VERB, "шити", VERB, "шати", False),
    (VERB, "щити", VERB, "щати", False),
    (VERB, "стити", VERB, "щати", False),
    (VERB, "ити", VERB, "яти", True),
    (VERB, "ити", VERB, "увати", True),
    (VERB, "ити", VERB, "ювати", True),
    (VERB, "онати", VERB, "онувати", False),
    (VERB, "итати", VERB, "итувати", False),
    (VERB, "азати", VERB, "азувати", False),
    (VERB, "дати", VERB, "давати", False),
    (VERB, "іти", VERB, "івати", False),
    (VERB, "нути", VERB, "вати", False),
    (ADJECTIVE, "ий", ADVERB, "о", False),
    (ADJECTIVE, "ий", ADVERB, "е", False),
    (ADJECTIVE, "ій", ADVERB, "ьо", False),
    (ADJECTIVE, "ий", ADJECTIVE, "іший", False),
    (ADJECTIVE, "ий", ADJECTIVE, "ший", False),
    (ADVERB, "о", ADVERB, "іше", False),
    (ADVERB, "о", ADVERB, "ше", False),
    (ADJECTIVE, "ий", ADVERB, "іше", False),
)
SUPERLATIVE, REFLEXIVE = "най", "ся"
NEARNESS = 2  # steps of kinship: gerund → verb → its other aspect


def families(word: str) -> list[list[list[str]]]:
    """Each lexeme that the word may belong to, followed by its kin; a lexeme is its forms, the lemma first."""
    found: dict[tuple[str, ...], list[list[str]]] = {}
    for parse in _parses(word.lower().replace("’", "'").replace("ʼ", "'")):
        forms = _forms(parse)
        if forms not in found:
            found[forms] = [list(forms), *(list(kin) for kin in _kin(parse) if kin != forms)]
    return list(found.values())


def _parses(word: str) -> list[Any]:
    """Every dictionary parse; of guesses about a word that it lacks, the likely ones."""
    parses = _analyser().parse(word)
    if _analyser().word_is_known(word):
        return parses
    if "ґ" in word and _analyser().word_is_known(word.replace("ґ", "г")):
        return _parses(word.replace("ґ", "г"))
    return [parse for parse in parses if parse.tag.POS and parse.score >= 0.2]


def _kin(parse: Any) -> dict[tuple[str, ...], None]:
    kin: dict[tuple[str, ...], None] = {}
    edge = {(_part(parse), parse.normal_form)}
    seen = set(edge)
    for _ in range(NEARNESS):
        edge = {
            (part, lemma) for near in edge for part, lemma in _relatives(*near) if (part, lemma) not in seen
        }  # fmt: skip
        seen |= edge
        for part, lemma in sorted(edge):
            kin |= dict.fromkeys(_lexemes(part, lemma))
    return kin


def _relatives(part: str, lemma: str) -> Iterator[tuple[str, str]]:
    """The lexemes next to this one that the dictionary holds."""
    bare = lemma.removesuffix(REFLEXIVE) if part == VERB else lemma.removeprefix(SUPERLATIVE)
    if bare != lemma and _lexemes(part, bare):  # the way back is in the browser: `trims` in languages/uk.yaml
        yield part, bare
    for one, ending, other, other_ending, mutates in RULES:
        if part == one and lemma.endswith(ending):
            for root in _mutated(lemma.removesuffix(ending), mutates):
                if _lexemes(other, root + other_ending):
                    yield other, root + other_ending
        if part == other and lemma.endswith(other_ending):
            for root in _restored(lemma.removesuffix(other_ending), mutates):
                if _lexemes(one, root + ending):
                    yield one, root + ending


def _mutated(root: str, mutates: bool) -> Iterator[str]:
    yield root
    if mutates:
        yield from (root.removesuffix(old) + new for old, new in MUTATIONS if root.endswith(old))


def _restored(root: str, mutates: bool) -> Iterator[str]:
    yield root
    if mutates:
        yield from (root.removesuffix(new) + old for old, new in MUTATIONS if root.endswith(new))


@cache
def _lexemes(part: str, lemma: str) -> tuple[tuple[str, ...], ...]:
    """The forms of each lexeme of the dictionary with this lemma and part of speech."""
    if len(lemma) < 3 or not _analyser().word_is_known(lemma):
        return ()
    parses = [parse for parse in _analyser().parse(lemma) if parse.normal_form == lemma and _part(parse) == part]
    return tuple(dict.fromkeys(_forms(parse) for parse in parses))


def _forms(parse: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys([parse.normal_form, *(form.word for form in parse.lexeme)]))


def _part(parse: Any) -> str:
    return str(parse.tag.POS)


@cache
def _analyser() -> Any:
    from pymorphy3 import MorphAnalyzer  # a heavy import that a build with a full cache does without

    return MorphAnalyzer(lang="uk")
