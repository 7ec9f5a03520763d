"""docs/updates/*.md → updates, or every problem at once.

A file is called YYYY-MM-DD-short-name.md, its translation YYYY-MM-DD-short-name.<language>.md. It begins with YAML
between two lines `---`; the translation's holds only the words, as the facts are told once.
"""

import datetime
import posixpath
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from strategy.checking import amount, documents
from strategy.checking.check import Checked
from strategy.checking.codes import corrected
from strategy.checking.context import Context
from strategy.checking.draft import Draft
from strategy.checking.typos import nearest, nearest_codes
from strategy.checking.update_front import BY_NODE, Words, facts_type
from strategy.model import Area, Node, Strategy, withdrawn_of
from strategy.model.dates import fault, first_day, last_day, year_first
from strategy.model.updates import Update, Wording
from strategy.reading.documents import FOLDER as DOCS
from strategy.reading.documents import language_of, parted
from strategy.reading.values import Path, Problem, problem

FOLDER = f"{DOCS}updates/"
INDEX = "index"  # the page of all updates is written by hand
_NAME = re.compile(r"(?P<date>[0-9]{4}-[0-9]{2}-[0-9]{2})-[a-z0-9]+(?:-[a-z0-9]+)*")
_DATED = re.compile(r"(\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\d{1,2}\.\d{4})\b.*", re.DOTALL)
_ENDING = re.compile(r"(.*?)((?:\.md|\.markdown|\.txt)*)", re.IGNORECASE | re.DOTALL)
_CURLY = "“”„«»‘’"


@dataclass(frozen=True)
class Name:
    """What the name of a file says. `lang`: None for the official language."""

    id: str
    lang: str | None = None

    @classmethod
    def of(cls, path: str, languages: tuple[str, ...]) -> "Name":
        stem, lang = language_of(path, languages)
        return cls(stem.removeprefix(FOLDER), lang if lang in languages[1:] else None)

    @property
    def date(self) -> datetime.date:
        return datetime.date.fromisoformat(self.id[:10])


def is_update(path: str) -> bool:
    """Whether a file of the project holds an update or its translation."""
    name = path.removeprefix(FOLDER)
    return path.startswith(FOLDER) and name.endswith(".md") and "/" not in name and name.split(".")[0] != INDEX


def check(path: str, data: bytes, context: Context) -> Checked:
    """Check the bytes of the file at a path below the project's folder."""
    name = Name.of(path, context.languages)
    named = tuple(_name_problems(name, context))
    kind, rules = (Words, ()) if name.lang else (facts_type(_levels(context)), _rules(name, context))
    checked = documents.check(path, data, context, kind, rules, language=name.lang or context.languages[0])
    problems = tuple(sorted({*named, *checked.problems}))
    return Checked(None if problems else checked.model, problems)


def was_publishable(path: str, data: bytes, strategy: Strategy) -> bool:
    """Whether an earlier version of the file can have been on the site: each save of it is a commit, and what the check
    refused was never published. A level that updates cannot be about today may have been another then."""
    name = Name.of(path, strategy.languages)
    levels = tuple(level.key for level in strategy.levels)
    kind = Words if name.lang else facts_type(levels)
    return documents.is_sound(data, kind, strategy.languages, name.lang or strategy.languages[0])


def _levels(context: Context) -> tuple[str, ...]:
    """The keys of the levels that updates can be about; all of them where the strategy is no good."""
    reporting = context.strategy.reporting if context.strategy else context.levels
    return tuple(key for key in context.levels if key in reporting)


def misplaced(paths: Iterable[str]) -> Mapping[str, Checked]:
    """Files of the project that look like updates and never become any: path → what is wrong."""
    found = {}
    for path in sorted(paths):
        stem, ending = _ENDING.fullmatch(posixpath.basename(path)).groups()
        if _DATED.fullmatch(stem) and (ending or "." not in stem) and not is_update(path):
            meant = f"{FOLDER}{stem}.md"
            found[path] = Checked(None, (problem((1, 1), "update.misplaced", meant=meant),))
    return found


def updates_of(
    found: Mapping[str, Checked], context: Context, content: Mapping[str, bytes] | None = None
) -> tuple[Update, ...]:
    """The updates of files without problems; `content`: what stands in the files, if it is asked for."""
    words: dict[str, dict[str, Words]] = {}
    texts: dict[str, dict[str, str]] = {}
    for path, checked in found.items():
        name = Name.of(path, context.languages)
        lang = name.lang or context.languages[0]
        words.setdefault(name.id, {})[lang] = checked.model
        texts.setdefault(name.id, {})[lang] = context.dialect.render(parted(content[path])[1]).html if content else ""
    return tuple(_update(name, said, texts[name], context) for name, said in words.items())


def _update(name: str, said: Mapping[str, Words], texts: Mapping[str, str], context: Context) -> Update:
    facts = said[context.languages[0]]

    def by_node(field: str) -> Mapping[str, str]:
        return {context.reported(reference).id: value for reference, value in getattr(facts, field).items()}

    return Update(
        id=name,
        date=Name(name).date,
        nodes=tuple(context.reported(reference) for level in _levels(context) for reference in getattr(facts, level)),
        areas={
            node.id: tuple(area for area in _areas(node) if area.id in numbers)
            for reference, numbers in facts.areas.items()
            for node in [context.reported(reference)]
        },
        status=by_node("status"),
        cause=by_node("cause"),
        expected=by_node("expected"),
        period=facts.period,
        time=facts.time,
        withdrawn=facts.withdrawn,
        wordings={
            lang: Wording(**{name: getattr(said[lang], name) for name in Words.model_fields}, html=texts[lang])
            for lang in context.languages
            if lang in said
        },
    )


def _areas(node: Node) -> tuple[Area, ...]:
    """Those withdrawn too: what was told of them stays told."""
    return (*node.areas, *withdrawn_of(node.areas))


def _name_problems(name: Name, context: Context) -> Iterator[Problem]:
    start = (1, 1)
    found = _NAME.fullmatch(name.id)
    if day := year_first("".join(re.findall(r"^[0-9]{1,2}[.-][0-9]{1,2}[.-][0-9]{4}", name.id))):
        yield problem(start, "update.name_day_first", name=name.id, near=day)
    elif found is None and (near := _near_name(name.id)):
        yield problem(start, "update.name_near", name=name.id, near=f"{near}.md")
    elif found is None and (ending := re.fullmatch(rf"({_NAME.pattern})\.([a-z]{{2,3}})", name.id)):
        yield documents.of_no_language(ending[3], ending[1], context)
    elif found is None:
        yield problem(start, "update.name_bad", name=name.id)
    elif fault(found["date"]):
        yield problem(start, "update.name_no_such_day", value=found["date"])
    elif name.date > context.latest:
        yield problem(start, "update.future", value=found["date"])
    if name.lang and f"updates/{name.id}.md" not in context.names:
        yield problem(start, "update.without_official", name=f"{name.id}.md")


def _near_name(name: str) -> str | None:
    """A name with its capitals, spaces and short dates put right; None where that is not all."""
    low = re.sub(r"[\s_–—-]+", "-", name.lower()).strip("-")
    near = re.sub(r"^([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})(?=-)", lambda f: f"{f[1]}-{f[2]:0>2}-{f[3]:0>2}", low)
    return near if _NAME.fullmatch(near) else None


def _rules(name: Name, context: Context) -> tuple[Callable[[Draft], Iterator[Problem]], ...]:
    """What must hold between an update and the strategy; nothing can be said where that is no good."""

    def named(draft: Draft) -> Iterator[tuple[Path, str]]:
        for level in _levels(context):
            for index in range(len(_list(draft, level))):
                if reference := draft.valid((level, index)):
                    yield (level, index), reference

    def nodes(draft: Draft) -> Iterator[Problem]:
        first: dict[str, Path] = {}
        for path, reference in named(draft):
            node = context.reported(reference)
            if node is None:
                yield _unknown(draft, draft.loaded.place(path), reference, context)
            elif node.level.key != path[0]:
                yield draft.problem(path, "update.of_other_level", value=reference, name=node.level.key)
            elif node.id in first:
                yield draft.problem(path, "update.twice", value=reference, line=draft.line(first[node.id]))
            else:
                first[node.id] = path

    def about_named_nodes(draft: Draft) -> Iterator[Problem]:
        meant = [context.reported(reference) for _, reference in named(draft)]
        about = {node.id for node in meant if node}
        for path, key in (named for field in BY_NODE for named in _keys(draft, field)):
            node = context.reported(key)
            if node is None:
                yield _unknown(draft, draft.loaded.place_of_key(path), key, context)
            elif node.id not in about and meant and None not in meant:  # else nobody knows what was meant
                yield draft.problem_at_key(path, "update.not_named", value=key, name=node.level.key)

    def areas_exist(draft: Draft) -> Iterator[Problem]:
        for path, key in _keys(draft, "areas"):
            node, numbers = context.reported(key), draft.by_path[path].value
            if node and isinstance(numbers, list):
                listed = ", ".join(str(area.id) for area in sorted(node.areas, key=lambda area: area.id))
                key_of_fault = "update.no_area" if listed else "update.no_areas"
                name = context.strategy.area_words.name[context.languages[0]]
                known = {str(area.id) for area in _areas(node)}
                for index in range(len(numbers)):
                    number = draft.valid((*path, index))
                    if number and number not in known:
                        said = {"value": number, "name": name, "node": key, "listed": listed}
                        yield draft.problem((*path, index), key_of_fault, **said)

    of_levels = (partial(_about_something, _levels(context)), amount.too_many_named(named))
    own = (*of_levels, nodes, about_named_nodes, areas_exist)
    always = (_withdrawn_with_reason, partial(_told_once, context), partial(_in_time, name, context))
    return (*always, *(own if context.strategy else ()))


def _list(draft: Draft, level: str) -> Sequence[object]:
    items = draft.by_path.get((level,))
    return items.value if items and isinstance(items.value, list) else ()


def _about_something(levels: tuple[str, ...], draft: Draft) -> Iterator[Problem]:
    if len(levels) > 1 and isinstance(draft.loaded.value, dict) and not set(levels) & set(draft.loaded.value):
        yield draft.problem((), "update.about_nothing", listed=", ".join(levels))


def _withdrawn_with_reason(draft: Draft) -> Iterator[Problem]:
    """What was taken back says why."""
    given = draft.loaded.value if isinstance(draft.loaded.value, dict) else {}
    if "withdrawn" in given and "reason" not in given:
        yield draft.problem_at_key(("withdrawn",), "update.no_reason")
    if "reason" in given and "withdrawn" not in given:
        yield draft.problem_at_key(("reason",), "update.reason_alone")


def _in_time(name: Name, context: Context, draft: Draft) -> Iterator[Problem]:
    """What was taken back had been told, and has been taken back by now."""
    given = draft.valid(("withdrawn",))
    if given and first_day(given) > context.latest:
        yield draft.problem(("withdrawn",), "date.future", value=given)
    elif given and _NAME.fullmatch(name.id) and not fault(name.id[:10]) and last_day(given) < name.date:
        yield draft.problem(("withdrawn",), "update.withdrawn_before", value=given, before=name.id[:10])


def _told_once(context: Context, draft: Draft) -> Iterator[Problem]:
    """A node is named by its number or by its id, not by both."""
    first: dict[tuple[str, str], int] = {}
    for path, key in (named for field in BY_NODE for named in _keys(draft, field)):
        if node := context.reported(key):
            line, column = draft.loaded.place_of_key(path)
            if (path[0], node.id) in first:
                yield problem((line, column), "update.twice", value=key, line=first[path[0], node.id])
            first.setdefault((path[0], node.id), line)


def _keys(draft: Draft, name: str) -> Iterator[tuple[Path, str]]:
    """The path of each key of the mapping in a field, and the key."""
    mapping = draft.by_path.get((name,))
    if mapping and isinstance(mapping.value, dict):
        yield from (((name, key), key) for key in mapping.value)


def _unknown(draft: Draft, place: tuple[int, int], reference: str, context: Context) -> Problem:
    bare = reference.strip(_CURLY + " ")
    if node := context.nodes.get(reference):
        level = node.level.name[context.languages[0]]
        below = (one for one in context.strategy.below(node) if context.reported(one.id))
        listed = ", ".join(one.code or one.id for one in below)
        return problem(place, "update.not_reported", value=reference, level=level, listed=listed)
    if bare != reference and context.reported(bare):
        return problem(place, "text.curly_quotes", near=bare)
    if shared := context.sharing(bare):
        listed = ", ".join(f"{node.id} ({node.title[context.languages[0]]})" for node in shared)
        return problem(place, "update.of_several", value=bare, listed=listed)
    match _nearest(bare, context.reportable):
        case []:
            return problem(place, "update.unknown", value=reference)
        case [near]:
            key = "update.unknown_near" if near == context.nodes[near].id else "update.unknown_number"
            title = context.nodes[near].title[context.languages[0]]
            return problem(place, key, value=reference, near=near, title=title)
        case several:
            return problem(place, "update.unknown_among", value=reference, listed=", ".join(several))


def _nearest(typed: str, known: Sequence[str]) -> Sequence[str]:
    """The numbers or ids that may have been meant."""
    if written_out := [code for code in re.findall(r"\w+(?:\.\w+)+", typed) if code in known]:
        return written_out[:1]
    if (meant := corrected(typed)) in known:
        return [meant]
    if re.search(r"\d", typed):
        return nearest_codes(typed, [name for name in known if not "a" <= name[0] <= "z"])
    near = nearest(typed, known)
    return [near] if near else []
