"""What helps those who wrote something where it does not belong, or in their own words."""

import re
from collections.abc import Collection

from strategy import i18n
from strategy.model.updates import STATUSES

_OF_UPDATE = {"title", "sources", "links"}  # fields of an update and of its translation
_DATES = {"date", "day", "when", "дата"}
_TEXTS = {"text", "body", "content", "текст"}
_STATES = {"status", "state", "progress", "стан"}
_PICTURES = {"image", "images", "picture", "pictures", "photo", "photos", "зображення", "фото"}

_TIME = re.compile(r"(?<!\d)([01]?\d|2[0-3])(?:[:.-]|\s*год\w*\.?\s*)([0-5]\d)(?!\d)")


def misplaced(name: str, known: Collection[str]) -> str | None:
    """The key of the catalogue "problems" that tells where what a field is named after belongs. `known`: the fields
    that there are beside it."""
    if "areas" in known and "code" in known and name.lower() in _STATES:
        return "update.status_of_node"
    if not set(known) >= _OF_UPDATE:
        return None
    if name.lower() in _DATES:
        return "update.date_in_name"
    if name.lower() in _PICTURES:
        return "update.picture_in_text"
    if name.lower() in _TEXTS:
        return "update.text_below"
    return "update.told_once" if "status" not in known and name in {"tasks", "areas", "status"} else None


def status(word: str) -> str | None:
    """The status that readers of some language call by a word: «виконано» → completed."""
    meant = word.strip().casefold()
    for language in i18n.languages():
        for name in STATUSES:
            if i18n.Catalogue(language).text(f"status.{name}").casefold() == meant:
                return name
    return None


def time(typed: str) -> str | None:
    """The time of day as it is written: 9.30 → 09:30."""
    found = _TIME.search(typed)
    return f"{found[1]:0>2}:{found[2]}" if found else None
