"""Pages and updates whose translation is older than the official text, by the days on which git changed their files.

A confirmation names the words of both files (translations.py), so it lapses by itself when either changes.
"""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from strategy import i18n
from strategy.addresses import permalinks
from strategy.checking.translations import fingerprint
from strategy.history import Times
from strategy.reading.documents import FOLDER, is_page
from strategy.reading.files import TRANSLATIONS


@dataclass(frozen=True)
class OlderFile:
    """A translation that is older than the official text, which was changed on `day`. `path`: "docs/about.en.md";
    `address`: of the page, below the root of any language."""

    path: str
    lang: str
    address: str
    day: datetime.date
    fingerprint: str

    @property
    def confirmation(self) -> str:
        """The line that confirms it."""
        return f"{self.fingerprint}: {self.path}"


def older(
    times: Mapping[str, Times],
    contents: Mapping[str, bytes],
    languages: Sequence[str],
    confirmed: AbstractSet[str] = frozenset(),
) -> tuple[OlderFile, ...]:
    """Those of the pages and updates in `contents`; `times`: when each file of docs/ last changed, as far as known."""
    found = (_older(path, times, contents, languages) for path in sorted(contents) if is_page(path))
    return tuple(one for one in found if one and one.fingerprint not in confirmed)


def _older(
    path: str, times: Mapping[str, Times], contents: Mapping[str, bytes], languages: Sequence[str]
) -> OlderFile | None:
    lang, address = permalinks.page_of_file(path.removeprefix(FOLDER), tuple(languages))
    original = _original(path, lang)
    if lang == languages[0] or original not in contents or not {path, original} <= times.keys():
        return None
    if times[original].last <= times[path].last:
        return None
    return OlderFile(path, lang, address, times[original].last.date(), _fingerprint(path, original, contents))


def every(contents: Mapping[str, bytes], languages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """(fingerprint, path) of all translations, older or not."""
    for path in filter(is_page, sorted(contents)):
        lang, _ = permalinks.page_of_file(path.removeprefix(FOLDER), tuple(languages))
        if lang != languages[0] and (original := _original(path, lang)) in contents:
            yield _fingerprint(path, original, contents), path


def _original(path: str, lang: str) -> str:
    return path.replace(f".{lang}.md", ".md")


def _fingerprint(path: str, original: str, contents: Mapping[str, bytes]) -> str:
    return fingerprint(*(contents[one].decode(errors="replace") for one in (original, path)))


def warnings(found: Sequence[OlderFile], official: str, catalogue: i18n.Catalogue) -> Iterator[str]:
    """A line for each: what is so and what to do."""
    for one in found:
        date = catalogue.date(one.day)
        more = {"official": official, "lang": one.lang, "date": date, "line": one.confirmation, "file": TRANSLATIONS}
        more["node"] = one.path
        yield f"{one.path}:1:1: {catalogue.text('summary.warning')}: {catalogue.text('older.on', **more)}"
