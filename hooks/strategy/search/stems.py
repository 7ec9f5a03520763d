"""Words that lead on → what travels of them: of a word of the site its number, of others their stems, a few letters in
place of a paradigm, because nothing has to be marked.

What a reader types is such a word where it begins with the stem and goes on with an ending that the index knows
(components/search/worker/leads.js).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from strategy.search.languages import Language
from strategy.search.morphology import Dictionary, Lexicon, common, parted
from strategy.search.text import tokens

Forms = tuple[str, ...]

SHORTEST = 3  # letters of a stem; below that, each form travels by itself
# Letters of a stem that may stand for words whose stems part further on («послу-» for «послуга», «послузі»), unless it
# is the first form of another word: «лікар-» is not for «лікарня», «лікарень».
LONG = 5
LEAST = 4  # letters that are left of a word without a dictionary
WHOLE = "="  # after a form that takes no ending


@dataclass(frozen=True)
class Stems:
    """How words of a language become stems; `endings`: what may follow one; `numbers`: the lexemes of a word of the
    site → its number."""

    facts: Language
    dictionary: Dictionary
    endings: Collection[str]
    numbers: Mapping[frozenset[Forms], int] = field(default_factory=dict)

    @cached_property
    def _owners(self) -> dict[str, list[Forms]]:
        """Form → the lexemes of the site that have it."""
        owners: dict[str, list[Forms]] = {}
        for forms in sorted(frozenset().union(*self.numbers), key=sorted):
            for form in forms:
                owners.setdefault(form, []).append(forms)
        return owners

    def of(self, text: str) -> str:
        """A word or a phrase as "stem stem": its telling words; of a word with several stems what they have in common,
        and what follows it in each ("шк/ол/іл")."""
        pairs = [(token, self.facts.folding.word(token)) for token in tokens(text)]
        telling = [pair for pair in pairs if pair[1] not in self.facts.stop] or pairs
        return " ".join(_joined([*dict.fromkeys(self._of_word(token, word))]) for token, word in telling)

    def _of_word(self, token: str, word: str) -> Iterator[str]:
        """The stems of a word in dictionary form; an abbreviation stays as it is; what no dictionary knows has a
        stem, for it is declined («в Рубежном»)."""
        lexemes = self.dictionary.lexemes(token) if token[0].isalpha() and not token.isupper() else []
        forms = sorted({self.facts.folding.word(form) for lexeme in lexemes for form in lexeme if form})
        if word not in forms or len(forms) == 1:
            stem = "" if forms or token.isupper() else cut(word, self.facts.endings)
            yield word + WHOLE if stem in ("", word) else stem
            return
        number = self._number(word, lexemes)
        if number is not None:
            yield str(number)
            return
        stem = common(forms)
        endings = {form[len(stem) :] for form in forms}
        if len(stem) >= LONG and self.endings >= endings and ("" in endings or not self.dictionary.holds(stem)):
            yield stem
            return
        for stem, endings in parted(forms):
            if len(stem) >= SHORTEST:
                yield stem
            else:
                yield from _short([stem + ending for ending in endings])

    def _number(self, word: str, lexemes: Iterable[Collection[str]]) -> int | None:
        """A word of the site that belongs to these lexemes and to no other."""
        asked = [{self.facts.folding.word(form) for form in forms if form} for forms in lexemes]
        owners = self._owners.get(word, ())
        return self.numbers.get(frozenset(next((one for one in owners if forms.issubset(one)), ()) for forms in asked))


def words_of_lexemes(vocabulary: Mapping[str, int], lexicon: Lexicon) -> dict[frozenset[Forms], int]:
    """The lexemes that a word of the site belongs to → its number; of several such words the first."""
    lexemes: dict[str, set[Forms]] = {}
    for forms in lexicon.lexemes:
        for word in vocabulary.keys() & {*forms}:
            lexemes.setdefault(word, set()).add(forms)
    return {frozenset(lexemes[word]): number for word, number in reversed(vocabulary.items()) if word in lexemes}


def _joined(stems: Sequence[str]) -> str:
    shared = common(stems)
    return "/".join([shared, *(stem[len(shared) :] for stem in stems)]) if len(stems) > 1 else shared


def cut(word: str, endings: Iterable[str]) -> str:
    """A word without the longest of the endings: its stem where there is no dictionary to ask."""
    fitting = (ending for ending in endings if word.endswith(ending) and len(word) - len(ending) >= LEAST)
    return word.removesuffix(max(fitting, key=len, default=""))


def _short(forms: Sequence[str]) -> Iterator[str]:
    for begun, some in groupby(forms, key=lambda form: form[:SHORTEST]):
        first, *more = some
        yield begun if more and len(begun) == SHORTEST else first + WHOLE
        if more and len(begun) < SHORTEST:
            yield from (form + WHOLE for form in more)
