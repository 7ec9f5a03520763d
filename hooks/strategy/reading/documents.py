"""Which file is a hand-written page, in which language, and what its text says of its structure.

Each file begins with YAML between two lines `---`, Markdown follows. x.en.md is the English of x.md.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from strategy.model import languages as site_languages
from strategy.reading.values import Loaded, load

FOLDER = "docs/"
LONGEST_FRONT = 10_000  # signs of the details before the text
FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"^[ ]*(```|~~~).*?^[ ]*\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HEADING = re.compile(r"^#{1,6}[ ](.*)", re.MULTILINE)
_ID = re.compile(r"(?:^|\s)#([^\s}]+)")


def is_page(path: str) -> bool:
    """Whether a file of the project may hold a hand-written page (or an update)."""
    return path.startswith(FOLDER) and path.endswith(".md")


def with_plain_breaks(text: str) -> str:
    """The text with the line breaks that Markdown knows, all of them."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def as_text(data: bytes) -> str:
    """The same of a document that nobody may have checked; what is no UTF-8 in it is replaced."""
    return with_plain_breaks(data.decode("utf-8", "replace"))


def parted(data: bytes) -> tuple[Mapping[str, Any], str]:
    """The front matter of a document that has been checked, all its scalars as they are typed, and its Markdown."""
    text = with_plain_breaks(data.decode("utf-8"))
    front = FRONT.match(text)
    return load(front["yaml"].encode()).value, text[front.end() :]


def front(data: bytes) -> Loaded:
    """The front matter of a document that has been checked, by its lines in the file."""
    return load(("\n" + FRONT.match(with_plain_breaks(data.decode("utf-8")))["yaml"]).encode())


def without_code(text: str) -> str:
    """The text with blanks for its code, so that every other sign stays where it stands."""
    return CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)


def heading_ids(text: str) -> frozenset[str]:
    """The ids that the headings of a page carry."""
    return frozenset(id_ for id_ in map(_heading_id, _HEADING.findall(CODE.sub("", with_plain_breaks(text)))) if id_)


def _heading_id(line: str) -> str | None:
    attributes = line.rstrip().rpartition("{")[2]
    found = _ID.search(attributes[:-1]) if attributes.endswith("}") else None
    return found[1] if found else None


def first_without_id(data: bytes) -> int | None:
    """The line of the first heading that carries no id, if there is one, in a document that has been checked."""
    text = with_plain_breaks(data.decode("utf-8"))
    found = (one for one in _HEADING.finditer(without_code(text), FRONT.match(text).end()) if not _heading_id(one[1]))
    return next((text.count("\n", 0, one.start()) + 1 for one in found), None)


def language_of(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """("docs/about", "en") for docs/about.en.md; without an ending a file is in the official language."""
    stem, _, lang = path.removesuffix(".md").rpartition(".")
    return (stem, lang) if lang in languages[1:] else (path.removesuffix(".md"), languages[0])


def is_left_out(path: str, languages: Sequence[str]) -> bool:
    """Whether a page is in a language that the site does not have."""
    return path.endswith(tuple(f".{lang}.md" for lang in site_languages.silent(languages)))
