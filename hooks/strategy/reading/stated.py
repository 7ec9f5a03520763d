"""What a file says, flat (history.facts), so that two versions of it can be compared value by value."""

import hashlib
from collections.abc import Mapping

from strategy.history.facts import flat
from strategy.reading import settings
from strategy.reading.documents import FOLDER, FRONT, LONGEST_FRONT, is_page, with_plain_breaks
from strategy.reading.values import UNREADABLE, load


def of_file(path: str, data: bytes) -> Mapping[str, str]:
    """Path → value of any file of a project; nothing of one that cannot be read."""
    return read(path, data) or {}


def read(path: str, data: bytes) -> Mapping[str, str] | None:
    """The same, None if it cannot be read; of a picture or a document, by what to tell it from another."""
    if is_page(path):
        return of_document(data) or None
    if path == settings.FILE and len(data) > settings.LONGEST:
        return None
    if path.startswith(FOLDER):
        return {"bytes": str(len(data)), "sha256": hashlib.sha256(data).hexdigest()}
    value = load(data).value
    return None if value is UNREADABLE else of_values(value)


def of_data(data: bytes) -> Mapping[str, str]:
    """Path → value of a data file; nothing of one that cannot be read."""
    return of_file("", data)


def of_document(data: bytes) -> Mapping[str, str]:
    """The same of a document; its Markdown is the field "text". Nothing of what is more than any may hold: it would
    take every build its time, whoever committed it once."""
    try:
        text = with_plain_breaks(data.decode("utf-8"))
    except UnicodeDecodeError:
        return {}
    front = FRONT.match(text)
    if front is None or len(front["yaml"]) > LONGEST_FRONT:
        return {}
    return {**of_data(front["yaml"].encode()), "text": text[front.end() :].strip()}


def of_values(value: object) -> Mapping[str, str]:
    return dict(flat(_joined(value)))


def _joined(value: object) -> object:
    """A list of words is one value: a word that comes first does not change the others. A name in a list with nothing
    below it is a word: in settings it names an extension all the same."""
    if isinstance(value, dict):
        return {name: _joined(one) for name, one in value.items()}
    if isinstance(value, list):
        value = [_word(one) for one in value]
        return _words(value) if all(isinstance(one, str) for one in value) else [_joined(one) for one in value]
    return value


def _word(one: object) -> object:
    return next(iter(one)) if isinstance(one, dict) and [*one.values()] in ([None], [{}]) else one


def _words(listed: list[str]) -> str:
    """One with a comma in it is quoted: it is not two."""
    return ", ".join(f"«{one}»" if {*one} & {*",«»"} else one for one in listed)
