"""Every address and anchor that the site answers, below the root of any language, and what stands there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from strategy.addresses import downloads, permalinks
from strategy.addresses.host_names import is_of_host
from strategy.model import Bodies, Strategy, editions, withdrawn_of
from strategy.model.progress import COUNTED
from strategy.model.updates import STATUSES
from strategy.model.ways import Ways
from strategy.reading.documents import FOLDER, heading_ids, is_left_out, is_page

ID = "<id>"
NUMBER = "<number>"
PAGE = "<page>"
YEAR = "<year>"
MONTH = "<month>"
AREAS = "#areas"
NO_WAYS = Ways()
NO_BODIES = Bodies()
_MADE = (downloads.FOLDER, permalinks.INTERFACE, permalinks.INDICATORS, permalinks.PROGRESS)
_TABLES_OF_BODIES = tuple(f"{downloads.FOLDER}{form}{permalinks.BODIES}" for form in ("", downloads.COMMAS))
_UPDATE = re.compile(rf"{permalinks.UPDATES}([0-9]{{4}})-")  # the page of an update, and its year
# What the templates and the exports promise of every page of a kind; a test looks for it on the built site.
PATTERNS = (
    "#goals",
    permalinks.NUMBERS,
    *(f"data/#{name}" for name in ("files", "tables", "api", "fields", "columns")),
    *(f"data/fields/#{name}" for name in ("api", "columns")),
    permalinks.feed(),
    permalinks.number_feed(NUMBER),
    permalinks.PROGRESS,
    "changes/feed.xml",
    f"changes/{YEAR}/",
    f"changes/{MONTH}/",
    f"{PAGE}index.md",
    f"{PAGE}card.png",
    "llms.txt",
    "sitemap.xml",
    "robots.txt",
    *(f"{permalinks.INTERFACE}{name}.json" for name in ("index", "strategy", "openapi", f"numbers/{NUMBER}")),
    *(f"{permalinks.INTERFACE}{name}.json" for name in ("updates", "changes", "texts")),
)


def patterns(strategy: Strategy) -> Iterator[str]:
    """What stands at every node of a level; the heading of areas, where there are some."""
    yield from PATTERNS
    if strategy.vision or withdrawn_of(strategy.vision):
        yield "#vision"
    yield from (permalinks.calendar(of) for of in (None, *editions.topmost(strategy)))
    if any(downloads.indicators(strategy)):
        yield from (permalinks.INDICATORS, f"{permalinks.INDICATORS}{ID}.png")
    yield from (permalinks.listing(level) for level in editions.levels(strategy))
    for level in strategy.levels:
        node = f"{level.key}/{ID}/"
        yield from (f"{node}{name}" for name in ("feed.xml", *permalinks.CITATIONS, "#cite", "#progress"))
        yield f"{permalinks.INTERFACE}{level.key}/{ID}.json"
        if level.key in strategy.reporting:
            yield from (f"embed/{node}", f"{node}{ID}.pdf")
        nodes = (one for one in editions.all_nodes(strategy) if one.level.key == level.key)
        if any(one.areas or withdrawn_of(one.areas) for one in nodes):
            yield f"{node}{AREAS}"


def _lists_of_progress(strategy: Strategy) -> Iterator[str]:
    """The ready lists of what was done, which stand from the first update on."""
    top = editions.topmost(strategy)
    yield from map(permalinks.of_top, top)
    names = (*STATUSES, *COUNTED, *(permalinks.permalink(node).removesuffix("/") for node in top))
    yield from (f"{permalinks.PROGRESS}{name}/" for name in names)


@dataclass(frozen=True)
class Entry:
    """An address and what it means; `line`: where the register says so."""

    address: str
    meaning: str
    line: int = 0

    def __str__(self) -> str:
        return f"/{self.address}  {self.meaning}".rstrip()


def hand_written(documents: Mapping[str, str], languages: tuple[str, ...]) -> Iterator[str]:
    """The addresses of hand-written pages, of the headings that have the same id in each language, and of other files.

    `documents` maps a path below docs/ ("about.md", "about.en.md", "updates/act.pdf") to its Markdown.
    """
    pages: dict[str, list[frozenset[str]]] = {}
    for path, text in documents.items():
        if not is_page(f"{FOLDER}{path}"):
            yield path
            continue
        if is_left_out(path, languages):
            continue
        _, address = permalinks.page_of_file(path, languages)
        pages.setdefault(address, []).append(heading_ids(text))
    yield from {permalinks.of_year(found[1]) for found in map(_UPDATE.match, pages) if found}
    for address, ids in pages.items():
        yield address
        yield from (f"{address}{name}" for name in permalinks.CITATIONS if _UPDATE.match(address))
        yield from (f"{address}#{name}" for name in frozenset.intersection(*ids))


def of_ways(ways: Ways) -> Iterator[str]:
    """The page of each way in, of each group of them, and of all by their names."""
    yield from (permalinks.WAYS[group] for group, _ in ways.groups())
    yield from map(permalinks.permalink, ways.every)
    if ways.every:
        yield from ("#ways", permalinks.A_TO_Z)


def is_of_ways(address: str) -> bool:
    return address.startswith((*permalinks.WAYS.values(), permalinks.A_TO_Z, "#ways"))


def is_made(address: str) -> bool:
    """Whether the program makes what is at an address of texts and updates, and no file of docs/ nor any one text."""
    return address.startswith(_MADE) or address.endswith(AREAS) or address == "#vision" or ID in address


def body_of(address: str) -> str | None:
    """The page of the body, or of all, that an address belongs to; None if it belongs to none."""
    if address.startswith(_TABLES_OF_BODIES):
        return f"{permalinks.BODIES}{address.rpartition('/')[2].removesuffix('.csv')}/"
    return address[: address.rfind("/") + 1] if address.startswith(permalinks.BODIES) else None


def of_bodies(bodies: Bodies) -> Iterator[str]:
    """The page, the feed, the calendar and the table of each body, and the page of them all."""
    for id_ in (ID, *(body.id for body in bodies.bodies)) if bodies.bodies else ():
        yield from (f"{permalinks.BODIES}{id_}/{name}" for name in ("", "feed.xml", permalinks.CALENDAR))
        yield from (f"{tables}{id_}.csv" for tables in _TABLES_OF_BODIES)
    yield from (permalinks.BODIES,) if bodies.bodies else ()


def published(
    strategy: Strategy, documents: Mapping[str, str], ways: Ways = NO_WAYS, bodies: Bodies = NO_BODIES
) -> tuple[Entry, ...]:
    """What the site answers today, with the whole text of the official language as its meaning."""
    official = strategy.languages[0]
    lasting = {path: text for path, text in documents.items() if not is_of_host(path)}
    written = tuple(hand_written(lasting, strategy.languages))
    formerly_below = editions.formerly_below(strategy)
    return (
        *(Entry(address, "") for address in written),
        *(Entry(address, "") for address in (_lists_of_progress(strategy) if any(map(_UPDATE.match, written)) else ())),
        *(Entry(address, "") for address in chain(patterns(strategy), of_ways(ways), of_bodies(bodies))),
        *(Entry(file.address, "") for file in downloads.of_strategy(strategy)),
        *(
            _of_text(f"#{permalinks.anchor(one)}", one.text[official])
            for one in (*strategy.vision, *withdrawn_of(strategy.vision))
        ),
        *(
            _of_text(f"#{permalinks.anchor(node)}", node.title[official])
            for node in (*strategy.children, *withdrawn_of(strategy.children))
        ),
        *(
            _of_text(f"{permalinks.permalink(node)}#{permalinks.anchor(child)}", child.title[official])
            for node in editions.all_nodes(strategy)
            for child in (*node.children, *formerly_below.get(node.id, ()))
        ),
        *(
            _of_text(f"{permalinks.permalink(node)}#{permalinks.anchor(area)}", area.text[official])
            if area
            else _of_text(permalinks.permalink(node), node.title[official])
            for node, area in editions.by_reference(strategy).values()
        ),
        *(
            _of_text(f"{permalinks.permalink(node)}#{permalinks.INDICATOR}{indicator.id}", indicator.name[official])
            for node in editions.all_nodes(strategy)
            for indicator in node.indicators
        ),
        *(
            Entry(permalinks.by_code(code), f"→ /{permalinks.permalink(meaning.node)}")
            for code, found in editions.meanings(strategy).items()
            for meaning in found
        ),
    )


def _of_text(address: str, text: str) -> Entry:
    """What a text says behind an arrow is no number, whose promise to lead there nobody could take back."""
    return Entry(address, text.lstrip("→ "))
