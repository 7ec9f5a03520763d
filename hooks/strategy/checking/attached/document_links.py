"""Where an address within a document leads who opens the document or follows the link."""

import re
from collections.abc import Iterator
from unicodedata import normalize
from urllib.parse import unquote

from strategy.model import urls

_HOST = re.compile(r"https?:[/\\]*([^/\\?#]*?)(?::([0-9]{0,5}))?(?![^/\\?#])", re.IGNORECASE)
_NAME = re.compile(r"[\w.-]{0,253}")  # no host is longer
_LAST_PORT = 65535
_NUMBERS = re.compile(r"\[.*|(?:.*\.)?(?:0[xX][0-9A-Fa-f]*|[0-9]+)\.?")  # a host that is an address of a network
_COMMAND = re.compile(r"[^/?#]*:")  # of an office program (.uno:Quit); no address of the web begins so
_BESIDE = re.compile(r"[^/#]*:")  # the same, and what else no part of the file is called
# An address of the web to some programs, where no scheme is told: Chromium counts the dots before the first slash.
_WEB = re.compile(r"www\.|[^/\\?#]*@|[^/]*\.[^/]*\.")
# Of a path: LibreOffice takes what begins so for a place beside the file, and goes up from there at each such step.
_UP = re.compile(r"(?:^|[/\\])\.\.(?!\Z)")
_MAILED = re.compile(r"@([^@,;\s]+)")


class Followed(str):
    """An address that a reader may follow, among those that are faults."""


UNREAD = Followed()  # stands for addresses that nobody could read in the time


class Found(list[str]):
    """What was found in a part, and not yet told."""

    def leads(self, target: str, is_link: bool = True) -> bool:
        """Whether an address may lead; if so, it is told."""
        is_fine = may_lead(target, is_link)
        self += [Followed(target)] if is_fine else []
        return is_fine

    def taken(self) -> list[str]:
        told = [*self]
        self.clear()
        return told


def judged(target: str, *, is_fine: bool = False) -> str:
    """An address of a link as it is told: followed, or a fault."""
    return Followed(target) if is_fine or may_lead(target, True) else target


def may_lead(target: str, is_link: bool) -> bool:
    """Whether an address stays in the file, or is a link of the web that a reader follows."""
    plain = "".join(target.split())
    # LibreOffice takes a link of Word for a field, in which an address ends at " and another may follow.
    if not plain.isprintable() or plain.startswith(("/", "\\")) or '"' in plain:
        return False
    scheme = urls.scheme(plain)
    if scheme is None:
        is_apart = (_COMMAND if is_link else _BESIDE).match(plain) or goes_up(plain)
        return not (is_apart or (is_link and _WEB.match(plain) and _is_led_astray(f"http://{plain}")))
    return is_link and scheme.lower() in urls.SCHEMES and not _is_led_astray(plain)


def goes_up(target: str) -> bool:
    """Whether an address within a file leads out of its folder, or first down and then up again."""
    return _UP.search(unquote(re.split("[?#]", target, maxsplit=1)[0])) is not None


def hosts(target: str) -> Iterator[str]:
    """Of an address that may lead: where it does, on the web or by mail; nowhere within the file."""
    plain = "".join(target.split())
    scheme = urls.scheme(plain)
    if scheme is None and _WEB.match(plain):
        plain = f"http://{plain}"
    if scheme is not None and scheme.lower() == "mailto":
        found = _MAILED.findall(unquote(plain.partition("?")[0]))
    else:
        found = [_host_and_port(plain)[0]]
    yield from filter(None, (host.strip(".").lower() for host in found))


def _host_and_port(link: str) -> tuple[str, int]:
    found = _HOST.match(link)
    return (normalize("NFKC", unquote(found[1])).lower(), int(found[2] or 0)) if found else ("", 0)


def _is_led_astray(link: str) -> bool:
    """Whether a link of the web names a user, as if that were the host, or leads into the network of who follows it; or
    a letter would take a file along, or go to somebody else as well."""
    kind, _, rest = link.partition(":")
    if kind.lower() == "mailto":
        return not urls.is_seen_in_letter(rest.partition("?")[2])
    host, port = _host_and_port(link)
    if _NUMBERS.fullmatch(host):
        return urls.fault(f"https://{host}") is not None
    if port > _LAST_PORT or not _NAME.fullmatch(host):
        return True
    return bool(host.strip(".")) and not urls.is_public(host)
