"""What helps those who wrote something where it does not belong, or in their own words."""

import difflib
import re
from collections.abc import Collection, Iterable, Mapping

from strategy import i18n
from strategy.model import Node
from strategy.model.updates import STATUSES

_OF_UPDATE = {"title", "sources", "links"}  # fields of an update and of its translation
_DATES = {"date", "day", "when", "дата"}
_TEXTS = {"text", "body", "content", "текст"}
_STATES = {"status", "state", "progress", "стан"}
_PICTURES = {"image", "images", "picture", "pictures", "photo", "photos", "зображення", "фото"}

_CALLED: Mapping[str, str] = {  # fields by what staff call them
    **{
        "title": "заголовок назва",
        "name": "назва ім’я",
        "tasks": "завдання",
        "areas": "сфера сфери",
        "code": "номер код",
    },
    **{"status": "стан статус", "sources": "джерело джерела", "source": "джерело", "links": "посилання"},
    **{"url": "адреса посилання", "reason": "причина чому", "withdrawn": "відкликано вилучено", "time": "час година"},
    **{"cause": "причина", "expected": "очікується строк", "period": "період строк строки", "done": "зроблено"},
    **{"next": "далі", "hindered": "заважає", "end": "кінець", "start": "початок", "changed": "змінено зміни"},
    **{"date": "дата", "was": "було", "body": "орган відповідальний", "milestones": "віхи віха", "due": "строк термін"},
    **{"indicators": "показник показники", "unit": "одиниця", "baseline": "початкове база", "targets": "цілі ціль"},
    **{"values": "значення", "value": "значення число", "missing": "немає відсутнє", "kind": "вид"},
    **{"money": "гроші кошти", "year": "рік", "fund": "фонд", "stage": "етап", "amount": "сума", "note": "примітка"},
    **{"formerly": "колишні раніше", "editions": "редакції", "adopted": "ухвалено", "description": "опис"},
}

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


def field(word: str, known: Collection[str]) -> str | None:
    """The field among the known that staff call by a word: «завдання» → tasks."""
    meant = word.strip().casefold()
    return next((name for name in known if meant in _CALLED.get(name, "").split()), None)


def status(word: str) -> str | None:
    """The status that readers of some language call by a word: «виконано» → completed."""
    meant = word.strip().casefold()
    for language in i18n.languages():
        for name in STATUSES:
            if i18n.Catalogue(language).text(f"status.{name}").casefold() == meant:
                return name
    return None


def meant_status(word: str) -> tuple[str, str] | None:
    """(key of the catalogue "problems", status) for what is none, but was meant to be one: complete → completed."""
    if named := status(word):
        return ("status.near" if word.isascii() else "status.word"), named
    close = difflib.get_close_matches(word.strip().casefold(), STATUSES, n=1, cutoff=0.75)
    return ("status.near", close[0]) if close else None


def by_id(reference: str, nodes: Iterable[Node]) -> str | None:
    """1.1.2#area-1 → water#area-1: what was meant by a number where ids belong."""
    number, mark, part = reference.partition("#")
    found = next((node.id for node in nodes if number and node.code == number), None)
    return found and f"{found}{mark}{part}"


def time(typed: str) -> str | None:
    """The time of day as it is written: 9.30 → 09:30."""
    found = _TIME.search(typed)
    return f"{found[1]:0>2}:{found[2]}" if found else None
