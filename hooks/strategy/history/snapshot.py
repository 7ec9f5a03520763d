"""Bytes of any version of a data file → its texts by permanent id.

Versions of years ago are read as well, so nothing here asks the model: what looks like a text is one. A version
that cannot be read, or whose items have no ids or one id twice, is no version: it never stood on the site.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

import yaml

from strategy.history import facts
from strategy.history.limits import BeyondLimits, load
from strategy.model import languages
from strategy.model.indicators import derived_id
from strategy.model.levels import DEFAULT_KEYS, kind_of
from strategy.model.signs import composed

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_ID = re.compile(r"[a-z0-9-]+")
_ID_LINE = re.compile(r"\s*(?:- +)?id: *[\"']?([a-z][a-z0-9-]*)[\"']?\s*(?:#.*)?$")
# Letters that nobody tells apart by sight: a mistaken keyboard layout, repaired, changes nothing for a reader.
_LOOK_ALIKES = str.maketrans("асеіоорхуАВЕІКМНОРСТХ", "aceioopxyABEIKMHOPCTX")
_NO_TEXTS = frozenset({"languages", "levels", "formerly", "areas"})
_TEXTS = frozenset({"name", "title", "text", "short", "summary", "note", "responsible"})  # that need no language
_BLANKS = re.compile("[ \t\r\n]+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")


class Key(NamedTuple):
    """What never changes: a node's id ("" for the strategy itself) and, for a part of it, the part's anchor."""

    node: str
    part: str = ""


class Aspect(NamedTuple):
    """What can change about an item: a text in a language; or its "presence", "place" or "code", in no language."""

    item: Key
    field: str
    lang: str = ""


@dataclass(frozen=True)
class Item:
    """A node, an area or a paragraph, or the strategy itself, as one version had it.

    `code` of an area is that of its node. `parent`: id of the node above. `texts`: (field, language) → text.
    `formerly`: earlier codes. `facts`: all else that the data say of it, by path (facts.py). What is marked as
    withdrawn is no item any more.
    """

    kind: str
    code: str
    parent: str
    texts: Mapping[tuple[str, str], str]
    formerly: tuple[str, ...] = ()
    facts: Mapping[str, str] = field(default_factory=dict)


Snapshot = Mapping[Key, Item]


class _NoStrategy(ValueError):
    pass


def read(data: bytes, *, with_withdrawn: bool = False, by_place: str = "{}") -> Snapshot | None:
    """The items of a version; None if it is no strategy that could have been published.

    What is marked as withdrawn is left out, unless it is asked for: then with what is said of that. `by_place`: see
    facts.flat.
    """
    try:
        value = load(data)
        if not isinstance(value, dict):
            return None
        listed = tuple(name for name in languages.listed(value) if _LANGUAGE.fullmatch(name))  # pages and feeds tell it
        return _Reader(listed, _lists(value), with_withdrawn, by_place).strategy(languages.spoken(value, listed))
    except (yaml.YAMLError, _NoStrategy, BeyondLimits, RecursionError, UnicodeDecodeError):
        return None


def lines(data: bytes) -> Mapping[str, int]:
    """The line of each node in a version, by its id: where the id stands in a line of its own."""
    text = data.decode("utf-8", errors="replace")
    return {found[1]: number for number, line in enumerate(text.split("\n"), 1) if (found := _ID_LINE.match(line))}


def visible(text: str) -> str:
    """A text as the eye sees it: two texts that differ only in what no reader sees are the same."""
    return in_line(_UNSEEN.sub("", text)).translate(_LOOK_ALIKES)


def in_line(text: str) -> str:
    """A text without regard to its spaces and breaks of lines, and to how letters with marks are put together."""
    return " ".join(composed(text).split())


def typed(text: str) -> str:
    """A text as it is typed, but for its common blanks and breaks of lines, and for how letters with marks are put
    together: blanks of another kind join words and numbers, or part them."""
    return _BLANKS.sub(" ", composed(text)).strip()


def read_bodies(data: bytes) -> Snapshot | None:
    """The bodies of a version of their file, with their texts; None if it is none."""
    try:
        value = load(data)
    except (yaml.YAMLError, BeyondLimits, RecursionError, UnicodeDecodeError):
        return None
    listed = value.get("bodies") if isinstance(value, dict) else None
    if not isinstance(listed, list):
        return None
    found = {}
    for body in listed:
        if isinstance(body, dict) and isinstance(id_ := body.get("id"), str):
            named = {name: texts for name, texts in body.items() if isinstance(texts, dict)}
            texts = {(name, str(lang)): str(text) for name, texts in named.items() for lang, text in texts.items()}
            found[Key(id_)] = Item("body", "", "", texts)
    return found


class _Reader:
    def __init__(
        self, languages: tuple[str, ...], lists: Mapping[str, str], with_withdrawn: bool, by_place: str
    ) -> None:
        self.languages = languages
        self.official = languages[0] if languages else "und"
        self.lists = lists  # the name of a list of nodes → the kind of what it lists
        self.apart = {"id", "withdrawn", "vision", *lists}  # told apart, or never changed
        self.with_withdrawn = with_withdrawn
        self.by_place = by_place
        self.items: dict[Key, Item] = {}

    def strategy(self, value: dict) -> Snapshot:
        self._put(Key(""), "strategy", "", "", value)
        for number, part in self._numbered(value.get("vision")):
            self._put(Key("", f"vision-{number}"), "paragraph", "", "", part)
        self._below(value, "")
        if not any(key.node for key in self.items):
            raise _NoStrategy
        return self.items

    def _below(self, value: dict, parent: str) -> None:
        for name, kind in self.lists.items():
            for node in _list(value.get(name)):
                if not isinstance(node, dict) or not isinstance(node.get("id"), str) or not _ID.fullmatch(node["id"]):
                    raise _NoStrategy
                if node.get("withdrawn") and not self.with_withdrawn:
                    continue
                code = str(node.get("code") or "")
                self._put(Key(node["id"]), kind, code, parent, node)
                for number, part in self._numbered(node.get("areas")):
                    self._put(Key(node["id"], f"area-{number}"), "area", code, node["id"], part)
                self._below(node, node["id"])

    def _put(self, key: Key, kind: str, code: str, parent: str, value: object) -> None:
        if key in self.items:
            raise _NoStrategy
        fields = value if isinstance(value, dict) else {"text": value}
        told = {name: content for name, content in fields.items() if name not in self.apart}
        texts = {
            (name, lang): text
            for name, content in told.items()
            if name not in _NO_TEXTS
            for lang, text in self._texts(name, content)
        }
        named = {name for name, _ in texts}
        beside = {name: content for name, content in told.items() if name not in named and name != "code"}
        if key.node:
            beside.pop("areas", None)  # items of their own; what they are called is a fact of the strategy
        formerly = (had.get("code") if isinstance(had, dict) else had for had in _list(fields.get("formerly")))
        if self.with_withdrawn and fields.get("withdrawn"):
            beside["withdrawal"] = fields["withdrawn"]
        beside = _identified(beside, key, self.official)
        said = dict(facts.flat(beside, by_place=self.by_place))
        self.items[key] = Item(kind, code, parent, texts, tuple(map(str, formerly)), said)

    def _numbered(self, value: object) -> Iterator[tuple[str, object]]:
        """(permanent number, part); parts that had none yet count by their place, as the first numbers were given."""
        for place, part in enumerate(_list(value), 1):
            if self.with_withdrawn or not (isinstance(part, dict) and part.get("withdrawn")):
                number = str(part.get("id", place) if isinstance(part, dict) else place)
                if not _ID.fullmatch(number):
                    raise _NoStrategy
                yield number, part

    def _texts(self, name: str, content: object) -> Iterator[tuple[str, str]]:
        """(language, text) of a field, if it is a text: of each language, or just typed in the official one."""
        if isinstance(content, str) and content.strip() and name in _TEXTS:
            yield self.official, content
        elif isinstance(content, dict) and all(self._is_language(str(one)) for one in content):
            yield from ((lang, text) for lang, text in content.items() if isinstance(text, str) and text.strip())

    def _is_language(self, name: str) -> bool:
        return name in self.languages if self.languages else bool(_LANGUAGE.fullmatch(name))


def _identified(beside: dict, key: Key, official: str) -> dict:
    """With an id for every indicator: one that has none is known by its name, not by its place."""
    if not isinstance(listed := beside.get("indicators"), list):
        return beside
    return beside | {
        "indicators": [
            one
            if not isinstance(one, dict) or "id" in one or not isinstance(name := one.get("name"), dict)
            else one | {"id": derived_id(key.node, name, official)}
            for one in listed
        ]
    }


def _lists(value: dict) -> Mapping[str, str]:
    listed = value.get("levels")
    keys = [level.get("key") for level in listed if isinstance(level, dict)] if isinstance(listed, list) else []
    return {key: kind_of(key) for key in map(str, keys or DEFAULT_KEYS) if _ID.fullmatch(key)}


def _list(value: object) -> list:
    if value in (None, ""):
        return []
    if not isinstance(value, list):
        raise _NoStrategy
    return value
