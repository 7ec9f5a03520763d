"""Files that hosts and services ask for by their names: of a few kinds, each of plain words in the form that it has.

Whatever else could stand at the root of a site may direct a server, or show a page that nobody has checked.
"""

import json
import re
from collections.abc import Iterable

from strategy.addresses import reserved
from strategy.addresses.host_names import BING, GOOGLE, HOSTS, PLAIN, TOKEN, WELL_KNOWN
from strategy.model import urls
from strategy.model.signs import forbidden
from strategy.reading.values import Problem, problem

MOST = 16_000  # bytes
DEEPEST = 100  # values of JSON within each other: how many a program bears is another thing everywhere
_BLANKS = r"[ \t\r\n]*"  # of XML, which has fewer than \s
_VERIFIED = (  # (name, content); \1 is the name
    (f"({GOOGLE})", r"google-site-verification: \1\s*"),
    (f"({BING})", r'(?:<\?xml version="1\.0"\?>)?_<users>_<user>[0-9A-Fa-f]+</user>_</users>_'.replace("_", _BLANKS)),
    (f"({TOKEN})", r"[!-;=?-~]{1,200}(?: [!-;=?-~]{1,200})?\s*"),
)
_NOBODYS = re.compile(r"(?:.*\.)?example(?:\.[a-z]+)?|[^.]*|[0-9.]+")  # hosts of examples, tests and one's own computer


def somebodys(sites: Iterable[str]) -> str:
    """The first address that is no example of ours; "" where there is none."""
    return next((site for site in sites if urls.scheme(site) and not _NOBODYS.fullmatch(urls.host(site).lower())), "")


def fault(name: str, data: bytes, site: str) -> Problem | None:
    """What is wrong with a file by its path below docs/; `site`: the address of the site as the settings say."""
    if limit := reserved.limit_passed(name):
        return problem((1, 1), "document.long_name", limit=limit)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        text = "<"
    if name in HOSTS:
        return _host_fault(name, text.strip().lower(), urls.host(somebodys([site])).lower())
    good = name == PLAIN and not data.strip()
    if WELL_KNOWN.fullmatch(name):
        good = len(data) <= MOST and "<" not in text and not any(forbidden(text)) and _is_of_kind(name, text)
    good = good or any(re.fullmatch(f"{known}\0{words}", f"{name}\0{text}", re.ASCII) for known, words in _VERIFIED)
    return None if good else problem((1, 1), "attachment.host", value=name)


def _host_fault(name: str, said: str, host: str) -> Problem | None:
    if not said.isprintable() or not urls.is_host(said) or "." not in said:  # IDNA passes over signs of no width
        return problem((1, 1), "attachment.host", value=name)
    if host and said != host:
        return problem((1, 1), "attachment.host_elsewhere", value=name, said=said, host=host)
    return None


def _is_of_kind(name: str, text: str) -> bool:
    try:
        found = json.loads(text, parse_constant=_no_number) if name.endswith(".json") else ""
        return found is not None and _depth(found) <= DEEPEST
    except (ValueError, RecursionError):
        return False


def _depth(value: object) -> int:
    parts = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + max(map(_depth, parts), default=0)


def _no_number(name: str) -> None:
    """Python alone takes NaN and Infinity for JSON."""
    raise ValueError(name)
