"""Where a text speaks of something: the words that name it, in whatever form they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from strategy.search.languages import language
from strategy.search.morphology import ANALYSERS
from strategy.search.text import TOKEN
from strategy.search.text import tokens as tokens_of

ADJECTIVE, WITHIN_COMPOUND = "ий", "о"  # «лисичанський», «Лисичансько-Рубіжанський»


class _Token(NamedTuple):
    """A word of a text: folded, where it stands, and whether it begins with a capital."""

    word: str
    start: int
    end: int
    capital: bool


class _Word(NamedTuple):
    """A word to be found: its folded forms. A name is one only where it is written as one."""

    forms: frozenset[str]
    capital: bool


def mentions(text: str, phrases: Iterable[str], lang: str) -> tuple[tuple[int, int], ...]:
    """Where (start, end) a text holds one of the phrases, each of its words in any form; a word that the phrase writes
    with a capital has one in the text too."""
    tokens, begun = _tokens(text, lang), _begun(tuple(phrases), lang)
    starts = ((at, words) for at, token in enumerate(tokens) for words in begun.get(token.word, ()))
    return tuple(_apart({place for at, words in starts for place in _places(tokens[at : at + len(words)], words)}))


@cache
def _begun(phrases: tuple[str, ...], lang: str) -> Mapping[str, tuple[tuple[_Word, ...], ...]]:
    """Folded word → the phrases that may begin with it: thousands of them are not tried at each word of a text."""
    found: dict[str, list[tuple[_Word, ...]]] = defaultdict(list)
    for words in dict.fromkeys(_words(phrase, lang) for phrase in phrases):
        for form in words[0].forms if words else ():
            found[form].append(words)
    return {form: tuple(some) for form, some in found.items()}


def holding(texts: tuple[str, ...], phrases: Iterable[str], lang: str) -> frozenset[int]:
    """The places of those among texts that hold one of the phrases, as `mentions` finds them."""
    return frozenset(at for phrase in phrases for at in _holding(texts, phrase, lang))


@cache
def _holding(texts: tuple[str, ...], phrase: str, lang: str) -> frozenset[int]:
    words, having = _words(phrase, lang), _having(texts, lang)
    near = [{at for form in word.forms for at in having.get(form, ())} for word in words]
    together = set.intersection(*near) if near else ()
    return frozenset(at for at in together if any(True for _ in _places(_tokens(texts[at], lang), words)))


@cache
def _having(texts: tuple[str, ...], lang: str) -> Mapping[str, frozenset[int]]:
    """Folded word → the places of the texts that have it."""
    found: dict[str, set[int]] = defaultdict(set)
    for at, text in enumerate(texts):
        for token in _tokens(text, lang):
            found[token.word].add(at)
    return {word: frozenset(places) for word, places in found.items()}


def _places(tokens: tuple[_Token, ...], words: tuple[_Word, ...]) -> Iterator[tuple[int, int]]:
    for at in range(len(tokens) - len(words) + 1) if words else ():
        some = tokens[at : at + len(words)]
        if all(
            token.word in word.forms and (token.capital or not word.capital)
            for token, word in zip(some, words, strict=True)
        ):
            yield some[0].start, some[-1].end


def _apart(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Without those that lie within or reach into the one before."""
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end


@cache
def _tokens(text: str, lang: str) -> tuple[_Token, ...]:
    folding = language(lang).folding
    found = TOKEN.finditer(text)
    return tuple(_Token(folding.word(one[0]), one.start(), one.end(), one[0][0].isupper()) for one in found)


@cache
def _words(phrase: str, lang: str) -> tuple[_Word, ...]:
    return tuple(_Word(_forms(word, lang), word[0].isupper()) for word in tokens_of(phrase))


@cache
def _forms(word: str, lang: str) -> frozenset[str]:
    """The folded forms of every lexeme that a word may belong to; where no dictionary knows any, the word itself."""
    analyser, folding = ANALYSERS.get(lang), language(lang).folding
    families = analyser.families(word) if analyser and not word[0].isdecimal() else []
    lexemes = [frozenset(map(folding.word, forms)) for family in families for forms in family[0]]
    found = {form for forms in lexemes if folding.word(word) in forms for form in forms}
    compound = {form.removesuffix(ADJECTIVE) + WITHIN_COMPOUND for form in found if form.endswith(ADJECTIVE)}
    return frozenset({folding.word(word), *found, *compound})
