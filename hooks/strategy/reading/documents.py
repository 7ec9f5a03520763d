"""Which file is a hand-written page, in which language, and what its text says of its structure.

Each file begins with YAML between two lines `---`, Markdown follows. x.en.md is the English of x.md.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from strategy.model import languages as site_languages
from strategy.reading.values import load

FOLDER = "docs/"
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


def parted(data: bytes) -> tuple[Mapping[str, Any], str]:
    """The front matter of a document that has been checked, all its scalars as they are typed, and its Markdown."""
    text = with_plain_breaks(data.decode("utf-8"))
    front = FRONT.match(text)
    return load(front["yaml"].encode()).value, text[front.end() :]


def heading_ids(text: str) -> frozenset[str]:
    """The ids that the headings of a page carry."""
    lists = (line.rstrip().rpartition("{")[2] for line in _HEADING.findall(CODE.sub("", text)))
    found = (_ID.search(attributes[:-1]) for attributes in lists if attributes.endswith("}"))
    return frozenset(id_[1] for id_ in found if id_)


def language_of(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """("docs/about", "en") for docs/about.en.md; without an ending a file is in the official language."""
    stem, _, lang = path.removesuffix(".md").rpartition(".")
    return (stem, lang) if lang in languages[1:] else (path.removesuffix(".md"), languages[0])


def is_left_out(path: str, languages: Sequence[str]) -> bool:
    """Whether a page is in a language that the site does not have."""
    return path.endswith(tuple(f".{lang}.md" for lang in site_languages.silent(languages)))
