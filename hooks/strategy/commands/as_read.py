"""What nobody would see in a page as it is typed: letters in codes (`\\u043d` in its details, `&#1085;` in its text),
and other signs that look the same."""

import html
import re
from collections.abc import Iterator

from strategy.history.facts import flat
from strategy.history.snapshot import visible
from strategy.reading.documents import FRONT, LONGEST_FRONT
from strategy.reading.values import UNREADABLE, load

_CODE = re.compile(r"&(?:#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")


def lines(old: str, new: str) -> Iterator[str]:
    """Values and lines of a page in letters where it says them in codes, and did not say them before."""
    known = {*_values(old), *old.split("\n")}
    front = FRONT.match(new)
    typed = " ".join(front["yaml"].split()) if front else ""
    yield from (value for value in _values(new) if value not in known and value not in typed)
    for line in new[front.end() if front else 0 :].split("\n"):
        if line not in known and (read := _CODE.sub(_letter, line)) != line:
            yield read


def is_alike(differences: str) -> bool:
    """Whether a line that came looks like one that is gone, and is another."""
    gone, came = (
        {line[1:] for line in differences.split("\n") if line.startswith(sign) and line[1:].strip()} for sign in "-+"
    )
    return bool({*map(visible, gone - came)} & {*map(visible, came - gone)})


def _values(text: str) -> Iterator[str]:
    front = FRONT.match(text)
    value = load(front["yaml"].encode()).value if front and len(front["yaml"]) <= LONGEST_FRONT else UNREADABLE
    yield from (" ".join(one.split()) for _, one in flat(value))


def _letter(code: re.Match[str]) -> str:
    """Only a letter or a digit: of a blank or a sign that would be Markdown nothing else is to be read."""
    read = html.unescape(code[0])
    return read if read.isalnum() else code[0]
