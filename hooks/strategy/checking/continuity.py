"""Rules about what changes from edition to edition: numbers, and what is withdrawn.

Like the others (see rules) they read the values as they were typed.
"""

import datetime
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import pairwise

from strategy.checking.draft import Draft, Field
from strategy.checking.rules import Rule, twice
from strategy.checking.typos import nearest
from strategy.model import Area, Edition, FormerCode, Node, Paragraph, Withdrawal, editions
from strategy.model.codes import address
from strategy.model.dates import first_day, last_day
from strategy.reading.values import Path, Problem

MOST_EDITIONS = 100  # each has a page, and what every number meant in it is told
_YEAR = re.compile(r"[12][0-9]{3}")


def editions_twice(draft: Draft) -> Iterator[Problem]:
    yield from twice(draft, _sound(draft, Edition, "id"), "edition.twice")


def editions_many(draft: Draft) -> Iterator[Problem]:
    if (path := ("editions", MOST_EDITIONS)) in draft.by_path:
        yield draft.problem(path, "edition.many", limit=MOST_EDITIONS)


def editions_out_of_order(draft: Draft) -> Iterator[Problem]:
    """The last edition is the current one, so they stand in the order of their adoption; where that of none of two
    neighbours is known, in that of the years they are called by. A name may also be of the year in which one ends."""
    dated, called = [], []
    for edition in draft.of(Edition):
        name, adopted = (draft.valid((*edition.path, field)) for field in ("id", "adopted"))
        if adopted:
            dated.append(((*edition.path, "adopted"), adopted))
        called.append(((*edition.path, "id"), "" if adopted else name))
    years = (pair for pair in pairwise(called) if all(_YEAR.fullmatch(year or "") for _, year in pair))
    for (_, before), (path, day) in (*pairwise(dated), *years):
        if last_day(day) < first_day(before):  # a year alone is neither before nor after a day of it
            yield draft.problem(path, "edition.out_of_order", value=day, before=before)


def adopted_later(latest: datetime.date) -> Rule:
    """What was adopted was so on a day that has come; `latest`: the last that can have."""

    def rule(draft: Draft) -> Iterator[Problem]:
        for edition in draft.of(Edition):
            adopted = draft.valid((*edition.path, "adopted"))
            if adopted and first_day(adopted) > latest:
                yield draft.problem((*edition.path, "adopted"), "edition.future", value=adopted)

    return rule


def editions_unknown(draft: Draft) -> Iterator[Problem]:
    known = [name for _, name in _sound(draft, Edition, "id")]
    named = (
        *_sound(draft, FormerCode, "edition"),
        *_sound(draft, Withdrawal, "edition"),
        *_sound(draft, Node, "since"),
    )
    for path, name in named:
        if name not in known:
            key = "edition.unknown" if known else "edition.none"
            yield draft.problem(path, key, value=name, listed=", ".join(known))


def former_codes(draft: Draft) -> Iterator[Problem]:
    """A former number belongs to an earlier edition than today's, and to one in which the node stood."""
    order = _order(draft)
    former: dict[Path, list[tuple[int, Path]]] = {}
    for path, edition in _sound(draft, FormerCode, "edition"):
        if edition in order:
            former.setdefault(path[:-3], []).append((order[edition], path[:-1]))
    for node, entries in former.items():
        first = order.get(draft.valid((*node, "since")), 0)
        gone = order.get(draft.valid((*node, "withdrawn", "edition")), len(order))
        for place, path in entries:
            if not first <= place < gone - 1:  # in the last edition in which it stands, its number is `code` itself
                yield draft.problem((*path, "edition"), "formerly.not_then", value=list(order)[place])
        code, latest = draft.valid((*node, "code")), (*max(entries)[1], "code")
        if code and draft.valid(latest) == code:
            yield draft.problem(latest, "formerly.own", code=code)


def never_there(draft: Draft) -> Iterator[Problem]:
    """What was withdrawn had stood in an edition before."""
    order = _order(draft)
    for path, edition in _sound(draft, Withdrawal, "edition"):
        since = draft.valid((*path[:-2], "since"))
        if edition in order and since in order and order[edition] <= order[since]:
            yield draft.problem(path, "withdrawn.before", value=edition, since=since)
        elif order.get(edition) == 0:
            yield draft.problem(path, "withdrawn.first", value=edition)


def codes_of_two_nodes(draft: Draft) -> Iterator[Problem]:
    """In one edition a number belongs to one node, where it does today. Needs data that are sound otherwise."""
    if draft.model is None or any(problem for rule in BEFORE for problem in rule(draft)):
        return
    today = [address(code) for code in draft.codes.values()]
    if len(set(today)) < len(today):  # the document numbers anew below each goal
        return
    paths = {draft.valid((*node.path, "id")): node.path for node in draft.nodes}
    for edition, owners in editions.nodes_by_code(draft.model):
        for code, nodes in owners.items():
            for node in nodes[1:] if edition else ():
                line = draft.line(paths[nodes[0].id])
                place = (*paths[node.id], "code")
                yield draft.problem(place, "edition.two_nodes", code=code, value=edition.id, line=line)


def withdrawn_with_children(draft: Draft) -> Iterator[Problem]:
    """What stands below something withdrawn was withdrawn with it, or has moved elsewhere."""
    for field in draft.nodes:
        above = draft.by_path[field.path[:-2]] if len(field.path) > 2 else None
        if above and "withdrawn" in above.value and "withdrawn" not in field.value:
            line = draft.line((*above.path, "withdrawn"))
            yield draft.problem(field.path, "withdrawn.below", line=line)


def nothing_left(draft: Draft) -> Iterator[Problem]:
    """A list whose every item was withdrawn leaves an empty page, unless its owner was withdrawn as well."""
    lists: dict[Path, list[Field]] = {}
    for field in draft.of(Node, Area, Paragraph):
        lists.setdefault(field.path[:-1], []).append(field)
    for path, items in lists.items():
        if all("withdrawn" in item.value for item in items) and "withdrawn" not in draft.by_path[path[:-1]].value:
            yield draft.problem_at_key(path, "withdrawn.nothing_left", name=path[-1])


def replaced_by_nothing(draft: Draft) -> Iterator[Problem]:
    """What took the place of something is there, and is something else."""
    ids = {draft.valid((*node.path, "id")): node.path for node in draft.nodes}
    known = set(ids)
    for area in draft.of(Area):
        known.add(f"{draft.valid((*area.path[:-2], 'id'))}#{draft.valid((*area.path, 'id'))}")
    for field in draft.fields:
        if field.path[-2:-1] != ("replaced_by",) or not (reference := draft.valid(field.path)):
            continue
        owner = draft.by_path[field.path[:-3]]
        own = draft.valid((*owner.path, "id"))
        if owner.kind is Area:
            own = f"{draft.valid((*owner.path[:-2], 'id'))}#{own}"
        if reference == own:
            yield draft.problem(field.path, "replaced_by.itself", value=reference)
        elif reference not in known:
            name = reference.partition("#")[0]
            near = nearest(name, sorted(filter(None, ids))) if name not in ids else None
            key = "replaced_by.unknown_near" if near else "replaced_by.unknown"
            yield draft.problem(field.path, key, value=reference, **({"near": near} if near else {}))


BEFORE: tuple[Callable[[Draft], Iterator[Problem]], ...] = (
    editions_twice,
    editions_many,
    editions_out_of_order,
    editions_unknown,
    former_codes,
    never_there,
)
RULES = (*BEFORE, codes_of_two_nodes, withdrawn_with_children, nothing_left, replaced_by_nothing)


def _order(draft: Draft) -> Mapping[str, int]:
    """Edition → its place in time; of one that stands twice, which is told of elsewhere, the first."""
    names = dict.fromkeys(name for _, name in _sound(draft, Edition, "id"))
    return {name: place for place, name in enumerate(names)}


def _sound(draft: Draft, model: type, name: str) -> list[tuple[Path, str]]:
    """(path, value) of a field of all mappings that should be of a model, where it is sound."""
    paths = ((*field.path, name) for field in draft.of(model))
    return [(path, value) for path in paths if (value := draft.valid(path))]
