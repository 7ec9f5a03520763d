"""Bytes → what a data file holds, or every problem at once.

Problems come from three sources: what the file cannot be read as (load), what the model refuses (here: each
of pydantic's errors becomes a sentence of ours), and what the rules find (rules).
"""

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import get_args, get_origin

from pydantic import BaseModel

from strategy import i18n
from strategy.checking import codes, continuity, hints, names, plan
from strategy.checking.draft import Draft
from strategy.checking.rules import GENERAL, OF_STRATEGY, Rule, languages_without_words
from strategy.checking.typos import in_latin, typo
from strategy.limits import TooLong, within
from strategy.model import Edition, Strategy, Text, languages, type_for
from strategy.model.dates import year_first
from strategy.model.indicators import MISSING
from strategy.reading.values import UNREADABLE, Path, Problem, is_empty, load, problem
from strategy.reading.yaml_errors import glued_key

STRATEGY_RULES: tuple[Rule, ...] = (*OF_STRATEGY, *codes.RULES, *names.RULES, *continuity.RULES, *plan.RULES)
CLOSE = 0.7  # by difflib: «money» is no «done»
MOST_TOLD = 100  # faults of one kind in a file: who has corrected these is told the others
SECONDS = 10.0  # of the processor, in which a file is judged, for each megabyte of it
LEAST = 0.2  # megabytes that a strategy is given time for in any case
BESIDE = 1.0  # that a file beside one is: it is held against a strategy of any size
LONGEST_QUOTE = 60  # characters of the file's own text that a message repeats


@dataclass(frozen=True)
class Checked:
    """`model`: None if there are problems; `problems`: in line order; `lines`: node id → its line;
    `languages`: of the site, as far as they are known; `warnings`: what should be looked at, and stops nothing;
    `kind`: what the file should be."""

    model: BaseModel | None
    problems: tuple[Problem, ...]
    lines: Mapping[str, int] = field(default_factory=dict)
    languages: tuple[str, ...] = ()
    warnings: tuple[Problem, ...] = ()
    kind: type[BaseModel] | None = None

    @property
    def levels(self) -> tuple[str, ...]:
        """The keys of the levels of a strategy, well or not."""
        known = self.kind and issubclass(self.kind, Strategy)
        return tuple(level.key for level in self.kind.model_fields["levels"].default) if known else ()

    @property
    def strategy(self) -> Strategy | None:
        return self.model if isinstance(self.model, Strategy) else None


def check(
    data: bytes,
    kind: type[BaseModel] = Strategy,
    rules: Sequence[Rule] = STRATEGY_RULES,
    *,
    known: Sequence[str] = (),
    language: str | None = None,
    warn: Sequence[Rule] = (),
) -> Checked:
    """Check the bytes of a data file that should be of a kind. Never raises because of the data.

    `rules` hold for this kind beside those that hold for every file; those of `warn` only warn; `known` and
    `language`: see Draft.
    """
    try:
        with within(SECONDS * max(BESIDE if known else LEAST, len(data) / 1_000_000)):
            return _check(data, kind, rules, known, language, warn)
    except (TooLong, RecursionError):
        return Checked(None, (problem((1, 1), "file.too_complex"),), languages=tuple(known))


def _check(
    data: bytes,
    kind: type[BaseModel],
    rules: Sequence[Rule],
    known: Sequence[str],
    language: str | None,
    warn: Sequence[Rule],
) -> Checked:
    loaded = load(data)
    if loaded.value is UNREADABLE:
        return Checked(None, tuple(sorted({*loaded.problems[:MOST_TOLD]})), languages=tuple(known))
    named = known or languages.listed(loaded.value)
    spoken = languages.spoken(loaded.value, named)
    left_out = [] if spoken == loaded.value else sorted(languages.silent(named))
    loaded = replace(loaded, value=spoken)
    if kind is Strategy:
        kind = type_for(loaded.value)
    draft = Draft(loaded, kind, known, language)
    found = (problem for rule in (_refused, *GENERAL, *rules) for problem in islice(rule(draft), MOST_TOLD))
    problems = {*loaded.problems[:MOST_TOLD], *found}
    lines: dict[str, int] = {}
    for node in draft.nodes:
        if name := draft.valid((*node.path, "id")):
            lines.setdefault(name, draft.line(node.path))
    if issubclass(kind, Strategy):
        warn = (*warn, *codes.WARNINGS, languages_without_words)
    warnings = {found for rule in warn for found in islice(rule(draft), MOST_TOLD)}
    if draft.is_of_strategy and left_out:
        warnings.add(draft.problem_at_key(("languages",), "language.left_out", listed=", ".join(left_out)))
    model = None if problems else draft.model
    return Checked(model, tuple(sorted(problems)), lines, draft.languages, tuple(sorted(warnings)), kind)


def report(problems: Sequence[Problem], file: str, language: str, warning: bool = False) -> list[str]:
    """Lines `file:LINE:COLUMN: what is wrong; what to do` in a language; a warning says that it is one."""
    catalogue = i18n.Catalogue(language, "problems")
    mark = f"{catalogue.text('summary.warning')}: " if warning else ""
    return [f"{file}:{found.line}:{found.column}: {mark}{describe(found, catalogue)}" for found in problems]


def describe(found: Problem, catalogue: i18n.Catalogue) -> str:
    """«what is wrong; what to do» in the words of a catalogue of the family "problems", in one line."""
    limits = dict.fromkeys(("line", "allowed", "lines", "file"))  # to be copied as a whole
    params = {
        name: _quotable(value, limits.get(name, LONGEST_QUOTE)) if isinstance(value, str) else value
        for name, value in found.params
    }
    return catalogue.text(found.key, **params)


def _quotable(text: str, limit: int | None) -> str:
    """A text of the file, cut short and with its invisible signs spelt out: a message is one line."""
    short = text if limit is None or len(text) <= limit else f"{_cut(text, limit)}…"
    return "".join(sign if sign.isprintable() or sign == "\xa0" else f"[U+{ord(sign):04X}]" for sign in short)


def _cut(text: str, limit: int) -> str:
    """The beginning of a long text, as far as possible whole words of it."""
    start, _, rest = text[: limit + 1].rpartition(" ")
    return start.rstrip() if len(start) > len(rest) else text[:limit]


_EXPECTED = {"string_type": "text", "dict_type": "fields", "model_type": "fields", "tuple_type": "list"}
_FOUND = {str: "text", list: "list", dict: "fields"}
# The second comes for a list all of whose items are refused.
_SAID_ELSEWHERE = {"extra_forbidden", "too_short"}


def _refused(draft: Draft) -> Iterator[Problem]:
    """What the model refuses; but for what was left empty (a rule says that) or unreadable (load did)."""
    meant = set()  # fields that are there, but misspelt: they aren't missing as well
    for error in draft.errors:
        if error["type"] != "extra_forbidden":
            continue
        *owner, name = error["loc"]
        known = draft.by_path[tuple(owner)].kind.model_fields
        latin = in_latin(name)
        close = difflib.get_close_matches(latin[0] if latin else name, known, n=1, cutoff=CLOSE)
        near = hints.field(name, known) or next(iter(close), None)
        if number := _parted_by_comma(draft, error["loc"]):
            meant.add((*owner, name))
            yield draft.problem_at_key(error["loc"], "quantity.comma", value=number)
        elif key := hints.misplaced(name, known):
            yield draft.problem_at_key(error["loc"], key, name=name)
        elif near and latin:
            meant.add((*owner, near))
            yield draft.problem_at_key(error["loc"], "field.cyrillic", value=name, marked=latin[1], near=near)
        elif near is None:
            yield draft.problem_at_key(error["loc"], "field.unknown", name=name, allowed=", ".join(known))
        else:
            meant.add((*owner, near))
            yield draft.problem_at_key(error["loc"], "field.unknown_near", name=name, near=near)
    for error in draft.errors:
        path, value = error["loc"], error["input"]
        if error["type"] in _SAID_ELSEWHERE or path in meant or value is UNREADABLE or is_empty(value):
            continue
        yield _misfit(draft, error["type"], path, value)


def _parted_by_comma(draft: Draft, path: Path) -> str | None:
    """The number of which braces took the part after the comma for a field: {value: 12,5}; None where there is none."""
    values = draft.by_path[path[:-1]].value
    names = list(values)
    before = values.get(names[names.index(path[-1]) - 1]) if names[0] != path[-1] else None
    whole = isinstance(before, str) and re.fullmatch(r"[-−]?\d[\d \xa0]*", before)
    return f"{before},{path[-1]}" if whole and path[-1].isdigit() and values[path[-1]] is None else None


def _misfit(draft: Draft, fault: str, path: Path, value: object) -> Problem:
    name = next((step for step in reversed(path) if isinstance(step, str)), "")
    if fault == "missing":
        return draft.problem(path[:-1], "field.missing", name=name)
    if fault in _EXPECTED:
        if isinstance(value, str) and (glued := glued_key(value)):
            return draft.problem(path, "yaml.glued", name=glued)
        return _of_another_type(draft, _EXPECTED[fault], path, value)
    if fault == "quantity.bad" and value in MISSING:
        return draft.problem(path, "quantity.missing", value=value)
    if fault == "int_type":
        return draft.problem(path, "number.bad")
    if meant := _understood(fault, value):
        return draft.problem(path, meant[0], value=value, near=meant[1])
    if "." in fault:
        return draft.problem(path, fault, **({"value": value} if isinstance(value, str) else {}))
    if fault != "string_pattern_mismatch":
        return draft.problem(path, "field.bad", name=name)
    if found := typo(name, value):
        return draft.problem(path, found[0], **found[1])
    match name:
        case "id" if draft.by_path[path[:-1]].kind is Edition:
            return draft.problem(path, "edition.bad", value=value)
        case "id":
            return draft.problem(path, "id.bad", value=value)
        case "code":
            near = codes.corrected(value)
            return draft.problem(
                path, "code.near" if near else "code.bad", value=value, **({"near": near} if near else {})
            )
        case "key":
            return draft.problem(path, "level.bad", value=value)
        case "edition" | "since":
            return draft.problem(path, "edition.bad", value=value)
        case "replaced_by":
            ids = {code: draft.valid((*where[:-1], "id")) for where, code in draft.codes.items()}
            if near := ids.get(value):
                return draft.problem(path, "replaced_by.number", value=value, near=near)
            return draft.problem(path, "replaced_by.bad", value=value)
        case "languages":
            return draft.problem(path, "language.bad", value=value)
        case "body" | "co_bodies":
            return draft.problem(path, "body.bad", value=value)
        case "url":
            return _bad_url(draft, path, value)
        case _:
            return draft.problem(path, "field.bad", name=name)


def _understood(fault: str, value: str) -> tuple[str, str] | None:
    """(key of the catalogue, what to write) where it is plain what was meant."""
    if fault == "status.unknown":
        return hints.meant_status(value)
    if fault == "date.day_first":
        return fault, year_first(value)
    near = hints.time(value) if fault == "update.time" else None
    return ("update.time_near", near) if near else None


def _of_another_type(draft: Draft, expected: str, path: Path, value: object) -> Problem:
    kind, found = draft.by_path[path].kind, _FOUND[type(value)]
    if kind == Text:
        return draft.problem(path, f"type.languages_{found}")
    if expected == "list" and isinstance(value, str) and value.startswith("-"):
        return draft.problem(path, "type.list_glued")
    if expected == "list" and isinstance(value, str) and (fields := _needed(get_args(kind)[0])):
        return draft.problem(path, "type.list_of_fields", listed=fields)
    if expected != "fields":
        return draft.problem(path, f"type.{expected}_{found}")
    if get_origin(kind) is dict:
        typed = (hints.status(value) or value) if isinstance(value, str) else "…"
        sample = "[1, 2]" if get_origin(get_args(kind)[1]) is tuple else typed
        return draft.problem(path, "type.keys", name=path[-1], sample=sample)
    if path and found in {"text", "list"} and (lang := _first_of_lists(kind)):  # a file has no name to repeat
        said = value if isinstance(value, list) else [value]
        listed = ", ".join(map(str, said)) if all(isinstance(one, str) for one in said) else "…"
        return draft.problem(path, "type.languages_of_lists", sample=f"{path[-1]}: {{{lang}: [{listed}]}}")
    return draft.problem(path, f"type.fields_{found}", listed=_needed(kind))


def _needed(kind: object) -> str:
    """The fields that a mapping of a kind has to have, or where there are none those it may have; "" for no mapping."""
    if not (isinstance(kind, type) and issubclass(kind, BaseModel)):
        return ""
    needed = [name for name, one in kind.model_fields.items() if one.is_required()]
    return ", ".join(needed or kind.model_fields)


def _first_of_lists(kind: object) -> str:
    """The first field of a mapping all of whose fields are lists, one for each language; "" for others."""
    fields = kind.model_fields if isinstance(kind, type) and issubclass(kind, BaseModel) else {}
    return next(iter(fields), "") if all(get_origin(one.annotation) is tuple for one in fields.values()) else ""


_FILE = re.compile(r"[\w./-]+\.(?:pdf|docx|xlsx|jpe?g|png|webp)")


def _bad_url(draft: Draft, path: Path, url: str) -> Problem:
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", url)
    if _FILE.fullmatch(url):
        return draft.problem(path, "link.file", value=url)
    if scheme is None:
        return draft.problem(path, "link.no_scheme", value=url)
    if scheme[1] in {"http", "https", "mailto"}:
        return draft.problem(path, "link.bad", value=url)
    return draft.problem(path, "link.unsafe", scheme=scheme[1])
