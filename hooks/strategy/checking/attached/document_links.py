"""Where an address within a document leads who opens the document or follows the link."""

import re
from unicodedata import category, normalize
from urllib.parse import unquote

from strategy.checking.claims import is_true, named, plain
from strategy.model import urls

_HOST = re.compile(r"https?:[/\\]*([^/\\?#]*?)(?::[0-9]*)?(?![^/\\?#])", re.IGNORECASE)
_NUMBERS = re.compile(r"\[.*|(?:.*\.)?(?:0[xX][0-9A-Fa-f]*|[0-9]+)\.?")  # a host that is an address of a network
_COMMAND = re.compile(r"[^/?#]*:")  # of an office program (.uno:Quit); no address of the web begins so
_BESIDE = re.compile(r"[^/#]*:")  # the same, and what else no part of the file is called
_WEB = re.compile(r"[^/\\?#]*(?:@|\.[^/\\?#]*\.)")  # an address of the web to browsers, where no scheme is told
# Of a path: LibreOffice takes what begins so for a place beside the file, and goes up from there at each such step.
_UP = re.compile(r"(?:^|[/\\])\.\.(?!\Z)")


def may_lead(target: str, is_link: bool) -> bool:
    """Whether an address stays in the file, or is a link of the web that a reader follows."""
    plain = "".join(target.split())
    if not plain.isprintable() or plain.startswith(("/", "\\")):
        return False
    scheme = urls.scheme(plain)
    if scheme is None:
        is_apart = (_COMMAND if is_link else _BESIDE).match(plain) or goes_up(plain)
        return not (is_apart or (is_link and _WEB.match(plain) and _is_led_astray(f"http://{plain}")))
    return is_link and scheme.lower() in urls.SCHEMES and not _is_led_astray(plain)


def misnames(words: str, target: str) -> bool:
    """Whether words name a host or an address of mail, and the target, with its scheme, is another."""
    address = "".join(target.split())
    kind = (urls.scheme(address) or "").lower()
    if kind not in urls.SCHEMES or words.strip() == target.strip():
        return False
    found = _HOST.match(address)
    link = f"https://{found[1]}/" if found else f"{kind}:{address.partition(':')[2].partition('?')[0]}"
    seen = "".join(sign for sign in normalize("NFKC", words) if category(sign) != "Cf")  # without what nobody sees
    return "." in seen and any(not is_true(name, link) for _, _, name in named(plain(seen)))


def goes_up(target: str) -> bool:
    """Whether an address within a file leads out of its folder, or first down and then up again."""
    return _UP.search(unquote(re.split("[?#]", target, maxsplit=1)[0])) is not None


def _is_led_astray(link: str) -> bool:
    """Whether a link of the web names a user, as if that were the host, or leads into the network of who follows it; or
    a letter would take a file along, or go to somebody else as well."""
    kind, _, rest = link.partition(":")
    if kind.lower() == "mailto":
        return urls.fault(f"mailto:{rest}") == "link.mail"
    found = _HOST.match(link)
    host = normalize("NFKC", unquote(found[1])).lower() if found else ""
    if _NUMBERS.fullmatch(host):
        return urls.fault(f"https://{host}") is not None
    return "@" in host or (bool(host.strip(".")) and not urls.is_public(host))
