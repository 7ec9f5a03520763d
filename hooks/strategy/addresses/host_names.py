"""Files that hosts and services ask for by their names. Nobody else was ever promised one: it may go again."""

import re

WELL_KNOWN = re.compile(
    r"\.well-known/(?:pki-validation/|acme-challenge/)?[A-Za-z0-9][A-Za-z0-9_-]*(?:\.txt|\.json)?", re.ASCII
)
PLAIN = ".nojekyll"  # asks GitHub to publish the files as they are
HOSTS = frozenset(("CNAME", ".domains"))  # that name the host of the site
GOOGLE = r"google[0-9a-f]+\.html"
BING = r"BingSiteAuth\.xml"
TOKEN = r"[A-Za-z0-9_-]*(?:verif|token)[A-Za-z0-9_-]*\.txt"
_VERIFIED = re.compile(f"{GOOGLE}|{BING}|{TOKEN}", re.ASCII)


def is_of_host(path: str) -> bool:
    """Whether a file below docs/ can only be one of these."""
    return path in {*HOSTS, PLAIN} or any(names.fullmatch(path) for names in (WELL_KNOWN, _VERIFIED))
