"""docs/**/*.md → hand-written pages, or every problem at once; and what holds for updates as well.

Each file begins with YAML between two lines `---`, Markdown follows. x.en.md is the English of x.md and never stands
alone. A page fetches nothing from elsewhere: its pictures lie beside it, and it holds no HTML.
"""

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice, pairwise

from pydantic import BaseModel

from strategy.addresses import reserved
from strategy.addresses.permalinks import anchor
from strategy.checking import check as checker
from strategy.checking import links, markup
from strategy.checking.check import Checked
from strategy.checking.context import Context
from strategy.checking.located import located
from strategy.checking.look_alikes import look_alikes
from strategy.checking.markup import STRESS, Fault
from strategy.checking.page_front import Front, adds_its_part
from strategy.checking.rules import Rule
from strategy.limits import TooLong, within
from strategy.model import withdrawn_of
from strategy.model.signs import LONGEST_LIST, MISREAD, WIDE, forbidden, is_towering
from strategy.reading.documents import (
    FOLDER,
    FRONT,
    LONGEST_FRONT,
    first_without_id,
    heading_ids,
    language_of,
    parted,
    with_plain_breaks,
    without_code,
)
from strategy.reading.encoding import conflicts
from strategy.reading.markup import Rendered
from strategy.reading.swelling import Swollen
from strategy.reading.values import Loaded, Problem, problem

INDEX = "index"  # the page of a folder
_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_REFERENCE = re.compile(r"&#?\w+;")
_STRESS = "*_`"  # signs that a word may be typed with
_UNSTRESSED = str.maketrans("", "", _STRESS)
_BEGUN = re.compile(r"^---[ \t]*\n(?=[a-z_]+:)", re.MULTILINE)  # details about a file
_DASHES = re.compile(r"[ \t]*(?:- ?-|[–—−])[-–—− \t]*")  # what is typed, or made by an editor, for ---
_PLUS = re.compile(r"^[ >]*+\+[ \t]+[*_]{0,3}+([~≈$€₴(]{0,3}[\d¼-¾⅐-⅞][^\s*_]{0,29})", re.MULTILINE)
_INDENTED = re.compile(r"(?:\s*\n)?[^\S\n]+(?=\S)")  # the first line of a text
LONGEST = 100_000  # signs of a body
LARGEST = 4 * (LONGEST + LONGEST_FRONT)  # bytes of a whole file: a sign has at most four
SECONDS = 1.5  # of the processor, in which a body is judged: some times what a good one takes (reading/swelling.py)


def check_page(path: str, data: bytes, context: Context) -> Checked:
    """Check the bytes of a page at a path below the project's folder."""
    stem, lang = language_of(path, context.languages)
    named = tuple(_name_problems(path, stem, lang, context))
    checked = check(path, data, context, Front, [adds_its_part(stem.removeprefix(FOLDER))], language=lang)
    problems = tuple(sorted({*named, *checked.problems}))
    return Checked(None if problems else checked.model, problems)


def _name_problems(path: str, stem: str, lang: str, context: Context) -> Iterator[Problem]:
    below = stem.removeprefix(FOLDER)
    *folders, name = below.split("/")
    address = "/".join(folders) if name == INDEX else below
    plain, _, ending = name.partition(".")
    if re.fullmatch(r"[a-z]{2,3}", ending):
        yield of_no_language(ending, plain, context)
    elif not all(_NAME.fullmatch(part) for part in (*folders, name)):
        yield problem((1, 1), "document.name", name=path.removeprefix(FOLDER))
    elif limit := reserved.limit_passed(below):
        yield problem((1, 1), "document.long_name", limit=limit)
    elif context.is_taken(address):
        yield problem((1, 1), "document.taken", value=f"/{address}/")
    elif name == INDEX and f"{address}.md" in context.names:
        yield problem((1, 1), "document.same_address", name=f"{FOLDER}{address}.md")
    elif lang != context.languages[0] and f"{below}.md" not in context.names:
        yield problem((1, 1), "document.without_official", name=f"{stem}.md")


def of_no_language(ending: str, name: str, context: Context) -> Problem:
    """A file whose name says that it is a translation into a language that the site does not have."""
    listed = ", ".join(context.languages[1:])
    if not listed:
        return problem((1, 1), "document.ending_alone", ending=ending)
    return problem((1, 1), "document.ending", ending=ending, name=f"{name}.md", listed=listed)


def saying_more(
    found: Mapping[str, Checked], texts: Mapping[str, bytes], languages: Sequence[str]
) -> Mapping[str, Problem]:
    """Path of a translation that says more than its official text → what is wrong. Only of files without problems.

    Source: see rules.languages_of_texts. Context the whole text, sections are compared, by the ids of their headings.
    """
    found_more = {}
    fine = {path: None for path, checked in found.items() if checked.model}
    for path in fine:
        stem, lang = language_of(path, languages)
        official = f"{stem}.md"
        if lang == languages[0] or official not in fine:
            continue
        own, whole = (parted(texts[file])[1] for file in (path, official))
        if own.strip() and not whole.strip():
            found_more[path] = problem((1, 1), "document.more_text", name=official)
        elif more := sorted(heading_ids(own) - heading_ids(whole)):
            found_more[path] = problem((1, 1), "document.more_sections", name=official, listed=", ".join(more))
        elif (line := first_without_id(texts[path])) and (lacking := sorted(heading_ids(whole) - heading_ids(own))):
            found_more[path] = problem((line, 1), "document.label_missing", name=official, listed=", ".join(lacking))
    return found_more


def check(
    path: str,
    data: bytes,
    context: Context,
    kind: type[BaseModel],
    rules: Sequence[Rule] = (),
    *,
    language: str,
) -> Checked:
    """Check the bytes of a file whose front matter is of a kind. Lines are those of the file."""
    if len(data) > LARGEST:
        return Checked(None, (problem((1, 1), "document.too_complex", limit=LONGEST // 1000),))
    checked, text, start = _front(data, kind, rules, context.languages, language)
    own = path.removeprefix(FOLDER)
    is_taken = _anchors(kind, checked.model, context)
    body = _body_problems(text, start, own, context, language, is_taken) if start is not None else ()
    problems = {*checked.problems, *body}
    return Checked(None if problems else checked.model, tuple(sorted(problems)))


def _anchors(kind: type[BaseModel], front: BaseModel | None, context: Context) -> Callable[[str], bool]:
    """Whether the program may give an id on the page of a file, now or when there is more to tell."""
    page = (front.fragment if front and front.fragment else "text") if kind is Front else "update"
    children = context.strategy.children if context.strategy and page in {"home", "updates"} else ()
    tops = (*children, *withdrawn_of(children))
    names = {name for node in tops for name in (node.id, anchor(node))}
    return lambda name: name in names or reserved.is_anchor(name, page)


def is_sound(data: bytes, kind: type[BaseModel], languages: Sequence[str], language: str) -> bool:
    """Whether a version of a file, of any day, can have been published by its front matter and its signs: what its
    Markdown comes to, and what it leads to, is another thing every day."""
    checked, text, start = _front(data, kind, (), languages, language)
    if checked.problems or start is None:
        return False
    mixed = (key.startswith("text.look_alike") for _, key, _ in look_alikes(text[start:], language, languages))
    return not any(forbidden(text[start:])) and not any(mixed)


def _front(
    data: bytes, kind: type[BaseModel], rules: Sequence[Rule], languages: Sequence[str], language: str
) -> tuple[Checked, str, int | None]:
    """What stands before the body of a file, checked; its whole text; and where the body begins, if anywhere."""
    text = data.decode("utf-8", "replace")
    is_utf8, text = text.encode() == data, with_plain_breaks(text)
    if merging := conflicts(text):
        loaded = Loaded(text)
        return (
            Checked(None, tuple(sorted(problem(loaded.at(at), key, **said) for at, key, said in merging))),
            text,
            None,
        )
    front = FRONT.match(text) if is_utf8 else None  # what is not, the loader tells of
    if front is None and is_utf8:
        return Checked(None, (_without_front(text, kind),)), text, None
    if front and len(front["yaml"]) > LONGEST_FRONT:
        return Checked(None, (problem((1, 1), "document.front_long", limit=LONGEST_FRONT // 1000),)), text, None
    yaml = ("\n" + front["yaml"]).encode() if front else data
    checked = checker.check(yaml, kind, rules, known=languages, language=language)
    if front and [one.key for one in checked.problems] == ["file.empty"]:  # what follows may be a whole page
        checked = Checked(None, (_without_front("", kind),))
    return checked, text, front.end() if front else None


def _without_front(text: str, kind: type[BaseModel]) -> Problem:
    """Why a file does not begin with details about it."""
    lines = text.removeprefix("\ufeff").rstrip().split("\n")
    is_begun = lines[0].rstrip() == "---"
    mistyped = (n for n, line in enumerate(lines, 1) if _DASHES.fullmatch(line) and line.rstrip() != "---")
    if (line := next(mistyped, None)) and (is_begun or not "".join(lines[: line - 1]).strip()):
        return problem((line, 1), "document.front_dashes")
    if is_begun:
        return problem((1, 1), "document.front_open")
    if late := _BEGUN.search(text):
        return problem((1, 1), "document.front_late", line=text.count("\n", 0, late.start()) + 1)
    listed = ", ".join(name for name, one in kind.model_fields.items() if one.is_required())
    return problem((1, 1), "document.front_missing", listed=listed)


def _body_problems(
    text: str, start: int, own: str, context: Context, language: str, is_taken: Callable[[str], bool]
) -> Iterator[Problem]:
    """What of a body may not be published, by what Markdown makes of it."""
    loaded, body = Loaded(text), text[start:]
    if len(body) > LONGEST:
        yield problem(loaded.at(start), "document.too_complex", limit=LONGEST // 1000)
        return
    for at, sign in forbidden(body):
        yield problem(loaded.at(start + at), "file.forbidden", sign=sign)
    if is_towering(body):  # what goes on with it cannot be interrupted
        return
    for found in islice(WIDE.finditer(body), LONGEST_LIST):
        yield problem(loaded.at(start + found.start()), "text.wide", value=found[0])
    if begun := _INDENTED.match(body):
        yield problem(loaded.at(start + begun.end()), "document.indented")
    plain = without_code(body)
    if again := _BEGUN.search(plain):
        yield problem(loaded.at(start + again.start()), "document.front_twice")
    for at, key in links.mistyped(plain):
        yield problem(loaded.at(start + at), key)

    def faults(part: str) -> list[Fault]:
        return [*_faults(context.dialect.render(part), own, context, is_taken)]

    try:
        with within(SECONDS):
            rendered = context.dialect.render(body)
            yield from _spelt_out(rendered, loaded, start)
            yield from _pluses(rendered, loaded, start)
            for label in sorted(heading_ids(text) ^ {*rendered.labels}):
                yield problem(loaded.at(max(text.find(f"#{label}"), 0)), "document.label", value=label)
            for at, fault in located(text, start, [*_faults(rendered, own, context, is_taken)], faults):
                yield problem(loaded.at(at), fault.key, **dict(fault.params))
            yield from _look_alikes(rendered, loaded, start, context, language)
    except Swollen as swollen:
        at = max(text.find(swollen.fragment, start), start)
        yield problem(loaded.at(at), swollen.key, limit=swollen.limit)
    except (TooLong, RecursionError):
        yield problem(loaded.at(start), "document.too_complex", limit=LONGEST // 1000)


def _faults(rendered: Rendered, own: str, context: Context, is_taken: Callable[[str], bool]) -> Iterator[Fault]:
    opening = [tag for tag in rendered.tags if not tag.startswith("</")]
    yield from (markup.fault("document.html", tag, value=tag) for tag in opening or rendered.tags)
    yield from (markup.fault("document.attribute", name, value=name) for name in rendered.overruled)
    yield from (markup.fault(key, value, value=value) for key, value in rendered.unseen)
    tokens = rendered.tokens
    found = [*markup.faults(tokens), *markup.ids(tokens, is_taken), *links.faults(tokens, own, context)]
    yield from (*found, *markup.without_words(tokens), *markup.signs_lost(tokens))
    if not found and (lost := markup.taken_away(rendered.html)):
        yield markup.fault("document.markup", lost, value=lost)


def _spelt_out(rendered: Rendered, loaded: Loaded, start: int) -> Iterator[Problem]:
    """Signs that no text may hold, written as &#x202e; or &rlm;: they stand only in what comes out."""
    body = loaded.source[start:]
    shown = "\n".join(one for token in rendered.tokens for one in (token.text, *dict(token.attributes).values()))
    for pattern, key, name in ((MISREAD, "file.forbidden", "sign"), (WIDE, "text.wide", "value")):
        if pattern.search(shown) and not pattern.search(body):
            spelt = [found for found in _REFERENCE.finditer(body) if pattern.search(html.unescape(found[0]))]
            at, value = (spelt[0].start(), spelt[0][0]) if spelt else (0, "&#…;")
            yield problem(loaded.at(start + at), key, **{name: value})


def _pluses(rendered: Rendered, loaded: Loaded, start: int) -> Iterator[Problem]:
    """Numbers that would lose their sign: + 5 at the beginning of a line is an item of a list."""
    if sums := [*islice(_PLUS.finditer(without_code(loaded.source[start:])), LONGEST_LIST)]:
        found = [token for token in rendered.tokens if token.tag not in {"", "p", *STRESS} or token.text.strip()]
        items = {inside.text.split()[0] for item, inside in pairwise(found) if item.tag == "li" and inside.text}
        for one in sums:
            if one[1] in items:
                yield problem(loaded.at(start + one.start(1)), "document.plus", value=one[1])


def _look_alikes(rendered: Rendered, loaded: Loaded, start: int, context: Context, language: str) -> Iterator[Problem]:
    source = loaded.source
    places = [at for at in range(start, len(source)) if source[at] not in _STRESS]
    plain = "".join(map(source.__getitem__, places))
    for said in dict.fromkeys(markup.text(rendered.tokens)):
        for word, key, params in look_alikes(said, language, context.languages):
            at = plain.find(word.translate(_UNSTRESSED))
            yield problem(loaded.at(places[at] if at >= 0 else start), key, **params)
