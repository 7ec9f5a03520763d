"""Where an address within a document leads who opens the document or follows the link.

A link is held to the very rule of the pages: programs make different things of any other address, so that nobody could
tell where it leads, and who reviews a proposal is told its host.
"""

import re
from urllib.parse import unquote

from strategy.model import urls

_BESIDE = re.compile(r"[^/#]*:")  # what no part of the file is called
_NOWHERE = "http://"  # as Office keeps a link that nobody has filled in
# Of a path: LibreOffice takes what begins so for a place beside the file, also before a "?", and goes up from there at
# each such step.
_UP = re.compile(r"(?:^|[/\\])\.\.(?!\Z)")
_PATH = re.compile(r"[^?#]*\??")
_NAMED = re.compile(r"(?<![\w+.-])[a-z][a-z0-9+.-]+:[/\\]|mailto:|\\\\|//", re.IGNORECASE)
_SLASHES = re.compile(r":[/\\]*")  # before a host: browsers take any number of them, of either kind


class Followed(str):
    """An address that a reader may follow, among what is found in a document."""


class Astray(str):
    """An address to which no link may lead."""


UNREAD = Followed()  # stands for addresses that nobody could read in the time


def judged(target: str) -> Followed | Astray:
    """The address of a link, as it is told."""
    return Followed(_plain(target)) if may_lead(target) else Astray(target)


def may_lead(target: str) -> bool:
    """Whether a link leads to a place of the file, or plainly to the web or to somebody's mail."""
    plain = _plain(target)
    is_within = plain[:1] in {"", "#"} or plain == _NOWHERE
    return plain.isprintable() if is_within else is_address(plain)


def is_address(target: str) -> bool:
    """Whether it is one address of the web or of mail, as pages may have it, from its first sign to its last."""
    return urls.fault(target) is None


def names_address(text: str) -> bool:
    """Whether a program may take a text, or a piece of it, for an address."""
    return _NAMED.search(text) is not None


def stays(target: str) -> bool:
    """Whether what a program fetches by itself is a part of the file."""
    plain = "".join(target.split())
    is_outside = plain.startswith(("/", "\\")) or _BESIDE.match(plain) or goes_up(plain)
    return plain.isprintable() and not is_outside


def goes_up(target: str) -> bool:
    """Whether an address within a file leads out of its folder, or first down and then up again."""
    return _UP.search(unquote(_PATH.match(target)[0])) is not None


def host(target: str) -> str:
    """Where an address leads, on the web or by mail; "" within the file. Of one that is no address, all of it."""
    plain = _SLASHES.sub("://", _plain(target), count=1).replace("\\", "/")
    try:
        return urls.host(plain) if urls.scheme(plain) else ""
    except ValueError:
        return target


def _plain(target: str) -> str:
    """Without blanks around it; what it begins with may be in capital letters."""
    plain = target.strip()
    scheme = urls.scheme(plain) or ""
    return scheme.lower() + plain[len(scheme) :]
