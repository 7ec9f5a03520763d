"""Rules about what a plan says beside its text: terms, bodies, indicators, their values and targets."""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from unicodedata import normalize

from strategy.addresses import reserved
from strategy.checking.draft import Draft, Field
from strategy.checking.rules import Rule
from strategy.checking.typos import nearest
from strategy.model import Indicator, Measurement, Milestone, Money, Period, Target, TermChange
from strategy.model.dates import first_day
from strategy.model.fields import is_yes_or_no
from strategy.model.indicators import derived_id, set_first
from strategy.reading.values import Path, Problem

_MORE_OF_A_NUMBER = re.compile(r"\W*(?:\d|[OoОо]+\b)")


def values_or_reasons(draft: Draft) -> Iterator[Problem]:
    """A measurement has a number, or says why there is none; never both."""
    for measured in draft.of(Measurement):
        given = {"value", "missing"} & set(measured.value)
        if not given:
            yield draft.problem(measured.path, "value.neither")
        elif len(given) > 1:
            yield draft.problem_at_key((*measured.path, "missing"), "value.both")


def yes_or_no(draft: Draft) -> Iterator[Problem]:
    """What answers a question stands where one is asked, and nowhere else."""
    for one in draft.of(Measurement, Target):
        asked = draft.by_path[_owner(one)].value.get("type") == "yes_no"
        path = (*one.path, "value")
        if (value := draft.valid(path)) and is_yes_or_no(value) != asked:
            yield draft.problem(path, "value.answer" if asked else "value.number", value=value)


def targets_in_order(draft: Draft) -> Iterator[Problem]:
    """Two targets of one day tell which was set first, and what a target took the place of is there, and older."""
    listed: dict[Path, list[Field]] = defaultdict(list)
    for one in draft.of(Target):
        if one.path[-2] == "targets":
            listed[_owner(one)].append(one)
    for indicator in draft.of(Indicator):
        if {"target", "targets"} <= set(indicator.value):
            yield draft.problem_at_key((*indicator.path, "target"), "target.twice")
        seen: dict[str, set[str]] = defaultdict(set)
        for one in listed[indicator.path]:
            date, when = (draft.valid((*one.path, name)) or "" for name in ("date", "set_on"))
            if date and (when in seen[date] or (seen[date] and not when)):  # who knows none, means the first of them
                yield draft.problem((*one.path, "date"), "target.undated", value=date)
            seen[date].add(when)
        yield from _instead_of(listed[indicator.path], draft)


def _instead_of(targets: Sequence[Field], draft: Draft) -> Iterator[Problem]:
    def said(one: Field, name: str) -> str | None:
        return draft.valid((*one.path, name))

    dates = Counter(said(one, "date") for one in targets)
    earlier: set[str | None] = set()
    for one in sorted(targets, key=lambda one: set_first(said(one, "set_on"))):
        instead, own = said(one, "instead_of"), said(one, "date")
        if instead and instead not in earlier:
            key = "target.not_later" if dates[instead] > (instead == own) else "target.instead_of"
            yield draft.problem((*one.path, "instead_of"), key, value=instead)
        earlier.add(own)


def _owner(one: Field) -> Path:
    """The path of the indicator that a value or a target stands in, alone or in a list."""
    return one.path[: -2 if isinstance(one.path[-1], int) else -1]


def sums_by_themselves(draft: Draft) -> Iterator[Problem]:
    """A unit stands right behind its sum: of 1 500 and «000 грн» a page would make 1 500 000 грн; letters O look so."""
    for one in draft.of(Money):
        unit = one.value.get("unit")
        for lang in unit if isinstance(unit, dict) else ():
            said = draft.valid((*one.path, "unit", lang))
            if said and _MORE_OF_A_NUMBER.match(normalize("NFKC", said)):
                yield draft.problem((*one.path, "unit", lang), "money.unit", value=said)


def terms_changed(draft: Draft) -> Iterator[Problem]:
    """A first end is told once; changes go on in time."""
    for period in draft.of(Period):
        if {"first_end", "changed"} <= set(period.value):
            yield draft.problem_at_key((*period.path, "first_end"), "term.first_twice")
        if "end" not in period.value and {"first_end", "changed"} & set(period.value):
            yield draft.problem(period.path, "term.no_end")
    before: Field | None = None
    for change in draft.of(TermChange):
        date = draft.valid((*change.path, "date"))
        same = before and before.path[:-1] == change.path[:-1]
        last = same and draft.valid((*before.path, "date"))
        if date and last and first_day(date) < first_day(last):
            yield draft.problem((*change.path, "date"), "date.out_of_order", value=date, before=last)
        before = change


def indicators_twice(draft: Draft) -> Iterator[Problem]:
    """The id of an indicator is the name of its picture; what stands in its place where there is none is one too."""
    first: dict[str, int] = {}
    unnamed = []
    for indicator in draft.of(Indicator):
        path = (*indicator.path, "id")
        if name := draft.valid(path):
            if name in first:
                yield draft.problem(path, "id.twice", value=name, line=first[name])
            if reserved.is_file_of_program(f"{name}.png", (), ()):
                yield draft.problem(path, "id.picture", value=name)
            first.setdefault(name, draft.line(path))
        elif "id" not in indicator.value:
            unnamed.append(indicator)
    for indicator in unnamed:
        node, names = draft.valid((*indicator.path[:-2], "id")), indicator.value.get("name")
        if not node or not isinstance(names, dict):
            continue
        name = derived_id(node, names, next(iter(draft.languages), None))
        if name in first:
            yield draft.problem(indicator.path, "indicator.unnamed", value=name, line=first[name])
        first.setdefault(name, draft.line(indicator.path))


def milestones_twice(draft: Draft) -> Iterator[Problem]:
    """The id of a milestone tells it from the others of its node."""
    first: dict[object, int] = {}
    for milestone in draft.of(Milestone):
        path = (*milestone.path, "id")
        if name := draft.valid(path):
            own = (*milestone.path[:-1], name)
            if own in first:
                yield draft.problem(path, "id.twice", value=name, line=first[own])
            first.setdefault(own, draft.line(path))


def bodies_known(ids: Collection[str] | None) -> Rule:
    """Who leads or helps is one of the bodies of these ids; None where there is no file of bodies."""

    def rule(draft: Draft) -> Iterator[Problem]:
        for node in draft.nodes:
            listed = node.value.get("co_bodies")
            count = len(listed) if isinstance(listed, list) else 0
            paths = [(*node.path, "body"), *((*node.path, "co_bodies", at) for at in range(count))]
            seen: set[str] = set()
            for path in paths:
                if not (name := draft.valid(path)):
                    continue
                if ids is None:
                    yield draft.problem(path, "body.no_file", value=name)
                elif name not in ids:
                    near = nearest(name, sorted(ids))
                    key, said = ("body.near", {"near": near}) if near else ("body.unknown", {})
                    yield draft.problem(path, key, value=name, **said)
                elif name in seen:
                    yield draft.problem(path, "body.twice", value=name)
                seen.add(name)

    return rule


def told_early(latest: datetime.date) -> Rule:
    """A warning: what has been measured, changed, set or done is told of a day that has come."""
    told = {Measurement: "date", TermChange: "date", Target: "set_on", Milestone: "done_on"}

    def rule(draft: Draft) -> Iterator[Problem]:
        for kind, name in told.items():
            for one in draft.of(kind):
                date = draft.valid((*one.path, name))
                is_told = kind is not Measurement or "value" in one.value
                if date and is_told and first_day(date) > latest:
                    yield draft.problem((*one.path, name), "date.future", value=date)

    return rule


RULES: tuple[Rule, ...] = (
    *(values_or_reasons, yes_or_no, targets_in_order),
    *(sums_by_themselves, terms_changed, indicators_twice, milestones_twice),
)
