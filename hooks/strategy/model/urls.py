"""Web addresses, read as browsers read them: only where nobody can take one place for another is an address good."""

import ipaddress
import re
import unicodedata
from functools import lru_cache
from urllib.parse import quote, unquote, urlsplit, urlunsplit

import idna

from strategy.model.signs import FORBIDDEN

SCHEMES = ("https", "http", "mailto")
_OPENING = {")": "(", "]": "["}
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")
# What no address may hold as it stands: spaces, controls, what has no width, and what browsers read in ways of their
# own. Marks of direction and the like are among the signs that are not printable.
_STRANGE = re.compile(
    r"[\s<>\"\\^`{|}\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3002\u3164\ufe00-\ufe0f\uff00-\uffef]"
)
# A sign that is spelt wrong, and those of control; a line may end in the text of a letter.
_MISSPELT = re.compile(r"%(?![0-9A-Fa-f]{2})|%[01][0-9A-Fa-f]|%7[Ff]")
_LINE_OF_LETTER = re.compile(r"(?<=[?&]body=)[^&]*", re.IGNORECASE)
_LINE_END = re.compile(r"%0d%0a|%0a", re.IGNORECASE)
LONGEST = 2_000  # signs, that every browser and every server takes
_PORTS = frozenset((80, 443, *range(1024, 65536)))  # to most of the others no browser connects
# No %: who reads it does not see the sign meant.
_PERSON = re.compile(r"(?!.*\.\.)(?=.{1,64}\Z)\w(?:[\w.!#$&'*+/=?^{|}~-]*[\w+-])?", re.ASCII)
_PLAINLY_CYRILLIC = re.compile("[бвджзийлнтфцчшщъыэюяєўђљњ]")  # passes for no Latin letter
# Not who else gets a letter, nor what goes along; nor a second line of its head.
_SEEN_IN_LETTER = re.compile(r"(?:subject=(?!.*%0[ad])|body=)", re.IGNORECASE)
_OF_NETWORK = frozenset(
    """localhost local internal intranet lan home corp arpa localdomain private test invalid onion alt i2p""".split()  # noqa: SIM905
)
_NUMERIC = re.compile(r"(?:0[xX][0-9A-Fa-f]*|[0-9]+)\.?")
# Letters, digits and hyphens that run from left to right; no marks on letters, which are overlooked.
_DIRECTIONS = frozenset(("L", "EN", "ES"))


def scheme(url: str) -> str | None:
    """What an address begins with, as it is typed; None where it begins with none."""
    found = _SCHEME.match(url)
    return found[1] if found else None


def parted(url: str, after: str) -> tuple[str, str]:
    """An address in a sentence and what follows it: a bracket that closes one within the address is its own.

    >>> parted("https:a_(b", ")).")
    ('https:a_(b)', ').')
    """
    while after[:1] in _OPENING and url.count(_OPENING[after[0]]) > url.count(after[0]):
        url, after = url + after[0], after[1:]
    return url, after


@lru_cache(maxsize=4096)
def fault(url: str) -> str | None:
    """What is wrong with an absolute address, by its sentence in the catalogue "problems"; None if nothing is."""
    named = scheme(url)
    if named is None:
        return "link.no_scheme"
    if named not in SCHEMES:
        return "link.unsafe"
    if len(url) > LONGEST:
        return "link.long"
    if _STRANGE.search(url) or not url.isprintable():
        return "link.bad"
    return _fault_of_mail(url.removeprefix("mailto:")) if named == "mailto" else _fault_of_web(url, named)


def _is_misspelt(url: str) -> bool:
    """Whether an address spells with % what no address may hold."""
    return _MISSPELT.search(url) is not None or FORBIDDEN.search(unquote(url, errors="ignore")) is not None


def _fault_of_mail(url: str) -> str | None:
    address, _, query = url.partition("?")
    person, _, host = address.rpartition("@")
    if query and not all(map(_SEEN_IN_LETTER.match, query.split("&"))):
        return "link.mail"
    text = _LINE_OF_LETTER.sub(lambda found: _LINE_END.sub("", found[0]), url)
    good = _PERSON.fullmatch(person) and is_host(host) and not _NUMERIC.fullmatch(host.rpartition(".")[2])
    if not good or "." not in host[:-1] or host.endswith(".") or _is_misspelt(text):
        return "link.bad"
    return None if is_public(host) else "link.private"


def _fault_of_web(url: str, named: str) -> str | None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return "link.bad"
    if "@" in parts.netloc:
        return "link.user"
    good = url.lower().startswith(f"{named}://") and is_host(parts.netloc.removesuffix(f":{port}"))
    if not good or (port is not None and port not in _PORTS) or _is_misspelt(url):
        return "link.bad"
    return None if is_public(parts.hostname) else "link.private"


def is_host(name: str) -> bool:
    """Whether a host is one that a reader can tell from others: a name by IDNA 2008 whose labels pass for no other, or
    an IPv4 address in four numbers."""
    try:
        labels = _labels(name)
    except (idna.IDNAError, UnicodeError):
        return False
    if any(unicodedata.normalize("NFKC", sign) != sign for sign in name):  # ① leads to 1
        return False
    if _NUMERIC.fullmatch(name.rstrip(".").rpartition(".")[2]):
        return _is_four_numbers(name)
    return all(_is_plain(label, _scripts(labels[-1])) for label in labels)


def shown(host: str) -> str:
    """A good host in the letters that readers know."""
    return ".".join(_labels(host)) if host else ""


@lru_cache(maxsize=4096)
def _labels(name: str) -> tuple[str, ...]:
    """Raises IDNAError."""
    return (*idna.decode(idna.encode(name.lower(), uts46=True, std3_rules=True)).rstrip(".").split("."),)


def _is_plain(label: str, of_last: set[str]) -> bool:
    """Whether a label of a host passes for no other: it is of ASCII, or in the script of the last label («рада.укр»),
    or in Cyrillic letters of which one at least looks like no Latin one."""
    scripts = _scripts(label)
    if not _DIRECTIONS.issuperset(map(unicodedata.bidirectional, label)):
        return False
    if label.isascii() or "LATIN" in scripts or len(scripts) != 1:
        return label.isascii()
    return scripts == of_last or (scripts == {"CYRILLIC"} and _PLAINLY_CYRILLIC.search(label) is not None)


def is_public(host: str) -> bool:
    """Whether a host is the same for everybody, not in the network or the computer of who reads."""
    name = host.rstrip(".")
    try:
        address = ipaddress.IPv4Address(name)
        return address.is_global and not address.is_multicast
    except ValueError:
        return "." in name and name.rpartition(".")[2] not in _OF_NETWORK


def encoded(url: str) -> str:
    """An address as it is sent, its path in letters that every program reads; what is so already stays as it is."""
    parts = urlsplit(url)
    return urlunsplit(parts._replace(path=quote(parts.path, safe="/%!$&'()*+,;=:@~")))


def host(url: str) -> str:
    """The host that a good address leads to; "" for one that leads to none."""
    return urlsplit(url).hostname or "" if scheme(url) in SCHEMES[:2] else url.partition("?")[0].rpartition("@")[2]


def of_contact(given: str) -> str:
    """The link to an address of mail, which needs its scheme, or of a page."""
    return given if "://" in given else f"mailto:{given}"


def place(url: str) -> str:
    """The host or the address of mail that a good address leads to, as readers know it; "" for one within the site."""
    if scheme(url) == "mailto":
        return url.removeprefix("mailto:").partition("?")[0]
    return shown(host(url)) if scheme(url) else ""


def place_beside(url: str, words: str) -> str:
    """What has to stand beside the words of a link; "" where they are the place or the whole address already.

    >>> place_beside("mailto:a@example.org?subject=x", "Лист"), place_beside("mailto:a@example.org", "a@example.org")
    ('a@example.org', '')
    """
    there, plain = place(url), url.partition(":")[2].removeprefix("//")
    return "" if words.removesuffix("/") in {there, *(one.removesuffix("/") for one in (url, plain))} else there


def _scripts(label: str) -> set[str]:
    return {unicodedata.name(sign, "").partition(" ")[0] for sign in label if sign.isalpha()}


def _is_four_numbers(name: str) -> bool:
    try:
        ipaddress.IPv4Address(name)
    except ValueError:
        return False
    return True
