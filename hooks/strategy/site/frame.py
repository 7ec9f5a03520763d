"""The frame of the theme, which the host draws once for each language with marks in the places that pages fill."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

PLACES = ("head", "header", "branch", "body", "footer")


def placeholder(place: str) -> str:
    """What stands in a frame where a part of the page belongs."""
    return f"[[page:{place}]]"


_MARKS = re.compile("|".join(re.escape(placeholder(place)) for place in PLACES))
# And where each blank counts. Blanks amid a line are passed over as one, or a long line of them would take minutes.
_INDENT = re.compile(r"(<(pre|script|textarea)\b.*?</\2>)|(?<![ \t])[ \t]*\n[ \t\n]*", re.DOTALL)


@dataclass(frozen=True)
class Frame:
    """A page with marks. What lacks the place of a part, or has it twice, is no frame."""

    text: str

    def __post_init__(self) -> None:
        for place in PLACES:
            if self.text.count(placeholder(place)) != 1:
                raise ValueError(f"the theme has no one place for the {place} of a page")

    def pour(self, view: Mapping[str, str]) -> str:
        """The frame with the parts of a page in it."""
        parts = {placeholder(place): close_up(view[place]) for place in PLACES}
        return _MARKS.sub(lambda found: parts[found[0]], self.text)


def close_up(html: str) -> str:
    """The same without indents and empty lines, which a reader would only wait for."""
    return _INDENT.sub(lambda found: found[1] or "\n", html)
