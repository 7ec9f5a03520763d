"""Words of a link that name a place other than where it leads."""

import re

from strategy.model import urls

# What a reader takes for an address in the words of a link.
_CLAIM = re.compile(
    r"(?:https?://|www\.|\S{1,64}@)([\w-]+(?:\.[\w-]+)*)"
    r"|^((?:[\w-]+\.)+(?:ua|укр|com|org|net|info|eu|gov|edu))(?=[/?#:]|$)",
    re.IGNORECASE,
)


def claimed_elsewhere(words: str, link: str) -> str | None:
    """The host that the words of a link name, where it leads to another; so that nobody is led astray."""
    if words == link.removeprefix("mailto:"):  # an address in angle brackets
        return None
    leads = "" if urls.fault(link) else urls.host(link).lower().removeprefix("www.")
    for found in _CLAIM.finditer(words):
        host = (found[1] or found[2]).lower().removeprefix("www.")
        if not (leads == host or leads.endswith(f".{host}")):
            return found[0]
    return None
