"""Words that lead on, as they travel: what may be said, as stems, and where it leads.

Two sources: what belongs to one strategy (data/search.yaml, its abbreviations), and what holds for every one in a
language (languages/everyday.*.yaml, languages/russian.*.yaml): the general part leads to words alone, and only what the
site answers travels.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from strategy.search.languages import Language
from strategy.search.morphology import Lexicon
from strategy.search.stems import Stems, cut

ENOUGH = 2  # words that a general entry has in common with one of the strategy, to lead on as that does


@dataclass(frozen=True)
class Alias:
    """Words that lead on. Who says one of `said` also gets what holds one of `means`, and the places `seen`: the url of
    a document and the anchor of a section in it ("" for the page itself)."""

    said: tuple[str, ...]
    means: tuple[str, ...] = ()
    seen: tuple[tuple[str, str], ...] = ()


def table(
    aliases: Sequence[Alias],
    seen: Sequence[Sequence[tuple[int, int]]],
    vocabulary: Mapping[str, int],
    lexicon: Lexicon,
    stems: Stems,
) -> dict[str, Any]:
    """{"leads": "stem stem,…|word word,…|document section,…;…", "general": the same, "twins": "word stem …,…"}.

    `seen` holds the places of each alias by their numbers. Words are numbers too, those of `vocabulary`: any form of
    the word that is meant.
    """
    facts = stems.facts
    numbers = _numbers(vocabulary, lexicon)
    aliases, general = _parted(aliases, facts)
    leading = [(alias, ()) for alias in general if alias.said and any(_known(alias.means, numbers, facts))]
    said = [text for alias in (*aliases, *(alias for alias, _ in leading)) for text in alias.said]
    sayable = {word for text in (*said, *facts.weak) for word in _folded(text, facts)}
    return {
        "leads": ";".join(_lead(*one, numbers, stems) for one in zip(aliases, seen, strict=True)),
        "general": ";".join(_lead(*one, numbers, stems) for one in leading),
        "twins": ",".join(_twins(sayable | {*numbers}, facts)),
    }


def _lead(alias: Alias, places: Iterable[tuple[int, int]], numbers: Mapping[str, int], stems: Stems) -> str:
    said = ",".join(sorted({stems.of(text) for text in alias.said}))
    means = ([numbers[word] for word in words] for words in _known(alias.means, numbers, stems.facts))
    return "|".join([said, _joined(means), _joined(places)])


def _joined(lists: Iterable[Iterable[int]]) -> str:
    return ",".join(" ".join(map(str, one)) for one in lists)


def _numbers(vocabulary: Mapping[str, int], lexicon: Lexicon) -> dict[str, int]:
    """Every form of the words of the site → the number of a word that is a form of the same lexeme."""
    numbers: dict[str, int] = {}
    for forms in lexicon.lexemes:
        word = min((form for form in forms if form in vocabulary), key=vocabulary.__getitem__, default=None)
        if word:
            numbers |= {form: vocabulary[word] for form in forms if form not in numbers}
    return numbers | vocabulary


def _parted(aliases: Sequence[Alias], facts: Language) -> tuple[list[Alias], list[Alias]]:
    """The entries of the strategy, and the general ones without what they lead on: what is left of a general one leads
    where the strategy leads most of the rest, if it does."""
    owners = {_folded(text, facts): number for number, alias in enumerate(aliases) for text in alias.said}
    own, general = list(aliases), []
    for said, means in facts.everyday:
        left = tuple(text for text in said if _folded(text, facts) not in owners)
        shared = Counter(owners[words] for text in said if (words := _folded(text, facts)) in owners)
        number, count = max(shared.items(), key=lambda pair: pair[1], default=(0, 0))
        if count >= ENOUGH and own[number].seen:
            own[number] = replace(own[number], said=own[number].said + left)
        else:
            general.append(Alias(left, means))
    return own, general


def _known(means: Iterable[str], numbers: Collection[str], facts: Language) -> Iterator[tuple[str, ...]]:
    for text in means:
        words = tuple(word for word in _folded(text, facts) if word not in facts.stop)
        if words and all(word in numbers for word in words):
            yield words


def _folded(text: str, facts: Language) -> tuple[str, ...]:
    return tuple(facts.folding.words(text))


def _twins(sayable: Collection[str], facts: Language) -> Iterator[str]:
    """Each word with the stems of those that stand for it in the neighbour's language."""
    for word, others in facts.twins.items():
        strange = [other for one in others if (other := facts.folding.word(one)) not in sayable]
        if strange and all(one in sayable for one in _folded(word, facts)):
            yield " ".join([word, *dict.fromkeys(cut(other, facts.endings) for other in strange)])
