"""Rules about the codes of nodes: what they should look like is what their neighbours show.

A document may number its goals through all levels, anew below each goal, with letters, with labels, or not at all.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from strategy import i18n
from strategy.addresses import reserved
from strategy.checking.draft import Draft
from strategy.model import FormerCode, Node, codes
from strategy.reading.values import Path, Problem

_TYPED_FOR_DIGITS = str.maketrans({",": ".", "l": "1", "I": "1", "і": "1", "О": "0", "о": "0", "O": "0", "З": "3"})
_TO_CYRILLIC = str.maketrans("ABCEHIKMOPTX", "АВСЕНІКМОРТХ")


@dataclass(frozen=True)
class Coded:
    """A node of today with its code. `parts`: what the code counts, without a letter that only names the level;
    `parent`: the code of the node above, where that has one."""

    path: Path
    code: str
    level: str
    parts: tuple[codes.Part, ...]
    parent: "Coded | None"

    @property
    def family(self) -> Path:
        """The list that the node stands in."""
        return self.path[:-2]


def coded(draft: Draft) -> Sequence[Coded]:
    """The nodes of today that have a sound code, in the order of the document."""
    levels = {path: draft.by_path[path[:-1]].kind.level.key for path in draft.codes}
    named = _letters_that_name_a_level(draft.codes, levels)
    found: dict[Path, Coded] = {}
    for path, code in draft.codes.items():
        parts = codes.parts(code)[levels[path] in named :]
        found[path] = Coded(path, code, levels[path], parts, found.get((*path[:-3], "code")))
    return tuple(found.values())


def _letters_that_name_a_level(listed: Mapping[Path, str], levels: Mapping[Path, str]) -> frozenset[str]:
    """The levels whose codes all begin with one letter, which the codes of another level do not: О.1.1 below С.1."""
    first: dict[str, set[codes.Part]] = {}
    for path, code in listed.items():
        first.setdefault(levels[path], set()).update(codes.parts(code)[:1])
    common = {level: next(iter(found)) for level, found in first.items() if len(found) == 1}
    letters = {level: letter for level, letter in common.items() if isinstance(letter, str)}
    return frozenset(level for level, letter in letters.items() if any(letter not in found for found in first.values()))


def nested(found: Sequence[Coded]) -> frozenset[str]:
    """The levels whose codes go on from those of their parents, as most of them show."""
    votes: dict[str, Counter[bool]] = {}
    for one in found:
        if one.parent:
            votes.setdefault(one.level, Counter())[len(one.parts) == len(one.parent.parts) + 1] += 1
    return frozenset(level for level, count in votes.items() if count[True] >= count[False])


def absent(draft: Draft) -> Iterator[Problem]:
    """A node without a code among others that have one: the document may be so, or a line was lost."""
    having = {path[:-2] for path in draft.codes}
    for node in draft.nodes:
        if "code" not in node.value and "withdrawn" not in node.value and node.path[:-1] in having:
            yield draft.problem(node.path, "code.absent")


def twice(draft: Draft) -> Iterator[Problem]:
    """Two of one list have one code; or two of one level, where codes go on from those above."""
    found = coded(draft)
    deep = nested(found)
    first: dict[object, Path] = {}
    for one in found:
        place = (one.level if one.level in deep else one.family, codes.said(one.code))
        if place in first:
            yield draft.problem(one.path, "code.twice", value=one.code, line=draft.line(first[place]))
        first.setdefault(place, one.path)


def below_another(draft: Draft) -> Iterator[Problem]:
    """1.2.3 stands below 1.2. Where all children agree on another parent, the parent's code is wrong."""
    found = coded(draft)
    deep = nested(found)
    strange = {one.path for one, *_ in _strange(found, _usual(found))}
    families: dict[Path, list[Coded]] = {}
    for one in found:
        if one.parent and one.level in deep and one.path not in strange:
            families.setdefault(one.family, []).append(one)
    for children in families.values():
        parent = children[0].parent
        claimed = {one.parts[:-1] for one in children}
        if len(children) > 1 and len(claimed) == 1 and parent.parts not in claimed:
            start = _without_last(children[0].code)
            yield draft.problem(parent.path, "code.not_of_children", code=parent.code, claimed=start)
            continue
        for one in children:
            if one.parts[: len(parent.parts)] != parent.parts or len(one.parts) <= len(parent.parts):
                yield draft.problem(one.path, "code.not_of_parent", code=one.code, parent=codes.shown(parent.code))


def out_of_order(draft: Draft) -> Iterator[Problem]:
    """The codes of one list rise, in one of the ways that letters can be read; there may be gaps. What belongs to
    another parent is passed over."""
    found = coded(draft)
    strange = {one.path for one, *_ in _strange(found, _usual(found))}
    families: dict[object, list[Coded]] = {}
    for one in found:
        if one.path not in strange:
            families.setdefault((one.family, one.parts[:-1]), []).append(one)
    for family in families.values():
        readings = zip(*(codes.ranks(one.code) for one in family), strict=True)
        yield from min((tuple(_falls(draft, family, ranks)) for ranks in readings), key=len)


def _falls(draft: Draft, family: Sequence[Coded], ranks: Sequence[tuple]) -> Iterator[Problem]:
    for before, one, earlier, later in zip(family, family[1:], ranks, ranks[1:], strict=False):
        if later < earlier:
            yield draft.problem(one.path, "code.out_of_order", code=one.code, before=before.code)


def unlike(draft: Draft) -> Iterator[Problem]:
    """A code that is not written as most of its level are, or, where nothing is usual there, not as the one above it.
    Of former codes only digits mistyped as letters: earlier editions may have counted in another way."""
    usual = _usual(coded(draft))
    for one, shape, example in _strange(coded(draft), usual):
        if near := corrected(one.code, shape):
            yield draft.problem(one.path, "code.unlike_near", value=one.code, near=near, example=example)
        else:
            yield draft.problem(one.path, "code.unlike", value=one.code, example=example)
    if any("A" in shape for shape in usual.values()):
        return
    for former in draft.of(FormerCode):
        path = (*former.path, "code")
        code = draft.valid(path) or ""
        if (near := corrected(code, re.sub(r"\w", "0", code))) and not re.search(r"[^\W\d]", near):
            yield draft.problem(path, "code.near", value=code, near=near)


def _usual(found: Sequence[Coded]) -> Mapping[str, str]:
    """Level → how its codes are written: as most are or, among as many of each, as those above them."""
    by_level: dict[str, list[Coded]] = {}
    for one in found:
        by_level.setdefault(one.level, []).append(one)
    usual = {}
    for level, codes_of in by_level.items():
        counts = Counter(codes.shape(one.code) for one in codes_of)
        (shape, most), *others = counts.most_common()
        if not others or most > others[0][1]:
            usual[level] = shape
        elif of_parents := [f"{codes.shape(one.parent.code)}.0" for one in codes_of if one.parent]:
            usual[level] = of_parents[0]
    return usual


def _strange(found: Sequence[Coded], usual: Mapping[str, str]) -> Iterator[tuple[Coded, str, str]]:
    """The codes that are not written as is usual on their level, with how that is, and an example."""
    for one in found:
        shape = usual.get(one.level)
        if shape is None or codes.shape(one.code) == shape:
            continue
        alike = (other.code for other in found if other.level == one.level and codes.shape(other.code) == shape)
        if example := next(alike, corrected(one.code, shape)):
            yield one, shape, example


def corrected(code: str, shape: str | None = None) -> str | None:
    """What was probably meant by a code that is not written as it should be: as a shape says, or as any code is."""
    digits = code.translate(_TYPED_FOR_DIGITS)
    if shape:
        typed = (code, digits, code.translate(_TO_CYRILLIC))
        return next((near for one in typed if (near := codes.written_as(one, shape)) and near != code), None)
    closed, in_digits = (".".join(part.strip() for part in one.split(".")) for one in (code, digits))
    candidates = (closed, closed.rstrip("."), in_digits, in_digits.rstrip("."), code.translate(_TO_CYRILLIC))
    return next((near for near in candidates if near != code and re.fullmatch(codes.PATTERN, near)), None)


def taken(draft: Draft) -> Iterator[Problem]:
    """A number is an address as well, also one of former times: the program's own are not to be had («en», «sw.js»),
    nor that of another number in large letters, as many computers take both for one, or one that looks so, as people do
    (of the numbers of today other rules tell that); and no folder has a long name."""
    levels = [level.key for level in draft.by_path[()].kind.model_fields["levels"].default]
    paths = ((*owner.path, "code") for kind in (Node, FormerCode) for owner in draft.of(kind))
    written: dict[str, tuple[str, Path]] = {}  # as it looks
    for path, code in ((path, code) for path in paths if (code := draft.valid(path))):
        address = codes.address(code)
        other, first = written.setdefault(codes.alike(address), (address, path))
        if other.casefold() != address.casefold():
            if path[-3] == "formerly":
                letters = "".join(sign for sign, one in zip(address, other, strict=False) if sign != one)
                yield draft.problem(path, "code.other_script", value=code, letters=letters)
        elif other != address:
            yield draft.problem(path, "code.twice", value=code, line=draft.line(first))
        is_taken = (reserved.is_of_program, reserved.is_file_of_program)
        looks = codes.alike(address)
        if reserved.is_device(address) or any(found(looks, levels, draft.languages) for found in is_taken):
            yield draft.problem(path, "code.taken", value=code, address=f"/{address}/")
        elif len(address) > reserved.LONGEST:
            yield draft.problem(path, "code.long", limit=reserved.LONGEST)


def of_other_script(draft: Draft) -> Iterator[Problem]:
    """Latin letters among Cyrillic ones, which nobody tells apart on a page; Roman numerals are at home everywhere.
    Letters that count are compared with those at their place in all codes, labels (ОЦ) with those of their level."""
    official = draft.languages[:1]
    own = "CYRILLIC" if official and i18n.script(official[0]) == "Cyrl" else "LATIN"
    compared: dict[object, list[tuple[Coded, str]]] = {}
    for one in coded(draft):
        counting, labels = codes.tokens(one.code)
        for place, token in (*enumerate(counting), *((one.level, label) for label in labels)):
            if not token.isdigit():
                compared.setdefault(place, []).append((one, token))
    for found in compared.values():
        signs = {sign for _, token in found for sign in token}
        if len({*map(_script, signs)}) < 2 or all(codes.is_roman(token) for _, token in found):
            continue
        meant = _meant(signs, own)
        for one, token in found:
            if any(_script(sign) != meant for sign in token) and not (len(token) > 1 and codes.is_roman(token)):
                yield draft.problem_in(one.path, token, "code.other_script", value=one.code, letters=token)


def _meant(signs: Iterable[str], own: str) -> str:
    """The script that all letters were to be typed in: not that of the language where a letter has no like in it, while
    all others have one (А, В, С, D)."""
    alone = {_script(sign) for sign in signs if not codes.has_look_alike(sign)}
    return next(iter(alone)) if len(alone) == 1 else own


def _script(sign: str) -> str:
    return unicodedata.name(sign, "").partition(" ")[0]


def _without_last(code: str) -> str:
    return re.sub(r"[^\w]*\w+\W*$", "", code)


def unquoted(draft: Draft) -> Iterator[Problem]:
    """A code without quotation marks is a number to every other program that reads YAML: 1.10 becomes 1.1."""
    for field in draft.fields:
        if {"code", "formerly"} & set(field.path[-2:]) and draft.valid(field.path):
            mark = draft.loaded.marks[field.path]
            if re.fullmatch(r"[0-9]+(\.[0-9]+)?", draft.loaded.source[mark.start : mark.end]):
                read = str(float(field.value)).removesuffix(".0")
                yield draft.problem(field.path, "code.unquoted", value=field.value, read=read)


WARNINGS = (absent,)
RULES = (twice, below_another, out_of_order, unlike, taken, of_other_script, unquoted)
