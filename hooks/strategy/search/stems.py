"""Words that only lead on → their stems: a few letters in place of a paradigm, because nothing has to be marked.

What a reader types is such a word where it begins with the stem and goes on with an ending that the index knows
(components/search/worker/leads.js).
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from strategy.search.languages import Language
from strategy.search.morphology import Dictionary, common, parted
from strategy.search.text import tokens

SHORTEST = 3  # letters of a stem; below that, each form travels by itself
# Letters of a stem that may stand for words whose stems part further on («послу-» for «послуга», «послузі»), unless it
# is the first form of another word: «лікар-» is not for «лікарня», «лікарень».
LONG = 5
LEAST = 4  # letters that are left of a word without a dictionary
WHOLE = "="  # after a form that takes no ending


@dataclass(frozen=True)
class Stems:
    """How words of a language become stems; `endings`: what may follow one."""

    facts: Language
    dictionary: Dictionary
    endings: Collection[str]

    def of(self, text: str) -> str:
        """A word or a phrase as "stem/stem stem": its telling words, each with all its stems."""
        pairs = [(token, self.facts.folding.word(token)) for token in tokens(text)]
        telling = [pair for pair in pairs if pair[1] not in self.facts.stop] or pairs
        return " ".join("/".join(dict.fromkeys(self._of_word(token, word))) for token, word in telling)

    def _of_word(self, token: str, word: str) -> Iterator[str]:
        """The stems of a word in dictionary form; an abbreviation and what no dictionary knows stay as they are."""
        lexemes = self.dictionary.lexemes(token) if token[0].isalpha() and not token.isupper() else []
        forms = sorted({self.facts.folding.word(form) for lexeme in lexemes for form in lexeme if form})
        if word not in forms or len(forms) == 1:
            yield word + WHOLE
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
