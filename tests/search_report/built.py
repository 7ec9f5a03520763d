"""The index of one language as it was built, and the words of its pages."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from search_report.measures import Pages
from strategy.reading.files import SEARCH_WORDS
from strategy.search import unpacked
from strategy.search.languages import language
from strategy.search.text import tokens
from website import ROOT, Website


@dataclass(frozen=True)
class Index:
    """What the tests know of an index."""

    lang: str
    root: str
    data: Mapping
    pages: Pages
    words: tuple[str, ...]  # as they stand in the texts, in lower case
    said: tuple[str, ...]  # words by which something is found though it does not say them

    @property
    def known(self) -> set[str]:
        """The folded words of the site."""
        return set(self.pages.holding)


def read(site: Path, lang: str, root: str, project: Path = ROOT) -> Index:
    """That of a site, by the words of the project that it was built from."""
    data = json.loads(unpacked((site / root / "search/index.json").read_bytes()))
    folding = language(lang).folding
    holding: dict[str, set[str]] = {}
    words = set()
    for url, kind, texts in page_texts(data):
        for token in (token for text in (data["labels"].get(kind, ""), *texts) for token in tokens(text)):
            holding.setdefault(folding.word(token), set()).add(url)
            words.add(token.lower().replace("’", "'"))
    said = {token.lower() for phrase in phrases_said(lang, project) for token in tokens(phrase)}
    pages = Pages({word: frozenset(urls) for word, urls in holding.items()}, folding)
    return Index(lang, root, data, pages, tuple(sorted(words)), tuple(sorted(said)))


def index_of(website: Website, lang: str) -> Index:
    """That of a site which the tests built."""
    return read(website.folder, lang, website.root(lang), website.folder.parent / "project")


def page_texts(data: Mapping) -> Iterator[tuple[str, str, list[str]]]:
    """(url, kind, texts) of each page; a text travels as how far it stands behind the first one not yet used. The pages
    above a node hold its title, the nearest its areas as well."""
    fresh = 0
    for url, title, kind, _, above, anchor, parts, *_ in data["documents"]:
        numbers = []
        for behind in (title, *(part[1] for part in parts)):
            numbers.append(fresh - behind)
            fresh += not behind
        texts = [data["texts"][number] for number in numbers]
        yield url, kind, texts
        areas = [text for text, (place, _) in zip(texts[1:], parts, strict=True) if place]
        for number, held in zip(above[:-3:-1] if anchor else (), ([texts[0], *areas], texts[:1]), strict=False):
            yield data["documents"][number][0], data["documents"][number][2], held


def phrases_said(lang: str, project: Path) -> Iterator[str]:
    """What leads on in a language: the words of this strategy and the general ones."""
    for entry in yaml.safe_load((project / SEARCH_WORDS).read_bytes())["entries"]:
        yield from entry["words"].get(lang, ())
    for words, _ in language(lang).everyday:
        yield from words


def multiplied(data: Mapping, times: int) -> dict:
    """An index with every page so many times."""
    count, texts = len(data["documents"]), len(data["texts"])
    numbers, fresh = [], 0
    for _, title, _, _, _, _, parts, *_ in data["documents"]:
        distances = [title, *(distance for _, distance in parts)]
        for distance in distances:
            numbers.append(fresh - distance)
            fresh += not distance
    documents = list(data["documents"])
    for turn in range(1, times):
        again = iter(numbers)
        for url, _, kind, code, above, shown, parts, *_ in data["documents"]:
            title = texts - next(again)  # all texts have been used by now
            copied = [[anchor, texts - next(again)] for anchor, _ in parts]
            over = [turn * count + place for place in above]
            documents.append([f"{turn}/{url}", title, kind, code, over, shown, copied])
    return {**data, "documents": documents}
