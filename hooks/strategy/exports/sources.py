"""The Markdown of what is written by hand, for those who read it elsewhere than on its page."""

import posixpath
import re
from itertools import pairwise
from urllib.parse import unquote

from strategy.addresses import permalinks
from strategy.model.updates import Update
from strategy.reading.documents import CODE
from strategy.site.shared import Site

# To another source, to a picture, or to a heading of the same page; also of a name that is given an address.
_LINK = re.compile(
    r"(\]\(\s*<?|^ {0,3}\[[^\[\]]+\]:\s*<?(?=\S+[ \t]*(?:$|[\"'(])))(?![a-z]+:|[/<])([^\s)#>]+|(?=#))", re.MULTILINE
)


def linked(source: str, folder: str, address: str, lang: str, site: Site) -> str:
    """The source of the page at an address in a language, with its links to sources, headings and pictures made
    absolute; they start from a folder below docs/. Examples, which are code, stay as they are."""
    root = permalinks.root(lang, site.strategy)

    def absolute(found: re.Match[str]) -> str:
        if not found[2]:
            return f"{found[1]}{site.url}{address}"
        target = posixpath.normpath(posixpath.join(folder, unquote(found[2])))
        if not target.endswith(".md"):
            return f"{found[1]}{site.url}{target}"
        place = f"{target.removesuffix('.md')}/".removesuffix("index/")
        return f"{found[1]}{site.url}{root}{place}"

    ends = [0, *(end for code in CODE.finditer(source) for end in code.span()), len(source)]
    parts = [source[start:end] for start, end in pairwise(ends)]
    return "".join(part if number % 2 else _LINK.sub(absolute, part) for number, part in enumerate(parts))


def of_update(update: Update, lang: str, site: Site) -> str:
    """The text of an update in a language that it is written in."""
    address = permalinks.root(lang, site.strategy) + permalinks.permalink(update)
    return linked(update.wordings[lang].text, permalinks.UPDATES, address, lang, site)
