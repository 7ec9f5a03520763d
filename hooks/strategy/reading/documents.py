"""Which file is a hand-written page, in which language, and what its text says of its structure.

Each file begins with YAML between two lines `---`, Markdown follows. x.en.md is the English of x.md.
"""

import re
from collections.abc import Sequence

FOLDER = "docs/"
FRONT = re.compile(r"\ufeff?---[ \t]*\r?\n(?P<yaml>.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"^[ ]*(```|~~~).*?^[ ]*\1|`[^`\n]+`", re.DOTALL | re.MULTILINE)
_HEADING_ID = re.compile(r"^#{1,6} .*\{[^}]*#([^\s}]+)[^}]*\}\s*$", re.MULTILINE)


def is_page(path: str) -> bool:
    """Whether a file of the project may hold a hand-written page (or an update)."""
    return path.startswith(FOLDER) and path.endswith(".md")


def heading_ids(text: str) -> frozenset[str]:
    """The ids that the headings of a page carry."""
    return frozenset(_HEADING_ID.findall(CODE.sub("", text)))


def language_of(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """("docs/about", "en") for docs/about.en.md; without an ending a file is in the official language."""
    stem, _, lang = path.removesuffix(".md").rpartition(".")
    return (stem, lang) if lang in languages[1:] else (path.removesuffix(".md"), languages[0])
