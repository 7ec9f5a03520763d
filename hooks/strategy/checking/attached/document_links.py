"""Where an address within a document leads who opens the document or follows the link.

A link is held to the very rule of the pages: programs make different things of any other address, so that nobody could
tell where it leads, and who reviews a proposal is told its host.
"""

import re

from strategy.model import urls

_NOWHERE = "http://"  # as Office keeps a link that nobody has filled in
_NAMED = re.compile(r"(?<![\w+.-])[a-z][a-z0-9+.-]+:[/\\]|mailto:|\\\\|//", re.IGNORECASE)
_SLASHES = re.compile(r":[/\\]*")  # before a host: browsers take any number of them, of either kind


class Followed(str):
    """An address that a reader may follow, among what is found in a document."""


class Astray(str):
    """An address to which no link may lead."""


UNREAD = Followed()  # stands for addresses that nobody could read in the time


def judged(target: str) -> Followed | Astray:
    """The address of a link, as it is told. One may lead to a place of the file, or plainly to the web or by mail."""
    plain = _plain(target)
    is_within = plain[:1] in {"", "#"} or plain == _NOWHERE
    may_lead = is_place(plain) if is_within else urls.fault(plain) is None
    return Followed(plain) if may_lead else Astray(target)


def is_place(name: str) -> bool:
    """Whether a link may name a place of the file so. LibreOffice puts the name between quotation marks, and reads what
    follows one as another address."""
    return name.isprintable() and not {'"', "\\"} & {*name}


def names_address(text: str) -> bool:
    """Whether a program may take a text, or a piece of it, for an address."""
    return _NAMED.search(text) is not None


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
