"""What files beside the strategy say, flat (history.facts), so that two versions can be compared value by value."""

from collections.abc import Mapping

from strategy.checking import updates
from strategy.history.facts import flat
from strategy.reading import settings
from strategy.reading.documents import FRONT
from strategy.reading.files import PARTS, ProjectFiles
from strategy.reading.values import UNREADABLE, load


def stated_in(files: ProjectFiles) -> Mapping[str, Mapping[str, str]]:
    """Path of each further data file, of each update, and of the settings → what it says by the path of the value; the
    text of an update is its field "text"."""
    found = {}
    for path, data in files.data:
        text = data.decode("utf-8", "replace")
        front = FRONT.match(text) if updates.is_update(path) else None
        if front:
            found[path] = {**_flat(front["yaml"]), "text": text[front.end() :].strip()}
        elif path in PARTS:
            found[path] = _flat(text)
    return {**found, settings.FILE: _values(settings.typed(files.settings))} if files.settings else found


def _flat(text: str) -> Mapping[str, str]:
    value = load(text.encode()).value
    return {} if value is UNREADABLE else _values(value)


def _values(value: object) -> Mapping[str, str]:
    return dict(flat(_joined(value)))


def _joined(value: object) -> object:
    """A list of words is one value: a word that comes first does not change the others."""
    if isinstance(value, dict):
        return {name: _joined(one) for name, one in value.items()}
    if isinstance(value, list):
        return ", ".join(value) if all(isinstance(one, str) for one in value) else [_joined(one) for one in value]
    return value
