"""What data say beside texts, flat: the path of each value → the value. Versions of years ago are read as well."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import pairwise

from strategy.limits import differing

SEPARATOR = "/"  # no name of a field and no id holds it
_NAMES = (
    ("id",),
    ("date", "set_on"),
    ("year", "fund", "stage"),
    ("edition",),
    ("url",),
    ("key",),
    ("short",),
    ("find",),
)
BY_PLACE = "({})"  # how a part is called that only its place tells from others, so that no id reads the same
_PLACED = re.compile(rf"(?:(?P<path>.+?){SEPARATOR})?(?P<place>\(\d+\))(?P<rest>(?:{SEPARATOR}.+)?)")
_SLASH = "\u2215"  # looks like the separator, and stands for it within a name
_APART = re.compile(rf"[\s{_SLASH}]+")


def flat(value: object, path: str = "", by_place: str = "{}") -> Iterator[tuple[str, str]]:
    """(path, value) of everything within a value; what stands in a list is known by what tells it from the others, or
    by its place, in the form `by_place`: numbers alone are those of published tables."""
    match value:
        case str():
            if value.strip():
                yield path, value.strip()
        case dict():
            for name, one in _told_apart((_as_typed(str(name)), one) for name, one in value.items()):
                yield from flat(one, _below(path, name), by_place)
        case list():
            for name, one in _told_apart(((_step(one), one) for one in value), by_place):
                yield from flat(one, _below(path, name), by_place)


def _told_apart(named: Iterable[tuple[str | None, object]], by_place: str = "{}") -> Iterator[tuple[str, object]]:
    """With names as they stand in a path, each once: what has none, or that of another, is known by its place."""
    seen: set[str] = set()
    for place, (name, one) in enumerate(named, 1):
        name = name or by_place.format(place)
        while name in seen:
            name += f"-{place}"
        seen.add(name)
        yield name, one


def steps(path: str) -> tuple[str, ...]:
    """The names that a path goes through, as typed."""
    return tuple(step.replace(_SLASH, SEPARATOR) for step in path.split(SEPARATOR))


def published(path: str) -> str:
    """A path as tables have spelt it since they are published: who takes them away compares by it.

    >>> published("links/https:∕∕example.net∕z/title"), published("terms/дуальн\\w+ освіт\\w+/explained")
    ('links/https:-example.net-z/title', 'terms/дуальн\\\\w+-освіт\\\\w+/explained')
    """
    return _APART.sub("-", path)


def changed(old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[tuple[str, str, str]]:
    """(path, was, became) of each value that is not the same, in the order of the new ones; "" where there is none."""
    for path in dict.fromkeys((*new, *old)):
        was, became = old.get(path, ""), new.get(path, "")
        if was != became:
            yield path, was, became


def followed(old: Mapping[str, str], new: Mapping[str, str]) -> Mapping[str, str]:
    """`new`, in which a part that is known BY_PLACE keeps the place that it had in `old`, and what came is "+" and its
    own place: what is put before others does not change them. Where parts stand in another order, places are told."""
    before, after = _by_place(old), _by_place(new)
    renamed: dict[tuple[str, str], str] = {}
    for path, parts in after.items():
        was, now = ([tuple(one.items()) for one in state.get(path, {}).values()] for state in (before, after))
        if in_another_order(dict.fromkeys(was), dict.fromkeys(now)):
            continue
        of_old, of_new = [*before.get(path, ())], [*parts]
        names = {at: f"+{place.strip('()')}" for at, place in enumerate(of_new)}
        at = beside = 0
        for start, end, first, last in (*differing(was, now), (len(was), len(was), len(now), len(now))):
            names |= zip(range(beside, first), of_old[at:start], strict=True)
            if end - start == last - first:
                names |= zip(range(first, last), of_old[start:end], strict=True)
            at, beside = end, last
        renamed |= {(path, place): names[at] for at, place in enumerate(of_new)}
    return {
        _below(found["path"] or "", renamed.get((found["path"] or "", found["place"]), found["place"])) + found["rest"]
        if (found := _PLACED.fullmatch(path))
        else path: value
        for path, value in new.items()
    }


def _by_place(said: Mapping[str, str]) -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Path of a list → place → what the part there says, by its own paths."""
    lists: dict[str, dict[str, dict[str, str]]] = {}
    for path, value in said.items():
        if found := _PLACED.fullmatch(path):
            lists.setdefault(found["path"] or "", {}).setdefault(found["place"], {})[found["rest"]] = value
    return lists


def reordered(old: object, new: object) -> Iterator[str]:
    """The paths of the lists in which parts that were there before follow each other in another order."""
    yield from (path for path, before, after in _listed(old, new) if in_another_order(before, after))


def inserted(old: object, new: object) -> Iterator[tuple[str, str]]:
    """(path, name of the next one) of each part of a list that has a name, is new and stands before one that is not."""
    for path, before, after in _listed(old, new):
        for name, following in pairwise(after):
            named, beside = _step(after[name]), _step(after[following])
            if named and beside and name not in before and following in before:
                yield _below(path, named), beside


def _listed(old: object, new: object, path: str = "") -> Iterator[tuple[str, Mapping[str, Mapping], Mapping]]:
    """(path, parts that were there, parts that are there) of each list in both; parts by what tells them apart."""
    if isinstance(old, dict) and isinstance(new, dict):
        for name in (name for name in new if name in old):
            yield from _listed(old[name], new[name], _below(path, _as_typed(str(name))))
    elif isinstance(old, list) and isinstance(new, list):
        before, after = (
            {_name(one) or repr(one.get("name", one)): one for one in listed if isinstance(one, dict)}
            for listed in (old, new)
        )
        yield path, before, after
        for place, (name, one) in enumerate(after.items(), 1):
            if name in before:
                yield from _listed(before[name], one, _below(path, _step(one) or str(place)))


def in_another_order(before: Collection[str], after: Collection[str]) -> bool:
    """Whether names that are in both follow each other in another order."""
    return [name for name in before if name in after] != [name for name in after if name in before]


def _below(path: str, name: str) -> str:
    return f"{path}{SEPARATOR}{name}" if path else name


def _as_typed(name: str) -> str:
    """A name in a path: somebody may have chosen it, as that of a service to share a page by, or an address."""
    return " ".join(name.split()).replace(SEPARATOR, _SLASH)


def _step(one: object) -> str | None:
    """What a part of a list is called in a path."""
    name = _name(one) if isinstance(one, dict) else None
    return name and _as_typed(name)


def _name(one: Mapping) -> str | None:
    for fields in _NAMES:
        found = [one[field] for field in fields if isinstance(one.get(field), str)]
        if found and isinstance(one.get(fields[0]), str):
            return "-".join(found)
    return _first_word(one.get("words"))


def _first_word(words: object) -> str | None:
    """Of what readers look for, by language: a list, or that joined."""
    said = next(iter(words.values()), None) if isinstance(words, dict) else None
    if isinstance(said, list):
        said = next(iter(said), None)
    return said.lstrip("«").split(",")[0] if isinstance(said, str) else None
