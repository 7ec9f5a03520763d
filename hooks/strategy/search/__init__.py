"""The search of one language: its pages → one JSON text that overrides/components/search/worker/ searches in.

Morphology is done here, once: the text carries every form that a reader may type for a word that the site holds, so the
browser needs neither a stemmer nor a dictionary. What counts as one word is folded alike on both sides (text.py).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.search import leads
from strategy.search.languages import Language, language
from strategy.search.leads import Alias
from strategy.search.morphology import Dictionary, lexicon
from strategy.search.stems import Stems, words_of_lexemes
from strategy.search.table import fingerprint, front_coded, table
from strategy.search.text import tokens
from strategy.store import Store

_OF_NUMBERS, _OF_PLACES = "hints.number", "hints.place"
_OF_PAGES = "failed"  # stands in the page itself: without the index there are no words
# Alike beside alike, for the sake of compression: what repeats within 32 KB weighs little, and numbers among letters
# spoil the code of both.
_ORDER = (
    *("builds", "stop", "endings", "trims", "paradigms", "weak", "general", "leads", "twins", "texts", "levels"),
    *("neighbour", "words", "labels", "scripts", "folding", "fingerprint", "documents", "families", "typos"),
)


@dataclass(frozen=True)
class Section:
    """A part of a page that a result can lead to. `anchor` is the id in the page, "" for its beginning."""

    anchor: str
    text: str


@dataclass(frozen=True)
class Document:
    """A page. `url` is relative to the root of its language; `kind` names its label ("task"); `code` is its official
    number, "" where a node has none, None for what is no node; `above` holds the urls of the pages above it, the
    topmost first; `status` is what was last said of it, in words, of an update its day; `anchor` the place where the
    page above shows it with its texts, and the one above that its title."""

    url: str
    title: str
    kind: str
    sections: tuple[Section, ...] = ()
    code: str | None = None
    above: tuple[str, ...] = ()
    status: str = ""
    anchor: str = ""


_ENCODING = re.compile(rb'^\{"encoding":"([\w-]+)",')  # in letters that are the same in all of them


def packed(index: str, lang: str) -> bytes:
    """An index as it travels: one byte a letter, where the language has such an encoding, for a tenth of the weight.
    It names its encoding first."""
    encoding = language(lang).encoding
    missing = {sign for sign in set(index) if sign.encode(encoding, "ignore") == b""}
    escaped = index.translate({ord(sign): json.dumps(sign)[1:-1] for sign in missing})
    return f'{{"encoding":"{encoding}",{escaped[1:]}'.encode(encoding)


def unpacked(data: bytes) -> str:
    """The JSON of an index that travelled, in the usual encoding."""
    found = _ENCODING.match(data)
    return "{" + data[found.end() :].decode(found[1].decode()) if found else data.decode()


def index(
    documents: Sequence[Document],
    lang: str,
    labels: Mapping[str, str],
    aliases: Iterable[Alias] = (),
    kept: Store | None = None,
) -> str:
    """The index as JSON, the same for the same arguments. `labels`: kind → how the reader calls it («Завдання»).

    `kept` keeps what the dictionary said of each word, so that a further build asks only about new words.
    """
    facts = language(lang)
    aliases = tuple(aliases)
    texts = {text: number for number, text in enumerate(dict.fromkeys(_document_texts(documents)))}
    beside = [labels[kind] for kind in sorted(labels)]
    vocabulary = dict.fromkeys(word for text in (*texts, *beside) for word in facts.folding.words(text))
    numbers = {word: number for number, word in enumerate(vocabulary)}
    known = lexicon(_words_of(texts), _words_of(beside), lang, facts.folding, kept)
    places = {document.url: number for number, document in enumerate(documents)}
    dictionary = Dictionary(lang, kept)
    stems = Stems(facts, dictionary, facts.with_trims(known.endings()), words_of_lexemes(numbers, known))
    led = leads.table(aliases, [list(_seen(one, documents, places)) for one in aliases], numbers, known, stems)
    weak = [stems.of(text) for text in facts.weak]
    dictionary.close()
    parts = {
        "words": _words(lang, documents, labels),
        "labels": dict(sorted(labels.items())),
        "documents": list(_documents(documents, places, texts)),
        **_facts(facts),
        "weak": ",".join(weak),
        **led,
        "texts": list(texts),
        **table(known, numbers),
        "fingerprint": fingerprint(vocabulary),
    }
    return json.dumps({part: parts[part] for part in _ORDER}, ensure_ascii=False, separators=(",", ":"))


def _documents(documents: Sequence[Document], places: Mapping[str, int], texts: Mapping[str, int]) -> Iterator[list]:
    """Each page; a text as how far it stands behind the first one that no page has had yet: 0 for that one; * at the
    end of an anchor is the last name in the url."""
    fresh = 0

    def behind(text: str) -> int:
        nonlocal fresh
        distance = fresh - texts[text]
        fresh += not distance
        return distance

    for document in documents:
        title = behind(document.title)
        sections = [[section.anchor, behind(section.text)] for section in document.sections]
        above = [places[url] for url in document.above]
        told = [document.status] if document.status else []
        name = document.url.rstrip("/").rpartition("/")[2]
        ends = name and document.anchor.endswith(name)
        anchor = f"{document.anchor.removesuffix(name)}*" if ends else document.anchor
        yield [document.url, title, document.kind, document.code, above, anchor, sections, *told]


def _words_of(texts: Iterable[str]) -> set[str]:
    return {word for text in texts for word in tokens(text) if not word[0].isdecimal()}


def _document_texts(documents: Iterable[Document]) -> Iterator[str]:
    """All texts of the pages."""
    for document in documents:
        yield document.title
        yield from (section.text for section in document.sections)


def _seen(alias: Alias, documents: Sequence[Document], places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Document and section of each place by their numbers; -1 for the page itself."""
    for url, anchor in alias.seen:
        anchors = [section.anchor for section in documents[places[url]].sections]
        yield places[url], anchors.index(anchor) if anchor else -1


def _words(lang: str, documents: Iterable[Document], labels: Mapping[str, str]) -> dict:
    """The words of the search interface; plural ones as a mapping of CLDR categories. Where nodes have numbers, some
    show how to look for one; where places have a page, others say that it holds those that are named."""
    words = Catalogue(lang, "search")
    entries = dict(sorted(words.entries.items()))
    documents = tuple(documents)
    del entries[_OF_PAGES]
    if all(document.url != permalinks.WAYS["places"] for document in documents):
        del entries[_OF_PLACES]
    numbered = [document for document in documents if document.code]
    deep, top = (pick(numbered, key=lambda one: len(one.above), default=None) for pick in (max, min))
    if not deep:
        return {key: entry for key, entry in entries.items() if key != _OF_NUMBERS}
    named = " ".join(filter(None, (labels.get(top.kind), top.code)))
    return entries | {_OF_NUMBERS: words.text(_OF_NUMBERS, number=deep.code, named=named)}


def _facts(facts: Language) -> dict:
    folding = facts.folding
    return {
        "folding": {
            "lookalikes": ["".join(folding.lookalikes), "".join(folding.lookalikes.values())],
            "replace": [list(pair) for pair in folding.replace.items()],
        },
        "stop": front_coded(facts.stop),
        "levels": " ".join(facts.levels),
        "endings": " ".join((*facts.more, *facts.endings)),
        "neighbour": facts.neighbour,
        "trims": list(facts.trims),
        "scripts": {
            "latin": facts.script == "Latin",
            "other": facts.other_letters,
            "keyboard": list(facts.keyboard),
            "romanisation": facts.romanisation,
        },
    }
