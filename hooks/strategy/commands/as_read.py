"""What nobody would see in a page as it is typed: signs in codes (`\\u043d` in its details, `&#1085;` in its text),
and other signs that look the same."""

import html
import re
from collections.abc import Iterator
from functools import reduce
from operator import getitem, itemgetter

from strategy.history.snapshot import visible
from strategy.reading.documents import FRONT, LONGEST_FRONT
from strategy.reading.values import load

_CODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")

_QUOTED = re.compile(r"""\\(["\\/])|(')'""")  # as YAML writes a sign between quotation marks: it is seen all the same


def lines(old: str, new: str) -> Iterator[str]:
    """Values and lines of a page in plain signs where it says them in codes, and did not say them before."""
    known = {*_coded(old), *old.split("\n")}
    yield from (value for value in _coded(new) if value not in known)
    front = FRONT.match(new)
    for line in new[front.end() if front else 0 :].split("\n"):
        if line not in known and (read := _CODE.sub(_sign, line)) != line:
            yield read


def is_alike(differences: str) -> bool:
    """Whether a line that came looks like one that is gone, and is another."""
    gone, came = (
        {line[1:] for line in differences.split("\n") if line.startswith(sign) and line[1:].strip()} for sign in "-+"
    )
    return bool({*map(visible, gone - came)} & {*map(visible, came - gone)})


def _coded(text: str) -> Iterator[str]:
    """The names and values of the details that do not stand there as they are read."""
    front = FRONT.match(text)
    loaded = load(front["yaml"].encode() if front and len(front["yaml"]) <= LONGEST_FRONT else b"")
    if loaded.problems:  # nothing of it is published
        return
    names = ((mark, path[-1]) for path, mark in loaded.keys.items())
    values = ((mark, reduce(getitem, path, loaded.value)) for path, mark in loaded.marks.items())
    for mark, said in sorted((one for one in (*names, *values) if isinstance(one[1], str)), key=itemgetter(0)):
        read, typed = " ".join(said.split()), " ".join(loaded.source[mark.start : mark.end].split())
        if read not in typed and read not in _QUOTED.sub(r"\1\2", typed):
            yield read


def _sign(code: re.Match[str]) -> str:
    """A letter, a digit, and whatever has no name but a number; no blank."""
    read = html.unescape(code[0])
    is_told = read.isalnum() or (code[0][1] == "#" and read.isprintable() and not read.isspace())
    return read if is_told else code[0]
