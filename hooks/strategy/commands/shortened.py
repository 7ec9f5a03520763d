"""A report that is not longer than what shows it takes: of one that is, nobody would see a word."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence

MOST = 900_000  # bytes of all sections: GitHub shows no summary of more than a megabyte
MOST_WARNED = 20_000  # bytes of the warnings that are kept of what is cut off
WARNING = "- ⚠️"
_FENCE = re.compile("`{3,}")


def shortened(
    sections: Mapping[str, Sequence[str]], words: Callable[..., str], most: int = MOST
) -> Mapping[str, Sequence[str]]:
    """The sections of a report by their names, those cut off that take more than their share of the room; each of these
    says how much it leaves out, and keeps its warnings, as many as fit; of the others it tells how many."""
    sizes = {name: sum(map(_size, lines)) for name, lines in sections.items()}
    cut = {}
    for left, name in zip(range(len(sizes), 0, -1), sorted(sizes, key=sizes.get), strict=True):
        room = most // left
        cut[name] = sections[name] if sizes[name] <= room else [*_cut(sections[name], room, words)]
        most -= min(sizes[name], room)
    return {name: cut[name] for name in sections}


def _cut(lines: Sequence[str], room: int, words: Callable[..., str]) -> Iterator[str]:
    """Nothing is left open where it is cut; a warning stands outside the texts of others."""
    kept, open_, warnings = 0, "", []
    for place, line in enumerate(lines):
        room -= _size(line)
        if room < 0 and open_ and kept == place:
            yield open_
        if room >= 0:
            kept = place + 1
            yield line
        elif not open_ and line.startswith(WARNING):
            warnings.append(line)
        fence = _FENCE.match(line)
        open_ = "" if line == open_ else open_ or (fence[0] if fence else "")
    yield from ("", f"⚠️ **{words('unshown', n=len(lines) - kept)}** {words('unshown_review')}", "")
    room, unshown = MOST_WARNED, 0
    for warning in warnings:
        if (size := _size(warning)) > room:
            unshown += 1
        else:
            room -= size
            yield warning
    yield from ("", f"⚠️ **{words('unwarned', n=unshown)}**") if unshown else ()


def _size(line: str) -> int:
    return len(line.encode()) + 1
