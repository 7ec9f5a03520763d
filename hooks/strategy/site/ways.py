"""The pages of the ways in: one for each, one for each group of them, and all by their names from A to Z."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from strategy.addresses import permalinks
from strategy.addresses.passages import Passage
from strategy.i18n import Catalogue
from strategy.i18n.alphabet import by_letter
from strategy.model import Node
from strategy.model.texts import begun
from strategy.model.ways import Way, Ways
from strategy.site.pages import Page, shortened
from strategy.site.shared import Site


def pages(site: Site, lang: str) -> Iterator[Page]:
    """Every page of a language; none where there are no ways in."""
    words, root = Catalogue(lang).text, permalinks.root(lang, site.strategy)
    for group, ways in site.ways.groups():
        names = "; ".join(way.name[lang] for way in ways)
        title = words(f"ways.{group}.title")
        yield Page("ways", lang, root + permalinks.WAYS[group], title, shortened(f"{title}: {names}"), group=group)
        for way in ways:
            name, address = way.name[lang], root + permalinks.permalink(way)
            said = "; ".join(passage.text[lang] for passage in site.led_to[permalinks.permalink(way)])
            yield Page("way", lang, address, name, shortened(f"{name}: {said}"), group=group, way=way)
    if site.ways.every:
        yield Page("a-to-z", lang, root + permalinks.A_TO_Z, words("ways.a_to_z.title"), words("ways.a_to_z.text"))


def by_node(passages: Sequence[Passage]) -> list[tuple[Node | None, list[Passage]]]:
    """The passages of each node together; without a node those of the vision."""
    apart = [list(same) for _, same in groupby(passages, key=lambda passage: passage.node and passage.node.id)]
    return [(same[0].node, same) for same in apart]


@dataclass(frozen=True)
class Named:
    """A name by which a way in is looked for; `other`: whether its page is called differently."""

    name: str
    way: Way
    other: bool


def index(ways: Ways, lang: str) -> list[tuple[str, list[Named]]]:
    """Every name in a language, under its letter."""
    found: dict[str, list[Named]] = {}
    for way in ways.every:
        for at, name in enumerate(way.names(lang)):
            shown = begun(name)
            found.setdefault(shown, []).append(Named(shown, way, other=at > 0))
    letters = by_letter(Catalogue(lang).text("alphabet"), found)
    return [(letter, [named for name in names for named in found[name]]) for letter, names in letters]


def of_node(site: Site, node: Node) -> Mapping[str, tuple[Way, ...]]:
    """Group → the ways of it that lead to a node."""
    ways = site.ways_to.get(node.id, ())
    found = ((group, tuple(way for way in ways if way.group == group)) for group, _ in site.ways.groups())
    return {group: some for group, some in found if some}
