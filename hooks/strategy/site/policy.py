"""What pages may load and do: their Content-Security-Policy, as they say it themselves and as a web server may."""

from collections.abc import Mapping

OWN = "'self'"
NOTHING = "'none'"

RULES = {
    "default-src": NOTHING,  # what is not named below
    "script-src": OWN,
    "style-src": OWN,
    "img-src": OWN,
    "connect-src": OWN,  # the index of the search
    "worker-src": OWN,
    "manifest-src": OWN,
    "form-action": OWN,  # the search page
    "base-uri": NOTHING,
}
IN_FOLDER = RULES | {"worker-src": "blob:"}  # where a page may read no file for the worker of the search


def _directives(rules: Mapping[str, str]) -> str:
    return "; ".join(f"{name} {allowed}" for name, allowed in rules.items())


META, META_IN_FOLDER = _directives(RULES), _directives(IN_FOLDER)  # as <meta> may say it


def header(framed_by: str) -> str:
    """The same as a server says it, with what no <meta> can: who may show the page in a frame ("*", "'none'")."""
    return f"{META}; frame-ancestors {framed_by}"
