"""data/glossary.yaml: how the strategy's terms, abbreviations and places are called in each language."""

import re
import warnings
from collections.abc import Collection, Iterable, Iterator
from contextlib import suppress
from functools import cache, partial
from itertools import chain
from typing import Annotated, NewType

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, create_model
from pydantic_core import PydanticCustomError

from strategy.addresses import passages
from strategy.checking import check as checker
from strategy.checking.check import Checked
from strategy.checking.draft import Draft
from strategy.checking.rules import Rule
from strategy.limits import TooLong, within
from strategy.model import Line, Text
from strategy.reading.values import Problem
from strategy.search.text import APOSTROPHES, INVISIBLE


def _as_sought(pattern: str) -> str:
    if pattern != pattern.strip():  # it would be sought, and is told of by no report
        raise PydanticCustomError("text.edge_space", "must have no blanks at its ends")
    if len(pattern) > LONGEST:
        raise PydanticCustomError("pattern.slow", "must be shorter")
    return pattern


_UNHEARD = re.compile(f"[{APOSTROPHES}{INVISIBLE}]")
LONGEST = 10_000  # signs of an expression
SECONDS = 1.0  # of the processor, in which all expressions have looked through all texts
SIGNS = 100_000  # of them; more are given more time
# Texts on which an expression that is slow shows it, whatever the strategy says today.
_TRYING = ("а" * 40 + "!", "слово " * 12 + "!", "а1" * 20 + "!", "word " * 12 + "!")
Pattern = Annotated[NewType("Pattern", str), AfterValidator(_as_sought)]


class _Entry(BaseModel):
    """The languages of the site are further fields of an entry, each with its form of the word."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def in_language(self, lang: str) -> str:
        """The word in its dictionary form; of an abbreviation, what it stands for."""
        return getattr(self, lang)


class Term(_Entry):
    find: Pattern = Field(description="Регулярний вираз, який знаходить усі форми терміна в офіційному тексті.")
    accept: Pattern | None = Field(default=None, description="Дозволені форми перекладу: регулярний вираз.")
    explained: Text | None = Field(default=None, description="Що це означає, простими словами, кожною мовою.")

    def is_in(self, text: str) -> bool:
        """Whether the term stands, in any of its forms, in a text of the official language."""
        return bool(_sought(self.find).search(text))


class Abbreviation(_Entry):
    short: Line = Field(description="Скорочення так, як воно пишеться.")
    find: Pattern | None = Field(default=None, description="Регулярний вираз, якщо скорочення пишеться по-різному.")
    accept: Pattern | None = Field(default=None, description="Дозволені форми перекладу: регулярний вираз.")

    def is_in(self, text: str) -> bool:
        """Whether the short form stands in a text of the official language; `find` may mean the long form too."""
        expression, begins = _expression(self.short, self.find)
        return any(found[0].casefold().startswith(begins) for found in expression.finditer(text))


class Place(_Entry):
    find: Pattern = Field(description="Регулярний вираз, який знаходить усі форми назви в офіційному тексті.")


class Glossary(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    terms: tuple[Term, ...] = Field(default=(), description="Терміни.")
    abbreviations: tuple[Abbreviation, ...] = Field(default=(), description="Скорочення.")
    places: tuple[Place, ...] = Field(default=(), description="Географічні назви.")

    def entries(self) -> Iterator[_Entry]:
        return chain(self.terms, self.abbreviations, self.places)

    def abbreviations_in(self, texts: Iterable[str], lang: str) -> tuple[tuple[str, str], ...]:
        """(short form, what it stands for) of each abbreviation in texts of the official language `lang`, in the order
        of the glossary."""
        texts = tuple(texts)
        found = (entry for entry in self.abbreviations if any(entry.is_in(text) for text in texts))
        return tuple((entry.short, entry.in_language(lang)) for entry in found)

    def terms_in(self, texts: Iterable[str], lang: str) -> tuple[tuple[str, str], ...]:
        """(term, what it means) in the language `lang` of each explained term in texts of the official language, in the
        order of the glossary."""
        texts = tuple(texts)
        found = (entry for entry in self.terms if entry.explained and any(entry.is_in(text) for text in texts))
        return tuple((entry.in_language(lang), entry.explained[lang]) for entry in found)

    def explanations(self, texts: Collection[str], lang: str, official: str) -> tuple[tuple[str, str], ...]:
        """The abbreviations in texts of the official language (for its own readers alone: a translation has others) and
        the terms in them, each with its meaning."""
        short = self.abbreviations_in(texts, official) if lang == official else ()
        return (*short, *self.terms_in(texts, lang))


@cache
def glossary_type(languages: tuple[str, ...]) -> type[Glossary]:
    """The glossary of a site in these languages, the official one first: its entries have a field for each."""
    words = {lang: (Line, Field(description=f"Слово мовою «{lang}».")) for lang in languages}
    short = {f"{lang}_short": (Line | None, Field(default=None)) for lang in languages[1:]}
    lists = {
        "terms": create_model("Term", __base__=Term, **words),
        "abbreviations": create_model("Abbreviation", __base__=Abbreviation, **words, **short),
        "places": create_model("Place", __base__=Place, **words),
    }
    fields = {name: (tuple[entry, ...], Glossary.model_fields[name]) for name, entry in lists.items()}
    return create_model("Glossary", __base__=Glossary, **fields)


def check(data: bytes, strategy: Checked) -> Checked:
    """Check the bytes of a glossary of a strategy that has been checked, well or not."""
    warn: tuple[Rule, ...] = ()
    texts = []
    if strategy.strategy:
        official = strategy.languages[0]
        every = (*passages.of_strategy(strategy.strategy), *passages.withdrawn(strategy.strategy))
        texts = [passage.text[official] for passage in every]
        warn = (partial(absent, texts=texts),)
    rules = (entries_twice, partial(patterns_in_time, texts=texts))
    return checker.check(data, glossary_type(strategy.languages), rules, known=strategy.languages, warn=warn)


def patterns_in_time(draft: Draft, texts: Collection[str]) -> Iterator[Problem]:
    """An expression that goes back and forth in a text may take longer than anybody waits, and one of wide ranges
    before that: each is read and tried in all texts, up to the one at which the time for all of them ends."""
    paths = ((*field.path, name) for field in draft.of(_Entry) for name in ("find", "accept"))
    patterns = [(path, pattern) for path in paths if (pattern := draft.valid(path))]
    done, bad = 0, []
    try:
        with within(_allowed(texts)):
            for path, pattern in patterns:
                if expression := _read(pattern):
                    for text in (*texts, *_TRYING):
                        expression.findall(text)
                else:
                    bad.append((path, pattern))
                done += 1
    except TooLong:
        path, pattern = patterns[min(done, len(patterns) - 1)]
        yield draft.problem(path, "pattern.slow", value=pattern)
    yield from (draft.problem(path, "pattern.bad", value=pattern) for path, pattern in bad)


def _allowed(texts: Collection[str]) -> float:
    return SECONDS * max(1, sum(map(len, texts)) / SIGNS)


def absent(draft: Draft, texts: Collection[str]) -> Iterator[Problem]:
    """Entries of which no text has the term: a slip in it, or the text has been corrected since."""
    with suppress(TooLong), within(_allowed(texts)):  # which expression is slow is told as a problem
        for field in draft.of(_Entry):
            path, find = (*field.path, "find"), draft.valid((*field.path, "find"))
            short = draft.valid((*field.path, "short"))
            sought = _read(find) if find else _expression(short, None)[0] if short else None
            if sought and not any(sought.search(text) for text in texts):
                yield draft.problem(path if find else (*field.path, "short"), "glossary.absent", value=find or short)


def entries_twice(draft: Draft) -> Iterator[Problem]:
    """A word that stands twice would be translated in two ways, also where signs that nobody hears differ; large
    letters tell a town from a word (Щастя), stress marks one word from another."""
    first: dict[str, int] = {}
    for field in draft.of(_Entry):
        name = "short" if "short" in field.value else draft.languages[0]
        path = (*field.path, name)
        if word := draft.valid(path):
            heard = _UNHEARD.sub("", word)
            if heard in first:
                yield draft.problem(path, "entry.twice", value=word, line=first[heard])
            first.setdefault(heard, draft.line(path))


@cache  # that of `re` holds some hundred alone: of more, each would be read anew for every text
def _sought(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


def _read(pattern: str) -> re.Pattern[str] | None:
    """None for what is no expression."""
    try:
        with warnings.catch_warnings(action="error"):  # of what a later version of Python reads in another way
            return _sought(pattern)
    except (re.error, ValueError, OverflowError, RecursionError, Warning):
        return None


@cache
def _expression(short: str, find: str | None) -> tuple[re.Pattern[str], str]:
    """What finds an abbreviation, and how the found begins if it is the short form."""
    if find is None:
        return re.compile(rf"(?<!\w){re.escape(short)}(?!\w)"), ""
    word = re.search(r"\w+", short)
    return _sought(find), (word[0] if word else short).casefold()
