"""The strategy in one language → specifications of its pages: what stands on each, and beside what."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from strategy.addresses import permalinks
from strategy.i18n import Catalogue
from strategy.model import Body, Level, Node, Strategy, editions
from strategy.model.editions import Meaning
from strategy.model.updates import Record, Update
from strategy.model.ways import Way


@dataclass(frozen=True)
class Page:
    """One page of one language.

    `kind` names the template that draws it: "node" is the page of a node, "update" that of an update; "home", "search",
    "updates", "cite" and "text" are hand-written; "level" lists the nodes of a `level`; "withdrawn" is what stays of a
    node, "number" tells all that a number meant; "missing" and "offline" are shown where there is no page. `meanings`
    belong to pages of numbers and withdrawn nodes: these have one, with the editions in which it had its last number.
    "way" is the page of a `way` in, "ways" lists those of its `group`, "a-to-z" all by their names. `address` is
    relative to the site's root.
    `trail` holds the nodes above, the topmost first; `previous` and `next` are neighbours of the same kind.
    `written_in` is the language of the text, where it is not that of the page: nobody has translated it yet.
    `searched`: whether readers' search finds it; pages for staff keep out of the way. `headed`: it finds
    them by their headings alone, as the site's own papers: a reader asks the strategy.
    `body`: the responsible body that a page is about; `year` or `top`: whose updates it lists.
    """

    kind: str
    lang: str
    address: str
    title: str
    description: str
    node: Node | None = None
    trail: tuple[Node, ...] = ()
    siblings: tuple[Node, ...] = ()
    previous: Node | Update | None = None
    next: Node | Update | None = None
    written_in: str | None = None
    searched: bool = True
    headed: bool = False
    update: Update | None = None
    meanings: tuple[Meaning, ...] = ()
    body: Body | None = None
    level: Level | None = None
    group: str = ""
    way: Way | None = None
    year: int | None = None
    top: Node | None = None

    @property
    def subject(self) -> Node | None:
        """The node whose place in the data is the source of this page."""
        return self.meanings[0].node if self.meanings else self.node

    @property
    def quoted(self) -> Node | None:
        """The node whose text stands on this page, withdrawn or not."""
        return self.meanings[0].node if self.kind == "withdrawn" else self.node

    @property
    def is_text(self) -> bool:
        """Whether nothing stands on it but what somebody wrote for it."""
        return self.kind in {"text", "help", "update"}

    @property
    def canonical_language(self) -> str:
        """The language of the page that search engines are to know: where only the frame is translated, the other."""
        return self.written_in if self.written_in and self.is_text else self.lang

    @property
    def anywhere(self) -> bool:
        """Whether it is shown at addresses of others."""
        return self.kind in {"missing", "offline"}

    @property
    def card(self) -> str:
        """The address of the picture that is shown where somebody shares the page."""
        return f"{self.address}card.png"

    @property
    def pdf(self) -> str:
        """The address of a node's PDF file."""
        return f"{self.address}{self.quoted.id}.pdf"

    def in_language(self, lang: str, strategy: Strategy) -> str:
        """The address of this page in another language."""
        below = self.address.removeprefix(permalinks.root(self.lang, strategy))
        return permalinks.root(lang, strategy) + below


def described(node: Node, above: Sequence[Node], lang: str) -> str:
    """What a search engine or a messenger shows below the title: what the node holds, in its own words; where it holds
    nothing, what it is, and below what it stands."""
    place = "; ".join(f"{one.label(lang)}. {one.title[lang]}" for one in (node, *reversed(above)))
    return shortened(_held(node, lang) or place)


def _held(node: Node, lang: str) -> str:
    return "; ".join(
        part[lang] for part in (*(area.text for area in node.areas), *(child.title for child in node.children))
    )


def of_strategy(strategy: Strategy, lang: str) -> tuple[Page, ...]:
    """A page for every node, in the order of the document, then those that keep links alive."""
    return (*_of_today(strategy, lang), *_of_the_past(strategy, lang))


def _of_today(strategy: Strategy, lang: str) -> Iterator[Page]:
    previous, following = {}, {}
    for level in strategy.levels:
        for left, right in pairwise(node for node in strategy.nodes() if node.level.key == level.key):
            previous[right.id], following[left.id] = left, right
    for *trail, node in strategy.branches():
        yield Page(
            kind="node",
            lang=lang,
            address=permalinks.root(lang, strategy) + permalinks.permalink(node),
            title=node.title[lang],
            description=described(node, trail, lang),
            node=node,
            trail=tuple(trail),
            siblings=trail[-1].children if trail else strategy.children,
            previous=previous.get(node.id),
            next=following.get(node.id),
        )


def _of_the_past(strategy: Strategy, lang: str) -> Iterator[Page]:
    """Withdrawn nodes, and numbers that meant different nodes."""
    words = Catalogue(lang).text
    root = permalinks.root(lang, strategy)
    for node in strategy.withdrawn():
        yield Page(
            kind="withdrawn",
            lang=lang,
            address=root + permalinks.permalink(node),
            title=words("withdrawn.title", name=node.level.name[lang], title=node.title[lang]),
            description=shortened(
                words("withdrawn.description", text=shortened(_held(node, lang)) or node.title[lang])
            ),
            meanings=(editions.last_meaning(node, strategy),),
        )
    for number, found in permalinks.ambiguous(strategy).items():
        code = number.rstrip("/")
        titles = "; ".join(meaning.node.title[lang] for meaning in found)
        yield Page(
            kind="number",
            lang=lang,
            address=root + number,
            title=words("number.heading", code=code),
            description=shortened(words("number.description", code=code, titles=titles)),
            meanings=found,
        )


def of_levels(strategy: Strategy, lang: str) -> Iterator[Page]:
    """What stands at the folder of a level: its nodes as a list."""
    for level in editions.levels(strategy):
        titles = "; ".join(node.title[lang] for node in strategy.nodes() if node.level.key == level.key)
        yield Page(
            kind="level",
            lang=lang,
            address=permalinks.root(lang, strategy) + permalinks.listing(level),
            title=level.plural(lang),
            description=shortened(f"{level.plural(lang)}: {titles}"),
            level=level,
        )


def of_updates(record: Record, strategy: Strategy, lang: str) -> tuple[Page, ...]:
    """A page for every update, newest first; `previous` is the older one. What was withdrawn stands beside no other."""
    words = Catalogue(lang)
    places = {update.id: place for place, update in enumerate(record.updates)}
    found, newer = [], None
    for update in record.every_update:
        place = places.get(update.id)
        older = record.updates[place + 1 : place + 2] if place is not None else ()
        described_by = "; ".join(f"{node.label(lang)}. {node.title[lang]}" for node in update.nodes)
        day = words.date(update.date).rstrip(".") + (f", {update.time}" if update.time else "")
        found.append(
            Page(
                kind=update.kind,
                lang=lang,
                address=permalinks.root(lang, strategy) + permalinks.permalink(update),
                title=update.wording(lang).title,
                description=shortened(f"{update.wording(lang).title} — {day}. {described_by}"),
                previous=older[0] if older else None,
                next=newer if place is not None else None,
                written_in=update.written_in(lang) if update.written_in(lang) != lang else None,
                update=update,
                searched=not update.withdrawn,
            )
        )
        newer = newer if place is None else update
    return tuple(found)


def lists_of_updates(record: Record, strategy: Strategy, lang: str) -> Iterator[Page]:
    """A page for each year that updates tell of, and for each topmost node as soon as there is any; they stay when all
    of the updates are withdrawn."""
    for node in editions.topmost(strategy) if record.every_update else ():
        title = Catalogue(lang).text("update.of_top", name=node.short_heading(lang))
        address = permalinks.root(lang, strategy) + permalinks.of_top(node)
        yield Page("updates-of", lang, address, title, f"{title}. {strategy.name[lang]}", top=node)
    for year in dict.fromkeys(update.date.year for update in record.every_update):
        title = Catalogue(lang).text("update.of_year", year=year)
        address = permalinks.root(lang, strategy) + permalinks.of_year(year)
        yield Page("updates-of", lang, address, title, f"{title}. {strategy.name[lang]}", year=year)


def shortened(text: str, limit: int = 200) -> str:
    """A text cut after a word, where it is too long for those who show it."""
    return text if len(text) <= limit else text[:limit].rsplit(" ", 1)[0].rstrip(" ,;:(") + "…"
