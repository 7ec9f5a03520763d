"""The whole site as an archive to be opened from a folder or a stick, without a server and without a network.

What a server does for its readers stands in the files here: a link to a page leads to its file, and the search comes
as a script, because a page from a folder may read no other file (HTML Standard, opaque origins).
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from posixpath import dirname, join, normpath, relpath
from urllib.parse import unquote

from strategy.search import unpacked
from strategy.site import policy

INSIDE = "site/"  # the folder that the archive unpacks to
INDEX, SEARCH = "search/index.json", "search/folder.js"  # of each language
WORKER = re.compile(r"assets/scripts/search-worker[^/]*\.js")
APART = re.compile(
    r"(.*/)?(404\.html|offline\.html|card\.png)|[^/]*\.(txt|gz|js|map)|sitemap\.xml|offline/.*"
)  # of servers
_DAY = (1980, 1, 1, 0, 0, 0)  # the first one that ZIP knows: an archive tells no time, so that equal ones are equal
_TAG = re.compile(r"<[a-z][^<>]*>")  # in texts and in what attributes say, both signs are written otherwise
_LINK = re.compile(r'(\s(?:(?:href|action|data-target)="|content="0; url=))([^":?#]*)(?=[?#"])')


def archive(contents: Mapping[str, bytes]) -> bytes:
    """The archive. `contents`: path below the site → content, of all files; what only a server needs is left out."""
    files = {path: data for path, data in contents.items() if not APART.fullmatch(path)}
    roots = tuple(_roots(files))  # found once: each page asks for its own
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for path, data in sorted((files | dict(_searches(files))).items()):
            if path.endswith(INDEX):  # it is a part of the script
                continue
            info = zipfile.ZipInfo(INSIDE + path, _DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            target.writestr(info, _page(data.decode(), path, files, roots) if path.endswith(".html") else data)
    return packed.getvalue()


def _page(html: str, path: str, files: Mapping[str, bytes], roots: Iterable[str]) -> str:
    """A page with links to files, that tells its scripts where the search is."""

    def link(found: re.Match[str]) -> str:
        page = normpath(join(dirname(path), unquote(found[2]), "index.html"))
        return found[0] + "index.html" if found[2].endswith("/") and page in files else found[0]

    root = next((root for root in roots if root and path.startswith(root)), "")
    search = relpath(root + SEARCH, dirname(path) or ".")
    marked = html.replace(" lang=", f' data-folder="{search}" lang=', 1)  # the first one is that of the page
    in_folder = marked.replace(policy.META, policy.META_IN_FOLDER, 1)
    return _TAG.sub(lambda tag: _LINK.sub(link, tag[0]), in_folder)


def _roots(files: Mapping[str, bytes]) -> Iterator[str]:
    """Below what languages stand."""
    return (path.removesuffix(INDEX) for path in files if path.endswith(INDEX))


def _searches(files: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    worker = next((data.decode() for path, data in files.items() if WORKER.fullmatch(path)), "")
    for root in _roots(files):
        index = unpacked(files[root + INDEX])
        script = f"strategyFolder={{worker:{json.dumps(worker)},index:{index}}}"
        yield root + SEARCH, script.encode()
