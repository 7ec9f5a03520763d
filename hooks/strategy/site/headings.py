"""The headings of a hand-written page, for the list of its contents."""

from dataclasses import dataclass
from html.parser import HTMLParser

LEVEL = "h2"
LEAST = 5  # of them make a page long


@dataclass(frozen=True)
class Heading:
    """A heading: the id that is its anchor, and its words."""

    id: str
    words: str


def contents(html: str, least: int = LEAST) -> tuple[Heading, ...]:
    """The main headings of a page that has at least so many; nothing for a short page."""
    found = _Headings()
    found.feed(html)
    return tuple(found.headings) if len(found.headings) >= least else ()


class _Headings(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.headings: list[Heading] = []
        self._open: str | None = None
        self._words = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == LEVEL:
            self._open, self._words = dict(attrs).get("id"), ""
        self._words += dict(attrs).get("alt") or ""

    def handle_data(self, data: str) -> None:
        self._words += data

    def handle_endtag(self, tag: str) -> None:
        if tag == LEVEL and self._open:
            self.headings.append(Heading(self._open, " ".join(self._words.split())))
            self._open = None
