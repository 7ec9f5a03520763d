"""What others wrote, in a report that is Markdown: as it stands; nothing in it formats, links or moves a terminal."""

import re
from collections.abc import Iterator
from itertools import groupby

from strategy.model.signs import spelt, spelt_out
from strategy.site.changelog import Pieces

_SIGNS = re.compile(r"([\\`*_\[\]<>~|#$]|&(?=#?\w+;))")
_ESCAPED = re.compile(r"^(`{3,})\w*\n.*?^\1$|`[^`\n]*`|\\([\\`*_\[\]<>~|#$&])", re.MULTILINE | re.DOTALL)
# Blanks that push what follows out of sight, and lines of nothing else, also of a difference.
_FAR = re.compile(r"[^\S\n]{40,}|(?:\n[+-]?[^\S\n]*){20,}(?=\n)")
WIDTH = 120  # signs of a line in code
GOES_ON = "↳ "
# Git hosts make links, mentions and pictures (:warning:) of it, escaped or not.
_LINKED = re.compile("@|://|www[.]|:[a-z0-9_+-]+:", re.IGNORECASE)


def as_code(name: str) -> str:
    """A name as Markdown shows code: nothing in it ends that, begins a line, or moves a terminal."""
    inside = re.sub("[`\t\n\r]", spelt, spelt_out(name))
    return f"`{inside}`"


def plain(text: str) -> str:
    """A text in which Markdown finds nothing to format or to link, in one line and without signs that a terminal
    obeys."""
    line = spelt_out(re.sub("[\n\r]+", "⏎", text))
    return re.sub(r"\S+", lambda word: as_code(word[0]) if _LINKED.search(word[0]) else _escaped(word[0]), line)


def unescaped(report: str) -> str:
    """A report for a terminal, where nothing formats: only code and whole texts stand there as they were written."""
    return _ESCAPED.sub(lambda found: found[2] or found[0], report)


def near(text: str) -> str:
    """A text of lines in which nothing stands so far from the rest that nobody would look for it there.

    >>> near(f"a{' ' * 300}b")
    'a [U+0020×300] b'
    """
    return _FAR.sub(_counted, text)


def parted(line: str) -> Iterator[str]:
    """A line of a difference in lines of a width that is seen at once: in code no host breaks them.

    >>> [one[:9] for one in parted("+" + "word " * 41)]
    ['+word wor', '+↳ word w']
    """
    sign = line[:1]
    while len(line) > WIDTH:
        at = line.rfind(" ", WIDTH // 2, WIDTH) + 1 or WIDTH
        yield line[:at]
        line = f"{sign}{GOES_ON}{line[at:]}"
    yield line


def _counted(found: re.Match[str]) -> str:
    lines = found[0].count("\n")
    return f"\n[U+000A×{lines}]" if lines else f" [U+{ord(found[0][0]):04X}×{len(found[0])}] "


def _escaped(word: str) -> str:
    return _SIGNS.sub(r"\\\1", word)


def pieces(found: Pieces, sign: str) -> str:
    """Whole words are marked: Markdown takes no mark that stands within a word or beside a space."""
    changed = [flag for text, flag in found for _ in text]
    words = [
        (word[0], any(changed[word.start() : word.end()]))
        for word in re.finditer(r"\S+", "".join(text for text, _ in found))
    ]
    stretches = (
        (flag, plain(" ".join(word for word, _ in same))) for flag, same in groupby(words, key=lambda word: word[1])
    )
    return " ".join(f"{sign}{text}{sign}" if flag else text for flag, text in stretches)
