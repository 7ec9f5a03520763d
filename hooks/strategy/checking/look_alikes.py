"""Letters that pass for letters of another script: inside a word of that script, or as a word of one letter."""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from strategy import i18n

# The scripts whose letters look alike: by their ISO 15924 name, and as the Unicode names of their letters
# begin.
_SCRIPTS = {"Latn": "LATIN", "Cyrl": "CYRILLIC", "Grek": "GREEK"}
# One letter belongs to what an apostrophe joins to it, «M’яч»; a name stands apart from its ending, «Google’ю».
_WORD = re.compile(r"(?<!\w)[^\W\d_]['’][яюєї][^\W\d_]*|[^\W\d_]+", re.IGNORECASE)
_SPACED = re.compile(r"\S+")
# Soft hyphens and combining marks stand in a word and part none.
_WITHIN = re.compile(r"[\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_OPENING = '(«„“"'
_LONE = frozenset("aioy")  # Latin, and read as the words «а», «і», «о», «у»

Found = tuple[str, str, Mapping[str, str]]  # a part of the text, a key of the catalogue "problems", its parameters


def look_alikes(text: str, language: str, languages: Sequence[str]) -> Iterator[Found]:
    """What passes for something else in a text in one of the languages of a site, and Cyrillic words in a language of
    Latin letters.

    Whole words in Latin letters are at home in any language (names, abbreviations); a lone small letter
    that looks like a Cyrillic word of one letter is not.
    """
    own = _SCRIPTS.get(i18n.script(language)) if language in languages else None
    scripts = {_script(sign) for sign in set(text)} - {None}
    if own is None or scripts <= {own}:
        return
    whole = _WITHIN.sub("", unicodedata.normalize("NFC", text))
    for word in dict.fromkeys(_WORD.findall(whole)):
        place = word if word in text else text
        strange = {sign for sign in word if _script(sign) not in {None, own}}
        found = {_script(sign) for sign in word} - {None}
        if own == "LATIN" and found == {"CYRILLIC"}:
            if own not in scripts:
                yield text, "text.cyrillic", {"language": language}
                break
            yield place, "text.cyrillic_word", {"word": word, "language": language}
        elif strange and len(found) > 1:
            script = _script(min(strange))
            key = f"text.look_alike_{script.lower() if script in _SCRIPTS.values() else 'other'}"
            marked = "".join(f"[{sign}]" if sign in strange else sign for sign in word)
            yield place, key, {"word": word, "marked": marked}
    spaced = [*_SPACED.finditer(text)] if own == "CYRILLIC" else []
    for place, word in enumerate(spaced):
        if _WITHIN.sub("", word[0]).lstrip(_OPENING) not in _LONE:
            continue
        near = "".join(one[0] for one in spaced[max(0, place - 1) : place + 2])
        if any(_script(sign) == own for sign in near):  # not «Make a difference»
            yield text[word.start() : word.start() + 20], "text.lone_letter", {"letter": word[0]}


@cache
def _script(sign: str) -> str | None:
    """The script of a letter, as its Unicode name begins ("CYRILLIC"); None for what belongs to no script."""
    if unicodedata.category(sign) not in {"Lu", "Ll", "Lt", "Lo", "Nl"}:
        return None
    name = unicodedata.name(sign, "").split()
    if "ROMAN" in name:  # a numeral of one sign, which looks like the letters i, v, x, l, c, d, m
        return "LATIN"
    return name[0] if "LETTER" in name or "LIGATURE" in name else None
