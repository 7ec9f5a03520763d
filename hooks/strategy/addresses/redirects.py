"""The addresses that lead on, as rules for web servers: beside the pages, so that they lead on at once.

302, not 301: in another edition a number may mean something else, and browsers keep a 301 for ever.
`base` is the path of the site on its host, with slashes at both ends; `redirected` maps address → address.
"""

from collections.abc import Mapping
from urllib.parse import quote

LIST = "_redirects"  # where hosts look for it: at the root of the site
NGINX_MAP = "redirects/nginx.conf"


def redirect_list(redirected: Mapping[str, str], base: str) -> str:
    """A file `_redirects`, as Netlify and Cloudflare Pages read it: from, to, status.

    They compare it with an address as it is asked for: letters percent-encoded.
    """
    return "".join(f"{base}{quote(source)} {base}{target} 302\n" for source, target in redirected.items())


def nginx_map(redirected: Mapping[str, str], base: str) -> str:
    """A map for nginx: to be included in `http`, and `if ($moved) { return 302 $moved; }` put in `server`.

    nginx compares it with an address decoded.
    An example of the whole stands in docs/publish/server.md; a test runs it.
    """
    rules = "".join(f"    {base}{source} {base}{target};\n" for source, target in redirected.items())
    return (
        "# If nginx asks for a larger map_hash_bucket_size, set it in http.\n"
        "# http { include /path/to/redirects/nginx.conf; server { if ($moved) { return 302 $moved; } } }\n"
        f'map $uri $moved {{\n    default "";\n{rules}}}\n'
    )
