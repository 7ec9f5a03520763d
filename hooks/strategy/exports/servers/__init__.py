"""How web servers serve the site: their configuration, written with the site so that it always belongs to it.

The templates beside this module read as what they become. What they say alike is said here once: media types, how long
browsers may keep what, which headers protect the reader, which addresses lead on.
docs/publish/server.md tells how they are put to work; tests/site/test_web_servers.py does it with real servers.
"""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from strategy.site import policy

FOLDER = ".servers/"  # below the site: it travels with it, and no server shows what begins with a dot
MANIFEST = f"{FOLDER}manifest.sha256"
AS_OF = f"{FOLDER}as-of.txt"  # the day for which marks are made
# Path below the site → template. The names in the root are those that hosts look for there.
FILES = {
    f"{FOLDER}nginx/http.conf": "nginx-http.conf",
    f"{FOLDER}nginx/site.conf": "nginx-site.conf",
    f"{FOLDER}caddy/site.caddy": "site.caddy",
    ".htaccess": "apache.htaccess",
    "_headers": "headers.txt",
    "_redirects": "redirects.txt",
}
_UTF8 = "; charset=utf-8"
TYPES = {
    "html": f"text/html{_UTF8}",
    "css": f"text/css{_UTF8}",
    "js": f"text/javascript{_UTF8}",
    "json": "application/json",
    "jsonld": "application/ld+json",
    "webmanifest": "application/manifest+json",
    "xml": f"application/xml{_UTF8}",
    "csv": f"text/csv{_UTF8}",
    "txt": f"text/plain{_UTF8}",
    "ics": f"text/calendar{_UTF8}",
    "md": f"text/plain{_UTF8}",  # so that browsers show it
    "bib": f"text/plain{_UTF8}",
    "ris": f"text/plain{_UTF8}",
    "ttl": f"text/turtle{_UTF8}",
    "svg": "image/svg+xml",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "webp": "image/webp",
    "ico": "image/x-icon",
    "woff2": "font/woff2",
    "pdf": "application/pdf",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "zip": "application/zip",
}
FEED = f"application/atom+xml{_UTF8}"
# An asset whose name tells its content: another content has another name.
HASHED = r"assets/.*[-.][0-9a-f]{8,}\.[^/]+"
KEPT_FOREVER = "public, max-age=31536000, immutable"
ASKED_EACH_TIME = "no-cache"  # kept, and asked for anew each time: a server that knows it unchanged sends nothing
PROTECTION = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
FRAMED_BY_NOBODY = policy.header(policy.NOTHING)
FRAMED_BY_ALL = policy.header("*")  # cards for other sites
OPEN = ("api", "downloads")  # folders that programs on other sites may read


@dataclass(frozen=True)
class Served:
    """What the configuration has to know of a site.

    `url`: its absolute address, with "/" at its end; `roots`: below which each language stands, the official one ""
    first; `redirected`: address → address; `numbers`: all addresses by number; `paths`: of all files of the site.
    """

    url: str
    roots: tuple[str, ...]
    redirected: Mapping[str, str]
    numbers: frozenset[str]
    paths: frozenset[str]

    @property
    def base(self) -> str:
        """The path of the site on its host, with slashes at both ends, its letters as servers compare them."""
        return unquote(urlsplit(self.url).path) or "/"

    @property
    def sent(self) -> str:
        """The same as it is sent to browsers."""
        return quote(self.base)

    @property
    def identifier(self) -> str:
        """What tells the names of this site from those of another on the same server. Not its address: nginx knows
        only short names of Latin letters, and takes what begins with a digit for a part of a pattern: $2027_city for
        $2.
        """
        return f"site_{hashlib.sha256(self.url.encode()).hexdigest()[:8]}"

    @property
    def hashed(self) -> tuple[str, ...]:
        """The assets whose names tell their content."""
        return tuple(sorted(path for path in self.paths if re.fullmatch(HASHED, path)))

    @property
    def sections(self) -> tuple[str, ...]:
        """The first folder of each address that shows a page, below the root of its language; "" is that root.
        Cards for other sites are none, nor are numbers: hosts read a hundred rules at most."""
        pages = (path.removesuffix("index.html") for path in self.paths if path.endswith("index.html"))
        found = {self._section(page) for page in pages if page not in self.numbers}
        return tuple(sorted(found - {f"{root}embed/" for root in self.roots}))

    def _section(self, page: str) -> str:
        root = next((root for root in reversed(self.roots) if page.startswith(root)), "")
        folder, slash, _ = page.removeprefix(root).partition("/")
        return f"{root}{folder}{slash}"


def configuration(template: str, served: Served) -> str:
    """The text of one of FILES."""
    return _environment.get_template(template).render(
        served=served,
        types=TYPES,
        feed=FEED,
        hashed=HASHED,
        kept_forever=KEPT_FOREVER,
        asked_each_time=ASKED_EACH_TIME,
        protection=PROTECTION,
        framed_by_nobody=FRAMED_BY_NOBODY,
        framed_by_all=FRAMED_BY_ALL,
        open_folders="|".join(OPEN),
    )


_environment = Environment(
    loader=FileSystemLoader(Path(__file__).parent),
    autoescape=False,  # none of it is HTML
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
    keep_trailing_newline=True,
)
_environment.filters.update(regex=re.escape, url=quote)
