"""A built site as the tests look at it: its files and pages by address, and a server for the browser."""

import fcntl
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag, urljoin, urlsplit

import lxml.html
from lxml.html import HtmlElement

from strategy.addresses import permalinks
from strategy.checking.promises import PUBLISHED
from strategy.exports import citations
from strategy.model import Strategy

ROOT = Path(__file__).parents[1]
CACHE = ROOT / ".cache"  # only saves time
DATA = Path("data/goals.yaml")
AS_OF = "2026-11-25"  # the day for which marks are made
SETTINGS = {"AS_OF", "SITE_URL", "REPO_URL", "EDIT_URI", "SOURCE_DATE_EPOCH"}  # what a build takes from the environment
MISSING = "404.html"
ANYWHERE = (MISSING, "offline.html")  # shown at addresses of other pages
KINDS = ("home", "goal", "objective", "task", "text", "search", "missing")

# Where the site of the tests says that it is served, and where its sources are kept. No text of it leads to that host.
URL = "https://built.test/"
URL_BELOW = f"{URL}strategy/"
FORGE = {"REPO_URL": "https://forge.example.net/city/strategy", "EDIT_URI": "_edit/main/docs/"}


def build(project: Path, target: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """Build the project into the folder `target` as `make site` does; `settings` go into the environment."""
    clean = {name: value for name, value in os.environ.items() if name not in SETTINGS}
    return subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(target)],
        cwd=project,
        env={**clean, "AS_OF": AS_OF, "NO_MKDOCS_2_WARNING": "1", "PYTHONIOENCODING": "utf-8", **settings},
        capture_output=True,
        encoding="utf-8",
    )


def built(project: Path, target: Path, strategy: Strategy, url: str, **settings: str) -> "Website":
    """The site that a good project makes."""
    done = build(project, target, SITE_URL=url, **settings)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    return Website(target, url, strategy, said)


def built_once(
    folder: Path, prepare: Callable[[Path], object], strategy: Strategy, url: str, **settings: str
) -> "Website":
    """The site of the project that `prepare` puts at a path, built in a folder that test processes share.

    The first of them builds, the others wait and take.
    """
    folder.mkdir(exist_ok=True)
    project, site, kept = folder / "project", folder / "site", folder / "said.txt"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not kept.exists():
            prepare(project)
            kept.write_text(built(project, site, strategy, url, **settings).said, encoding="utf-8")
    return Website(site, url, strategy, kept.read_text(encoding="utf-8"))


def copy_project(target: Path) -> Path:
    """Copy what the site is built from into a new folder; every file of it is younger than the original."""
    leave_out = shutil.ignore_patterns("__pycache__")
    for name in ("data", "docs", "hooks", "overrides", "scripts"):
        shutil.copytree(ROOT / name, target / name, ignore=leave_out, copy_function=shutil.copyfile)
    for name in ("mkdocs.yml", "Makefile"):
        shutil.copyfile(ROOT / name, target / name)
    git = subprocess.run(["git", "rev-parse", "--absolute-git-dir"], cwd=ROOT, capture_output=True, encoding="utf-8")
    if git.returncode == 0:  # the copy tells the same history
        (target / ".git").write_text(f"gitdir: {git.stdout}", encoding="utf-8")
    copy_kept(ROOT, target)
    return target


def copy_kept(project: Path, target: Path) -> None:
    """Let a copy of a project have what its builds kept: thousands of files."""
    if (kept := project / CACHE.name).exists():
        shutil.copytree(kept, target / CACHE.name, copy_function=_linked_if_there)


def asset(folder: Path, name: str) -> Path:
    """A style sheet or script of a site by its name, "scripts/site.js"; the file is named by its content."""
    path = folder / "assets" / name
    (found,) = path.parent.glob(f"{path.stem}.*{path.suffix}")
    return found


def _linked_if_there(source: str, target: str) -> None:
    """Link what is kept, which nobody writes to again, or copy it; another test may be taking it away
    or putting it there just now."""
    if Path(source).name != Path(PUBLISHED).name:  # that is written to again
        with suppress(OSError):
            os.link(source, target)
            return
    with suppress(FileNotFoundError):
        shutil.copyfile(source, target)


def contents(folder: Path) -> dict[str, bytes]:
    """The content of every file, by its path below the folder."""
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


@dataclass(frozen=True)
class Website:
    """The folder of a built site, the absolute address that it was built for, and the strategy that it shows.

    Addresses are relative to the site's root: "" is the start page, "tasks/x/" stands for tasks/x/index.html.
    """

    folder: Path
    url: str
    strategy: Strategy
    said: str = ""  # by the build

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """The content of every file, by its path below the folder; of those packed for web servers the unpacked."""
        found = contents(self.folder)
        return {
            path: content
            for path, content in found.items()
            if not path.endswith((".br", ".gz")) or path[:-3] not in found
        }

    @cached_property
    def documents(self) -> Mapping[str, HtmlElement]:
        """Every HTML document, by its address."""
        return {
            path.removesuffix("index.html"): lxml.html.document_fromstring(content)
            for path, content in self.files.items()
            if path.endswith(".html")
        }

    @cached_property
    def redirects(self) -> Mapping[str, HtmlElement]:
        """The documents at short addresses by number."""
        numbers = permalinks.by_number(self.strategy)
        addresses = {permalinks.root(lang, self.strategy) + number for lang in self.languages for number in numbers}
        return {address: document for address, document in self.documents.items() if address in addresses}

    @cached_property
    def missing(self) -> Mapping[str, HtmlElement]:
        """The documents that are shown where there is no page, or no network."""
        return {address: page for address, page in self.documents.items() if address.endswith(ANYWHERE)}

    @cached_property
    def embeds(self) -> Mapping[str, HtmlElement]:
        """The cards of nodes for other sites."""
        nodes = (*self.strategy.nodes(), *self.strategy.withdrawn())
        addresses = {self.root(lang) + permalinks.embedded(node) for lang in self.languages for node in nodes}
        return {address: document for address, document in self.documents.items() if address in addresses}

    @cached_property
    def pages(self) -> Mapping[str, HtmlElement]:
        """The documents that a reader looks at: neither redirects nor missing pages, nor cards for other sites."""
        apart = {*self.redirects, *self.missing, *self.embeds}
        return {address: page for address, page in self.documents.items() if address not in apart}

    @property
    def languages(self) -> tuple[str, ...]:
        return self.strategy.languages

    def root(self, lang: str) -> str:
        return permalinks.root(lang, self.strategy)

    def language(self, address: str) -> str:
        """The language below whose root an address stands."""
        others = (lang for lang in self.languages[1:] if address.startswith(self.root(lang)))
        return next(others, self.languages[0])

    def twin(self, address: str, lang: str) -> str:
        """The address of the same page in another language."""
        return self.root(lang) + address.removeprefix(self.root(self.language(address)))

    def absolute(self, address: str) -> str:
        """The absolute address of a place on the site, as programs are told it."""
        return self.url + quote(address, safe="/#")

    def resolve(self, link: str, address: str) -> str:
        """The absolute address that a link leads to from a page."""
        return urljoin(self.url + address, link)

    def is_internal(self, absolute: str) -> bool:
        """Whether an absolute address is on the host of the site, below its path or not."""
        return urlsplit(absolute)[:2] == urlsplit(self.url)[:2]

    def is_broken(self, link: str, address: str) -> bool:
        """Whether a link on a page should lead to a place of the site and does not."""
        absolute = self.resolve(link, address)
        return self.is_internal(absolute) and not self.is_there(absolute)

    def is_there(self, absolute: str) -> bool:
        """Whether an absolute address leads to a file of the site and, where it names one, to an anchor."""
        place, fragment = urldefrag(absolute)
        address = unquote(urlsplit(place).path.removeprefix(urlsplit(self.url).path))
        if not place.startswith(self.url):
            return False
        if not fragment:
            return address in self.documents or address in self.files
        return address in self.documents and bool(self.documents[address].xpath("//*[@id=$id]", id=unquote(fragment)))


def addresses_of_kinds(strategy: Strategy) -> Mapping[str, str]:
    """One address below the root of a language for each of KINDS; of nodes those that hold the most."""
    nodes = sorted(strategy.nodes(), key=lambda node: (bool(node.areas), len(node.model_dump_json())))
    richest = {node.kind: permalinks.permalink(node) for node in nodes}
    return {**richest, "home": "", "text": "about/", "search": "search/", "missing": "no/such/page/"}


def quotation_of_first_area(website: Website, address: str) -> str:
    """What its button on the page of a task is to copy, in the official language."""
    strategy = website.strategy
    (task,) = (node for node in strategy.nodes() if permalinks.permalink(node) == address)
    return citations.of_node(task, strategy.languages[0], strategy, website.url).areas[1].quotation


def word_to_find(strategy: Strategy, lang: str) -> str:
    """What every search of its site finds, whatever staff make of the texts: the longest word of its titles."""
    titles = (node.title.get(lang, "") for node in strategy.nodes())
    return max((word for title in titles for word in title.split() if word.isalpha()), key=len)


def words(text: str) -> str:
    """A text with its white space as a reader sees it."""
    return " ".join(text.split())


def values(thing: object, key: str = "") -> Iterator[tuple[str, object]]:
    """(the nearest key above, value) of everything within JSON that holds nothing more."""
    match thing:
        case dict():
            for name, value in thing.items():
                yield from values(value, name)
        case list():
            for value in thing:
                yield from values(value, key)
        case _:
            yield key, thing


@contextmanager
def serve(folder: Path, path: str = "/") -> Iterator[str]:
    """Serve a built site below a path on this computer as static hosts do; yields the address of its root."""

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def __init__(self, *args: object) -> None:
            super().__init__(*args, directory=str(folder))

        def translate_path(self, url: str) -> str:
            inside = url.startswith(path)
            return super().translate_path(url.removeprefix(path.rstrip("/")) if inside else "/outside")

        def send_error(self, code: int, *args: object, **kwargs: object) -> None:
            body = (folder / MISSING).read_bytes()
            self.send_response(code)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}{path}"
    finally:
        server.shutdown()
        server.server_close()
