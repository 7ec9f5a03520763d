"""Where a reader may share a page: plain links, from patterns in the settings. Nothing is loaded from there.

Letters stand in them as they are: browsers encode those themselves, and written out each would weigh six bytes.
"""

from collections.abc import Mapping
from urllib.parse import quote


def links(patterns: Mapping[str, str], title: str, url: str) -> tuple[tuple[str, str], ...]:
    """Each service with its link. A pattern holds `{url}`, where the page stands, and `{text}`, its title."""
    return tuple((service, _filled(pattern, title, url)) for service, pattern in patterns.items())


def mail(title: str, url: str) -> str:
    """A link that begins a letter with the address of the page."""
    return _filled("mailto:?subject={text}&body={text}%0A{url}", title, url)


def _filled(pattern: str, title: str, url: str) -> str:
    return pattern.replace("{url}", _encoded(url)).replace("{text}", _encoded(title))


def _encoded(text: str) -> str:
    return "".join(sign if sign.isalpha() else quote(sign, safe="") for sign in text)
