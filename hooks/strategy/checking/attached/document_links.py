"""Where an address within a document leads who opens the document or follows the link.

A link is held to the very rule of the pages: programs make different things of any other address, so that nobody could
tell where it leads, and who reviews a proposal is told its host.
"""

import re

from strategy.model import urls

_NOWHERE = "http://"  # as Office keeps a link that nobody has filled in
_SLASHES = re.compile(r":[/\\]*")  # before a host: browsers take any number of them, of either kind


class Followed(str):
    """An address that a reader may follow, among what is found in a document."""


class Astray(str):
    """An address to which no link may lead."""


UNREAD = Followed()  # stands for addresses that nobody could read in the time


def judged(target: str) -> Followed | Astray:
    """The address of a link, as it is told. One may lead to a place of the file, or plainly to the web or by mail; with
    a blank before it some programs take it for the path of a file."""
    plain = _plain(target)
    may_lead = is_place(plain) if plain[:1] in {"", "#"} else urls.fault(plain) is None
    is_good = plain == _NOWHERE or (may_lead and not target[:1].isspace())
    return Followed(plain) if is_good else Astray(target)


def is_place(name: str) -> bool:
    """Whether a link may name a place of the file so. LibreOffice puts the name between quotation marks, and reads what
    follows one as another address."""
    return name.isprintable() and not {'"', "\\", "/"} & {*name}


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
