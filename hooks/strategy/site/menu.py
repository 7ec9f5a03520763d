"""The menus that every page has: in its header the ways into the site, in its foot by group all hand-written pages and
those of the generated ones that lead to others."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from strategy.addresses import permalinks
from strategy.reading import settings
from strategy.site import changelog, progress, ways
from strategy.site.pages import Page
from strategy.site.shared import Site

GOALS = "goals"
WAYS = {  # of the header, after the strategy itself: name → address below the root of a language
    "progress": permalinks.PROGRESS,
    "changes": changelog.ADDRESS,
    "data": "data/",
}
BELONGS = {permalinks.UPDATES: "progress", permalinks.BODIES: "progress"}  # to a way, without standing below it
STAFF = "staff"
STRATEGY = "strategy"  # where the generated ones stand
OTHER = "site"  # where a page stands that is in no group


@dataclass(frozen=True)
class MenuItem:
    """A page. `group`: its section in the settings; `kind`: of a generated one; `written_in`: the language of its
    title, where that is not the language of the menu."""

    address: str
    title: str
    group: str = OTHER
    kind: str = "page"
    written_in: str | None = None


@dataclass(frozen=True)
class Way:
    """An item of the header. `current`: what `aria-current` says of it, if anything."""

    name: str
    address: str
    current: str | None = None


def whole(written: Sequence[MenuItem], site: Site, lang: str) -> tuple[MenuItem, ...]:
    """The pages of a language that menus name; those that are generated come after the start page."""
    table = permalinks.root(lang, site.strategy) + permalinks.PROGRESS
    made = (*progress.pages(site, lang), *ways.pages(site, lang))
    leading = (page for page in made if page.kind in {"ways", "a-to-z"} or page.address == table)
    items = (MenuItem(page.address, page.title, STRATEGY, page.kind) for page in leading)
    return (*written[:1], *items, *written[1:])


def header(page: Page, menu: Iterable[MenuItem], root: str) -> tuple[Way, ...]:
    """The ways into the site from a page; those that have a page. `root`: of the language."""
    there = {item.address for item in menu}
    way_up = "true" if page.node else "page" if page.address == root else None
    ways = [Way(GOALS, f"{root}#{GOALS}", way_up)]
    for name, place in WAYS.items():
        address = root + place
        if address in there:
            current = "page" if page.address == address else "true" if _within(page.address, name, root) else None
            ways.append(Way(name, address, current))
    return tuple(ways)


def _within(address: str, name: str, root: str) -> bool:
    """Whether a page stands below a way or belongs to it."""
    belonging = (place for place, way in BELONGS.items() if way == name)
    return any(address.startswith(root + place) for place in (WAYS[name], *belonging))


def foot(menu: Iterable[MenuItem]) -> dict[str, list[MenuItem]]:
    """Group → its pages, without groups that have none."""
    groups = {group: [] for group in settings.GROUPS}
    for item in menu:
        groups[item.group if item.group in groups else OTHER].append(item)
    return {group: items for group, items in groups.items() if items}
