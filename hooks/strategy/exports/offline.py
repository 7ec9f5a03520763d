"""The site for times without a network: what a browser keeps of a language, and the worker that answers from it
(Service Workers, W3C)."""

import gzip
import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from strategy.search import unpacked

WORKER = "sw.js"  # at the root: a worker answers only for what stands below it
SCRIPT = "components/offline/service-worker.js"  # below overrides/
NO_COPIES = "components/offline/preview-worker.js"
FOLDER = "offline/"
SEARCH = "search/index.json"
PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".ico")
SHOWN = re.compile(r'<(?:img|link)(?:\s+[\w-]+(?:="[^"]*")?)*?\s+(?:src|href)="([^":?#]+)"')  # of this site


def is_kept(path: str) -> bool:
    """Whether a file may be one that pages need: they themselves, what they load, and what they show."""
    return path.endswith((".html", ".css", ".js", ".svg", SEARCH)) or is_picture(path)


def is_picture(path: str) -> bool:
    """Whether it is a picture that a page may show. Share cards are for messengers."""
    return path.lower().endswith(PICTURES) and path.rpartition("/")[2] != "card.png"


def bundle(contents: Mapping[str, bytes]) -> str:
    """JSON of what is kept: {texts: path → text, files: path → [SHA-256, bytes] of pictures that pages show}.

    `contents`: path below the site → content of all that may be kept.
    """
    texts = {
        path: unpacked(data) if path.endswith(SEARCH) else data.decode()
        for path, data in sorted(contents.items())
        if not path.lower().endswith(PICTURES)
    }
    shown = {picture for path, text in texts.items() for picture in _shown(path, text)}
    files = {
        path: [_digest(contents[path]), len(contents[path])] for path in sorted(shown & contents.keys() - texts.keys())
    }
    return json.dumps({"texts": texts, "files": files}, ensure_ascii=False, separators=(",", ":"))


def _shown(path: str, text: str) -> Iterator[str]:
    if path.endswith(".html"):
        yield from (normpath(join(dirname(path), unquote(source))) for source in SHOWN.findall(text))


def worker(script: str, bundles: Mapping[str, str], roots: Mapping[str, str]) -> str:
    """The worker of a publication: its script, told what there is.

    `bundles`: language → what is kept of it; `roots`: language → the address below which it stands.
    """
    told = {
        lang: {
            "path": address(lang),
            "digest": _digest(text.encode()),
            "root": roots[lang],
            "size": len(gzip.compress(text.encode())) + sum(size for _, size in json.loads(text)["files"].values()),
        }
        for lang, text in bundles.items()
    }
    version = _digest(json.dumps(told, sort_keys=True).encode())[:16]
    publication = json.dumps({"version": version, "bundles": told}, separators=(",", ":"))
    return f"self.publication={publication};\n{script}"


def address(lang: str) -> str:
    """The address of what is kept of a language."""
    return f"{FOLDER}{lang}.json"


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
