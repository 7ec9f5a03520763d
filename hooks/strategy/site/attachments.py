"""Links to documents that staff publish: each says what it is and how heavy, before a reader on a phone pays for it."""

import re
from collections.abc import Mapping
from decimal import Decimal
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from strategy.i18n import Catalogue
from strategy.reading.markup import tokens
from strategy.site.places import LINK

_KILO, _MEGA = 1000, 1_000_000


def with_formats(html: str, page: str, known: Mapping[str, int], words: Catalogue) -> str:
    """The HTML of the page at an address, its links to documents with format and size: «Акт (PDF, 1,2 МБ)». `known`:
    path below the site → bytes. Who has typed a size is not corrected."""
    if not known:  # most sites publish none, and their links need no look
        return html
    units = tuple(words.text(f"size.{unit}") for unit in ("kilobytes", "megabytes"))

    def told(found: re.Match[str]) -> str:
        start, text, end = found.groups()
        leads = dict(tokens(start)[0].attributes).get("href") or ""
        path = normpath(join(dirname(page), unquote(urlsplit(leads).path)))
        if path not in known or any(unit in text for unit in units):
            return found[0]
        file_format = path.rpartition(".")[2].upper()
        return f"{start}{text} ({file_format}, {size(known[path], words)}){end}"

    return LINK.sub(told, html)


def size(count: int, words: Catalogue) -> str:
    """So many bytes in the words of a language: «1,2 МБ»."""
    unit, number = ("megabytes", Decimal(count) / _MEGA) if count >= _MEGA else ("kilobytes", Decimal(count) / _KILO)
    told = words.number(round(number, 1).normalize() if number < 10 else round(number))
    return f"{told}\N{NO-BREAK SPACE}{words.text(f'size.{unit}')}"
