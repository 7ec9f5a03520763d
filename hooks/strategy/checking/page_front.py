"""The front matter of hand-written pages: what may stand in it, and in some must."""

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from strategy.checking.draft import Draft
from strategy.checking.rules import Rule
from strategy.model import Frozen, Line
from strategy.reading.values import Problem

# What a hand-written page may add: each is a template in overrides/pages.
FRAGMENTS = (
    *("text", "home", "updates", "changes", "translations", "editions", "data", "fields", "cite", "search"),
    *("about", "help", "columns"),
)
# What others lead to for the sake of what they add, by their path below docs/.
_ADDED: Mapping[str, str] = {
    **{name: name for name in ("updates", "changes", "translations", "editions", "data", "search")},
    **{"index": "home", "data/fields": "fields", "data/columns": "columns"},
}


def _known_fragment(value: str) -> str:
    if value not in FRAGMENTS:
        raise PydanticCustomError("document.fragment", "must be a part that the program adds")
    return value


class Search(Frozen):
    exclude: Literal["true", "false"] = "false"
    only: Literal["headings"] | None = None


class Front(Frozen):
    """The front matter of a page."""

    title: Line = Field(description="Заголовок сторінки.")
    description: Line | None = Field(default=None, description="Про що сторінка, одним реченням.")
    fragment: Annotated[str, AfterValidator(_known_fragment)] | None = Field(
        default=None, description="Чим програма доповнює текст."
    )
    search: Search | None = Field(
        default=None, description="Чи показувати сторінку в пошуку, і чи шукати не лише в її заголовках."
    )


def adds_its_part(place: str) -> Rule:
    """A rule on the page at a path below docs/, without its endings: it adds what it is there for, in any language."""
    needed = _ADDED.get(place.removesuffix("/index"))

    def rule(draft: Draft) -> Iterator[Problem]:
        given = draft.loaded.value.get("fragment") if isinstance(draft.loaded.value, dict) else needed
        if needed and (given is None or given in FRAGMENTS) and given != needed:
            yield draft.problem(("fragment",), "document.part_lost", value=needed)

    return rule
