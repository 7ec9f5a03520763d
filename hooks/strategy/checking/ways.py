"""data/ways.yaml: what leads into the strategy, checked against its text."""

from collections.abc import Iterator
from functools import partial

from strategy.addresses import passages
from strategy.checking import check as checker
from strategy.checking import hints
from strategy.checking.check import Checked
from strategy.checking.draft import Draft
from strategy.checking.rules import twice
from strategy.checking.typos import nearest
from strategy.model import Strategy, editions
from strategy.model.ways import GROUPS, Topic, Way, Ways
from strategy.reading.values import Path, Problem
from strategy.search.mentions import holding
from strategy.search.ways import leads_to

MOST_LED_TO = 20_000  # lines of all pages of ways in together: some fifty times what sixty good ones lead to


def check(data: bytes, strategy: Checked) -> Checked:
    """Check the bytes of the ways in to a strategy that has been checked, well or not.

    Of what the strategy held once and holds no more they only warn: who changes it need not know of this file.
    """
    rules, warn = (ids_twice, languages_of_names), ()
    if strategy.strategy:
        rules += tuple(
            partial(rule, strategy=strategy.strategy) for rule in (lines_missing, leading_nowhere, too_many_led_to)
        )
        warn = tuple(partial(rule, strategy=strategy.strategy) for rule in (lines_withdrawn, words_missing, unreached))
    return checker.check(data, Ways, rules, known=strategy.languages, warn=warn)


def ids_twice(draft: Draft) -> Iterator[Problem]:
    """An id stands once in its group: it is a part of an address."""
    for group in GROUPS:
        paths = ((*field.path, "id") for field in draft.of(Way) if field.path[0] == group)
        yield from twice(draft, ((path, name) for path in paths if (name := draft.valid(path))), "ways.twice")


def languages_of_names(draft: Draft) -> Iterator[Problem]:
    """Other names are in languages of the site; not all need to have some."""
    listed = ", ".join(draft.languages)
    for field in draft.of(Way):
        also = field.value.get("also")
        for language in also if isinstance(also, dict) else ():
            if language not in draft.languages:
                path = (*field.path, "also", language)
                yield draft.problem_at_key(path, "language.unlisted", language=language, listed=listed)


def lines_missing(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """What a line names is, or was, in the strategy."""
    known, nodes = _references(strategy) | _withdrawn(strategy), (*editions.all_nodes(strategy),)
    for path, reference in _lines(draft):
        if reference not in known and (meant := hints.by_id(reference, nodes)):
            yield draft.problem(path, "replaced_by.number", value=reference, near=meant)
        elif reference not in known:
            near = _near(reference, known)
            key = "ways.unknown_near" if near else "ways.unknown"
            yield draft.problem(path, key, value=reference, **({"near": near} if near else {}))


def leading_nowhere(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """Each leads somewhere: to lines that it lists, or that hold its words, or did so once."""
    official = strategy.languages[0]
    every = (*passages.of_strategy(strategy), *passages.withdrawn(strategy))
    texts = tuple(passage.text[official] for passage in every)
    for path, way in _sound(draft):
        sought = way.sought(official, official)
        if not way.lines and not holding(texts, sought, official):
            key = "ways.nowhere" if sought else "ways.empty"
            yield draft.problem((*path, "name"), key, value=way.name[official])


def too_many_led_to(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """The page of each shows every line that it leads to: a word of all lines, in hundreds of ways, fills the site."""
    shown = 0
    for path, way in _sound(draft):
        shown += len(leads_to(way, strategy))
        if shown > MOST_LED_TO:
            yield draft.problem((*path, "name"), "ways.many_lines", limit=MOST_LED_TO // 1000)
            return


def lines_withdrawn(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """What a line names stands today."""
    gone = _withdrawn(strategy) - _references(strategy)
    yield from draft.problem_at_all([found for found in _lines(draft) if found[1] in gone], "ways.withdrawn")


def words_missing(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """The text holds each of the words that are to be found in it."""
    official = strategy.languages[0]
    texts = tuple(passage.text[official] for passage in passages.of_strategy(strategy))
    for path, way in _sound(draft):
        for at, phrase in enumerate(way.words):
            if not holding(texts, (phrase,), official):
                yield draft.problem((*path, "words", at), "ways.absent", value=phrase)


def unreached(draft: Draft, strategy: Strategy) -> Iterator[Problem]:
    """Where there are topics, each leaf of the tree belongs to one."""
    topics = [way for _, way in _sound(draft) if isinstance(way, Topic)]
    reached = {passage.node.id for way in topics for passage in leads_to(way, strategy) if passage.node}
    for node in strategy.nodes() if topics else ():
        if not node.children and node.id not in reached:
            yield draft.problem_at_key(("topics",), "ways.unreached", value=node.heading(strategy.languages[0]))


def _sound(draft: Draft) -> Iterator[tuple[Path, Way]]:
    """(path, way) of each whose own values the model takes, with a name in each language."""
    for field in draft.of(Way):
        try:
            way = field.kind.model_validate(field.value)
        except ValueError:
            continue
        if all(language in way.name for language in draft.languages):
            yield field.path, way


def _lines(draft: Draft) -> Iterator[tuple[Path, str]]:
    """(path, reference) of each line that is listed."""
    for path in draft.by_path:
        if len(path) == 4 and path[2] == "lines" and (reference := draft.valid(path)):
            yield path, reference


def _near(reference: str, known: frozenset[str]) -> str | None:
    """What was probably meant: "water#area-1" by "water#1", or what is spelt nearly so."""
    named = reference.replace("#", "#area-")
    return named if named in known else nearest(reference, sorted(known))


def _references(strategy: Strategy) -> frozenset[str]:
    return frozenset(passage.reference for passage in passages.of_strategy(strategy))


def _withdrawn(strategy: Strategy) -> frozenset[str]:
    return frozenset(passage.reference for passage in passages.withdrawn(strategy))
