"""Addresses: what stands where on the site, and which address leads on to which.

An address is relative to the site's root, without a leading slash: "tasks/farm-output/", "en/tasks/farm-output/".
"""

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from strategy.model import Area, Body, Level, Node, Paragraph, Strategy, codes, editions
from strategy.model.editions import Meaning
from strategy.model.updates import Update
from strategy.model.ways import Way

UPDATES = "updates/"  # the page of all updates
INTERFACE = "api/v1/"  # what programs read
NUMBERS = "editions/numbers.csv"  # the numbers of all nodes in all editions
PROGRESS = "progress/"  # the table of all that is reported on
CALENDAR = "calendar.ics"  # of terms and milestones
INDICATORS = "indicators/"  # of all nodes
CITATIONS = ("cite.bib", "cite.json", "cite.ris")  # beside a page
INDICATOR = "indicator-"  # and its id: an anchor on the page of its node
BODIES = "bodies/"  # who is responsible
STATUSES = "statuses/"  # what the statuses mean; each has its name as anchor
WAYS = {"topics": "topics/", "places": "places/", "people": "for/"}  # group of ways in → the page of them all
A_TO_Z = "a-z/"  # all ways in by their names


def root(lang: str, strategy: Strategy) -> str:
    """The address below which a language stands: "" for the official one, "en/" for English."""
    return "" if lang == strategy.languages[0] else f"{lang}/"


def permalink(one: Node | Update | Way) -> str:
    """The permanent address of a node, an update or a way in below the root of any language."""
    match one:
        case Node():
            return f"{one.level.key}/{one.id}/"
        case Way():
            return f"{WAYS[one.group]}{one.id}/"
        case _:
            return f"{UPDATES}{one.id}/"


def in_register(name: str, code: str) -> str:
    """Where another register shows what it has under a code: "dream" or "prozorro"."""
    if name == "dream":
        return f"https://dream.gov.ua/ua/project/{code}/profile"
    kind = "plan" if code.startswith("UA-P-") else "tender"
    return f"https://prozorro.gov.ua/{kind}/{code}"


def listing(level: Level) -> str:
    """The address of the list of a level's nodes, below the root of any language."""
    return f"{level.key}/"


def page_of_file(path: str, languages: Sequence[str]) -> tuple[str, str]:
    """The language of a hand-written page, and its address below the root of any, by its path below docs/.

    >>> page_of_file("publish/server.en.md", ("uk", "en"))
    ('en', 'publish/server/')
    """
    stem = path.removesuffix(".md")
    lang = next((lang for lang in languages if stem.endswith(f".{lang}")), languages[0])
    stem = stem.removesuffix(f".{lang}")
    return lang, "" if stem == "index" else f"{stem.removesuffix('/index')}/"


def of_source(path: str, strategy: Strategy) -> str:
    """The address of a hand-written page in its language, by its path below docs/."""
    lang, address = page_of_file(path, strategy.languages)
    return root(lang, strategy) + address


def document(lang: str) -> str:
    """The address of the PDF file of the whole strategy."""
    return f"downloads/strategy.{lang}.pdf"


def embedded(node: Node) -> str:
    """The address of a node's card for other sites, below the root of any language."""
    return f"embed/{permalink(node)}"


def anchor(part: Area | Paragraph | Node) -> str:
    """The permanent anchor of an area on its task's page, of a paragraph of the vision, of a node on a page above."""
    match part:
        case Area():
            return f"area-{part.id}"
        case Paragraph():
            return f"vision-{part.id}"
        case _:
            return f"{part.kind}-{part.id}"


def feed(node: Node | None = None) -> str:
    """The permanent address of the feed of a node, or of the whole site, below the root of any language."""
    return f"{permalink(node) if node else UPDATES}feed.xml"


def calendar(of: Node | Body | None = None) -> str:
    """The address of the calendar of a node, of a body or of everything, below the root of any language."""
    place = permalink(of) if isinstance(of, Node) else f"{BODIES}{of.id}/" if of else ""
    return f"{place}{CALENDAR}"


def of_year(year: int | str) -> str:
    """The address of the list of a year's updates, below the root of any language."""
    return f"{UPDATES}{year}/"


def of_top(node: Node) -> str:
    """The address of the list of all updates about a topmost node and what stands below it."""
    return f"{UPDATES}{permalink(node)}"


def number_feed(code: str) -> str:
    """The address by official number of a feed, below the root of any language."""
    return f"{by_code(code)}feed.xml"


def by_code(code: str) -> str:
    """The short address by official number, below the root of any language."""
    return f"{codes.address(code)}/"


def redirected(strategy: Strategy) -> Mapping[str, str]:
    """Every address that leads on to another, in every language."""
    return {
        root(lang, strategy) + number: root(lang, strategy) + permalink(node)
        for lang in strategy.languages
        for number, node in by_number(strategy).items()
    }


def by_number(strategy: Strategy) -> Mapping[str, Node]:
    """Short addresses by official number that lead on, "1.1.2/" → the only node that ever had the number."""
    return {by_code(code): found[0].node for code, found in editions.meanings(strategy).items() if len(found) == 1}


def ambiguous(strategy: Strategy) -> Mapping[str, tuple[Meaning, ...]]:
    """Short addresses by a number that meant different nodes in different editions: they tell all."""
    return {by_code(code): found for code, found in editions.meanings(strategy).items() if len(found) > 1}


def absolute(site: str, address: str) -> str:
    """An address of the site with that of its root before it, as programs expect it; on pages letters stay letters.

    >>> absolute("/", "А.1/feed.xml")
    '/%D0%90.1/feed.xml'
    """
    return site + quote(address, safe="/#")


def relative(target: str, page: str) -> str:
    """The link from one address of the site to another, so that the site works below any path.

    >>> relative("tasks/b/#area-2", "en/tasks/a/")
    '../../../tasks/b/#area-2'
    """
    path, hash_, fragment = target.partition("#")
    *here, _ = page.split("/")
    *there, name = path.split("/")
    different = (depth for depth, (a, b) in enumerate(zip(here, there, strict=False)) if a != b)
    shared = next(different, min(len(here), len(there)))
    link = "../" * (len(here) - shared) + "/".join((*there[shared:], name))
    return (link or "./") + hash_ + fragment
