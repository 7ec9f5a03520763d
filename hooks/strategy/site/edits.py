"""What was changed on the site beside the strategy and its updates: in pages and files, in the lists of bodies, terms
and ways in, in the settings. Told by day and file, in pages of a month; only what a reader can see."""

import datetime
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from strategy.addresses import permalinks
from strategy.history import Key, facts
from strategy.history.changes import Restated, Reworded
from strategy.i18n import Catalogue
from strategy.model import Strategy
from strategy.model.signs import spelt_out
from strategy.reading import settings
from strategy.reading.documents import FOLDER, is_left_out, is_page
from strategy.reading.files import BODIES, GLOSSARY, WAYS
from strategy.site import corrections
from strategy.site.changelog import ADDRESS, told_apart
from strategy.site.pages import Page

FILES = (FOLDER, BODIES, GLOSSARY, WAYS, settings.FILE)
LISTS = {BODIES: "bodies", GLOSSARY: "glossary", WAYS: "ways", settings.FILE: "settings"}
MOST = 20_000  # signs on a page, with about ABOUT of them for what each change is about
ABOUT = 100
BRIEF = 1000  # signs of what a feed tells in full of a file
KINDS = ("new_page", "new_file", "page", "file", *LISTS.values())
_OF_PAGES = frozenset(("title", "description", "text"))
_OF_SETTINGS = frozenset(("site_url", "repo_url", "theme/favicon"))  # beside what "extra" holds and readers see
_OF_EXTRA = frozenset(("owner", "author", "contact", "share", "colours"))


@dataclass(frozen=True)
class Edit:
    """What was changed in a file on a day. `kind`: "page", "file", that one of these is new, or the name of a list;
    `title`, `lang`, `address` (relative to the root) of a page or a file; `told_at`: the page that tells it, below the
    root of any language, and `anchor`: where on it."""

    time: datetime.datetime
    kind: str
    changes: tuple[Reworded | Restated, ...]
    title: str = ""
    lang: str = ""
    address: str = ""
    told_at: str = ""
    anchor: str = ""

    @property
    def day(self) -> datetime.date:
        return self.time.date()

    @property
    def signs(self) -> int:
        return sum(len(change.old) + len(change.new) for change in self.changes)

    @property
    def is_brief(self) -> bool:
        return self.signs <= BRIEF

    @property
    def place(self) -> str:
        return f"{self.told_at}#{self.anchor}"

    @property
    def is_new(self) -> bool:
        return self.kind.startswith("new_")


def files_of_pages(names: Iterable[str], languages: Sequence[str]) -> Mapping[tuple[str, str], str]:
    """The language and the address of each hand-written page → its file; `names`: of files, below docs/."""
    paths = (f"{FOLDER}{name}" for name in sorted(names))
    return {page_of_file(path, languages): path for path in paths if is_page(path)}


def page_of_file(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """The language and the address of the page that a file is, if it is one."""
    return permalinks.page_of_file(path.removeprefix(FOLDER), languages) if is_page(path) else ("", path)


def of_file(path: str, states: corrections.States, languages: Sequence[str]) -> Iterator[Edit]:
    """The edits of a file below the project's folder, in the order of time; `states` as for corrections."""
    told = [(time, _seen(path, said)) for time, said in states]
    if not told or (is_page(path) and is_left_out(path.removeprefix(FOLDER), languages)):
        return
    kind, title, lang, address = _about(path, last_said(told), languages)
    for one in corrections.between(Key(path), kind, lang or languages[0], told):
        yield Edit(one.time, kind, one.changes, title, lang, address)


def last_said(states: corrections.States) -> Mapping[str, str]:
    """What a file says, or of what is gone, what it said before."""
    return next((said for _, said in reversed([*states]) if said), {})


def of_new(path: str, time: datetime.datetime, said: Mapping[str, str], languages: Sequence[str]) -> Iterator[Edit]:
    """That a page or a file has come, if readers get it."""
    if not is_page(path) or not is_left_out(path.removeprefix(FOLDER), languages):
        kind, *named = _about(path, said, languages)
        yield Edit(time, f"new_{kind}", (), *named)


def last_first(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The last one first, each with its page. What came on a day is new, whatever was changed about it that day."""
    listed = tuple(edits)
    new = {(one.day, one.address) for one in listed if one.is_new}
    told = (one for one in listed if one.is_new or one.kind in LISTS.values() or (one.day, one.address) not in new)
    return (*reversed([*_placed(sorted(_named(told), key=lambda one: (one.day, one.kind, one.address)))]),)


def _named(edits: Iterable[Edit]) -> Iterator[Edit]:
    """With their anchors: of two that would have the same in a month, the one that was published first has it."""
    first = sorted(edits, key=lambda one: (one.day, one.time, one.kind, one.address))
    for _, same in groupby(first, key=lambda one: f"{one.day:%Y-%m}"):
        known: Counter[str] = Counter()
        yield from (replace(one, anchor=told_apart(_anchor(one), known)) for one in same)


def _placed(edits: Iterable[Edit]) -> Iterator[Edit]:
    """A month is cut into pages from its first day on, so that what comes on a later one moves nothing."""
    for month, same in groupby(edits, key=lambda one: f"{one.day:%Y-%m}"):
        part, room = 1, MOST
        for edit in same:
            weight = edit.signs + ABOUT * len(edit.changes)
            if weight > room and room < MOST:
                part, room = part + 1, MOST
            room -= weight
            yield replace(edit, told_at=f"{ADDRESS}{month}/{f'{part}/' if part > 1 else ''}")


def _anchor(edit: Edit) -> str:
    name = edit.address.strip("/").replace("/", "-").replace(".", "-") or "start"
    return f"e-{edit.day.day}-{name if edit.title else edit.kind}"


def by_day(edits: Iterable[Edit]) -> Iterator[tuple[datetime.date, tuple[Edit, ...]]]:
    for day, same in groupby(edits, key=lambda one: one.day):
        yield day, tuple(same)


def pages(edits: Iterable[Edit], strategy: Strategy, lang: str) -> Iterator[Page]:
    """A page for each month in which something was changed, or some."""
    words = Catalogue(lang)
    told = dict.fromkeys(one.told_at for one in edits)
    for address in told:
        _, month, part, *_ = f"{address}1/".split("/")
        key = "edits.of_month_part" if address.count("/") > 2 or f"{address}2/" in told else "edits.of_month"
        title = words.text(key, month=words.when(month), part=part)
        about = f"{title}. {strategy.name[lang]}"
        yield Page("edits", lang, permalinks.root(lang, strategy) + address, title, about)


def on(page: Page, edits: Iterable[Edit], strategy: Strategy) -> tuple[Edit, ...]:
    """What one of these pages tells."""
    address = page.address.removeprefix(permalinks.root(page.lang, strategy))
    return tuple(one for one in edits if one.told_at == address)


def _about(path: str, said: Mapping[str, str], languages: Sequence[str]) -> tuple[str, str, str, str]:
    if path in LISTS:
        return LISTS[path], "", "", ""
    name = path.removeprefix(FOLDER)
    if not is_page(path):
        return "file", name, "", name
    lang, address = permalinks.page_of_file(name, languages)
    root = "" if lang == languages[0] else f"{lang}/"
    title = spelt_out(said.get("title", name))  # of what is committed, which may be mended and not committed yet
    return "page", title, lang, root + address


def _seen(path: str, said: Mapping[str, str]) -> Mapping[str, str]:
    """Of what a file says, that which readers see."""
    if is_page(path):
        return {field: value for field, value in said.items() if field in _OF_PAGES}
    if path == GLOSSARY:
        return {field: value for field, value in said.items() if _is_explained(field)}
    if path != settings.FILE:
        return said
    return {field.removeprefix("extra/"): value for field, value in said.items() if _is_seen(field)}


def _is_explained(field: str) -> bool:
    """Of the glossary readers see abbreviations and what terms mean, not how they are found and translated."""
    steps = facts.steps(field)  # of a version of any day, when nobody may have checked it
    return "explained" in field if steps[0] == "terms" else steps[-1] not in ("find", "accept")


def _is_seen(field: str) -> bool:
    first, *rest = facts.steps(field)
    of_language = first == "plugins" and "languages" in rest and rest[-1] == "name"
    of_extra = first == "extra" and bool({*rest[:1]} & _OF_EXTRA)
    return field in _OF_SETTINGS or first == "nav" or of_language or of_extra
