"""Words: catalogues of one language, with the plurals and dates of that language.

A catalogue is a YAML file beside this module: `<language>.yaml` holds the words of the site's interface,
`<family>.<language>.yaml` those of another family. Entries may nest; a key joins the names with dots
("task.areas"). An entry is a text with {placeholders}, or a mapping of CLDR plural categories to such texts.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from babel import Locale

FOLDER = Path(__file__).parent
PLURAL_CATEGORIES = ("zero", "one", "two", "few", "many", "other")

Entry = str | Mapping[str, str]


class CatalogueError(LookupError):
    """A catalogue, key, plural form or parameter that is not there: a mistake of ours, never of the data."""


class Catalogue:
    """The words of one language.

    `asked` is a language code, that of the texts beside the words; `language` the same or, where it has no words, the
    one that speaks for it (`stand_in`); `family` is the first part of the file's name ("" for the interface). A top
    entry `locale` ("en_GB") refines the language for dates and plurals. Raises CatalogueError.
    """

    def __init__(self, language: str, family: str = "") -> None:
        self.asked = language
        language = self.language = _standing_in.get(language, language)
        self._name = f"{family}.{language}.yaml" if family else f"{language}.yaml"
        self.entries: Mapping[str, Entry] = _entries(FOLDER, self._name)

    def text(self, key: str, **params: object) -> str:
        """The text of a key with its placeholders filled in; the parameter `n` chooses the plural form."""
        entry = self.entries.get(key)
        if entry is None:
            raise CatalogueError(f"{self._name}: no entry {key!r}")
        if not isinstance(entry, str):
            if "n" not in params:
                raise CatalogueError(f"{self._name}: {key!r} is plural and needs the parameter 'n'")
            category = self.locale.plural_form(params["n"])
            if category not in entry:
                raise CatalogueError(f"{self._name}: {key!r} lacks the plural form {category!r}")
            entry = entry[category]
        try:
            return entry.format_map(params)
        except KeyError as missing:
            raise CatalogueError(f"{self._name}: {key!r} needs the parameter {missing}") from None

    def forms(self, key: str) -> tuple[str, ...]:
        """The plural forms of a key for whole numbers, in the order of CLDR's categories."""
        return tuple(self.entries[key][category] for category in plural_forms(self.language))

    def date(self, date: datetime.date) -> str:
        """A date in the long form of the language, e.g. «12 березня 2026 р.»."""
        return _long(datetime.date(date.year, date.month, date.day), self.locale)

    def when(self, date: str) -> str:
        """A date as the data write it (dates.py): a day, month, quarter, half or year, in the form of the language."""
        from babel.dates import format_date

        year, *rest = date.split("-")
        if rest and rest[0][0] in "QH":
            return self.text(f"when.{rest[0]}", year=year)
        if len(rest) == 2:
            return self.date(datetime.date.fromisoformat(date))
        return format_date(datetime.date(int(year), int(rest[0]), 1), "LLLL y", self.locale) if rest else year

    def number(self, number: Decimal) -> str:
        """A number with the separators of the language and as many digits as it has."""
        from babel.numbers import format_decimal

        return _signed(format_decimal(number, locale=self.locale, decimal_quantization=False))

    def share(self, share: Decimal) -> str:
        """A share as a whole percentage: «45 %»; with a tenth where that would be nothing or all and is not."""
        from babel.numbers import format_percent

        whole = round(share, 2) if abs(share) < 2 else share  # of any size otherwise
        if is_rounded := whole in (0, 1) and whole != share:
            share = share.quantize(Decimal("0.001"), ROUND_DOWN) + 0  # no nought below nought
        return _signed(format_percent(share, locale=self.locale, decimal_quantization=not is_rounded))

    def language_named(self, code: str) -> str | None:
        """What a language is called in this one: “Ukrainian”; None where that is not known."""
        return self.locale.languages.get(code.replace("-", "_"))

    @property
    def locale(self) -> "Locale":
        return _locale(str(self.entries.get("locale", self.language)))


def _signed(number: str) -> str:
    """A number with a minus sign, where the locale has a hyphen."""
    return number.replace("-", "\N{MINUS SIGN}")


_standing_in: dict[str, str] = {}


def stand_in(spoken: Sequence[str]) -> None:
    """Let the languages of a site (the official one first) that have no catalogue speak by that of the official one;
    where that has none either, by one that there is."""
    known = languages()
    for language in spoken:
        if language not in known:
            _standing_in[language] = spoken[0] if spoken[0] in known else known[-1]


def languages(family: str = "") -> tuple[str, ...]:
    """The languages that have a catalogue of this family, in alphabetical order."""
    names = (path.stem.rpartition(".") for path in FOLDER.glob("*.yaml"))
    return tuple(sorted(language for found, _, language in names if found == family))


@cache  # two hundred numbers are asked each time
def plural_forms(language: str) -> tuple[str, ...]:
    """The plural categories of CLDR that whole numbers take in a language, in their order: one, few, many."""
    found = {plural_form(number, language) for number in range(1, 201)}
    return tuple(category for category in PLURAL_CATEGORIES if category in found)


def plural_examples(language: str) -> tuple[int, ...]:
    """The first number from 1 that takes each of the plural forms of a language: 1, 2, 5."""
    first: dict[str, int] = {}
    for number in range(1, 201):
        first.setdefault(plural_form(number, language), number)
    return tuple(first[category] for category in PLURAL_CATEGORIES if category in first)


def plural_form(number: int, language: str) -> str:
    """The plural category of CLDR that a whole number takes in a language."""
    return _locale(language).plural_form(number)


def script(language: str) -> str:
    """The script that a language is usually written in, by its ISO 15924 name ("Cyrl"); "" if not known.

    Source: the likely subtags of Unicode CLDR.
    """
    from babel.core import get_global

    likely = get_global("likely_subtags").get(language, "").split("_")
    return next((part for part in likely if len(part) == 4), "")


@cache
def _entries(folder: Path, name: str) -> Mapping[str, Entry]:
    try:
        tree = yaml.load((folder / name).read_bytes(), getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    except FileNotFoundError:
        raise CatalogueError(f"no catalogue {name} in {folder}") from None
    return dict(_flat(tree, ""))


def _flat(tree: Mapping[str, object], prefix: str) -> Iterator[tuple[str, Entry]]:
    for name, entry in tree.items():
        key = f"{prefix}{name}"
        if isinstance(entry, dict) and not set(entry).issubset(PLURAL_CATEGORIES):
            yield from _flat(entry, f"{key}.")
        elif isinstance(entry, str | dict):
            yield key, entry
        else:
            raise CatalogueError(f"{key!r} is neither a text nor a mapping")


@cache  # a history tells the same few days thousands of times
def _long(date: datetime.date, locale: "Locale") -> str:
    from babel.dates import format_date

    return format_date(date, format="long", locale=locale)


@cache
def _locale(name: str) -> "Locale":
    """What Unicode CLDR knows of a language; of one that it does not know, what holds for any: one plural form."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse(name)
    except UnknownLocaleError:
        return Locale("root")
