"""What is measured: figures out of the answers of the worker. Nothing here knows the browser."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from search_report.lists import Group
from search_report.worker import Answer
from strategy.search.text import Folding

Ask = Callable[[Sequence[str]], list[Answer]]


@dataclass(frozen=True)
class Pages:
    """Which pages hold a folded word: word → urls."""

    holding: Mapping[str, frozenset[str]]
    folding: Folding

    def of(self, forms: Iterable[str]) -> frozenset[str]:
        """The pages that hold one of the forms."""
        return frozenset().union(*(self.holding.get(self.word(form), ()) for form in forms))

    @property
    def word(self) -> Callable[[str], str]:
        return self.folding.word


@dataclass(frozen=True)
class Finding:
    """Shares of 1 over `queries` questions; `lost`: the questions with the poorest recall."""

    queries: int
    recall: float
    precision: float
    lost: tuple[str, ...]


def finding(groups: Iterable[Group], pages: Pages, ask: Ask) -> Finding:
    """Every form of every word that the site holds is asked for.

    Recall: the share of the pages holding any form of that word that are found. Precision: the share of the found pages
    that hold a form of some word to which the typed form may belong. Means over the questions.
    """
    asked = sorted({tuple(sorted(group)) for group in groups if pages.of(group)})
    owners: dict[str, set[tuple[str, ...]]] = {}
    for group in asked:
        for form in group:
            owners.setdefault(pages.word(form), set()).add(group)
    forms = sorted(form for form in owners if len(form) > 1)
    answers = dict(zip(forms, ask(forms), strict=True))
    recalls, precisions, lost = [], [], []
    for group in asked:
        wanted = pages.of(group)
        for form in {pages.word(form) for form in group} & answers.keys():
            found = answers[form].pages
            recalls.append(len(wanted & found) / len(wanted))
            if recalls[-1] < 1:
                lost.append((recalls[-1], f"{form} ({group[0]})"))
    for form in forms:
        found = answers[form].pages
        fitting = frozenset().union(*(pages.of(group) for group in owners[form]))
        if found:
            precisions.append(len(found & fitting) / len(found))
    return Finding(len(forms), mean(recalls), mean(precisions), tuple(name for _, name in sorted(lost)))


def noise(words: Sequence[str], ask: Ask) -> tuple[float, list[tuple[str, str | None]]]:
    """The share of words that find something although the site holds no form of them; and which, with what was
    shown."""
    loud = [(word, answer.shown) for word, answer in zip(words, ask(words), strict=True) if answer.total]
    return len(loud) / len(words), loud


def blanks(words: Sequence[str], ask: Ask) -> list[str]:
    """The beginnings of words that find nothing, though the site holds the word."""
    begun = sorted({word[:end] for word in words for end in range(1, len(word) + 1)})
    return [text for text, answer in zip(begun, ask(begun, 1), strict=True) if not answer.total]


def kept(pairs: Iterable[tuple[str, str]], ask: Ask) -> tuple[float, list[str]]:
    """Of pairs (word, the same typed otherwise): the share of the word's pages found all the same; and what was
    lost."""
    pairs = list(pairs)
    plain = {word: answer.pages for word, answer in _asked({word for word, _ in pairs}, ask)}
    changed = {text: answer.pages for text, answer in _asked({text for _, text in pairs}, ask)}
    shares = [len(plain[word] & changed[text]) / len(plain[word]) for word, text in pairs if plain[word]]
    lost = [f"{word} → {text}" for word, text in pairs if not plain[word] <= changed[text]]
    return mean(shares), lost


def percentiles(values: Iterable[float]) -> tuple[float, float, float]:
    """Median, 99th percentile and maximum."""
    ordered = sorted(values)
    return ordered[len(ordered) // 2], ordered[min(len(ordered) - 1, len(ordered) * 99 // 100)], ordered[-1]


def typo(word: str, letters: str, chance: random.Random) -> str:
    """The word with one mistake: a letter changed, left out, added, or two that changed places; never the first one."""
    at = chance.randrange(1, len(word))
    kind = chance.randrange(4)
    if kind == 0:
        other = chance.choice([letter for letter in letters if letter != word[at]])
        return word[:at] + other + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at + 1 :]
    if kind == 2:
        return word[:at] + chance.choice(letters) + word[at:]
    swaps = [i for i in range(1, len(word) - 1) if word[i] != word[i + 1]]
    at = chance.choice(swaps) if swaps else 1
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def mean(values: Sequence[float]) -> float:
    return sum(values) / len(values) if values else 1.0


def _asked(texts: Iterable[str], ask: Ask) -> Iterable[tuple[str, Answer]]:
    ordered = sorted(texts)
    return zip(ordered, ask(ordered), strict=True)
