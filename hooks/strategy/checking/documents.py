"""docs/**/*.md → hand-written pages, or every problem at once; and what holds for updates as well.

Each file begins with YAML between two lines `---`, Markdown follows. x.en.md is the English of x.md and never stands
alone. A page fetches nothing from elsewhere: its pictures lie beside it, and it holds no HTML.
"""

import datetime
import difflib
import posixpath
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal
from urllib.parse import unquote, urldefrag

from pydantic import BaseModel, Field

from strategy.addresses.permalinks import anchor, by_code, by_number, permalink
from strategy.checking import check as checker
from strategy.checking.check import Checked
from strategy.checking.rules import Rule
from strategy.model import Frozen, Line, Node, Strategy, editions, withdrawn_of
from strategy.model.levels import DEFAULT_KEYS
from strategy.reading.documents import CODE, FOLDER, FRONT, heading_ids, language_of
from strategy.reading.encoding import conflicts
from strategy.reading.values import Loaded, Problem, problem

_NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LINK = re.compile(
    r"(?P<picture>!?)\[(?P<words>[^\]\n]*)\]\(\s*<?(?P<to>[^)\s>]+)(?P<rest>[^)\n]*)"
    r"|^\[(?P<name>[^\]\n]+)\]:[ \t]*<?(?P<ref>[^\s>]+)",
    re.MULTILINE,
)
_PICTURE_BY_LABEL = re.compile(r"!\[[^\]\n]*\]\[([^\]\n]*)\]")
_HEADING = re.compile(r"^#[ \t]", re.MULTILINE)
_HTML = re.compile(r"<(?=[a-zA-Z/!?])(?!(?:https?:|mailto:)[^\s<>]*>|[^\s<>@]+@[^\s<>]+>)[^\s>]*")
_HOST = re.compile(r"www\.|(?:[\w-]+\.)+(?:ua|укр|com|org|net|info|eu|gov|edu)(?:/|$)", re.IGNORECASE)


class Search(Frozen):
    exclude: Literal["true", "false"] = "false"


class Front(Frozen):
    """The front matter of a page."""

    title: Line = Field(description="Заголовок сторінки.")
    description: Line | None = Field(default=None, description="Про що сторінка, одним реченням.")
    fragment: str | None = Field(default=None, description="Чим програма доповнює текст.")
    search: Search | None = Field(default=None, description="Чи показувати сторінку в пошуку.")


@dataclass(frozen=True)
class Context:
    """What stands beside a document: the strategy (None where it is no good), the `names` of all files below docs/ by
    their path there, the `latest` day that an update can be of, the languages of the site, official one first, the ids
    of the headings of each page by its path below docs/, and the keys of the strategy's levels."""

    strategy: Strategy | None
    names: frozenset[str]
    latest: datetime.date
    languages: tuple[str, ...]
    headings: Mapping[str, frozenset[str]] = field(default_factory=dict)
    levels: tuple[str, ...] = DEFAULT_KEYS

    @cached_property
    def nodes(self) -> Mapping[str, Node]:
        """Id or number → node, withdrawn or not. A number that meant different nodes names none of them."""
        if self.strategy is None:
            return {}
        unique = by_number(self.strategy)
        numbers = {address.rstrip("/"): node for address, node in unique.items()}
        numbers |= {
            node.code: node for address, node in unique.items() if node.code and by_code(node.code) == address
        }  # as it is typed
        return numbers | {node.id: node for node in editions.all_nodes(self.strategy)}

    def reported(self, reference: str) -> Node | None:
        """The node that a reference names, if updates can be about it."""
        node = self.nodes.get(reference)
        return node if node and node.level.key in self.strategy.reporting else None

    @cached_property
    def sources(self) -> frozenset[str]:
        """Everything that a page can link to: files, and the sources that generated pages stand for."""
        return self.names | {f"{permalink(node).rstrip('/')}.md" for node in self.nodes.values()}

    def anchors(self, source: str) -> frozenset[str] | None:
        """The anchors of a page that a link may name; None where nobody knows them here."""
        node = self.nodes.get(posixpath.basename(source).removesuffix(".md"))
        if node and node.areas:
            return frozenset({"areas", *map(anchor, (*node.areas, *withdrawn_of(node.areas)))})
        return self.headings.get(source)


def check_page(path: str, data: bytes, context: Context) -> Checked:
    """Check the bytes of a page at a path below the project's folder."""
    stem, lang = language_of(path, context.languages)
    named = tuple(_name_problems(path, stem, lang, context))
    checked = check(path, data, context, Front, language=lang)
    problems = tuple(sorted({*named, *checked.problems}))
    return Checked(None if problems else checked.model, problems)


def _name_problems(path: str, stem: str, lang: str, context: Context) -> Iterator[Problem]:
    *folders, name = stem.removeprefix(FOLDER).split("/")
    plain, _, ending = name.partition(".")
    if re.fullmatch(r"[a-z]{2,3}", ending):
        yield of_no_language(ending, plain, context)
    elif not all(_NAME.fullmatch(part) for part in (*folders, name)):
        yield problem((1, 1), "document.name", name=posixpath.basename(path))
    elif lang != context.languages[0] and f"{stem}.md".removeprefix(FOLDER) not in context.names:
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
    fine = [path for path, checked in found.items() if checked.model]
    for path in fine:
        stem, lang = language_of(path, languages)
        official = f"{stem}.md"
        if lang == languages[0] or official not in fine:
            continue
        own, whole = (FRONT.sub("", texts[file].decode().replace("\r\n", "\n")) for file in (path, official))
        if own.strip() and not whole.strip():
            found_more[path] = problem((1, 1), "document.more_text", name=official)
        elif more := sorted(heading_ids(own) - heading_ids(whole)):
            found_more[path] = problem((1, 1), "document.more_sections", name=official, listed=", ".join(more))
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
    text = data.decode("utf-8", "replace")
    is_utf8, text = text.encode() == data, text.replace("\r\n", "\n")
    if merging := conflicts(text):
        loaded = Loaded(text)
        return Checked(None, tuple(sorted(problem(loaded.at(at), key, **said) for at, key, said in merging)))
    front = FRONT.match(text) if is_utf8 else None  # what is not, the loader tells of
    if front is None and is_utf8:
        if text.lstrip("\ufeff").startswith("---"):
            return Checked(None, (problem((1, 1), "document.front_open"),))
        listed = ", ".join(name for name, one in kind.model_fields.items() if one.is_required())
        return Checked(None, (problem((1, 1), "document.front_missing", listed=listed),))
    yaml = ("\n" + front["yaml"]).encode() if front else data
    checked = checker.check(yaml, kind, rules, known=context.languages, language=language)
    own = path.removeprefix(FOLDER)
    problems = {*checked.problems, *(_body_problems(text, front.end(), own, context) if front else ())}
    return Checked(None if problems else checked.model, tuple(sorted(problems)))


def _body_problems(text: str, start: int, own: str, context: Context) -> Iterator[Problem]:
    """A second title, HTML, links that lead nowhere, and pictures that are not there or say nothing."""
    loaded = Loaded(text)
    body = CODE.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for heading in _HEADING.finditer(body, start):
        yield problem(loaded.at(heading.start()), "document.heading")
    for line in re.finditer(r"[^\n]+", body[start:]):
        if tag := _HTML.search(line[0]):
            yield problem(loaded.at(start + line.start() + tag.start()), "document.html", value=tag[0])
    pictures = {label.casefold() for label in _PICTURE_BY_LABEL.findall(body)}
    for link in _LINK.finditer(body, start):
        group = "to" if link["to"] else "ref"
        is_picture = bool(link["picture"]) or (link["name"] or "").casefold() in pictures
        for key, params in _link_faults(link, link[group], is_picture, own, context):
            yield problem(loaded.at(link.start(group)), key, **params)


def _link_faults(
    found: re.Match, link: str, is_picture: bool, own: str, context: Context
) -> Iterator[tuple[str, Mapping[str, str]]]:
    if found["picture"] and not found["words"].strip():
        yield "picture.without_words", {"value": link}
    whole = f"{link}{found['rest'] or ''}".strip().rstrip(">")
    if re.match(r"[A-Za-z]:[\\/]|file:", link, re.IGNORECASE):
        yield "link.own_computer", {"value": whole}
    elif scheme := re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", link):
        if scheme[1].lower() not in {"http", "https", "mailto"}:
            yield "link.unsafe", {"scheme": scheme[1]}
        elif is_picture:
            yield "picture.elsewhere", {"value": link}
    elif link.startswith("/"):
        yield "link.from_root", {"value": link}
    elif re.match(r"\s+[^\s\"'>]", found["rest"] or ""):
        yield "link.space", {"value": whole}
    else:
        yield from _place_fault(link, is_picture, own, context)


def _place_fault(link: str, is_picture: bool, own: str, context: Context) -> Iterator[tuple[str, Mapping[str, str]]]:
    path, fragment = urldefrag(link)
    path, folder = unquote(path), posixpath.dirname(own)
    place = posixpath.normpath(posixpath.join(folder, path)) if path else own
    if context.strategy is None and place.split("/")[0] in context.levels:
        return  # the strategy is broken, and that is told already
    if place in context.sources or not path:
        anchors = context.anchors(place)
        if fragment and anchors is not None and fragment not in anchors:
            yield "link.no_anchor", {"value": fragment, "page": path or own}
    elif _HOST.match(link):
        yield "link.no_scheme", {"value": link}
    else:
        key = "picture.absent" if is_picture else "link.absent"
        inside = [
            name
            for name in context.names
            if posixpath.dirname(name) == folder
            and language_of(name, context.languages)[1] == context.languages[0]  # a link names no translation
        ]
        near = difflib.get_close_matches(path, sorted(posixpath.relpath(name, folder) for name in inside), n=1)
        yield (f"{key}_near", {"value": link, "near": near[0]}) if near else (key, {"value": link})
