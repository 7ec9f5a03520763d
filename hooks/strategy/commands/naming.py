"""What a new file is called: words in Latin letters, as they will stand in an address."""

import re

from strategy.search.languages import language as facts_of

LONGEST_SLUG = 60  # characters: an address that fits into a line


def slug(title: str, language: str, unnamed: str = "update") -> str:
    """A title in Latin letters, for an address: «Відкрито школу» → vidkryto-shkolu; `unnamed` where it has no letters.

    Source: Cabinet of Ministers, resolution 55 of 27 January 2010.
    """
    table = facts_of(language).romanisation
    made = []
    for word in re.findall(r"[\w’'ʼ]+", title.lower()):
        letters = re.sub(r"[’'ʼ]", "", word)
        start = next((key for key in sorted(table, key=len, reverse=True) if letters.startswith(key)), None)
        first, rest = "", letters
        if start:
            latin = table[start]
            first, rest = (latin if isinstance(latin, str) else latin[1]), letters[len(start) :]
        for key in sorted(table, key=len, reverse=True):
            latin = table[key]
            rest = rest.replace(key, latin if isinstance(latin, str) else latin[0])
        if word := re.sub(r"[^a-z0-9]", "", first + rest):
            made.append(word)
    short = ""
    for word in made:
        if short and len(short) + len(word) >= LONGEST_SLUG:
            break
        short = f"{short}-{word}" if short else word[:LONGEST_SLUG]
    return short or unnamed
