"""Translations that are older than the official text, and the file in which staff confirm that one still holds.

A confirmation names the words themselves, not a commit: the fingerprint of the official text together with its
translation. So it survives every rebase, and lapses by itself when either text changes.
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice

from pydantic import BaseModel

from strategy import i18n
from strategy.checking.check import MOST_TOLD, Checked
from strategy.checking.draft import Draft
from strategy.history import Aspect, Commit, History, Key
from strategy.history.changes import Restated, Reworded
from strategy.history.facts import SEPARATOR
from strategy.history.snapshot import Item, Snapshot, visible
from strategy.model import Area, Node, Paragraph, type_for
from strategy.model.codes import shown
from strategy.reading.files import TRANSLATIONS
from strategy.reading.values import Loaded, Problem, load, problem

# Each line stands for itself: a command adds others below it, and git keeps those of both branches.
_LINE = re.compile(r"""\s*(?:#.*)?|---\s*|(["']?)[0-9a-f]{10}\1\s*:(?:\s.*)?""")


@dataclass(frozen=True)
class Older:
    """A translation that is older than the official text. `commit`: what changed that; None: not committed yet."""

    text: Aspect
    kind: str
    code: str
    official: str
    translation: str
    commit: Commit | None

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.official, self.translation)


def fingerprint(official: str, translation: str) -> str:
    """Ten hexadecimal digits that stand for these words; spaces don't count."""
    words = "\n".join(" ".join(text.split()) for text in (official, translation))
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def older(history: History, languages: Sequence[str], confirmed: AbstractSet[str] = frozenset()) -> tuple[Older, ...]:
    """The translations of today that are older than their official text, in the order of the document."""
    official, *others = languages
    coming = frozenset(aspect for change in history.uncommitted for aspect in change.aspects)
    said = defaultdict(list)
    for revision in history.revisions:
        for change in revision.changes:
            if isinstance(change, Reworded | Restated):
                said[change.aspect].append((revision.commit, change))
    return tuple(
        found
        for item, pair in _pairs(history.snapshot, official, others)
        for found in _older(history, coming, said, item, pair)
        if found.fingerprint not in confirmed
    )


def every(snapshot: Snapshot, languages: Sequence[str]) -> Iterator[Older]:
    """All translations, as if each were older than the official text."""
    official, *others = languages
    for item, pair in _pairs(snapshot, official, others):
        yield Older(pair.text, item.kind, item.code, pair.official, pair.translated, None)


# Text → (commit, change) of each time that it was changed, the newest first.
_Said = Mapping[Aspect, Sequence[tuple[Commit, Reworded | Restated]]]


@dataclass(frozen=True)
class _Pair:
    """A text and its translation: what each is to the history, and its words. `text`: what a reader calls it."""

    text: Aspect
    original: Aspect
    translation: Aspect
    official: str
    translated: str


def _pairs(snapshot: Snapshot, official: str, others: Sequence[str]) -> Iterator[tuple[Item, _Pair]]:
    for key, item in snapshot.items():
        for pair in (*_texts(key, item, official, others), *_told(key, item, official, others)):
            yield item, pair


def _texts(key: Key, item: Item, official: str, others: Sequence[str]) -> Iterator[_Pair]:
    for (field, lang), words in item.texts.items():
        if lang in others and (field, official) in item.texts:
            text = Aspect(key, field, lang)
            yield _Pair(text, text._replace(lang=official), text, item.texts[field, official], words)


def _told(key: Key, item: Item, official: str, others: Sequence[str]) -> Iterator[_Pair]:
    """What stands beside the texts, such as the name of an indicator: the history knows each language by its path."""
    for path, words in item.facts.items():
        field, _, lang = path.rpartition(SEPARATOR)
        original = f"{field}{SEPARATOR}{official}"
        if lang in others and original in item.facts:
            aspects = (Aspect(key, field, lang), Aspect(key, original), Aspect(key, path))
            yield _Pair(*aspects, item.facts[original], words)


def _older(history: History, coming: AbstractSet[Aspect], said: _Said, item: Item, pair: _Pair) -> Iterator[Older]:
    """`coming`: what changes are not committed yet are about."""
    original, translation = pair.original, pair.translation
    if translation in coming or not history.known:
        return
    since, lineage = history.traced.since, history.traced.lineage
    changed, translated = since.get(original), since.get(translation)
    is_later = original in coming or (changed and not (translated and lineage.rests_on(translated, changed)))
    if is_later and not (translated and _is_as_translated(history, said, pair, translated)):
        commit = None if original in coming else changed
        yield Older(pair.text, item.kind, item.code, pair.official, pair.translated, commit)


def _is_as_translated(history: History, said: _Said, pair: _Pair, translated: Commit) -> bool:
    """Whether a text that was changed after its translation is now again what was translated."""
    rests_on = history.traced.lineage.rests_on
    later = [one for one in said.get(pair.original, ()) if not rests_on(translated, one[0])]
    first = [
        change for commit, change in later if not any(other != commit and rests_on(commit, other) for other, _ in later)
    ]
    now = visible(pair.official)
    return bool(first) and all(visible(change.old) == now for change in first)


class Confirmed(BaseModel):
    """What staff have confirmed."""

    fingerprints: frozenset[str]


def check(data: bytes, strategy: Checked) -> Checked:
    """Check the file of confirmations. What it confirms may be gone by now: that does no harm."""
    fingerprints, problems = confirmed(data)
    return Checked(None if problems else Confirmed(fingerprints=fingerprints), tuple(problems))


def confirmed(data: bytes) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The fingerprints in the file of confirmations, and what is wrong with the file."""
    loaded = load(data)
    problems = [found for found in loaded.problems if found.key != "file.empty"]  # nothing is confirmed yet
    if problems:
        return frozenset(), tuple(problems)
    lines = enumerate(loaded.source.splitlines(), 1)
    bad = ((number, line) for number, line in lines if not _LINE.fullmatch(line))
    problems = [problem((number, 1), "confirmed.bad", value=line.strip()) for number, line in islice(bad, MOST_TOLD)]
    return frozenset(loaded.value if isinstance(loaded.value, dict) else ()), tuple(problems)


def warnings(found: Sequence[Older], data: bytes, file: str, official: str, catalogue: i18n.Catalogue) -> list[str]:
    """Lines `file:LINE:COLUMN: warning: what is so; what to do` for the data file that `data` are of."""
    loaded = load(data)
    places = _places(loaded)
    lines = []
    for one in found:
        line, column = loaded.place(places.get(one.text, places.get(Aspect(one.text.item, ""), ())))
        key = "older.on" if one.commit else "older.now"
        date = catalogue.date(one.commit.date) if one.commit else ""
        more = {"date": date, "line": confirmation(one), "file": TRANSLATIONS, "node": name(one)}
        said = catalogue.text(key, official=official, lang=one.text.lang, **more)
        lines.append((line, column, f"{file}:{line}:{column}: {catalogue.text('summary.warning')}: {said}"))
    return [text for *_, text in sorted(lines)]


def age_unknown(known: History | None) -> str | None:
    """Why the age of translations is not known, as a key of the catalogue "problems"; None if it is."""
    if known is None:
        return "age_long"
    if known.is_long:
        return "age_bounded"
    return ("age_unknown", "age_cut", None)[known.known + known.whole]


def name(one: Older) -> str:
    """What `make confirm` calls the text."""
    item = one.text.item
    return shown(one.code) or item.node or item.part or one.text.field


def confirmation(one: Older) -> str:
    """The line that confirms a translation: its fingerprint, and for people what it is about."""
    part = one.text.item.part.replace("-", " ")
    return f"{one.fingerprint}: {' '.join(filter(None, (one.code, part, one.text.field, one.text.lang)))}"


def _places(loaded: Loaded) -> Mapping[Aspect, tuple]:
    """Text → its path in a data file."""
    draft = Draft(loaded, type_for(loaded.value))
    places = {}
    for field in draft.of(Node, Area, Paragraph):
        number = str(field.value.get("id"))
        if field.kind is Area:
            node = draft.by_path[field.path[:-2]].value.get("id")
            key = Key(node, f"area-{number}")
        else:
            key = Key("", f"vision-{number}") if field.kind is Paragraph else Key(number)
        places[Aspect(key, "")] = field.path
        for name, texts in field.value.items():
            if isinstance(texts, dict):
                places |= {Aspect(key, name, lang): (*field.path, name, lang) for lang in texts}
    return places
