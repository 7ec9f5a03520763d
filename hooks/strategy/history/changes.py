"""Two versions → what changed between them, told by permanent ids: a move is a move, not a loss and a gain."""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from strategy.history.facts import changed
from strategy.history.snapshot import Aspect, Item, Key, Snapshot, visible
from strategy.model.signs import spelt_out

ORDER = "order"  # the field that tells in which order parts and nodes without a number stand
LONGEST = 100_000  # signs of a text that are told: no page may have more, and a cell of CSV hardly


def _told(text: str) -> str:
    """Nobody has checked what was committed once."""
    plain = spelt_out(text)
    return plain if len(plain) <= LONGEST else f"{plain[:LONGEST]}…"


Text = Annotated[str, AfterValidator(_told)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Frozen):
    """A text in one language."""

    field: Text
    lang: str
    text: Text


def wording(said: tuple[Said, ...]) -> dict[str, str]:
    """Language → the title of a node, or the text of a part of one."""
    return {text.lang: text.text for text in said if text.field in ("title", "text")}


class _Change(_Frozen):
    """What a change is about. `kind` and `code` as they stood after it; those of what is gone as they last stood."""

    item: Key
    kind: str
    code: Text

    @property
    def aspect(self) -> Aspect:
        """What of the item this change is about."""
        raise NotImplementedError

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        """Everything that is what it is since this change."""
        return (self.aspect,)

    @property
    def carried(self) -> tuple[tuple[Aspect, Aspect], ...]:
        """(new, old) names of texts that came along unchanged."""
        return ()


class Added(_Change):
    """Something new. `below`: the node that it stands under, "" at the top. `said`: all its texts."""

    type: Literal["added"] = "added"
    below: str
    said: tuple[Said, ...]

    @property
    def aspect(self) -> Aspect:
        return Aspect(self.item, "presence")

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        texts = (Aspect(self.item, said.field, said.lang) for said in self.said)
        return (self.aspect, Aspect(self.item, "place"), Aspect(self.item, "code"), *texts)


class Withdrawn(_Change):
    """Something that is no longer part of the strategy. `said`: its last texts."""

    type: Literal["withdrawn"] = "withdrawn"
    below: str
    said: tuple[Said, ...]

    @property
    def aspect(self) -> Aspect:
        return Aspect(self.item, "presence")


class Moved(_Change):
    """Something that stands under another node, `new`, not `old`.

    An area that goes to another task gets a new key; `former` is its old one, and `said` are its texts.
    """

    type: Literal["moved"] = "moved"
    former: Key
    old: str
    new: str
    said: tuple[Said, ...] = ()

    @property
    def aspect(self) -> Aspect:
        return Aspect(self.item, "place")

    @property
    def aspects(self) -> tuple[Aspect, ...]:
        texts = (text for text, _ in self.carried)
        return (self.aspect, *((Aspect(self.item, "presence"), *texts) if self.said else ()))

    @property
    def carried(self) -> tuple[tuple[Aspect, Aspect], ...]:
        return tuple(
            (Aspect(self.item, said.field, said.lang), Aspect(self.former, said.field, said.lang)) for said in self.said
        )


class Renumbered(_Change):
    """A node with another official number."""

    type: Literal["renumbered"] = "renumbered"
    old: Text
    new: Text

    @property
    def aspect(self) -> Aspect:
        return Aspect(self.item, "code")


class Reworded(_Change):
    """A text in one language. `old` or `new` is empty where the text was not there or is there no more."""

    type: Literal["reworded"] = "reworded"
    field: Text
    lang: str
    old: Text
    new: Text

    @property
    def aspect(self) -> Aspect:
        return Aspect(self.item, self.field, self.lang)


class Restated(_Change):
    """Something beside the texts, such as a term or a value: `field` is its path (facts.py). `old` or `new` is empty
    where it was not there or is there no more."""

    type: Literal["restated"] = "restated"
    field: Text
    old: Text
    new: Text

    @property
    def aspect(self) -> Aspect:
        return Aspect(self.item, self.field)


Change = Annotated[Added | Withdrawn | Moved | Renumbered | Reworded | Restated, Field(discriminator="type")]
CHANGES = TypeAdapter(tuple[Change, ...])


def compare(old: Snapshot, new: Snapshot, seen: Callable[[str], str] = visible) -> tuple[Change, ...]:
    """What became of `old` in `new`, in the document order of `new`; what is gone comes last.

    Texts are the same that are `seen` as the same: for a reader, those that look so.
    """
    gone = [key for key in old if key not in new]
    came = [key for key in new if key not in old]
    moved = _moved_parts(old, new, gone, came)
    stood, stand = _orders(old, new)
    elsewhere = {*moved.values()}
    found: list[Change] = []
    for key, item in new.items():
        about = {"item": key, "kind": item.kind, "code": item.code}
        before = old.get(moved.get(key, key))
        if before is None:
            found.append(Added(**about, below=item.parent, said=_texts(item)))
            continue
        if key in moved:
            found.append(Moved(**about, former=moved[key], old=before.parent, new=item.parent, said=_texts(item)))
        elif before.parent != item.parent:
            found.append(Moved(**about, former=key, old=before.parent, new=item.parent))
        if not key.part and before.code != item.code:
            found.append(Renumbered(**about, old=before.code, new=item.code))
        for field, lang in dict.fromkeys((*item.texts, *before.texts)):
            was, is_now = before.texts.get((field, lang), ""), item.texts.get((field, lang), "")
            if was != is_now and seen(was) != seen(is_now):
                found.append(Reworded(**about, field=field, lang=lang, old=was, new=is_now))
        facts = [*changed(before.facts, item.facts)]
        if stood.get(key) != stand.get(key):
            facts.append((ORDER, ", ".join(stood[key]), ", ".join(stand[key])))
        found += [Restated(**about, field=path, old=was, new=is_now) for path, was, is_now in facts]
    for key in gone:
        if key not in elsewhere:
            item = old[key]
            found.append(Withdrawn(item=key, kind=item.kind, code=item.code, below=item.parent, said=_texts(item)))
    return tuple(found)


def _texts(item: Item) -> tuple[Said, ...]:
    return tuple(Said(field=field, lang=lang, text=text) for (field, lang), text in item.texts.items())


def _orders(old: Snapshot, new: Snapshot) -> tuple[dict[Key, list[str]], dict[Key, list[str]]]:
    """In both: what stands below something → in which order, of all that stands there in both and has no number."""
    both = {key for key, item in new.items() if key in old and old[key].parent == item.parent}
    listed = {key for key in both if key.part or not (new[key].code and old[key].code)} - {Key("")}
    found: tuple[dict[Key, list[str]], dict[Key, list[str]]] = {}, {}
    for state, orders in zip((old, new), found, strict=True):
        for key in (key for key in state if key in listed):
            orders.setdefault(Key(state[key].parent), []).append(key.part.rpartition("-")[2] or key.node)
    return found


def _moved_parts(old: Snapshot, new: Snapshot, gone: list[Key], came: list[Key]) -> dict[Key, Key]:
    """New key → old key of areas that went to another task, known by all their words: they are numbered anew there."""
    waiting: dict[tuple, list[Key]] = {}
    for key in gone:
        if key.part:
            waiting.setdefault(_words(old[key]), []).append(key)
    found = {}
    for key in came:
        if key.part and (same := waiting.get(_words(new[key]))):
            found[key] = same.pop(0)
    return found


def _words(item: Item) -> tuple:
    return (item.kind, *sorted((field, lang, visible(text)) for (field, lang), text in item.texts.items()))
