"""Languages that files are written in and the site does not have: what stands in them is left out.

So a site of one language needs one line in its data; the texts, pages and settings in others may stay where they are.
"""

from collections.abc import Iterable
from typing import Any

from strategy import i18n


def silent(languages: Iterable[str]) -> frozenset[str]:
    """The languages that the program has words in and a site in these languages does not speak. None where the
    languages of the site are not known: any other name of a language is a slip."""
    known = frozenset(languages)
    return frozenset(i18n.languages()) - known if known else frozenset()


def listed(value: Any) -> tuple[str, ...]:
    """The languages that the data of a strategy name; none where there is no list."""
    found = value.get("languages") if isinstance(value, dict) else None
    return tuple(map(str, found)) if isinstance(found, list) else ()


def spoken(value: Any, languages: Iterable[str]) -> Any:
    """The value of a data file without what stands in it in silent languages."""
    names = frozenset(name for lang in silent(languages) for name in (lang, f"{lang}_short"))  # of a glossary
    return _without(value, names) if names else value


def _without(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, list):
        return [_without(one, names) for one in value]
    if not isinstance(value, dict):
        return value
    left = {name: _without(one, names) for name, one in value.items() if name not in names}
    return {name: one for name, one in left.items() if one != {} or value[name] == {}}  # no name without a word
