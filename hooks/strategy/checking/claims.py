"""What the words of a link say of where it leads: a host, or an address of mail. They must say the truth."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from urllib.parse import unquote

from strategy.model import urls

_LIKE_DOTS = "ꓸ٠۰᛫ᐧ\U0001d16d"  # letters and figures that pass for one
_DOT = re.compile(r"\b(?:DOT|FULL STOP|BULLET)\b")
_NOT_SEEN = frozenset(("Mn", "Me", "Cf"))
_HAIR = re.compile("[\u2006\u2008-\u200a]")  # blanks too thin to be seen beside a dot
_RUN = re.compile(r"[\w-]+(?:\.[\w-]+)*")
_CYRILLIC = "укр|рф|рус|бел|бг|срб|мкд|мон|қаз|ею|сайт|онлайн|орг|ком"  # ends of hosts
_LAST = re.compile(rf"[^\W\d_\u0400-\u052f]{{2,24}}|{_CYRILLIC}|xn--[a-z0-9-]+")  # «м.Київ» is none, nor 1.2.3 and e.g.
_REST = re.compile(r"[/?#]\S*|:[0-9]\S*")  # of an address, after its host
_MAIL = re.compile(r"[\w.+'-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_FILES = frozenset(  # endings of files that no host has
    (
        *("pdf", "doc", "docx", "xls", "xlsx", "odt", "ods", "csv", "jpg", "jpeg", "png", "webp", "svg", "txt"),
        *("html", "xml", "json", "yaml", "yml", "js", "css", "ics"),
    )
)
_FILES_OR_HOSTS = frozenset(("md", "py", "zip"))  # endings of files which are those of countries and companies too


def folded(text: str) -> str:
    """A text as it is seen, in the plainest signs."""
    plain = unicodedata.normalize("NFKC", _HAIR.sub("", text)).lower()
    return "".join(_seen(sign) for sign in plain) if not plain.isascii() else plain


@cache
def _seen(sign: str) -> str:
    """A sign that passes for a dot as a dot; of what has no width, nothing."""
    category = unicodedata.category(sign)
    if sign in _LIKE_DOTS or (category[0] in "PS" and _DOT.search(unicodedata.name(sign, ""))):
        return "."
    return "" if category in _NOT_SEEN else sign


def claimed_elsewhere(words: str, link: str) -> str | None:
    """What words name, where their link leads to something else; None where they name only what is so."""
    if words == link.removeprefix("mailto:"):  # an address in angle brackets
        return None
    seen = folded(words)
    return next((name for _, _, name in named(seen) if not is_true(name, link)), None)


def named(seen: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, host or address of mail) of each that a folded text names."""
    yield from ((found.start(), found.end(), found[0]) for found in _MAIL.finditer(seen))
    at = 0
    while found := _RUN.search(seen, at):
        host, at = found[0].strip("_-"), found.end()
        if host and (seen.endswith("://", 0, found.start()) or _is_host(host)):
            yield found.start(), at, host
            rest = _REST.match(seen, at)
            at = rest.end() if rest else at


def _is_host(word: str) -> bool:
    before, dot, last = word.rpartition(".")
    seems = urls.LIKE_LATIN.fullmatch(re.sub("[a-z]", "", last))  # each letter of another script looks Latin
    if seems and last.isalpha() and re.search("[a-z]", before):
        return True
    return bool(dot and _LAST.fullmatch(last) and last not in _FILES)


def is_true(name: str, link: str) -> bool:
    """Whether a link leads where a folded text says."""
    good = not urls.fault(link)
    if "@" in name and link.startswith("mailto:"):
        return name == folded(link.removeprefix("mailto:").partition("?")[0])
    may_be_file = name.rpartition(".")[2] in _FILES_OR_HOSTS and not name.startswith("www.")
    if may_be_file and (not urls.scheme(link) or name in folded(unquote(link))):
        return True
    host = name.rpartition("@")[2].removeprefix("www.")
    leads = folded(urls.shown(urls.host(link))).removeprefix("www.") if good else ""
    return bool(leads) and (leads == host or leads.endswith(f".{host}") or host.endswith(f".{leads}"))
