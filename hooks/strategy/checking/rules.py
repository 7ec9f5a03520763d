"""Rules that the model alone cannot know: each is a function from a draft to its problems.

They read the values as they were typed and pass over what the model refuses, so that they also speak where
another part of the file is broken.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import get_origin

from strategy import i18n
from strategy.addresses import reserved
from strategy.checking import amount
from strategy.checking.claims import misleading
from strategy.checking.draft import Draft
from strategy.checking.look_alikes import look_alikes as of_text
from strategy.model import Area, AreaWords, Level, Measurement, Paragraph, Period, Text, levels, names_level
from strategy.model.dates import first_day, last_day
from strategy.model.signs import FORBIDDEN, LOST, UNDRAWN, WIDE, composed, is_invisible
from strategy.reading.values import Path, Problem, is_empty


def left_empty(draft: Draft) -> Iterator[Problem]:
    """What may be left out is left out, never left empty; but a list that is a whole part of a file beside the
    strategy, such as the terms of a glossary, may wait for its first item."""
    for field in draft.fields:
        if not is_empty(field.value):
            continue
        owner, name = draft.by_path[field.path[:-1]], field.path[-1]
        if isinstance(name, int):
            yield draft.problem(field.path, "field.empty_item")
        elif owner.kind == Text:
            yield draft.problem(field.path, "language.empty", language=name)
        else:
            key = "field.empty_list" if field.value == [] else "field.empty"
            fields = getattr(owner.kind, "model_fields", {})  # a mapping has none, and needs none of its values
            may_be_left_out = name not in fields or not fields[name].is_required()
            is_whole_part = len(field.path) == 1 and get_origin(field.kind) is tuple and not draft.is_of_strategy
            may_wait = is_whole_part and not fields[name].metadata  # nothing says how many items there have to be
            if may_be_left_out and may_wait and field.value == []:
                continue
            yield draft.problem(field.path, f"{key}_optional" if may_be_left_out else key, name=name)


def languages_of_site(draft: Draft) -> Iterator[Problem]:
    """Each is listed once, and so many that a build ends; its pages stand in a folder of its own."""
    for index, language in enumerate(draft.languages):
        if index == MOST_LANGUAGES:
            yield draft.problem(("languages", index), "language.many", limit=MOST_LANGUAGES)
        key = "twice" if language in draft.languages[:index] else "taken"
        if key == "twice" or reserved.is_of_program(language, (), ()):
            yield draft.problem(("languages", index), f"language.{key}", language=language)


def languages_without_words(draft: Draft) -> Iterator[Problem]:
    """What the interface does not speak: pages in this language have the words of the official one."""
    for index, language in enumerate(draft.languages):
        if language not in i18n.languages():
            spoken = i18n.Catalogue(language).language
            yield draft.problem(("languages", index), "language.without_words", language=language, spoken=spoken)


def languages_of_texts(draft: Draft) -> Iterator[Problem]:
    """Each text stands in each language of the site, and never in another language alone.

    Source: Law of Ukraine «On ensuring the functioning of Ukrainian as the state language», art. 27: a
    version in another language holds no more than the version in the official one.
    """
    nowhere = _languages_nowhere(draft)
    for language in nowhere:
        yield draft.problem(("languages", draft.languages.index(language)), "language.nowhere", language=language)
    for field in draft.texts if draft.languages else ():
        for language in draft.languages:
            if field.value and language not in field.value and language not in nowhere:
                key = "language.official_missing" if language == draft.languages[0] else "language.missing"
                yield draft.problem_at_key(field.path, key, language=language)
        for language in field.value:
            if language not in draft.languages:
                listed = ", ".join(dict.fromkeys(draft.languages))
                path = (*field.path, language)
                yield draft.problem_at_key(path, "language.unlisted", language=language, listed=listed)


def _languages_nowhere(draft: Draft) -> tuple[str, ...]:
    """Languages of the site in which a strategy of several texts has none: told once, not at each text."""
    spoken = {language for field in draft.texts for language in field.value}
    several = draft.is_of_strategy and len(draft.texts) > 1
    return tuple(language for language in draft.languages if several and language not in spoken)


def ids_twice(draft: Draft) -> Iterator[Problem]:
    """An id belongs to one node: it is a part of addresses and of references."""
    paths = ((*node.path, "id") for node in draft.nodes)
    yield from twice(draft, ((path, name) for path in paths if (name := draft.valid(path))), "id.twice")


def ids_as_folders(draft: Draft) -> Iterator[Problem]:
    """An id is the name of a folder of the site, which people take with them to any computer; those at the top are
    anchors as well."""
    paths = (field.path for field in draft.fields if field.path[-1:] == ("id",))
    tops = {(*node.path, "id") for node in draft.nodes if len(node.path) == 2}
    for path, name in ((path, str(name)) for path in paths if (name := draft.valid(path))):
        if reserved.is_device(name):
            yield draft.problem(path, "id.device", value=name)
        elif path in tops and reserved.is_anchor(name, "updates"):
            yield draft.problem(path, "id.anchor", value=name)
        elif len(name) > reserved.LONGEST:
            yield draft.problem(path, "id.long", limit=reserved.LONGEST)


def levels_of_tree(draft: Draft) -> Iterator[Problem]:
    """Each level has a name of its own, which nothing else on the site bears."""
    kinds: dict[str, str] = {}
    for level in draft.of(Level):
        path = (*level.path, "key")
        if not (key := draft.valid(path)):
            continue
        kind = levels.kind_of(key)
        if not names_level(key) or key in draft.languages or reserved.is_device(key):
            yield draft.problem(path, "level.reserved", value=key)
        elif kind in kinds:
            yield draft.problem(path, "level.twice", value=key, other=kinds[kind])
        kinds.setdefault(kind, key)


def counted_forms(draft: Draft) -> Iterator[Problem]:
    """A language counts by as many forms as it has: Ukrainian 1 ціль, 2 цілі, 5 цілей."""
    for owner in draft.of(Level, AreaWords):
        counted = owner.value.get("counted")
        for language, forms in counted.items() if isinstance(counted, dict) else ():
            path = (*owner.path, "counted", language)
            if language not in draft.languages:
                listed = ", ".join(dict.fromkeys(draft.languages))
                yield draft.problem_at_key(path, "language.unlisted", language=language, listed=listed)
            elif isinstance(forms, list) and len(forms) != len(wanted := i18n.plural_examples(language)):
                listed = ", ".join(map(str, wanted))
                yield draft.problem_at_key(path, "level.forms", language=language, n=len(wanted), listed=listed)


def numbers_twice(draft: Draft) -> Iterator[Problem]:
    """The number of an area or a paragraph is its anchor on the page."""
    lists: dict[Path, list[tuple[Path, str]]] = {}
    for field in draft.of(Area, Paragraph):
        path = (*field.path, "id")
        if number := draft.valid(path):
            lists.setdefault(field.path[:-1], []).append((path, number))
    for numbered in lists.values():
        yield from twice(draft, numbered, "number.twice")


def signs(draft: Draft) -> Iterator[Problem]:
    """What no reader sees, and searches stumble over; and what the fonts of the PDF files do not hold."""
    for path, _, text in draft.lines:
        spelt = {found[0] for found in FORBIDDEN.finditer(UNDRAWN.sub("", text))} - {LOST}  # as YAML reads "\\u034f"
        for sign in {sign for sign in text if is_invisible(sign)} - {"\n"} | spelt:
            yield draft.problem_in(path, sign, "text.invisible", sign=f"U+{ord(sign):04X}")
        for found in dict.fromkeys(WIDE.findall(text)):
            yield draft.problem_in(path, found, "text.wide", value=found)
        for found in dict.fromkeys(UNDRAWN.findall(WIDE.sub("", text))):
            if not any(map(is_invisible, found)):
                yield draft.problem_in(path, found, "text.undrawn", signs=found)
        for word in () if composed(text) == text else dict.fromkeys(text.split()):
            if composed(word) != word:
                yield draft.problem_in(path, word, "text.composed", word=composed(word))


def spaces(draft: Draft) -> Iterator[Problem]:
    for path, _, text in draft.lines:
        if text.strip("\n") != text.strip():
            yield draft.problem(path, "text.edge_space")
        for found in re.finditer(r"(?<=\S)[ \xa0]{2,}(?=\S)", text):
            before = text[max(0, found.start() - 20) : found.start()].split()[-1]
            after = text[found.end() : found.end() + 20].split()[0]
            yield draft.problem_in(path, before + found[0] + after, "text.double_space", before=before, after=after)


def wordless(draft: Draft) -> Iterator[Problem]:
    """A text says something: only a unit may be a sign alone (%)."""
    for path, _, text in draft.lines:
        if "unit" not in path and not is_empty(text) and not any(map(str.isalnum, text)):
            yield draft.problem(path, "text.wordless", value=text)


def long_texts(draft: Draft) -> Iterator[Problem]:
    """A title stands on cards, in lists and in the tabs of browsers; a name or a unit beside all that bears it."""
    for path, _, text in draft.lines:
        steps = (step for step in reversed(path) if isinstance(step, str) and step not in draft.languages)
        if len(text) > (limit := LONGEST.get(next(steps, ""), LONGEST_TEXT)):
            yield draft.problem(path, "text.long", limit=limit)


def short_names(draft: Draft) -> Iterator[Problem]:
    """A short name fits into a menu, and is no longer than the title that it is there for."""
    for node in draft.nodes:
        names = node.value.get("short")
        for language in names if isinstance(names, dict) else ():
            path = (*node.path, "short", language)
            short, title = draft.valid(path), draft.valid((*node.path, "title", language))
            if short and len(short) > LONGEST_SHORT_NAME:
                yield draft.problem(path, "short.long", length=len(short), limit=LONGEST_SHORT_NAME)
            elif short and title and len(short) > len(title):
                yield draft.problem(path, "short.longer")


def broken_lines(draft: Draft) -> Iterator[Problem]:
    """YAML joins a text with what it takes for its next lines: `-item`, or a line without a colon."""
    for path, _, text in draft.lines:
        mark = draft.loaded.marks[path]
        folded = draft.loaded.source[mark.start] not in "|>" and draft.loaded.at(mark.end - 1)[0] > mark.line
        if folded or "\n" in text:
            yield draft.problem(path, "text.broken")


def lost_in_comments(draft: Draft) -> Iterator[Problem]:
    """YAML takes what follows " #" for a comment: in the middle of a text it is lost without a word."""
    source = draft.loaded.source
    for path, _, _ in draft.lines:
        mark = draft.loaded.marks[path]
        comment = _COMMENT.match(source, mark.end)
        if comment and source[mark.start] not in "\"'|>":
            yield draft.problem_in(path, "", "text.comment", lost=comment[0].strip())


def look_alikes(draft: Draft) -> Iterator[Problem]:
    """Letters of one script inside a word of another; see look_alikes.py."""
    for path, language, text in draft.lines:
        for fragment, key, params in of_text(text, language, draft.languages):
            yield draft.problem_in(path, fragment, key, **params)


def words_of_links(draft: Draft) -> Iterator[Problem]:
    """What names a link says no other host than the one that it leads to, and holds only ordinary signs."""
    for path, _, text in draft.lines:
        for owner, name in ((path[:-1], path[-1:]), (path[:-2], path[-2:-1])):
            url = draft.valid((*owner, "url")) if name in {("title",), ("name",), ("short",)} else None
            if url and (wrong := misleading(text, url)):
                key, said = wrong
                yield draft.problem_in(path, next(iter(said.values())), key, **said)


def times_in_order(draft: Draft) -> Iterator[Problem]:
    """A period ends after it has begun, and the values of an indicator go on in time."""
    for period in draft.of(Period):
        start, end = (draft.valid((*period.path, name)) for name in ("start", "end"))
        if start and end and last_day(end) < first_day(start):  # the year of its start ends later
            yield draft.problem((*period.path, "end"), "date.before_start", value=end, start=start)
    before: dict[Path, str] = {}
    for measured in draft.of(Measurement):
        date = draft.valid((*measured.path, "date"))
        if measured.path[-2:-1] != ("values",) or date is None:
            continue
        last = before.get(measured.path[:-1])
        if last and first_day(date) <= first_day(last):
            key, said = ("date.twice", {}) if date == last else ("date.out_of_order", {"before": last})
            yield draft.problem((*measured.path, "date"), key, value=date, **said)
        before[measured.path[:-1]] = date


Rule = Callable[[Draft], Iterator[Problem]]

GENERAL: tuple[Rule, ...] = (
    left_empty,
    languages_of_texts,
    signs,
    spaces,
    wordless,
    broken_lines,
    lost_in_comments,
    look_alikes,
    ids_as_folders,
    long_texts,
    words_of_links,
    amount.too_many,
)
OF_STRATEGY: tuple[Rule, ...] = (
    languages_of_site,
    ids_twice,
    numbers_twice,
    levels_of_tree,
    counted_forms,
    short_names,
    times_in_order,
    amount.too_much_of_node,
)

MOST_LANGUAGES = 10
LONGEST_SHORT_NAME = 40
LONGEST_TEXT = 10_000
LONGEST = {"title": 2_000, **dict.fromkeys(("name", "unit", "heading", "counted"), 500)}
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


def twice(draft: Draft, values: Iterable[tuple[Path, str]], key: str) -> Iterator[Problem]:
    """A problem at each value that another before it has too."""
    first: dict[str, Path] = {}
    for path, value in values:
        if value in first:
            yield draft.problem(path, key, value=value, line=draft.line(first[value]))
        first.setdefault(value, path)
