"""`make weights`: what a reader downloads of each kind of page, as gzip makes it; no time is measured.

Before anything is painted: the page itself and its style sheets. Before anything is touched: its scripts, pictures and
icon as well. At the first search: the search, its styles and the index of the language.
"""

import gzip
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

import lxml.html
from lxml.html import HtmlElement

MOST_PAINTED, MOST_PAGE, MOST_SEARCH = 14 * 1024, 20 * 1024, 45 * 1024  # bytes
MOST_REQUESTS = 4
# Years of the list of changes: how long a part may be was settled when the first were published, and their addresses
# stay. Nothing leads there but the list itself.
LONG, MOST_LONG = re.compile(r"(\w+/)?changes/(?!index\.html)"), 20 * 1024
SHORTEN = "Ці сторінки важчі, ніж треба для старого телефона: скоротіть їхній текст або поділіть його на дві сторінки."
FEWER = "Пошук важчий, ніж треба для старого телефона: приберіть зайві слова з data/search.yaml."
BLOCKING = "//link[@rel='stylesheet']/@href | //script[not(@defer)]/@src"
LATER = "//script[@defer]/@src | //link[@rel='icon']/@href | //img[not(@loading)]/@src"
SEARCH = "//form[@data-search]/@*[name()='data-script' or name()='data-worker' or name()='data-styles']"
INDEX = "//form[@data-search]/@data-index"


@dataclass(frozen=True)
class Weight:
    """Of a page, in bytes: the document, with what blocks painting, with all that comes by itself; the search."""

    document: int
    painted: int
    whole: int
    requests: int
    search: int


def weigh(folder: Path, path: str) -> Weight:
    """The page at `path` below the folder of a site."""
    page = lxml.html.document_fromstring((folder / path).read_bytes())
    document, blocking, later = size(folder / path), asked(page, BLOCKING, path), asked(page, LATER, path)
    painted = document + total(folder, blocking)
    whole = painted + total(folder, later - blocking)
    search = asked(page, f"{SEARCH} | {INDEX}", path)
    return Weight(document, painted, whole, 1 + len(blocking | later), total(folder, search))


def asked(page: HtmlElement, what: str, path: str) -> set[str]:
    """The paths of the files that a page names: relatively, or with the path of the site on its host where a page is
    shown anywhere."""
    manifest = next(iter(page.xpath("//link[@rel='manifest']/@href")), "")
    above = manifest.removesuffix(urljoin(f"/{path}", "site.webmanifest"))
    return {urljoin(f"/{path}", link).removeprefix(above).lstrip("/") for link in page.xpath(what)}


def total(folder: Path, paths: set[str]) -> int:
    return sum(size(folder / path) for path in paths)


@cache
def size(path: Path) -> int:
    """What is sent of a file: pictures are compressed already."""
    content = path.read_bytes()
    return len(content) if path.suffix == ".png" else len(gzip.compress(content, 9))


def kinds(folder: Path) -> Mapping[str, list[str]]:
    """Kind of page → the paths of all such pages, in all languages. A hand-written page is a kind of its own."""
    found: dict[str, list[str]] = {}
    for path in sorted(folder.rglob("*.html")):
        name = path.relative_to(folder).as_posix()
        lang = path.relative_to(folder).parts[0] if language(path) not in ("", language(folder / "index.html")) else ""
        address = name.removeprefix(f"{lang}/").removesuffix("index.html")
        first, _, rest = address.partition("/")
        kind = "a number" if first[:1].isdigit() and first != "404.html" else f"{first}/…" if rest else first or "start"
        found.setdefault(f"{kind} {lang}".strip(), []).append(name)
    return found


def too_heavy(folder: Path, paths: Iterable[str]) -> Iterator[str]:
    """What is above its limit on some pages: what staff write may make it so."""
    for path in paths:
        weight, most = weigh(folder, path), MOST_LONG if LONG.match(path) else MOST_PAINTED
        if weight.painted > most:
            yield f"{path}: painted {weight.painted} > {most}"
        if "tasks/" in path and (weight.whole > MOST_PAGE or weight.requests > MOST_REQUESTS):
            yield f"{path}: whole {weight.whole} > {MOST_PAGE}, or requests {weight.requests} > {MOST_REQUESTS}"


def too_heavy_search(folder: Path) -> Iterator[str]:
    """What is above its limit of the first search, in each language: words that staff add may make it so."""
    for path in (path for kind, paths in kinds(folder).items() if kind.startswith("start") for path in paths):
        if (search := weigh(folder, path).search) > MOST_SEARCH:
            yield f"{path}: search {search} > {MOST_SEARCH}"


def language(path: Path) -> str:
    return lxml.html.parse(str(path)).getroot().get("lang", "")


def rows(folder: Path) -> Iterator[tuple[str, int, Weight]]:
    """Each kind with the number of its pages and the weight of the heaviest."""
    for kind, paths in kinds(folder).items():
        yield kind, len(paths), max((weigh(folder, path) for path in paths), key=lambda weight: weight.whole)


def main(folder: Path) -> None:
    print(f"{'bytes, gzip':<32}{'pages':>6}{'document':>10}{'painted':>9}{'whole':>8}{'requests':>10}{'search':>8}")
    for kind, number, weight in rows(folder):
        print(
            f"{kind:<32}{number:>6}{weight.document:>10}{weight.painted:>9}{weight.whole:>8}{weight.requests:>10}"
            f"{weight.search:>8}"
        )
    print(f"{'at most':<32}{'':>16}{MOST_PAINTED:>9}{MOST_PAGE:>8}{MOST_REQUESTS:>10}{MOST_SEARCH:>8}")
    pages = [*too_heavy(folder, (path for paths in kinds(folder).values() for path in paths))]
    search = [*too_heavy_search(folder)]
    for lines, cure in ((pages, SHORTEN), (search, FEWER)):
        print(*lines, *([cure] if lines else []), sep="\n", end="\n" if lines else "")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "site"))
