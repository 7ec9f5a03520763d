"""Values and fields of the data in words, alike on pages, in files to take away and in reports."""

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from strategy.history import facts
from strategy.i18n import Catalogue
from strategy.model import Indicator, Measurement, Target, urls
from strategy.model.dates import fault
from strategy.model.indicators import Kind
from strategy.model.texts import begun

# (list or field, id in it) → what readers know that by
Names = Mapping[tuple[str, str], str]
NO_NAMES: Names = MappingProxyType({})

# Fields in which one of a few names stands, and where the catalogue has the words for these.
_NAMED_OF_NODES = {"status": "status", "cause": "reason"}
_NAMED = {"cause": "reason", "stage": "money", "fund": "money", "kind": "indicators", "missing": "indicators"}

# Below which ids stand: one may be spelt like a field.
_OF_IDS = frozenset(("bodies", "expected", "indicators", "milestones", "status"))

# A web address as it stands in a sentence: the signs that close that are none of its own, and none stand before it that
# another goes on with.
_ADDRESS = re.compile(r"(?<![\w/.:@?#=&%-])(https?://[^\s<>\"«»]*[^\s<>\"«»”’.,;:!?…)\]])")


def linked(text: str) -> Iterator[tuple[str, bool]]:
    """The pieces of a plain text, each with whether it is an address that a link may lead to."""
    before, *rest = _ADDRESS.split(text)
    found = [(before, False)]
    for address, after in zip(rest[::2], rest[1::2], strict=True):
        address, after = urls.parted(address, after)
        found += [(address, urls.fault(address) is None), (after, False)]
    return ((piece, leads) for piece, leads in found if piece)


def value(one: Measurement | Target, indicator: Indicator, words: Catalogue) -> str:
    """A value with what is known of it, or why there is none: «7 300,25 (оцінка)»."""
    if one.value is None:
        return words.text(f"indicators.{one.missing}")
    told = words.text(f"indicators.{'yes' if one.value else 'no'}") if indicator.is_yes_no else words.number(one.value)
    quality = getattr(one, "kind", None)
    return f"{told} ({words.text(f'indicators.{quality}')})" if quality not in (None, "fact") else told


def sort(kind: Kind, one: Measurement | Target, words: Catalogue) -> str | None:
    """What a value is: «цільове значення». None where nothing was found that would be one."""
    return None if kind == "measured" and one.value is None else words.text(f"indicators.{kind}")


def of_setting(target: Target, words: Catalogue) -> Iterator[str]:
    """When a target was set, and why it took the place of another."""
    if target.set_on:
        yield words.text("indicators.set_on", date=words.when(target.set_on))
    if target.cause:
        yield words.text(f"reason.{target.cause}")


def share(indicator: Indicator, words: Catalogue) -> str:
    """How much of the way to its target an indicator has gone, or that it has gone away from it."""
    key = "share" if indicator.share >= 0 else "farther"
    return words.text(f"indicators.{key}", share=words.share(indicator.share))


def course(indicator: Indicator, words: Catalogue) -> str:
    """How an indicator's share of the way is found: «(−3 − (−2,5)) / (−4 − (−2,5))»."""
    target = indicator.present_targets[-1].value
    latest, target = (words.number(value) for value in (indicator.latest.value, target))
    value = indicator.baseline.value
    baseline = f"({words.number(value)})" if value < 0 else words.number(value)
    return words.text("indicators.formula", latest=latest, baseline=baseline, target=target)


def field(path: str, words: Catalogue, names: Names = NO_NAMES) -> str:
    """What a field of the data is called, by its path (history.facts): «показники → Улов → значення → 2024»."""
    steps = facts.steps(path)
    named = (
        names.get((before, step)) or (step if before in _OF_IDS else words.entries.get(f"changes.facts.{step}", step))
        for before, step in pairwise(("", *steps))
    )
    return " → ".join(map(str, named))


def text_field(name: str, words: Catalogue) -> str:
    """What a field is called that may hold a text of its own."""
    called = words.entries.get(f"changes.fields.{name}") or field(name, words)
    return begun(called)


_DATED = frozenset(
    (
        "start",
        "end",
        "first_end",
        "was",
        "date",
        "due",
        "done_on",
        "set_on",
        "instead_of",
        "next_due",
        "ended",
        "withdrawn",
    )
)


def coded(path: str, value: str, words: Catalogue) -> str | None:
    """What the value of a field means, if it is a date or one of a few names: these in the words of the language."""
    first, last = facts.steps(path)[0], facts.steps(path)[-1]
    if f"{_NAMED_OF_NODES.get(first)}.{value}" in words.entries:  # of an update: status/1.1.1
        return words.text(f"{_NAMED_OF_NODES[first]}.{value}")
    if last in _NAMED and f"{_NAMED[last]}.{value}" in words.entries:
        return words.text(f"{_NAMED[last]}.{value}")
    return words.when(value) if last in _DATED and fault(value) is None else None


def stated(path: str, value: str, words: Catalogue, names: Names = NO_NAMES) -> str:
    """The value of a field in words."""
    named = (names.get((step, value)) for step in facts.steps(path)[-2:])
    return coded(path, value, words) or next(filter(None, named), value)
