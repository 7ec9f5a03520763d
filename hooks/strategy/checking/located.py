"""What is wrong with a rendered text → where in its source. Markdown does not remember where it has been: so a fault is
looked for by its text, and where that stands in several places, by the first lines that suffice to make it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from strategy.checking.markup import Fault

_FENCE = re.compile("`{3,}|~{3,}")
MOST = 10  # faults of a file that are looked for by rendering; the others are told where their text stands first


def located(
    text: str, start: int, faults: Sequence[Fault], again: Callable[[str], Sequence[Fault]]
) -> Iterator[tuple[int, Fault]]:
    """(offset in the text, fault). The rendered text begins at `start`; `again` finds the faults of a part of it."""
    body, rendered = text[start:], 0
    for fault, times in Counter(faults).items():
        places = _all(body, fault.fragment)
        if len(places) == times:
            yield from ((start + place, fault) for place in places)
            continue
        for number in range(1, times + 1):
            if rendered == MOST:
                yield start + (places[0] if places else 0), fault
                break
            rendered += 1
            line = _line(body, lambda part, fault=fault, number=number: again(part).count(fault) >= number)
            inside = [place for place in places if line[0] <= place < line[1]]
            yield start + (inside[0] if inside else line[0]), fault


def _all(body: str, fragment: str) -> list[int]:
    found, at = [], body.find(fragment) if fragment else -1
    while at >= 0:
        found.append(at)
        at = body.find(fragment, at + len(fragment))
    return found


def _line(body: str, makes: Callable[[str], bool]) -> tuple[int, int]:
    """(start, end) of the last of the first lines that make a fault."""
    ends = _ends(body)
    low, high = 0, len(ends) - 1
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (low, middle) if makes(body[: ends[middle]]) else (middle, high)
    return ends[low], ends[high]


def _ends(body: str) -> list[int]:
    """Where lines end, but not those of code between two fences: without the second they would be text."""
    ends, end, fence, first = [0], 0, "", 0
    for line in body.splitlines(keepends=True):
        end += len(line)
        if not fence and (begun := _FENCE.match(line)):
            fence, first = begun[0], len(ends)
        elif fence and line.rstrip() == fence:
            fence, ends[first:] = "", []
        ends.append(end)
    return ends
