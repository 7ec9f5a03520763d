"""The front matter of updates and of their translations: what may stand in it."""

import re
from functools import cache
from typing import Annotated, NewType

from pydantic import AfterValidator, Field, create_model
from pydantic_core import PydanticCustomError

from strategy.model import Frozen, Line, Number
from strategy.model.dates import When
from strategy.model.plan import Reason
from strategy.model.updates import STATUSES, Source

BY_NODE = ("areas", "status", "cause", "expected")  # fields that say something of each node by itself


def _known_status(status: str) -> str:
    if status not in STATUSES:
        raise PydanticCustomError("status.unknown", "must be a status")
    return status


Status = Annotated[NewType("Status", str), AfterValidator(_known_status)]


def _known_time(time: str) -> str:
    if not re.fullmatch(r"([01][0-9]|2[0-3]):[0-5][0-9]", time):
        raise PydanticCustomError("update.time", "must be a time of day")
    return time


Time = Annotated[
    str, AfterValidator(_known_time), Field(description="О котрій годині, якщо того дня повідомлень кілька: 14:30.")
]


class Words(Frozen):
    """The front matter of a translation."""

    title: Line = Field(description="Заголовок повідомлення.")
    links: tuple[Source, ...] = Field(default=(), description="Посилання на документи й сайти.")
    sources: tuple[Source, ...] = Field(default=(), description="Джерела, на яких ґрунтується повідомлення.")
    done: Line | None = Field(default=None, description="Що зроблено.")
    next: Line | None = Field(default=None, description="Що далі.")
    hindered: Line | None = Field(default=None, description="Що заважає.")
    reason: Line | None = Field(default=None, description="Чому повідомлення відкликано.")


class Facts(Words):
    """The front matter of an update in the official language. A node is named by its id or its number, in a list that
    bears the name of its level (`facts_type`)."""

    areas: dict[str, tuple[Number, ...]] = Field(default={}, description="Сфери: номер або id пункту → номери сфер.")
    status: dict[str, Status] = Field(default={}, description="Стан: номер або id пункту → стан.")
    cause: dict[str, Reason] = Field(default={}, description="Причина зриву чи відкладення: номер або id → причина.")
    expected: dict[str, When] = Field(default={}, description="Коли тепер чекати: номер або id → дата.")
    period: When | None = Field(default=None, description="За який час це повідомлення.")
    time: Time | None = None
    withdrawn: When | None = Field(default=None, description="Коли повідомлення відкликано.")


@cache
def facts_type(levels: tuple[str, ...]) -> type[Facts]:
    """The front matter of updates that can be about nodes of these levels, given by their keys."""
    named = "Про що йдеться: номери або id."
    only = Field(min_length=1, description=named)
    one_of = Field(default=(), min_length=1, description=named)
    fields = {key: (tuple[str, ...], only if len(levels) == 1 else one_of) for key in levels}
    return create_model("Facts", __base__=Facts, **fields)
