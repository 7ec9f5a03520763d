"""Values of any kind → a digest of them: equal values have the same one, and other values another."""

import datetime
import json
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import fields, is_dataclass
from decimal import Decimal
from uuid import UUID

from pydantic import BaseModel

from strategy import store
from strategy.model import Node, withdrawn_of
from strategy.model.progress import MovedTarget
from strategy.model.updates import Update

Named = Node | Update | MovedTarget  # each may be large, and many values hold the same one
Naming = Callable[[Named], object]  # what stands for it wherever a value holds one


def digest(*values: object) -> str:
    """A digest of plain values: those that `plain` returns, and other digests."""
    return store.key(json.dumps(values, ensure_ascii=False, separators=(",", ":")))


def plain(value: object, naming: Naming) -> object:
    """A value as text, numbers and lists, with everything that is in it; what is Named stands there by its name.

    Raises TypeError for what it does not know: what cannot be told apart must not be a part of a key.
    """
    match value:
        case None | bool() | int() | str():
            return value
        case Node() | Update() | MovedTarget():
            return naming(value)
        case tuple() | list():
            return [*(plain(one, naming) for one in value), *_withdrawn(value, naming)]
        case datetime.date() | Decimal() | UUID():
            return [type(value).__name__, str(value)]
        case Mapping():
            return [[plain(name, naming), plain(one, naming)] for name, one in value.items()]
        case AbstractSet():
            return sorted(json.dumps(plain(one, naming)) for one in value)
        case BaseModel():
            return _fields(value, ((name, getattr(value, name)) for name in type(value).model_fields), naming)
    if is_dataclass(value):
        return _fields(value, ((each.name, getattr(value, each.name)) for each in fields(value)), naming)
    raise TypeError(f"a {type(value).__name__} cannot be a part of a key")


def _fields(value: object, named: Iterable[tuple[str, object]], naming: Naming) -> object:
    return [type(value).__name__, [[name, plain(one, naming)] for name, one in named]]


def _withdrawn(parts: object, naming: Naming) -> list[object]:
    """What was withdrawn of the parts of something stands beside those of today."""
    return [["withdrawn", *(plain(one, naming) for one in withdrawn_of(parts))]] if withdrawn_of(parts) else []
