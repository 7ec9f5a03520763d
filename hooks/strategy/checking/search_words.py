"""Words that lead on: data/search.yaml holds those that people say and the strategy does not, the glossary
abbreviations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, partial

from pydantic import BaseModel, ConfigDict, Field, create_model

from strategy.addresses import permalinks
from strategy.checking import check as checker
from strategy.checking import hints
from strategy.checking.check import Checked
from strategy.checking.draft import Draft
from strategy.checking.glossary import Glossary
from strategy.checking.typos import nearest
from strategy.model import Line, Node, Strategy, editions, withdrawn_of
from strategy.reading.values import Path, Problem
from strategy.search import Alias
from strategy.search.languages import language

Lines = tuple[Line, ...]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class _PerLanguage(_Frozen):
    """The languages of the site are its fields, each with a list of words and phrases."""

    def in_language(self, lang: str) -> Lines:
        return getattr(self, lang)


class Entry(_Frozen):
    words: _PerLanguage = Field(description="Що пише читач, кожною мовою.")
    means: _PerLanguage | None = Field(default=None, description="Слова стратегії, які означають те саме.")
    see: Lines = Field(default=(), description="Куди веде слово: id, сфера — через #.")


class SearchWords(_Frozen):
    entries: tuple[Entry, ...] = Field(default=(), description="Слова з життя.")

    def aliases(self, strategy: Strategy, lang: str) -> Iterator[Alias]:
        """The entries that have words in a language, as the index takes them."""
        nodes = {node.id: node for node in strategy.nodes()}
        for entry in self.entries:
            if said := entry.words.in_language(lang):
                means = entry.means.in_language(lang) if entry.means else ()
                places = (place.partition("#") for place in entry.see)
                seen = ((nodes[name], anchor) for name, _, anchor in places if _stands(nodes.get(name), anchor))
                yield Alias(said, means, tuple((permalinks.permalink(node), anchor) for node, anchor in seen))


@cache
def search_words_type(languages: tuple[str, ...]) -> type[SearchWords]:
    """The search words of a site in these languages."""
    fields = {lang: (Lines, Field(default=(), description=f"Мовою «{lang}».")) for lang in languages}
    lists = create_model("PerLanguage", __base__=_PerLanguage, **fields)
    means = (lists | None, Entry.model_fields["means"])
    entry = create_model("Entry", __base__=Entry, words=(lists, Entry.model_fields["words"]), means=means)
    entries = (tuple[entry, ...], SearchWords.model_fields["entries"])
    return create_model("SearchWords", __base__=SearchWords, entries=entries)


def abbreviations(glossary: Glossary, strategy: Strategy, lang: str) -> Iterator[Alias]:
    """The abbreviations of the glossary in a language: each finds what it stands for, and the reverse."""
    official = lang == strategy.languages[0]
    for entry in glossary.abbreviations:
        if short := entry.short if official else getattr(entry, f"{lang}_short", None):
            both = (short, *re.split(r"\s*;\s*", entry.in_language(lang)))
            yield Alias(said=both, means=both)


def check(data: bytes, strategy: Checked) -> Checked:
    """Check the bytes of the search words for a strategy that has been checked, well or not.

    Of what the strategy held once and holds no more they only warn: who changes it need not know of this file.
    """
    rules, warn = (words_twice, leading_nowhere), ()
    if strategy.strategy:
        rules += (partial(places_missing, strategy=strategy.strategy),)
        warn = tuple(partial(rule, strategy=strategy.strategy) for rule in (places_withdrawn, words_missing))
    return checker.check(data, search_words_type(strategy.languages), rules, known=strategy.languages, warn=warn)


def words_twice(draft: Draft) -> Iterator[Problem]:
    """A word of one language stands in one entry: there one sees all places that it leads to. To the search ½ is no
    word: nobody would find it."""
    first: dict[tuple[str, ...], int] = {}
    for path, lang, text in _lines(draft, "words"):
        key = (lang, *language(lang).folding.words(text))
        if len(key) == 1:
            yield draft.problem(path, "text.wordless", value=text)
        elif key in first:
            yield draft.problem(path, "entry.twice", value=text, line=first[key])
        first.setdefault(key, draft.line(path))


def leading_nowhere(draft: Draft) -> Iterator[Problem]:
    """Each language that an entry has words in leads somewhere."""
    for field in draft.of(Entry):
        words, means, see = (field.value.get(name) for name in ("words", "means", "see"))
        for lang in draft.known:
            has_words = isinstance(words, dict) and words.get(lang)
            has_means = isinstance(means, dict) and means.get(lang)
            if has_words and not has_means and not see:
                yield draft.problem((*field.path, "words", lang), "search_words.nowhere", language=lang)


def places_missing(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """Every place is a node of the strategy, and an area of that task, withdrawn or not."""
    nodes = {node.id: node for node in editions.all_nodes(strategy)}
    for path, name, anchor in _places(draft):
        reference = f"{name}#{anchor}" if anchor else name
        if name not in nodes and (meant := hints.by_id(reference, nodes.values())):
            yield draft.problem(path, "replaced_by.number", value=reference, near=meant)
        elif name not in nodes:
            near = nearest(name, nodes)
            key = "search_words.unknown_near" if near else "search_words.unknown"
            yield draft.problem(path, key, value=name, **({"near": near} if near else {}))
        elif anchor and anchor not in _anchors(nodes[name], with_withdrawn=True):
            yield draft.problem(path, "search_words.no_area", value=anchor, code=nodes[name].code or name)


def places_withdrawn(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """What a place names has not been withdrawn."""
    nodes = {node.id: node for node in editions.all_nodes(strategy)}
    gone = [
        (path, f"{name}#{anchor}" if anchor else name)
        for path, name, anchor in _places(draft)
        if name in nodes
        and (not anchor or anchor in _anchors(nodes[name], with_withdrawn=True))
        and not _stands(nodes[name], anchor)
    ]
    yield from draft.problem_at_all(gone, "search_words.withdrawn")


def words_missing(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """What `means` names stands in the strategy as it is written; if not, a corrected text has left it behind."""
    texts = {lang: _running_text(strategy, lang) for lang in strategy.languages}
    for path, lang, text in _lines(draft, "means"):
        if lang in texts and _phrase(lang, text) not in texts[lang]:
            yield draft.problem(path, "search_words.absent", value=text)


def _lines(draft: Draft, name: str) -> Iterator[tuple[Path, str, str]]:
    """(path, language, text) of each word or phrase below a field of the entries."""
    for path in draft.by_path:
        if len(path) == 5 and path[2] == name and (text := draft.valid(path)):
            yield path, path[3], text


def _places(draft: Draft) -> Iterator[tuple[Path, str, str]]:
    """(path, id of the node, anchor or "") of each place that `see` names."""
    for field in draft.of(Entry):
        for index, _ in enumerate(field.value.get("see") or ()):
            path = (*field.path, "see", index)
            name, _, anchor = (draft.valid(path) or "").partition("#")
            if name:
                yield path, name, anchor


def _stands(node: Node | None, anchor: str) -> bool:
    """Whether a node, and the area of it that an anchor names, stand today."""
    return bool(node) and not node.withdrawn and (not anchor or anchor in _anchors(node))


def _anchors(node: Node, with_withdrawn: bool = False) -> frozenset[str]:
    areas = node.areas
    return frozenset(permalinks.anchor(area) for area in (*areas, *(withdrawn_of(areas) if with_withdrawn else ())))


def _running_text(strategy: Strategy, lang: str) -> str:
    """All texts of the strategy in one language as folded words."""
    texts = [paragraph.text[lang] for paragraph in strategy.vision]
    for node in strategy.nodes():
        texts += [node.title[lang], *(area.text[lang] for area in getattr(node, "areas", ()))]
    return "\n".join(_phrase(lang, text) for text in texts)


def _phrase(lang: str, text: str) -> str:
    return f" {' '.join(language(lang).folding.words(text))} "
